"""The people whom each run tries: everybody one answer away from somebody the rules permit something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain, combinations, islice, pairwise

from recovery_advisor.rulebook.alternatives import Alternative, alternatives
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.testing.check_in_strategies import (
    Person,
    forms_of,
    near_thresholds,
    written_as,
)
from recovery_advisor.testing.person_verdict import readiness_of, urgency_of
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.clearance import Clearance
from recovery_advisor.values.levels import Readiness
from recovery_advisor.values.scale import UNKNOWN

#: Check-ins that an app is given one after the other.
People = tuple[CheckInBase, ...]
#: Days on which a clearance holds whenever the tests run.
LONG_AGO, LAST_DAY = date(2000, 1, 1), date.max
#: As many are tried of what the rules join, which may be thousands in a large rule book.
_MOST_JOINED = 1_000
#: The span of a scale of which each answer is tried.
_SHORT = 10


def nobody(book: RuleBook) -> Iterable[People]:
    """Nobody: random people alone are tried."""
    return ()


def one_answer_away(book: RuleBook) -> Iterator[People]:
    """Everybody one answer away from a person whom the rules permit something, one at a time.

    Each question has each answer of a short scale and those beside a threshold or inside of a band of
    a long one, *unknown* and none at all. Then come the
    answers that a rule joins, two and two and all together. Whom the rules refer most urgently
    comes first, so that a law that is broken for many shows the gravest of them.
    """
    tried: dict[tuple[int | None, ...], Person] = {}
    for person in chain(_one_away(book), _joined(book)):
        tried.setdefault(tuple(person.values()), person)
    for person in sorted(tried.values(), key=lambda one: urgency_of(one, book), reverse=True):
        yield (_check_in(person, book),)
    [base, *_] = permitted(book)
    for id in book.question:
        yield (_check_in(base, book).model_copy(update={id: UNKNOWN}),)


def one_answer_open(book: RuleBook) -> Iterator[tuple[CheckInBase]]:
    """A person with one question left open, or with nothing answered at all."""
    yield (_check_in(dict.fromkeys(book.question), book),)
    for base in permitted(book):
        for id in book.question:
            yield (_check_in({**base, id: None}, book),)


def open_and_answered(book: RuleBook) -> Iterator[tuple[CheckInBase, CheckInBase]]:
    """A person with one question unanswered, and the same with each answer to it."""
    for base in permitted(book):
        for question in book.questions:
            without = _check_in({**base, question.id: None}, book)
            for severity in near_thresholds(book, question):
                yield without, _check_in({**base, question.id: severity}, book)


def silent_and_at_worst(book: RuleBook) -> Iterator[tuple[CheckInBase, CheckInBase]]:
    """A person who skipped one question of a questionnaire, and the same at its worst."""
    [base, *_] = permitted(book)
    for name in book.questionnaires:
        for id in sorted(book.denied_by(name)):
            silent = written_as({**base, id: None}, book, name)
            yield (
                silent,
                silent.model_copy(update={id: book.question[id].answer(book.question[id].span)}),
            )


def a_step_apart(book: RuleBook) -> Iterator[tuple[CheckInBase, CheckInBase]]:
    """A person, and the same with the next worse answer to one question."""
    for base in permitted(book):
        for question in book.questions:
            for better, worse in pairwise(near_thresholds(book, question)):
                yield (
                    _check_in({**base, question.id: better}, book),
                    _check_in({**base, question.id: worse}, book),
                )


def well_and_at_worst(book: RuleBook) -> Iterator[tuple[CheckInBase, CheckInBase]]:
    """A person, and the same with the worst answer to one question."""
    for base in permitted(book):
        for question in book.questions:
            yield _check_in(base, book), _check_in({**base, question.id: question.span}, book)


def each_form(book: RuleBook) -> Iterator[People]:
    """A person with an answer in one form, in each other form, and after a round trip through JSON.

    The worst answer to a question comes first, so that what an app has kept of it by a part of the
    answers is another advice than who is well gets later.
    """
    [base, *_] = permitted(book)
    for question in book.questions:
        for severity in reversed(near_thresholds(book, question)):
            check_in = _check_in({**base, question.id: severity}, book)
            again = type(check_in).model_validate_json(check_in.model_dump_json())
            for form in forms_of(question, severity):
                yield check_in, check_in.model_copy(update={question.id: form}), again


def permitted(book: RuleBook) -> tuple[Person, ...]:
    """Somebody for each readiness above rest, as well as can be first; one who is well by default.

    They are well, or just meet a permit.
    """
    best: Person = dict.fromkeys(book.question, 0)
    found: dict[Readiness, Person] = {}
    for person in [best, *({**best, **answers} for answers in _just_permitted(book))]:
        found.setdefault(readiness_of(person, book), person)
    found.pop(Readiness.REST, None)
    return tuple(found.values()) or (best,)


def cleared(check_in: CheckInBase, scope: Iterable[str]) -> CheckInBase:
    """The same person with a clearance that holds on any day."""
    clearance = Clearance(by="Dr Example", at=LONG_AGO, scope=frozenset(scope), expires=LAST_DAY)
    return check_in.model_copy(update={"clearance": clearance})


def one_answer_cleared(book: RuleBook) -> Iterator[tuple[CheckInBase]]:
    """Each question at its worst, or open, with a clearance of it; and with one of another question."""
    clearable = sorted(question.id for question in book.questions if question.may_be_cleared)
    if not clearable:
        return
    for base in permitted(book):
        for question in book.questions:
            own = [question.id] if question.id in clearable else []
            others = [id for id in clearable if id != question.id][:1]
            at_worst = _check_in({**base, question.id: question.span}, book)
            for scope in filter(None, (own, others)):
                yield (cleared(at_worst, scope),)
            if own:
                yield (cleared(_check_in({**base, question.id: None}, book), own),)


def _one_away(book: RuleBook) -> Iterator[Person]:
    """The persons permitted something, each with every other answer to one question."""
    for base in permitted(book):
        for question in book.questions:
            for severity in (*_severities(book, question), None):
                yield {**base, question.id: severity}


def _severities(book: RuleBook, question: Question) -> Iterable[int]:
    """Every answer of a short scale; of a long one those beside thresholds and inside of bands."""
    if question.span <= _SHORT:
        return range(question.span + 1)
    middles = {question.severity((low + high) // 2) for _, low, high in question.bands}
    return sorted(middles.union(near_thresholds(book, question)))


def _joined(book: RuleBook) -> Iterator[Person]:
    """The persons permitted something, each with the answers that a rule joins."""
    for base in permitted(book):
        for joined in islice(_joined_answers(book), _MOST_JOINED):
            yield {**base, **joined}


def _joined_answers(book: RuleBook) -> Iterator[Person]:
    """Two of the answers that a rule joins, one of the two open, and all together."""
    for effect in book.effects:
        for joined in alternatives(effect.rule.when) or ():
            if effect.kind != "permit" and len(joined) > 1:
                for one, other in combinations(joined, 2):
                    yield _met((one, other))
                    yield {**_met((one, other)), one.question: None}
                    yield {**_met((one, other)), other.question: None}
                yield _met(joined)


def _just_permitted(book: RuleBook) -> Iterator[Mapping[str, int]]:
    for effect in book.effects:
        if effect.kind == "permit":
            yield from map(_met, alternatives(effect.rule.when) or ())


def _met(joined: Alternative) -> dict[str, int]:
    return {threshold.question: threshold.severity for threshold in joined}


def _check_in(person: Person, book: RuleBook) -> CheckInBase:
    return written_as(person, book, None)
