"""The page about a change: cause first, then for whom, then words and doses, with what was accepted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from recovery_advisor import RuleBook, load_book
from recovery_advisor.authoring.diff.compare import compare
from recovery_advisor.authoring.diff.review import Change, review
from recovery_advisor.authoring.diff.told import TextChange
from recovery_advisor.authoring.rules_report.causes import causes
from recovery_advisor.authoring.rules_report.evidence import evidence_edits, evidence_of
from recovery_advisor.authoring.rules_report.report import RulesReport
from recovery_advisor.authoring.rules_report.words_changed import words_changed
from recovery_advisor.loading.accepted import AcceptedChange
from recovery_advisor.loading.checked_folder import CheckedFolder, read_checked
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.rendering.page import DocumentBlock, Link, Row, Table
from recovery_advisor.rulebook.told_texts import told_texts
from tests.difference.folders import Edit, folder
from tests.difference.pairs import Edited, pairs
from tests.rules_report.folders import folder_of, unproved
from tests.rules_report.html_page import HtmlPage, assert_sound

RULES, EXERCISES = "my-pack/readiness.yaml", "my-pack/exercises.yaml"
LOOSER: Sequence[Edit] = [
    (RULES, "{pain: 3 or better}", "{pain: 4 or better}"),
    (RULES, "{given: {pain: 4}, counts: no}", "{given: {pain: 5}, counts: no}"),
]
REWORDED: Sequence[Edit] = [(RULES, "Rest until that has gone down.", "Do what you like.")]
MORE: Sequence[Edit] = [(EXERCISES, "repetitions: 8-12", "repetitions: 18-22")]
RETAGGED: Sequence[Edit] = [(EXERCISES, "    tags: [standing]\n    dose: {repetitions: 20}", "    dose: {repetitions: 20}")]  # fmt: skip


def changed(
    old: RuleBook, new: CheckedFolder, accepted: Iterable[AcceptedChange] = ()
) -> RulesReport:
    changes = review(compare(old, new.book, seconds=60)).accepting(accepted)
    return replace(unproved(new), review=changes)


def edited(
    root: Path, edits: Sequence[Edit], accepted: Iterable[AcceptedChange] = ()
) -> RulesReport:
    """The report on the starter with some edits."""
    old, new = (read_checked(folder(root / name, of)) for name, of in (("a", ()), ("b", edits)))
    evidence = evidence_edits(evidence_of(old), evidence_of(new))
    return replace(changed(old.book, new, accepted), evidence=tuple(evidence))


def read(report: RulesReport) -> HtmlPage:
    page = HtmlPage(report.page())
    assert_sound(page)
    return page


def section(page: HtmlPage, name: str, until: str) -> str:
    """The text from a heading to another; the contents name each of them first."""
    return page.text.partition("Sources")[2].partition(name)[2].partition(until)[0]


def test_the_cause_comes_first_then_for_whom_then_words_then_checks(tmp_path: Path) -> None:
    page = read(edited(tmp_path, [*LOOSER, *REWORDED]))
    sections = [text for level, text in page.headings if level == 2]
    assert sections[:6] == [
        "What was edited", "Who is treated otherwise", "Words and doses that changed",
        "Accepted changes", "What the checks found", "Fingerprints",
    ]  # fmt: skip
    assert page.headings[0] == (1, "From knee 0.1.0, my-pack 0.1.0 to knee 0.1.0, my-pack 0.1.0")


def test_an_edited_condition_is_told_old_and_new_and_whom_it_treats_otherwise(
    tmp_path: Path,
) -> None:
    page = read(edited(tmp_path, LOOSER))
    edit = section(page, "What was edited", "Who is treated otherwise")
    assert "rule start-gently when" in edit
    assert edit.index("pain is 3 or better") < edit.index("pain is 4 or better")
    who = section(page, "Who is treated otherwise", "Words and doses that changed")
    assert who.index("More permissive") < who.index("Rest, none → gradual, none")
    assert "pain is 4; everything else at its best" in who
    assert "new: start-gently (permit gradual)" in who
    assert "Nothing else changes for anybody: proved" in who


def test_a_text_to_rest_and_a_dose_upward_stand_old_and_new_and_must_be_accepted(
    tmp_path: Path,
) -> None:
    report = edited(tmp_path, [*REWORDED, *MORE])
    assert not report.passed
    words = section(read(report), "Words and doses that changed", "Accepted changes")
    assert words.index("Rest until that has gone down.") < words.index("Do what you like.")
    assert words.index("8-12") < words.index("18-22")
    assert words.count("no; its id is text:") == 2
    assert "2 must still be accepted" in read(report).text


def test_who_accepted_what_and_why_stands_in_the_page(tmp_path: Path) -> None:
    open_one = edited(tmp_path / "1", REWORDED)
    assert open_one.review and not open_one.review.passed
    [change] = open_one.review.open
    entry = change.entry("The guide says <so>.", "A. Physio")
    gone = AcceptedChange(change="text:gone:00000000", new="x", reason="Old.", by="B. Doctor")
    report = edited(tmp_path / "2", REWORDED, [entry, gone])
    assert report.review and report.review.passed
    page = read(report)
    accepted = section(page, "Accepted changes", "What the checks found")
    assert "The guide says <so>." in accepted and "A. Physio" in accepted
    assert accepted.index("no change now") < accepted.index("B. Doctor")
    assert "by A. Physio: The guide says <so>." in page.text


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        (RETAGGED, ["way march tags", "standing", "none"]),
        ([(RULES, "      - {given: {swelling: yes}, counts: yes}\n", "")], ["rule rest-while-swollen examples", "swelling yes: limit counts", "swelling no: limit does not count", "no answer: limit counts"]),
        ([("my-pack/pack.yaml", "version: 0.1.0", "version: 0.2.0")], ["pack my-pack version", "0.1.0", "0.2.0"]),
        ([("vocabulary.yaml", "severe: 7-10", "severe: 6-10"), ("vocabulary.yaml", "moderate: 4-6", "moderate: 4-5")], ["question pain band", "7-10", "6-10"]),
    ],
)  # fmt: skip
def test_what_nobody_is_told_is_edited_too(
    tmp_path: Path, edits: Sequence[Edit], told: Sequence[str]
) -> None:
    edit = section(read(edited(tmp_path, edits)), "What was edited", "Who is treated otherwise")
    places = [edit.index(text) for text in told]
    assert places == sorted(places)


def test_evidence_that_is_gone_stands_among_the_edits_before_the_words(tmp_path: Path) -> None:
    gone = """
  - claim: the-full-programme-is-within-reach
    somebody: {readiness: full, urgency: none}
    say: Somebody may do the full programme.
    source: {work: own-judgement, at: all is well}
