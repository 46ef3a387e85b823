"""People: check-ins near the thresholds of the rules, and what they own and want."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from recovery_advisor.model.answers import Answer, CheckInBase
from recovery_advisor.model.preferences import Preferences
from recovery_advisor.rulebook.asked import model_for
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import thresholds
from recovery_advisor.rulebook.folder import load_book, shipped_rules
from recovery_advisor.rulebook.lowering import Lowering
from recovery_advisor.rulebook.vocabulary import Question

#: How bad each answer is, counted from its best end; ``None`` where it is unknown.
Person = Mapping[str, int | None]


@cache
def shipped_book() -> RuleBook:
    """The rule book of the shipped packs."""
    return load_book(shipped_rules())


def check_ins(book: RuleBook | None = None) -> SearchStrategy[Any]:
    """Check-ins of a rule book; the shipped one by default.

    Answers lie near the thresholds that the rules test. A good share of people is well but for an
    answer or two, so that every verdict comes up; others know little about themselves, and some
    are anything at all. An answer is given as an int, a band, a boolean, ``None`` or not at all.
    """
    asked = book or shipped_book()
    return people(asked).flatmap(lambda person: as_check_in(person, asked))


def worse_than(check_in: CheckInBase, book: RuleBook | None = None) -> SearchStrategy[Any]:
    """Check-ins in which at least one known answer is worse, and none is better or new."""
    asked = book or shipped_book()
    person = person_of(check_in, asked)
    return _worse(person, asked).flatmap(lambda worse: as_check_in(worse, asked))


def preferences(book: RuleBook | None = None) -> SearchStrategy[Preferences]:
    """What somebody owns, lacks, wants and has time for."""
    asked = book or shipped_book()
    return st.builds(
        Preferences,
        equipment=_some(asked.equipment),
        without=st.one_of(st.just(frozenset[str]()), _some(asked.household)),
        focus=_some(asked.regions),
        minutes=st.none() | st.integers(1, 60) | st.integers(1, 240),
        variant=st.integers(0, 12),
    )


def people(book: RuleBook) -> SearchStrategy[Person]:
    """People as severities."""
    near = {question.id: near_thresholds(book, question) for question in book.questions}
    anything = st.fixed_dictionaries(
        {id: st.none() | st.sampled_from(severities) for id, severities in near.items()}
    )
    complete = st.fixed_dictionaries(
        {id: st.sampled_from(severities) for id, severities in near.items()}
    )
    little_known = st.fixed_dictionaries(
        {id: st.none() | st.none() | st.sampled_from(s) for id, s in near.items()}
    )
    return st.one_of(
        _aching(near), _mostly_well(near), _aching(near), complete, anything, little_known
    )


def near_thresholds(book: RuleBook, question: Question) -> tuple[int, ...]:
    """The ends of a scale, and the severities on and beside each threshold that a rule tests."""
    tested = {
        threshold.severity
        for effect in book.effects
        for threshold in thresholds(effect.rule.when)
        if threshold.question == question.id
    }
    beside = {severity + step for severity in tested for step in (-1, 0, 1)}
    return tuple(sorted({s for s in beside if 0 <= s <= question.span} | {0, question.span}))


def _aching(near: Mapping[str, tuple[int, ...]]) -> SearchStrategy[Person]:
    """Nothing at its worse end, and much at its best."""
    bearable = {
        id: [severity for severity in severities if severity <= 0.6 * severities[-1]]
        for id, severities in near.items()
    }
    return st.fixed_dictionaries(
        {id: st.sampled_from([0, 0, 0, *severities]) for id, severities in bearable.items()}
    )


@st.composite
def _mostly_well(draw: DrawFn, near: Mapping[str, tuple[int, ...]]) -> Person:
    """Everything at its best but for a few answers, each a little or a lot worse, or unknown."""
    person: dict[str, int | None] = dict.fromkeys(near, 0)
    changed = draw(st.lists(st.sampled_from(sorted(near)), max_size=3, unique=True))
    for id in changed:
        person[id] = draw(st.sampled_from([*near[id], None]))
    return person


@st.composite
def as_check_in(draw: DrawFn, person: Person, book: RuleBook) -> CheckInBase:
    """A person's check-in, each answer in one of the forms it may take."""
    given: dict[str, Answer | bool] = {}
    screening = draw(st.sampled_from([None, *sorted(book.questionnaires)]))
    denied = book.questionnaires[screening] if screening else frozenset()
    for question in book.questions:
        severity = person[question.id]
        if severity is not None:
            forms = _forms(question, severity)
            if not (severity == 0 and question.id in denied and draw(st.booleans())):
                given[question.id] = draw(st.sampled_from(forms))
        elif question.id in denied or draw(st.booleans()):
            given[question.id] = None
    if screening:
        given["screening"] = screening
    model = model_for(book.questions)
    return model.model_validate(dict(draw(st.permutations(sorted(given.items())))))


def _forms(question: Question, severity: int) -> list[Answer | bool]:
    value = question.value(severity)
    forms: list[Answer | bool] = [value]
    for name, _, _ in question.bands:
        ends = question.band(name)
        if ends and ends[1] == severity:
            forms.append(name)
            if name in ("no", "yes"):
                forms.append(name == "yes")
    return forms


def person_of(check_in: CheckInBase, book: RuleBook) -> Person:
    """How bad each answer of a check-in is."""
    numbers = Lowering(book.questions, book.questionnaires).lower(check_in)
    return {
        question.id: None if number == question.unknown else number
        for question, number in zip(book.questions, numbers, strict=True)
    }


@st.composite
def _worse(draw: DrawFn, person: Person, book: RuleBook) -> Person:
    can = [q for q in book.questions if (s := person[q.id]) is not None and s < q.span]
    worse = dict(person)
    for question in draw(
        st.lists(st.sampled_from(can), min_size=1, unique=True) if can else st.just([])
    ):
        severity = person[question.id]
        assert severity is not None
        worse[question.id] = draw(
            st.sampled_from([s for s in near_thresholds(book, question) if s > severity])
        )
    return worse


def _some(names: tuple[str, ...]) -> SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(names)) if names else st.just(frozenset())
