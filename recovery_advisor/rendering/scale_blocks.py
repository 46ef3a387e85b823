"""Answers on their scales as blocks: those with the same scale, answer and marks share a picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recovery_advisor.rendering.page import Block, BulletList, ListItem, Paragraph, Picture, Tick
from recovery_advisor.values.explanation import ScaleBand, ScaledAnswer
from recovery_advisor.values.translator import Translator


def scales(answers: Sequence[ScaledAnswer], words: Translator) -> Iterator[Block]:
    """A picture for each group of answers, with its thresholds in words."""
    groups: dict[tuple[object, ...], list[ScaledAnswer]] = {}
    for one in answers:
        groups.setdefault(_alike(one, words), []).append(one)
    for same in groups.values():
        yield Paragraph(_told(same, words))
        yield _picture(same[0], words)
        if same[0].marks:
            yield BulletList((ListItem(_marked(same[0], words)),))


def _alike(one: ScaledAnswer, words: Translator) -> tuple[object, ...]:
    return one.low, one.high, one.worse, one.bands, one.said, _marked(one, words)


def _told(same: Sequence[ScaledAnswer], words: Translator) -> str:
    """What they are about and what was answered, with the bands that the picture does not show."""
    said = {"names": words.listed(one.name for one in same), "answer": same[0].said}
    if len(same[0].bands) == 2:
        return words("{names}: {answer}").format(**said)
    bands = words.listed(_banded(band) for band in same[0].bands)
    return words("{names}: {answer} (of {bands})").format(**said, bands=bands)


def _banded(band: ScaleBand) -> str:
    return band.name if band.low == band.high else f"{band.name} {band.low}-{band.high}"


def _marked(one: ScaledAnswer, words: Translator) -> str:
    """The thresholds in words, each once with all that it does."""
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
        says=says.format(best=best, worst=worst, answer=one.said, marks=_marked(one, words)),
    )


def _ticks(one: ScaledAnswer) -> Iterator[Tick]:
    """A threshold of either side lies before the first value that is worse than it lets pass."""
    first_worse = sorted({_step(one, mark.value) + (mark.side == "better") for mark in one.marks})
    for step in first_worse:
        yield Tick(step, _label(one, _value(one, step)))


def _step(one: ScaledAnswer, value: int) -> int:
    return value - one.low if one.worse == "higher" else one.high - value


def _value(one: ScaledAnswer, step: int) -> int:
    return one.low + step if one.worse == "higher" else one.high - step


def _label(one: ScaledAnswer, value: int) -> str:
    """The band's name on a scale where each value has one, else the number."""
    if all(band.low == band.high for band in one.bands):
        return next(band.name for band in one.bands if band.low == value)
    return str(value)
