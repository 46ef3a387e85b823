"""Translates reasons and safety nets."""

from __future__ import annotations

from typing import TypeVar

from recovery_advisor.values.reasons import Reason, SafetyNet
from recovery_advisor.values.translator import Translator

Told = TypeVar("Told", Reason, SafetyNet)


def translated(reason: Told, words: Translator) -> Told:
    """The reason or safety net in another language; itself where nothing of it is translated."""
    say, because = words(reason.say), words(reason.because)
    if (say, because) == (reason.say, reason.because):
        return reason
    return reason.model_copy(update={"say": say, "because": because})
