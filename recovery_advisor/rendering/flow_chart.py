"""Draws the steps of a flow chart as SVG, each a picture of its own, so that a page may end between them.

A step that is not for everybody has a dashed frame, and says so; no colour carries a meaning.
"""

from __future__ import annotations

from html import escape
from textwrap import wrap

from recovery_advisor.rendering.page import Step

_WIDTH, _LEFT, _RIGHT, _LINE, _ARROW = 360, 2, 358, 18, 26
#: Letters of a line that fit into a frame.
_LETTERS = 46
_TEXT = 'font-family="sans-serif" fill="currentColor"'


def draw_step(step: Step) -> str:
    """Return a step as an SVG element with a text description; an arrow leads to the next."""
    title = _folded(step.title, first="")
    lines = [line for text in step.lines for line in _folded(text)]
    bottom = _LINE * (len(title) + len(lines)) + 14
    height = bottom + (4 if step.last else _ARROW)
    texts = [_text(at, line, bold=True) for at, line in enumerate(title)]
    texts += [_text(len(title) + at, line) for at, line in enumerate(lines)]
    dashed = "" if step.always else ' stroke-dasharray="6 4"'
    frame = (
        f'<rect x="{_LEFT}" y="2" width="{_RIGHT - _LEFT}" height="{bottom - 2}" rx="6" fill="none"'
        f' stroke="currentColor" stroke-width="2"{dashed}/>'
    )
    return (
        f'<svg class="step" role="img" aria-label="{escape(step.says)}" viewBox="0 0 {_WIDTH} {height}"'
        f' width="{_WIDTH}" height="{height}">{frame}{"".join(texts)}'
        f"{'' if step.last else _arrow(bottom)}</svg>"
    )


def _folded(text: str, first: str = "\u2022 ") -> list[str]:
    return wrap(text, _LETTERS, initial_indent=first, subsequent_indent="\u2003" if first else "")


def _text(at: int, line: str, *, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    y = _LINE * (at + 1) + 4
    return f'<text x="14" y="{y}" font-size="14"{weight} {_TEXT}>{escape(line)}</text>'


def _arrow(top: int) -> str:
    middle, tip = _WIDTH // 2, top + _ARROW - 4
    return (
        f'<path d="M{middle} {top}V{tip}M{middle - 5} {tip - 7}L{middle} {tip}L{middle + 5} {tip - 7}"'
        ' fill="none" stroke="currentColor" stroke-width="2"/>'
    )
