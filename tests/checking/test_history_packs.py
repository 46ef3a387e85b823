"""The tools see a history pack: what is wrong with it, what changed in it, and who accepted that."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from recovery_advisor import RulesError, load_book, load_history_book
from recovery_advisor.authoring.lint.run import findings, history_findings
from recovery_advisor.authoring.locking import lock_folder
from recovery_advisor.loading.checked_folder import read_checked
from recovery_advisor.loading.checked_history import read_with_history
from tests.checking.starter import started
from tests.cli.running import Done, run
from tests.rules_report.folders import unproved
from tests.support.history_pack import WAY_BACK, history_files

COURSE, RULES = f"{WAY_BACK}/course.yaml", f"{WAY_BACK}/rules.yaml"


def folder(root: Path, edits: Mapping[str, tuple[str, str]] | None = None) -> Path:
    """A starter with a history pack, one text replaced in some of its files."""
    files = dict(history_files())
    for file, (there, instead) in (edits or {}).items():
        assert there in files[file]
        files[file] = files[file].replace(there, instead, 1)
    return started(root, files)


def lints(found: Any) -> list[tuple[str, str]]:
    return [(one.lint, one.of) for one in found]


def test_a_pack_of_ones_own_loads(tmp_path: Path) -> None:
    root = folder(tmp_path)
    book = load_history_book(root)
    assert book.history == WAY_BACK and book.course is not None
    assert [one.id for one in load_book(root).packs] == ["my-pack"]


def test_a_check_finds_what_is_wrong_with_its_rules_and_with_nothing_else_twice(
    tmp_path: Path,
) -> None:
    example = "      - {given: {flares: one}, counts: no}\n"
    root = folder(tmp_path, {RULES: (example, "")})
    checked = read_with_history(root)
    assert lints(history_findings(checked)) == [("threshold-without-examples", "two-flares")]
    assert findings(checked) == findings(read_checked(root))


@pytest.mark.deep
def test_a_check_looks_at_no_history_where_packs_are_named(tmp_path: Path) -> None:
    checked = read_with_history(folder(tmp_path), ["my-pack"])
    assert checked.history is None and history_findings(checked) == ()


def test_the_faults_of_both_are_in_one_report_once_each(tmp_path: Path) -> None:
    root = folder(tmp_path, {COURSE: ("lapse: 14 days", "lapse: 0 days")})
    rules = root / "my-pack" / "readiness.yaml"
    rules.write_text(rules.read_text(encoding="utf-8").replace("7 or worse", "17 or worse"))
    with pytest.raises(RulesError) as refused:
        read_with_history(root)
    assert sorted(one.file for one in refused.value.problems) == ["my-pack/readiness.yaml", COURSE]
    with pytest.raises(RulesError) as plain:
        load_book(root)
    assert len(plain.value.problems) == 1


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a history pack, locked."""
    root = folder(tmp_path_factory.mktemp("locked"))
    assert lock_folder(root).passed
    return root


NUMBER = {COURSE: ("clear_gap: 84 hours", "clear_gap: 90 hours")}
CHANGES: dict[str, tuple[Mapping[str, tuple[str, str]], str, str]] = {
    "a number": (NUMBER, "course clear_gap", "84 hours"),
    "what lasts": ({COURSE: ("severe-pain: 2 days", "severe-pain: answer")}, "course lasts severe-pain", "48 hours"),
    "a flare": ({COURSE: ("{pain: 6 or worse}]}", "{pain: 7 or worse}]}")}, "course flare", "pain is 6 or worse or swelling is yes"),
    "a limit": ({RULES: ("{strength_rest: 35 or worse}", "{strength_rest: 34 or worse}")}, "rule a-day-between when", "strength_rest is 35 or worse"),
    "a permit": ({RULES: ("{tolerated_sessions: 3 or better}", "{tolerated_sessions: 2 or better}")}, "rule gone-well when", "clear_days is 7 or better and tolerated_sessions is 3 or better"),
    "a text": ({RULES: ("Call your local emergency number now.", "Call an ambulance now.")}, "rule sign-not-denied say", "Call your local emergency number now."),
}  # fmt: skip


def differing(locked: Path, root: Path) -> Done:
    return run("diff", str(locked), str(root), "--format", "json")


