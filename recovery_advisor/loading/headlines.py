"""Checks the headlines of the base pack: each says how urgent it is, or how much a person may do.

The check knows a few English words for each. It refuses a headline that lacks them, one that says
what a graver one says, and two that are the same; it can't tell whether a headline is well put.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from recovery_advisor.loading.place import Place
from recovery_advisor.values.errors import Gravity
from recovery_advisor.values.folding import folded

_Words = tuple[str, ...]
_AMBULANCE = ("emergency", "ambulance", "112", "911", "999")
_PROFESSIONAL = (
    *("professional", "doctor", "physician", "nurse", "midwife", "dentist", "pharmacist"),
    *("therapist", "physiotherapist", "specialist", "clinic", "clinician", "hospital", "medical"),
)
_WITHIN_TWO_WEEKS = ("two weeks", "2 weeks", "14 days", "fortnight")
_REST = ("rest", "pause", "stop")
_WAIT = (*_REST, "before", "first")

#: What each headline says, the gravest first: a word of each group.
_SAYS: Mapping[str, tuple[_Words, ...]] = {
    "emergency": (("now", "immediately"), _AMBULANCE),
    "see_professional": (("today",), _PROFESSIONAL),
    "consult_first_soon": (_WITHIN_TWO_WEEKS, _PROFESSIONAL, _WAIT),
    "also_soon": (_WITHIN_TWO_WEEKS, _PROFESSIONAL),
    "consult_first": (_PROFESSIONAL, _WAIT),
    "also_routine": (_PROFESSIONAL,),
    "rest": (_REST,),
    "mobility": (("gently", "gentle", "easy", "light", "mobility"),),
    "gradual_return": (("again", "gradual", "gradually", "gently", "slowly", "step by step"),),
    "full_programme": (("full", "whole", "all", "everything", "usual"),),
}
#: How soon a person needs somebody. No headline of a lesser urgency may say one of these.
_URGENCIES = (("emergency",), ("see_professional",), ("consult_first_soon", "also_soon"))


def check_headlines(lines: Mapping[str, str], place: Place) -> None:
    """Report each headline that does not say what its verdict means, or says another's.

    Args:
        lines: the headlines that are written, by their keys.
        place: where they are written.
    """
    first: dict[str, str] = {}
    for key, line in lines.items():
        fault = _fault(key, line)
        same = key if fault else first.setdefault(folded(line), key)
        if same != key:
            fault = f"the headlines {same} and {key} are the same; each says what it alone means"
        if fault:
            (place / key).fault(fault, Gravity.UNSAFE)


#: What takes back what a headline of an urgency says.
_TAKES_BACK = ("not call", "n't call", "no need", "not see", "n't see", "if you like", "wait")


def _fault(key: str, line: str) -> str | None:
    if any(key in urgency for urgency in _URGENCIES) and (back := _found(line, _TAKES_BACK)):
        return f"the headline {key} says {back[0]!r}, which takes back what it is for"
    lacking = [words for words in _SAYS[key] if not _found(line, words)]
    if lacking:
        such = " and ".join(f"one of: {', '.join(words)}" for words in lacking)
        return f"the headline {key} does not say {such}"
    for graver in _graver(key):
        said = ["/".join(_found(line, words)) for words in _SAYS[graver]]
        if all(said):
            such = " with ".join(said)
            return f"the headline {key} says what {graver} says ({such}); leave that to {graver}"
    return None


def _graver(key: str) -> Iterator[str]:
    """The headlines of a greater urgency."""
    for urgency in _URGENCIES:
        if key in urgency:
            return
        yield from urgency


def _found(line: str, words: _Words) -> list[str]:
    return [word for word in words if re.search(rf"\b{word}\b", line, re.IGNORECASE)]
