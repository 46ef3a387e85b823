"""Places answers on the scales of their questions, with the thresholds of the rules marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from recovery_advisor.decision import KEPT
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import AtLeast, Threshold, thresholds
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.rules import TELLING
from recovery_advisor.rulebook.wording import answer_for_people, threshold_for_people
from recovery_advisor.values.explanation import Mark, ScaleBand, ScaledAnswer
from recovery_advisor.values.levels import NOW, Readiness, Urgency
from recovery_advisor.values.placeholders import filled
from recovery_advisor.values.reasons import EffectKind
from recovery_advisor.values.translator import Translator, humanize

_Kind = tuple[Threshold, EffectKind, Readiness | Urgency | None]


class Scales:
    """Places answers on scales, for one rule book and one language.

    Args:
        book: the rule book.
        words: the language.
    """

    def __init__(self, book: RuleBook, words: Translator) -> None:
        self._questions, self._words = book.questions, words
        self._marked = [self._marks(question, marked) for question, marked in _by_question(book)]
        #: Gives an answer on its scale, from the question's position and the severity; cached.
        self.on_scale: Callable[[int, int, bool], ScaledAnswer] = lru_cache(KEPT)(self._on_scale)
        #: The same for an urgent referral: nothing softer than it is marked.
        self.on_scale_of_referrals: Callable[[int, int, bool, Urgency], ScaledAnswer] = lru_cache(
            KEPT
        )(self._on_scale_of_referrals)

    def _on_scale(self, position: int, severity: int, cleared: bool) -> ScaledAnswer:
        return self._scaled(position, severity, cleared, self._marked[position])

    def _on_scale_of_referrals(
        self, position: int, severity: int, cleared: bool, urgency: Urgency
    ) -> ScaledAnswer:
        marks = tuple(
            mark
            for mark in self._marked[position]
            if isinstance(mark.level, Urgency) and mark.level >= urgency
        )
        return self._scaled(position, severity, cleared, marks)

    def _scaled(
        self, position: int, severity: int, cleared: bool, marks: tuple[Mark, ...]
    ) -> ScaledAnswer:
        question, words = self._questions[position], self._words
        known = severity != question.unknown
        to_better, to_worse = _steps_to_next(question, severity, marks) if known else (None, None)
        return ScaledAnswer(
            question=question.id,
            name=words(humanize(question.id)),
            low=question.low,
            high=question.high,
            worse=question.worse,
            bands=tuple(
                ScaleBand(name=words(humanize(name)), low=low, high=high)
                for name, low, high in question.bands
            ),
            answer=question.value(severity) if known else None,
            cleared=cleared,
            derived=question.derived,
            marks=marks,
            steps_to_better=to_better,
            steps_to_worse=to_worse,
            said=self._said(question, severity, cleared),
        )

    def _said(self, question: Question, severity: int, cleared: bool) -> str:
        if severity == question.unknown:
            return self._words("not known") if question.derived else self._words("not answered")
        answer = answer_for_people(question, severity, self._words)
        if cleared:
            return filled(self._words("{answer}, cleared by a professional"), answer=answer)
        return answer

    def _marks(self, question: Question, marked: dict[_Kind, list[str]]) -> tuple[Mark, ...]:
        marks = []
        for kind in sorted(marked, key=_sort_key):
            threshold, effect, level = kind
            marks.append(
                Mark(
                    value=question.value(threshold.severity),
                    side="worse" if isinstance(threshold, AtLeast) else "better",
                    effect=effect,
                    level=level,
                    rules=tuple(sorted(marked[kind])),
                    where=threshold_for_people(threshold, question, self._words),
                    does=_effect_in_words(effect, level, self._words),
                )
            )
        return tuple(marks)


def _by_question(book: RuleBook) -> Iterator[tuple[Question, dict[_Kind, list[str]]]]:
    """Each question with its thresholds, by effect and level, and the rules that have them.

    Limits that follow from a referral for today or sooner are left out.
    """
    now = {effect.rule.id for effect in book.effects if effect.level in NOW}
    found: dict[str, dict[_Kind, list[str]]] = {question.id: {} for question in book.questions}
    for effect in book.effects:
        if effect.kind not in TELLING and not (effect.kind == "limit" and effect.rule.id in now):
            for threshold in dict.fromkeys(thresholds(effect.rule.when)):
                kinds = found[threshold.question]
                kinds.setdefault((threshold, effect.kind, effect.level), []).append(effect.rule.id)
    return ((question, found[question.id]) for question in book.questions)


def _sort_key(kind: _Kind) -> tuple[int, int, str, str]:
    threshold, effect, level = kind
    return threshold.severity, isinstance(threshold, AtLeast), effect, str(level)


def _steps_to_next(
    question: Question, severity: int, marks: Iterable[Mark]
) -> tuple[int | None, int | None]:
    """Steps to the nearest answer beyond a threshold, for the better and for the worse."""
    first_worse = [question.severity(one.value) + (one.side == "better") for one in marks]
    better = [severity - first + 1 for first in first_worse if first <= severity]
    worse = [first - severity for first in first_worse if first > severity]
    return min(better, default=None), min(worse, default=None)


def _effect_in_words(
    effect: EffectKind, level: Readiness | Urgency | None, words: Translator
) -> str:
    """What an effect does, in words."""
    texts: dict[tuple[EffectKind, Readiness | Urgency | None], str] = {
        ("limit", Readiness.REST): words.must("may call for rest"),
        ("limit", Readiness.MOBILITY): words("may leave gentle moves only"),
        ("limit", Readiness.GRADUAL): words("may leave a gentle start only"),
        ("refer", Urgency.ROUTINE): words.must("may call for a talk with a health professional"),
        ("refer", Urgency.SOON): words.must("may call for a professional within two weeks"),
        ("refer", Urgency.URGENT): words.must("may call for a professional today"),
        ("refer", Urgency.EMERGENCY): words.must("may be an emergency"),
        ("permit", Readiness.MOBILITY): words("may open gentle moves"),
        ("permit", Readiness.GRADUAL): words("may open a gentle start"),
        ("permit", Readiness.FULL): words("may open the full programme"),
        ("avoid", None): words.must("may leave exercises out"),
    }
    return texts[effect, level]
