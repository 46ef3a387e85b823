"""Why, why not more, and what is left out, held against Kleene logic over the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hypothesis import assume, given

from recovery_advisor import Ground, LookedAt, NotRuledOut, Readiness, Reason, RuleBook
from recovery_advisor.decision import Laws
from recovery_advisor.engines.evaluation import Evaluation
from recovery_advisor.rulebook.alternatives import alternatives
from recovery_advisor.rulebook.conditions import AtLeast, AtMost, Threshold
from recovery_advisor.rulebook.kleene import Truth, truth
from recovery_advisor.rulebook.questions import Interval
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.values.levels import REFERRED_NOW
from tests.explain.check_in_strategies import SHIPPED, Pair, advised, pairs
from tests.support.answers import NO_COMPLAINT
from tests.support.denials import DENIED

Answers = Mapping[str, Interval]


def seen_by(effect: Effect, book: RuleBook, evaluation: Evaluation) -> Answers:
    """The answers as one effect sees them: what was cleared is harmless to all but emergencies
    and safety nets."""
    as_given = Laws(book).as_given >> book.effects.index(effect) & 1
    return {
        question.id: question.intervals[
            0
            if position in evaluation.cleared.positions and not as_given
            else evaluation.answers[position]
        ]
        for position, question in enumerate(book.questions)
    }


def effect_of(told: Ground | NotRuledOut, book: RuleBook) -> Effect:
    """The effect that is told of."""
    [effect] = [
        one
        for one in book.effects
        if (one.rule.id, one.kind, one.level) == (told.rule, told.effect, told.level)
    ]
    return effect


def threshold_of(at: LookedAt, book: RuleBook) -> Threshold:
    side = AtLeast if at.side == "worse" else AtMost
    return side(at.question, book.question[at.question].codes[at.threshold])


def only(looked_at: Iterable[LookedAt], answers: Answers, book: RuleBook) -> Answers:
    """The answers looked at, all others being unknown."""
    asked = {at.question for at in looked_at}
    return {
        question.id: answers[question.id] if question.id in asked else question.intervals[-1]
        for question in book.questions
    }


@given(pairs())
def test_why_is_the_reasons_of_the_advice_in_their_order(pair: Pair) -> None:
    advice, _ = advised(pair)
    why = advice.explain().why
    fields = Reason.model_fields
    assert [{f: getattr(one, f) for f in fields} for one in why] == [
        vars(r) for r in advice.reasons
    ]


@given(pairs())
def test_what_was_looked_at_is_what_makes_it_count(pair: Pair) -> None:
    """Each threshold is met, and together they make the condition true whatever the rest."""
    book, (advice, evaluation) = pair[0].book, advised(pair)
    for ground in advice.explain().why:
        if ground.looked_at:
            effect = effect_of(ground, book)
            answers = seen_by(effect, book, evaluation)
            met = [truth(threshold_of(at, book), answers) for at in ground.looked_at]
            assert all(met)
            assert truth(effect.rule.when, only(ground.looked_at, answers, book)) is True


@given(pairs())
def test_every_reason_of_a_rule_names_what_it_looked_at(pair: Pair) -> None:
    book, (advice, _) = pair[0].book, advised(pair)
    rules = {effect.rule.id for effect in book.effects}
    assert all(bool(ground.looked_at) is (ground.rule in rules) for ground in advice.explain().why)


@given(pairs())
def test_why_not_names_everything_that_forbids(pair: Pair) -> None:
    book, (advice, evaluation) = pair[0].book, advised(pair)
    assume(advice.verdict not in REFERRED_NOW)
    for one in advice.explain().why_not:
        expected: dict[Truth, set[str]] = {True: set(), None: set(), False: set()}
        for effect in book.effects:
            if isinstance(effect.level, Readiness) and effect.kind == "limit":
                holds = truth(effect.rule.when, seen_by(effect, book, evaluation))
                if effect.level < one.readiness:
                    expected[holds].add(effect.rule.id)
        assert {ground.rule for ground in one.limits} == expected[True]
        assert {ground.rule for ground in one.not_ruled_out} == expected[None]


@given(pairs())
def test_once_all_that_was_looked_at_is_ruled_out_nothing_is_in_the_way(pair: Pair) -> None:
    book, (advice, evaluation) = pair[0].book, advised(pair)
    for one in advice.explain().why_not:
        in_the_way: tuple[Ground | NotRuledOut, ...] = (*one.limits, *one.not_ruled_out)
        for ground in in_the_way:
            effect = effect_of(ground, book)
            answers = dict(seen_by(effect, book, evaluation))
            for at in ground.looked_at:
                assert truth(threshold_of(at, book), answers) is not False
            answers.update({at.question: Interval(0, 0) for at in ground.looked_at})
            assert truth(effect.rule.when, answers) is False


@given(pairs())
def test_the_nearest_permit_lacks_the_least(pair: Pair) -> None:
    book, (advice, evaluation) = pair[0].book, advised(pair)
    for one in advice.explain().why_not:
        lacking = {}
        for effect in book.effects:
            if effect.kind != "permit" or not isinstance(effect.level, Readiness):
                continue
            if effect.level >= one.readiness:
                answers = seen_by(effect, book, evaluation)
                for number, every in enumerate(alternatives(effect.rule.when) or ()):
                    unmet = [t for t in every if truth(t, answers) is not True]
                    steps = sum(answers[t.question].most - t.severity for t in unmet)
                    lacking[len(unmet), steps, effect.rule.id, number] = set(unmet)
        fewest = min(lacking)
        assert (one.permit is None) is (fewest[0] == 0)
        if one.permit:
            assert one.permit.rule == fewest[2]
            assert {threshold_of(at, book) for at in one.permit.unmet} == lacking[fewest]


@given(pairs())
def test_the_steps_lead_just_over_the_threshold(pair: Pair) -> None:
    book, (advice, _) = pair[0].book, advised(pair)
    explanation = advice.explain()
    found = [at for one in explanation.why for at in one.looked_at]
    found += [at for w in explanation.why_not for one in w.limits for at in one.looked_at]
    found += [at for w in explanation.why_not if w.permit for at in w.permit.unmet]
    for at in found:
        if at.steps is None or at.answer is None:
            assert at.answer is None or at.cleared
            continue
        question, threshold = book.question[at.question], threshold_of(at, book)
        severity = question.codes[at.answer]
        truths = [
            truth(threshold, {at.question: Interval(there, there)})
            for by in (0, at.steps - 1, at.steps)
            for there in (severity - by if _to_the_better(threshold, severity) else severity + by,)
        ]
        assert truths[0] is truths[1] and truths[1] is not truths[2]


def _to_the_better(threshold: Threshold, severity: int) -> bool:
    if isinstance(threshold, AtLeast):
        return severity >= threshold.severity
    return severity > threshold.severity


@given(pairs())
def test_each_exercise_left_out_is_explained(pair: Pair) -> None:
    book, (advice, evaluation) = pair[0].book, advised(pair)
    left_out = advice.explain().left_out
    if advice.verdict in REFERRED_NOW:
        assert left_out == ()
    elif advice.readiness is Readiness.REST:
        assert [one.exercise for one in left_out] == [one.id for one in book.exercises]
        assert {one.kinds for one in left_out} == {("readiness",)}
    else:
        fields = ("exercise", "name", "kinds", "say", "rules")
        assert [[getattr(one, f) for f in fields] for one in left_out] == [
            [getattr(one, f) for f in fields] for one in advice.excluded
        ]
        for one in left_out:
            told: list[Ground | NotRuledOut] = [*one.grounds, *one.not_ruled_out]
            assert sorted(ground.rule for ground in told) == sorted(one.rules)
            assert bool(one.not_ruled_out) is ("unanswered" in one.kinds)
            for ground in told:
                effect = effect_of_avoid(ground, book)
                holds = truth(effect.rule.when, seen_by(effect, book, evaluation))
                assert holds is (True if isinstance(ground, Ground) else None)


def test_an_exercise_that_several_rules_leave_out_is_explained_by_each() -> None:
    signs = {"wrist_or_knee_pain": "yes", "spine_fracture_history": "yes"}
    person = {**NO_COMPLAINT, **DENIED, **signs}
    left_out = {one.exercise: one for one in SHIPPED.assess(person).explain().left_out}
    assert {one.rule for one in left_out["cat_cow"].grounds} == {
        "wrist-or-knee-pain", "spine-fracture-history-moves",
    }  # fmt: skip


def effect_of_avoid(told: Ground | NotRuledOut, book: RuleBook) -> Effect:
    [effect] = [e for e in book.effects if e.rule.id == told.rule and e.kind == "avoid"]
    return effect


@given(pairs())
def test_at_urgent_or_above_only_the_referral_is_told(pair: Pair) -> None:
    advice, _ = advised(pair)
    explanation = advice.explain()
    alone = advice.verdict in REFERRED_NOW
    more = (explanation.why_not, explanation.what_would_change, explanation.left_out)
    assert (explanation.alone is not None) is alone
    if alone:
        assert more == ((), (), ())
        assert {one.effect for one in explanation.why} == {"refer"}
        assert {mark.effect for one in explanation.answers for mark in one.marks} <= {"refer"}
