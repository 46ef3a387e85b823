"""Packs that do not fit together, and a vocabulary or a base pack that does not hold together."""

from __future__ import annotations

import re
import shutil

import pytest

from recovery_advisor import CheckInBase
from recovery_advisor.values.answers import NON_QUESTION_FIELDS
from recovery_advisor.values.text_answers import AMBIGUOUS_WORDS
from tests.support.changed_rules import EXTRA, ChangedRules
from tests.support.listed import looking_at
from tests.values.test_placeholders import MORE_THAN_A_NAME

OVERLAY = "knee/pack.yaml"
SESSION = "upper-back/session.yaml"


def test_an_overlay_that_only_tightens_is_loaded(rules: ChangedRules) -> None:
    rules.add_overlay()
    assert [pack.id for pack in rules.load().packs] == ["knee", "upper-back"]


def test_two_base_packs(rules: ChangedRules) -> None:
    rules.add_overlay()
    rules.replace(OVERLAY, "kind: overlay", "kind: base")
    message = "exactly one pack of kind base must be loaded, as only that may permit"
    places = [rules.place(file, "base") for file in (OVERLAY, "upper-back/pack.yaml")]
    assert rules.report() == [f"{place}: {message}; found knee, upper-back" for place in places]


def test_no_base_pack(rules: ChangedRules) -> None:
    rules.add_overlay()
    shutil.rmtree(rules.root / "upper-back")
    rules.write("folder.yaml", "packs: [knee]\n")
    assert rules.report() == [
        "pack.yaml: exactly one pack of kind base must be loaded, as only that may permit; found none"
    ]


def test_an_overlay_that_permits(rules: ChangedRules) -> None:
    rules.add_rule("{pain: 2 or better}", "{permit: full}")
    rules.add_overlay(rules.text(EXTRA))
    rules.remove(EXTRA)
    assert rules.report() == [
        f"{OVERLAY}:16:12: an overlay may not permit: adding a pack may only tighten"
    ]


def test_an_overlay_that_redefines_a_question(rules: ChangedRules) -> None:
    rules.add_overlay(
        "questions:\n  - {question: pain, scale: no_yes, screen: symptoms, ask: Does it hurt?}\n"
    )
    first = rules.place("vocabulary.yaml", "pain\n    scale: pain").split(":")[1]
    assert rules.report() == [
        f"{OVERLAY}:14:16: question 'pain' is already defined in vocabulary.yaml, line {first};"
        " choose another name, as nothing may be redefined"
    ]


def test_an_overlay_with_an_exercise(rules: ChangedRules) -> None:
    rules.add_overlay(
        "exercises:\n"
        "  - exercise: walk\n"
        "    name: Walk\n"
        "    phase: cardio\n"
        "    regions: [whole_body]\n"
        "    dose: {minutes: 5}\n"
        "    cues: [Walk.]\n"
        "    source: {work: project, at: 0001-default-deny}\n"
    )
    assert rules.report() == [
        f"{OVERLAY}:13:1: exercises: belongs to the base pack; an overlay can only tighten",
        f"{OVERLAY}:14:15: exercise 'walk' is already defined in upper-back/exercises.yaml, line 9;"
        " choose another name, as nothing may be redefined",
    ]


def test_an_overlay_that_puts_gear_into_every_house(rules: ChangedRules) -> None:
    rules.add_overlay("household: [resistance_band]\n")
    assert rules.report() == [
        f"{OVERLAY}:13:1: household: belongs to the base pack; an overlay can only tighten"
    ]


def test_a_pack_in_a_folder_of_another_name(rules: ChangedRules) -> None:
    rules.add_overlay(file="ankle/pack.yaml")
    assert rules.report() == [
        "ankle/pack.yaml:2:7: pack 'knee' lies in the folder 'ankle'; give both the same name",
    ]


def test_a_folder_that_no_file_describes(rules: ChangedRules) -> None:
    rules.write("knee/pack.yaml", "rules: []\n")
    assert rules.report() == [
        "knee/pack.yaml:1:1: no file of this folder describes it with pack: and id: knee"
    ]


def test_a_pack_described_twice(rules: ChangedRules) -> None:
    rules.add_overlay()
    rules.add_overlay(file="knee/second.yaml")
    assert rules.report() == ["knee/second.yaml:2:3: pack 'knee' is described twice"]


