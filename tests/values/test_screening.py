"""A screening accounts for each question of its questionnaire, or is refused with what to do."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from recovery_advisor import (
    CheckIn,
    Fault,
    InputError,
    Readiness,
    Screening,
    Urgency,
    Verdict,
)
from tests.support.advisors import shared_advisor
from tests.support.answers import NO_COMPLAINT
from tests.support.denials import DENIED, QUESTIONNAIRE

ADVISOR = shared_advisor(engine="bitmap")
IDS = tuple(DENIED)
#: Those with *unsure* as an answer, and those with *no* and *yes* alone.
SIGNS = tuple(id for id in IDS if ADVISOR.book.question[id].band("unsure"))
CONDITIONS = tuple(id for id in IDS if id not in SIGNS)
#: What the questionnaire does not ask.
WELL: dict[str, Any] = {id: one for id, one in NO_COMPLAINT.items() if id not in DENIED}
Answers = Mapping[str, Any]


def screening(**parts: Any) -> dict[str, Any]:
    """As JSON has it; the number of denials adds up where none is given."""
    lists = {part: [*parts.get(part, ())] for part in ("yes", "unsure", "skipped")}
    listed = len({id for ids in lists.values() for id in ids})
    return {"questionnaire": QUESTIONNAIRE, "no": len(IDS) - listed, **lists, **parts}


def answered() -> st.SearchStrategy[Answers]:
    """An answer to each question of the questionnaire; ``None`` where it was left open."""
    of_conditions = st.sampled_from(["no", "no", "no", "no", "yes", None])
    return st.fixed_dictionaries(
        {
            **dict.fromkeys(SIGNS, of_conditions | st.just("unsure")),
            **dict.fromkeys(CONDITIONS, of_conditions),
        }
    )


def lists_of(answers: Answers) -> dict[str, list[str]]:
    parts = {"yes": "yes", "unsure": "unsure", "skipped": None}
    return {
        part: [id for id, one in answers.items() if one == answer] for part, answer in parts.items()
    }


def refusal(given: Any, **beside: Any) -> InputError:
    with pytest.raises(InputError) as refused:
        ADVISOR.assess({**WELL, **beside, "screening": given})
    return refused.value


#: What a form may hold a list of ids in.
CONTAINERS: tuple[Callable[[Collection[str]], Collection[str]], ...] = (
    list, tuple, set, frozenset, lambda ids: [*reversed([*ids])],
)  # fmt: skip


@given(answered(), st.sampled_from(CONTAINERS))
def test_it_stands_for_the_answers_that_it_accounts_for(
    answers: Answers, container: Callable[[Collection[str]], Collection[str]]
) -> None:
    lists = {part: container(ids) for part, ids in lists_of(answers).items()}
    no = [*answers.values()].count("no")
    written = {"questionnaire": QUESTIONNAIRE, "no": no, **lists}
    plainly = CheckIn(**WELL, **answers, screened=QUESTIONNAIRE)
    for sent in (
        written,
        Screening.model_validate(written),
        Screening.answered(QUESTIONNAIRE, **lists),
    ):
        check_in = CheckIn.model_validate({**WELL, "screening": sent})
        assert check_in == plainly
        assert check_in.screening is None
        assert ADVISOR.assess({**WELL, "screening": sent}) == ADVISOR.assess({**WELL, **answers})
    text = json.dumps({**WELL, "screening": screening(**lists_of(answers))})
    assert CheckIn.model_validate_json(text) == plainly


@given(answered(), st.integers(-3, 55))
def test_it_adds_up_or_is_refused(answers: Answers, no: int) -> None:
    adds_up = no == [*answers.values()].count("no")
    given = screening(**lists_of(answers), no=no)
    if adds_up:
        said = {id: one for id, one in answers.items() if one is not None}
        assert CheckIn.model_validate({"screening": given}).answers == said
        return
    error = refusal(given)
    [fault] = error.faults
    assert fault.field == "screening.no"
    assert no < 0 or ("has 49 questions" in fault.allowed and "skipped" in fault.hint)
    assert_no_denial_of_it_counts(error, answers)


def assert_no_denial_of_it_counts(error: InputError, answers: Answers) -> None:
    """While its *yes* and *unsure* do."""
    assert error.advice
    assert error.advice.readiness is Readiness.REST
    dangers = {id: one for id, one in answers.items() if one in ("yes", "unsure")}
    assert error.advice.urgency == ADVISOR.assess({**WELL, **dangers}).urgency


@given(answered(), st.data())
def test_each_question_is_in_one_list(answers: Answers, data: st.DataObject) -> None:
    lists = lists_of(answers)
    id = data.draw(st.sampled_from(SIGNS))
    one, other = data.draw(st.permutations(["yes", "unsure", "skipped"]))[:2]
    lists = {part: [*({*ids} - {id})] for part, ids in lists.items()}
    lists[one].append(id)
    lists[other].append(id)
    error = refusal(screening(**lists))
    [fault] = error.faults
    assert fault.given == repr(id)
    assert {str(fault.field), fault.hint} in (
        {f"screening.{one}", f"It is also under {other}."},
        {f"screening.{other}", f"It is also under {one}."},
    )
    worst = "yes" if "yes" in (one, other) else "unsure"
    assert_no_denial_of_it_counts(error, {**answers, id: worst})


WRONG: dict[str, tuple[dict[str, Any], str, str]] = {
    "a misspelt id": ({"yes": ["chest_pian"]}, "screening.yes", "Did you mean chest_pain?"),
    "an id of nothing": ({"unsure": ["zzz"]}, "screening.unsure", "has no question of this name"),
    "a question of no questionnaire": ({"skipped": ["pain"]}, "screening.skipped", ""),
    "doubt where there is none": (
        {"unsure": ["osteoporosis"]}, "screening.unsure", "List it under skipped",
    ),
    "another version": (
        {"questionnaire": "red-flags/3"}, "screening.questionnaire", "Did you mean red-flags/2?",
    ),
    "a questionnaire of others": ({"questionnaire": "x"}, "screening.questionnaire", ""),
    "an id in place of a list": ({"yes": "chest_pain"}, "screening.yes", ""),
    "ids in a mapping": ({"yes": {"chest_pain": True}}, "screening.yes", ""),
    "a twin": ({"yes": ["chest_pain", "chest_pain"]}, "screening.yes", ""),
    "a number for an id": ({"yes": [1]}, "screening.yes", ""),
    "a list of nothing": ({"yes": None}, "screening.yes", ""),
    "a truth for a number": ({"no": True}, "screening.no", ""),
    "a text for a number": ({"no": "49"}, "screening.no", ""),
    "a number with a point": ({"no": 49.0}, "screening.no", ""),
    "an unknown part": ({"maybe": ["chest_pain"]}, "screening.maybe", ""),
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_is_named_with_what_to_do(wrong: str) -> None:
    parts, field, hint = WRONG[wrong]
    error = refusal({**screening(), **parts})
    fault = next(one for one in error.faults if one.field == field)
    assert hint in fault.hint
    assert fault.allowed
    assert error.advice and error.advice.readiness is Readiness.REST
    with pytest.raises(ValidationError, match=field.replace(".", r"\.")):
        CheckIn.model_validate({"screening": {**screening(), **parts}})


@pytest.mark.parametrize("part", ["questionnaire", "yes", "unsure", "skipped", "no"])
def test_each_part_is_needed(part: str) -> None:
    error = refusal({name: one for name, one in screening().items() if name != part})
    assert [fault.field for fault in error.faults] == [f"screening.{part}"]


@pytest.mark.parametrize(
    "untouched",
    [
        {"questionnaire": QUESTIONNAIRE, "yes": [], "unsure": [], "skipped": [], "no": 0},
        {"questionnaire": QUESTIONNAIRE, "yes": [], "unsure": [], "skipped": []},
        {"yes": [], "unsure": [], "skipped": []},
        {"questionnaire": QUESTIONNAIRE},
        {},
        [],
        "",
        QUESTIONNAIRE,
        True,
        0,
    ],
    ids=str,
)
def test_a_form_that_nobody_touched_denies_nothing(untouched: object) -> None:
    error = refusal(untouched)
    assert all(str(fault.field).startswith("screening") for fault in error.faults)
    assert error.advice and error.advice.verdict is Verdict.REST
    assert "chest pain" in error.advice.reasons[0].say


def test_several_faults_are_all_named() -> None:
    wrong = screening(yes=["chest_pian", "stroke_sings"], unsure=["osteoporosis"], no=99)
    found = {(fault.field, fault.given) for fault in refusal(wrong, pain=11).faults}
    assert found >= {
        ("screening.yes", "'chest_pian'"),
        ("screening.yes", "'stroke_sings'"),
        ("screening.unsure", "'osteoporosis'"),
        ("pain", "11"),
    }


@given(answered(), st.sampled_from(IDS), st.sampled_from(["no", "yes", "unknown", True, False]))
def test_an_answer_beside_it_says_the_same_or_what_it_left_open_or_is_a_fault(
    answers: Answers, id: str, beside: str | bool
) -> None:
    given = screening(**lists_of(answers))
    word = beside if isinstance(beside, str) else "yes" if beside else "no"
    if answers[id] in (word, None):
        check_in = CheckIn.model_validate({id: beside, "screening": given})
        assert check_in == CheckIn(**{**answers, id: word}, screened=QUESTIONNAIRE)
        return
    error = refusal(given, **{id: beside})
    [fault] = error.faults
    assert (fault.field, fault.given) == (id, repr(beside))
    assert fault.allowed.startswith(f"{answers[id]}, as the screening says")
    assert error.advice
    worst = max(word, answers[id], key=("no", "unknown", "unsure", "yes").index)
    assert error.advice.urgency == ADVISOR.assess({**answers, id: worst}).urgency


def test_none_beside_it_is_no_answer() -> None:
    denied = Screening.answered(QUESTIONNAIRE)
    assert CheckIn(chest_pain=None, screening=denied) == CheckIn(screening=denied)


@given(st.sets(st.sampled_from(IDS)), st.data())
def test_what_was_not_shown_is_skipped(shown: set[str], data: st.DataObject) -> None:
    on_screen = sorted(shown)
    yes = data.draw(st.sets(st.sampled_from(on_screen))) if shown else set()
    made = Screening.answered(QUESTIONNAIRE, yes=yes, shown=shown)
    assert made.yes == yes
    assert made.skipped == set(IDS) - shown
    assert made.no == len(shown - yes)
    check_in = CheckIn(screening=made)
    assert {id for id, one in check_in.answers.items() if one == "no"} == shown - yes


def faults_of(**how: Any) -> tuple[Fault, ...]:
    with pytest.raises(InputError) as refused:
        Screening.answered(QUESTIONNAIRE, **how)
    assert refused.value.advice is None
    return refused.value.faults


def test_what_a_form_can_not_mean_is_refused_when_it_is_made() -> None:
    [fault] = faults_of(yes={"chest_pian"})
    assert (fault.field, fault.hint) == ("yes", "Did you mean chest_pain?")
    [fault] = faults_of(shown={"chest_pain", "hiccups"})
    assert (fault.field, fault.given) == ("shown", "'hiccups'")
    [fault] = faults_of(yes={"chest_pain"}, shown={"dizziness"})
    assert (fault.field, fault.given) == ("yes", "'chest_pain'")
    assert fault.hint == "It is also under skipped."
    assert {fault.given for fault in faults_of(yes=IDS[:2], unsure=IDS[:2])} == {
        repr(id) for id in IDS[:2]
    }
    with pytest.raises(InputError, match="Did you mean red-flags/2"):
        Screening.answered("red-flags/21")


def test_a_questionnaire_of_the_advisor_is_answered_as_its_name_is() -> None:
    [questionnaire] = ADVISOR.questionnaires.values()
    assert Screening.answered(questionnaire) == Screening.answered(QUESTIONNAIRE)
    assert ADVISOR.assess({**WELL, "screening": Screening.answered(questionnaire)}).session


def test_urgency_is_that_of_the_worst_although_nothing_else_can_be_read() -> None:
    error = refusal({"yes": ["chest_pain"]}, pain="x")
    assert error.advice and error.advice.urgency is Urgency.EMERGENCY
