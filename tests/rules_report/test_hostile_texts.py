"""Whatever the texts of a folder are, the page shows them and does nothing else with them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from recovery_advisor.loading.checked_folder import read_checked
from recovery_advisor.rendering.html_document import document
from recovery_advisor.rendering.page import (
    BulletList,
    Contents,
    DocumentBlock,
    Heading,
    Link,
    ListItem,
    Paragraph,
    Picture,
    Row,
    Step,
    Table,
    Tick,
)
from tests.difference.folders import folder
from tests.rules_report.folders import unproved
from tests.rules_report.html_page import HtmlPage, assert_sound

HOSTILE = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "</title></style></main></table>",
    "' onmouseover='alert(1)",
    "&lt;b&gt; &amp; & < > ]]>",
    "javascript:alert(1)",
]
hostile = pytest.mark.parametrize("text", HOSTILE)


@hostile
def test_a_text_of_any_file_is_shown_and_not_obeyed(tmp_path: Path, text: str) -> None:
    said = json.dumps(text)
    edits = [
        ("readiness.yaml", "say: It is still swollen. Rest until that has gone down.", f"say: {said}"),
        ("readiness.yaml", "because: Without pain you can do all of it.", f"because: {said}"),
        ("readiness.yaml", "at: no pain", f"at: {said}"),
        ("pack.yaml", "population: ", f"population: {said} # "),
        ("exercises.yaml", "name: March on the spot", f"name: {said}"),
        ("exercises.yaml", "- Lift one knee, then the other.", f"- {said}"),
        ("../vocabulary.yaml", "ask: How bad", f"ask: {said} # "),
        ("hazards.yaml", "", _hazard(said)),
    ]  # fmt: skip
    placed = [(_in_pack(file), there, instead) for file, there, instead in edits]
    report = unproved(read_checked(folder(tmp_path, placed)))
    page = HtmlPage(report.page())
    assert_sound(page)
    assert page.text.count(text) >= len(edits)


def _in_pack(file: str) -> str:
    return file.removeprefix("../") if file.startswith("../") else f"my-pack/{file}"


def _hazard(said: str) -> str:
    return (
        f"hazards:\n  - hazard: a-danger\n    cause: {said}\n    harm: {said}\n"
        f"    severity: major\n    residual: {said}\n"
    )


@hostile
def test_a_text_in_any_block_is_escaped(text: str) -> None:
    blocks: list[DocumentBlock] = [
        Heading(text, 1),
        Contents((Link(text, "here"),)),
        Heading(text, 2, "here"),
        Paragraph(text),
        BulletList((ListItem(text, (text,)),)),
        Table(text, (text, text), (Row(((text,), (text, Link(text, "here"), (Link(text, "here"),)))),)),
        Picture(4, None, text, text, text, (Tick(1, text),), text),
        Step(text, (text,), True, text, last=False),
    ]  # fmt: skip
    page = HtmlPage(document(text, blocks))
    assert_sound(page)
    assert page.text.count(text) >= 12


def test_an_anchor_can_not_leave_its_attribute() -> None:
    page = HtmlPage(
        document("x", [Heading("x", 1, '"><script>'), Contents((Link("x", '"><script>'),))])
    )
    assert_sound(page)


def test_a_hidden_character_is_shown_as_an_escape() -> None:
    page = HtmlPage(document("x", [Heading("x", 1), Paragraph("safe\u202eton\x1b[2J")]))
    assert "safe\\u202eton\\u001b[2J" in page.text
