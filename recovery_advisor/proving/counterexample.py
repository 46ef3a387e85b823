"""Replays a counterexample on every engine, and words it for a report."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from recovery_advisor.assessment.assessor import Assessor
from recovery_advisor.decision import Decision, Laws
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.engines.registry import EngineName, engines_for, runnable
from recovery_advisor.proving.claim import Claim
from recovery_advisor.proving.comparison import Counterexample
from recovery_advisor.proving.individuals import Individuals
from recovery_advisor.proving.person_text import flow, given_of, person_in_words
from recovery_advisor.rulebook.bit_sets import bits
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.wording import answer_in_words
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.expansion import in_full
from recovery_advisor.values.levels import Readiness
from recovery_advisor.values.translator import humanize


@dataclass(frozen=True, slots=True)
class Tried:
    """One person of a counterexample, assessed by every engine.

    Attributes:
        who: the person in words.
        counting: ids of the rules that count, by the reference.
        advices: the advice by each engine.
    """

    who: str
    counting: tuple[str, ...]
    advices: Mapping[EngineName, Advice]


@dataclass(frozen=True, slots=True)
class ShownCounterexample:
    """A counterexample to a claim, ready for a report.

    Attributes:
        tried: the person, and the other where the claim is about two that differ by an answer.
        compared: the second person of a claim about two, and what differs; else ``None``.
        wrong: the parts of the claim that the reference confirms; none may be true.
        case: the last of them as a case, to paste into ``cases.yaml``; empty where rules have a
            history, as a case has none.
    """

    tried: tuple[Tried, ...]
    compared: str | None
    wrong: tuple[str, ...]
    case: str


class Replay:
    """Replays counterexamples to claims about one rule book on the reference and every engine."""

    def __init__(self, book: RuleBook, laws: Laws) -> None:
        self._book, self._people = book, Individuals(book, laws)
        self._assessor = cache(self._new_assessor)

    def wrong(self, claim: Claim, found: Counterexample) -> tuple[str, ...]:
        """The parts of the claim that the reference confirms.

        None at all means that z3 and the reference differ, so that the claim is not settled.
        """
        views = [self._people.view(self._people.seen(found.person))]
        if claim.other is not None:
            other = self._people.cleared(found.other or found.person, found.cleared)
            views.append(self._people.view(other.without(found.without)))
        return tuple(says for says, truth in claim.sought(*views) if truth)

    def shown(self, claim: Claim, found: Counterexample) -> ShownCounterexample:
        """The counterexample with the advice of every engine."""
        other = found.other if found.other != found.person else None
        tried = tuple(self._tried(one) for one in (found.person, other) if one is not None)
        given = given_of(other or found.person, self._book)
        return ShownCounterexample(
            tried=tried,
            compared=self._compared(claim, found) if claim.other else None,
            wrong=self.wrong(claim, found),
            case=_case(claim, flow(given), tried[-1].advices["reference"])
            if self._book.history is None
            else "",
        )

    def _tried(self, person: Lowered) -> Tried:
        answers = given_of(person, self._book)
        derived = {one.id: answers.pop(one.id, None) for one in self._book.derived}
        given = in_full(answers, self._book.form)
        counts = self._people.view(self._people.seen(person)).effects.counts
        rules = (
            one.rule.id for one, truth in zip(self._book.effects, counts, strict=True) if truth
        )
        return Tried(
            who=person_in_words(person, self._book),
            counting=tuple(dict.fromkeys(rules)),
            advices={
                name: self._assessor(name).assess(given, derived=derived or None)
                for name in runnable()
            },
        )

    def _new_assessor(self, engine: EngineName) -> Assessor:
        return Assessor(self._book, engines_for(self._book, engine))

    def _compared(self, claim: Claim, found: Counterexample) -> str:
        assert claim.other is not None
        rules = sorted({self._book.effects[index].rule.id for index in bits(found.without)})
        cleared = [humanize(self._book.questions[index].id) for index in found.cleared]
        differs = f"without {', '.join(rules)}" if rules else ", ".join(cleared)
        return f"{claim.other.value}: {differs or self._changed(found)}"

    def _changed(self, found: Counterexample) -> str:
        other = found.other or found.person
        return ", ".join(
            f"{humanize(question.id)} is {answer_in_words(question, number)}"
            for question, one, number in zip(self._book.questions, found.person, other, strict=True)
            if one != number
        )


def reported_rules(advice: Advice) -> list[str]:
    """The rules given as reasons, each once."""
    return list(dict.fromkeys(reason.rule for reason in advice.reasons))


def _case(claim: Claim, given: str, actual: Advice) -> str:
    """A case in YAML that fails for as long as the claim is false for the person."""
    decision = Decision.of(actual.readiness, actual.urgency)
    must = claim.wanted(decision) if claim.wanted else decision
    comment = "what must come" if claim.wanted else "what came; write what must come"
    session = "no" if must.readiness is Readiness.REST else "yes"
    reasons = ", ".join(reported_rules(actual))
    return (
        f"- case: {claim.id}\n"
        f"  about: {json.dumps(claim.says, ensure_ascii=False)}\n"
        f"  given: {given}\n"
        f"  # {comment}, with the rules that must be told\n"
        f"  expect: {{verdict: {must.verdict}, readiness: {must.readiness}, urgency: {must.urgency},"
        f" reasons: [{reasons}], session: {session}}}\n"
    )
