"""An explanation as text, JSON, Markdown and HTML: the same content in each, and nothing obeyed."""

from __future__ import annotations

import json
import pickle
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from recovery_advisor import Advisor, Explanation, NoOrigin
from recovery_advisor.assessment.assessor import Assessor
from recovery_advisor.rendering import explanation_page as explained
from recovery_advisor.rendering.ascii_scale import draw
from recovery_advisor.rendering.page import Picture, Tick
from recovery_advisor.rendering.svg import svg
from tests.explain.check_in_strategies import DAY, Pair, advised, pairs, shipped
from tests.test_generated import schema

SCHEMA = schema("explanation")
#: Keys of the JSON whose texts are for people; the others hold ids and words with a fixed meaning.
FOR_PEOPLE = {"say", "because", "title", "at", "name", "said", "where", "does", "alone"}
NASTY = '<script>alert("1")</script> *a* [b](c) `d` _e_ & # | ~ \\'


def texts(value: Any, key: str = "") -> Iterator[str]:
    """Every text for people in some JSON."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, key)
    elif isinstance(value, str) and key in FOR_PEOPLE:
        yield " ".join(value.split())


class Page(HTMLParser):
    """What a reader gets of a page, and what it is made of; every element must be closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def without_markup(markdown: str) -> str:
    """Markdown with its escapes undone."""
    lines = [re.sub(r"^ *(?:- |#+ )", "", line) for line in markdown.splitlines()]
    return " ".join(re.sub(r"\\(.)", r"\1", " ".join(lines)).split())


@given(pairs())
def test_every_text_of_the_json_stands_in_each_of_the_others(pair: Pair) -> None:
    explanation = advised(pair)[0].explain()
    as_text = " ".join(str(explanation).split())
    as_markdown, as_html = without_markup(explanation.as_markdown()), Page(explanation.as_html())
    for text in texts(json.loads(explanation.model_dump_json())):
        assert text in as_text
        assert text in as_markdown
        assert text in as_html.text


@given(pairs())
def test_the_html_stands_alone_and_each_picture_has_its_words(pair: Pair) -> None:
    page = Page(advised(pair)[0].explain().as_html())
    assert {tag for tag, _ in page.tags} <= {
        *("section", "h2", "h3", "p", "ul", "li"),
        *("svg", "rect", "line", "polygon", "text"),
    }
    for tag, attributes in page.tags:
        assert not {"href", "src", "onload", "class", "id"} & attributes.keys()
        if tag == "svg":
            assert attributes["role"] == "img" and attributes["aria-label"]


@given(shipped(by=NASTY))
def test_nothing_that_was_given_is_taken_for_markup(pair: Pair) -> None:
    explanation = advised(pair)[0].explain()
    page = Page(explanation.as_html())
    assert "script" not in {tag for tag, _ in page.tags}
    said = " ".join(one.say for one in explanation.why)
    if NASTY in said:
        assert NASTY in page.text
        assert NASTY in without_markup(explanation.as_markdown())
        assert not re.search(r"(?<!\\)[*_`<\[]", _escaped_line(explanation.as_markdown()))


def _escaped_line(markdown: str) -> str:
    return next(line for line in markdown.splitlines() if "alert" in line)


@given(pairs())
def test_an_explanation_survives_json(pair: Pair) -> None:
    explanation = advised(pair)[0].explain()
    again = Explanation.model_validate_json(explanation.model_dump_json())
    assert again == explanation
    assert [str(again), again.as_markdown(), again.as_html()] == [
        str(explanation),
        explanation._repr_markdown_(),
        explanation._repr_html_(),
    ]


@given(pairs())
def test_its_json_is_as_the_schema_describes(pair: Pair) -> None:
    SCHEMA.validate(json.loads(advised(pair)[0].explain().model_dump_json()))


@pytest.mark.parametrize("part", ["_grounds", "_changes", "_why_nots", "_left_out"])
def test_a_part_that_is_forgotten_is_noticed(part: str) -> None:
    @settings(phases=[Phase.generate])
    @given(pairs())
    def whole(pair: Pair) -> None:
        explanation = advised(pair)[0].explain()
        shown = " ".join(str(explanation).split())
        assert all(text in shown for text in texts(json.loads(explanation.model_dump_json())))

    with (
        patch.object(explained._PageBuilder, part, lambda *given: ()),
        pytest.raises(AssertionError),
    ):
        whole()


