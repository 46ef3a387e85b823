"""``assess --format record`` and ``replay``: what is printed, and the exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import HEALTHY, HEALTHY_BASE, as_json, run
from tests.support.changed_rules import ChangedRules

THREE = [HEALTHY, {**HEALTHY, "swelling": "mild"}, {}]


def recorded(*people: object, options: tuple[str, ...] = ()) -> str:
    lines = b"".join(as_json(person) + b"\n" for person in people)
    done = run("assess", "--format", "record", *options, stdin=lines)
    assert done.status == 0
    return done.out


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "records.jsonl"
    path.write_text(recorded(*THREE, options=("--minutes", "15")), encoding="utf-8")
    return path


def test_a_record_is_one_line_with_the_preferences(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["check_in"] for line in lines] == THREE
    assert [json.loads(line)["preferences"] for line in lines] == [{"minutes": 15}] * 3


def test_with_the_rules_of_the_record_nothing_changes(file: Path) -> None:
    done = run("replay", str(file))
    assert (done.status, done.err) == (0, "")
    assert done.out == "3 records: 3 the same, 0 would change.\n"


def test_a_single_record_from_standard_input() -> None:
    done = run("replay", "-", stdin=recorded(HEALTHY).encode())
    assert (done.status, done.out) == (0, "1 record: 1 the same, 0 would change.\n")


def test_other_rules_change_whom_they_change(rules: ChangedRules, tmp_path: Path) -> None:
    rules.replace("upper-back/pack.yaml", "rest: Rest for now.", "rest: Take a rest.")
    rules.add_rule("{pain: 5 or worse}", "{limit: mobility}")
    people = [HEALTHY_BASE, {**HEALTHY_BASE, "pain": 5}, {**HEALTHY_BASE, "swelling": "mild"}]
    lines = recorded(*people, options=("--packs", "upper-back"))
    done = run("replay", "-", "--with", str(rules.root), stdin=lines.encode())
    assert (done.status, done.err) == (1, "")
    assert done.out == (
        "line 2: would change\n"
        "  other reasons\n"
        "  counts now: extra (limit mobility); it looks at: pain 5\n"
        "  the rules are not those of the record\n"
        "\n"
        "line 3: would change\n"
        "  only in its words\n"
        "  the rules are not those of the record\n"
        "\n"
        "3 records: 1 the same, 2 would change.\n"
    )


def test_each_record_is_a_line_of_json(rules: ChangedRules) -> None:
    rules.add_rule("{pain: 1 or worse}", "{limit: mobility}")
    people = [HEALTHY_BASE, {**HEALTHY_BASE, "pain": 1}]
    lines = recorded(*people, options=("--packs", "upper-back")) + "{}\n"
    options = ("--with", str(rules.root), "--format", "json")
    done = run("replay", "-", *options, stdin=lines.encode())
    assert done.status == 2
    first, second, third = done.answers
    assert (first["line"], first["same"]) == (1, True)
    assert (second["same"], second["new"]["verdict"]) == (False, "mobility")
    assert second["counts_now"] == [
        {
            "rule": "extra",
            "effect": "limit",
            "level": "mobility",
            "known": True,
            "looks_at": {"pain": 1},
        }
    ]
    assert (third["error"]["field"], third["error"]["line"]) == ("record", 3)


def test_a_bad_line_spoils_only_itself(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    first, _, rest = text.partition("\n")
    twice = first.replace('"fault":false', '"fault":true,"fault":false')
    bad = [first[:-9], twice, first.replace('"record":3', '"record":9'), "7"]
    done = run("replay", "-", stdin="\n".join([*bad, first, rest]).encode())
    assert done.status == 2
    assert done.out == "7 records: 3 the same, 0 would change, 4 refused.\n"
    assert [line.split(":")[0] for line in done.err.splitlines()] == [
        "line 1", "line 2", "line 3", "line 4",
    ]  # fmt: skip
    assert "line 2: fault: True, then False was given; allowed: one value for each key." in done.err


@pytest.mark.parametrize("id", [7, "Ann"])
def test_a_callers_id_stands_before_a_record_and_is_passed_over(id: object) -> None:
    lines = recorded({"id": id, **HEALTHY}, HEALTHY)
    first, second = map(json.loads, lines.splitlines())
    assert next(iter(first)) == "id"
    assert first.pop("id") == id
    assert first == second
    done = run("replay", "-", stdin=lines.encode())
    assert (done.status, done.out) == (0, "2 records: 2 the same, 0 would change.\n")


def test_a_refused_check_in_among_records_is_named_as_one(file: Path) -> None:
    done = run("assess", "--format", "record", stdin=as_json({"pain": 11}))
    assert done.status == 2
    assert done.answers[0]["error"]["field"] == "pain"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("no-such-file",), "a file that can be read (No such file or directory)"),
        (("-", "--packs", "upper-back"), "packs of a folder named by --with"),
        (("-", "--with", "no-such-folder"), "the folder can't be read"),
    ],
)
def test_what_can_not_be_begun_is_said(arguments: tuple[str, ...], says: str) -> None:
    assert says in run("replay", *arguments).refused()
