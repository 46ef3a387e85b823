"""Whoever loads a folder of their own to answer by it has its cases tried; one that fails is refused."""

from __future__ import annotations

import copy
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from recovery_advisor import Advisor, Gravity, RuleBook, RulesError, load_book
from recovery_advisor.assessment import case_results
from recovery_advisor.assessment.observers import OBSERVERS
from recovery_advisor.authoring.starter import lay_out
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.loading.checked_folder import CheckedFolder, read_checked
from recovery_advisor.loading.shipped import shipped_rules
from tests.checking.starter import started
from tests.support.listed import list_files

CASE = """\
cases:
  - case: sore
    about: Some pain and no swelling.
    given: {pain: 2, swelling: no}
    expect: {verdict: gradual_return, readiness: gradual, urgency: none, reasons: [start-gently], session: yes}
"""
#: The same, with a verdict and a readiness that this person does not get.
WRONG = CASE.replace(
    "verdict: gradual_return, readiness: gradual", "verdict: full_programme, readiness: full"
)
REFUSAL = (
    "my-pack/cases.yaml:5:13: the case sore fails, given pain: 2, swelling: no: verdict must be"
    " full_programme, and is gradual_return; readiness must be full, and is gradual"
)


@pytest.fixture
def right(tmp_path: Path) -> Path:
    return started(tmp_path, {"my-pack/cases.yaml": CASE})


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    return started(tmp_path, {"my-pack/cases.yaml": WRONG})


def fail(folder: Path) -> None:
    (folder / "my-pack/cases.yaml").write_text(WRONG, encoding="utf-8")


def test_a_folder_whose_cases_hold_is_loaded(right: Path) -> None:
    assert Advisor.from_folder(right).book.id == load_book(right).id


def test_a_folder_in_which_a_case_fails_is_refused(wrong: Path) -> None:
    with pytest.raises(RulesError) as refused:
        Advisor.from_folder(wrong)
    (problem,) = refused.value.problems
    assert str(problem) == REFUSAL
    assert problem.gravity is Gravity.UNSAFE


def test_each_case_that_fails_is_a_problem(wrong: Path) -> None:
    more = WRONG + WRONG.removeprefix("cases:\n").replace("case: sore", "case: sorer")
    (wrong / "my-pack/cases.yaml").write_text(more, encoding="utf-8")
    with pytest.raises(RulesError) as refused:
        Advisor.from_folder(wrong)
    assert [problem.line for problem in refused.value.problems] == [5, 9]


def test_a_case_that_cannot_be_assessed_is_refused(right: Path) -> None:
    cases = CASE.replace("pain: 2,", "screening: signs/1, pain: 2,")
    (right / "my-pack/cases.yaml").write_text(cases, encoding="utf-8")
    with pytest.raises(RulesError, match="the case sore can't be tried: screened"):
        Advisor.from_folder(right)


@pytest.mark.parametrize(
    ("given", "message"),
    [("pain: 99,", "99 is no answer to pain; give"), ("pian: 2,", "unknown question 'pian'")],
)
def test_an_answer_that_no_question_takes_is_told_where_it_stands(
    right: Path, given: str, message: str
) -> None:
    cases = CASE.replace("pain: 2,", given)
    (right / "my-pack/cases.yaml").write_text(cases, encoding="utf-8")
    with pytest.raises(RulesError, match=message) as refused:
        Advisor.from_folder(right)
    [problem] = refused.value.problems
    assert (problem.file, problem.line) == ("my-pack/cases.yaml", 4)


def test_cases_that_cannot_be_read_are_refused(right: Path) -> None:
    (right / "my-pack/cases.yaml").write_text(CASE.replace("verdict:", "vredict:"), "utf-8")
    with pytest.raises(RulesError, match="vredict"):
        Advisor.from_folder(right)


