"""Renders an explanation as HTML to stand below an advice: classes alone, no style and no script."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from recovery_advisor.rendering.explanation_page import page_of
from recovery_advisor.rendering.html_blocks import lines_of
from recovery_advisor.rendering.page import Block, BulletList, Picture
from recovery_advisor.rendering.svg import svg
from recovery_advisor.values.explanation import Explanation
from recovery_advisor.values.markup import AtLevel
from recovery_advisor.values.translator import Translator

#: From no by unsure to yes: what is no scale to look at.
_DOUBT = 2


def render(shown: AtLevel, words: Translator) -> str:
    """Return the sections of an explanation, of the answers those that lie on a scale.

    The verdict and what to watch for stand in the advice above.
    """
    _, *sections = page_of(_beside_an_advice(shown.value), words)
    told = (two[1] for two in pairwise([None, *sections]) if not _is_legend(*two))
    lines = [line for block in told if block for line in _lines(block, shown.level - 2)]
    return "\n".join(['<section class="recovery-explanation">', *lines, "</section>"]) + "\n"


def _beside_an_advice(explanation: Explanation) -> Explanation:
    scaled = tuple(one for one in explanation.answers if one.high - one.low > _DOUBT)
    return explanation.model_copy(update={"safety_net": (), "answers": scaled})


def _is_legend(before: Block | None, block: Block | None) -> bool:
    """Whether a block lists the thresholds of a picture, which says them to those who can't see it."""
    return isinstance(before, Picture) and isinstance(block, BulletList)


def _lines(block: Block, below: int) -> Iterator[str]:
    if isinstance(block, Picture):
        yield svg(block, fits='class="scale"')
    else:
        yield from lines_of(block, below)
