"""Runs commands in which something can't be taken that may tell of an emergency."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable

from recovery_advisor.cli.printing import refuse
from recovery_advisor.cli.refusal import Refusal
from recovery_advisor.cli.terminal import coloured
from recovery_advisor.values.errors import InputError


def advice_first(run: Callable[[Namespace], int]) -> Callable[[Namespace], int]:
    """The ``run`` of a command that tells what can safely be said before it refuses."""

    def telling(options: Namespace) -> int:
        try:
            return run(options)
        except InputError as error:
            if error.advice is None:
                raise
            form = "json" if getattr(options, "format", "text") in ("json", "record") else "text"
            if form == "text":
                print(coloured(error.advice), end="\n\n", flush=True)
            return refuse(Refusal(error, 1, among_others=False), form)

    return telling
