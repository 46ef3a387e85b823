"""Renders a session as HTML cards: classes alone, no style and no script."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from recovery_advisor.rendering.advice_text import round_up_minutes
from recovery_advisor.rendering.review_line import render as review_line
from recovery_advisor.rendering.session_words import dose_in_words, phase_in_words
from recovery_advisor.values.levels import Phase
from recovery_advisor.values.markup import AtLevel
from recovery_advisor.values.placeholders import filled
from recovery_advisor.values.session import Item, Session
from recovery_advisor.values.translator import Translator, humanize


def render(shown: AtLevel, words: Translator) -> str:
    """Return a session on its own, which also says that nobody has reviewed the rules."""
    unreviewed = f'<p class="review">{escape(review_line({}, words))}</p>'
    lines = [*session_lines(shown.value, shown.level, words), unreviewed]
    return "\n".join(['<section class="recovery-session">', *lines, "</section>"]) + "\n"


def session_lines(session: Session, level: int, words: Translator) -> Iterator[str]:
    """Yield the lines of a session: a heading, then a list of cards for each phase."""
    minutes = round_up_minutes(session.seconds)
    title = words.many(
        "Your session, about {n} minute:", "Your session, about {n} minutes:", minutes
    )
    yield f"<h{level}>{escape(title.rstrip(':'))}</h{level}>"
    for phase in Phase:
        items = [item for item in session.exercises if item.phase is phase]
        if items:
            yield f"<h{level + 1}>{escape(phase_in_words(phase, words))}</h{level + 1}>"
            yield '<ul class="cards">'
            yield from (_card(item, words) for item in items)
            yield "</ul>"
    nothing = words("Nothing in this session works on the {region}.")
    uncovered = (words(humanize(region)) for region in session.focus_not_covered)
    for remark in (*(filled(nothing, region=region) for region in uncovered), *session.remarks):
        yield f'<p class="remark">{escape(remark)}</p>'


def _card(item: Item, words: Translator) -> str:
    drawing = item.drawing.as_svg() if item.drawing else ""
    cues = "".join(f"<li>{escape(cue)}</li>" for cue in item.cues)
    how = f'<ol class="cues">{cues}</ol>' if cues else ""
    dose = escape(dose_in_words(item.dose, words))
    name = f'<p class="name"><strong>{escape(item.name)}</strong></p>'
    return f'<li class="card">{name}<p class="dose">{dose}</p>{drawing}{how}</li>'
