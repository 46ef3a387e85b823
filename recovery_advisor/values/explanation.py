"""Explanations of an advice: why this one, why not more, and what would change it."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Field, PrivateAttr

from recovery_advisor.values.formats import render
from recovery_advisor.values.frozen import Frozen
from recovery_advisor.values.levels import AboveRest, Readiness, Urgency, Verdict
from recovery_advisor.values.markup import Html, at_level
from recovery_advisor.values.reasons import Citation, EffectKind, Exclusion, Reason, SafetyNet
from recovery_advisor.values.translator import ENGLISH, Translator

Side = Literal["worse", "better"]


def _nothing(given: object) -> bool:
    """Whether a field says nothing, and so is left out of JSON."""
    return not given


#: Whether a history answers a question, and not the person; left out of JSON where it does not.
Derived = Annotated[
    bool,
    Field(
        exclude_if=_nothing,
        description="Whether the person's history answers it; left out where the person does.",
    ),
]


class LookedAt(Frozen):
    """An answer and the threshold that a rule compares it with."""

    question: str = Field(description="Id of the question.")
    answer: int | str | None = Field(
        description="What was answered, as a check-in takes it; null where it is unknown."
    )
    threshold: int | str = Field(description="The answer that it is compared with.")
    side: Side = Field(description="Which answers meet it: this one or worse, or this or better.")
    steps: int | None = Field(
        description="How many steps of the scale the answer lies from the other side of the"
        " threshold; null where the answer is unknown or was cleared."
    )
    cleared: bool = Field(default=False, description="Whether a professional has cleared it.")
    derived: Derived = False
    say: str = Field(
        description="The same in words; where the answer is unknown, what the question is about."
    )


class Ground(Reason):
    """A rule that counts, and the answers that make it count."""

    looked_at: tuple[LookedAt, ...] = Field(
        default=(), description="The thresholds that make it count, each with the answer."
    )


class NotRuledOut(Frozen):
    """A rule that restricts only because an answer is missing.

    It has no text: a rule's text is for people known to meet its condition.
    """

    rule: str = Field(description="Id of the rule.")
    effect: EffectKind = Field(description="What the rule does.")
    level: str | None = Field(default=None, description="The readiness of the effect.")
    looked_at: tuple[LookedAt, ...] = Field(
        description="The thresholds that would have to be ruled out, each with the answer."
    )


class NearestPermit(Frozen):
    """The rule closest to permitting a readiness: fewest unmet thresholds, then fewest steps.

    By rules that look at a history, one comes first that lacks nothing but what can change in time.
    """

    rule: str = Field(description="Id of the rule.")
    readiness: Readiness = Field(description="What it permits.")
    source: Citation = Field(description="What supports it.")
    unmet: tuple[LookedAt, ...] = Field(
        min_length=1, description="The thresholds that are not met, or not known to be."
    )


class WhyNot(Frozen):
    """What stands between a person and a better readiness."""

    readiness: AboveRest = Field(description="The readiness in question.")
    limits: tuple[Ground, ...] = Field(
        description="The rules that hold the person below it on known answers."
    )
    not_ruled_out: tuple[NotRuledOut, ...] = Field(
        description="Those that do so because an answer is missing."
    )
    permit: NearestPermit | None = Field(description="Null where some rule permits it already.")


class Change(Frozen):
    """A better answer to one question, as part of a change set."""

    question: str = Field(description="Id of the question.")
    answer: int | str | None = Field(
        description="The answer now, as a check-in takes it; null where it is unknown."
    )
    needed: int | str = Field(
        description="The worst answer that is good enough; a better one is, too."
    )
    steps: int | None = Field(description="Steps of the scale between the two.")
    say: str = Field(description="The wish in words, as it stands after *if*.")
    stands: str | None = Field(
        default=None,
        exclude_if=_nothing,
        description="How far the person's history has come, in words; left out where the person"
        " answers it.",
    )


class ChangeSet(Frozen):
    """Changed answers that together lead to a better readiness, all others unchanged."""

    changes: tuple[Change, ...] = Field(
        min_length=1, description="One for each answer that would have to be better."
    )
    leads_to: AboveRest = Field(description="The readiness that follows.")
    say: str = Field(description="The same as a sentence.")


class WhatWouldChange(Frozen):
    """The smallest sets of changed answers that lead to at least a given readiness.

    Each set is sufficient, no set with fewer answers is, and no answer in it may be worse than
    stated. Only answers that can improve over time are considered.
    """

    readiness: AboveRest = Field(description="The readiness that is at least wanted.")
    sets: tuple[ChangeSet, ...] = Field(description="All the smallest sets there are.")
    fixed: tuple[LookedAt, ...] = Field(
        default=(),
        description="Where no set leads there: answers in the way that nobody can change.",
    )
    unanswered: tuple[LookedAt, ...] = Field(
        default=(), description="Where no set leads there: what must be answered first."
    )
    settled: bool = Field(
        default=True, description="False where the search was too long and was given up."
    )


class Mark(Frozen):
    """A threshold on a scale and the effect of the rules that use it."""

    value: int = Field(description="The value of the scale that the threshold stands at.")
    side: Side = Field(description="Which answers meet it: this one or worse, or this or better.")
    effect: EffectKind = Field(description="What the rules do there.")
    level: Readiness | Urgency | None = Field(
        description="The readiness or urgency of the effect; null where it has none."
    )
    rules: tuple[str, ...] = Field(description="Ids of the rules.")
    where: str = Field(description="The threshold in words.")
    does: str = Field(description="What the rules may do there, in words.")


class ScaleBand(Frozen):
    """A named part of a scale."""

    name: str = Field(description="Its name, such as mild.")
    low: int = Field(description="The least value it stands for.")
    high: int = Field(description="The greatest.")


class ScaledAnswer(Frozen):
    """An answer on its scale, with the thresholds of the rules marked."""

    question: str = Field(description="Id of the question.")
    name: str = Field(description="What the question is about.")
    low: int = Field(description="The least value of the scale.")
    high: int = Field(description="The greatest.")
    worse: Literal["higher", "lower"] = Field(description="Which end is the worse one.")
    bands: tuple[ScaleBand, ...] = Field(description="The named parts of the scale, by value.")
    answer: int | None = Field(description="What was answered; null where it is unknown.")
    cleared: bool = Field(default=False, description="Whether a professional has cleared it.")
    derived: Derived = False
    marks: tuple[Mark, ...] = Field(description="From the best end to the worst.")
    steps_to_better: int | None = Field(
        description="Steps to the next threshold on the better side; null where there is none."
    )
    steps_to_worse: int | None = Field(description="The same on the worse side.")
    said: str = Field(description="The answer in words.")


class LeftOut(Exclusion):
    """An excluded exercise, with the rules that exclude it and the answers they look at."""

    grounds: tuple[Ground, ...] = Field(
        default=(), description="The rules in its way on known answers."
    )
    not_ruled_out: tuple[NotRuledOut, ...] = Field(
        default=(), description="Those in its way because an answer is missing."
    )


class Explanation(Frozen):
    """The explanation of an advice: why this one, why not more, and what would change it.

    At an urgency of urgent or above, and after an engine fault, it has only the reasons.
    """

    verdict: Verdict = Field(description="The headline, as in the advice.")
    readiness: Readiness = Field(description="How much exercise is safe, as in the advice.")
    urgency: Urgency = Field(description="How soon to see a professional, as in the advice.")
    locale: str = Field(default="en", description="Language of the texts, as in the advice.")
    say: tuple[str, ...] = Field(description="The verdict in plain words, most urgent first.")
    safety_net: tuple[SafetyNet, ...] = Field(
        default=(), description="What to watch for from now on, as in the advice."
    )
    why: tuple[Ground, ...] = Field(min_length=1, description="What counted, as in the advice.")
    alone: str | None = Field(
        default=None, description="Why nothing but the reasons is told; null where more is."
    )
    what_would_change: tuple[WhatWouldChange, ...] = Field(
        default=(), description="For each better readiness, the next one first."
    )
    why_not: tuple[WhyNot, ...] = Field(
        default=(), description="For each better readiness, the next one first."
    )
    left_out: tuple[LeftOut, ...] = Field(
        default=(), description="Each exercise that is left out, and why."
    )
    answers: tuple[ScaledAnswer, ...] = Field(
        default=(), description="Each known answer, and each unknown one that matters here."
    )

    _words: Translator = PrivateAttr(default_factory=lambda: ENGLISH)

    @classmethod
    def in_language(cls, words: Translator, **parts: Any) -> Self:
        """An explanation with headings in a language; one read from JSON has English headings."""
        explanation = cls(**parts)
        explanation._words = words
        return explanation

    def __format__(self, format: str) -> str:
        """The explanation in a format such as ``markdown``; plain text when none is named.

        Raises:
            ValueError: for an unknown format.
        """
        return render(self, "explanation", format or "text", self._words)

    def __str__(self) -> str:
        return format(self)

    def as_markdown(self) -> str:
        """The explanation as Markdown."""
        return format(self, "markdown")

    def as_html(self) -> str:
        """The explanation as an HTML element with inline pictures of the scales."""
        return format(self, "html")

    def as_fragment(self, level: int = 2) -> str:
        """All but the verdict, as HTML to stand below an advice: classes alone, every text escaped.

        Args:
            level: of its headings, from 1 to 4.
        """
        return Html(render(at_level(self, level), "explanation fragment", "html", self._words))

    def _repr_markdown_(self) -> str:
        return self.as_markdown()

    def _repr_html_(self) -> str:
        return self.as_html()