def test_rules_that_came_to_mean_something_else_are_refused(right: Path) -> None:
    advisor = Advisor.from_folder(right)
    before = advisor.book.id
    file = right / "my-pack/readiness.yaml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [one for one in lines if "given:" not in one and "examples:" not in one]
    file.write_text("".join(kept).replace("permit: gradual", "permit: mobility"), "utf-8")
    with pytest.raises(RulesError, match="the case sore fails"):
        advisor.reload()
    assert advisor.book.id == before
    assert advisor.assess({"pain": 2, "swelling": "no"}).verdict == "gradual_return"


def test_who_says_so_has_no_cases_tried(wrong: Path) -> None:
    advisor = Advisor.from_folder(wrong, try_cases=False)
    assert advisor.book.id == load_book(wrong).id


AGAIN: dict[str, Callable[[Advisor], Advisor]] = {
    "itself": lambda advisor: advisor,
    "copied": copy.copy,
    "deeply": copy.deepcopy,
    "pickled": lambda advisor: pickle.loads(pickle.dumps(advisor)),
    "twice": lambda advisor: pickle.loads(pickle.dumps(copy.copy(advisor))),
}


@pytest.mark.parametrize("again", AGAIN.values(), ids=AGAIN.keys())
def test_the_wish_is_kept(right: Path, again: Callable[[Advisor], Advisor]) -> None:
    tried, untried = Advisor.from_folder(right), Advisor.from_folder(right, try_cases=False)
    tried, untried = again(tried), again(untried)
    fail(right)
    assert untried.reload() == load_book(right).id
    with pytest.raises(RulesError, match="the case sore fails"):
        tried.reload()


def test_an_advisor_is_unpickled_without_trying_them_again(right: Path) -> None:
    """Its rules are compared by their hashes, which is more."""
    sent = pickle.dumps(Advisor.from_folder(right))
    fail(right)
    assert pickle.loads(sent).book.id == load_book(right).id


def test_the_base_pack_is_tried_alone_and_overlays_with_it(right: Path) -> None:
    lay_out(right / "knee")
    list_files(right)
    assert Advisor.from_folder(right)  # though all of its cases rest once the overlay asks more
    overlay = WRONG.replace("case: sore", "case: sore-knee")
    (right / "knee/cases.yaml").write_text(overlay, encoding="utf-8")
    list_files(right)
    assert Advisor.from_folder(right, ["my-pack"])
    with pytest.raises(RulesError, match="the case sore-knee fails"):
        Advisor.from_folder(right)


def test_tools_that_tell_what_is_wrong_still_read_such_a_folder(wrong: Path) -> None:
    assert [case.id for case in read_checked(wrong).cases] == ["sore"]


def test_the_shipped_rules_are_tried_by_a_reload_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    cases: list[int] = []

    def tried(folder: CheckedFolder) -> RuleBook:
        cases.append(len(folder.cases))
        return folder.book

    monkeypatch.setattr("recovery_advisor.assessment.case_results.tried", tried)
    advisor = Advisor()
    assert not cases
    advisor.reload()
    assert cases[0] > 100


def test_cases_that_are_tried_are_not_observed(right: Path) -> None:
    """They are no people, and so no coverage of an app's tests."""
    seen: list[object] = []
    with OBSERVERS.observing(lambda book, evaluation: seen.append(book)):
        advisor = Advisor.from_folder(right)
        assert not seen
        advisor.assess({})
    assert len(seen) == 1


def test_an_engine_that_fails_is_a_case_that_fails(
    right: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing(BitmapEngine):
        def counting(self, answers: Lowered) -> int:
            raise ZeroDivisionError

    monkeypatch.setattr(case_results, "BitmapEngine", Failing)
    with pytest.raises(RulesError, match="the case sore fails"):
        Advisor.from_folder(right)


def test_the_cases_of_the_shipped_packs_hold_in_a_folder(tmp_path: Path) -> None:
    folder = shutil.copytree(shipped_rules(), tmp_path / "rules")
    assert Advisor.from_folder(folder).book.id == Advisor().book.id