def test_rules_outside_of_a_pack(rules: ChangedRules) -> None:
    rules.write("rules.yaml", "rules: []\n")
    assert rules.report() == ["rules.yaml:1:1: rules: belongs in the folder of a pack"]


def test_a_question_that_a_questionnaire_cannot_deny(rules: ChangedRules) -> None:
    rules.write("asked.yaml", "questionnaires:\n  - {questionnaire: all/1, questions: [pain]}\n")
    assert rules.report() == [
        "asked.yaml:2:40: pain can't be denied: its scale does not begin with the band no"
    ]


SIGNS = """\
questions:
  - {{question: warmth, scale: no_yes, screen: symptoms, {since}ask: Does it feel warm?}}
questionnaires:
  - {{questionnaire: signs/1, questions: [warmth]}}
  - {{questionnaire: signs/2, questions: [warmth]}}
"""


@pytest.mark.parametrize("since", ["", "since: other/1, "])
def test_a_denied_question_that_dates_from_no_version_of_its_questionnaire(
    rules: ChangedRules, since: str
) -> None:
    rules.add_overlay(SIGNS.format(since=since))
    assert rules.report() == [
        "knee/pack.yaml:16:42: warmth needs since: with the version of this questionnaire that its"
        " meaning dates from, such as signs/1; a denial given to an older one is then unknown"
    ]


def test_a_question_that_is_newer_than_each_questionnaire_that_asks_it(
    rules: ChangedRules,
) -> None:
    rules.add_overlay(SIGNS.format(since="since: signs/3, "))
    assert rules.report() == [
        "knee/pack.yaml:16:42: warmth dates from signs/3, and no questionnaire that asks it is as new,"
        " so that no denial would ever count"
    ]


@pytest.mark.parametrize("since", ["signs/1", "signs/2"])
def test_a_question_dates_from_any_version_that_asks_it(rules: ChangedRules, since: str) -> None:
    rules.add_overlay(SIGNS.format(since=f"since: {since}, "))
    rules.add_rule("{warmth: yes}", "{limit: rest}")
    book = rules.load()
    assert book.question["warmth"].since == since
    assert book.denied_by("signs/1") == ({"warmth"} if since == "signs/1" else set())
    assert book.denied_by("signs/2") == {"warmth"}


@pytest.mark.parametrize("since", ["signs", "signs/", "signs/one", "/1", "signs/-1", "signs/1/2"])
def test_what_is_no_name_of_a_questionnaire(rules: ChangedRules, since: str) -> None:
    rules.add_overlay(SIGNS.format(since=f"since: {since}, "))
    [problem] = [one for one in rules.report() if "write a name and a version" in one]
    assert problem.startswith("knee/pack.yaml:14:")


def merged(question: str, into: str) -> str:
    return f"merged:\n  - {{question: {question}, merged_into: {into}}}\n"


def test_a_question_that_is_gone_may_stand_in_an_older_questionnaire(rules: ChangedRules) -> None:
    older = "  - {questionnaire: signs/0, questions: [heat, warmth]}\n"
    rules.add_overlay(SIGNS.format(since="since: signs/1, ") + older)
    rules.write("merged.yaml", merged("heat", "warmth"))
    rules.add_rule("{warmth: yes}", "{limit: rest}")
    book = rules.load()
    assert book.merged == {"heat": ("warmth",)}
    assert book.questionnaires["signs/0"] == {"heat", "warmth"}
    assert not book.denied_by("signs/0")


def test_a_question_that_is_gone_from_the_version_that_its_successor_dates_from(
    rules: ChangedRules,
) -> None:
    """A denial of that version, in which it was skipped, would be one of it."""
    same = "  - {questionnaire: signs/0, questions: [heat, warmth]}\n"
    rules.add_overlay(SIGNS.format(since="since: signs/0, ") + same)
    rules.write("merged.yaml", merged("heat", "warmth"))
    assert rules.report() == [
        "knee/pack.yaml:18:42: heat is merged into warmth, which asks for it as well since then; warmth"
        " must date from a newer version than signs/0"
    ]


