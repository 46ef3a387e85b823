"""The session as cards: how much, how, a drawing and a timer for each exercise."""

from __future__ import annotations

import json
from itertools import groupby

from recovery_advisor import Advice, Item, Phase, Session
from recovery_advisor.rulebook.session_parameters import SessionParameters
from web.app.markup import Html, el, join, listed
from web.app.plan import timer_steps


def session_cards(advice: Advice, session: Session, parameters: SessionParameters) -> Html:
    """The exercises of a session by phase, each on a card."""
    minutes = -(-session.seconds // 60)
    phases = [
        _phase(advice, phase, [_card(one, parameters) for one in items])
        for phase, items in groupby(session.exercises, key=lambda item: item.phase)
    ]
    about = f"About {minutes} {'minute' if minutes == 1 else 'minutes'} in all."
    moving = el("button", "Pause the drawings", type="button", class_="small", data_still=True)
    return join(el("p", about, " ", moving), phases, listed(session.remarks, class_="remarks"))


def _phase(advice: Advice, phase: Phase, cards: list[Html]) -> Html:
    return el("section", el("h3", advice.in_words(phase)), cards, class_="phase")


def _card(item: Item, parameters: SessionParameters) -> Html:
    return el(
        "article",
        el("h4", item.name),
        el("p", item.dose_in_words, class_="dose"),
        _drawing(item),
        el("ol", [el("li", cue) for cue in item.cues], class_="cues"),
        _timer(item, parameters),
        class_="card",
    )


def _drawing(item: Item) -> Html | None:
    """The drawing, still and moving; the style sheet shows one of them."""
    drawing = item.drawing
    if drawing is None:
        return None
    still, moving = Html(drawing.as_svg()), Html(drawing.as_svg(moving=True))
    return el(
        "div",
        el("div", still, class_="still"),
        el("div", moving, class_="moving", aria_hidden="true"),
        class_="drawing",
    )


def _timer(item: Item, parameters: SessionParameters) -> Html | None:
    steps = timer_steps(item, parameters)
    if not steps:
        return None
    held = json.dumps(steps, separators=(",", ":"))
    label = f"Start the timer: {item.name}"
    return el(
        "button",
        "Start the timer",
        type="button",
        data_timer=held,
        data_name=item.name,
        aria_label=label,
    )
