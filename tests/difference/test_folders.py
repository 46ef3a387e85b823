"""What single edits of a rules folder change for people, each held against brute force."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from unittest.mock import patch

import pytest

from recovery_advisor import Readiness, Urgency, load_book
from recovery_advisor.authoring.diff.answers import NotComparable
from recovery_advisor.authoring.diff.change import Closed, Direction, Opened, Redecided, Verdicts
from recovery_advisor.authoring.diff.compare import compare
from recovery_advisor.authoring.diff.cubes import Region
from recovery_advisor.authoring.diff.example import given
from recovery_advisor.authoring.diff.pair import Pair
from recovery_advisor.decision import Decision
from recovery_advisor.proving.search import NotSettled, SolverSearch
from tests.difference.brute_force import assert_as_by_brute_force
from tests.difference.folders import Edit, compared, folder, report_lines

RULES, WORDS, EXERCISES = "my-pack/readiness.yaml", "vocabulary.yaml", "my-pack/exercises.yaml"
NO_DIFFERENCE = "No difference: proved for every combination of answers."
NOBODY = "Nobody is treated otherwise: proved for every combination of answers."

ASKS = (
    "knee/pack.yaml",
    "  review: No clinician",
    "  asks: [swelling, pain]\n  review: No clinician",
)


def questionnaires(held: Mapping[str, str]) -> Edit:
    """Questionnaires, each with its questions."""
    lines = [f"  - {{questionnaire: {name}, questions: [{ids}]}}\n" for name, ids in held.items()]
    return "knee/shown.yaml", "", "".join(["questionnaires:\n", *lines])


def since(**dates: str) -> list[Edit]:
    """For each question the questionnaire that its meaning dates from."""
    files = {"faint_knee": "knee/pack.yaml", "swelling": WORDS}
    return [
        (files[id], f"question: {id}", f"question: {id}\n    since: {name}")
        for id, name in dates.items()
    ]


#: Asks after a faint knee alone, by the rules that date it from there.
FIRST = [questionnaires({"signs/1": "faint_knee"}), ASKS, *since(faint_knee="signs/1")]


NO_VERDICT: dict[str, Edit] = {
    "a text": (RULES, "Your pain is severe.", "It hurts a lot."),
    "a dose": (EXERCISES, "hold: 15-30", "hold: 15-20"),
    "a note": ("my-pack/more.yaml", "", "notes:\n  - {note: n, with: [rest], say: Rest., source: {work: own-judgement, at: here}}\n"),
}  # fmt: skip


@pytest.mark.parametrize("edit", NO_VERDICT.values(), ids=NO_VERDICT.keys())
def test_what_is_no_verdict_treats_nobody_otherwise(tmp_path: Path, edit: Edit) -> None:
    difference = compared(tmp_path, [edit])
    assert (difference.found, difference.settled, difference.permissive) == ((), True, False)
    lines = report_lines(difference)
    assert NOBODY in lines
    assert NO_DIFFERENCE not in lines


def test_the_fingerprints_of_meaning_and_of_texts_are_told(tmp_path: Path) -> None:
    *_, meaning, texts = report_lines(compared(tmp_path / "text", [NO_VERDICT["a text"]]))
    assert re.fullmatch(r"Fingerprint of the meaning: [0-9a-f]{12} in both\.", meaning)
    assert re.fullmatch(r"Fingerprint of the texts: [0-9a-f]{12} -> [0-9a-f]{12}\.", texts)
    *_, meaning, texts = report_lines(compared(tmp_path / "dose", [NO_VERDICT["a dose"]]))
    assert "->" in meaning and "in both" in texts


def test_what_nobody_is_told_is_no_difference_that_goes_without_a_word(tmp_path: Path) -> None:
    lines = report_lines(compared(tmp_path, [(EXERCISES, "tags: [standing]", "tags: []")]))
    assert lines[0] == NOBODY
    assert lines[-1].startswith("Something that nobody is told differs:")


EDITS: dict[str, tuple[list[Edit], set[Direction], list[str]]] = {
    "a threshold raised": (
        [
            (RULES, "pain: 7 or worse", "pain: 8 or worse"),
            (RULES, "- {given: {pain: 7}, counts: yes}", "- {given: {pain: 8}, counts: yes}"),
        ],
        {Direction.PERMISSIVE},
        ["rest, urgent -> rest, none", "rest, urgent -> rest, routine"],
    ),
    "a rule against added": (
        [("knee/more.yaml", "", "rules:\n  - {rule: r, when: {pain: 3 or worse}, then: {limit: mobility}, say: Slow., because: It hurts., source: {work: own-judgement, at: here}}\n")],
        {Direction.RESTRICTIVE},
        ["gradual, none -> mobility, none"],
    ),
    "a referral in place of a limit": (
        [
            (RULES, "then: {limit: rest}", "then: {refer: routine}"),
            (RULES, "- {given: {}, counts: yes}", "- {given: {}, counts: no}"),
        ],
        {Direction.PERMISSIVE, Direction.BOTH, Direction.RESTRICTIVE},
        ["rest, none -> gradual, routine", "rest, none -> full, none", "rest, none -> rest, routine"],
    ),
    "an exercise gone": (
        [(EXERCISES, "exercise: march\n    name: March on the spot", "exercise: hop\n    name: Hop")],
        {Direction.PERMISSIVE, Direction.RESTRICTIVE},
        ["allowed now: Hop", "no longer allowed: March on the spot"],
    ),
    "a session that offers less": (
        [("my-pack/session.yaml", "strength: 1-2, stretch: 1-2,", "strength: 1-2,")],
        {Direction.RESTRICTIVE},
        ["no longer allowed: Calf stretch"],
    ),
    "a band that moved": (
        [(WORDS, "moderate: 4-6, severe: 7-10", "moderate: 4-7, severe: 8-10")],
        {Direction.RESTRICTIVE},
        ["rest, none -> rest, urgent"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("edits", "directions", "lines"), EDITS.values(), ids=EDITS.keys())
def test_an_edit_changes_what_it_changes_and_nothing_else(
    tmp_path: Path, edits: Sequence[Edit], directions: set[Direction], lines: Sequence[str]
) -> None:
    difference = compared(tmp_path, edits)
    assert_as_by_brute_force(difference)
    assert {one.change.direction for one in difference.found} == directions
    assert difference.permissive is (directions != {Direction.RESTRICTIVE})
    assert set(lines) <= set(report_lines(difference))


def test_the_rules_responsible_are_those_that_count_in_one_alone(tmp_path: Path) -> None:
    edits, _, _ = EDITS["a referral in place of a limit"]
    rules = {line for line in report_lines(compared(tmp_path, edits)) if line.startswith("only in")}
    assert rules == {
        "only in the old rules: rest-while-swollen (limit rest), here",
        "only in the new rules: rest-while-swollen (refer routine), here",
    }


def test_where_no_rule_is_responsible_it_says_what_is(tmp_path: Path) -> None:
    edits, _, _ = EDITS["a session that offers less"]
    lines = report_lines(compared(tmp_path, edits))
    assert "no rule: the exercises differ, or what a session has on offer" in lines


def test_a_decision_that_is_up_in_both_ways_counts_as_more_permissive(tmp_path: Path) -> None:
    edits, _, _ = EDITS["a referral in place of a limit"]
    both = [
        one.change
        for one in compared(tmp_path, edits).found
        if one.change.direction is Direction.BOTH
    ]
    assert both
    for change in both:
        assert isinstance(change, Redecided)
        assert change.new.readiness > change.old.readiness
        assert change.new.urgency > change.old.urgency


def test_an_exercise_that_opens_beside_a_stricter_decision_is_not_hidden_by_it(
    tmp_path: Path,
) -> None:
    avoid = "rules:\n  - {rule: a, when: {pain: 1 or worse}, then: {avoid: {tags: [standing]}}, say: Sit., because: It hurts., source: {work: own-judgement, at: here}}\n"
    limit = avoid.replace("avoid: {tags: [standing]}", "limit: mobility")
    more = "knee/more.yaml"
    difference = compared(tmp_path, [(more, "", limit)], before=[(more, "", avoid)])
    assert_as_by_brute_force(difference)
    assert {one.change.direction for one in difference.found} == set(Direction) - {Direction.BOTH}
    assert "allowed now: Leg swing, March on the spot" in report_lines(difference)


def test_an_exercise_that_opens_with_a_looser_decision_is_no_change_of_its_own() -> None:
    rest, mobility = (
        Decision.of(one, Urgency.NONE) for one in (Readiness.REST, Readiness.MOBILITY)
    )
    held, freed = Verdicts(rest, frozenset(), 0), Verdicts(mobility, frozenset({"walk"}), 0)
    assert Redecided(rest, mobility).is_of(held, freed)
    assert not Opened(("walk",)).is_of(held, freed)
    assert Opened(("walk",)).is_of(held, freed._replace(decision=rest))
    assert not Closed(("walk",)).is_of(freed, held)
    assert Closed(("walk",)).is_of(freed._replace(decision=rest), held)


def test_a_pack_dropped_frees_everybody_whom_it_held(tmp_path: Path) -> None:
    with_pack = folder(tmp_path / "both")
    old, new = load_book(with_pack), load_book(with_pack, ["my-pack"])
    difference = compare(old, new, seconds=60)
    assert_as_by_brute_force(difference)
    assert {one.change.direction for one in difference.found} == {Direction.PERMISSIVE}
    back = compare(new, old, seconds=60)
    assert {one.change.direction for one in back.found} == {Direction.RESTRICTIVE}
    [alone] = [
        given(back.pair, one.example)
        for one in back.found
        if one.example and "full, none -> rest, none" in report_lines(back)
        and isinstance(one.change, Redecided)
        and (one.change.old.readiness, one.change.new.urgency) == ("full", "none")
    ]  # fmt: skip
    # Who was never asked the new question is held back by it.
    assert alone == {"pain": "none", "swelling": "no"}


def test_a_band_given_as_the_answer_is_named_in_the_example(tmp_path: Path) -> None:
    edits, _, _ = EDITS["a band that moved"]
    lines = report_lines(compared(tmp_path, edits))
    assert "who: pain is given as 'moderate'; faint knee is no, or not answered" in lines
    assert "given: {pain: moderate, swelling: no, faint_knee: no}" in lines


def test_a_denial_that_is_too_old_for_one_of_the_two_is_told(tmp_path: Path) -> None:
    held = questionnaires({"signs/1": "faint_knee, swelling", "signs/2": "faint_knee, swelling"})
    before, after = (
        [held, ASKS, *since(faint_knee="signs/1", swelling=date)] for date in ("signs/1", "signs/2")
    )
    difference = compared(tmp_path / "there", after, before=before)
    assert_as_by_brute_force(difference)
    assert {one.change.direction for one in difference.found} == {Direction.RESTRICTIVE}
    assert "given: {pain: none, screening: signs/1}" in report_lines(difference)
    assert "swelling is no in answer to signs/1; everything else at its best" in " ".join(
        report_lines(difference)
    )
    back = compared(tmp_path / "back", before, before=after)
    assert_as_by_brute_force(back)
    assert {one.change.direction for one in back.found} == {Direction.PERMISSIVE}


def test_a_denial_beside_a_questionnaire_that_grew_by_its_question_is_told(
    tmp_path: Path,
) -> None:
    grown = {"signs/1": "faint_knee", "signs/2": "faint_knee, swelling"}
    after = [questionnaires(grown), ASKS, *since(faint_knee="signs/1", swelling="signs/2")]
    difference = compared(tmp_path, after, before=FIRST)
    assert_as_by_brute_force(difference)
    assert {one.change.direction for one in difference.found} == {Direction.RESTRICTIVE}
    lines = report_lines(difference)
    assert "given: {pain: none, swelling: no, screening: signs/1}" in lines
    assert "Not compared: check-ins screened by signs/2, which only the new rules take." in lines


def test_a_check_in_is_compared_by_one_questionnaire_at_most(tmp_path: Path) -> None:
    of_each = {"first": "swelling", "second": "faint_knee"}
    held = questionnaires({f"{name}/{one}": ids for name, ids in of_each.items() for one in (1, 2)})
    before, after = (
        [held, ASKS, *since(faint_knee=f"second/{one}", swelling=f"first/{one}")] for one in (1, 2)
    )
    difference = compared(tmp_path, after, before=before)
    assert difference.found
    assert_as_by_brute_force(difference)
    person, by = difference.pair.person, {}
    for one in difference.pair.asked:
        for index, said in enumerate(one.reworded, one.question.unknown + 1):
            by[one.question.id, said.screening] = person.numbers[one.question.id] == index
    search = SolverSearch([person.possible], seconds=60)
    assert search.finds(by["swelling", "first/1"])
    assert not search.finds(by["swelling", "first/1"], by["faint_knee", "second/1"])


def test_an_example_mentions_what_a_questionnaire_does_not_say_to_both(tmp_path: Path) -> None:
    grown = questionnaires({"signs/1": "faint_knee, swelling"})
    edits, _, _ = EDITS["a threshold raised"]
    after = [grown, ASKS, *since(faint_knee="signs/1", swelling="signs/1"), *edits]
    lines = report_lines(compared(tmp_path, after, before=FIRST))
    assert "given: {pain: 7, swelling: no, screening: signs/1}" in lines
    assert (
        "Not compared: screenings by signs/1, which asks other questions in the old rules than in"
        " the new." in " ".join(lines)
    )


def test_an_example_names_no_questionnaire_of_which_something_is_not_answered(
    tmp_path: Path,
) -> None:
    milder = (
        "knee/rules.yaml",
        "{refer: routine, limit: rest}",
        "{refer: routine, limit: mobility}",
    )
    lines = report_lines(compared(tmp_path, [*FIRST, milder], before=FIRST))
    assert (
        lines[lines.index("rest, none -> mobility, none") + 3]
        == "given: {pain: none, swelling: no}"
    )


def test_a_band_that_moved_is_no_name_for_a_number(tmp_path: Path) -> None:
    bands = (WORDS, "mild: 1-3, moderate: 4-6", "slight: 1-3, mild: 4, moderate: 5-6")
    gentler = [(RULES, "pain: 3 or better", "pain: 4 or better"), (RULES, "      - {given: {pain: 4}, counts: no}\n", "")]  # fmt: skip
    lines = report_lines(compared(tmp_path, [bands, *gentler]))
    assert "who: pain is 4; each of swelling, faint knee is no" in lines
    assert "given: {pain: 4, swelling: no, faint_knee: no}" in lines


def test_of_a_region_with_too_many_cubes_it_says_that_there_are_others(tmp_path: Path) -> None:
    edits, _, _ = EDITS["a referral in place of a limit"]
    with patch("recovery_advisor.authoring.diff.cubes.MOST_CUBES", 1):
        difference = compared(tmp_path, edits)
    assert_as_by_brute_force(difference)
    assert {one.cover.whole for one in difference.found} == {True, False}
    assert "and others" in report_lines(difference)
    assert difference.settled


def test_what_the_reference_engine_does_not_confirm_is_not_settled(tmp_path: Path) -> None:
    edits, _, _ = EDITS["a threshold raised"]
    with patch.object(Pair, "confirms", return_value=False):
        difference = compared(tmp_path, edits)
    assert not difference.settled
    assert "not settled: no example was found and confirmed in time" in report_lines(difference)


def test_people_not_all_found_in_time_are_not_settled(tmp_path: Path) -> None:
    edits, _, _ = EDITS["a threshold raised"]
    with patch.object(Region, "_added", side_effect=NotSettled):
        difference = compared(tmp_path, edits)
    assert not difference.settled
    lines = report_lines(difference)
    assert "and others; not settled: the time was over" in lines
    assert "Not settled: the time was over before all was known of each." in lines


def test_answers_that_one_alone_takes_are_said_not_to_be_compared(tmp_path: Path) -> None:
    split = (WORDS, "mild: 1-3", "slight: 1-2, mild: 3")
    lines = report_lines(compared(tmp_path, [*FIRST, split]))
    assert "Not compared: check-ins screened by signs/1, which only the new rules take." in lines
    assert "Not compared: 'slight' as an answer to pain, which only the new rules take." in lines


@pytest.mark.parametrize(
    ("before", "after", "direction", "line"),
    [
        ("no", "yes", Direction.PERMISSIVE, "a professional may now clear swelling"),
        ("yes", "no", Direction.RESTRICTIVE, "a professional may no longer clear swelling"),
    ],
)
def test_what_a_professional_may_clear_is_compared(
    tmp_path: Path, before: str, after: str, direction: Direction, line: str
) -> None:
    cleared = ("my-pack/pack.yaml", "  engine_fault:", "  cleared:\n    say: '{by} {expires} {questions}'\n    because: They know.\n    source: {work: own-judgement, at: here}\n  engine_fault:")  # fmt: skip
    asked = [
        [cleared, (WORDS, "ask: Is it swollen?", f"may_be_cleared: {one}\n    ask: Is it swollen?")]
        for one in (before, after)
    ]
    difference = compared(tmp_path, asked[1], before=asked[0])
    assert difference.found == ()
    assert difference.permissive is (direction is Direction.PERMISSIVE)
    assert line in report_lines(difference)


def test_a_question_on_another_scale_can_not_be_compared(tmp_path: Path) -> None:
    wider = [(WORDS, "range: 0-10", "range: 0-11"), (WORDS, "severe: 7-10", "severe: 7-11")]
    with pytest.raises(NotComparable) as refusal:
        compared(tmp_path, wider)
    assert str(refusal.value) == (
        "pain: its answers can't be compared, as its scale was 0-10 (higher is worse) and is 0-11"
        " (higher is worse); ask on another scale by another name"
    )
