"""An advice as HTML: everything escaped, what to do first, and safe to put into templates."""

from __future__ import annotations

import pickle
import re
from html import escape, unescape
from html.parser import HTMLParser
from typing import Any

import django
import jinja2
import pytest
from django.conf import settings
from django.template import Context, Engine
from hypothesis import given
from hypothesis import strategies as st

from recovery_advisor import Advice
from recovery_advisor.rendering.review_line import render as review_line
from recovery_advisor.values.translator import ENGLISH
from tests.support.advisors import shared_advisor

WELL = {
    "injury": "no", "pain": 0, "daily_activity_pain": 0, "swelling": "none", "stiffness": "none",
    "range_of_motion": 100, "needs_special_plan": "no",
}  # fmt: skip
BY_VERDICT: dict[str, dict[str, Any]] = {
    "emergency": {"chest_pain": "yes"},
    "see_professional": {"pain": 8},
    "rest": {"swelling": "mild"},
    "full_programme": WELL,
}
UNREVIEWED = "No clinician has reviewed these rules."


def advised(answers: dict[str, Any]) -> Advice:
    packs = ("upper-back",) if answers is WELL else ()
    return shared_advisor(*packs).assess(answers)


class Page(HTMLParser):
    """The elements of some HTML; each must be closed, and lists hold nothing but items."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.levels: list[int] = []
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag == "li" or not self.open or self.open[-1] not in {"ul", "ol"}
        self.names.add(tag)
        self.attributes.update(name for name, _ in attrs)
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("verdict", BY_VERDICT)
@pytest.mark.every_case
def test_every_verdict_is_a_page_that_is_well_made(verdict: str) -> None:
    advice = advised(BY_VERDICT[verdict])
    assert advice.verdict == verdict
    html = advice.as_html()
    page = Page(html)
    assert page.levels[0] == 2
    assert all(
        after - before <= 1 for before, after in zip(page.levels, page.levels[1:], strict=False)
    )
    assert not page.names & {"style", "script"} and "style" not in page.attributes
    assert not any(name.startswith("on") for name in page.attributes)
    assert html.count(UNREVIEWED) == 1
    for say in (*advice.say, *(reason.say for reason in advice.reasons)):
        assert escape(say) in html
    if advice.session:
        assert all(escape(item.name) in html for item in advice.session.exercises)
        drawings = [item.drawing for item in advice.session.exercises if item.drawing]
        assert drawings and all(drawing.as_svg() in html for drawing in drawings)


def test_an_emergency_stands_first_and_alone() -> None:
    advice = advised({"chest_pain": "yes"})
    html = advice.as_html()
    assert unescape(html).index(advice.say[0]) < unescape(html).index(advice.reasons[0].because)
    for part in ("missing", "no-session", "cards", "remark"):
        assert f'class="{part}"' not in html
    assert Page(html).levels == [2, 3]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_any_text_of_a_rule_comes_out_escaped(text: str) -> None:
    nasty = f"<b onclick='x'>{text}</b>&"
    advice = advised({"swelling": "mild"})
    reason = advice.reasons[0].model_copy(update={"say": nasty, "because": nasty})
    html = advice.model_copy(update={"say": (nasty, nasty), "reasons": (reason,)}).as_html()
    assert "<b" not in html.replace("<br", "")
    assert html.count(escape(nasty)) == 4
    Page(html)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_any_text_of_a_session_comes_out_escaped(text: str) -> None:
    session = advised(WELL).session
    assert session
    nasty = f"<b>{text}</b>"
    item = session.exercises[0].model_copy(update={"name": nasty, "cues": (nasty,)})
    html = session.model_copy(update={"exercises": (item,), "remarks": (nasty,)}).as_html()
    assert "<b>" not in html and html.count(escape(nasty)) == 3


def test_jinja_shows_an_advice_and_its_session_as_html() -> None:
    advice, jinja = advised(WELL), jinja2.Environment(autoescape=True)
    shown = jinja.from_string("{{ advice }}{{ advice.session }}{{ advice.as_html(3) }}")
    assert advice.session
    whole = advice.as_html() + advice.session.as_html() + advice.as_html(3)
    assert shown.render(advice=advice) == whole
    assert "&lt;section" in jinja.from_string("{{ advice.as_html() ~ '<' }}{{ a }}").render(
        advice=advice, a="<section"
    )


def test_django_shows_an_advice_as_html() -> None:
    if not settings.configured:
        settings.configure()
        django.setup()
    advice = advised(WELL)
    shown = Engine().from_string("{{ advice.as_html }}").render(Context({"advice": advice}))
    assert shown == advice.as_html()
    escaped = Engine().from_string("{{ advice }}").render(Context({"advice": advice}))
    assert "<" not in escaped and escaped


def test_a_notebook_gets_the_page_with_a_style_sheet_before_it() -> None:
    advice = advised(WELL)
    assert advice.session
    for shown in (advice, advice.session):
        assert shown._repr_html_().startswith("<style>")
        assert shown._repr_html_().endswith(shown.as_html())
    assert UNREVIEWED in advice.session.as_html()


def test_an_advice_read_back_says_that_nobody_has_reviewed_the_rules() -> None:
    advice = advised({"swelling": "mild"})
    again = Advice.model_validate_json(advice.model_dump_json())
    for one in (again, pickle.loads(pickle.dumps(advice))):
        assert one.review_line == UNREVIEWED
        assert one.as_html() == advice.as_html()
    assert "review_line" not in advice.model_dump()


@pytest.mark.parametrize("review", ["", "reviewed by A", "Not Reviewed by A", " Reviewed by A"])
@pytest.mark.every_case
def test_a_review_counts_only_where_it_begins_with_reviewed_by(review: str) -> None:
    assert review_line({"a": review}, ENGLISH) == UNREVIEWED


def test_each_pack_says_who_reviewed_it() -> None:
    line = review_line({"a": "Reviewed by\n A.", "b": "No."}, ENGLISH)
    assert line == "a: Reviewed by A. b: no clinician has reviewed it."


@pytest.mark.parametrize("level", [0, 5, True, "2"])
@pytest.mark.every_case
def test_a_level_that_leaves_no_room_is_refused(level: Any) -> None:
    with pytest.raises(ValueError, match="no level"):
        advised(WELL).as_html(level)


def test_an_explanation_below_an_advice_has_classes_alone() -> None:
    advice = advised({"swelling": "mild"})
    html = advice.explain().as_fragment(3)
    page = Page(html)
    assert set(page.levels) == {3}
    assert "style" not in page.attributes and not page.names & {"style", "script"}
    assert "<svg" in html and f">{escape(' '.join(advice.say))}</h" not in html
