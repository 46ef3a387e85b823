"""A denial counts for what the question meant when it was asked; danger counts whenever it was told."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_advisor import (
    Advisor,
    CheckInBase,
    InputError,
    Readiness,
    RulesError,
    Screening,
    Urgency,
    Verdict,
)
from recovery_advisor.testing import Pages
from recovery_advisor.testing.fixed_parts import pack_section
from recovery_advisor.values.permissive import more_permissive
from tests.support.answers import NO_COMPLAINT
from tests.support.flags import SOURCE, shipped_pages

#: ``chill`` was asked in other words by the first; ``tingling`` is asked as part of ``numb`` now.
OLD, NEW = ("cough", "chill", "tingling"), ("cough", "chill", "numb")
SINCE = {"cough": "signs/1", "chill": "signs/2", "numb": "signs/2"}
WELL: dict[str, Any] = {
    **NO_COMPLAINT,
    "needs_special_plan": "no",
}


def _rules_of(id: str) -> list[dict[str, Any]]:
    words = {"say": f"You have {id}.", "because": "It needs a look.", "source": SOURCE}
    return [
        {"rule": f"{id}-yes", "when": {id: "yes"}, "then": {"refer": "emergency"}, **words},
        {
            "rule": f"{id}-unsure",
            "when": {id: "unsure or worse"},
            "then": {"refer": "routine", "limit": "rest"},
            **words,
        },
    ]


def _question(id: str, since: str) -> dict[str, Any]:
    asked = {"question": id, "scale": "no_unsure_yes", "screen": "about_you"}
    return {**asked, "since": since, "ask": f"Do you have {id}?"}


def pack(**changed: Any) -> dict[str, Any]:
    """An overlay whose questionnaire has two versions."""
    return {
        "pack": pack_section("signs", "overlay"),
        "questions": [_question(*one) for one in SINCE.items()],
        "questionnaires": [
            {"questionnaire": "signs/1", "questions": [*OLD]},
            {"questionnaire": "signs/2", "questions": [*NEW]},
        ],
        "merged": [{"question": "tingling", "merged_into": "numb"}],
        "rules": [rule for id in NEW for rule in _rules_of(id)],
        **changed,
    }


def pages(**changed: Any) -> Pages:
    return shipped_pages().with_file("signs/pack.yaml", pack(**changed))


@cache
def advisor() -> Advisor:
    return Advisor.from_book(pages().book(), engine="bitmap")


def screening(version: int, **said: str) -> dict[str, Any]:
    """What somebody said who was shown all of a version, and denied all else."""
    asked = OLD if version == 1 else NEW
    lists: dict[str, list[str]] = {"yes": [], "unsure": [], "skipped": []}
    for id, part in said.items():
        lists[part].append(id)
    return {"questionnaire": f"signs/{version}", **lists, "no": len(asked) - len(said)}


def read(version: int, **said: str) -> CheckInBase:
    return advisor().CheckIn.model_validate({**WELL, "screening": screening(version, **said)})


def of_signs(check_in: CheckInBase) -> dict[str, Any]:
    return {id: check_in.answers.get(id) for id in NEW}


def test_a_denial_of_the_same_version_counts() -> None:
    check_in = read(2)
    assert of_signs(check_in) == {"cough": "no", "chill": "no", "numb": "no"}
    assert advisor().assess(check_in).verdict is Verdict.FULL_PROGRAMME


def test_a_denial_of_an_older_one_counts_where_the_meaning_is_as_old() -> None:
    check_in = read(1)
    assert of_signs(check_in) == {"cough": "no", "chill": "unknown", "numb": None}
    advice = advisor().assess(check_in)
    assert advice.readiness is Readiness.REST
    assert set(advice.missing) == {"chill", "numb"}


@pytest.mark.parametrize("part", ["yes", "unsure"])
@pytest.mark.parametrize("id", OLD)
def test_yes_and_doubt_count_whatever_the_version(id: str, part: str) -> None:
    now = "numb" if id == "tingling" else id
    check_in = read(1, **{id: part})
    assert of_signs(check_in)[now] == part
    advice = advisor().assess(check_in)
    assert advice.verdict is (Verdict.EMERGENCY if part == "yes" else Verdict.CONSULT_FIRST)
    assert f"{now}-{part}" in {reason.rule for reason in advice.reasons}


def test_what_is_gone_denies_nothing_where_it_is_merged() -> None:
    assert of_signs(read(1))["numb"] is None
    assert of_signs(read(1, tingling="skipped"))["numb"] is None


@pytest.mark.parametrize(
    ("numb", "tingling", "worst"),
    [("no", "yes", "yes"), ("unsure", "yes", "yes"), ("yes", "unsure", "yes"), ("no", "unsure", "unsure"),
     ("skipped", "unsure", "unsure"), ("no", "no", "unknown"), ("skipped", "no", None)],
)  # fmt: skip
def test_of_two_questions_that_became_one_the_worse_answer_counts(
    numb: str, tingling: str, worst: str | None
) -> None:
    """In a version that had both."""
    both = [{"questionnaire": "signs/1", "questions": ["cough", "tingling", "numb"]}]
    book = pages(questionnaires=[*both, {"questionnaire": "signs/2", "questions": [*NEW]}]).book()
    said = {id: one for id, one in (("numb", numb), ("tingling", tingling)) if one != "no"}
    check_in = Advisor.from_book(book, engine="bitmap").CheckIn.model_validate(
        {"screening": screening(1, **said)}
    )
    assert check_in.answers.get("numb") == worst


@pytest.mark.parametrize("answer", ["no", False])
def test_a_denial_beside_the_name_of_an_older_one_is_unknown(answer: object) -> None:
    """As it stands in what was kept of a check-in from then."""
    kept = {**WELL, "screened": "signs/1", "cough": answer, "chill": answer}
    check_in = advisor().CheckIn.model_validate(kept)
    assert (check_in.answers["cough"], check_in.answers["chill"]) == ("no", "unknown")
    assert advisor().assess(kept) == advisor().assess(check_in)
    again = advisor().CheckIn.model_validate({**kept, "screened": "signs/2"})
    assert again.answers["chill"] == "no"


def test_what_is_learned_later_counts_once_the_newer_one_is_answered() -> None:
    old = read(1)
    asked = advisor().next_question(old)
    assert asked and asked.id == "numb"  # what is unknown was asked already
    newer = old.model_copy(update={"screened": None, "chill": "no", "numb": "no"})
    assert advisor().assess(newer).verdict is Verdict.FULL_PROGRAMME


@given(
    st.dictionaries(st.sampled_from(OLD), st.sampled_from(["yes", "unsure", "skipped"])),
    st.booleans(),
)
def test_reading_it_again_under_any_version_permits_no_more(
    said: dict[str, str], without_name: bool
) -> None:
    check_in = read(1, **said)
    advice = advisor().assess(check_in)
    again = advisor().CheckIn.model_validate(check_in.model_dump())
    assert again == check_in
    dumped = check_in.model_dump(mode="json")
    for screened in (None, "signs/1", "signs/2"):
        other = advisor().assess({**dumped, "screened": screened})
        assert list(more_permissive(other, advice)) == []
    if without_name:
        del dumped["screened"]
        assert advisor().assess(dumped) == advice


@given(
    st.dictionaries(st.sampled_from(OLD), st.sampled_from(["yes", "unsure", "skipped"])),
)
def test_the_older_one_permits_no_more_than_the_same_said_to_the_newer(
    said: dict[str, str],
) -> None:
    now = {("numb" if id == "tingling" else id): part for id, part in said.items()}
    newer = advisor().assess(read(2, **now))
    assert list(more_permissive(advisor().assess(read(1, **said)), newer)) == []


def test_a_shorthand_of_an_older_one_denies_no_more() -> None:
    book = advisor().book
    assert book.denied_by("signs/1") == {"cough"}
    assert book.denied_by("signs/2") == set(NEW)


@pytest.mark.parametrize(
    ("answers", "counts"),
    [
        ({"tingling": "yes"}, "yes"),
        ({"tingling": True, "numb": "no"}, "yes"),
        ({"tingling": "no", "numb": "yes"}, "yes"),
        ({"tingling": "no"}, None),
        ({"tingling": None, "numb": "no"}, "no"),
    ],
)
def test_a_kept_answer_to_a_gone_question_goes_where_it_is_merged(
    answers: dict[str, Any], counts: str | None
) -> None:
    assert advisor().CheckIn.model_validate(answers).answers.get("numb") == counts


@cache
def of_several() -> Advisor:
    """Of rules in which a question that is gone became two, of which one knows no doubt."""
    brittle = {**_question("brittle", "signs/2"), "scale": "no_yes"}
    together = {
        "rule": "brittle-and-numb",
        "when": {"all": [{"brittle": "yes"}, {"numb": "unsure or worse"}]},
        "then": {"refer": "urgent"},
        "say": "Get brittle bones and numbness seen today.",
        "because": "It needs a look.",
        "source": SOURCE,
    }
    first, second = pack()["questionnaires"]
    book = pages(
        questions=[*pack()["questions"], brittle],
        questionnaires=[first, {**second, "questions": [*NEW, "brittle"]}],
        merged=[{"question": "tingling", "merged_into": ["brittle", "numb"]}],
        rules=[*pack()["rules"], together],
    ).book()
    return Advisor.from_book(book, engine="bitmap")


@pytest.mark.parametrize(
    ("written", "numb", "brittle"),
    [("Unsure", "unsure", "yes"), ("yes", "yes", "yes"), (True, "yes", "yes"), ("No", None, None),
     (False, None, None), ("", None, None), (None, None, None), (float("nan"), None, None)],
)  # fmt: skip
def test_text_of_a_gone_question_is_read_for_each_that_asks_for_it_now(
    written: object, numb: str | None, brittle: str | None
) -> None:
    read = of_several().CheckIn.from_text({"tingling": written}).answers
    assert (read.get("numb"), read.get("brittle")) == (numb, brittle)
    if isinstance(written, str) and written:
        same = of_several().CheckIn.model_validate({"tingling": written.lower()})
        assert same.answers == read


@pytest.mark.parametrize("written", [1, 0, "1", "maybe", 2])
def test_text_that_is_in_doubt_for_one_of_them_is_refused(written: object) -> None:
    with pytest.raises(InputError) as refused:
        of_several().read({"tingling": written})
    assert [fault.field for fault in refused.value.faults] == ["tingling"]


def test_a_number_counts_where_all_that_ask_for_it_now_take_it() -> None:
    numb = {**_question("numb", "signs/2"), "scale": "no_yes"}
    questions = [*(one for one in pack()["questions"] if one["question"] != "numb"), numb]
    rules = [one for one in pack()["rules"] if one["rule"] != "numb-unsure"]
    book = pages(questions=questions, rules=rules).book()
    read = Advisor.from_book(book, engine="bitmap").CheckIn.from_text
    assert read({"tingling": "1"}).answers == {"numb": "yes"}
    assert read({"tingling": 0}).answers == {}


@pytest.mark.parametrize(
    "told",
    [
        {"tingling": "unsure"},
        {"tingling": " Unsure"},
        {"screening": screening(1, tingling="unsure")},
    ],
    ids=str,
)
def test_doubt_about_a_gone_question_is_as_urgent_beside_a_fault(told: dict[str, Any]) -> None:
    """Doubt is *yes* to the question that knows no doubt, which makes it urgent with the other."""
    assert of_several().assess({"tingling": "unsure"}).urgency is Urgency.URGENT
    with pytest.raises(InputError) as refused:
        of_several().assess({**told, "pain": "x"})
    assert refused.value.advice and refused.value.advice.urgency is Urgency.URGENT


def test_what_is_no_answer_to_a_gone_question_and_one_of_another_version_are_refused() -> None:
    with pytest.raises(InputError, match="tingling"):
        advisor().assess({"tingling": 7})
    with pytest.raises(InputError, match="numb") as refused:
        advisor().assess({"screening": screening(1, numb="yes")})
    assert refused.value.advice and refused.value.advice.verdict is Verdict.EMERGENCY


def test_the_newest_version_is_the_one_to_ask() -> None:
    [questionnaire] = advisor().questionnaires.values()
    assert questionnaire.id == "signs/2"
    assert tuple(question.id for question in questionnaire.questions) == NEW
    made = Screening.answered(questionnaire, yes={"numb"})
    assert advisor().assess({**WELL, "screening": made}).verdict is Verdict.EMERGENCY


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"questions": [_question("cough", "other/1"), *map(_question, NEW[1:], ["signs/2"] * 2)]}, "since"),
        ({"merged": []}, "tingling"),
        ({"merged": [{"question": "tingling", "merged_into": "nowhere"}]}, "nowhere"),
        ({"merged": [{"question": "chill", "merged_into": "numb"}]}, "still asked"),
    ],
    ids=["a meaning of another questionnaire", "gone", "merged into nothing", "merged and asked"],
)  # fmt: skip
def test_rules_that_do_not_say_what_became_of_a_question_are_refused(
    changed: dict[str, Any], says: str
) -> None:
    with pytest.raises(RulesError, match=says):
        pages(**changed).book()
