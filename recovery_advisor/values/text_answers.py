"""Reads answers as forms, CSV files and spreadsheets hold them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import Enum
from numbers import Integral, Real

from recovery_advisor.values.scale import UNKNOWN, Scale

_YES = frozenset({"yes", "y", "true", "on"})
_NO = frozenset({"no", "n", "false", "off"})
_BLANK = frozenset({"", "nan", "none", "null", "n/a", "na", "<na>", "nat", UNKNOWN})
_NOTHING = str(None)
#: What no band may be named, as it means another answer, or none, wherever that is text.
AMBIGUOUS_WORDS = (_YES | _NO | _BLANK) - {"yes", "no", "none", UNKNOWN}
#: Types of numpy and pandas that stand for a missing value.
_MISSING_TYPES = frozenset({"NAType", "NaTType"})
#: The scale on which somebody answered a question that is gone.
GONE = Scale(0, 2, ("no", "unsure", "yes"))
_WHOLE = re.compile(r"[+-]?[0-9]{1,9}(\.0{1,9})?")


class Doubtful(ValueError):
    """The text of an answer can be read in more than one way, or in none."""


def read_text_answer(given: object, scale: Scale) -> int | str | None:
    """The answer that is meant by what a form or a table holds; see ``CheckIn.from_text``.

    Args:
        given: text, a number, a boolean, or what stands for a missing value.
        scale: the scale of the question.

    Returns:
        A number on the scale, a word of it, or ``unknown``; ``None`` where nothing is answered.

    Raises:
        Doubtful: when it is not beyond doubt.
    """
    plain = plain_answer(given)
    if plain is None:
        return None
    if isinstance(plain, bool):
        return _of_bool(plain, scale)
    if isinstance(plain, str):
        text = plain.strip().lower()
        if plain.strip() == _NOTHING and _NOTHING.lower() in scale.bands:
            raise Doubtful(plain)  # the band, or what Python makes of a missing value
        if text in scale.bands or text == UNKNOWN:
            return text
        if text in _BLANK:
            return None
        if scale.denies and text in _YES | _NO:
            return _of_bool(text in _YES, scale)
        if not _WHOLE.fullmatch(text):
            raise Doubtful(text)
        plain = int(text.partition(".")[0])
    return _of_number(plain, scale)


def read_gone(given: object, now: Iterable[Scale]) -> int | str | None:
    """The answer to a question that is gone, as :func:`read_text_answer` reads it.

    Doubt is an answer to it, whether or not the questions that ask for it now know doubt. What is none
    of its words, such as a number, must be an answer to each of these.

    Args:
        given: text, a number, a boolean, or what stands for a missing value.
        now: the scales of the questions that ask for it now, at least one.

    Raises:
        Doubtful: when it is not beyond doubt.
    """
    try:
        return read_text_answer(given, GONE)
    except Doubtful:
        answer, *_ = [read_text_answer(given, scale) for scale in now]
        return answer


def is_blank(given: object) -> bool:
    """Whether a cell holds nothing, or what stands for a missing value."""
    try:
        plain = plain_answer(given)
    except Doubtful:
        return False
    return plain is None or (isinstance(plain, str) and plain.strip().lower() in _BLANK)


def read_for_urgency(given: object, scale: Scale) -> int | str:
    """What an answer that was refused may mean, so that no emergency is lost.

    As :func:`read_text_answer`; 1 is *yes* wherever that is a band, and so is *unsure* where it is none.
    What can't be read is *unsure* on a scale that has it, else unknown.
    """
    try:
        said = read_text_answer(given, _ONE_OR_DOUBT)
        if scale.denies and said in (1, "unsure") and said not in scale.bands:
            return "yes"
    except Doubtful:
        pass
    try:
        answer = read_text_answer(given, scale)
    except Doubtful:
        return "unsure" if "unsure" in scale.bands else UNKNOWN
    return UNKNOWN if answer is None else answer


_ONE_OR_DOUBT = Scale(0, 1, ("unsure",))


def spellings(scale: Scale) -> tuple[str, ...]:
    """The texts, trimmed and in small letters, that mean something: an answer, doubt, or none.

    Numbers are left out that are on no scale, and those spelt in another way, such as ``+3`` and 3.0.
    """
    numbers = map(str, range(min(scale.low, 0), max(scale.high, 1) + 1))
    return tuple(dict.fromkeys((*scale.bands, "unsure", *sorted(_YES | _NO | _BLANK), *numbers)))


def plain_answer(given: object) -> str | bool | int | None:
    """What is given as a type of Python's own; ``None`` for what stands for a missing value.

    Raises:
        Doubtful: for a number that is not whole, and what is no text, number or boolean.
    """
    if given is None or type(given).__name__ in _MISSING_TYPES:
        return None
    if isinstance(given, (str, bool)):
        return str.__str__(given) if isinstance(given, str) else given
    if isinstance(given, Enum):
        return plain_answer(given.value)
    if isinstance(given, (list, tuple)) and len(given) == 1:
        return plain_answer(given[0])  # as a form holds the one value of a field
    if type(given).__name__ in ("bool_", "bool"):  # numpy's is no bool of Python's
        return bool(given)
    try:
        if isinstance(given, Integral):
            return int(given)
        if isinstance(given, (Real, Decimal)):
            number = float(given)
            if number != number:
                return None
            if number.is_integer() and abs(number) < 1e9:
                return int(number)
    except Exception:  # whatever a number type that is not ours does
        pass
    raise Doubtful(type(given).__name__)


def _of_bool(given: bool, scale: Scale) -> str:
    if not scale.denies:
        raise Doubtful(given)
    return "yes" if given else "no"


def _of_number(given: int, scale: Scale) -> int | str:
    if scale.bands == ("no", "yes") and given in (0, 1):
        return scale.bands[given]
    if scale.worded or not scale.low <= given <= scale.high:
        raise Doubtful(given)
    return given
