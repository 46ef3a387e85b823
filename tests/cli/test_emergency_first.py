"""A danger that is told is answered first, whatever else of the input can't be taken."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from recovery_advisor import Screening
from tests.cli.running import EMERGENCY, HEALTHY, HEALTHY_OPTIONS, TODAY, Done, as_json, run
from tests.support.advisors import shared_advisor
from tests.support.denials import QUESTIONNAIRE

ADVISOR = shared_advisor(engine="bitmap")
#: What each question answered *yes* refers to by itself: the danger signs, and their headline.
HEADLINES = {
    id: EMERGENCY if advice.verdict == "emergency" else TODAY
    for id, question in ADVISOR.book.question.items()
    if question.scale.denies
    if (advice := ADVISOR.assess({id: "yes"})).urgency in ("urgent", "emergency")
}


def _others(danger: str) -> dict[str, Any]:
    return {id: answer for id, answer in HEALTHY.items() if id != danger}


def _with(more: str) -> Any:
    """Makes the JSON of somebody healthy who tells a danger, with more text in its object."""
    return lambda danger, yes: (
        as_json({**_others(danger), danger: yes})[:-1] + f", {more}}}".encode()
    )


#: JSON of a person who tells a danger, and the fields at fault; ``None`` is the whole input.
FAULTY: dict[str, tuple[Any, list[str | None]]] = {
    "pain in quotes": (lambda id, yes: as_json({**_others(id), id: yes, "pain": "3"}), ["pain"]),
    "NaN": (lambda id, yes: as_json({**_others(id), id: yes, "pain": float("nan")}), ["pain"]),
    "nothing": (lambda id, yes: as_json({**_others(id), id: yes, "swelling": ""}), ["swelling"]),
    "a number for a word": (
        lambda id, yes: as_json({**_others(id), id: yes, "stiffness": 0}), ["stiffness"],
    ),
    "an unknown key": (_with('"favourite_colour": "red"'), ["favourite_colour"]),
    "an unknown questionnaire": (_with('"screened": "moon/1"'), ["screened"]),
    "an unknown screening": (
        _with('"screening": {"questionnaire": "moon/1", "yes": [], "unsure": [], "skipped": [],'
              ' "no": 0}'), ["screening.questionnaire"],
    ),
    "a screening of another form": (_with('"screening": "red-flags/2"'), ["screening"]),
    "a clearance that is none": (_with('"clearance": "Dr. Example"'), ["clearance"]),
    "a language that the rules lack": (_with('"preferences": {"locale": "fr"}'), ["locale"]),
    "unknown gear": (_with('"preferences": {"equipment": ["kettlebell"]}'), ["equipment"]),
    "preferences that are none": (_with('"preferences": [1]'), ["preferences"]),
    "many": (
        _with('"foo": 1, "preferences": {"minutes": 999, "equipment": ["kettlebell"]}'),
        ["foo", "minutes", "equipment"],
    ),
    "cut off": (lambda id, yes: as_json({id: yes, **_others(id)})[:-1], [None]),
    "cut off early": (lambda id, yes: as_json({id: yes, **_others(id)})[:70] + b'", "s', [None]),
    "no comma": (lambda id, yes: as_json({id: yes}).replace(b"}", b' "pain": 1}'), [None]),
    "single quotes": (lambda id, yes: str({id: yes}).encode(), [None]),
    "UTF-16": (lambda id, yes: as_json({id: yes}).decode().encode("utf-16"), [None]),
    "not UTF-8": (lambda id, yes: b'{"caf\xe9": 1, ' + as_json({id: yes})[1:], [None]),
    "in a list in a list": (lambda id, yes: b"[" + as_json([{id: yes}]) + b", 7", [None]),
}  # fmt: skip


def test_the_danger_signs_are_all_there() -> None:
    assert len(HEADLINES) == 25
    assert set(HEADLINES.values()) == {EMERGENCY, TODAY}


def _assert_told_first(done: Done, danger: str, fields: list[str | None]) -> None:
    [answer] = done.answers
    assert answer.keys() == {"error", "advice"}
    assert ADVISOR.assess({danger: "yes"}).verdict == answer["advice"]["verdict"]
    assert answer["advice"]["session"] is None
    assert [fault["field"] for fault in answer["error"]["faults"]] == fields
    assert (done.status, done.err) == (2, "")


def some(*parts: Iterable[Any]) -> list[Any]:
    """Of all combinations each value of each part at least once; the others are deep."""
    whole = [list(part) for part in parts]
    most = max(map(len, whole))
    chosen = {tuple(part[at % len(part)] for part in whole) for at in range(most)}
    return [
        pytest.param(*one, marks=() if one in chosen else pytest.mark.deep)
        for one in product(*whole)
    ]


@pytest.mark.parametrize(("kind", "danger"), some(FAULTY, HEADLINES))
def test_a_danger_in_faulty_json_is_told_before_every_fault(kind: str, danger: str) -> None:
    make, fields = FAULTY[kind]
    _assert_told_first(run("assess", "--format=json", stdin=make(danger, "yes")), danger, fields)


@pytest.mark.parametrize("kind", FAULTY)
def test_in_text_the_advice_comes_before_every_fault(kind: str) -> None:
    make, fields = FAULTY[kind]
    said = run("assess", stdin=make("chest_pain", "yes")).refused_after(EMERGENCY)
    assert len(said.splitlines()) == len(fields)
    assert all(field in said for field in fields if field)


@pytest.mark.parametrize(("danger", "yes"), some(HEADLINES, [1, "1", 1.0, "Yes", " y", "TRUE"]))
def test_another_word_for_yes_is_refused_and_counts_as_yes(danger: str, yes: object) -> None:
    text = as_json({**_others(danger), danger: yes})
    _assert_told_first(run("assess", "--format=json", stdin=text), danger, [danger])


@pytest.mark.parametrize("danger", HEADLINES)
def test_of_a_danger_answered_twice_the_worse_answer_counts(danger: str) -> None:
    for first, then in (("yes", "no"), ("no", "yes")):
        text = (
            as_json({**_others(danger), danger: first})[:-1] + f', "{danger}": "{then}"}}'.encode()
        )
        done = run("assess", "--format=json", stdin=text)
        _assert_told_first(done, danger, [danger])
        assert done.errors[0]["given"] == f"'{first}', then '{then}'"
        options = [f"--{danger}={first}", f"--{danger.replace('_', '-')}={then}"]
        _assert_told_first(run("assess", "--format=json", *options), danger, [danger])


@pytest.mark.parametrize("danger", HEADLINES)
def test_a_danger_that_can_not_be_made_out_is_named(danger: str) -> None:
    done = run("assess", stdin=as_json({**_others(danger), danger: "maybe"}))
    name = danger.replace("_", " ")
    told = " ".join(done.out.split())
    urged = (
        "call your local emergency number now"
        if HEADLINES[danger] == EMERGENCY
        else "see a doctor today"
    )
    assert f"If the answer to any of these is yes, {urged}: {name}." in told
    assert "Your session" not in done.out
    assert done.err.startswith(f"{danger}: 'maybe' was given; allowed: one of: no, ")


@pytest.mark.parametrize(
    ("options", "fields"),
    [
        (["--minutes=999", "--locale=de"], ["minutes", "locale"]),
        (["--pain=11", "--swelling=1", "--minutes=0"], ["pain", "swelling", "minutes"]),
        (["--equipment=kettlebell"], ["equipment"]),
        (["--none-of=moon/1"], ["--none-of"]),
        (["--chest-pian=yes"], ["--chest-pian"]),
        (["--minuts", "9"], ["--minuts"]),
        (["check-in.json"], [None]),
        (["-"], [None]),
        (["check-in.json", "--pain=11"], [None, "pain"]),
        (["one.json", "other.json"], ["other.json"]),
    ],
)
@pytest.mark.parametrize("command", ["assess", "explain"])
def test_a_danger_among_options_is_told_before_every_fault(
    command: str, options: list[str], fields: list[str | None]
) -> None:
    told = ["--chest-pain=yes", *options]
    done = run(command, *told)
    assert len(done.refused_after(EMERGENCY).splitlines()) == len(fields)
    _assert_told_first(run(command, *told, "--format=json"), "chest_pain", fields)


#: Arguments that nothing can be done with, and what is said of them.
MISUSED = {
    "an unknown engine": (["--engine=abacus"], "invalid choice: 'abacus'"),
    "an unknown format": (["--format=poem"], "invalid choice: 'poem'"),
    "an option without its value": (["--minutes"], "argument --minutes: expected one argument"),
    "packs without a value": (["--packs"], "argument --packs: expected one argument"),
    "an unknown pack": (["--packs=nonsense"], "unknown pack 'nonsense'"),
    "a folder that is not there": (["--rules=/no/such/folder"], "the folder can't be read"),
    "a folder without a name": (["--rules="], "give the path of a folder"),
}


@pytest.mark.parametrize(
    ("danger", "form"),
    some(HEADLINES, ["--{with_hyphens}|yes", "--{with_hyphens}=yes", "--{id}=1"]),
)
def test_a_danger_beside_what_can_not_be_loaded_is_told_by_the_shipped_rules(
    danger: str, form: str
) -> None:
    said_yes = form.format(id=danger, with_hyphens=danger.replace("_", "-")).split("|")
    done = run("assess", "--packs=nonsense", *said_yes)
    assert "unknown pack 'nonsense'" in done.refused_after(HEADLINES[danger])


@pytest.mark.parametrize(("command", "kind"), some(["assess", "explain"], MISUSED))
def test_a_danger_beside_a_misused_option_is_told_first(command: str, kind: str) -> None:
    misused, says = MISUSED[kind]
    for options in (["--chest-pain=yes", *misused], [*misused, "--chest-pain=yes"]):
        assert says in run(command, *options).refused_after(EMERGENCY)
        assert says in run(command, *HEALTHY_OPTIONS, *misused).refused()


@pytest.mark.parametrize(
    "more", [["--engine=foo"], ["--packs=nonsense"], ["--foo"], ["--pain=3"], ["b.json"]]
)
def test_a_danger_in_a_file_beside_them_is_told_first(more: list[str], tmp_path: Path) -> None:
    file = tmp_path / "check-in.json"
    file.write_bytes(as_json({"chest_pain": "yes", "id": 7}))
    assert run("assess", str(file), *more).refused_after(EMERGENCY)


def _screening(*yes: str) -> dict[str, Any]:
    screening = Screening.answered(QUESTIONNAIRE, yes=yes)
    return {"screening": screening.model_dump(mode="json")}


#: Files that tell of an emergency otherwise than by the name of its question.
TOLD_OTHERWISE = {
    "in a screening": as_json(_screening("chest_pain")),
    "in a screening that is none": as_json({"screening": {"yes": ["chest_pain"], "no": 48}}),
    "by a name that is gone": as_json({"tearing_back_pain": "yes", "pain": 1}),
    "by a name that is gone, cut off": b'{"tearing_back_pain": "yes", "pain": 1',
    "cut off": b'{"chest_pain": "yes", "pain": 1',
    "spelt otherwise": as_json({"Chest-Pain": "yes"}),
}


@pytest.mark.parametrize(
    "more", [["--rules=/no/such/folder"], ["--packs=nonsense"], ["--foo"], ["--pain=3"]]
)
@pytest.mark.parametrize("kind", TOLD_OTHERWISE)
def test_a_danger_in_a_file_is_told_first_however_it_is_given(
    kind: str, more: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "check-in.json"
    file.write_bytes(TOLD_OTHERWISE[kind])
    assert run("assess", str(file), *more).refused_after(EMERGENCY)


@pytest.mark.parametrize("more", [[], ["--packs=nonsense"]])
@pytest.mark.parametrize("denial", ["--chest-pain=no", f"--none-of={QUESTIONNAIRE}"])
def test_an_option_takes_no_danger_in_a_file_away(
    denial: str, more: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "check-in.json"
    for held in ({"chest_pain": "yes"}, _screening("chest_pain")):
        file.write_bytes(as_json(held))
        assert run("assess", str(file), denial, *more).refused_after(EMERGENCY)


#: The questions that are gone whose *yes* is a danger by itself, and its headline.
GONE = {
    id: EMERGENCY if advice.verdict == "emergency" else TODAY
    for id in ADVISOR.book.merged
    if (advice := ADVISOR.assess({id: "yes"})).urgency in ("urgent", "emergency")
}


def test_the_danger_signs_that_are_gone_are_all_there() -> None:
    assert [*GONE.values()].count(EMERGENCY) == 5
    assert [*GONE.values()].count(TODAY) == 6


@pytest.mark.parametrize("id", GONE)
def test_a_danger_sign_that_is_gone_keeps_its_option(id: str) -> None:
    option = f"--{id.replace('_', '-')}"
    done = run("assess", option, "yes", "--pain=1", f"--none-of={QUESTIONNAIRE}")
    assert (done.status, done.out.splitlines()[0]) == (0, GONE[id])
    assert run("assess", f"{option}=1", "--pain=1").refused_after(GONE[id])
    assert run("assess", option, "yes", "--packs=nonsense").refused_after(GONE[id])
    assert option not in run("assess", "--help").out


def test_a_danger_sign_without_its_answer_is_a_yes() -> None:
    for options in (["--chest-pain"], ["--chest-pain", "--pain=3"], ["--pain=3", "--chest-pain"]):
        assert "expected one argument" in run("assess", *options).refused_after(EMERGENCY)


def test_a_danger_without_a_command_is_told_first() -> None:
    assert "unrecognized: --chest-pain" in run("--chest-pain", "yes").refused_after(EMERGENCY)
    said = run("interview", "--chest-pain", "yes").refused_after(EMERGENCY)
    assert "--chest-pain" in said


def test_the_number_to_call_is_told_with_it() -> None:
    done = run("assess", "--chest-pain=yes", "--emergency-number=112", "--packs=nonsense")
    assert done.out.startswith("Call your local emergency number now: 112.\n")


@pytest.mark.parametrize("form", ["json", "record"])
def test_in_json_it_is_a_line_with_the_error_and_the_advice(form: str) -> None:
    done = run("assess", "--chest-pain=yes", "--packs=nonsense", "--format", form)
    [answer] = done.answers
    assert "unknown pack 'nonsense'" in answer["error"]["message"]
    assert answer["advice"]["verdict"] == "emergency"
    assert done.status == 2
    assert done.err == f"recovery-advisor: {answer['error']['message']}\n"


def test_the_rest_of_an_array_is_answered() -> None:
    people = [{"id": 1, "chest_pain": "yes", "pain": "3"}, {**HEALTHY, "id": 2}, 7]
    done = run("assess", "--format=json", stdin=as_json(people))
    first, second, third = done.answers
    assert (first["id"], first["advice"]["verdict"]) == (1, "emergency")
    assert (second["id"], second["verdict"]) == (2, "full_programme")
    assert json.loads(done.out.splitlines()[2])["error"]["line"] == 3
    assert third["advice"]["verdict"] == "rest"
