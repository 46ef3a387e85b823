"""Writes the code of a cell as SQL text, as the codes of ``cells.py`` have it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum, auto
from typing import Protocol

from recovery_advisor.tables.cells import code_of
from recovery_advisor.values.scale import Scale
from recovery_advisor.values.text_answers import spellings

Code = Callable[[object], int]

#: Each character that ``str.strip`` takes away.
WHITE_SPACE = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
#: As text, a band, or what Python makes of a missing value.
_NONE = "None"


class Kind(Enum):
    """What the cells of a column are."""

    WHOLE = auto()
    #: Numbers of any type.
    FLOAT = auto()
    TRUTH = auto()
    TEXT = auto()
    #: No answer, whatever it is.
    OTHER = auto()


class Dialect(Protocol):
    """What differs between the dialects of SQL."""

    def name(self, column: str) -> str:
        """A column's name, quoted."""
        ...

    def words(self, column: str) -> str:
        """The texts of a column, of which no two that differ are equal, whatever its collation."""
        ...

    def text(self, text: str) -> str:
        """A text, quoted."""
        ...

    def truth(self, column: str) -> str:
        """The truths of a column; what holds anything else fails."""
        ...

    def is_nan(self, number: str) -> str:
        """Where a number is NaN; asked first, as no comparison can be trusted with it."""
        ...

    def trimmed(self, text: str) -> str:
        """A text without white space at its ends."""
        ...

    def plain_number(self, text: str) -> str:
        """A text that is a whole number, in its shortest form; any other as it is."""
        ...

    def look_up(self, codes: Mapping[str, int], text: str, other: int) -> str:
        """The code of a text, or another where it has none."""
        ...

    def joined(self, separator: str, texts: Sequence[str]) -> str:
        """Some texts behind each other, without those that are null."""
        ...


def cell(
    dialect: Dialect,
    column: str,
    kind: Kind | tuple[str, ...],
    code: Code,
    ends: tuple[int, int],
    scales: Sequence[Scale],
) -> str:
    """The code of a cell, null nowhere.

    Args:
        dialect: of SQL.
        column: the name of its column.
        kind: what the cells of the column are; for those of a list of words, the words.
        code: the code of what a cell may hold.
        ends: the least and the greatest whole number that may have a code of its own.
        scales: on which it may be an answer, the usual one first.
    """
    name, other = dialect.name(column), int(code(object()))
    blank = f"WHEN {name} IS NULL THEN {int(code(None))}"
    cases: list[str] = []
    match kind:
        case tuple() as words:
            each = " ".join(f"WHEN {dialect.text(one)} THEN {int(code(one))}" for one in words)
            return f"CASE {dialect.words(column)} {each} ELSE {int(code(None))} END"
        case Kind.WHOLE:
            cases += _number_cases(name, code, ends)
        case Kind.FLOAT:
            cases.append(f"WHEN {dialect.is_nan(name)} THEN {int(code(None))}")
            cases.append(f"WHEN NOT {name} BETWEEN {ends[0]} AND {ends[1]} THEN {other}")
            cases.append(f"WHEN {name} <> floor({name}) THEN {other}")
            cases += _number_cases(name, code, ends)
        case Kind.TRUTH:
            cases.append(f"WHEN {dialect.truth(column)} THEN {int(code(True))}")
            other = int(code(False))
        case Kind.TEXT:
            return _text_cell(dialect, dialect.words(column), code, scales)
    return f"CASE {' '.join([*cases, blank])} ELSE {other} END"


def are_in_order(kind: Kind | tuple[str, ...], code: Code) -> bool:
    """Whether a column is an enum the place of each of whose words is its severity."""
    return isinstance(kind, tuple) and all(
        code(word) == code_of(place) for place, word in enumerate(kind)
    )


def _text_cell(dialect: Dialect, name: str, code: Code, scales: Sequence[Scale]) -> str:
    """The code of a text: that of a word as it is spelt, else in small letters and trimmed."""
    usual = scales[0].words
    words = (*dict.fromkeys(word for scale in scales for word in spellings(scale)), "-0")
    quote, trimmed, other = dialect.text, dialect.trimmed(name), int(code(object()))
    spelt = " ".join(f"WHEN {quote(word)} THEN {int(code(word))}" for word in usual)
    padded = {word: int(code(f" {word} ")) for word in words}
    small = dialect.plain_number(f"lower({trimmed})")
    none = f"WHEN {trimmed} = {quote(_NONE)} THEN {int(code(_NONE))}"
    return (
        f"CASE {name} {spelt} ELSE CASE WHEN {name} IS NULL THEN {int(code(None))} {none}"
        f" ELSE {dialect.look_up(padded, small, other)} END END"
    )


def _number_cases(name: str, code: Code, ends: tuple[int, int]) -> Iterator[str]:
    """The cases of whole numbers, those that are a line together."""
    other = code(object())
    runs: list[list[int]] = []
    for number in (one for one in range(ends[0], ends[1] + 1) if code(one) != other):
        run = runs[-1] if runs else []
        steps = {code(b) - code(a) for a, b in zip(run, [*run[1:], number], strict=False)}
        if run and run[-1] == number - 1 and len(steps) == 1:
            run.append(number)
        else:
            runs.append([number])
    for first, *rest in runs:
        if not rest:
            yield f"WHEN {name} = {first} THEN {int(code(first))}"
            continue
        step = code(rest[0]) - code(first)
        line = f"{int(code(first)) - step * first} + {step} * CAST({name} AS INTEGER)"
        yield f"WHEN {name} BETWEEN {first} AND {rest[-1]} THEN {line}"
