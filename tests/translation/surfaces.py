"""Where people read texts of the library. A new place is one more line of ``SURFACES``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from recovery_advisor import Advice, Advisor
from recovery_advisor.values.translator import humanize

#: Keys of an advice's JSON whose value is no text for people: ids, codes, citations and hashes.
DATA = frozenset(
    [
        "answer",
        "available",
        "at",
        "needed",
        "threshold",
        "effect",
        "engine",
        "exercise",
        "focus_not_covered",
        "hold",
        "id",
        "kinds",
        "leads_to",
        "level",
        "locale",
        "missing",
        "phase",
        "question",
        "readiness",
        "regions",
        "rule",
        "rules",
        "sha256",
        "side",
        "texts_sha256",
        "title",
        "urgency",
        "verdict",
        "version",
        "way",
        "work",
        "worse",
    ]
)
#: Codes that stand under a key which elsewhere holds texts.
_CODES = frozenset({"too_little_time", "too_little_left", "unreadable_wish"})

#: Python, which is not translated.
ALL_OF_IT = "⟦All of it: ⟧print(advice.as_text())"

#: The texts that somebody reads who gets this advice from this advisor.
Surface = Callable[[Advisor, Advice], Iterator[str]]


def as_json(_: Advisor, advice: Advice) -> Iterator[str]:
    """Every value of the JSON that is not known to be data."""
    return _texts(advice.model_dump(mode="json"))


def _texts(value: Any, key: str = "") -> Iterator[str]:
    if key in DATA:
        return
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, key)
    elif isinstance(value, str) and value not in _CODES:
        yield value


def as_text(_: Advisor, advice: Advice) -> Iterator[str]:
    """The whole text and the screenful, without the lines that cite or say how to see all."""
    for text in (advice.as_text(), str(advice)):
        uncited = re.sub(r"^    \[[^⟦]*?\]$", "", text, flags=re.MULTILINE)
        yield uncited.removesuffix(ALL_OF_IT)


def session_in_words(_: Advisor, advice: Advice) -> Iterator[str]:
    """The phases and doses of the session."""
    for item in advice.session.exercises if advice.session else ():
        yield advice.in_words(item.phase)
        yield advice.in_words(item.dose)


def questions(advisor: Advisor, advice: Advice) -> Iterator[str]:
    """What an interview shows of the questions."""
    words, book = advisor.book.languages.words(advice.locale), advisor.book
    for question in book.questions:
        yield words(question.ask)
        yield words(question.help or "")
        yield words(humanize(question.id))
        yield words(book.screens[question.screen])
        yield words(question.if_best or "")
        yield words(question.if_better or "").format(value=question.high)
        yield from (words(humanize(band)) for band, _, _ in question.bands)


def explained(_: Advisor, advice: Advice) -> Iterator[str]:
    """Every value of the explanation's JSON that is not known to be data."""
    yield from _texts(advice.explain().model_dump(mode="json"))


SURFACES: tuple[Surface, ...] = (as_json, as_text, session_in_words, questions, explained)
#: Those of an advice beside a refusal, which has no explanation.
BESIDE_A_REFUSAL: tuple[Surface, ...] = (as_json, as_text)


def slipped(text: str) -> str:
    """What of a text stands outside brackets and has letters; empty where nothing slipped past."""
    outside = re.sub("⟦[^⟧]*⟧", " ", text).strip()
    return outside if any(map(str.isalpha, outside)) else ""