def test_a_question_that_stands_in_two_questionnaires(rules: ChangedRules) -> None:
    other = "  - {questionnaire: skin/1, questions: [warmth]}\n"
    rules.add_overlay(SIGNS.format(since="since: signs/1, ") + other)
    assert rules.report() == [
        "knee/pack.yaml:18:41: warmth stands in signs/1 too; a question belongs to the versions of one"
        " questionnaire"
    ]


@pytest.mark.parametrize(
    ("question", "into", "message"),
    [
        ("injury", "needs_special_plan", "2:16: injury is still asked, so it is not merged into another"),
        ("heat", "injry", "2:35: unknown question 'injry'. Did you mean injury?"),
        ("heat", "pain", "2:35: pain can't be answered yes or no, so nothing merges into it"),
    ],
)  # fmt: skip
def test_a_question_that_is_not_merged_as_it_says(
    rules: ChangedRules, question: str, into: str, message: str
) -> None:
    rules.write("merged.yaml", merged(question, into))
    [problem] = rules.report()
    assert problem.startswith(f"merged.yaml:{message}")


def test_a_question_that_is_merged_twice(rules: ChangedRules) -> None:
    twice = merged("heat", "injury") + "  - {question: heat, merged_into: needs_special_plan}\n"
    rules.write("merged.yaml", twice)
    [problem] = rules.report()
    assert problem.startswith("merged.yaml:3:")


def test_no_band_is_named_as_the_answer_of_who_does_not_know(rules: ChangedRules) -> None:
    rules.replace("vocabulary.yaml", "bands: {no: 0, yes: 1}", "bands: {no: 0, unknown: 1}")
    place = rules.place("vocabulary.yaml", "unknown: 1")
    message = "no band can be named unknown: that is the answer of whoever does not know"
    assert f"{place}: {message}" in rules.report()


def test_the_text_for_what_can_not_be_read_names_questions_alone(rules: ChangedRules) -> None:
    rules.replace("upper-back/pack.yaml", "rest for now: {questions}.", "rest for now: {names}.")
    place = rules.place("upper-back/pack.yaml", '"Some of your answers')
    message = "in braces may stand {questions}, each once, and nothing else"
    assert rules.report() == [f"{place}: {message}"]


@pytest.mark.parametrize("wrong", [*MORE_THAN_A_NAME, "{foo}", "{by}{by}"])
@pytest.mark.parametrize("text", ["{by} has cleared you", "rest for now: {questions}."])
def test_a_built_in_text_whose_braces_hold_more_than_its_names(
    rules: ChangedRules, text: str, wrong: str
) -> None:
    rules.replace("upper-back/pack.yaml", text, f"{text} {wrong}")
    [problem] = rules.report()
    assert problem.startswith("upper-back/pack.yaml:")
    assert "in braces may stand " in problem


def test_a_folder_without_a_text_for_what_can_not_be_read_loads(rules: ChangedRules) -> None:
    text = rules.text("upper-back/pack.yaml")
    before, _, rest = text.partition("  unreadable:\n")
    after = rest[rest.index("  cleared:\n") :]
    rules.write("upper-back/pack.yaml", before + after)
    assert rules.load().words.unreadable is None


def test_a_danger_sign_that_is_marked_as_changeable(rules: ChangedRules) -> None:
    """Nobody is ever told that they may exercise if only a danger sign were gone."""
    rules.replace(
        "vocabulary.yaml", "scale: severity\n    screen", "scale: no_unsure_yes\n    screen"
    )
    place = rules.place("vocabulary.yaml", "changeable:\n      best: the swelling")
    message = (
        "swelling has a band unsure, so it asks for a danger sign, and nobody is told to change"
        " one; leave the key out"
    )
    assert f"{place}: {message}" in rules.report()


@pytest.mark.parametrize(
    "better", ["swelling were less", "{value} or {value}", "{less} of {value}"]
)
def test_a_wish_without_its_value(rules: ChangedRules, better: str) -> None:
    rules.replace(
        "vocabulary.yaml", "better: swelling were {value} or better", f'better: "{better}"'
    )
    place = rules.place("vocabulary.yaml", f'"{better}"')
    message = "can't stand here: write {value} once, where the value goes"
    assert rules.report() == [f"{place}: {better!r} {message}"]


