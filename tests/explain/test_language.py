"""An explanation in another language: no English slips past, and nothing is decided by words."""

from __future__ import annotations

import re
from unittest.mock import patch

from hypothesis import given

from recovery_advisor import Advisor, Explanation
from recovery_advisor.rulebook.languages import Languages
from recovery_advisor.values.translator import Translator
from tests.explain.check_in_strategies import DAY, Pair, advised, pairs


class Marked(Translator):
    """A language that has every text, put in marks."""

    def __call__(self, text: str) -> str:
        return f"«{text}»"

    def many(self, one: str, several: str, number: int, **more: object) -> str:
        return super().many(self(one), self(several), number, **more)


PSEUDO = Marked("xx")


def in_pseudo(pair: Pair) -> Explanation:
    with patch.object(Languages, "words", lambda self, locale: PSEUDO):
        advisor = Advisor.from_book(pair[0].book, engine="bitmap")
        return advisor.assess(pair[1], today=DAY).explain()


def slipped_past(text: str) -> list[str]:
    """Words outside of every mark, citations and drawings apart."""
    left = re.sub(r"\[[^\]]*\]", "", " ".join(text.split()))
    while "«" in left:
        left = re.sub(r"«[^«»]*»", "", left)
    return re.findall(r"[A-Za-z]+", left)


@given(pairs())
def test_no_english_slips_past(pair: Pair) -> None:
    explanation = in_pseudo(pair)
    assert explanation.locale == "xx"
    assert slipped_past(str(explanation)) == []
    assert slipped_past(explanation.as_markdown().replace("\\", "")) == []


@given(pairs())
def test_a_language_changes_words_alone(pair: Pair) -> None:
    assert decided(in_pseudo(pair)) == decided(advised(pair)[0].explain())


def decided(explanation: Explanation) -> list[object]:
    """Everything that is no text."""
    whole = explanation
    ids = [(one.rule, one.effect, one.level) for one in whole.why]
    sets = [
        (level.readiness, one.leads_to, [(c.question, c.needed, c.steps) for c in one.changes])
        for level in whole.what_would_change
        for one in level.sets
    ]
    limits = [(one.readiness, [ground.rule for ground in one.limits]) for one in whole.why_not]
    answers = [(one.question, one.answer, one.steps_to_worse) for one in whole.answers]
    left_out = [(one.exercise, one.kinds, one.rules) for one in whole.left_out]
    return [whole.verdict, whole.readiness, whole.urgency, ids, sets, limits, answers, left_out]
