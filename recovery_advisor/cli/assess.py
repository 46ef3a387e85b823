"""``assess``: answers check-ins from options or JSON, one answer a check-in."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from recovery_advisor.advisor import Advisor
from recovery_advisor.cli.options import wishes_of
from recovery_advisor.cli.reading import Given, Input, read_check_ins
from recovery_advisor.cli.terminal import coloured
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.errors import Described, InputError, RecoveryAdvisorError

#: What is printed of an advice.
Shown = Callable[[Advice], str]
_SHOWN: dict[str, Shown] = {
    "text": coloured,
    "json": Advice.model_dump_json,
    "record": Advice.record,
}
#: Formats that are JSON Lines, refusals and all.
_A_LINE_EACH = ("json", "record")


def run_assess(options: Namespace) -> int:
    """Answer every check-in and return how many were refused."""
    return answer_each(options, _SHOWN[options.format])


def answer_each(options: Namespace, shown: Shown) -> int:
    """Print something of the advice for every check-in, and return how many were refused."""
    wishes = wishes_of(options)
    advisor = Advisor.from_book(options.book, engine=options.engine)
    refused = 0
    with _check_ins(options) as source:
        for given in source.given:
            answered = _answer(advisor, given, wishes, shown)
            refused += isinstance(answered, RecoveryAdvisorError)
            _write(answered, given.line, source.lines, options.format)
    return refused


@contextmanager
def _check_ins(options: Namespace) -> Iterator[Input]:
    answers = {
        name.partition(":")[2]: given
        for name, given in vars(options).items()
        if name.startswith("answer:") and given is not None
    }
    if options.screening is not None:
        answers["screening"] = options.screening
    if answers and options.file:
        raise InputError(None, options.file, "a file or answers as options, not both")
    if answers:
        yield Input(False, iter([Given(1, answers)]))
        return
    with opened(options.file) as stream:
        yield read_check_ins(stream)


@contextmanager
def opened(file: str | None) -> Iterator[BinaryIO]:
    """A file, or standard input, as bytes.

    Raises:
        InputError: when the file can't be read, or nothing is given on a terminal.
    """
    if file not in (None, "-"):
        try:
            stream = Path(str(file)).open("rb")  # noqa: SIM115 - closed by the with below
        except OSError as error:
            raise InputError("FILE", file, f"a file that can be read ({error.strerror})") from None
        with stream:
            yield stream
    elif file is None and sys.stdin.isatty():
        raise InputError(
            None, Described("nothing"), "answers as options such as --pain 2, or a FILE"
        )
    else:
        yield sys.stdin.buffer


def _answer(
    advisor: Advisor, given: Given, wishes: Mapping[str, Any], shown: Shown
) -> str | RecoveryAdvisorError:
    """What is printed for one check-in. A fault of ours spoils this answer only, and is no leave."""
    if isinstance(given.value, InputError):
        return given.value
    check_in = dict(given.value)
    own = check_in.pop("preferences", None)
    try:
        if own is not None and not isinstance(own, dict):
            raise InputError("preferences", own, "an object of preferences")
        return shown(advisor.assess(check_in, {**wishes, **(own or {})}))
    except InputError as error:
        return error
    except Exception as error:
        import logging  # only a fault needs it, and start-up time counts

        logging.getLogger("recovery_advisor").exception("a check-in was not answered")
        return RecoveryAdvisorError(
            f"This check-in could not be answered ({type(error).__name__})."
            " The fault is ours: please report it."
        )


def _write(answered: str | RecoveryAdvisorError, line: int, lines: bool, form: str) -> None:
    if isinstance(answered, RecoveryAdvisorError):
        _write_refused(answered, line, lines, form)
    else:
        apart = lines and form not in _A_LINE_EACH
        print(answered, end="\n\n" if apart else "\n", flush=lines)


def _write_refused(refused: RecoveryAdvisorError, line: int, lines: bool, form: str) -> None:
    if form in _A_LINE_EACH:
        print(_as_json(refused, line), flush=lines)
    else:
        print(f"line {line}: {refused}" if lines else str(refused), file=sys.stderr)


def _as_json(refused: RecoveryAdvisorError, line: int) -> str:
    where = {name: getattr(refused, name, None) for name in ("field", "given", "allowed")}
    return json.dumps({"error": {**where, "message": str(refused), "line": line}})
