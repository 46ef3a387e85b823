"""What would lead to a readiness, by trying everybody who could come of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from recovery_advisor import Explanation, Readiness, RuleBook
from recovery_advisor.decision import Laws
from recovery_advisor.engines.evaluation import Evaluation
from recovery_advisor.engines.protocol import Engine
from recovery_advisor.rulebook.questions import Question
from tests.support.classes import first_beyond

#: Questions, each with the worst severity that is good enough.
Set = tuple[tuple[str, int], ...]


def better_answers(book: RuleBook, question: Question, now: int) -> list[int]:
    """The worst answer of each class that is better than the answer now."""
    worst = [first - 1 for first in first_beyond(book, question)]
    return [severity for severity in {*worst, question.span} if severity < now]


def smallest_sets(
    book: RuleBook, engine: Engine, evaluation: Evaluation, levels: Iterable[Readiness]
) -> dict[Readiness, set[Set]]:
    """For each level the smallest sets of changes that lead there, each as lax as it may be."""
    by_size = _reached(book, engine, evaluation)
    found: dict[Readiness, set[Set]] = {}
    for level in levels:
        reaching = [one for one, readiness in by_size if readiness >= level]
        fewest = min(map(len, reaching), default=0)
        smallest = [one for one in reaching if len(one) == fewest]
        found[level] = {
            tuple(sorted(one.items()))
            for one in smallest
            if not any(_laxer(other, one) for other in smallest)
        }
    return found


def _reached(
    book: RuleBook, engine: Engine, evaluation: Evaluation
) -> list[tuple[dict[str, int], Readiness]]:
    """Every set of changes, with the readiness that it leads to."""
    laws = Laws(book)
    on_seen = evaluation.cleared.shown_to(engine)
    choices = [
        [now, *better_answers(book, question, now)] if question.changeable else [now]
        for question, now in zip(book.questions, evaluation.answers, strict=True)
    ]
    reached = []
    for answers in product(*choices):
        both = zip(book.questions, answers, evaluation.answers, strict=True)
        changed = {question.id: after for question, after, now in both if after != now}
        reached.append((changed, laws.decide(on_seen.counting(answers)).readiness))
    return reached


def _laxer(one: Mapping[str, int], other: Mapping[str, int]) -> bool:
    same = one.keys() == other.keys()
    return same and one != other and all(one[id] >= other[id] for id in one)


def told_sets(explanation: Explanation, book: RuleBook) -> dict[Readiness, list[Set]]:
    """The sets that an explanation tells, for each level."""
    return {
        one.readiness: [
            tuple(
                sorted((c.question, book.question[c.question].codes[c.needed]) for c in s.changes)
            )
            for s in one.sets
        ]
        for one in explanation.what_would_change
    }


def how_many(book: RuleBook, answers: Sequence[int]) -> int:
    """How many sets of changes there are."""
    number = 1
    for question, now in zip(book.questions, answers, strict=True):
        number *= 1 + len(better_answers(book, question, now)) if question.changeable else 1
    return number
