"""Colours an advice where a terminal shows colours; colour alone carries no meaning."""

from __future__ import annotations

import os
import sys

from recovery_advisor.cli.streams import Escaped
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.hidden import escaped
from recovery_advisor.values.levels import Verdict

_RED, _YELLOW, _GREEN, _BOLD, _PLAIN = "\033[31m", "\033[33m", "\033[32m", "\033[1m", "\033[0m"
_COLOURS = {
    Verdict.EMERGENCY: _RED,
    Verdict.SEE_PROFESSIONAL: _RED,
    Verdict.CONSULT_FIRST: _YELLOW,
    Verdict.REST: _YELLOW,
    Verdict.MOBILITY: _GREEN,
    Verdict.GRADUAL_RETURN: _GREEN,
    Verdict.FULL_PROGRAMME: _GREEN,
}


def coloured(advice: Advice) -> str:
    """The whole advice as text, its first paragraph bold and in the colour of its verdict."""
    text = escaped(advice.as_text())
    if not _shows_colours():
        return text
    headline, gap, rest = text.partition("\n\n")
    return Escaped(f"{_BOLD}{_COLOURS[advice.verdict]}{headline}{_PLAIN}{gap}{rest}")


def asks() -> bool:
    """Whether there is somebody at a terminal who can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def bold(text: str) -> str:
    """The text, bold where a terminal shows that."""
    plain = escaped(text)
    return Escaped(f"{_BOLD}{plain}{_PLAIN}") if _shows_colours() else plain


def writable(text: str, instead: str) -> str:
    """The text where standard output has all its characters, else what is to stand instead."""
    try:
        text.encode(_encoding())
    except UnicodeEncodeError:
        return instead
    return text


def _shows_colours() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _encoding() -> str:
    return sys.stdout.encoding or "ascii"
