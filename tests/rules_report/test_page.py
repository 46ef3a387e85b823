"""The page about a folder has all that the folder says, and a browser takes it as it is meant."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given

from recovery_advisor.authoring.rules_report.asking_order import screens_in_order
from recovery_advisor.authoring.rules_report.hazard_matrix import traced
from recovery_advisor.loading.checked_folder import CheckedFolder, read_checked
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.testing import Pages, written_books
from recovery_advisor.values.translator import humanize
from tests.rules_report.folders import book_texts, folder_of, unproved, without_hazards
from tests.rules_report.html_page import HtmlPage, assert_sound


@cache
def shipped() -> CheckedFolder:
    return read_checked(shipped_rules())


@cache
def page() -> HtmlPage:
    return HtmlPage(unproved(shipped()).page())


def table(caption: str) -> list[str]:
    """The heads of the rows of a table."""
    [found] = [one for one in page().tables if one.caption == caption]
    return [head for head, _ in found.rows]


def test_the_page_of_the_shipped_rules_is_sound() -> None:
    assert_sound(page())


def test_every_text_and_source_of_the_shipped_rules_stands_in_the_page() -> None:
    assert {text for text in book_texts(shipped().book) if text not in page().text} == set()


def test_every_rule_stands_in_the_decision_table_of_its_pack() -> None:
    for pack in shipped().book.packs:
        rules = {one.rule.id for one in shipped().book.effects if one.rule.pack == pack.id}
        assert {*table(f"Rules of {pack.id} {pack.version}: {pack.title}")} == rules


def test_every_claim_case_source_and_hazard_stands_in_the_page() -> None:
    folder = shipped()
    ids = {
        *(f"claim-{one.id}" for one in folder.claims),
        *(f"case-{one.id}" for one in folder.cases),
        *(f"source-{id}" for id in folder.book.works),
        *(f"hazard-{one.id}" for one in folder.hazards),
        *(f"question-{one.id}" for one in folder.book.questions),
    }
    assert ids - {*page().ids} == set()
    for hazard in folder.hazards:
        assert hazard.cause in page().text and hazard.harm in page().text
        assert (hazard.residual or "") in page().text


@given(written_books())
def test_every_text_of_any_rules_stands_in_a_sound_page(pages: Pages) -> None:
    folder = folder_of(pages)
    found = HtmlPage(unproved(folder).page())
    assert_sound(found)
    assert {text for text in book_texts(folder.book) if text not in found.text} == set()
    assert {f"rule-{one.rule.id}" for one in folder.book.effects} <= {*found.ids}


def test_the_same_folder_makes_the_same_page() -> None:
    assert unproved(read_checked(shipped_rules())).page() == page().html


def test_the_column_unanswered_says_what_stands_until_it_is_ruled_out() -> None:
    book = shipped().book
    _, _, after = page().html.partition('<tr id="rule-chest-pain">')
    assert "<td>stands: limit rest</td>" in after.partition("</tr>")[0]
    _, _, after = page().html.partition('<tr id="rule-lighter-fall">')
    assert "<td>does nothing</td>" in after.partition("</tr>")[0]
    assert {one.kind for one in book.effects if one.rule.id == "lighter-fall"} == {"refer"}


def test_the_thresholds_of_a_question_are_a_ladder_with_the_rules_that_have_them() -> None:
    assert list(dict.fromkeys(table("Thresholds of pain"))) == [
        "1 or worse", "mild or worse", "2 or better", "4 or worse", "mild or better", "7 or worse",
        "6 or better", "unanswered",
    ]  # fmt: skip
    assert list(dict.fromkeys(table("Thresholds of lighter fall"))) == ["yes", "unanswered"]


def test_questions_stand_in_the_order_of_asking() -> None:
    screens = screens_in_order(shipped().book)
    assert screens[0].always[0] == "chest_pain"
    asked = [id for screen in screens for id in (*screen.always, *screen.sometimes)]
    assert sorted(asked) == sorted(shipped().book.question)
    [age] = [screen for screen in screens if screen.id == "age"]
    assert (age.always, age.sometimes) == ((), ("age_band",))
    assert page().html.count('stroke-dasharray="6 4"') == 1


def test_a_hazard_is_traced_to_cases_and_examples() -> None:
    hazards = {one.hazard.id: one for one in traced(shipped(), {"cold-arm": 2})}
    arm = hazards["arm-without-blood"]
    assert "cold-arm-alone" in arm.cases
    examples = {one.rule.id: len(one.rule.examples) for one in shipped().book.effects}
    assert arm.examples == examples["cold-arm"] + examples["cold-arm-unsure"]
    assert (arm.gaps, hazards["stroke-not-noticed"].gaps) == (2, 0)


def test_what_has_no_control_is_listed() -> None:
    _, _, after = page().text.partition("What has no control, or nothing that shows it")
    listed = after.partition("Each hazard with its controls")[0]
    for hazard in shipped().hazards:
        assert (humanize(hazard.id) in listed) is (not hazard.controlled)


def test_a_folder_without_hazards_is_told_so() -> None:
    found = HtmlPage(unproved(without_hazards(shipped())).page())
    assert_sound(found)
    assert "No hazards are written down in this folder" in found.text


@pytest.mark.parametrize("urgency", ["(emergency)", "(urgent, with others emergency)"])
def test_the_chart_says_how_urgently_a_question_can_send_somebody(urgency: str) -> None:
    assert urgency in page().text
