"""Renders a course as one HTML page to take to a doctor: pictures of four weeks each, and a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from recovery_advisor.rendering.course_chart import DAYS
from recovery_advisor.rendering.course_labels import course_labels
from recovery_advisor.rendering.explanation_page import readiness_name
from recovery_advisor.rendering.html_document import document
from recovery_advisor.rendering.page import (
    BulletList,
    CourseChart,
    CoursePoint,
    DocumentBlock,
    Heading,
    ListItem,
    Paragraph,
    Row,
    Table,
)
from recovery_advisor.values.levels import Urgency
from recovery_advisor.values.placeholders import filled
from recovery_advisor.values.translator import ENGLISH, Translator


def course_page(points: Sequence[CoursePoint], words: Translator = ENGLISH) -> str:
    """Return the page.

    Args:
        points: what is known of a person, all in one zone.
        words: translator into the language of the page.
    """
    ordered = sorted(points, key=lambda one: one.at)
    title = words("A course of recovery")
    if not ordered:
        nothing = Paragraph(words("Nothing is known yet."))
        return document(title, (Heading(title, 1), nothing))
    return document(title, tuple(_blocks(title, ordered, words)))


def _blocks(
    title: str, points: Sequence[CoursePoint], words: Translator
) -> Iterator[DocumentBlock]:
    yield Heading(title, 1)
    whose = words(
        "From {first} to {last}, as the person reported it. This is no diagnosis, and nobody has"
        " checked it."
    )
    first, last = points[0].at.date(), points[-1].at.date()
    yield Paragraph(filled(whose, first=first, last=last))
    yield BulletList(tuple(map(ListItem, _summary(points, words))))
    yield Paragraph(
        words(
            "Columns show what was advised, the higher the more; a disc is a session that was done at"
            " that level, a diamond something of one's own. A full bar is a flare, a frame one that"
            " settles. Full columns at the bottom are referrals."
        )
    )
    labels = course_labels(words)
    for start in _starts(first, last):
        if within := _within(points, start):
            yield _chart(start, within, labels, words)
    yield Heading(words("The same as a table"), 2)
    yield _table(points, labels, words)


def _starts(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(days=DAYS)


def _within(points: Sequence[CoursePoint], start: date) -> tuple[CoursePoint, ...]:
    end = start + timedelta(days=DAYS)
    return tuple(one for one in points if start <= one.at.date() < end)


def _summary(points: Sequence[CoursePoint], words: Translator) -> Iterator[str]:
    """Yield the main facts of some points, a sentence each."""
    if pains := [one.pain for one in points if one.pain is not None]:
        told = words("Pain, 0 to 10: first {first}, worst {worst}, last {last}.")
        yield filled(told, first=pains[0], worst=max(pains), last=pains[-1])
    if ranges := [one.range for one in points if one.range is not None]:
        told = words("Range of motion: first {first} %, least {least} %, last {last} %.")
        yield filled(told, first=ranges[0], least=min(ranges), last=ranges[-1])
    sessions = sum(one.session is not None for one in points)
    yield words.many("{n} session done.", "{n} sessions done.", sessions)
    befores = ["none", *(one.flare for one in points)]
    flares = sum(
        one.flare == "active" and before != "active"
        for before, one in zip(befores, points, strict=False)
    )
    yield words.many("{n} flare.", "{n} flares.", flares)
    if referred := [one for one in points if one.urgency is not Urgency.NONE]:
        worst = max(referred, key=lambda one: one.urgency)
        told = words.must("Most urgent referral: {urgency}, on {day}.")
        named = course_labels(words)[worst.urgency]
        yield filled(told, urgency=named, day=worst.at.date())
    if advised := [one.readiness for one in points if one.readiness is not None]:
        told = words("Advised last: {level}.")
        yield filled(told, level=readiness_name(advised[-1], words))


def _chart(
    start: date, points: tuple[CoursePoint, ...], labels: Mapping[str, str], words: Translator
) -> CourseChart:
    title = filled(words("{first} to {last}"), first=start, last=start + timedelta(days=DAYS - 1))
    says = " ".join([*_summary(points, words), words("The table below has each day.")])
    return CourseChart(start, points, labels, title, says)


def _table(points: Sequence[CoursePoint], labels: Mapping[str, str], words: Translator) -> Table:
    heads = (
        words("When"),
        labels["pain"],
        labels["range"],
        words("Advised"),
        words("Session"),
        labels["flare"],
        labels["referral"],
    )
    return Table(
        words("Each moment"), heads, tuple(_row(one, labels, words) for one in points), wide=True
    )


def _row(one: CoursePoint, labels: Mapping[str, str], words: Translator) -> Row:
    flare = {"none": "", "settling": words("settling"), "active": words("active")}[one.flare]
    cells = (
        f"{one.at:%Y-%m-%d %H:%M}",
        "" if one.pain is None else str(one.pain),
        "" if one.range is None else str(one.range),
        labels[one.readiness] if one.readiness else "",
        labels[one.session] if one.session else "",
        flare,
        labels[one.urgency],
    )
    return Row(tuple((cell,) for cell in cells))
