"""Rules that would cost more than their size are refused, or cost no more: work is counted, not time."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import fill
from unittest.mock import patch

import pytest

from recovery_advisor import Advisor, Preferences, RuleBook, RulesError
from recovery_advisor.assessment import completions, priorities
from recovery_advisor.assessment.relevance import MissingQuestions
from recovery_advisor.decision import Laws
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.loading import effects, questions
from recovery_advisor.rendering import advice_screen
from recovery_advisor.rulebook import alternatives as splitting
from recovery_advisor.rulebook.alternatives import MOST_ALTERNATIVES, MOST_JOINED, alternatives
from recovery_advisor.rulebook.conditions import AllOf, AnyOf, AtLeast, Condition
from tests.support.advisors import shared_advisor
from tests.support.changed_rules import ChangedRules

WIDE = AnyOf(tuple(AtLeast("pain", severity + 1) for severity in range(256)))


def joined_in(condition: Condition) -> tuple[int, bool]:
    """How many alternatives are joined on the way, and whether the condition can be split."""
    with patch.object(splitting, "_strictest", wraps=splitting._strictest) as joining:
        split = alternatives(condition)
    return joining.call_count, split is not None


def test_a_short_rule_that_splits_over_and_over_into_the_same_is_refused_early() -> None:
    """30 times any of 256, of which no more than 256 alternatives would be left."""
    joined, taken = joined_in(AllOf((WIDE,) * 30))
    assert not taken
    assert joined <= MOST_JOINED


def test_a_rule_with_as_many_alternatives_as_it_may_have_is_taken() -> None:
    each = AnyOf(tuple(AtLeast(f"q{number}", 1) for number in range(16)))
    other = AnyOf(tuple(AtLeast(f"p{number}", 1) for number in range(16)))
    assert joined_in(AllOf((each, other))) == (1 + 16 + MOST_ALTERNATIVES, True)
    assert joined_in(WIDE) == (0, True)
    assert not joined_in(AnyOf((*WIDE.parts, AtLeast("swelling", 1))))[1]


def test_a_long_list_under_all_is_joined_at_once() -> None:
    thresholds = tuple(AtLeast(f"q{number}", 1) for number in range(2_000))
    assert joined_in(AllOf(thresholds)) == (1, True)


def asking(rules: ChangedRules, count: int, written: str) -> RuleBook:
    """A book that asks for more, with these rules."""
    asked = "".join(
        f"  - {{question: q{n}, scale: pain, screen: symptoms, ask: How is it {n}?}}\n"
        for n in range(count)
    )
    rules.add_overlay(f"questions:\n{asked}rules:\n{written}")
    return rules.load()


def rule(name: str, when: str, then: str) -> str:
    return (
        f"  - rule: {name}\n    when: {when}\n    then: {then}\n    say: Something to say.\n"
        "    because: There is a reason.\n    source: {work: project, at: 0001-default-deny}\n"
    )


def any_of(pairs: Iterable[tuple[int, int]]) -> str:
    """A condition of which each alternative looks at two answers."""
    return (
        "{any: ["
        + ", ".join(f"{{all: [{{q{a}: 5 or worse}}, {{q{b}: 6 or worse}}]}}" for a, b in pairs)
        + "]}"
    )


def many_referrals(rules: ChangedRules, count: int = 30, referrals: int = 12) -> RuleBook:
    """Referrals that change nothing for who is sent to a professional already, but for one."""
    written = [
        rule("now", "{q0: 9 or worse}", "{refer: urgent}"),
        rule("soon", "{pain: 1 or worse}", "{refer: routine, limit: rest}"),
        *(
            rule(
                f"also-{k}",
                any_of((1 + n, 1 + (n + k + 1) % (count - 1)) for n in range(count - 1)),
                "{refer: routine}",
            )
            for k in range(referrals)
        ),
    ]
    return asking(rules, count, "".join(written))


class Counting:
    """An engine that counts how often it is asked."""

    name = "counting"

    def __init__(self, book: RuleBook) -> None:
        self._engine, self.asked = BitmapEngine(book), 0

    def counting(self, answers: Lowered) -> int:
        self.asked += 1
        return self._engine.counting(answers)


def missing(book: RuleBook) -> tuple[tuple[str, ...], int]:
    """What is missing for who has some pain, and how often the engine was asked."""
    engine = Counting(book)
    finder = MissingQuestions(book, Laws(book), engine)
    answers = [question.unknown for question in book.questions]
    answers[[question.id for question in book.questions].index("pain")] = 1
    return finder.find(tuple(answers), Preferences()), engine.asked


def test_what_is_missing_is_searched_in_bounded_work(rules: ChangedRules) -> None:
    book = many_referrals(rules)
    exact, asked = missing(book)
    with patch.multiple(completions, _MOST_TRIES_IN_ALL=1, _LEAST_TRIES=2):
        more, less_asked = missing(book)
    assert {one for one in exact if one.startswith("q")} == {"q0"}
    assert set(exact) < set(more)
    unanswered = len(book.questions)
    assert less_asked <= 2 + 2 * unanswered * 3 < asked


def test_alternatives_that_look_the_same_to_a_question_are_tried_once(rules: ChangedRules) -> None:
    written = "".join(
        rule(
            f"also-{k}",
            f"{{any: [{{q1: {k + 1} or worse}}, {{q2: 5 or worse}}]}}",
            "{refer: routine}",
        )
        for k in range(9)
    )
    book = asking(
        rules,
        3,
        rule("now", "{q0: 9 or worse}", "{refer: urgent}")
        + rule("soon", "{pain: 1 or worse}", "{refer: routine, limit: rest}")
        + written,
    )
    found, asked = missing(book)
    assert {one for one in found if one.startswith("q")} == {"q0"}
    without, asked_without = missing(
        asking(
            rules,
            3,
            rule("now", "{q0: 9 or worse}", "{refer: urgent}")
            + rule("soon", "{pain: 1 or worse}", "{refer: routine, limit: rest}")
            + rule("also", "{any: [{q1: 1 or worse}, {q2: 5 or worse}]}", "{refer: routine}"),
        )
    )
    assert (without, asked_without) == (found, asked)


def test_priorities_split_each_referral_once(rules: ChangedRules) -> None:
    book = many_referrals(rules)
    with patch.object(priorities, "alternatives", wraps=alternatives) as split:
        priorities.Priorities(book)
    assert split.call_count == sum(effect.kind == "refer" for effect in book.effects)


def test_more_questions_than_anybody_answers(
    rules: ChangedRules, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = len(rules.load().questions) + 3
    when = "{any: [{q0: 1 or worse}, {q1: 1 or worse}, {q2: 1 or worse}]}"
    monkeypatch.setattr(questions, "MOST_QUESTIONS", known - 1)
    message = f"a folder asks at most {known - 1} questions, and this is one more"
    with pytest.raises(RulesError, match=message):
        asking(rules, 3, rule("extra", when, "{refer: routine}"))
    monkeypatch.setattr(questions, "MOST_QUESTIONS", known)
    assert len(rules.load().questions) == known


def test_more_alternatives_than_an_answer_can_wait_for(
    rules: ChangedRules, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = shared_advisor("upper-back").book  # the same rules, of another folder
    whole = {effect.rule.id: alternatives(effect.rule.when) or () for effect in book.effects}
    total = sum(map(len, whole.values()))
    monkeypatch.setattr(effects, "MOST_IN_ALL", total - 1)
    [problem] = rules.report()
    assert f"all rules together split into more than {total - 1} alternatives" in problem
    monkeypatch.setattr(effects, "MOST_IN_ALL", total)
    assert rules.load()


def test_a_screen_wraps_no_more_lines_where_more_is_left_out(rules: ChangedRules) -> None:
    def wrapped(count: int) -> int:
        written = (rule(f"r{n}", f"{{q{n}: 5 or worse}}", "{refer: routine}") for n in range(count))
        advice = Advisor.from_book(asking(rules, count, "".join(written)), engine="bitmap").assess(
            {}
        )
        assert len(advice.missing) > count
        with patch.object(advice_screen, "fill", wraps=fill) as wrapping:
            assert "others." in str(advice)
        return wrapping.call_count

    assert wrapped(150) == wrapped(300) < 100
