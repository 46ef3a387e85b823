"""``diff``: what it prints of two rules folders, and the exit status for CI."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from recovery_advisor.proving.formulas import solver_library
from tests.cli.running import Done, run
from tests.difference.folders import PLAIN, RISKY, folder
from tests.support.changed_rules import ChangedRules

RULES = "my-pack/readiness.yaml"
LOOSER = (RULES, "then: {permit: gradual}", "then: {permit: full}")
TIGHTER = (RULES, "then: {permit: full}", "then: {permit: gradual}")
BROKEN = (RULES, "pain: 7 or worse", "pian: 7 or worse")


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return folder(Path("old"))


def diff(old: Path, *edits: tuple[str, str, str], options: tuple[str, ...] = ()) -> Done:
    done = run("diff", str(old), str(folder(Path("new"), edits)), *options)
    assert "Traceback" not in done.err
    return done


def test_the_same_rules_are_no_difference(start: Path) -> None:
    done = diff(start)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("No difference: proved for every combination of answers.\n")


def test_some_packs_are_compared_alone(start: Path) -> None:
    same = run("diff", str(start), str(start), "--packs", "my-pack")
    assert same.out.startswith("No difference: proved")
    assert "your-pack" in run("diff", str(start), str(start), "--packs", "your-pack").refused()


def masked(out: str) -> str:
    """The output without the hashes in it, which change with any rule."""
    return re.sub(r"\b[0-9a-f]{8}([0-9a-f]{4})?\b", "#", out)


def ids(done: Done) -> list[str]:
    return re.findall(r"^    id: (\S+)$", done.out, re.MULTILINE)


def accept(id: str, *, reason: str = "It is plainer.", by: str = "A. Reviewer") -> Done:
    return run("diff", "old/my-pack", "new/my-pack", "--accept", id, "--reason", reason, "--by", by)


def test_more_permissive_rules_fail_until_they_are_accepted(start: Path) -> None:
    done = diff(start, LOOSER)
    assert (done.status, done.err) == (1, "")
    [id] = [one for one in ids(done) if one.startswith("advice:")]
    accepted = accept(id)
    assert (accepted.status, accepted.err) == (0, "")
    assert f"    id: {id}\n    accepted by A. Reviewer: It is plainer.\n" in accepted.out
    again = run("diff", "old/my-pack", "new/my-pack")
    assert (again.status, again.out) == (0, accepted.out)


@pytest.mark.parametrize("name", ["a headline", "a danger sign's question", "a dose upward"])
def test_what_people_are_told_in_danger_fails_until_it_is_accepted(start: Path, name: str) -> None:
    file, old, new, text = RISKY[name]
    done = diff(start, (file, old, new))
    assert done.status == 1
    assert f"  {text}\n    old: " in done.out
    [id] = ids(done)
    assert accept(id).status == 0
    assert run("diff", "old/my-pack", "new/my-pack").status == 0


def test_each_of_two_changes_is_accepted_by_itself(start: Path) -> None:
    edits = [(file, old, new) for file, old, new, _ in list(RISKY.values())[:2]]
    done = diff(start, *edits)
    assert "To accept: 2 changes, one at a time, with --accept ID" in done.out
    first, second = ids(done)
    assert accept(first).status == 1
    assert accept(second).status == 0
    assert accept(second).refused().endswith("allowed: a change that nobody has accepted yet.\n")


def test_other_texts_are_told_and_pass(start: Path) -> None:
    file, old, new, text = PLAIN["a cue"]
    done = diff(start, (file, old, new))
    assert f"  {text}\n    old: " in done.out
    assert done.status == 0


def test_texts_to_stop_or_to_seek_help_come_first_and_by_themselves(start: Path) -> None:
    edits = [(file, old, new) for file, old, new, _ in (RISKY["a headline"], PLAIN["a cue"])]
    done = diff(start, *edits, LOOSER)
    headings = re.findall(r"^(\S.*):$", done.out, re.MULTILINE)
    assert headings == [
        "Texts to stop or to seek help",
        "Rules and bands",
        "More permissive",
        "Other texts",
    ]
    assert done.out.startswith(
        "Texts to stop or to seek help:\n\n"
        "  headline emergency\n"
        "    old: Call your local emergency number now.\n"
        "    new: Dial the emergency number now, as told.\n"
        "    new/my-pack/my-pack/pack.yaml:31\n"
        "    id: text:headline-emergency:"
    )


def test_what_is_accepted_covers_no_other_text(start: Path) -> None:
    file, old, new, _ = RISKY["a headline"]
    [id] = ids(diff(start, (file, old, new)))
    assert accept(id).status == 0
    path = Path("new/my-pack") / file
    path.write_text(path.read_text("utf-8").replace("as told", "or not"), "utf-8")
    done = run("diff", "old/my-pack", "new/my-pack")
    assert done.status == 1
    assert f"Accepted, and no change now: {id} (by A. Reviewer)." in done.out


def test_what_is_accepted_for_some_people_covers_no_others(start: Path) -> None:
    pain = (RULES, "pain: 7 or worse", "pain: 8 or worse")
    case = (RULES, "- {given: {pain: 7}, counts: yes}", "- {given: {pain: 9}, counts: yes}")
    done = diff(start, pain, case)
    open = [one for one in ids(done) if one.startswith("advice:")]
    assert [accept(one).status for one in open][-1] == 0
    path = Path("new/my-pack") / RULES
    path.write_text(
        path.read_text("utf-8").replace("pain: 8 or worse", "pain: 9 or worse"), "utf-8"
    )
    further = run("diff", "old/my-pack", "new/my-pack")
    assert further.status == 1
    assert not {*open} & {*ids(further)}


def test_an_id_that_is_none_names_those_that_there_are(start: Path) -> None:
    file, old, new, _ = RISKY["a headline"]
    [id] = ids(diff(start, (file, old, new)))
    refused = accept(id[:-1]).refused()
    assert f"allowed: the id of a change: {id}. Did you mean {id}?" in refused
    assert not Path("new/my-pack/accepted.yaml").exists()


@pytest.mark.parametrize(
    "options",
    [
        ("--accept", "a"), ("--reason", "a"), ("--by", "a"), ("--accept", "a", "--reason", "b"),
        ("--accept", "a", "--by", "b"), ("--reason", "a", "--by", "b"),
        ("--accept", "a", "--reason", " ", "--by", "b"), ("--accept", "a", "--reason", "b", "--by", ""),
        ("--accept", "a", "--reason", "b\nc", "--by", "d"),
    ],
)  # fmt: skip
def test_whoever_accepts_gives_a_reason_and_a_name(start: Path, options: tuple[str, ...]) -> None:
    assert "--" in diff(start, RISKY["a headline"][:3], options=options).refused()
    assert not Path("new/my-pack/accepted.yaml").exists()


def test_entries_of_others_stay_as_they_are(start: Path) -> None:
    edits = [(file, old, new) for file, old, new, _ in list(RISKY.values())[:2]]
    first, second = ids(diff(start, *edits))
    accept(first, reason='Asked for: "calmer" # by all', by="Zoë")
    file = Path("new/my-pack/accepted.yaml")
    before = f"# By hand.\n{file.read_text('utf-8')}"
    file.write_text(before, "utf-8")
    assert accept(second).status == 0
    assert file.read_text("utf-8").startswith(before)
    file.write_text("accepted: [{change: a, reason: b, by: c}]", "utf-8")
    assert "accepted.yaml" in accept(second).refused()
    assert file.read_text("utf-8") == "accepted: [{change: a, reason: b, by: c}]"


def test_rules_are_compared_before_they_are_locked(start: Path) -> None:
    """And what is accepted can be locked then."""
    file, old, new, _ = RISKY["a headline"]
    diff(start, (file, old, new))
    for rules in (start, Path("new/my-pack")):
        Path(rules, "rules.lock").unlink(missing_ok=True)
    assert run("rules", "lock", str(start)).status == 0
    Path("new/my-pack/rules.lock").write_bytes(Path(start, "rules.lock").read_bytes())
    assert run("rules", "check", "new/my-pack").status == 2
    assert run("rules", "lock", "new/my-pack").status == 1
    [id] = ids(run("diff", "old/my-pack", "new/my-pack"))
    assert f"--accept {id} " in run("rules", "lock", "new/my-pack").out
    assert accept(id).status == 0
    assert run("rules", "lock", "new/my-pack").status == 0
    assert run("rules", "check", "new/my-pack").status == 0


def test_rules_compared_with_are_what_their_lock_holds(start: Path) -> None:
    run("rules", "lock", str(start))
    file = start / "my-pack/pack.yaml"
    file.write_text(
        file.read_text("utf-8").replace("emergency: Call", "emergency: Do call"), "utf-8"
    )
    assert "rules.lock holds another text as 'headline emergency'" in diff(start).refused()


def test_more_restrictive_rules_pass(start: Path) -> None:
    done = diff(start, TIGHTER)
    assert done.status == 0
    assert "\nMore restrictive:\n" in done.out


def test_a_change_is_told_with_its_people_its_example_and_its_rule(start: Path) -> None:
    assert (
        masked(diff(start, LOOSER).out)
        == """\
