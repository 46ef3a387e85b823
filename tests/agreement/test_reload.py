"""A rules folder changed under an app that runs: the new one whole, or the old one whole.

``RECOVERY_ADVISOR_RELOADS`` sets how many reloads the slow test makes.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from recovery_advisor import Advisor, InputError, RulesError, load_book
from recovery_advisor.engines.registry import EngineName
from recovery_advisor.loading.shipped import shipped_rules
from tests.support.changed_rules import ChangedRules
from tests.support.engines import EACH
from tests.support.listed import looking_at

THREADS = 4
RELOADS = int(os.environ.get("RECOVERY_ADVISOR_RELOADS", "1000"))
MOST_GROWTH = 8.0
NEARLY = {
    "injury": "no",
    "pain": 1,
    "daily_activity_pain": 0,
    "swelling": "none",
    "stiffness": "none",
    "range_of_motion": 100,
    "needs_special_plan": "no",
}
FILE = "upper-back/readiness.yaml"
LAX, STRICT = "- pain: 2 or better", "- pain: 0 or better"


@pytest.fixture
def folder(rules: ChangedRules) -> ChangedRules:
    """Rules without the examples that hold a threshold where it is."""
    lines = rules.text(FILE).splitlines(keepends=True)
    rules.write(
        FILE, "".join(line for line in lines if "{given:" not in line and "examples:" not in line)
    )
    return rules


def change(folder: ChangedRules, old: str, new: str) -> None:
    """Every threshold of that text at once, as a deploy does it: written beside and renamed."""
    beside = folder.root / "upper-back" / ".new"
    beside.write_text(folder.text(FILE).replace(old, new), encoding="utf-8")
    beside.rename(folder.root / FILE)


def test_a_changed_folder_is_at_work_after_a_reload(folder: ChangedRules) -> None:
    advisor = Advisor.from_folder(folder.root, try_cases=False)
    before = advisor.assess(NEARLY)
    change(folder, LAX, STRICT)
    assert advisor.assess(NEARLY) == before
    assert advisor.reload() == advisor.book.id != before.rulebook
    assert advisor.assess(NEARLY).verdict != before.verdict


def test_a_folder_that_does_not_load_changes_nothing(folder: ChangedRules) -> None:
    advisor = Advisor.from_folder(folder.root, try_cases=False)
    before = advisor.assess(NEARLY)
    change(folder, "permit: full", "permit: fool")
    with pytest.raises(RulesError, match="fool"):
        advisor.reload()
    assert advisor.assess(NEARLY) == before


def test_a_folder_that_is_gone_changes_nothing(folder: ChangedRules) -> None:
    advisor = Advisor.from_folder(folder.root, try_cases=False)
    before = advisor.assess(NEARLY)
    folder.root.rename(folder.root.with_name("elsewhere"))
    with pytest.raises(RulesError):
        advisor.reload()
    assert advisor.assess(NEARLY) == before


def test_a_reload_keeps_packs_and_engine(folder: ChangedRules) -> None:
    folder.add_overlay()
    advisor = Advisor.from_folder(folder.root, ["upper-back"], engine="reference")
    advisor.reload()
    assert [pack.id for pack in advisor.book.packs] == ["upper-back"]
    assert advisor.assess(NEARLY).engine == "reference"


def test_a_new_question_is_one_of_the_check_in_after_a_reload(folder: ChangedRules) -> None:
    advisor = Advisor.from_folder(folder.root, try_cases=False)
    old = advisor.CheckIn.model_validate(NEARLY)
    question = (
        "questions:\n  - {question: sore_knee, scale: no_yes, screen: about_you, ask: Sore?}\n"
    )
    folder.add_overlay(question + looking_at("sore_knee"))
    advisor.reload()
    assert advisor.CheckIn.model_validate({**NEARLY, "sore_knee": "no"})
    assert advisor.assess(old).verdict == "full_programme"


def test_the_shipped_rules_can_be_read_again() -> None:
    advisor = Advisor(engine="bitmap")
    before = advisor.book
    assert advisor.reload() == before.id
    assert advisor.assess({"pain": 9}).urgency == "urgent"


def test_an_advisor_made_from_a_book_has_nothing_to_read_again() -> None:
    advisor = Advisor.from_book(load_book(shipped_rules()))
    with pytest.raises(InputError, match="an advisor made from a book was given"):
        advisor.reload()


def megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def reload_under_load(folder: ChangedRules, engine: EngineName, times: int) -> tuple[int, float]:
    """Torn answers, and megabytes that came on top once a tenth of the reloads was done."""
    advisor = Advisor.from_folder(folder.root, engine=engine, try_cases=False)
    whole = {advisor.assess(NEARLY).model_dump_json()}
    change(folder, LAX, STRICT)
    advisor.reload()
    whole.add(advisor.assess(NEARLY).model_dump_json())
    assert len(whole) == 2
    done = Event()

    def assess() -> int:
        torn = 0
        while not done.is_set():
            torn += advisor.assess(NEARLY).model_dump_json() not in whole
        return torn

    with ThreadPoolExecutor(THREADS) as pool:
        assessing = [pool.submit(assess) for _ in range(THREADS)]
        try:
            for number in range(times):
                change(folder, *((STRICT, LAX) if number % 2 else (LAX, STRICT)))
                advisor.reload()
                if number == times // 10:
                    before = megabytes()
            after = megabytes()
        finally:
            done.set()
        return sum(one.result() for one in assessing), after - before


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="reads memory from /proc")
@pytest.mark.parametrize("times", [4, pytest.param(40, marks=pytest.mark.deep)])
@pytest.mark.parametrize("engine", EACH)
def test_no_answer_is_torn_by_a_reload(
    folder: ChangedRules, engine: EngineName, times: int
) -> None:
    torn, _ = reload_under_load(folder, engine, times)
    assert torn == 0


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="reads memory from /proc")
@pytest.mark.parametrize("engine", EACH)
def test_a_thousand_reloads_tear_no_answer_and_leak_nothing(
    folder: ChangedRules, engine: EngineName, capsys: pytest.CaptureFixture[str]
) -> None:
    torn, grown = reload_under_load(folder, engine, RELOADS)
    with capsys.disabled():
        print(
            f"\n{engine}: {RELOADS:,} reloads, {torn} answers torn, {grown:+.1f} MB after a tenth"
        )
    assert torn == 0
    assert grown < MOST_GROWTH
