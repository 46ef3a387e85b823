"""In a language that is English in brackets, every text for people stands in brackets."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_advisor import Advice, Advisor, InputError, Preferences
from recovery_advisor.assessment.assessor import Assessor
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.engines.protocol import EngineFailure
from recovery_advisor.loading.cases import Case
from recovery_advisor.planning import items, offer, planner, shortfalls
from recovery_advisor.rendering import advice_text as text
from recovery_advisor.rendering import session_words
from recovery_advisor.testing import check_ins, preferences
from recovery_advisor.values.translator import ENGLISH
from tests.support.answers import NO_COMPLAINT
from tests.support.cases import read_cases
from tests.support.denials import DENIED
from tests.translation.folders import FOLDERS, PSEUDO, pseudo
from tests.translation.surfaces import BESIDE_A_REFUSAL, SURFACES, Surface, slipped

CASES = [
    (folder, case)
    for folder, (root, packs) in FOLDERS.items()
    for case in read_cases(root, packs)
    if folder != "both packs" or case.pack == "red-flags"
]


def slips(advisor: Advisor, advice: Advice, surfaces: Iterable[Surface] = SURFACES) -> list[str]:
    assert advice.locale == PSEUDO
    return [
        f"{surface.__name__}: {slip}"
        for surface in surfaces
        for shown in surface(advisor, advice)
        if (slip := slipped(shown))
    ]


def in_pseudo(wishes: Preferences) -> Preferences:
    return wishes.model_copy(update={"locale": PSEUDO})


@pytest.mark.parametrize(("folder", "case"), CASES, ids=lambda one: getattr(one, "id", one))
def test_nothing_slips_past_on_a_whole_person(folder: str, case: Case) -> None:
    advisor = pseudo(folder)
    advice = advisor.assess(
        case.check_in(advisor.book.form), in_pseudo(case.preferences or Preferences())
    )
    assert slips(advisor, advice) == []


@given(data=st.data())
@pytest.mark.parametrize("folder", FOLDERS)
def test_nothing_slips_past_on_anybody(folder: str, data: st.DataObject) -> None:
    advisor = pseudo(folder)
    person = data.draw(check_ins(advisor.book))
    advice = advisor.assess(person, in_pseudo(data.draw(preferences(advisor.book))))
    assert slips(advisor, advice) == []


def test_nothing_slips_past_where_a_professional_has_cleared_something() -> None:
    cleared = {
        "by": "⟦a name that is data⟧",
        "at": "2026-01-01",
        "expires": "2026-12-31",
        "scope": ["needs_special_plan"],
    }
    advisor = pseudo("both packs")
    person = {"needs_special_plan": "yes", "clearance": cleared}
    advice = advisor.assess(person, {"locale": PSEUDO}, today=date(2026, 6, 1))
    assert "clearance" in {reason.effect for reason in advice.reasons}
    assert slips(advisor, advice) == []


def test_nothing_slips_past_after_a_fault() -> None:
    class Broken:
        name = "broken"

        def counting(self, answers: Lowered) -> int:
            raise EngineFailure("broken on purpose")

    advisor = pseudo("both packs")
    advice = Assessor(advisor.book, [Broken()]).assess({}, {"locale": PSEUDO})
    assert advice.reasons[0].rule == "engine-fault"
    assert slips(advisor, advice) == []


@pytest.mark.parametrize("number", [None, "112"])
@pytest.mark.parametrize(
    "given",
    [{"pain": 11}, {"chest_pain": 1, "new_weakness": 2, "pain": "x"}, {"stroke_signs": 0}],
    ids=str,
)
def test_nothing_slips_past_where_an_answer_can_not_be_read(
    given: dict[str, object], number: str | None
) -> None:
    advisor = pseudo("both packs")
    with pytest.raises(InputError) as refused:
        advisor.assess(given, {"locale": PSEUDO, "emergency_number": number})
    advice = refused.value.advice
    assert advice and (advice.verdict == "emergency" or advice.reasons[0].rule == "unreadable")
    assert slips(advisor, advice, BESIDE_A_REFUSAL) == []


def test_nothing_slips_past_where_a_wish_can_not_be_read() -> None:
    advisor = pseudo("both packs")
    with pytest.raises(InputError) as refused:
        advisor.assess(WELL, {"locale": PSEUDO, "minutes": 999})
    advice = refused.value.advice
    assert advice and advice.no_session and advice.no_session.why == "unreadable_wish"
    assert slips(advisor, advice, BESIDE_A_REFUSAL) == []


WELL = {
    **NO_COMPLAINT,
    **DENIED,
}


def _in_english(function: Callable[..., object]) -> Callable[..., object]:
    """The same function, which forgets the language it was given last."""
    return lambda *given: function(*given[:-1], ENGLISH)


@pytest.mark.parametrize(
    ("module", "name", "english"),
    [
        (session_words, "phase_in_words", _in_english(session_words.phase_in_words)),
        (text, "_missing", _in_english(text._missing)),
        (session_words, "_count_in_words", _in_english(session_words._count_in_words)),
        (items, "item_of", _in_english(items.item_of)),
        (offer, "_needed", _in_english(offer._needed)),
        (offer, "_answer_first", _in_english(offer._answer_first)),
        (planner, "too_short", _in_english(shortfalls.too_short)),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_a_text_that_slips_past_is_found(
    module: object, name: str, english: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, name, english)
    advisor = Advisor.from_book(pseudo("both packs").book, engine="bitmap")
    advices = [
        advisor.assess(answers, {"locale": PSEUDO, "minutes": minutes})
        for answers in ({"pain": 1}, WELL, WELL | {"osteoporosis": None})
        for minutes in (2, 20)
    ]
    assert any(slips(advisor, advice) for advice in advices)


@pytest.mark.parametrize(
    ("shown", "slip"),
    [
        ("⟦Rest.⟧", ""),
        ("⟦Rest⟧, ⟦see⟧: 112.", ""),
        ("⟦Rest.⟧ See someone.", "See someone."),
        ("Why: ⟦Rest⟧", "Why:"),
        ("", ""),
        ("⟦a⟧ ü", "ü"),
    ],
)
def test_what_stands_outside_brackets(shown: str, slip: str) -> None:
    assert slipped(shown) == slip
