"""The clinical pages say all that the rules say, and in a clinician's words."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from docs_site.clinical.answers import answers, offered
from docs_site.clinical.danger_signs import danger_signs
from docs_site.clinical.doses import dose_in_words
from docs_site.clinical.exercises import exercises
from docs_site.clinical.how_read import how_read
from docs_site.clinical.pages import clinical_pages
from docs_site.clinical.rules import rules
from docs_site.clinical.thresholds import threshold_table
from docs_site.clinical.writing import text
from recovery_advisor import Advisor, Readiness, Urgency, load_book, load_history_book
from recovery_advisor.loading.records import WorkRecord
from recovery_advisor.rulebook.conditions import AllOf, AtLeast, AtMost, Threshold
from recovery_advisor.rulebook.exercises import DoseRange
from recovery_advisor.rulebook.rules import Effect

ROOT = Path(__file__).parent.parent.parent
BOOK = load_history_book(ROOT / "rules")
PAGES = clinical_pages(ROOT / "rules")
_BY_SCREENS = "red-flags.md"
#: What only somebody who writes rules or programs would say.
FORBIDDEN = (
    r"\d+ or (?:worse|better)", r"\bor (?:worse|better) and\b", r"\b(?:refer|limit|permit) [a-z]+\b(?=[;,|*])",
    r"\b[a-z]+_[a-z]", r"\boverlay\b", r"\bfingerprint\b", r"\bengine\b", r"\bsha256\b", r"no rule names it",
    r"\bNone\b", r"\bUnanswered\b", r"\bfrom 65\b(?! (?:means|on))",
)  # fmt: skip


def shown(page: str) -> str:
    """What is read of a page: no drawing, no code, no address of a link, no anchor."""
    page = re.sub(r"<svg.*?</svg>|`[^`]*`|\]\([^)]*\)|\{#[^}]*\}", "", page, flags=re.DOTALL)
    return page.replace("\\", "").replace("recovery_advisor", "")


@pytest.mark.parametrize("address", [*PAGES, _BY_SCREENS])
def test_no_page_has_words_of_programmers(address: str) -> None:
    written = (ROOT / "docs" / _BY_SCREENS).read_text(encoding="utf-8")
    page = shown(PAGES.get(address, written))
    found = [
        page[max(one.start() - 40, 0) : one.end() + 20]
        for word in FORBIDDEN
        for one in re.finditer(word, page)
    ]
    assert found == []


def test_every_question_has_an_entry_with_its_words() -> None:
    page = PAGES["clinical/danger-signs.md"]
    for question in BOOK.asked:
        entry = page.split(f"{{#question-{question.id}}}")
        assert len(entry) == 2, question.id
        assert f"### {text(question.ask)} {{#question-{question.id}}}" in page
        own = entry[1].split("\n#")[0]
        assert text(question.help or "") in own
        assert text(offered(question)) in own


def test_what_is_left_out_is_said_by_name() -> None:
    page = PAGES["clinical/danger-signs.md"]
    entry = page.split("{#question-dizziness}")[1].split("\n#")[0]
    assert "[Neck roll](exercises.md#way-neck_roll)" in entry


def test_everything_is_on_the_sheet_for_a_review() -> None:
    sheet = PAGES["clinical/review-sheet.md"]
    for effect in BOOK.effects:
        assert f"#rule-{effect.rule.id})" in sheet
    for way in BOOK.ways:
        assert f"#way-{way.id})" in sheet


def test_a_rule_that_is_added_shows_up() -> None:
    like = BOOK.effects[0].rule
    sign = replace(
        like, id="added-sign", when=AtLeast("dizziness", 1), say="Said of one sign.", pack=BOOK.base
    )
    both = AllOf((AtLeast("dizziness", 1), AtLeast("pain", 5)))
    joint = replace(sign, id="added-pair", when=both, say="Said of two.")
    added = (Effect(sign, "refer", Urgency.SOON), Effect(joint, "refer", Urgency.URGENT))
    book = replace(BOOK, effects=(*BOOK.effects, *added))
    signs = danger_signs(book)
    dizzy = signs.split("{#question-dizziness}")[1].split("\n#")[0]
    assert "**Yes:** See a professional within two weeks." in dizzy
    assert "“Said of one sign.”" in dizzy
    assert "[Added pair](#together-added-pair)" in dizzy
    assert "worst pain of the last 24 hours: moderate (5) or more" in signs
    assert rules(book).count("{#rule-added-") == 2


def test_the_table_of_thresholds_follows_the_rules() -> None:
    rows = [line for line in threshold_table(BOOK).splitlines() if "The full programme" in line]
    assert len(rows) == 1
    assert "slight (2) or less" in rows[0]
    assert "90\N{NO-BREAK SPACE}% or more" in rows[0]
    full = next(one for one in BOOK.effects if one.rule.id == "everyday-ache-full")
    rule = replace(full.rule, when=AllOf((AtMost("injury", 0), AtMost("pain", 1))))
    changed = replace(BOOK, effects=(replace(full, rule=rule),))
    assert "| not injured, and all of these | slight (1) or less | - |" in threshold_table(changed)


def test_a_row_has_the_mildest_answer_of_each_column() -> None:
    like = next(
        one for one in BOOK.effects if one.rule.id == "marked-swelling" and one.kind == "refer"
    )
    worse = replace(like, rule=replace(like.rule, id="other", when=AtLeast("swelling", 3)))
    changed = threshold_table(replace(BOOK, effects=(worse, like)))
    assert "| moderate or severe |" in changed
    assert len(changed.splitlines()) == 3


@pytest.mark.parametrize(
    ("threshold", "said"),
    [
        (AtMost("pain", 3), "mild (3) or less"),
        (AtLeast("pain", 10), "severe (10)"),
        (AtLeast("range_of_motion", 51), "less than 50\N{NO-BREAK SPACE}%"),
        (AtMost("range_of_motion", 10), "90\N{NO-BREAK SPACE}% or more"),
        (AtLeast("chest_pain", 1), "not sure or yes"),
        (AtLeast("age_band", 2), "65 or older"),
        (AtLeast("check_in_age", 25), "more than 24 hours"),
        (AtLeast("strength_rest", 999 - 35), "less than 36 hours"),
        (AtLeast("unclear_days", 28), "28 days or more"),
        (AtMost("clear_days", 97), "2 days or more"),
    ],
)
def test_numbers_are_as_a_clinician_reads_them(threshold: Threshold, said: str) -> None:
    assert answers(threshold, BOOK.question[threshold.question]) == said


@pytest.mark.parametrize(
    ("dose", "said"),
    [
        (
            DoseRange(None, (5, 5), (3, 5), (2, 2), None),
            "hold for 3 to 5 seconds, 5 times, each way",
        ),
        (DoseRange(None, (3, 5), "not given", None, None), "hold briefly, 3 to 5 times"),
        (DoseRange((2, 3), (8, 12), None, None, None), "2 to 3 rounds of 8 to 12"),
        (DoseRange((3, 3), None, None, None, None), "3 rounds"),
        (DoseRange(None, (1, 1), (1, 1), None, None), "hold for 1 second, once"),
        (DoseRange(None, None, None, None, (5, 10)), "5 to 10 minutes"),
    ],
)
def test_a_dose_is_one_phrase(dose: DoseRange, said: str) -> None:
    assert dose_in_words(dose) == said


def test_what_was_corrected_stands_once_for_each_exercise() -> None:
    page = exercises(BOOK)
    for exercise in BOOK.exercises:
        for line in dict.fromkeys(exercise.errata):
            meant = sum(line in one.errata for one in BOOK.exercises)
            assert page.count(f"- {text(line)}\n") == meant


def test_a_gentle_start_is_one_set_of_the_lowest_dose() -> None:
    about = exercises(BOOK).split("\n## ")[0]
    assert "**A gentle start:** the lowest dose" in about
    assert "one set of each strength exercise" in about


def test_times_of_the_way_back_are_those_of_the_rules() -> None:
    page = PAGES["clinical/way-back.md"]
    course = BOOK.course
    assert course is not None
    for said in (
        f"{course.clear_gap} hours",
        f"{course.earned_days} days",
        "more than 24 hours",
        "28 days",
    ):
        assert said in page


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"checked": "second_hand", "note": "The abstract was read."}, "second hand"),
        ({"checked": "false"}, "not read"),
        ({"note": "The abstract was read. DOI 1"}, "abstract read"),
        ({"note": "Read in part."}, "read in part"),
        ({"note": "Read as copies of the page on other sites."}, "a copy on another site was read"),
        ({}, "the sentence relied on was seen; not the whole work"),
    ],
)
def test_how_a_work_was_read_is_what_its_note_says(given: Mapping[str, str], said: str) -> None:
    work = WorkRecord.model_validate({"source": "a-work", "title": "A work", **given})
    assert how_read(work) == said


def test_who_may_use_it_names_each_condition_and_what_no_question_finds() -> None:
    page = PAGES["clinical/who.md"]
    for question in BOOK.asked:
        if question.screen == "about_you":
            assert text(question.ask) in page
    assert "A heart attack can feel like nothing but a sore shoulder" in page


def test_what_is_held_back_while_a_question_is_open_is_what_the_advisor_holds_back() -> None:
    advisor = Advisor.from_book(load_book(ROOT / "rules"))
    best = {one.id: one.answer(0) for one in BOOK.asked}
    page = PAGES["clinical/danger-signs.md"]
    for question in BOOK.asked:
        entry = page.split(f"{{#question-{question.id}}}")[1].split("\n#")[0]
        said = entry.partition("**While it is not known:** ")[2].partition("\n")[0]
        advice = advisor.assess({**best, question.id: "unknown"})
        assert (advice.readiness is Readiness.REST) == bool(re.match("no exercise(?!,)", said))
        assert (advice.readiness is Readiness.MOBILITY) == said.startswith("gentle moves at most")
        assert (advice.readiness is Readiness.GRADUAL) == said.startswith("a gentle start at most")