Rules and bands:

  rule start-gently then
    old: permit gradual
    new: permit full
    new/my-pack/my-pack/readiness.yaml:40
    id: text:rule-start-gently-then:#

More permissive:

  gradual, none -> full, none
    who: pain is 1 to 3; each of swelling, faint knee is no
    smallest example: pain is 1; everything else at its best
    given: {pain: 1, swelling: no, faint_knee: no}
    only in the old rules: start-gently (permit gradual),
        old/my-pack/my-pack/readiness.yaml:38
    only in the new rules: start-gently (permit full),
        new/my-pack/my-pack/readiness.yaml:38
    id: advice:gradual-none-to-full-none:#

To accept: 1 change, with --accept ID --reason TEXT --by NAME.
Nothing else changes for anybody: proved for every combination of answers.
Fingerprint of the meaning: # -> #.
Fingerprint of the texts: # in both.
"""
    )


def test_what_is_not_settled_fails(start: Path) -> None:
    done = diff(start, options=("--seconds", "0.001"))
    assert done.status == 1
    assert done.out.startswith("Not settled: the time was over, and there may be more.\n")


def test_programs_get_the_same_as_json(start: Path) -> None:
    said = json.loads(masked(diff(start, LOOSER, options=("--format", "json")).out))
    place, old, new = "my-pack/my-pack/readiness.yaml", said["rules"]["old"], said["rules"]["new"]
    assert old["sha256"] != new["sha256"]
    assert old["texts_sha256"] == new["texts_sha256"]
    assert said == {
        "settled": True,
        "permissive": True,
        "passed": False,
        "rules": {"old": old, "new": new},
        "changes": [
            {
                "id": "advice:gradual-none-to-full-none:#",
                "must_be_accepted": True,
                "accepted": None,
                "direction": "more permissive",
                "old": {"readiness": "gradual", "urgency": "none", "verdict": "gradual_return"},
                "new": {"readiness": "full", "urgency": "none", "verdict": "full_programme"},
                "settled": True,
                "example": {"pain": 1, "swelling": "no", "faint_knee": "no"},
                "who": [{"pain": "1 to 3", "swelling": "no", "faint_knee": "no"}],
                "and_others": False,
                "rules": [
                    {"rule": "start-gently", "effect": "permit", "level": "gradual", "in": "old", "place": f"old/{place}:38"},
                    {"rule": "start-gently", "effect": "permit", "level": "full", "in": "new", "place": f"new/{place}:38"},
                ],
            }
        ],
        "clearable": [],
        "texts": [
            {
                "id": "text:rule-start-gently-then:#",
                "must_be_accepted": False,
                "accepted": None,
                "text": "rule start-gently then",
                "weight": "plain",
                "amounts": None,
                "place": f"new/{place}:40",
                "old": "permit gradual",
                "new": "permit full",
            }
        ],
        "accepted_and_gone": [],
        "not_compared": [],
    }  # fmt: skip


def test_programs_are_told_what_is_accepted_and_by_whom(start: Path) -> None:
    file, old, new, _ = RISKY["a dose upward"]
    [id] = ids(diff(start, (file, old, new)))
    accept(id)
    said = json.loads(run("diff", "old/my-pack", "new/my-pack", "--format", "json").out)
    [text] = said["texts"]
    assert (text["amounts"], text["accepted"]) == (
        "upward", {"reason": "It is plainer.", "by": "A. Reviewer"}
    )  # fmt: skip
    assert said["passed"] is True


def test_an_exercise_is_told_to_programs_by_the_ids_of_its_ways(start: Path) -> None:
    gone = ("my-pack/exercises.yaml", "exercise: march", "exercise: hop")
    changes = json.loads(diff(start, gone, options=("--format", "json")).out)["changes"]
    assert [change.get("opened", change.get("closed")) for change in changes] == [
        ["hop"],
        ["march"],
    ]


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_folder_that_does_not_load_is_refused_with_its_faults(start: Path, form: str) -> None:
    done = diff(start, BROKEN, options=("--format", form))
    assert done.status == 2
    assert "unknown question 'pian'" in done.out + done.err
    assert form == "json" or "before new/my-pack can be used" in done.err


def test_a_folder_that_is_not_there_is_refused(start: Path) -> None:
    done = run("diff", "nowhere", str(start))
    assert done.status == 2
    assert "nowhere" in done.err


def test_rules_that_can_not_be_compared_are_refused(start: Path) -> None:
    wider = ("vocabulary.yaml", "range: 0-10", "range: 0-11")
    assert (
        "pain: its answers can't be compared"
        in diff(start, wider, ("vocabulary.yaml", "7-10}", "7-11}")).refused()
    )


@pytest.fixture
def without_z3(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "z3", None)
    solver_library.cache_clear()
    yield
    solver_library.cache_clear()


@pytest.mark.usefixtures("without_z3")
def test_without_z3_it_says_which_extra_is_missing(start: Path) -> None:
    assert "pip install 'recovery-advisor[proof]'" in diff(start).refused()


@pytest.mark.parametrize("seconds", ["0", "-1", "soon", "nan", ""])
def test_a_time_that_is_none_is_refused(start: Path, seconds: str) -> None:
    assert "--seconds" in diff(start, options=(f"--seconds={seconds}",)).refused()


#: What is told of a threshold of the shipped rules that is raised, without the hashes.
RAISED = """\
Rules and bands:

  rule severe-pain when
    old: daily_activity_pain is 7 or worse or pain is 7 or worse
    new: daily_activity_pain is 7 or worse or pain is 8 or worse
    rules/upper-back/readiness.yaml:9
    id: text:rule-severe-pain-when:#

