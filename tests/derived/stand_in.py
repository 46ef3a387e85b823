"""The plain shipped book with derived questions, and a few rules that look at them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from recovery_advisor import Advisor, Readiness, RuleBook, Urgency
from recovery_advisor.assessment.assessor import Assessor
from recovery_advisor.engines.registry import EngineChoice, engines_for
from recovery_advisor.rulebook.conditions import AllOf, AnyOf, AtLeast, AtMost, Condition
from recovery_advisor.rulebook.packs import Pack
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.rules import Effect, Rule

PACK = "test-history"


def _question(id: str, high: int, worse: str, bands: str, *, cleared: bool = False) -> Question:
    """A derived question whose bands are given by their first values, such as ``fresh 0 stale 25``."""
    words = bands.split()
    starts = [int(start) for start in words[1::2]]
    ends = [*(start - 1 for start in starts[1:]), high]
    return Question(
        id=id, ask=f"What is {id}?", help=None, screen="", low=0, high=high,
        worse="lower" if worse == "lower" else "higher",
        bands=tuple(zip(words[::2], starts, ends, strict=True)),
        may_be_cleared=cleared, if_best=f"{id} had been at its best",
        if_better=f"{id} had been {{value}}", derived=True,
    )  # fmt: skip


QUESTIONS = (
    _question("check_in_age", 999, "higher", "fresh 0 stale 25"),
    _question("clear_days", 99, "lower", "none 0 some 1 settled 2 week 7"),
    _question("tolerated_sessions", 9, "lower", "none 0 some 1 enough 3"),
    _question("unchecked_sign", 2, "higher", "none 0 urgent 1 emergency 2"),
    _question("flares", 2, "higher", "none 0 one 1 two 2", cleared=True),
)
_SPAN = {question.id: question.span for question in QUESTIONS}


def _worse(id: str, value: int) -> AtLeast:
    return AtLeast(id, value)


def _at_least(id: str, value: int) -> AtMost:
    """At least so many, where fewer are worse."""
    return AtMost(id, _SPAN[id] - value)


def _effects(book: RuleBook) -> list[Effect]:
    pattern = next(one for one in book.effects if one.rule.id == "everyday-ache-full").rule
    assert isinstance(pattern.when, AllOf)
    signs = tuple(one for one in pattern.when.parts if getattr(one, "question", "") != "injury")

    def rule(id: str, when: Condition) -> Rule:
        return replace(pattern, id=id, pack=PACK, when=when, say=f"This is {id}.", examples=())

    enough = AllOf((_at_least("tolerated_sessions", 3), _at_least("clear_days", 7)))
    full = AllOf((AnyOf((enough, AllOf((_at_least("clear_days", 30),)))), *signs))
    two = AllOf((_worse("flares", 2), AtLeast("injury", 1)))
    return [
        Effect(rule("check-in-again", _worse("check_in_age", 25)), "limit", Readiness.REST),
        Effect(rule("sign-not-denied", _worse("unchecked_sign", 2)), "refer", Urgency.EMERGENCY),
        Effect(rule("sign-not-checked", _worse("unchecked_sign", 1)), "refer", Urgency.URGENT),
        Effect(rule("two-flares", two), "refer", Urgency.ROUTINE),
        Effect(rule("full-after-an-injury", full), "permit", Readiness.FULL),
    ]


@cache
def history_book() -> RuleBook:
    """The shipped rules and the pack of this module, whose questions stand before the others'."""
    plain = Advisor(engine="bitmap").book
    pattern = plain.packs[0]
    pack = Pack(
        **{name: getattr(pattern, name) for name in pattern.__dataclass_fields__}
        | {"id": PACK, "kind": "history"}
    )
    return replace(
        plain,
        packs=(*plain.packs, pack),
        questions=(*QUESTIONS[:2], *plain.questions, *QUESTIONS[2:]),
        effects=(*plain.effects, *_effects(plain)),
    )


@cache
def assessor(engine: EngineChoice = "bitmap") -> Assessor:
    """What assesses by that book."""
    return Assessor(history_book(), engines_for(history_book(), engine))


@cache
def plain_assessor() -> Assessor:
    """What assesses by the shipped rules alone."""
    book = Advisor(engine="bitmap").book
    return Assessor(book, engines_for(book, "bitmap"))


#: Of somebody who checks in every day, and has trained well.
GOOD: dict[str, int | str] = {
    "check_in_age": 1,
    "clear_days": 7,
    "tolerated_sessions": 3,
    "unchecked_sign": "none",
    "flares": "none",
}
