"""An advisor can be copied, pickled and sent to another process, where it has the same rules or none."""

from __future__ import annotations

import copy
import multiprocessing
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from recovery_advisor import Advisor, EngineUnavailable, RulesError, load_book
from recovery_advisor.engines.registry import EngineChoice, runnable
from tests.generated import EXAMPLES
from tests.replay.recorded_check_ins import HEALTHY

ANKLE = EXAMPLES / "ankle-rules"
PEOPLE: tuple[dict[str, int], ...] = ({}, {"pain": 1}, {"pain": 9})
ADVISORS: dict[str, Callable[[], Advisor]] = {
    "shipped": lambda: Advisor(engine="bitmap"),
    "one pack": lambda: Advisor(["upper-back"], engine="reference"),
    "a folder": lambda: Advisor.from_folder(ANKLE, engine="bitmap"),
    "a book": lambda: Advisor.from_book(load_book(ANKLE), engine="bitmap"),
    "the engines that are here": Advisor,
}


class AppAdvisor(Advisor):
    """Of an app, with something of its own."""

    app = "an app"


def pickled(advisor: Advisor) -> Advisor:
    again = pickle.loads(pickle.dumps(advisor))
    assert isinstance(again, Advisor)
    return again


AGAIN: dict[str, Callable[[Advisor], Advisor]] = {
    "pickled": pickled,
    "copied": copy.copy,
    "deep-copied": copy.deepcopy,
}


@pytest.mark.parametrize("again", AGAIN)
@pytest.mark.parametrize("made", ADVISORS)
def test_an_advisor_that_comes_back_gives_the_same_bytes(made: str, again: str) -> None:
    advisor = ADVISORS[made]()
    other = AGAIN[again](advisor)
    assert other is not advisor
    assert repr(other) == repr(advisor)
    for given in PEOPLE:
        advice = advisor.assess(given)
        assert other.assess(given).model_dump_json() == advice.model_dump_json()
        assert other.assess(given).record() == advice.record()


@pytest.mark.parametrize("again", AGAIN)
def test_a_subclass_comes_back_with_what_it_has(again: str) -> None:
    advisor = AppAdvisor.from_folder(ANKLE, engine="bitmap")
    advisor.app = "another"
    other = AGAIN[again](advisor)
    assert isinstance(other, AppAdvisor)
    assert other.app == "another"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(ANKLE, tmp_path / "rules")


def edit(folder: Path, old: str, new: str) -> None:
    file = folder / "ankle/readiness.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("again", AGAIN)
def test_a_copy_reloads_alone(folder: Path, again: str) -> None:
    advisor = Advisor.from_folder(folder, engine="bitmap")
    other, before = AGAIN[again](advisor), advisor.book.id
    edit(folder, "A bone may be", "Some bone may be")
    assert other.reload() != before
    assert advisor.book.id == before
    assert advisor.reload() == other.book.id


@pytest.mark.parametrize(
    ("old", "new"),
    [("refer: urgent", "refer: emergency"), ("A bone may be", "Some bone may be")],
    ids=["what they mean", "how they say it"],
)
def test_rules_that_changed_are_refused(folder: Path, old: str, new: str) -> None:
    advisor = Advisor.from_folder(folder, engine="bitmap")
    sent = pickle.dumps(advisor)
    edit(folder, old, new)
    changed = load_book(folder).id
    with pytest.raises(RulesError) as refused:
        pickle.loads(sent)
    for id in (advisor.book.id, changed):
        assert id.sha256 in str(refused.value) and id.texts_sha256 in str(refused.value)
    assert str(folder) in str(refused.value)


def test_rules_that_were_reloaded_are_the_ones_sent(folder: Path) -> None:
    advisor = Advisor.from_folder(folder, engine="bitmap")
    edit(folder, "A bone may be", "Some bone may be")
    advisor.reload()
    assert pickled(advisor).book.id == advisor.book.id


def test_rules_that_are_gone_are_refused(folder: Path) -> None:
    sent = pickle.dumps(Advisor.from_folder(folder, engine="bitmap"))
    shutil.rmtree(folder)
    with pytest.raises(RulesError):
        pickle.loads(sent)


def test_a_book_needs_no_folder(folder: Path) -> None:
    sent = pickle.dumps(Advisor.from_book(load_book(folder), engine="bitmap"))
    shutil.rmtree(folder)
    assert pickle.loads(sent).assess({}).verdict == "rest"


def test_a_folder_is_found_from_wherever_the_other_process_stands(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    sent = pickle.dumps(Advisor.from_folder("rules", engine="bitmap"))
    monkeypatch.chdir("/")
    assert pickle.loads(sent).book.id == load_book(folder).id


def test_an_engine_that_is_demanded_is_demanded_there(monkeypatch: pytest.MonkeyPatch) -> None:
    if "durable" not in runnable():
        pytest.skip("durable_rules can't be imported here")
    choice: EngineChoice = "both"
    sent = pickle.dumps(Advisor(engine=choice))
    monkeypatch.setattr("recovery_advisor.engines.durable.DurableEngine.__init__", _unavailable)
    with pytest.raises(EngineUnavailable):
        pickle.loads(sent)


def _unavailable(*_: object) -> None:
    raise EngineUnavailable("not here")


def test_a_worker_process_gives_the_same_advice() -> None:
    advisor = Advisor(engine="bitmap")
    people = [{}, HEALTHY, {"chest_pain": "yes"}]
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        advised = pool.map(advisor.assess, people)
    assert [advice.model_dump_json() for advice in advised] == [
        advisor.assess(given).model_dump_json() for given in people
    ]
