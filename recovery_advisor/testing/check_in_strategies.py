"""Strategies of check-ins near the thresholds of the rules, and of preferences."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from random import Random
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from recovery_advisor.assessment.check_in_model import model_for
from recovery_advisor.engines.lowering import Lowering
from recovery_advisor.loading.folder import load_book
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import thresholds
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.clearance import Clearance
from recovery_advisor.values.errors import InputError
from recovery_advisor.values.preferences import Preferences
from recovery_advisor.values.scale import UNKNOWN, Answer
from recovery_advisor.values.screening import Screening

#: The severity of each answer, counted from its best end; ``None`` where it is unknown.
Person = Mapping[str, int | None]
#: For each question the severities to draw from.
Near = Mapping[str, tuple[int, ...]]
_SEEDS = st.integers(0, 2**32 - 1)


@cache
def shipped_book() -> RuleBook:
    """The rule book of the shipped packs."""
    return load_book(shipped_rules())


def check_ins(book: RuleBook | None = None) -> SearchStrategy[Any]:
    """Check-ins of a rule book; the shipped one by default.

    Answers lie near the thresholds that the rules test. A good share of people is well but for an
    answer or two, so that every verdict comes up; others know little about themselves, and some
    are arbitrary. What a questionnaire asks is mostly denied, often by a ``screening``.
    An answer is given as an int, a band, a boolean, ``unknown``, ``None`` or not at all.
    """
    rules = book or shipped_book()
    return people(rules).flatmap(lambda person: as_check_in(person, rules))


def worse_than(check_in: CheckInBase, book: RuleBook | None = None) -> SearchStrategy[Any]:
    """Check-ins in which at least one known answer is worse, and none is better or new."""
    rules = book or shipped_book()
    person = person_of(check_in, rules)
    return _worse(person, rules).flatmap(lambda worse: as_check_in(worse, rules))


def preferences(book: RuleBook | None = None) -> SearchStrategy[Preferences]:
    """Preferences: gear, gear to do without, regions in focus, minutes, a variant."""
    rules = book or shipped_book()
    return st.fixed_dictionaries(
        {
            "equipment": _some(rules.equipment),
            "without": st.one_of(st.just(frozenset[str]()), _some(rules.household)),
            "focus": _some(rules.regions),
            "minutes": st.none() | st.integers(1, 60) | st.integers(1, 240),
            "variant": st.integers(0, 12),
        }
    ).map(Preferences.model_validate)


def clearances(book: RuleBook | None = None) -> SearchStrategy[Clearance]:
    """Clearances that hold today, of one or more of the questions that may be cleared.

    Raises:
        InputError: when the rules have no such question.
    """
    rules = book or shipped_book()
    clearable = [question.id for question in rules.questions if question.may_be_cleared]
    if not clearable:
        raise InputError("book", rules.id.sha256, "rules with a question that may be cleared")
    return st.builds(
        Clearance,
        by=st.sampled_from(["Dr Example", "A. Physiotherapist"]),
        at=st.dates(date(2000, 1, 1), date(2020, 1, 1)),
        scope=st.frozensets(st.sampled_from(clearable), min_size=1),
        expires=st.dates(date(2200, 1, 1)),
    )


def screenings(book: RuleBook | None = None) -> SearchStrategy[Screening]:
    """Screenings by the questionnaires of a rule book, most of them denied but for an answer or two.

    Raises:
        InputError: when the rules have no questionnaire.
    """
    rules = book or shipped_book()
    if not rules.questionnaires:
        raise InputError("book", rules.id.sha256, "rules with a questionnaire")
    names = st.sampled_from(sorted(rules.questionnaires))
    return st.builds(lambda one, name: _screening(one, rules, name), people(rules), names)


def people(book: RuleBook) -> SearchStrategy[Person]:
    """Persons as severities: of measured questions, and of those of questionnaires."""
    near = _near(book)
    asked = {question.id: near[question.id] for question in book.asked}
    return persons(asked, frozenset[str]().union(*book.questionnaires.values()))


def persons(near: Near, denied: frozenset[str]) -> SearchStrategy[Person]:
    """Persons with severities to draw from; a questionnaire asks ``denied``."""
    measured = {id: severities for id, severities in near.items() if id not in denied}
    screened = {id: severities for id, severities in near.items() if id in denied}
    return st.builds(lambda one, other: {**one, **other}, _measured(measured), _screened(screened))


def near_thresholds(book: RuleBook, question: Question) -> tuple[int, ...]:
    """The ends of a scale, and the severities on and beside each threshold that a rule tests."""
    return _near(book)[question.id]


def _near(book: RuleBook) -> dict[str, tuple[int, ...]]:
    beside: dict[str, set[int]] = {one.id: {0, one.span} for one in book.questions}
    for effect in book.effects:
        for threshold in thresholds(effect.rule.when):
            severity = threshold.severity
            beside[threshold.question] |= {severity - 1, severity, severity + 1}
    return {
        question.id: tuple(sorted(s for s in beside[question.id] if 0 <= s <= question.span))
        for question in book.questions
    }


def _measured(near: Near) -> SearchStrategy[Person]:
    """Answers to measured questions; a good share of persons is well but for an answer or two."""
    anything = {id: st.none() | st.sampled_from(severities) for id, severities in near.items()}
    complete = {id: st.sampled_from(severities) for id, severities in near.items()}
    little_known = {
        id: st.none() | st.none() | st.sampled_from(severities) for id, severities in near.items()
    }
    return st.one_of(
        _aching(near),
        _mostly_well(near, 3),
        _aching(near),
        *[st.fixed_dictionaries(each) for each in (complete, anything, little_known)],
    )


def _screened(near: Near) -> SearchStrategy[Person]:
    """Answers to a questionnaire: mostly all denied, else with a few other ones, or none at all.

    There may be forty, so that few are drawn independently.
    """
    if not near:
        return st.just({})
    healthy = st.just(dict.fromkeys(near, 0))
    unasked = st.just(dict.fromkeys(near, None))
    one, two = _mostly_well(near, 1), _mostly_well(near, 2)
    kinds = [*[healthy] * 7, one, one, one, two, _at_random(near), unasked]
    # one_of would drop duplicates, and with them the weights.
    return st.integers(0, len(kinds) - 1).flatmap(kinds.__getitem__)


def _aching(near: Near) -> SearchStrategy[Person]:
    """No answer near its worst, and many at their best."""
    bearable = {
        id: [severity for severity in severities if severity <= 0.6 * severities[-1]]
        for id, severities in near.items()
    }
    return st.fixed_dictionaries(
        {id: st.sampled_from([0, 0, 0, *severities]) for id, severities in bearable.items()}
    )


@st.composite
def _mostly_well(draw: DrawFn, near: Near, most: int) -> Person:
    """Every answer at its best but at most ``most``, which are worse or unknown."""
    person: dict[str, int | None] = dict.fromkeys(near, 0)
    if near:
        for id in draw(st.lists(st.sampled_from(sorted(near)), max_size=most, unique=True)):
            person[id] = draw(st.sampled_from([*near[id], None]))
    return person


@st.composite
def _at_random(draw: DrawFn, near: Near) -> Person:
    """Arbitrary answers, all from one seed."""
    random = Random(draw(_SEEDS))
    return {id: random.choice([*severities, None]) for id, severities in near.items()}


@st.composite
def as_check_in(draw: DrawFn, person: Person, book: RuleBook) -> CheckInBase:
    """A person's check-in, each answer in one of the forms it may take.

    At seed 0, to which Hypothesis shrinks, it is in its shortest form.
    """
    questionnaire = draw(st.sampled_from([*_counted_by(person, book), None]))
    seed = draw(_SEEDS)
    return written_as(person, book, questionnaire, Random(seed) if seed else _FirstChoice())


def written_as(
    person: Person, book: RuleBook, questionnaire: str | None, random: Random | None = None
) -> CheckInBase:
    """A person's check-in, by a screening of a questionnaire where one is named.

    Args:
        person: the answers.
        book: the rules.
        questionnaire: the name of one; a denial that it is too old for is unknown.
        random: chooses the form of each answer; ``None`` takes the shortest.
    """
    given = _written(person, book, random or _FirstChoice())
    if questionnaire:
        asked = book.questionnaires[questionnaire]
        given = {id: answer for id, answer in given.items() if id not in asked}
        given["screening"] = _screening(person, book, questionnaire)
    return model_for(book).model_validate(given)


def _counted_by(person: Person, book: RuleBook) -> list[str]:
    """The questionnaires to which all denials of a person count."""
    denied = {id for id, severity in person.items() if severity == 0}
    return [name for name in sorted(book.questionnaires) if not denied & book.form.outdated(name)]


def _screening(person: Person, book: RuleBook, questionnaire: str) -> Screening:
    """How a person answered a questionnaire; what can't be denied by it any more is skipped."""
    said: dict[str, set[str]] = {"yes": set(), "unsure": set(), "skipped": set()}
    denied = book.denied_by(questionnaire)
    for id in book.questionnaires[questionnaire]:
        severity = person.get(id)
        if severity is None or (severity == 0 and id not in denied):
            said["skipped"].add(id)
        elif severity:
            word = book.question[id].word(severity)
            said["yes" if word == "yes" else "unsure"].add(id)
    no = len(book.questionnaires[questionnaire]) - sum(map(len, said.values()))
    return Screening(questionnaire=questionnaire, no=no, **said)


