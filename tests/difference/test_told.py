"""Whatever people are told otherwise is found, and fails where it tells to stop or to seek help.

Which texts do so is stated here anew: by the keys of the files, and by asking the reference engine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from recovery_advisor import RuleBook, Urgency, load_book
from recovery_advisor.authoring import starter
from recovery_advisor.authoring.diff import told
from recovery_advisor.authoring.diff.told import Amounts, TextChange, text_changes
from recovery_advisor.decision import Laws
from recovery_advisor.engines.reference import ReferenceEngine
from recovery_advisor.loading.document import parse
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.rulebook.told_texts import ToldText, Weight, told_texts
from recovery_advisor.testing import Pages, written_books
from tests.difference.folders import PLAIN, RISKY, folder
from tests.difference.test_laws import backwards

SHIPPED = load_book(shipped_rules())
_STARTER = Path(starter.__file__).parent / "folder"
#: The start for rules of one's own.
START = Pages(
    {
        path.relative_to(_STARTER).as_posix(): parse(path.read_text("utf-8"), path.name).data
        for path in sorted(_STARTER.rglob("*.yaml"))
        if path.name not in ("cases.yaml", "claims.yaml", "folder.yaml")
    }
)


class Written(NamedTuple):
    """A text as it is written: its file, the keys to it, and its id."""

    file: str
    keys: tuple[str | int, ...]
    id: str


def danger_questions(book: RuleBook) -> set[str]:
    """Ids of the questions of which some answer refers urgently where no other is answered."""
    engine, laws, found = ReferenceEngine(book), Laws(book), set[str]()
    unknown = [question.unknown for question in book.questions]
    for at, question in enumerate(book.questions):
        for answer in range(question.unknown):
            answers = (*unknown[:at], answer, *unknown[at + 1 :])
            if laws.decide(engine.counting(answers)).urgency >= Urgency.URGENT:
                found.add(question.id)
    return found


def guarded(pages: Pages) -> list[Written]:
    """Every text to stop or to seek help that is written in a book."""
    dangers = danger_questions(pages.book())
    return [one for file, data in pages.files.items() for one in _guarded(file, data, dangers)]


def _guarded(file: str, data: Any, dangers: set[str]) -> Iterator[Written]:
    for key in data.get("headlines", ()):
        yield Written(file, ("headlines", key), f"headline {key}")
    for name in data.get("built_in", ()):
        for part in ("say", "because"):
            yield Written(file, ("built_in", name, part), f"built-in {name} {part}")
    for at, rule in enumerate(data.get("rules", ())):
        for part in {"say", "because"} & {*rule} if "permit" not in rule["then"] else ():
            yield Written(file, ("rules", at, part), f"rule {rule['rule']} {part}")
        for kind in {"note", "safety_net"} & {*rule["then"]}:
            yield Written(file, ("rules", at, "then", kind), f"rule {rule['rule']} say")
    for at, question in enumerate(data.get("questions", ())):
        if question["question"] in dangers:
            yield Written(file, ("questions", at, "ask"), f"question {question['question']} ask")


def changed(pages: Pages, text: Written) -> Pages:
    """The same with a text that says something else."""
    return pages.with_file(text.file, _with(pages.files[text.file], text.keys))


def _with(data: Any, keys: Sequence[str | int]) -> Any:
    """A copy of which one text alone differs, though others may be the same object."""
    if not keys:
        return f"{data} Or else now."
    key, *others = keys
    if isinstance(data, dict):
        return {**data, key: _with(data[key], others)}
    return [_with(one, others) if at == key else one for at, one in enumerate(data)]


def assert_found(pages: Pages, text: Written) -> None:
    [change] = text_changes(pages.book(), changed(pages, text).book())
    assert change.text == text.id
    assert change.risky


@given(written_books(), st.data())
def test_a_guarded_text_that_is_another_one_is_found_and_fails(
    pages: Pages, data: DataObject
) -> None:
    assert_found(pages, data.draw(st.sampled_from(guarded(pages))))


@given(written_books(), st.data())
def test_a_guarded_text_that_is_gone_is_found_and_fails(pages: Pages, data: DataObject) -> None:
    book = pages.book()
    rules = sorted({one.rule.id for one in book.effects if one.kind != "permit"})
    assume(rules)
    gone = data.draw(st.sampled_from(rules))
    without = replace(book, effects=tuple(one for one in book.effects if one.rule.id != gone))
    risky = {one.text for one in text_changes(book, without) if one.risky}
    assert {f"rule {gone} say", f"rule {gone} because"} <= risky


@given(written_books())
def test_the_same_texts_in_another_order_are_told_the_same(pages: Pages) -> None:
    shuffled = Pages({name: backwards(data) for name, data in reversed([*pages.files.items()])})
    assert [*text_changes(pages.book(), shuffled.book())] == []


@pytest.mark.parametrize("missed", ["headline", "built-in", "rule", "question"])
def test_a_list_without_some_texts_is_noticed(missed: str) -> None:
    def without(book: RuleBook) -> list[ToldText]:
        return [one for one in told_texts(book) if not one.of.startswith(missed)]

    texts = [one for one in guarded(START) if one.id.startswith(missed)]
    assert texts
    for text in texts:
        assert_found(START, text)
        with patch.object(told, "told_texts", without), pytest.raises(ValueError, match="unpack"):
            assert_found(START, text)


def told_by(root: Path, *edit: str) -> TextChange:
    """The change of the text that an edit of the start changes."""
    file, old, new, text = edit
    books = (
        load_book(folder(root / name, of)) for name, of in (("a", []), ("b", [(file, old, new)]))
    )
    [change] = [one for one in text_changes(*books) if one.text == text]
    return change


@pytest.mark.parametrize("edit", RISKY.values(), ids=RISKY.keys())
def test_somebody_must_accept_another_text_to_stop_and_more_that_is_asked(
    tmp_path: Path, edit: tuple[str, ...]
) -> None:
    assert told_by(tmp_path, *edit).risky


@pytest.mark.parametrize("edit", PLAIN.values(), ids=PLAIN.keys())
def test_nobody_need_accept_other_texts(tmp_path: Path, edit: tuple[str, ...]) -> None:
    assert not told_by(tmp_path, *edit).risky


def test_a_dose_is_upward_unless_both_ends_are_lower() -> None:
    dose = next(one for one in told_texts(SHIPPED) if one.amount == (8, 12))
    for new, direction in {
        (8, 13): Amounts.UPWARD, (9, 12): Amounts.UPWARD, (10, 10): Amounts.UPWARD,
        (6, 14): Amounts.UPWARD, None: Amounts.UPWARD, (8, 11): Amounts.DOWNWARD,
        (6, 12): Amounts.DOWNWARD, (1, 1): Amounts.DOWNWARD,
    }.items():  # fmt: skip
        change = TextChange(dose, replace(dose, text=str(new), amount=new))
        assert change.amounts is direction
        assert change.risky is (direction is Amounts.UPWARD)
    assert TextChange(replace(dose, amount=None, text=""), dose).risky
    assert not TextChange(None, dose).risky


def test_a_guarded_text_that_is_new_passes_and_one_that_is_no_longer_guarded_does_not() -> None:
    text = next(one for one in told_texts(SHIPPED) if one.id == "headline emergency")
    assert not TextChange(None, text).risky
    assert TextChange(text, None).risky
    plain = replace(text, weight=Weight.PLAIN, text="Other.")
    assert TextChange(text, plain).risky
    assert TextChange(plain, text).risky


def test_the_id_of_a_change_is_that_of_its_texts() -> None:
    text = next(one for one in told_texts(SHIPPED) if one.id == "headline emergency")
    others = [replace(text, text=f"{number}") for number in range(3)]
    ids = {TextChange(old, new).id for old in others for new in others}
    assert len(ids) == 9
    assert {id.rpartition(":")[0] for id in ids} == {"text:headline-emergency"}