"""
    weaker = ("my-pack/claims.yaml", "urgency: urgent or more}", "urgency: soon or more}")
    page = read(edited(tmp_path, [("my-pack/claims.yaml", gone, ""), weaker, *REWORDED]))
    edit = section(page, "What was edited", "Who is treated otherwise")
    told = [
        "Claims that were edited", "claim the-full-programme-is-within-reach of my-pack",
        "say: Somebody may do the full programme.", "not there",
        "claim severe-pain-is-for-today of my-pack: everybody", "urgency: urgent or more",
        "urgency: soon or more",
    ]  # fmt: skip
    places = [edit.index(text) for text in told]
    assert places == sorted(places)


def rows_of(blocks: Iterable[DocumentBlock]) -> list[tuple[str, Row]]:
    """The rows of all tables, each with the caption of its own."""
    return [(one.caption, row) for one in blocks if isinstance(one, Table) for row in one.rows]


@pytest.mark.parametrize("part", ["merged_into", "lasting"])
def test_where_answers_go_and_what_is_kept_is_edited(part: str) -> None:
    book = load_book(shipped_rules())
    told = next(one for one in told_texts(book) if one.part == part)
    was, gone = TextChange(told, replace(told, text="other")), TextChange(told, None)
    edits = [
        Change(one.id, told.text, now, True, one) for one, now in ((was, "other"), (gone, None))
    ]
    rows = rows_of(causes(book, book, edits, ()))
    assert {caption for caption, _ in rows} == {"Questions that were edited"}
    assert [row.cells[1:] for _, row in rows] == [
        ((told.text,), ("other",)), ((told.text,), ("not there",)),
    ]  # fmt: skip


def test_whatever_people_are_told_stands_in_the_page_once_it_is_another() -> None:
    book = load_book(shipped_rules())
    changes = [
        Change(one.id, one.text, "other", False, TextChange(one, replace(one, text="other")))
        for one in told_texts(book)
    ]
    blocks = [*causes(book, book, changes, ()), *words_changed(changes, book)]
    names = {
        one.text if isinstance(one, Link) else one
        for _, row in rows_of(blocks)
        for one in row.cells[0]
    }
    assert {one.id for one in told_texts(book)} - names == set()


def test_the_results_stand_right_after_the_title(tmp_path: Path) -> None:
    report = replace(edited(tmp_path, LOOSER), unversioned=("my-pack means something else",))
    page = read(report)
    assert page.tables[0].caption == "Results"
    assert [row for row, _ in page.tables[0].rows] == [
        "version", "diff", "rules check", "prove", "rules coverage", "rules lock", "prove --mutants",
    ]  # fmt: skip
    top = page.html.partition("</h1>")[2].partition("</table>")[0]
    assert "<table" in top.partition("<p")[0]
    assert "must rise" in top and "my-pack means something else" in top
    assert "failed" in top and "2 changes, 1 to be accepted" in top


def test_the_largest_step_to_more_stands_first(tmp_path: Path) -> None:
    """Two levels more of readiness stand before one level less of urgency."""
    severe: Edit = (RULES, "then: {refer: urgent}", "then: {refer: soon}")
    page = read(edited(tmp_path, [*LOOSER, severe]))
    titles = [one.caption for one in page.tables if "→" in one.caption]
    steps = ["Rest, none → gradual, none", "Rest, urgent → rest, soon"]
    assert [one for one in titles if one in steps] == steps


def test_where_nothing_was_edited_the_page_says_so(tmp_path: Path) -> None:
    report = edited(tmp_path, [])
    assert report.review and report.review.passed
    text = read(report).text
    assert "No rule, question, exercise or dose was edited." in text
    assert "No claim, case or hazard was edited." in text
    assert "Nobody is treated otherwise: proved for every combination of answers." in text
    assert "No words and no doses changed." in text


@given(pairs())
def test_any_change_makes_a_sound_page_that_names_each(pair: Edited) -> None:
    old, new = pair
    report = changed(old.book(), folder_of(new))
    page = read(report)
    assert report.review
    for one in report.review.changes:
        assert not one.risky or one.id in page.text
        if isinstance(one.of, TextChange):
            assert all(text in page.text for text in (one.old, one.new) if text)