class _FirstChoice(Random):
    """A random source that always chooses the first."""

    def getrandbits(self, k: int, /) -> int:
        return 0

    def random(self) -> float:
        return 0.0


def _written(person: Person, book: RuleBook, random: Random) -> dict[str, Any]:
    """The answers of a check-in in random order; unknown ones may be left out."""
    given: dict[str, Any] = {}
    for question in book.asked:
        severity = person[question.id]
        if severity is None and random.random() < 0.5:
            continue
        forms = [None, UNKNOWN] if severity is None else forms_of(question, severity)
        given[question.id] = random.choice(forms)
    order = (
        list(given) if isinstance(random, _FirstChoice) else random.sample(list(given), len(given))
    )
    return {id: given[id] for id in order}


def forms_of(question: Question, severity: int) -> list[Answer | bool]:
    """The forms in which a check-in takes a known answer, the shortest first."""
    forms: list[Answer | bool] = [] if question.worded else [question.value(severity)]
    for name, _, _ in question.bands:
        ends = question.band(name)
        if ends and ends[1] == severity:
            forms.append(name)
            if name in ("no", "yes"):
                forms.append(name == "yes")
    return forms


def person_of(check_in: CheckInBase, book: RuleBook) -> Person:
    """The severity of each answer of a check-in."""
    numbers = Lowering(book.asked).lower(check_in)
    return {
        question.id: None if number == question.unknown else number
        for question, number in zip(book.asked, numbers, strict=True)
    }


@st.composite
def _worse(draw: DrawFn, person: Person, book: RuleBook) -> Person:
    can = [q for q in book.asked if (s := person[q.id]) is not None and s < q.span]
    worse, near = dict(person), _near(book)
    # Mostly one answer alone, as several at once hide the effect of each.
    most = draw(st.sampled_from([1, 1, 1, len(can)])) if can else 0
    several = st.lists(st.sampled_from(can), min_size=1, max_size=most, unique=True)
    for question in draw(several) if can else ():
        severity = person[question.id]
        assert severity is not None
        worse[question.id] = draw(st.sampled_from([s for s in near[question.id] if s > severity]))
    return worse


def _some(names: tuple[str, ...]) -> SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(names)) if names else st.just(frozenset())
