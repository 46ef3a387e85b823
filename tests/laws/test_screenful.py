"""``str(advice)`` is a screenful that leaves nothing urgent out and says how to see all."""

from __future__ import annotations

from hypothesis import event, given
from hypothesis import strategies as st

from recovery_advisor import CheckInBase, Preferences, Urgency
from recovery_advisor.testing import check_ins, preferences
from tests.support.advisors import shared_advisor

ADVISOR = shared_advisor(engine="bitmap")
ALL_OF_IT = "All of it: print(advice.as_text())"
WELL = {
    question.id: question.word(0) if question.worded else question.value(0)
    for question in ADVISOR.book.questions
}


def nearly_well() -> st.SearchStrategy[CheckInBase]:
    """Somebody healthy but for a few answers."""
    ids = st.lists(st.sampled_from(sorted(WELL)), max_size=3)
    return st.builds(
        lambda ids, other: ADVISOR.CheckIn.model_validate(
            {**WELL, **{id: other.answers.get(id) for id in ids}}
        ),
        ids,
        check_ins(ADVISOR.book),
    )


@given(check_ins(ADVISOR.book) | nearly_well(), preferences(ADVISOR.book))
def test_it_fits_on_a_terminal_and_tells_what_counts_most(
    check_in: CheckInBase, wishes: Preferences
) -> None:
    advice = ADVISOR.assess(check_in, wishes)
    shown, whole = str(advice), advice.as_text()
    lines = shown.split("\n")
    event(f"{advice.verdict}, {'whole' if shown == whole else 'shortened'}")
    assert len(lines) <= 23 and all(len(line) < 80 for line in lines)
    said = " ".join(shown.split())
    assert said.startswith(" ".join(advice.say))
    first = max(
        advice.reasons, key=lambda one: one.level.rank if isinstance(one.level, Urgency) else -1
    )
    assert " ".join(first.say.split()) in said
    advised = whole.removesuffix(f"\n\n{advice.review_line}")
    assert (shown in (whole, advised)) is (not shown.endswith(ALL_OF_IT))
    assert ("Not answered yet" in shown) is ("Not answered yet" in whole)
    assert ("Your session" in shown) is bool(advice.session)
    assert ("No session: " in shown) is bool(advice.no_session)


def test_a_usual_session_is_shown_with_every_move() -> None:
    advice = ADVISOR.assess(WELL, {"equipment": ["resistance_band"], "minutes": 20})
    assert advice.session
    shown = " ".join(str(advice).split())
    assert all(f"{item.name}: " in shown for item in advice.session.exercises)
    assert shown.endswith(ALL_OF_IT)
    assert "Good to know" in advice.as_text() and len(advice.as_text().split("\n")) > 60


def test_what_is_left_out_is_counted() -> None:
    signs = {id: "yes" for id in WELL if ADVISOR.book.question[id].band("unsure")}
    advice = ADVISOR.assess({**WELL, **signs})
    shown = " ".join(str(advice).split())
    told = sum(reason.say in shown for reason in advice.reasons)
    assert told < len(advice.reasons)
    assert f"- and {len(advice.reasons) - told} more" in shown


def test_an_advice_that_was_read_back_is_shown_alike() -> None:
    advice = ADVISOR.assess(WELL)
    again = type(advice).model_validate_json(advice.model_dump_json())
    assert (str(again), again.as_text()) == (str(advice), advice.as_text())
