"""Two rule books on everybody whom a threshold of either can tell apart, one by one.

Nothing of the library's comparison is used but the numbers by which it names answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import NamedTuple

from recovery_advisor import RuleBook
from recovery_advisor.authoring.diff.answers import ComparedQuestion
from recovery_advisor.authoring.diff.change import AdviceChange, Redecided
from recovery_advisor.authoring.diff.compare import Difference, FoundChange
from recovery_advisor.authoring.diff.room import Cube
from recovery_advisor.decision import Decision, Laws
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.engines.reference import ReferenceEngine
from recovery_advisor.rulebook.questions import Question
from tests.support.classes import neighbours


class DeniedTo(NamedTuple):
    """Denied to a questionnaire that is too old for it in one of the books."""

    screening: str


Answer = int | str | None | DeniedTo
Numbers = Mapping[str, Mapping[Answer, int]]
Outcome = tuple[Decision, frozenset[str]]
Side = tuple[RuleBook, ReferenceEngine, Laws]


@dataclass(frozen=True)
class Outcomes:
    """Whom two books can tell apart: what each makes of them, by the numbers of their answers."""

    outcomes: Mapping[Lowered, tuple[Outcome, Outcome]]

    def affected_by(self, change: AdviceChange) -> set[Lowered]:
        """Everybody for whom something changes."""
        return {one for one, outcomes in self.outcomes.items() if changes(change, *outcomes)}

    def decisions(self) -> set[tuple[Decision, Decision]]:
        """Every change of the decision."""
        both = {(old, new) for (old, _), (new, _) in self.outcomes.values()}
        return {(old, new) for old, new in both if old != new}

    def ways(self) -> tuple[set[str], set[str]]:
        """The ways that are opened for somebody, and those that are closed."""
        opened, closed = set[str](), set[str]()
        for old, new in self.outcomes.values():
            opened |= set() if _looser(old, new) else new[1] - old[1]
            closed |= set() if _looser(new, old) else old[1] - new[1]
        return opened, closed


def how_many(old: RuleBook, new: RuleBook) -> int:
    return prod(len(answers) for answers in _answers(old, new).values())


def all_outcomes(old: RuleBook, new: RuleBook, asked: Sequence[ComparedQuestion]) -> Outcomes:
    """Every combination of the answers beside a threshold of either book."""
    of_old, of_new = _numbers(old), _numbers(new)
    sides = [(book, ReferenceEngine(book), Laws(book)) for book in (old, new)]
    outcomes = {}
    for person in _answers_together(old, new):
        both = [
            _outcome(tuple(numbers[one.id][person[one.id]] for one in side[0].questions), side)
            for side, numbers in zip(sides, (of_old, of_new), strict=True)
        ]
        named = tuple(_name(one, person[one.question.id]) for one in asked)
        outcomes[named] = both[0], both[1]
    return Outcomes(outcomes)


def smallest_of(people: set[Lowered]) -> Lowered:
    """Who differs least from a healthy person, in the last questions before the first."""
    return min(people, key=lambda one: (sum(number != 0 for number in one), one[::-1]))


def within(cubes: Sequence[Cube], people: Iterator[Lowered] | set[Lowered]) -> set[Lowered]:
    return {
        one
        for one in people
        if any(
            all(number in side for number, side in zip(one, cube, strict=True)) for cube in cubes
        )
    }


def assert_as_by_brute_force(difference: Difference) -> None:
    """Every change there is, for exactly the people for whom it is one."""
    pair = difference.pair
    there = all_outcomes(pair.old.book, pair.new.book, pair.asked)
    assert difference.settled
    redecided = [one for one in difference.found if isinstance(one.change, Redecided)]
    others = [one for one in difference.found if not isinstance(one.change, Redecided)]
    assert there.decisions() == {
        (one.change.old, one.change.new) for one in redecided if isinstance(one.change, Redecided)
    }
    for name, ways in zip(("Opened", "Closed"), there.ways(), strict=True):
        of_it = [one.change for one in others if type(one.change).__name__ == name]
        assert ways == {way for change in of_it for way in getattr(change, "ways", ())}
    for found in difference.found:
        assert_its_people(found, there)


def assert_its_people(found: FoundChange, there: Outcomes) -> None:
    people = there.affected_by(found.change)
    assert found.example == smallest_of(people)
    covered = within(found.cover.cubes, {*there.outcomes})
    assert covered == people if found.cover.whole else covered <= people


def outcome_of(check_in: Mapping[str, int | str], book: RuleBook) -> Outcome:
    """What a book makes of a check-in as a case has it, of which it takes what it knows."""
    screening = str(check_in.get("screening"))
    shown = book.questionnaires.get(screening, frozenset())
    numbers = []
    for one in book.questions:
        number = one.codes[check_in.get(one.id, "no" if one.id in shown else None)]
        outdated = number == 0 and _is_too_old(screening, one)
        numbers.append(one.unknown if outdated else number)
    return _outcome(tuple(numbers), (book, ReferenceEngine(book), Laws(book)))


def _is_too_old(screening: str, question: Question) -> bool:
    """Whether the question dates from a later version of a questionnaire."""
    name, _, version = screening.partition("/")
    since, _, newer = str(question.since).partition("/")
    return bool(version) and name == since and int(newer) > int(version)


def _answers(old: RuleBook, new: RuleBook) -> dict[str, list[Answer]]:
    """Every answer that both take, and that a threshold or a word tells from others."""
    books = {id: [book for book in (old, new) if id in book.question] for id in _ids(old, new)}
    return {id: [*_answers_to(id, asking)] for id, asking in books.items()}


def _answers_to(id: str, asking: Sequence[RuleBook]) -> Iterator[Answer]:
    question = asking[0].question[id]
    beside = {number for book in asking for number in neighbours(book, book.question[id])}
    yield from (question.value(number) for number in sorted(beside - {question.unknown}))
    yield None
    if len(asking) == 2:
        one, other = (book.question[id] for book in asking)
        bands = {name for name, *_ in one.bands} & {name for name, *_ in other.bands}
        yield from (name for name in sorted(bands) if one.codes[name] != other.codes[name])
        shared = asking[0].questionnaires.keys() & asking[1].questionnaires.keys()
        for name in sorted(shared):
            if _is_too_old(name, one) is not _is_too_old(name, other):
                yield DeniedTo(name)


def _ids(*books: RuleBook) -> list[str]:
    return [*dict.fromkeys(question.id for book in books for question in book.questions)]


def _answers_together(old: RuleBook, new: RuleBook) -> Iterator[Mapping[str, Answer]]:
    answers = _answers(old, new)
    for one in product(*answers.values()):
        person = dict(zip(answers, one, strict=True))
        named = sorted({answer.screening for answer in one if isinstance(answer, DeniedTo)})
        if not named or (len(named) == 1 and not _denies_anew(person, named[0], (old, new))):
            yield person


def _denies_anew(
    person: Mapping[str, Answer], screening: str, books: tuple[RuleBook, RuleBook]
) -> bool:
    """Whether a denial counts for which the questionnaire is too old."""
    return any(
        person[one.id] == one.value(0) and _is_too_old(screening, one)
        for book in books
        for one in book.questions
    )


def _numbers(book: RuleBook) -> Numbers:
    numbers: dict[str, dict[Answer, int]] = {}
    for question in book.questions:
        numbers[question.id] = {**_denied_to(question, book)}
        numbers[question.id].update(question.codes.items())
        values = range(question.low, question.high + 1)
        numbers[question.id].update((one, question.severity(one)) for one in values)
    return numbers


def _denied_to(question: Question, book: RuleBook) -> dict[Answer, int]:
    return {
        DeniedTo(name): question.unknown if _is_too_old(name, question) else 0
        for name in book.questionnaires
    }


def _outcome(answers: Lowered, side: Side) -> Outcome:
    _, engine, laws = side
    counting = engine.counting(answers)
    permit = laws.permit_for(counting)
    return laws.decide(counting), permit.ways if permit else frozenset()


def _name(one: ComparedQuestion, answer: Answer) -> int:
    for at, said in enumerate(one.reworded):
        if answer == (said.band or DeniedTo(str(said.screening))):
            return one.question.unknown + 1 + at
    assert not isinstance(answer, DeniedTo)
    if isinstance(answer, int):
        return one.question.severity(answer)
    return one.question.codes[answer]


def changes(change: AdviceChange, old: Outcome, new: Outcome) -> bool:
    if isinstance(change, Redecided):
        return (old[0], new[0]) == (change.old, change.new)
    before, after = (old, new) if type(change).__name__ == "Opened" else (new, old)
    opened = all(way in after[1] and way not in before[1] for way in change.ways)
    return opened and not _looser(before, after)


def _looser(old: Outcome, new: Outcome) -> bool:
    """Whether readiness is up or urgency down."""
    (before, urgent, _), (after, as_urgent, _) = old[0], new[0]
    return after > before or as_urgent < urgent
