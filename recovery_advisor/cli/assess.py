"""``assess``: answers check-ins from options or JSON, one answer a check-in."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from recovery_advisor.advisor import Advisor
from recovery_advisor.cli.reading import Given, Input, read_check_ins
from recovery_advisor.cli.terminal import coloured
from recovery_advisor.model.advice import Advice
from recovery_advisor.model.errors import Described, InputError

_WISHES = ("equipment", "without", "focus", "minutes", "variant")


def run_assess(options: Namespace) -> int:
    """Answer every check-in and return how many were refused."""
    wishes = {name: getattr(options, name) for name in _WISHES}
    wishes = {name: given for name, given in wishes.items() if given is not None}
    advisor = Advisor.from_book(options.book, engine=options.engine)
    refused = 0
    with _check_ins(options) as source:
        for given in source.given:
            answered = _answer(advisor, given, wishes)
            refused += isinstance(answered, InputError)
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
    with _opened(options.file) as stream:
        yield read_check_ins(stream)


@contextmanager
def _opened(file: str | None) -> Iterator[BinaryIO]:
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


def _answer(advisor: Advisor, given: Given, wishes: Mapping[str, Any]) -> Advice | InputError:
    """The advice for one check-in. A fault of ours spoils this answer only, and is no leave."""
    if isinstance(given.value, InputError):
        return given.value
    check_in = dict(given.value)
    own = check_in.pop("preferences", None)
    try:
        if own is not None and not isinstance(own, dict):
            raise InputError("preferences", own, "an object of preferences")
        return advisor.assess(check_in, {**wishes, **(own or {})})
    except InputError as error:
        return error
    except Exception as error:
        fault = f"an answer: {type(error).__name__} in recovery_advisor, please report it"
        return InputError(None, Described("a check-in that failed"), fault)


def _write(answered: Advice | InputError, line: int, lines: bool, form: str) -> None:
    if form == "json":
        print(_as_json(answered, line))
    elif isinstance(answered, InputError):
        print(f"line {line}: {answered}" if lines else str(answered), file=sys.stderr)
    else:
        print(coloured(answered), end="\n\n" if lines else "\n")


def _as_json(answered: Advice | InputError, line: int) -> str:
    if isinstance(answered, Advice):
        return answered.model_dump_json()
    error = {
        "field": answered.field,
        "given": answered.given,
        "allowed": answered.allowed,
        "message": answered.message,
        "line": line,
    }
    return json.dumps({"error": error})
