"""Plain check-ins, which the bitmap engine answers in one pass, get what the reference gives them."""

from __future__ import annotations

import gc
import logging
import weakref
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from recovery_advisor import (
    Advice,
    Advisor,
    InputError,
    Preferences,
    Readiness,
    RuleBook,
    Screening,
    Urgency,
)
from recovery_advisor.assessment.plain_check_ins import PlainCheckIns
from recovery_advisor.decision import KEPT
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.testing import check_ins, preferences, rule_books

BOTH = {name: Advisor(engine=name) for name in ("bitmap", "reference")}
BASE = {name: Advisor(["upper-back"], engine=name) for name in ("bitmap", "reference")}
Plain = dict[str, Any]
#: What the questionnaires of the shipped rules ask today.
ASKED = BOTH["bitmap"].questionnaires["red-flags/2"].questions
WELL: Plain = {
    "pain": 0,
    "daily_activity_pain": 0,
    "swelling": "none",
    "stiffness": "none",
    "range_of_motion": 100,
}


def plain(advisor: Advisor) -> PlainCheckIns:
    found = advisor._assessor._plain
    assert found
    return found


@st.composite
def plain_check_ins(draw: DrawFn, book: RuleBook) -> Plain:
    """The answers of a person in any order, those of a questionnaire often as a screening."""
    person = dict(draw(check_ins(book)).answers)
    person |= dict.fromkeys(
        draw(st.sets(st.sampled_from([one.id for one in book.asked]), max_size=2))
    )
    order = draw(st.permutations(list(person)))
    person = {id: person[id] for id in order}
    newest = sorted(name for name in book.questionnaires if not book.form.outdated(name))
    if not newest or draw(st.booleans()):
        return person
    name = draw(st.sampled_from(newest))
    ids = book.questionnaires[name]
    said = {id: person.get(id) for id in ids}
    lists = {word: {id for id in ids if said[id] == word} for word in ("yes", "unsure", "no")}
    skipped = ids - lists["yes"] - lists["unsure"] - lists["no"]
    screening = Screening(
        questionnaire=name,
        yes=lists["yes"],
        unsure=lists["unsure"],
        skipped=skipped,
        no=len(lists["no"]),
    )
    beside = {id: answer for id, answer in person.items() if id not in ids or id in skipped}
    as_json = draw(st.booleans())
    return {**beside, "screening": screening.model_dump(mode="json") if as_json else screening}


def everything_said(advice: Advice) -> tuple[str, ...]:
    """All that an advice can be asked for, without the name of the engine."""
    said = advice.model_dump_json(), advice.record(), advice.explain().model_dump_json()
    return tuple(text.replace(f'"engine":"{advice.engine}"', "") for text in said)


def assert_same(advisors: Mapping[str, Advisor], person: Plain, wishes: Preferences) -> None:
    found = advisors["bitmap"].assess(person, wishes)
    expected = advisors["reference"].assess(person, wishes)
    assert found.missing == expected.missing
    assert everything_said(found) == everything_said(expected)


@pytest.mark.parametrize("advisors", [BOTH, BASE], ids=["both packs", "the base pack"])
def test_a_plain_check_in_gets_what_the_reference_gives(advisors: dict[str, Advisor]) -> None:
    book = advisors["bitmap"].book

    @given(plain_check_ins(book), preferences(book))
    def same(person: Plain, wishes: Preferences) -> None:
        assert plain(advisors["bitmap"]).find(person)
        assert_same(advisors, person, wishes)

    same()


@given(st.data())
def test_a_plain_check_in_gets_what_the_reference_gives_of_any_rules(data: st.DataObject) -> None:
    book = data.draw(rule_books())
    advisors = {
        "bitmap": Advisor.from_book(book, engine="bitmap"),
        "reference": Advisor.from_book(book, engine="reference"),
    }
    for _ in range(5):
        person = data.draw(plain_check_ins(book))
        assert plain(advisors["bitmap"]).find(person)
        assert_same(advisors, person, data.draw(preferences(book)))


class Text(str):
    """A text that is another one than it says."""

    __slots__ = ()
    claims = "none"

    def __eq__(self, other: object) -> bool:
        return other == self.claims

    def __hash__(self) -> int:
        return hash(self.claims)


class Pain(Text):
    __slots__ = ()
    claims = "pain"


