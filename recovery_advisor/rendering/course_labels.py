"""The short names of what a course has: its lanes, levels and urgencies."""

from __future__ import annotations

from collections.abc import Mapping

from recovery_advisor.values.translator import Translator


def course_labels(words: Translator) -> Mapping[str, str]:
    """The names, by lane, level and urgency."""
    return {
        "pain": words("Pain"),
        "range": words("Range, %"),
        "rest": words("Rest"),
        "mobility": words("Gentle moves"),
        "gradual": words("Gentle start"),
        "full": words("Full"),
        "other": words("Own training"),
        "flare": words("Flare"),
        "referral": words.must("See somebody"),
        "none": "",
        "routine": words.must("in weeks"),
        "soon": words.must("in 2 weeks"),
        "urgent": words.must("today"),
        "emergency": words.must("now"),
    }