MEMBER = "in Python, every check-in has a member of this name"
KEY = "a check-in has this key for something else"
VALUE = "many YAML readers take this for a value, not for a name"
JOINS = "in a condition this word joins others"
NAMES = {
    **dict.fromkeys(["id", "preferences", "check_in", *NON_QUESTION_FIELDS], KEY),
    **dict.fromkeys(["model_x", "made_for", "copy", "mro", "from_text"], MEMBER),
    **dict.fromkeys(["class", "not"], "this is a keyword of Python"),
    **dict.fromkeys(["all", "any"], JOINS),
    **dict.fromkeys(["no", "on", "y", "true"], VALUE),
}


def ask_also(rules: ChangedRules, *names: str) -> None:
    rules.add_overlay(
        "questions:\n"
        + "".join(
            f"  - {{question: {name}, scale: no_yes, screen: symptoms, ask: Is it so?}}\n"
            for name in names
        )
    )


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_question_with_a_name_that_means_something_else(rules: ChangedRules, name: str) -> None:
    ask_also(rules, "fine", name)
    reason = f"{NAMES[name]}; choose another name, such as my_{name}"
    assert rules.report() == [f"{OVERLAY}:15:16: a question can't be named {name}: {reason}"]
    ask_also(rules, "fine", f"my_{name}")
    rules.write("knee/rules.yaml", looking_at("fine", f"my_{name}"))
    assert rules.load()


def test_every_member_of_a_check_in_is_no_name_of_a_question(rules: ChangedRules) -> None:
    """Also where a hyphen keeps it from being the same in Python: an option writes both alike."""
    members = {*dir(CheckInBase), *dir(type(CheckInBase)), *CheckInBase.model_fields}
    names = sorted(one for one in members if re.fullmatch("[a-z][a-z_]*", one))
    assert len(names) > 30
    ask_also(rules, *names, *(one.replace("_", "-") for one in names if "_" in one))
    assert {f"a question can't be named {one}:" for one in names} <= {
        problem.split(": ", 1)[1].split(":")[0] + ":" for problem in rules.report()
    }


def test_two_questions_that_are_one_option(rules: ChangedRules) -> None:
    ask_also(rules, "sore_knee", "sore-knee")
    reason = "sore_knee is a question, and - and _ are the same in an option"
    assert rules.report() == [
        f"{OVERLAY}:15:16: a question can't be named sore-knee: {reason};"
        " choose another name, such as my_sore_knee"
    ]


@pytest.mark.parametrize("band", sorted(AMBIGUOUS_WORDS - {"", "n/a", "<na>", "null"}))
def test_a_band_that_a_table_reads_as_true_false_or_nothing(rules: ChangedRules, band: str) -> None:
    rules.replace("vocabulary.yaml", "bands: {no: 0, yes: 1}", f"bands: {{no: 0, {band}: 1}}")
    place = rules.place("vocabulary.yaml", f"{band}: 1}}")
    reason = "in a form or a table that is true, false or nothing"
    assert f"{place}: no band can be named {band}: {reason}" in rules.report()


def test_two_bands_that_read_the_same(rules: ChangedRules) -> None:
    rules.replace("vocabulary.yaml", "{none: 0, slight: 1-2", "{so-so: 0, so_so: 1-2")
    place = rules.place("vocabulary.yaml", "so_so")
    assert f"{place}: so_so and so-so read the same; choose another name" in rules.report()


