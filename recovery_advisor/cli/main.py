"""Runs a command, and turns errors into a message and an exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from recovery_advisor.cli.misuse import Misuse
from recovery_advisor.cli.parser import parse
from recovery_advisor.cli.status import Status
from recovery_advisor.cli.streams import escaping_streams
from recovery_advisor.values.hidden import escaped
from recovery_advisor.values.library_error import RecoveryAdvisorError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``recovery-advisor`` and return its exit status, a :class:`~recovery_advisor.cli.status.Status`."""
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        with escaping_streams():
            return _run(arguments)
    except RecoveryAdvisorError as error:
        print(f"recovery-advisor: {escaped(str(error))}", file=sys.stderr)
        return Status.REFUSED


def _run(arguments: Sequence[str]) -> int:
    try:
        command, options = parse(arguments)
        status = command.run(options)
        sys.stdout.flush()
        return status
    except RecoveryAdvisorError as error:
        return _refused(error, arguments)
    except (KeyboardInterrupt, EOFError):
        print("\nStopped. Nothing was kept.", file=sys.stderr)
        return Status.INTERRUPTED
    except BrokenPipeError:
        # Python flushes standard output once more at exit; let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Status.UNREAD
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print(f"recovery-advisor: {error.strerror}; not all was written", file=sys.stderr)
        return Status.REFUSED


def _refused(error: RecoveryAdvisorError, arguments: Sequence[str]) -> Status:
    """Tell an emergency that stands among the arguments, then why they can't be taken."""
    from recovery_advisor.cli.emergency import tell_emergency  # imported on a refusal only

    tell_emergency(arguments, error)
    said = str(error) if isinstance(error, Misuse) else f"recovery-advisor: {error}"
    print(said, file=sys.stderr)
    return Status.REFUSED
