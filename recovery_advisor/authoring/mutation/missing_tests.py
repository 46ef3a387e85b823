"""Writes the tests that would catch a surviving mutant: an example and a case to paste."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from recovery_advisor.authoring.case_text import case_text, expected_of
from recovery_advisor.authoring.mutation.distinguish import (
    Distinguisher,
    PersonFound,
    counted,
    moved_bands,
)
from recovery_advisor.authoring.mutation.judgement import Missing
from recovery_advisor.authoring.mutation.mutant import Mutant
from recovery_advisor.authoring.mutation.subject import RuledBook
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.proving.counterexample import reported_rules
from recovery_advisor.proving.person_text import flow, given_of
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import thresholds
from recovery_advisor.rulebook.exercises import Way
from recovery_advisor.rulebook.rules import Rule
from recovery_advisor.rulebook.wording import answer_of
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.permissive import allowed


def missing_of(mutant: Mutant, apart: Distinguisher, pack: str) -> Missing:
    """The tests that would catch a mutant.

    Args:
        mutant: a mutant that is not equivalent.
        apart: distinguishes it from the original.
        pack: the pack into whose cases a case belongs.

    Raises:
        NotSettled: when the time is over.
    """
    rule, example = _example(apart)
    return Missing(example, rule, _case(mutant, apart), pack)


def _example(apart: Distinguisher) -> tuple[str, str]:
    """The rule, and an example of it that fails on the mutant; both empty where there is none."""
    rules = {effect.rule.id: effect.rule for effect in apart.rules.book.effects}
    lost = apart.lost()
    if lost:
        # Any answers do: an example of an effect is refused where the rule no longer has it.
        [rule, *_] = lost
        unknown = tuple(question.unknown for question in apart.rules.book.questions)
        return rule, _written(rules[rule], PersonFound(unknown, unknown), apart)
    somebody = apart.smallest_counted()
    if somebody is None:
        return "", ""
    counts, others = (
        _counted(apart.rules, somebody.answers),
        _counted(apart.mutant, somebody.others),
    )
    rule = next(rule for rule, kind in counts if counts[rule, kind] != others.get((rule, kind)))
    return rule, _written(rules[rule], somebody, apart)


def _written(rule: Rule, somebody: PersonFound, apart: Distinguisher) -> str:
    questions = {threshold.question for threshold in thresholds(rule.when)}
    given = {id: answer for id, answer in _answers(somebody, apart).items() if id in questions}
    counts = {
        kind: "yes" if counts else "no"
        for (id, kind), counts in _counted(apart.rules, somebody.answers).items()
        if id == rule.id
    }
    expected = next(iter(counts.values())) if len(counts) == 1 else flow(counts)
    return f"      - {{given: {flow(given)}, counts: {expected}}}"


def _answers(somebody: PersonFound, apart: Distinguisher) -> dict[str, int | str]:
    """The answers, as bands where those have moved between the two."""
    given: dict[str, int | str] = {}
    questions = zip(apart.rules.book.questions, apart.mutant.book.questions, strict=True)
    both = zip(somebody.answers, somebody.others, strict=True)
    for (question, other), numbers in zip(questions, both, strict=True):
        moved = {codes: name for name, codes in moved_bands(question, other).items()}
        if numbers in moved:
            given[question.id] = moved[numbers]
        elif numbers[0] != question.unknown:
            given[question.id] = answer_of(question, numbers[0])
    return given


def _counted(rules: RuledBook, person: Lowered) -> dict[tuple[str, str], bool]:
    return counted(rules.people.view(rules.people.seen(person)))


def _case(mutant: Mutant, apart: Distinguisher) -> str:
    """A case of the smallest person with another outcome; empty if the advices do not differ."""
    somebody = apart.smallest()
    answers = _answers(somebody, apart)
    given = given_of(somebody.answers, apart.rules.book)
    given = {id: answers.get(id, answer) for id, answer in given.items()}
    for preferences in _preferences(somebody, apart):
        advice = apart.rules.advisor.assess(given, preferences)
        expect = _expected(advice, apart.mutant.advisor.assess(given, preferences))
        if expect:
            return _as_case(mutant, given, preferences, expect)
    return ""


def _preferences(
    somebody: PersonFound, apart: Distinguisher
) -> Iterator[Mapping[str, Sequence[str]]]:
    """Preferences that may show the difference: none, all gear, and each way that differs alone."""
    book = apart.rules.book
    yield {}
    yield {"equipment": list(book.equipment)}
    ours, others = (
        rules.people.view(rules.people.seen(person)).allowed
        for rules, person in ((apart.rules, somebody.answers), (apart.mutant, somebody.others))
    )
    for way in book.ways:
        if ours[way.id] != others[way.id]:
            yield _with_gear_for(way, book)


def _with_gear_for(way: Way, book: RuleBook) -> Mapping[str, Sequence[str]]:
    """Preferences of somebody who has what a way needs, and nothing else of its exercise's gear."""
    of_others = {thing for one in book.ways if one.exercise == way.exercise for thing in one.needs}
    gear = {
        "equipment": sorted(way.needs & {*book.equipment}),
        "without": sorted((of_others - way.needs) & {*book.household}),
    }
    return {key: things for key, things in gear.items() if things}


def _expected(advice: Advice, other: Advice) -> Mapping[str, object]:
    """The ``expect`` of a case, just enough to distinguish the two; empty where nothing does."""
    expected = expected_of(advice)
    if advice.verdict != other.verdict or {*reported_rules(advice)} != {*reported_rules(other)}:
        return expected
    lists = {what: names for what, names in _only_of(advice, other).items() if names}
    return {**expected, **lists} if lists else {}


def _only_of(advice: Advice, other: Advice) -> dict[str, list[str]]:
    notes = [one for one in advice.notes if one not in other.notes]
    nets, others = ({net.rule for net in one.safety_net} for one in (advice, other))
    return {
        "allowed": sorted(allowed(advice) - allowed(other)),
        "excluded": sorted(allowed(other) - allowed(advice)),
        "safety_net": sorted(nets - others),
        "notes": [json.dumps(one, ensure_ascii=False) for one in notes],
    }


def _as_case(
    mutant: Mutant,
    given: Mapping[str, int | str],
    preferences: Mapping[str, Sequence[str]],
    expect: Mapping[str, object],
) -> str:
    about = f"{mutant.of}: {mutant.was}, and not {mutant.becomes}."
    return case_text(f"{mutant.of} not {mutant.becomes}", about, given, preferences, expect)
