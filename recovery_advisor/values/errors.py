"""Exceptions: each names the input at fault, what is allowed and what to try."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Self

from recovery_advisor.values.library_error import RecoveryAdvisorError

if TYPE_CHECKING:
    from recovery_advisor.values.advice import Advice

_SHOWN = 60
#: At most as many unknown names get a hint, so that time stays in proportion to the input.
MOST_HINTS = 100
#: The most characters of a line that a report shows, and the most of them before the caret.
_LINE, _BEFORE_CARET = 100, 70


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing in an input that can't be taken.

    Attributes:
        field: the field at fault, such as ``pain`` or ``screening.no``; ``None`` for the whole input.
        given: what was given, shortened for display.
        allowed: what may be given, in words.
        hint: what to try, as a sentence; empty where there is nothing more to say.
    """

    field: str | None
    given: str
    allowed: str
    hint: str = ""

    @classmethod
    def of(cls, field: str | None, given: object, allowed: str, hint: str = "") -> Self:
        """The fault of a value, whatever its type."""
        return cls(field, shown(given), allowed, hint.strip())

    @property
    def message(self) -> str:
        """One sentence with all of it, and the hint as another."""
        subject = f"{printable(self.field)}: " if self.field else ""
        hint = f" {self.hint}" if self.hint else ""
        return f"{subject}{self.given} was given; allowed: {self.allowed}.{hint}"


class InputError(RecoveryAdvisorError, ValueError):
    """A check-in or preferences can't be taken.

    Attributes:
        faults: everything that can't be taken, dangers first.
        advice: what can safely be said of the rest, be it an emergency; ``None`` where nothing was
            assessed.
        field: of the first fault, as the next two.
        given: what was given.
        allowed: what may be given.
        message: every fault, one on a line.
    """

    def __init__(self, field: str | None, given: object, allowed: str, hint: str = "") -> None:
        self._hold((Fault.of(field, given, allowed, hint),), None)

    @classmethod
    def of(cls, faults: Iterable[Fault], advice: "Advice | None" = None) -> Self:
        """The error of one or more faults."""
        error = cls.__new__(cls)
        error._hold(tuple(faults), advice)
        return error

    def _hold(self, faults: tuple[Fault, ...], advice: "Advice | None") -> None:
        self.faults: tuple[Fault, ...] = faults
        self.advice: Advice | None = advice
        self.field: str | None = faults[0].field
        self.given: str = faults[0].given
        self.allowed: str = faults[0].allowed
        self.message: str = "\n".join(fault.message for fault in faults)
        self.args = (self.message,)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self).of, (self.faults, self.advice)

    def __str__(self) -> str:
        return self.message


class WrongAnswer(InputError):
    """An answer in an interview is invalid; the answers given before are kept.

    ``advice`` is on these and on what can be read of the others: show it where it is urgent.
    """


class EventConflict(InputError):
    """Another event of this person is stored under the same id; nothing was written.

    A store raises it, with the id, where it is to keep two contents under one id.
    """

    def __init__(self, id: str) -> None:
        super().__init__(
            "id", id, "an id of its own, as another event of this person has it", _ONE_ID
        )


_ONE_ID = "Leave the id out, and record a correction as Amended."


class StoreError(RecoveryAdvisorError):
    """Events can't be written or read; nothing is lost, and nothing is permitted.

    Attributes:
        store: which store, such as the path of its file.
        doing: what it was to do.
        why: what went wrong.
        hint: what to try, as a sentence.
        advice: rest, with the urgency of what could be read, be it an emergency: of the other events of
            the person, or of the answers that were to be kept. ``None`` where nothing was assessed, as
            in every error that a store raises itself.
    """

    def __init__(
        self, store: str, doing: str, why: str, hint: str, advice: "Advice | None" = None
    ) -> None:
        super().__init__(store, doing, why, hint)
        self.advice: Advice | None = advice
        self.store: str = store
        self.doing: str = doing
        self.why: str = why
        self.hint: str = hint

    def __str__(self) -> str:
        return f"{self.store} could not {self.doing}: {self.why.rstrip('.')}. {self.hint}"


class Gravity(IntEnum):
    """Severity of a fault in rules, gravest first, which is the order of a report."""

    UNREADABLE = 0
    """A part could not be read, so its content was not checked."""
    UNSAFE = 1
    """If it were accepted, it could permit what it should not."""
    WRONG = 2
    """It breaks a rule of the format, and could permit nothing."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in a rules folder.

    Attributes:
        message: what is wrong, what is allowed and what to try.
        file: path of the file, relative to the folder.
        line: line number from 1, or ``None`` where the whole file is at fault.
        column: column number from 1, or ``None``.
        text: the line at fault as it stands in the file, or ``None``.
        gravity: how much it matters.
    """

    message: str
    file: str
    line: int | None = None
    column: int | None = None
    text: str | None = None
    gravity: Gravity = Gravity.WRONG

    def __str__(self) -> str:
        file = self.file if self.file.isprintable() else shown(self.file)
        where = (file, self.line, self.column)
        place = ":".join(str(part) for part in where if part is not None)
        return f"{place}: {self.message}"

    @property
    def shown(self) -> str:
        """The same with the line at fault under it, and a caret under the place."""
        if self.text is None or self.line is None or self.column is None:
            return str(self)
        start = max(0, self.column - 1 - _BEFORE_CARET)
        line = "".join(c if c.isprintable() else " " for c in self.text[start : start + _LINE])
        margin = f"{self.line:>6} | "
        caret = " " * (len(margin) - 2) + "| " + " " * (self.column - 1 - start) + "^"
        return f"{self}\n{margin}{line.rstrip()}\n{caret}"


class RulesError(RecoveryAdvisorError, ValueError):
    """A rules folder can't be loaded.

    Attributes:
        problems: every fault found, the gravest first, then by file and line.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems), key=_gravest_first))
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(problem.shown for problem in self.problems)


def _gravest_first(problem: Problem) -> tuple[Gravity, str, int, str]:
    return problem.gravity, problem.file, problem.line or 0, str(problem)


class EngineUnavailable(RecoveryAdvisorError, ImportError):
    """The engine asked for needs a library that is not installed."""


def printable(name: str) -> str:
    """The name, or its ``repr``, cut, when it is long or has characters that a terminal would obey."""
    return name if name.isprintable() and len(name) <= _SHOWN else shown(name)


class Described(str):
    """A description shown without quotes, in place of a value that can't be shown itself."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def shown(given: object) -> str:
    """The ``repr`` of a value, cut to fit on one line."""
    try:
        text = repr(given)
    except Exception:  # whatever a type that is not ours does when it is asked for its text
        text = f"a {type(given).__name__} that can't be shown"
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def at_most(number: int, faults: Sequence[Fault]) -> tuple[Fault, ...]:
    """The first of so many faults, the last of which then says how many more there are."""
    if len(faults) <= number:
        return tuple(faults)
    more = Described(f"{len(faults) - number + 1} more that can't be taken")
    return (*faults[: number - 1], Fault.of(None, more, "an input with fewer faults"))


def nearest(word: object, words: Iterable[str]) -> str:
    """`` Did you mean …?`` with the most similar known word, or an empty string."""
    near = similar(word, words)
    return f" Did you mean {near}?" if near else ""


def similar(word: object, words: Iterable[str]) -> str | None:
    """The most similar known word, or ``None``."""
    from difflib import get_close_matches  # imported late for start-up time: only errors need it

    return next(iter(get_close_matches(str(word)[:_SHOWN], list(words), n=1)), None)
