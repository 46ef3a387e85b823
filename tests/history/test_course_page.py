"""The picture of a course: each moment is in it once as shape and once as text, without a colour."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_advisor import Readiness, Urgency
from recovery_advisor.rendering.course_page import course_page
from recovery_advisor.rendering.page import CoursePoint
from recovery_advisor.values.translator import Translator

ZONE = timezone(timedelta(hours=1))
START = datetime(2026, 1, 5, 8, tzinfo=ZONE)
_SVG = "{http://www.w3.org/2000/svg}"


def point(day: float, **told: Any) -> CoursePoint:
    return CoursePoint(at=START + timedelta(days=day), **told)


STORY = (
    point(0, pain=6, range=55, readiness=Readiness.REST, urgency=Urgency.SOON),
    point(1, pain=3, range=80, readiness=Readiness.MOBILITY),
    point(1.2, session="mobility"),
    point(3, pain=1, readiness=Readiness.GRADUAL),
    point(3.2, session="gradual"),
    point(5, session="other"),
    point(6, pain=5, readiness=Readiness.REST, flare="active", urgency=Urgency.ROUTINE),
    point(7, pain=1, readiness=Readiness.MOBILITY, flare="settling"),
    point(40, pain=0, range=100, readiness=Readiness.FULL),
)


def pictures(page: str) -> list[ElementTree.Element]:
    found = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    return [
        ElementTree.fromstring(one.replace("<svg", f'<svg xmlns="{_SVG[1:-1]}"', 1))
        for one in found
    ]


def shapes(page: str, name: str, **attributes: str) -> list[ElementTree.Element]:
    return [
        one
        for picture in pictures(page)
        for one in picture.iter(f"{_SVG}{name}")
        if attributes.items() <= {key.replace("-", "_"): has for key, has in one.items()}.items()
    ]


def rows(page: str) -> list[list[str]]:
    body = page.partition("<tbody>")[2].partition("</tbody>")[0]
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in body.split("</tr>")[:-1]]


def test_each_moment_is_a_row_of_the_table() -> None:
    table = rows(course_page(STORY))
    assert table[0] == ["2026-01-05 08:00", "6", "55", "Rest", "", "", "in 2 weeks"]
    assert table[5] == ["2026-01-10 08:00", "", "", "", "Own training", "", ""]
    assert table[6] == ["2026-01-11 08:00", "5", "", "Rest", "", "active", "in weeks"]
    assert len(table) == len(STORY)


def test_each_fact_is_a_shape_of_the_picture() -> None:
    page = course_page(STORY)
    assert len(shapes(page, "circle", r="2.4")) == 6  # pains
    assert len(shapes(page, "rect", width="4.0")) == 3  # ranges
    assert len(shapes(page, "circle", r="3.8")) == 2  # sessions
    assert len(shapes(page, "polygon")) == 1  # something of one's own
    assert len(shapes(page, "rect", width="5.2", fill_opacity="0.15")) == 6  # advices
    assert len(shapes(page, "rect", width="5.2", fill_opacity="1")) == 2  # referrals
    assert len(shapes(page, "rect", height="8.0", fill_opacity="1")) == 1  # the flare
    assert len(shapes(page, "rect", height="8.0", fill_opacity="0")) == 1  # that settles


@pytest.mark.parametrize(
    ("told", "shape", "values"),
    [
        ("pain", "circle", (0, 3, 10)),
        ("range", "rect", (0, 30, 100)),
        ("readiness", "rect", tuple(Readiness)),
        ("urgency", "rect", tuple(Urgency)[1:]),
    ],
)
def test_a_worse_pain_and_a_higher_level_stand_higher(
    told: str, shape: str, values: tuple[Any, ...]
) -> None:
    page = course_page([point(n, **{told: one}) for n, one in enumerate(values)])
    drawn = [float(one.get("cy") or one.get("y") or 0) for one in shapes(page, shape)]
    assert len(drawn) == len(values)
    assert all(higher < lower for lower, higher in pairwise(drawn))


def test_a_line_joins_what_is_near_and_nothing_over_a_gap() -> None:
    near = course_page([point(0, pain=1), point(4, pain=2)])
    far = course_page([point(0, pain=1), point(4.1, pain=2)])
    assert len(shapes(near, "line", stroke_width="1.2")) == 1
    assert shapes(far, "line", stroke_width="1.2") == []


def test_four_weeks_are_a_picture_and_empty_ones_are_none() -> None:
    assert [len(pictures(course_page([point(0), point(day)]))) for day in (27, 28, 100)] == [
        1,
        2,
        2,
    ]


def test_a_picture_has_a_title_and_a_description_by_ids_of_its_own() -> None:
    page = course_page(STORY)
    named = [str(picture.get("aria-labelledby")).split() for picture in pictures(page)]
    assert len({id for ids in named for id in ids}) == 4
    for picture, ids in zip(pictures(page), named, strict=True):
        title, says = (picture.find(f"{_SVG}{name}") for name in ("title", "desc"))
        assert title is not None and says is not None
        assert [title.get("id"), says.get("id")] == ids
        assert title.text and says.text and "Pain, 0 to 10" in says.text


def test_the_facts_stand_above_the_picture() -> None:
    page = course_page(STORY)
    for said in (
        "Pain, 0 to 10: first 6, worst 6, last 0.",
        "Range of motion: first 55 %, least 55 %, last 100 %.",
        "3 sessions done.",
        "1 flare.",
        "Most urgent referral: in 2 weeks, on 2026-01-05.",
        "Advised last: The full programme.",
        "This is no diagnosis",
    ):
        assert said in page


def test_no_colour_but_that_of_the_text_is_drawn() -> None:
    for picture in pictures(course_page(STORY)):
        for part in picture.iter():
            assert {part.get("fill"), part.get("stroke")} <= {None, "none", "currentColor"}


class _Addresses(HTMLParser):
    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        assert tag not in ("script", "link", "img", "iframe")
        assert not {"src", "href", "action"} & {name for name, _ in attributes}


def test_the_page_fetches_nothing() -> None:
    _Addresses().feed(course_page(STORY))


def test_no_moment_is_a_page_that_says_so() -> None:
    page = course_page([])
    assert "Nothing is known yet." in page and "<svg" not in page


def test_the_order_given_does_not_matter() -> None:
    assert course_page(STORY[::-1]) == course_page(STORY)


def test_words_of_a_language_are_escaped() -> None:
    words = Translator("xx", {"Flare": "<b>&", "Pain": '"><script>'})
    page = course_page(STORY, words)
    assert "<b>" not in page and "<script>" not in page and pictures(page)


_POINTS = st.builds(
    CoursePoint,
    at=st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(ZONE)),
    pain=st.none() | st.integers(0, 10),
    range=st.none() | st.integers(0, 100),
    readiness=st.none() | st.sampled_from(Readiness),
    urgency=st.sampled_from(Urgency),
    session=st.sampled_from([None, "mobility", "gradual", "full", "other"]),
    flare=st.sampled_from(["none", "settling", "active"]),
)


@given(st.lists(_POINTS, min_size=1, max_size=8))
def test_whatever_happened_every_shape_is_inside_of_its_picture(points: list[CoursePoint]) -> None:
    page = course_page(points)
    assert len(rows(page)) == len(points)
    for picture in pictures(page):
        width, height = (float(picture.get(name) or 0) for name in ("width", "height"))
        for part in picture.iter():
            for name, most in (
                ("x", width),
                ("cx", width),
                ("x2", width),
                ("y", height),
                ("cy", height),
            ):
                assert 0 <= float(part.get(name) or 0) <= most


@pytest.mark.parametrize("readiness", Readiness)
def test_a_disc_stands_at_the_top_of_the_column_of_its_level(readiness: Readiness) -> None:
    if readiness is not Readiness.REST:
        page = course_page([point(0, readiness=readiness), point(0.1, session=readiness.value)])
        (column,), (disc,) = shapes(page, "rect"), shapes(page, "circle")
        assert column.get("y") == disc.get("cy")
