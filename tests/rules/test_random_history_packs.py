"""Whatever somebody writes into a history pack of their own: it is refused, or it keeps the law of a history."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_advisor import Readiness, RuleBook, RulesError, Urgency
from recovery_advisor.assessment.assessor import Assessor
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.history.plain_book import plain_book
from recovery_advisor.loading.compiler import compile_files
from recovery_advisor.loading.document import parse
from tests.rules.test_history_packs import RULES, documents, rules_text

#: What may stand in a permit: what is earned, what silence says as well, and what is answered today.
PARTS = (
    "return_earned: yes", "return_earned: no or better", "clear_days: 2 or better",
    "clear_days: 1 or better", "clear_days: 7 or better", "tolerated_sessions: 1 or better",
    "check_in_age: 998 or better", "check_in_age: fresh", "worsening: no", "unchecked_sign: none",
    "unclear_days: 98 or better", "flare: none", "flares: one or better", "strength_rest: rested",
    "injury: no", "pain: 2 or better", "pain: 3 or better", "pain: 5 or better", "swelling: mild or better",
)  # fmt: skip
#: Of permits of the base pack, that for strength work first.
READY = (
    ("daily_activity_pain: none", "pain: 2 or better", "swelling: none", "stiffness: mild or better", "range_of_motion: near_full or better"),
    ("injury: no", "pain: 3 or better", "daily_activity_pain: 3 or better", "swelling: none", "stiffness: moderate or better", "range_of_motion: 50 or better"),
    ("injury: no", "pain: 6 or better", "daily_activity_pain: 6 or better", "swelling: none", "stiffness: moderate or better", "range_of_motion: 50 or better"),
    (),
)  # fmt: skip
#: Texts of the shipped rules, and what may stand in the place of each.
EDITS: Mapping[str, tuple[str, ...]] = {
    "{check_in_age: stale or worse}": ("{check_in_age: 24 or worse}", "{check_in_age: 26 or worse}", "{all: [{check_in_age: stale or worse}, {injury: yes}]}"),
    "{unchecked_sign: urgent or worse}": ("{all: [{unchecked_sign: urgent or worse}, {pain: 1 or worse}]}", "{any: [{unchecked_sign: urgent or worse}, {flares: two}]}"),
    "{refer: urgent}": ("{refer: routine}", "{refer: emergency}"),
    "{refer: emergency}": ("{refer: soon}",),
}  # fmt: skip

ways = st.builds(
    lambda ready, parts: "{all: [" + ", ".join(f"{{{one}}}" for one in (*ready, *parts)) + "]}",
    st.sampled_from(READY),
    st.lists(st.sampled_from(PARTS), min_size=1, max_size=3, unique_by=lambda one: one.split(":")[0]),
)  # fmt: skip
permits = st.tuples(
    st.lists(ways, min_size=1, max_size=2), st.sampled_from(("mobility", "gradual", "full"))
)


@st.composite
def packs(draw: st.DrawFn) -> str:
    """The rules of a history pack; now and then all of what it must say is as it was shipped."""
    text = rules_text()
    for there, instead in EDITS.items():
        if draw(st.sampled_from((False, False, False, True)), "edit"):
            text = text.replace(there, draw(st.sampled_from(instead)), 1)
    split, level = draw(permits)
    begin = text.index("    when:", text.index("- rule: full-after-an-injury"))
    end = text.index("    say:", begin)
    permit = f"    when: {{any: [{', '.join(split)}]}}\n    then: {{permit: {level}}}\n"
    return text[:begin] + permit + text[end:]


@st.composite
def answers(draw: st.DrawFn, book: RuleBook, *, derived: bool) -> dict[str, int | str]:
    """Answers to some questions, most of them good ones."""
    given: dict[str, int | str] = {}
    for one in book.derived if derived else book.asked:
        severity = draw(st.sampled_from((0, 0, 0, 0, 1, 2, one.span, one.unknown)))
        if severity <= one.span:
            given[one.id] = one.answer(severity)
    return given


#: What a history answers of somebody's first check-in.
FIRST: Mapping[str, int | str] = {
    "check_in_age": 0, "clear_days": 1, "tolerated_sessions": 0, "return_earned": "no", "flare": "none",
    "unclear_days": 0, "strength_rest": 999, "unchecked_sign": "none", "flares": "none", "worsening": "no",
}  # fmt: skip


@pytest.mark.deep
@settings(max_examples=150)
@given(packs(), st.data())
def test_a_pack_is_refused_or_raises_only_who_is_ready(text: str, data: st.DataObject) -> None:
    try:
        book = compile_files(
            [*{**documents(), RULES: parse(text, RULES)}.values()], in_part=True
        ).book
    except RulesError:
        return
    history, plain = (Assessor(one, [BitmapEngine(one)]) for one in (book, plain_book(book)))
    for _ in range(12):
        today = data.draw(answers(book, derived=False), "today")
        by_itself = plain.assess(today)
        past = data.draw(answers(book, derived=True) | st.just(dict(FIRST)), "past")
        advice = history.assess(today, derived=past)
        assert advice.urgency >= by_itself.urgency
        raised = (by_itself.readiness, advice.readiness) == (Readiness.GRADUAL, Readiness.FULL)
        assert advice.readiness <= by_itself.readiness or (raised and past != FIRST)
        if past.get("unchecked_sign") in ("urgent", "emergency"):
            assert advice.readiness is Readiness.REST
            assert advice.urgency >= Urgency(str(past["unchecked_sign"]))
        if past.get("check_in_age", 999) in ("stale", 999):
            assert advice.readiness is Readiness.REST
