"""A rules folder with a lock is held to it: whatever changed under its old version is refused."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from recovery_advisor import Advisor, Gravity, Problem, RulesError, load_book
from recovery_advisor.authoring.locking import lock_folder
from recovery_advisor.authoring.starter import lay_out
from recovery_advisor.loading.accepted import AcceptedChange, with_entry
from recovery_advisor.loading.checked_folder import read_checked
from recovery_advisor.loading.document import MOST_BYTES
from recovery_advisor.loading.folder import compile_folder, compile_snapshot
from recovery_advisor.loading.held import held_packs
from recovery_advisor.loading.listing import ACCEPTED, LOCK
from recovery_advisor.loading.lock import lock_text
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.loading.snapshot import reading
from tests.checking.starter import started
from tests.support.changed_rules import OVERLAY
from tests.support.listed import list_files

#: A pack beside the base pack of the starter, with two questionnaires.
SIGNS = "signs"
#: The shipped pack that a history is read by.
HISTORY = "upper-back-history"
_PACK = (
    OVERLAY.replace("id: knee", f"id: {SIGNS}")
    + """\
questions:
  - {question: warmth, scale: no_yes, screen: today, since: signs/1, ask: Does it feel warm?}
  - {question: redness, scale: no_yes, screen: today, since: signs/2, ask: Is it red?}
questionnaires:
  - {questionnaire: signs/1, questions: [warmth]}
  - {questionnaire: signs/2, questions: [warmth, redness]}
rules:
  - rule: look-at-signs
    when: {any: [{warmth: yes}, {redness: yes}]}
    then: {refer: routine}
    say: Ask a health professional about it.
    because: It can be a sign of more than a strain.
    source: {work: own-judgement, at: signs}
"""
)
_UNSURE = (
    "scales:\n"
    "  - {scale: no_unsure_yes, range: 0-2, worse: higher, bands: {no: 0, unsure: 1, yes: 2}}\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two packs, locked."""
    root = started(tmp_path)
    (root / SIGNS).mkdir()
    (root / SIGNS / "pack.yaml").write_text(_PACK, encoding="utf-8")
    assert lock_folder(list_files(root)).passed
    return root


