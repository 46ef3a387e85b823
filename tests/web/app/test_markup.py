"""Every text on the page is escaped, and what the page's policy refuses is refused here."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.web.app.page import Screen
from web.app.markup import Html, button, el, folded, join, listed, section


@given(text=st.text(), value=st.text())
def test_a_text_is_a_text(text: str, value: str) -> None:
    html = el("p", text, [text], title=value)
    screen = Screen(html)
    assert screen.headings == []
    assert screen.attributes == [("title", value)] or "\r" in value or "\x00" in value
    assert "<script" not in el("p", "<script>", title="<script>")


def test_markup_stays_markup() -> None:
    assert el("div", el("b", "a & b")) == "<div><b>a &amp; b</b></div>"
    assert isinstance(join("<", el("br")), Html)


@pytest.mark.parametrize("name", ["style", "onclick", "onload"])
def test_what_the_policy_refuses_can_not_be_written(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        el("p", **{name: "x"})


def test_what_holds_nothing_is_nothing() -> None:
    assert listed([]) is section("Why") is folded("Why", None) is None


def test_a_button_says_what_it_sends() -> None:
    [(do, fields)] = Screen(button("Change", "change", question="pain")).buttons
    assert (do, fields) == ("change", {"question": "pain"})
