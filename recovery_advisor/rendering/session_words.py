"""Words the parts of a session that are not text: its phases and doses."""

from __future__ import annotations

from recovery_advisor.values.levels import Phase
from recovery_advisor.values.session import NOT_GIVEN, Dose
from recovery_advisor.values.translator import Translator


def render(part: Phase | Dose, words: Translator) -> str:
    """Return the heading of a phase, or a dose in words."""
    return phase_in_words(part, words) if isinstance(part, Phase) else dose_in_words(part, words)


def phase_in_words(phase: Phase, words: Translator) -> str:
    """The heading of a phase."""
    return {
        Phase.CARDIO: words("First, if you like"),
        Phase.WARM_UP: words("Warm up, about a minute each"),
        Phase.STRENGTH: words("Strengthen"),
        Phase.STRETCH: words("Stretch"),
    }[phase]


def dose_in_words(dose: Dose, words: Translator) -> str:
    """Format a dose, such as ``3 rounds of 8, each way``; values not given are omitted."""
    if dose.minutes:
        return words.many("{n} minute", "{n} minutes", dose.minutes)
    parts = []
    if dose.hold == NOT_GIVEN:
        parts.append(words("hold briefly"))
    elif dose.hold:
        parts.append(words.many("hold for {n} second", "hold for {n} seconds", dose.hold))
    if count := _count_in_words(dose.sets or 1, dose.repetitions, words):
        parts.append(count)
    if dose.sides and dose.sides > 1:
        parts.append(words("each way"))
    return words.listed(parts)


def _count_in_words(sets: int, repetitions: int | None, words: Translator) -> str | None:
    if sets > 1 and repetitions:
        return words.many(
            "{n} round of {repetitions}",
            "{n} rounds of {repetitions}",
            sets,
            repetitions=repetitions,
        )
    if sets > 1:
        return words.many("{n} round", "{n} rounds", sets)
    if repetitions == 1:
        return words("once")
    return words.many("{n} time", "{n} times", repetitions) if repetitions else None
