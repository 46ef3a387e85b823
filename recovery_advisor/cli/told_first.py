"""Tells whom to see today before a store is waited for, which may be locked for long."""

from __future__ import annotations

import sys
from argparse import Namespace

from recovery_advisor.cli.options.preferences import preferences_of
from recovery_advisor.cli.terminal import coloured
from recovery_advisor.history import Event, History
from recovery_advisor.history.telling import answers_in
from recovery_advisor.values.levels import REFERRED_NOW, Verdict


def tell_first(event: Event, history: History, options: Namespace) -> Verdict | None:
    """Print the advice on the answers of an event where it is to see somebody today.

    Beside JSON it goes to standard error.

    Returns:
        The referral that was told, if any.

    Raises:
        InputError: when the answers or preferences can't be taken, with the advice on the rest.
    """
    for answers in answers_in(event):
        advice = history.advisor.assess(answers, preferences_of(options))
        if advice.verdict in REFERRED_NOW:
            if options.format == "json":
                print(advice, end="\n\n", file=sys.stderr, flush=True)
            else:
                print(coloured(advice), end="\n\n", flush=True)
            return advice.verdict
    return None