More permissive:

  rest, urgent -> rest, soon
    who: pain is 7; daily activity pain is 6 or better, or not answered; and
        one of these:
      - swelling is moderate; range of motion is 50 or better, or not answered
      - injury is no, or not answered; swelling is moderate or worse
      - swelling is moderate or better, or not answered; stiffness is severe;
        range of motion is 50 or better, or not answered
      - injury is no, or not answered; range of motion is 49 or worse
    smallest example: pain is 7; swelling is moderate; everything else at its
        best
    given: {injury: no, pain: 7, daily_activity_pain: none, swelling: moderate, stiffness: none, range_of_motion: 100, needs_special_plan: no}
    only in the old rules: severe-pain (refer urgent, limit rest),
        shipped/upper-back/readiness.yaml:7
    id: advice:rest-urgent-to-rest-soon:#

  rest, urgent -> rest, routine
    who: pain is 7; daily activity pain is 6 or better, or not answered;
        swelling is mild or better, or not answered; stiffness is moderate or
        better, or not answered; range of motion is 50 or better, or not
        answered; needs special plan is yes
    smallest example: pain is 7; needs special plan is yes; everything else at
        its best
    given: {injury: no, pain: 7, daily_activity_pain: none, swelling: none, stiffness: none, range_of_motion: 100, needs_special_plan: yes}
    only in the old rules: severe-pain (refer urgent, limit rest),
        shipped/upper-back/readiness.yaml:7
    id: advice:rest-urgent-to-rest-routine:#

  rest, urgent -> rest, none
    who: pain is 7; daily activity pain is 6 or better, or not answered;
        swelling is mild or better, or not answered; stiffness is moderate or
        better, or not answered; range of motion is 50 or better, or not
        answered; needs special plan is no, or not answered
    smallest example: pain is 7; everything else at its best
    given: {injury: no, pain: 7, daily_activity_pain: none, swelling: none, stiffness: none, range_of_motion: 100, needs_special_plan: no}
    only in the old rules: severe-pain (refer urgent, limit rest),
        shipped/upper-back/readiness.yaml:7
    id: advice:rest-urgent-to-rest-none:#

"""


def test_a_threshold_of_the_shipped_rules_that_is_raised(
    rules: ChangedRules, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(rules.root.parent)
    file = "upper-back/readiness.yaml"
    rules.replace(file, "- pain: 7 or worse", "- pain: 8 or worse")
    rules.replace(file, "      - {given: {pain: 7}, counts: yes}\n", "")
    rules.replace(file, "{pain: severe}, counts: yes", "{pain: 8}, counts: yes")
    ChangedRules(Path("shipped"))
    done = run("diff", "shipped", "rules")
    assert done.status == 1
    changes, _, ending = masked(done.out).partition("To accept: 3 changes")
    assert "Nothing else changes for anybody: proved for every combination of answers." in ending
    assert changes == RAISED