#: File, the text that is there, the text in its place, the text at the place of the fault.
BROKEN = {
    "bands with a gap": (
        "vocabulary.yaml", "moderate: 4-6, severe", "moderate: 4-5, severe", "7-10",
        "bands must cover the scale without gap or overlap; severe must begin at 6",
    ),
    "bands that end too early": (
        "vocabulary.yaml", "severe: 7-10", "severe: 7-9", "{none: 0, slight",
        "bands end at 9, and the scale at 10",
    ),
    "a scale that is too wide": (
        "vocabulary.yaml", "range: 0-100", "range: 0-100000", "0-100000",
        "a scale has 2 to 1001 values; this one 100001",
    ),
    "a range that runs backwards": (
        "upper-back/exercises.yaml", "minutes: 5-10", "minutes: 10-5", "10-5",
        "the range 10-5 runs backwards; write 5-10",
    ),
    "half a repetition": (
        "upper-back/exercises.yaml", "minutes: 5-10", "minutes: 7.5", "7.5",
        "'7.5' can't stand here: write a whole number, or a range such as 8-12",
    ),
    "a version of two numbers": (
        "upper-back/pack.yaml", "version: 2.0.0", "version: 2.0", "2.0\n",
        "'2.0' can't stand here: write three numbers, such as 1.0.0",
    ),
    "a name with a blank": (
        "upper-back/exercises.yaml", "exercise: walk", "exercise: Brisk walk", "Brisk walk",
        "'Brisk walk' can't stand here: a name begins with a small letter and goes on with small"
        " letters, digits, - and _",
    ),
    "a number in place of text": (
        "upper-back/pack.yaml", "title: Neck, shoulders and upper back", "title: 7", "7\n",
        "7 can't stand here: write text; a number that is meant as text stands in quotes",
    ),
    "a text of nothing but blanks": (
        "upper-back/pack.yaml", "title: Neck, shoulders and upper back", 'title: "  "', '"  "',
        "'  ' can't stand here: write something",
    ),
    "a session of no time": (
        SESSION, "minutes: 20 ", "minutes: 0 ", "0 ",
        "0 can't stand here: write 1 or more",
    ),
    "less than nothing": (
        SESSION, "set_up: 15", "set_up: -15", "-15",
        "-15 can't stand here: write 0 or more",
    ),
    "a dose of nothing": (
        "upper-back/exercises.yaml", "minutes: 5-10", "minutes: 0", "0}",
        "a dose is at least 1; leave the key out if it does not apply",
    ),
    "cardio in repetitions": (
        "upper-back/exercises.yaml", "dose: {minutes: 5-10}", "dose: {repetitions: 5}", "{repetitions: 5}",
        "the dose of a cardio activity is its minutes alone",
    ),
    "a move in minutes": (
        "upper-back/exercises.yaml", "dose: {repetitions: 20, sides: 2}", "dose: {minutes: 90}",
        "{minutes: 90}",
        "minutes are for cardio; write how long to hold, in seconds, as hold",
    ),
    "sets of nothing": (
        "upper-back/exercises.yaml", "dose: {repetitions: 20, sides: 2}", "dose: {sets: 3}",
        "{sets: 3}",
        "a dose needs repetitions, a hold or both",
    ),
    "a way with the name of an exercise": (
        "upper-back/exercises.yaml", "way: row_with_band", "way: face_pull", "face_pull",
        "'face_pull' is already the name of an exercise or a way",
    ),
    "strength without a warm-up": (
        SESSION, "2     # moves", "0 # moves", "0 # moves",
        "strength is never without a warm-up",
    ),
    "a plan without a warm-up": (
        SESSION, "gradual: {cardio: 0-1, warm_up: 2-4", "gradual: {cardio: 0-1, warm_up: 0-4", "0-4",
        "every session has a warm-up move",
    ),
    "strength at mobility": (
        SESSION, "warm_up: 2-6, dose", "warm_up: 2-6, strength: 1, dose", "{cardio: 0-1, warm_up: 2-6",
        "mobility has warm-up moves and cardio only",
    ),
    "a plan that offers less than a lower one": (
        SESSION, "full: {cardio: 0-1, ", "full: {", "{warm_up: 2-4, strength: 1-4",
        "full must offer every phase that a lower readiness does:"
        " ['cardio', 'strength', 'stretch', 'warm_up']",
    ),
    "a readiness without a plan": (
        SESSION, "    mobility: {cardio: 0-1, warm_up: 2-6, dose: lowest}\n", "", "gradual: {",
        "there is no plan for mobility",
    ),
}  # fmt: skip


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN.keys())
def test_what_does_not_hold_together_is_refused(
    rules: ChangedRules, broken: tuple[str, str, str, str, str]
) -> None:
    file, there, instead, at, message = broken
    rules.replace(file, there, instead)
    assert f"{rules.place(file, at)}: {message}" in rules.report()


def test_a_base_pack_without_sessions(rules: ChangedRules) -> None:
    rules.remove(SESSION)
    place = rules.place("upper-back/pack.yaml", "id: upper-back")
    assert rules.report() == [f"{place}: the base pack needs one session: section; it has 0"]
