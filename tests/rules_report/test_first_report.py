"""The report that is kept in the docs is of the rules as they are."""

from __future__ import annotations

from recovery_advisor import load_book
from recovery_advisor.loading.shipped import shipped_rules
from tests.first_report import COMMAND, PAGE
from tests.rules_report.html_page import HtmlPage, assert_sound


def test_the_kept_report_is_of_the_shipped_rules() -> None:
    page = HtmlPage(PAGE.read_text(encoding="utf-8"))
    assert_sound(page)
    id = load_book(shipped_rules()).id
    assert id.sha256 in page.text and id.texts_sha256 in page.text, f"run {COMMAND}"
    assert page.headings[0][1].startswith("From red-flags 1.0.0, upper-back 1.0.0 to red-flags 2.")