def change(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    list_files(folder)


def problems(folder: Path, *packs: str) -> list[Problem]:
    """All that is refused, be it by which way of loading."""
    found = []
    for load in (load_book, read_checked, Advisor.from_folder):
        with pytest.raises(RulesError) as refused:
            load(folder, packs or None)
        found.append(refused.value.problems)
    assert len({*found}) == 1
    return [*found[0]]


def told(folder: Path, *packs: str) -> list[str]:
    return [str(problem) for problem in problems(folder, *packs)]


def test_what_is_as_it_was_locked_loads(folder: Path) -> None:
    assert load_book(folder).packs == Advisor.from_folder(folder).book.packs
    for packs in (["my-pack"], ["my-pack", SIGNS]):
        assert load_book(folder, packs)


def test_the_lock_of_the_shipped_rules_holds_them_as_they_are() -> None:
    """After a change on purpose: raise the version, then ``recovery-advisor rules lock rules``."""
    written = (shipped_rules() / LOCK).read_text(encoding="utf-8")
    with reading(shipped_rules(), history=True) as snapshot:
        assert lock_text(held_packs(*compile_snapshot(snapshot))) == written


def test_a_pack_is_held_to_the_same_whichever_others_are_loaded() -> None:
    alone = held_packs(*compile_folder(shipped_rules(), ["upper-back"]))
    assert alone["upper-back"] == held_packs(*compile_folder(shipped_rules()))["upper-back"]
    with reading(shipped_rules(), ["upper-back"], history=True) as snapshot:
        followed = held_packs(*compile_snapshot(snapshot))
    assert followed["upper-back"] == alone["upper-back"]
    with reading(shipped_rules(), history=True) as snapshot:
        assert held_packs(*compile_snapshot(snapshot))[HISTORY] == followed[HISTORY]


def test_a_lock_is_of_known_form_with_a_hash_of_each_pack_and_questionnaire(folder: Path) -> None:
    lock = json.loads((folder / LOCK).read_text(encoding="utf-8"))
    signs = lock["packs"][SIGNS]
    assert lock["form"] == 2
    assert signs["version"] == "0.1.0"
    assert signs["questions"]["redness"] == {
        "scale": "0-1, higher is worse: no 0, yes 1",
        "since": "signs/2",
    }
    assert signs["questionnaires"]["signs/2"]["questions"] == ["redness", "warmth"]
    hashes = [signs["sha256"], *(one["sha256"] for one in signs["questionnaires"].values())]
    assert len({*hashes}) == 3 and {len(one) for one in hashes} == {64}
    assert (
        signs["texts"].items()
        > {
            f"rule look-at-signs {part}": sha256(text.encode()).hexdigest()
            for part, text in {
                "say": "Ask a health professional about it.",
                "because": "It can be a sign of more than a strain.",
            }.items()
        }.items()
    )
    assert {*signs["texts"]} > {"question redness ask", "question warmth lasting"}
    assert {"headline emergency", "question pain ask"} < {*lock["packs"]["my-pack"]["texts"]}


#: A change under the old version: where, what stands there, what instead, and what is told.
CHANGES = {
    "a rule": (
        "signs/pack.yaml", "refer: routine", "refer: urgent",
        ["signs means something else than before, and its version is still 0.1.0"],
    ),
    "a scale": (
        "vocabulary.yaml", "mild: 1-3, moderate: 4-6", "mild: 1-2, moderate: 3-6",
        ["my-pack means something else than before (pain went from 0-10, higher is worse: none 0,"
         " mild 1-3, moderate 4-6, severe 7-10 to 0-10, higher is worse: none 0, mild 1-2,"
         " moderate 3-6, severe 7-10)"],
    ),
    "a questionnaire asks more": (
        "signs/pack.yaml", "questions: [warmth]", "questions: [warmth, redness]",
        ["signs/1 asks more: redness", "signs means something else than before"],
    ),
    "a questionnaire asks less": (
        "signs/pack.yaml", "questions: [warmth, redness]", "questions: [redness]",
        ["signs/2 asks no more: warmth", "signs means something else than before"],
    ),
    "a lower version": (
        "signs/pack.yaml", "version: 0.1.0", "version: 0.0.9",
        ["signs had version 0.1.0, and 0.0.9 is lower"],
    ),
    "a version of thousands of digits": (
        "signs/pack.yaml", "version: 0.1.0", f"version: 0.{'0' * 5_000}.9",
        ["signs had version 0.1.0"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("changed", CHANGES.values(), ids=CHANGES.keys())
def test_what_changed_without_a_new_version_is_refused_by_name(
    folder: Path, changed: tuple[str, str, str, list[str]]
) -> None:
    file, old, new, messages = changed
    change(folder, file, old, new)
    examples = folder / "my-pack" / "readiness.yaml"  # one of them holds a band where it was
    lines = examples.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [one for one in lines if "given:" not in one and "examples:" not in one]
    examples.write_text("".join(kept), encoding="utf-8")
    found = problems(folder)
    assert len(found) == len(messages)
    for problem, message in zip(
        sorted(found, key=lambda one: one.message), sorted(messages), strict=True
    ):
        assert message in problem.message
        assert f"{LOCK} holds it otherwise" in problem.message
        assert problem.message.endswith("then run `recovery-advisor rules lock`")
        assert problem.gravity is Gravity.UNSAFE
        assert problem.line


def test_a_scale_of_a_questionnaire_that_changed_needs_a_newer_since(folder: Path) -> None:
    """Whatever the version of the pack: what was denied meant something else."""
    change(folder, "signs/pack.yaml", "version: 0.1.0", "version: 0.2.0")
    change(folder, "signs/pack.yaml", "redness, scale: no_yes", "redness, scale: no_unsure_yes")
    (folder / SIGNS / "scales.yaml").write_text(_UNSURE, encoding="utf-8")
    list_files(folder)
    assert told(folder) == [
        "signs/pack.yaml:18:21: rules.lock holds it otherwise: signs/2 asks something else: redness went"
        " from 0-1, higher is worse: no 0, yes 1 to 0-2, higher is worse: no 0, unsure 1, yes 2; give it"
        " a new version, and those questions that version as their since; then run `recovery-advisor"
        " rules lock`"
    ]
    newer = "  - {questionnaire: signs/3, questions: [warmth, redness]}\nrules:\n"
    change(folder, "signs/pack.yaml", "rules:\n", newer)
    change(folder, "signs/pack.yaml", "since: signs/2", "since: signs/3")
    assert told(folder) == [
        "rules.lock: is of other rules than signs 0.2.0 (it has 0.1.0); run `recovery-advisor rules lock`"
    ]
    assert lock_folder(folder).passed
    assert load_book(folder)


def test_a_new_version_needs_a_new_lock(folder: Path) -> None:
    change(folder, "signs/pack.yaml", "version: 0.1.0", "version: 0.2.0")
    assert [*map(str, problems(folder))] == [
        "rules.lock: is of other rules than signs 0.2.0 (it has 0.1.0); run `recovery-advisor rules lock`"
    ]
    assert lock_folder(folder).passed
    assert load_book(folder)


def test_words_that_are_not_guarded_are_held_by_no_lock(folder: Path) -> None:
    change(folder, "my-pack/exercises.yaml", "Lift one knee", "Raise one knee")
    assert load_book(folder)


#: A guarded text: its file, the words there and those instead, its line, and its id.
TEXTS = {
    "a rule's words": ("signs/pack.yaml", "Ask a health professional", "Ask nobody", "rule look-at-signs say"),
    "a rule's reason": ("signs/pack.yaml", "It can be a sign", "It is no sign", "rule look-at-signs because"),
    "a headline": ("my-pack/pack.yaml", "Call your local emergency number", "Dial an emergency number", "headline emergency"),
    "a built-in reason": ("my-pack/pack.yaml", "Nothing you have told us", "All you have told us", "built-in nothing_permits say"),
    "a question": ("vocabulary.yaml", "ask: How bad", "ask: How good", "question pain ask"),
}  # fmt: skip


@pytest.mark.parametrize("changed", TEXTS.values(), ids=TEXTS.keys())
def test_a_guarded_text_that_changed_is_refused_with_its_place_and_what_to_do(
    folder: Path, changed: tuple[str, str, str, str]
) -> None:
    file, old, new, id = changed
    change(folder, file, old, new)
    (problem,) = problems(folder)
    assert problem.file == file
    assert new in str(problem.text)
    assert problem.gravity is Gravity.UNSAFE
    assert problem.message.startswith(f"{LOCK} holds another text as {id!r}; ")
    assert f"--accept text:{id.replace(' ', '-')}:" in problem.message
    assert problem.message.endswith("; then run `recovery-advisor rules lock`")


def test_a_help_that_is_new_and_one_that_is_gone_are_refused(folder: Path) -> None:
    help = "    help: 0 is no pain. 10 is the worst pain you can think of.\n"
    change(folder, "vocabulary.yaml", help, "")
    (problem,) = problems(folder)
    assert "'question pain help'" in problem.message
    (folder / LOCK).unlink()
    assert lock_folder(folder).passed
    change(folder, "vocabulary.yaml", "    ask: How bad", f"{help}    ask: How bad")
    (problem,) = problems(folder)
    assert "'question pain help'" in problem.message


def test_a_guarded_text_that_is_gone_is_told_of_its_pack(folder: Path) -> None:
    change(folder, "signs/pack.yaml", "version: 0.1.0", "version: 0.2.0")
    change(folder, "signs/pack.yaml", "rule: look-at-signs", "rule: look-at-others")
    assert {one.file for one in problems(folder)} == {"signs/pack.yaml"}
    texts = {one.message.split("'")[1] for one in problems(folder)}
    assert texts == {"rule look-at-signs say", "rule look-at-signs because"}


def test_a_new_version_of_the_pack_is_no_leave_to_change_a_text(folder: Path) -> None:
    change(folder, "signs/pack.yaml", "version: 0.1.0", "version: 0.2.0")
    change(folder, "signs/pack.yaml", "Ask a health professional", "Ask nobody")
    (problem,) = problems(folder)
    assert "'rule look-at-signs say'" in problem.message
    assert not lock_folder(folder).passed


def accept(folder: Path, **entry: str) -> None:
    text = with_entry("", AcceptedChange(**entry, reason="Plainer.", by="A. Reviewer"))
    (folder / ACCEPTED).write_text(text, encoding="utf-8")


def test_a_changed_text_is_locked_once_it_is_accepted(folder: Path) -> None:
    old, new = "Ask a health professional about it.", "Ask a nurse about it."
    change(folder, "signs/pack.yaml", old, new)
    (problem,) = problems(folder)
    assert not lock_folder(folder).passed
    id = problem.message.partition("--accept ")[2].partition(" ")[0]
    for other in (
        {"change": f"{id}0", "old": old, "new": new},
        {"change": id, "old": new, "new": new},
        {"change": id, "old": old, "new": f"{new} "},
    ):
        accept(folder, **other)
        assert not lock_folder(folder).passed
    accept(folder, change=id, old=old, new=new)
    (problem,) = problems(folder)
    assert problem.message.endswith("run `recovery-advisor rules lock`, as that is accepted")
    assert lock_folder(folder).passed
    assert load_book(folder)


def test_what_is_accepted_is_no_rules_file_and_loads_nothing(folder: Path) -> None:
    (folder / ACCEPTED).write_text("{", encoding="utf-8")
    assert load_book(folder)
    for read in (read_checked, lock_folder):
        with pytest.raises(RulesError) as refused:
            read(folder)
        assert {one.file for one in refused.value.problems} == {ACCEPTED}


WRONG = {
    "nothing": ("", "the file is empty"),
    "no list": ("accepted: yes", "can't stand here: write a list"),
    "an empty list": ("accepted: []", "write at least 1"),
    "no reason": ("accepted: [{change: a, by: B}]", "the key reason is missing"),
    "a blank reason": ('accepted: [{change: a, reason: " ", by: B}]', "write something"),
    "a key more": ("accepted: [{change: a, reason: b, by: c, to: d}]", "unknown key 'to'"),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG.keys())
def test_what_is_accepted_is_read_strictly(folder: Path, wrong: tuple[str, str]) -> None:
    text, message = wrong
    (folder / ACCEPTED).write_text(text, encoding="utf-8")
    with pytest.raises(RulesError, match=message):
        lock_folder(folder)


def test_a_lock_that_holds_no_texts_is_refused_until_it_is_written_anew(folder: Path) -> None:
    lock = json.loads((folder / LOCK).read_text(encoding="utf-8"))
    lock["form"] = 1
    for pack in lock["packs"].values():
        del pack["texts"]
    (folder / LOCK).write_text(json.dumps(lock), encoding="utf-8")
    assert told(folder) == [
        "rules.lock: is of form 1, which holds no texts; run `recovery-advisor rules lock`, which writes it anew"
    ]
    change(folder, "signs/pack.yaml", "refer: routine", "refer: urgent")
    assert not lock_folder(folder).passed  # it is held to all else
    change(folder, "signs/pack.yaml", "refer: urgent", "refer: routine")
    assert lock_folder(folder).passed
    assert load_book(folder)


def test_a_pack_that_is_not_loaded_is_not_compared(folder: Path) -> None:
    change(folder, "signs/pack.yaml", "refer: routine", "refer: urgent")
    assert load_book(folder, ["my-pack"])
    assert told(folder, "my-pack", SIGNS)


def test_a_pack_that_is_gone_is_told(folder: Path) -> None:
    shutil.rmtree(folder / SIGNS)
    (message,) = told(folder)
    assert "pack 'signs' is gone, and with it all that it held back" in message


def test_a_pack_that_the_lock_lacks_is_told(folder: Path) -> None:
    lay_out(folder / "knee")
    list_files(folder)
    assert told(folder) == [
        "rules.lock: is of other rules than knee 0.1.0 (it has none); run `recovery-advisor rules lock`"
    ]
    assert load_book(folder, ["my-pack", SIGNS])


def test_any_other_hash_is_refused(folder: Path) -> None:
    lock = json.loads((folder / LOCK).read_text(encoding="utf-8"))
    lock["packs"][SIGNS]["questionnaires"]["signs/1"]["sha256"] = "0" * 64
    (folder / LOCK).write_text(json.dumps(lock), encoding="utf-8")
    (message,) = told(folder)
    assert "is of other rules than signs 0.1.0 (it has 0.1.0)" in message


def test_a_lock_that_is_cut_anywhere_is_refused(folder: Path) -> None:
    whole = (folder / LOCK).read_bytes().rstrip()
    for length in range(0, len(whole), 211):
        (folder / LOCK).write_bytes(whole[:length])
        with pytest.raises(RulesError, match="is damaged"):
            load_book(folder)


DAMAGED: dict[str, tuple[bytes, str]] = {
    "no text": (b"\xff\xfe\x00", "is damaged"),
    "a list": (b"[]", "is damaged"),
    "a number": (b"1", "is damaged"),
    "nested without end": (b"[" * 200_000, "is damaged"),
    "nested objects": (b'{"packs":' * 100_000, "is damaged"),
    "a key more": (b'{"form": 2, "packs": {}, "more": 1}', "is damaged"),
    "a key twice": (b'{"form": 2, "packs": {}, "packs": {}}', "is damaged"),
    "another form": (b'{"form": 3, "packs": {}}', "is not of form 2"),
    "a form of another type": (b'{"form": "2", "packs": {}}', "is not of form 2"),
    "packs of another type": (b'{"form": 2, "packs": []}', "is damaged"),
    "no texts": (
        b'{"form": 2, "packs": {"a": {"version": "1.0.0", "sha256": "", "questions": {}, "questionnaires": {}}}}',
        "is damaged",
    ),
    "texts in the form without them": (
        b'{"form": 1, "packs": {"a": {"version": "1.0.0", "sha256": "", "questions": {}, "questionnaires": {}, "texts": {}}}}',
        "is damaged",
    ),
    "a version that is none": (
        b'{"form": 2, "packs": {"a": {"version": "x", "sha256": "", "questions": {}, "questionnaires": {}}}}',
        "is damaged",
    ),
    "too large": (b" " * (MOST_BYTES + 1), "is larger than"),
    "no packs": (b'{"form": 2, "packs": {}}', "is of other rules"),
}


@pytest.mark.parametrize("damaged", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_lock_that_is_damaged_is_refused(folder: Path, damaged: tuple[bytes, str]) -> None:
    content, message = damaged
    (folder / LOCK).write_bytes(content)
    (problem,) = problems(folder)
    assert problem.file == LOCK
    assert message in problem.message


def _folder(lock: Path) -> None:
    lock.mkdir()


def _nowhere(lock: Path) -> None:
    lock.symlink_to("nowhere")


def _round(lock: Path) -> None:
    lock.symlink_to(LOCK)


def _outside(lock: Path) -> None:
    kept = lock.parent.parent / "kept.lock"
    kept.write_text("{}", encoding="utf-8")
    lock.symlink_to(kept)


@pytest.mark.parametrize("instead", [_folder, _nowhere, _round, _outside])
def test_a_lock_that_cannot_be_read_is_refused(
    folder: Path, instead: Callable[[Path], None]
) -> None:
    (folder / LOCK).unlink()
    instead(folder / LOCK)
    (problem,) = problems(folder)
    assert (problem.file, problem.gravity) == (LOCK, Gravity.UNREADABLE)


def test_without_a_lock_nothing_is_held(folder: Path) -> None:
    (folder / LOCK).unlink()
    change(folder, "signs/pack.yaml", "refer: routine", "refer: urgent")
    assert load_book(folder)
