"""Every text is escaped; nothing that the page's policy forbids can be written."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.web.app.person import Parsed, Person, advisor
from web.app.markup import Html, button, el, folded, join, listed, section

_HOSTILE = "<img src=x onerror=alert(1)>&\"'</h1><script>"


@given(st.text(), st.text())
def test_texts_and_attributes_come_back_as_they_were(text: str, value: str) -> None:
    html = el("p", el("b", text), title=value)
    assert f"<b>{text}</b>" == html[html.index("<b>") : -4] or "&" in html
    page = Parsed(html.replace("\r", ""))
    assert [one.name for one in page.elements] == ["p", "b"] and page.unbalanced == []


def test_hostile_text_makes_no_element() -> None:
    page = Parsed(
        join(el("p", _HOSTILE, title=_HOSTILE), listed([_HOSTILE]), button(_HOSTILE, "to"))
    )
    assert {one.name for one in page.elements} == {"p", "ul", "li", "button"}
    assert next(page.all("p")).attributes["title"] == _HOSTILE


def test_markup_is_not_escaped_twice() -> None:
    assert el("p", Html("<b>&amp;</b>"), "&") == "<p><b>&amp;</b>&amp;</p>"


@pytest.mark.parametrize("name", ["style", "onclick", "onload"])
def test_what_the_policy_forbids_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="policy"):
        el("p", **{name: "x"})


def test_what_holds_nothing_is_left_out() -> None:
    assert [section("Why", None, []), folded("Why"), listed([])] == [None] * 3
    assert (
        el("input", checked=False, value=None, name="a", required=True)
        == '<input name="a" required>'
    )


def test_a_buttons_fields_are_json() -> None:
    page = Parsed(button("Change", "change", question='"<&>'))
    held = next(page.all("button")).attributes["data-with"]
    assert json.loads(held or "") == {"question": '"<&>'}


def test_the_texts_of_a_record_are_escaped() -> None:
    record = json.loads(advisor().assess({"chest_pain": "yes"}).record())
    record["advice"]["say"] = [_HOSTILE]
    record["advice"]["reasons"][0]["say"] = _HOSTILE
    person = Person().begins()
    person.does("load", text=json.dumps(record))
    assert next(person.page.all("h1")).text == _HOSTILE
    assert not [*person.page.all("img"), *person.page.all("script")]


def test_a_number_to_call_is_digits_alone() -> None:
    person = Person().begins()
    person.does("settings")
    person.does("set", number="+44 (20)-1")
    person.ticks(chest_pain="yes")
    [link] = person.page.all("a")
    assert link.attributes["href"] == "tel:+44201" and link.text == "Call +44 20 1 now"


@pytest.mark.every_case
@pytest.mark.parametrize(
    "number",
    [
        *("112 or 999", "112;ext=5", '112"><b>', "12+34", "1", "112 911", "112-911", "(112) 999"),
        *("+49 (0) 30 123", "+49(0)30 123", "(+49) ( 0 ) 30 123", "0049 (0)30 123"),
    ],
)
def test_what_is_no_number_is_refused_and_never_called(number: str) -> None:
    person = Person().begins()
    person.does("settings")
    person.does("set", number=number)
    assert "no one number to call" in person.page.text
    person.does("on")
    assert person.shown["number"] is None


@pytest.mark.parametrize("number", ["030 123 456", "(030) 123-456", "(0) 30 123", "+49 112"])
def test_a_number_in_groups_is_taken(number: str) -> None:
    person = Person().begins()
    person.does("settings")
    person.does("set", number=number)
    assert person.shown["number"] and 'role="alert"' not in person.shown["html"]
    assert person.ticks(chest_pain="yes")["urgent"]


def test_without_a_number_none_is_guessed() -> None:
    person = Person().begins()
    person.ticks(chest_pain="yes")
    assert not [*person.page.all("a")] and "local emergency number" in person.page.text
