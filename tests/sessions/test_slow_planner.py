"""Offers against the slow planner: byte for byte the same, whatever was planned before by the same object."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from recovery_advisor import Advice, Advisor, Item, NoSession, RuleBook, Session
from recovery_advisor.decision import Laws
from recovery_advisor.planning.offer import NOTHING, Offers
from recovery_advisor.planning.repertoire import Repertoire
from recovery_advisor.planning.stock import Stock
from recovery_advisor.values.frozen import of_valid
from tests.sessions.generated import Person, books, people, random_people, shipped
from tests.sessions.slow_planner import plan
from tests.support.answers import NO_COMPLAINT
from tests.support.denials import DENIED


def slowly(book: RuleBook, person: Person) -> Session | NoSession | None:
    """What the slow planner makes for a person; nothing at rest."""
    counting, _, wishes, words = person
    permit = Laws(book).permit_for(counting)
    if permit is None:
        return None
    there = {*book.household, *wishes.equipment} - wishes.without
    usable = [
        way.id
        for way in book.ways
        if all(thing in there for thing in way.needs) and way.exercise not in wishes.leave_out
    ]
    return plan(book, permit, frozenset(usable), wishes, words)


def differs(offers: Offers, book: RuleBook, person: Person) -> bool:
    """Whether the planner and the slow one make different things of a person."""
    offer, own = offers.make(*person), slowly(book, person)
    made = offer.session or offer.no_session
    if own is None or made is None:
        return offer != NOTHING or own is not made
    return type(own) is not type(made) or own.model_dump_json() != made.model_dump_json()


@given(st.data())
def test_an_offer_is_what_the_slow_planner_makes(data: st.DataObject) -> None:
    book = data.draw(books())
    offers = Offers(book, Laws(book))
    for person in data.draw(st.lists(people(book), min_size=3, max_size=12)):
        assert not differs(offers, book, person)


@given(st.data())
def test_a_session_is_valid_as_it_is(data: st.DataObject) -> None:
    """It is built without being validated; validation accepts it unchanged, with all its parts."""
    book = data.draw(books())
    offers = Offers(book, Laws(book))
    for person in data.draw(st.lists(people(book), min_size=3, max_size=12)):
        session = offers.make(*person).session
        if session:
            validated = Session.model_validate(session.model_dump())
            assert validated == session
            assert validated.model_fields_set == session.model_fields_set
            assert Session.model_validate_json(session.model_dump_json()) == session
            assert type(session.exercises) is tuple


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda items: items[::-1], "a session runs cardio"),
        (lambda items: [one for one in items if one.phase != "warm_up"], "strength is never"),
    ],
)
def test_an_advice_refuses_a_session_in_a_wrong_order(
    change: Callable[[Sequence[Item]], Sequence[Item]], said: str
) -> None:
    """A session is built without being validated; the advice that it is put into validates its order."""
    advice = Advisor.from_book(shipped(), engine="bitmap").assess({**NO_COMPLAINT, **DENIED})
    assert advice.session
    wrong = {**dict(advice.session), "exercises": tuple(change(advice.session.exercises))}
    fields = {**dict(advice), "session": of_valid(Session, **wrong)}
    with pytest.raises(ValidationError, match=said):
        Advice(**fields)
    with pytest.raises(ValueError, match=said):
        Advice.of_our_own(**fields)


def always(answer: int) -> Callable[..., int]:
    return lambda *_: answer


def one_place_off(right: Callable[..., int]) -> Callable[..., int]:
    return lambda *given: right(*given) << 1


BROKEN = {
    "no move is too long": (Repertoire, "no_longer_than", always(-1)),
    "every move is usable": (Repertoire, "set_of", lambda self, _: (1 << len(self.moves)) - 1),
    "usable moves are one place off": (Repertoire, "set_of", one_place_off(Repertoire.set_of)),
    "nothing is in focus": (Repertoire, "regions_of", always(0)),
    "every variant is the first": (Stock, "first_in_turn", always(-1)),
}


@pytest.mark.every_case
@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_set_is_noticed(broken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    owner, name, wrong = BROKEN[broken]
    monkeypatch.setattr(owner, name, wrong)
    book = shipped()
    offers = Offers(book, Laws(book))
    assert any(differs(offers, book, person) for person in random_people(book, 300))


@pytest.mark.parametrize(
    "number",
    [
        300,
        pytest.param(5_000, marks=pytest.mark.deep),
        pytest.param(20_000, marks=pytest.mark.slow),
    ],
)
def test_offers_of_the_shipped_packs_are_what_the_slow_planner_makes(number: int) -> None:
    book = shipped()
    offers = Offers(book, Laws(book))
    assert not any(differs(offers, book, person) for person in random_people(book, number))