@given(pairs())
def test_no_line_of_the_text_is_wider_than_a_terminal_but_for_one_long_word(pair: Pair) -> None:
    lines = str(advised(pair)[0].explain()).splitlines()
    assert [line for line in lines if len(line) > 79 and " " in line.strip()] == []


@given(pairs())
def test_each_engine_explains_alike(pair: Pair) -> None:
    advisor = Advisor.from_book(pair[0].book, engine="reference")
    assert advisor.assess(pair[1], today=DAY).explain() == advised(pair)[0].explain()


def test_an_advice_that_does_not_know_its_origin_says_what_to_do() -> None:
    advice = Advisor(engine="bitmap").assess({"pain": 3})
    read = type(advice).model_validate_json(advice.model_dump_json())
    edited = advice.model_copy(update={"notes": ()})
    for one in (read, edited, pickle.loads(pickle.dumps(advice))):
        with pytest.raises(NoOrigin, match=r"Assess the check-in again"):
            one.explain()
    assert read == advice


def test_a_fault_is_explained_by_itself_and_offers_nothing() -> None:
    class Broken:
        name = "broken"

        def counting(self, answers: object) -> int:
            raise RuntimeError("broken")

    assessor = Assessor(Advisor(engine="bitmap").book, [Broken()])
    explanation = assessor.assess({"pain": 3}).explain()
    assert [one.rule for one in explanation.why] == ["engine-fault"]
    assert explanation.alone
    assert not explanation.what_would_change and not explanation.why_not
    assert not explanation.left_out and not explanation.answers


@given(st.integers(2, 1001), st.data())
def test_a_drawing_has_its_answer_and_thresholds_in_their_order(
    steps: int, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, steps - 1))
    before = sorted(data.draw(st.sets(st.integers(1, steps - 1), max_size=5)))
    ticks = tuple(Tick(one, str(one)) for one in before)
    picture = Picture(steps, at, "best", "worst", "here", ticks, "all of it")
    line = draw(picture)
    assert line.isascii() and line.count("O") == 1 and len(line) < 50
    if steps <= 24:
        inside = line.partition("[")[2].partition("]")[0]
        assert [inside[: i + 1].replace("|", "") for i, c in enumerate(inside) if c == "O"] == [
            "-" * at + "O"
        ]
        assert [
            len(inside[:i].replace("|", "")) for i, c in enumerate(inside) if c == "|"
        ] == before
    drawing = Page(svg(picture))
    lines = [attributes for tag, attributes in drawing.tags if tag == "line"]
    assert len(lines) == len(ticks)
    places = [int(str(attributes["x1"])) for attributes in lines]
    assert places == sorted(places)
    assert drawing.text.split() == ["best", "worst", *map(str, before), "here"]


def test_an_unknown_answer_has_no_place_on_its_scale() -> None:
    picture = Picture(4, None, "best", "worst", "not answered", (Tick(2, "2"),), "all of it")
    assert draw(picture) == "best [--|--] worst"
    assert "polygon" not in svg(picture) and "not answered" in svg(picture)


def test_exercises_that_are_left_out_stand_by_name() -> None:
    advisor = Advisor(engine="bitmap")
    everything = advisor.assess({}).explain().left_out
    names = sorted(one.name for one in everything)
    assert names != [one.name for one in everything]
    shown = str(advisor.assess({}).explain())
    assert ", ".join(names) in " ".join(shown.split())


def test_so_they_do_in_the_advice() -> None:
    advisor = Advisor(["upper-back"], engine="bitmap")
    answers = {"pain": 5, "daily_activity_pain": 5, "swelling": "none", "stiffness": "none"}
    advice = advisor.assess(
        answers | {"range_of_motion": 100, "injury": "no", "needs_special_plan": "no"}
    )
    above = [one for one in advice.excluded if one.kinds == ("readiness",)]
    names = sorted(one.name for one in above)
    assert names != [one.name for one in above]
    assert ", ".join(names) in " ".join(str(advice).split())
