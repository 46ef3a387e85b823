"""Lays out answers on their scales; those with the same scale, answer and marks share a picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recovery_advisor.rendering.page import Block, BulletList, ListItem, Paragraph, Picture, Tick
from recovery_advisor.values.explanation import ScaleBand, ScaledAnswer
from recovery_advisor.values.placeholders import filled
from recovery_advisor.values.translator import Translator


def scales(answers: Sequence[ScaledAnswer], words: Translator) -> Iterator[Block]:
    """Yield a picture for each group of equal answers, with its thresholds as text."""
    groups: dict[tuple[object, ...], list[ScaledAnswer]] = {}
    for one in answers:
        groups.setdefault(_group_key(one, words), []).append(one)
    for same in groups.values():
        yield Paragraph(_caption(same, words))
        yield _picture(same[0], words)
        if same[0].marks:
            yield BulletList((ListItem(_marks_text(same[0], words)),))


def _group_key(one: ScaledAnswer, words: Translator) -> tuple[object, ...]:
    return one.low, one.high, one.worse, one.bands, one.said, _marks_text(one, words)


def _caption(same: Sequence[ScaledAnswer], words: Translator) -> str:
    """The names and the answer of a group, with the bands of a scale that has more than two."""
    one = same[0]
    said = {
        "names": words.listed(one.name for one in same),
        "answer": filled(_who_says(one, words), answer=one.said),
    }
    if len(one.bands) == 2:
        return filled(words("{names}: {answer}."), **said)
    bands = words.listed(_band_text(band) for band in one.bands)
    return filled(words("{names}: {answer}. The scale: {bands}."), **said, bands=bands)


def _who_says(one: ScaledAnswer, words: Translator) -> str:
    if one.answer is None:
        return "{answer}"
    return words("your history says {answer}") if one.derived else words("you said {answer}")


def _band_text(band: ScaleBand) -> str:
    return band.name if band.low == band.high else f"{band.name} {band.low}-{band.high}"


def _marks_text(one: ScaledAnswer, words: Translator) -> str:
    """The thresholds as text, each once with all its effects."""
    by_threshold: dict[str, list[str]] = {}
    for mark in one.marks:
        by_threshold.setdefault(mark.where, []).append(mark.does)
    lines = (f"{where}: {words.listed(does)}" for where, does in by_threshold.items())
    return "; ".join(lines) + "."


def _picture(one: ScaledAnswer, words: Translator) -> Picture:
    ends = (one.low, one.high) if one.worse == "higher" else (one.high, one.low)
    best, worst = (_label(one, value) for value in ends)
    says = words(
        "A scale from {best}, the best, to {worst}, the worst. The answer: {answer}. {marks}"
    )
    return Picture(
        steps=one.high - one.low + 1,
        at=None if one.answer is None else _step(one, one.answer),
        best=best,
        worst=worst,
        answer=one.said,
        ticks=tuple(_ticks(one)),
        says=filled(says, best=best, worst=worst, answer=one.said, marks=_marks_text(one, words)),
    )


def _ticks(one: ScaledAnswer) -> Iterator[Tick]:
    """Yield the thresholds, each before the first value on its worse side."""
    first_worse = sorted({_step(one, mark.value) + (mark.side == "better") for mark in one.marks})
    for step in first_worse:
        yield Tick(step, _label(one, _value(one, step)))


def _step(one: ScaledAnswer, value: int) -> int:
    return value - one.low if one.worse == "higher" else one.high - value


def _value(one: ScaledAnswer, step: int) -> int:
    return one.low + step if one.worse == "higher" else one.high - step


def _label(one: ScaledAnswer, value: int) -> str:
    """The band's name if each value of the scale has one, else the number."""
    if all(band.low == band.high for band in one.bands):
        return next(band.name for band in one.bands if band.low == value)
    return str(value)
