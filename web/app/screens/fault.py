"""The notice of a fault of ours: it permits nothing, and keeps the danger signs in sight."""

from __future__ import annotations

from collections.abc import Iterable

from web.app.markup import Html, button, el, join, listed, section
from web.app.screens.emergency import call_link


def fault_screen(signs: Iterable[str], number: str | None) -> Html:
    """The notice.

    Args:
        signs: the danger signs in words; none where they could not be read.
        number: the number to call, where the person gave one.
    """
    return join(
        el("h1", "Something went wrong on this page", tabindex="-1"),
        el("p", "This is our fault, not yours. There is no advice now: rest, and do not exercise."),
        el("p", el("strong", "If you have a danger sign, call your local emergency number now.")),
        call_link(number),
        section("Danger signs", listed(signs)),
        el("p", button("Back to the questions", "show", "main"), class_="buttons"),
    )
