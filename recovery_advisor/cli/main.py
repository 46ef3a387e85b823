"""Runs a command and turns what can go wrong into a message and an exit status."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from io import TextIOWrapper
from typing import TextIO

from recovery_advisor.values.errors import Described, InputError, RecoveryAdvisorError

#: Every check-in was answered.
ANSWERED = 0
#: Something was refused: a check-in, an option, a rules folder. (`rules check`, `rules coverage`, `prove`,
#: `diff` and `replay` have a 1 of their own.)
REFUSED = 2
#: Stopped by Ctrl-C, as shells count it (128 + SIGINT), or by the end of what is typed.
INTERRUPTED = 130
#: Whoever read the output went away, as shells count it (128 + SIGPIPE).
UNREAD = 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``recovery-advisor`` and return its exit status.

    0: every check-in was answered. 2: something was refused. 130: Ctrl-C or Ctrl-D. 141: closed pipe.
    """
    try:
        _make_ready(sys.stdout, sys.stderr)
        status = _run(sys.argv[1:] if arguments is None else list(arguments))
        sys.stdout.flush()
        return status
    except RecoveryAdvisorError as error:
        print(f"recovery-advisor: {error}", file=sys.stderr)
        return REFUSED
    except (KeyboardInterrupt, EOFError):
        print("\nStopped. Nothing was kept.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Python flushes standard output once more at exit; let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNREAD
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print(f"recovery-advisor: {error.strerror}; not all was written", file=sys.stderr)
        return REFUSED


def _make_ready(*streams: TextIO | None) -> None:
    """Have each write what its encoding lacks as an escape.

    Raises:
        InputError: where one is closed.
    """
    for stream in streams:
        if stream is None or sys.stdin is None:
            raise InputError(None, Described("a closed stream"), "open standard streams")
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _run(arguments: list[str]) -> int:
    from recovery_advisor.cli.options import parse

    options = parse(arguments)
    if options.command == "assess":
        from recovery_advisor.cli.assess import run_assess

        return REFUSED if run_assess(options) else ANSWERED
    if options.command == "explain":
        from recovery_advisor.cli.explain import run_explain

        return REFUSED if run_explain(options) else ANSWERED
    if options.command == "demo":
        from recovery_advisor.cli.demo import run_demo

        run_demo()
    elif options.command == "rules":
        return _run_rules(options)
    elif options.command == "prove":
        return _run_prove(options)
    elif options.command == "diff":
        from recovery_advisor.cli.diff import run_diff

        return run_diff(options)
    elif options.command == "replay":
        from recovery_advisor.cli.replay import run_replay

        return run_replay(options)
    elif options.command == "interview":
        from recovery_advisor.cli.interview import run_command

        run_command(options)
    else:
        from recovery_advisor.cli.interview import run_interview

        run_interview()
    return ANSWERED


def _run_rules(options: Namespace) -> int:
    if options.look == "check":
        from recovery_advisor.cli.check import run_check

        return run_check(options)
    if options.look == "coverage":
        from recovery_advisor.cli.coverage import run_coverage

        return run_coverage(options)
    if options.look == "words":
        from recovery_advisor.cli.words import run_words

        run_words(options)
    elif options.look == "new":
        from recovery_advisor.cli.check import run_new

        run_new(options)
    else:
        from recovery_advisor.cli.rules import run_rules

        run_rules(options)
    return ANSWERED


def _run_prove(options: Namespace) -> int:
    if options.mutants:
        from recovery_advisor.cli.mutants import run_mutants

        return run_mutants(options)
    from recovery_advisor.cli.prove import run_prove

    return run_prove(options)
