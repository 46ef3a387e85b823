"""A check-in made for other scales is refused, and its numbers are never read on another scale."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from recovery_advisor import Advisor, CheckIn, CheckInBase, InputError, Readiness, Scale, Verdict
from recovery_advisor.testing import Pages
from tests.support.answers import known_answers
from tests.support.denials import DENIED
from tests.support.flags import both_pages, shipped_pages
from tests.support.listed import list_files

#: The shipped base pack, in which pain is asked from 0 to 3.
THREE = "0.3.0"


def of_three() -> Pages:
    """The base pack of another version, whose scale of pain ends at 3."""
    pages = shipped_pages()
    vocabulary, pack = pages.changed("vocabulary.yaml"), pages.changed("upper-back/pack.yaml")
    for scale in vocabulary["scales"]:
        if scale["scale"] == "pain":
            scale |= {"range": "0-3", "bands": {"none": 0, "some": "1-2", "severe": 3}}
    pack["pack"]["version"] = THREE
    changed = {**pages.files, "vocabulary.yaml": vocabulary, "upper-back/pack.yaml": pack}
    return Pages({
        name: {**data, "rules": [_rule(one) for one in data["rules"]]} if "rules" in data else data
        for name, data in changed.items()
    })  # fmt: skip


def _rule(rule: dict[str, Any]) -> dict[str, Any]:
    """The rule without examples, with thresholds that are on the shorter scale."""

    def shorter(part: Any) -> Any:
        if isinstance(part, list):
            return [shorter(one) for one in part]
        if not isinstance(part, dict):
            return part
        return {
            key: _on_three(one) if key in ("pain", "daily_activity_pain") else shorter(one)
            for key, one in part.items()
        }

    return {**rule, "when": shorter(rule["when"]), "examples": []}


def _on_three(threshold: Any) -> Any:
    said = str(threshold)
    if said.endswith("or worse"):
        return "3 or worse"
    return "1 or better" if said.endswith("or better") else threshold


def test_the_rules_of_this_page_differ_in_a_scale() -> None:
    ten, three = ADVISORS["ten"].book, ADVISORS["three"].book
    assert (ten.question["pain"].high, three.question["pain"].high) == (10, 3)
    assert ten.question["swelling"] == three.question["swelling"]


ADVISORS = {
    "ten": Advisor.from_book(shipped_pages().book(), engine="bitmap"),
    "three": Advisor.from_book(of_three().book(), engine="bitmap"),
    "shipped": Advisor.from_book(both_pages().book(), engine="bitmap"),
}
REST_OF_IT: dict[str, Any] = {
    "injury": "no",
    "swelling": "none",
    "stiffness": "none",
    "range_of_motion": 100,
    "needs_special_plan": "no",
}
KEPT: dict[str, Callable[[CheckInBase], CheckInBase]] = {
    "as it is": lambda one: one,
    "copied": copy.copy,
    "deep-copied": copy.deepcopy,
    "a checked copy": lambda one: one.model_copy(),
    "pickled": lambda one: pickle.loads(pickle.dumps(one)),
}


def refusal(advisor: Advisor, check_in: CheckInBase) -> InputError:
    with pytest.raises(InputError) as refused:
        advisor.assess(check_in)
    assert refused.value.advice and refused.value.advice.readiness is Readiness.REST
    return refused.value


@pytest.mark.parametrize("kept", KEPT)
@pytest.mark.parametrize(("of", "by"), [("three", "ten"), ("ten", "three"), ("three", "shipped")])
def test_it_is_refused_and_both_rule_books_are_named(of: str, by: str, kept: str) -> None:
    made_for, at_work = ADVISORS[of], ADVISORS[by]
    check_in = KEPT[kept](made_for.CheckIn(pain=3, daily_activity_pain="none", **REST_OF_IT))
    error = refusal(at_work, check_in)
    assert [fault.field for fault in error.faults] == ["pain", "daily_activity_pain"]
    for fault in error.faults:
        for rules in (made_for.book, at_work.book):
            assert all(f"{pack.id} {pack.version}" in fault.hint for pack in rules.packs)
        assert "on this scale" in fault.allowed
    assert error.faults[0].given == "3"


@given(st.data())
def test_no_number_is_read_on_another_scale(data: st.DataObject) -> None:
    """Not even for its urgency: the worst of one is nothing much of the other."""
    of, by = data.draw(st.permutations(["ten", "three"]))
    pain = ADVISORS[of].book.question["pain"]
    answer = data.draw(known_answers(pain))
    check_in = ADVISORS[of].CheckIn(pain=answer, **REST_OF_IT)
    error = refusal(ADVISORS[by], check_in)
    if isinstance(answer, int):
        assert error.advice and error.advice.verdict is Verdict.REST


@pytest.mark.parametrize("answer", ["unknown", None])
def test_what_has_no_answer_to_them_is_taken(answer: str | None) -> None:
    check_in = ADVISORS["three"].CheckIn(pain=answer, **REST_OF_IT)
    if answer is None:
        expected = ADVISORS["ten"].assess(REST_OF_IT)
        assert ADVISORS["ten"].assess(check_in) == expected
    else:
        assert refusal(ADVISORS["ten"], check_in).faults[0].field == "pain"


def test_of_the_same_scales_it_is_taken() -> None:
    check_in = ADVISORS["ten"].CheckIn(pain=0, daily_activity_pain=0, **REST_OF_IT)
    assert type(check_in) is not type(ADVISORS["shipped"].CheckIn())
    told = ADVISORS["shipped"].assess(check_in)
    assert told == ADVISORS["shipped"].assess({"pain": 0, "daily_activity_pain": 0, **REST_OF_IT})
    assert ADVISORS["ten"].assess(CheckIn(pain=0, injury="no")).verdict is Verdict.REST


def test_a_subclass_with_another_scale_is_refused() -> None:
    class OfThree(CheckIn):
        pain: Annotated[int, Scale(0, 3)] | None = None

    error = refusal(ADVISORS["shipped"], OfThree(pain=3, **DENIED))
    assert [fault.field for fault in error.faults] == ["pain"]


def write(pages: Pages, folder: Path) -> None:
    for name, data in pages.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    list_files(folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(of_three(), tmp_path)
    return tmp_path


def test_what_is_kept_over_a_reload_is_refused(folder: Path) -> None:
    advisor = Advisor.from_folder(folder, engine="bitmap")
    check_in = advisor.CheckIn(pain=3, daily_activity_pain=0, **REST_OF_IT)
    assert advisor.assess(check_in).urgency == "urgent"
    write(shipped_pages(), folder)
    advisor.reload()
    error = refusal(advisor, check_in)
    assert f"made for upper-back {THREE}" in error.message
    assert "upper-back 2.0.0 is at work" in error.message
    fresh = advisor.CheckIn(pain=3, daily_activity_pain=0, **REST_OF_IT)
    assert advisor.assess(fresh) != error.advice


def test_what_is_kept_over_a_reload_of_the_same_scales_is_taken(folder: Path) -> None:
    advisor = Advisor.from_folder(folder, engine="bitmap")
    check_in = advisor.CheckIn(pain=3, daily_activity_pain=0, **REST_OF_IT)
    before = advisor.assess(check_in)
    advisor.reload()
    assert advisor.assess(check_in) == before


def flags_of_two() -> Pages:
    """Both shipped packs, in which a danger sign is *no* or *yes* and its doubt *yes*."""
    pages = both_pages()
    for name, data in pages.files.items():
        questions = [
            {**one, "scale": "no_yes"} if one["question"] == "chest_pain" else one
            for one in data.get("questions", ())
        ]
        rules = [
            {**one, "when": _doubt_is_yes(one["when"]), "examples": []}
            for one in data.get("rules", ())
            if "unsure" not in str(one["when"].get("chest_pain"))
        ]
        changed = {"questions": questions, "rules": rules}
        kept = {key: changed[key] for key in changed.keys() & data.keys()}
        pages = pages.with_file(name, {**data, **kept})
    return pages


def _doubt_is_yes(part: Any) -> Any:
    """The condition, in which what looked at doubt about chest pain looks at *yes*."""
    if isinstance(part, list):
        return [_doubt_is_yes(one) for one in part]
    if not isinstance(part, dict):
        return part
    said = {"chest_pain": "yes"} if "unsure" in str(part.get("chest_pain")) else {}
    return {**{key: _doubt_is_yes(one) for key, one in part.items()}, **said}


def test_an_emergency_on_another_scale_of_words_is_still_told() -> None:
    other = Advisor.from_book(flags_of_two().book(), engine="bitmap")
    assert "unsure" not in {name for name, *_ in other.book.question["chest_pain"].bands}
    for of, by in ((other, ADVISORS["shipped"]), (ADVISORS["shipped"], other)):
        error = refusal(by, of.CheckIn(chest_pain="yes"))
        assert error.advice and error.advice.verdict is Verdict.EMERGENCY