@pytest.mark.parametrize(
    "change",
    [pytest.param(one, marks=() if one == "a permit" else pytest.mark.deep) for one in CHANGES],
)
def test_a_change_of_a_history_must_be_accepted(locked: Path, tmp_path: Path, change: str) -> None:
    edits, text, old = CHANGES[change]
    files = dict(history_files())
    for file, (there, instead) in edits.items():
        without_examples = re.sub(r"    examples:\n(      - .*\n)+", "", files[file])
        assert there in without_examples
        files[file] = without_examples.replace(there, instead, 1)
    root = started(tmp_path, files)
    done = differing(locked, root)
    [answer] = done.answers
    [told] = [one for one in answer["texts"] if one["must_be_accepted"]]
    assert (done.status, answer["passed"], answer["changes"]) == (1, False, [])
    assert told["text"] == text and told["weight"] == "guarded"
    assert told["old"] == old
    assert told["place"].startswith(str(root / WAY_BACK)) and told["place"][-1].isdigit()


@pytest.mark.deep
def test_a_number_is_locked_once_it_is_accepted_under_a_new_version(
    locked: Path, tmp_path: Path
) -> None:
    root = folder(tmp_path, NUMBER)
    (root / "rules.lock").write_bytes((locked / "rules.lock").read_bytes())
    refused = run("rules", "lock", str(root), "--format", "json")
    assert refused.status == 1
    found = [one["lint"] for one in json.loads(refused.out)["findings"]]
    assert sorted(found) == ["text-not-accepted", "version-not-raised"]
    against = run("rules", "check", str(folder(tmp_path / "b", NUMBER)), "--against", str(locked))
    assert "version-not-raised" in against.out and "text-not-accepted" in against.out
    [told] = differing(locked, root).answers[0]["texts"]
    accept = ("--accept", told["id"], "--reason", "Tried.", "--by", "A. Person")
    assert run("diff", str(locked), str(root), *accept).status == 0
    pack = root / WAY_BACK / "pack.yaml"
    pack.write_text(pack.read_text(encoding="utf-8").replace("0.1.0", "0.2.0"))
    assert run("rules", "lock", str(root)).status == 0
    assert load_history_book(root).course != load_history_book(locked).course


@pytest.mark.deep
def test_a_diff_says_that_no_history_is_compared(locked: Path) -> None:
    out = " ".join(run("diff", str(locked), str(locked)).out.split())
    assert "Not compared: what a history of check-ins leads to" in out
    plain = run("diff", str(locked), str(locked), "--packs", "my-pack")
    assert plain.status == 0 and "Not compared" not in plain.out


def test_a_report_shows_the_rules_and_the_numbers_of_a_history(locked: Path) -> None:
    checked = read_with_history(locked)
    page = unproved(checked).page()
    assert f"{WAY_BACK} 0.1.0" in page and 'id="rule-gone-well"' in page
    assert "Numbers over time" in page and "84 hours" in page
    assert "Numbers over time" not in unproved(read_checked(locked)).page()


def test_the_words_of_a_history_are_in_the_template_and_its_names_in_the_schema(
    locked: Path,
) -> None:
    assert (
        'msgid "How many days in a row have been clear?"' in run("rules", "words", str(locked)).out
    )
    schema = json.loads(run("rules", "schema", "--rules", str(locked)).out)["$defs"]
    assert "clear_days" in schema["Condition"]["properties"]
    assert {"all", "any", "peak_pain", "felt", "injury"} == {
        *schema["SessionCondition"]["properties"]
    }
    assert "clear_days" not in schema["CaseRecord"]["properties"]["given"]["properties"]
    assert "clear_days" not in schema["PackRecord"]["properties"]["asks"]["items"]["enum"]


def test_it_is_listed_and_shown_and_named_among_packs(locked: Path) -> None:
    for packs in ((), ("--packs", f"my-pack,{WAY_BACK}")):
        listed = run("rules", "list", "--rules", str(locked), *packs).out
        assert f"{WAY_BACK} 0.1.0: The way back" in listed and "  gone-well " in listed
    assert WAY_BACK not in run("rules", "list", "--rules", str(locked), "--packs", "my-pack").out
    shown = run("rules", "show", "gone-well", "--rules", str(locked)).out
    assert "permit full, once that is known to be true" in shown
