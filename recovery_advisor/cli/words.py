"""``rules words``: what there is to translate."""

from __future__ import annotations

from argparse import Namespace

from recovery_advisor.loading.folder import load_book
from recovery_advisor.translation.messages import messages_of
from recovery_advisor.translation.template import template


def run_words(options: Namespace) -> None:
    """Print the gettext template of a rules folder.

    Raises:
        RulesError: with every fault found in the folder.
    """
    print(template(messages_of(load_book(options.folder))), end="")