class Alone(str):
    """A text that equals no other, not even the same."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return 5


class Dict(dict[str, Any]):
    pass


_SCREENING = Screening.answered("red-flags/2")
_LISTS = _SCREENING.model_dump(mode="json")
_CLEARANCE = {
    "by": "Dr A",
    "at": str(date.today()),
    "expires": str(date.today() + timedelta(days=9)),
    "scope": ["osteoporosis"],
}
UNUSUAL: dict[str, object] = {
    "a truth for a word": {"injury": False},
    "a truth for a number": {"pain": True},
    "a fraction": {"pain": 1.0},
    "not a number": {"pain": float("nan")},
    "a number for a word": {"injury": 0},
    "a number off the scale": {"pain": 11},
    "a word off the scale": {"swelling": "huge"},
    "a list": {"pain": [1]},
    "a text that equals another": {"swelling": Text("severe")},
    "a name that equals another": {Pain("hiccups"): 0},
    "a name twice": {"chest_pain": "yes", Alone("chest_pain"): "no"},
    "a name that is the same, and is not": {Alone("pain"): 0},
    "a name that is a number": {1: 0},
    "two names in one": {"pain\nswelling": 0},
    "no name": {"": 0},
    "an unknown question": {"hiccups": "yes"},
    "a question that is gone": {"wrist_pain": "yes"},
    "another questionnaire": {"screened": "red-flags/1", "chest_pain": "no"},
    "a clearance": {"osteoporosis": "yes", "clearance": _CLEARANCE},
    "a bare screening": {"screening": "red-flags/2"},
    "an older screening": {"screening": Screening.answered("red-flags/1")},
    "a screening that does not add up": {"screening": {**_LISTS, "no": 1}},
    "a screening of truths": {"screening": {**_LISTS, "no": True}},
    "a screening of an unknown questionnaire": {"screening": {**_LISTS, "questionnaire": "x/1"}},
    "a screening with more": {"screening": {**_LISTS, "more": 1}},
    "an answer beside its screening": {"screening": _SCREENING, "chest_pain": "no"},
    "another answer beside its screening": {"screening": _SCREENING, "chest_pain": "yes"},
    "a dict of a kind": Dict(pain=1),
    "a mapping": MappingProxyType({"pain": 1}),
    "a check-in": BOTH["bitmap"].CheckIn(pain=1),
    "no mapping": [("pain", 1)],
}


@pytest.mark.every_case
@pytest.mark.parametrize("given", UNUSUAL.values(), ids=UNUSUAL)
def test_what_is_unusual_is_read_in_full(given: Any) -> None:
    beside = {id: WELL[id] for id in WELL if type(given) is dict and id not in given}
    for one in [given, {**beside, **given}] if beside else [given]:
        assert plain(BOTH["bitmap"]).find(one) is None
        outcomes = [_outcome(advisor, one) for advisor in BOTH.values()]
        assert outcomes[0] == outcomes[1]


def _outcome(advisor: Advisor, given: Any) -> object:
    try:
        return everything_said(advisor.assess(given))
    except InputError as error:
        told = error.advice
        return [str(fault) for fault in error.faults], told and (told.readiness, told.urgency)


def test_a_wish_that_can_not_be_taken_is_refused() -> None:
    with pytest.raises(InputError, match="trampoline"):
        BOTH["bitmap"].assess(WELL, {"equipment": ["trampoline"]})


def test_what_is_changed_afterwards_changes_no_advice() -> None:
    person = {
        **WELL,
        "screening": Screening.answered("red-flags/2", yes={"injury"}).model_dump(mode="json"),
    }
    before = everything_said(BOTH["bitmap"].assess(person))
    advice = BOTH["bitmap"].assess(person)
    person["screening"]["yes"].clear()
    person.clear()
    assert everything_said(advice) == before


class Similar(BitmapEngine):
    """Another engine than the one whose masks are looked up."""


def test_only_the_bitmap_engine_alone_is_stood_for() -> None:
    from recovery_advisor.assessment.assessor import Assessor

    book = BOTH["bitmap"].book
    bitmap = BitmapEngine(book)
    assert Assessor(book, [bitmap])._plain
    assert Assessor(book, [bitmap, bitmap])._plain is None
    assert Assessor(book, [Similar(book)])._plain is None
    assert BOTH["reference"]._assessor._plain is None


def broken(change: Callable[[PlainCheckIns], object]) -> Advisor:
    """An advisor whose plain way has something wrong with it."""
    advisor = Advisor(engine="bitmap")
    change(plain(advisor))
    return advisor


def _hopeful(ways: PlainCheckIns) -> None:
    """Whatever the range of motion, it is as if it were full."""
    row = dict(ways._masks["range_of_motion"])
    ways._masks = {
        **ways._masks,
        "range_of_motion": dict.fromkeys(row, row[100]) | {None: row[None]},
    }


def _no_masks(ways: PlainCheckIns) -> None:
    ways._bitmap = None  # type: ignore[assignment]


def _no_evaluator(ways: PlainCheckIns) -> None:
    ways._evaluator = None  # type: ignore[assignment]


def test_a_broken_table_is_noticed_by_the_reference() -> None:
    advisor = broken(_hopeful)
    person = {**WELL, "range_of_motion": 20, "screening": _SCREENING}
    with pytest.raises(AssertionError):
        assert_same({**BOTH, "bitmap": advisor}, person, Preferences())


def test_a_broken_table_is_noticed_once_more_is_asked(caplog: pytest.LogCaptureFixture) -> None:
    person = {
        **WELL,
        "age_band": "under_50",
        "range_of_motion": 20,
        "screening": {**_LISTS, "skipped": ["injury"], "no": _LISTS["no"] - 1},
    }
    advice = broken(_hopeful).assess(person)
    with caplog.at_level(logging.ERROR, "recovery_advisor"):
        assert advice.explain().alone
        assert advice.missing == ("injury",)
    assert caplog.text.count("engine fault") == 2


@pytest.mark.parametrize("change", [_no_masks, _no_evaluator])
def test_a_plain_way_that_fails_is_a_fault(
    change: Callable[[PlainCheckIns], None], caplog: pytest.LogCaptureFixture
) -> None:
    advisor = broken(change)
    advice = advisor.assess({**WELL, "screening": _SCREENING})
    assert (advice.readiness, advice.fault, advice.session) == (Readiness.REST, True, None)
    assert "engine fault" in caplog.text
    assert advisor.assess({"chest_pain": "yes"}).urgency is Urgency.EMERGENCY


def test_a_screening_that_the_engine_sees_otherwise_is_a_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    advisor = Advisor(engine="bitmap")
    monkeypatch.setattr(plain(advisor)._bitmap, "everything", 0)
    advice = advisor.assess({**WELL, "screening": _SCREENING})
    assert (advice.readiness, advice.fault) == (Readiness.REST, True)


def test_many_threads_get_what_one_gets() -> None:
    people = [
        {**WELL, "pain": pain, ASKED[0].id: word} for pain in range(11) for word in ("no", "yes")
    ]
    people += [{**one, question.id: "no"} for one in people for question in ASKED[1:20]]
    expected = [BOTH["reference"].assess(one).verdict for one in people]
    advisor = Advisor(engine="bitmap")
    with ThreadPoolExecutor(8) as pool:
        assert [one.verdict for one in pool.map(advisor.assess, people)] == expected


def test_what_is_kept_of_shapes_is_bounded() -> None:
    advisor = Advisor(engine="bitmap")
    ids = [question.id for question in ASKED]
    for number in range(KEPT + 50):
        advisor.assess({id: "no" for place, id in enumerate(ids) if number >> place & 1})
    assert plain(advisor)._shape.cache_info().currsize == KEPT


def test_names_that_nobody_asks_are_not_kept() -> None:
    advisor = Advisor(engine="bitmap")
    for number in range(10):
        with pytest.raises(InputError):
            advisor.assess({**WELL, f"hiccups {number}": "no"})
        with pytest.raises(InputError):
            advisor.assess({"\n".join(["cold_arm"] * (number + 2)): "no"})
    assert plain(advisor)._shape.cache_info().currsize == 0


def test_what_is_kept_goes_with_a_reload() -> None:
    advisor = Advisor(engine="bitmap")
    advisor.assess(WELL)
    kept = weakref.ref(plain(advisor))
    advisor.reload()
    gc.collect()
    assert kept() is None


def _books() -> SearchStrategy[RuleBook]:
    return rule_books() | st.just(BOTH["bitmap"].book) | st.just(BASE["bitmap"].book)


@given(st.data())
def test_an_advice_of_our_own_is_what_validation_makes_of_it(data: st.DataObject) -> None:
    book = data.draw(_books())
    advice = Advisor.from_book(book, engine="bitmap").assess(
        data.draw(plain_check_ins(book)), data.draw(preferences(book))
    )
    for validated in (
        Advice.model_validate(dict(advice)),
        Advice.model_validate_json(advice.model_dump_json()),
    ):
        assert validated == advice
        assert validated.model_dump_json() == advice.model_dump_json()
        assert validated.model_fields_set == advice.model_fields_set
        assert list(dict(validated)) == list(dict(advice))
