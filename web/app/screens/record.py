"""What was advised before today's questions: its screen, and the line that stands until it is settled."""

from __future__ import annotations

from datetime import date

from recovery_advisor import Verdict
from web.app.markup import Html, button, el, join, listed, section
from web.app.screens.emergency import call_link
from web.app.visit import Earlier


def earlier_screen(earlier: Earlier, number: str | None) -> Html:
    """The screen of an earlier advice, and the way on to the questions of today."""
    if not earlier.stands:
        return _past(earlier)
    urgent = earlier.verdict is Verdict.EMERGENCY
    return join(
        el("h1", " ".join(earlier.say), tabindex="-1"),
        el("p", f"This is what you were advised{_on(earlier)}."),
        call_link(number) if urgent else None,
        section("Why", listed(earlier.why)),
        el("p", _DO_THAT_FIRST),
        el("p", button("Answer the questions of today", "on", "main"), class_="buttons"),
    )


_DO_THAT_FIRST = (
    "If nobody has looked at this since, do that first. It stays on this page until then."
)
_FOR_THAT_DAY = "That was for how you were then. Answer again to know what holds today."


def _past(earlier: Earlier) -> Html:
    """The screen of an advice that asks for nobody now, and permits nothing today."""
    return join(
        el("h1", "Your record is read", tabindex="-1"),
        el("p", f"You were advised{_on(earlier)}: {' '.join(earlier.say)}"),
        el("p", _FOR_THAT_DAY),
        el("p", button("Answer the questions of today", "on", "main"), class_="buttons"),
    )


def earlier_line(earlier: Earlier) -> Html:
    """The line that says an earlier referral on every screen, until it is settled."""
    said = f"You were advised{_on(earlier)}: {' '.join(earlier.say)}"
    settled = button("I have been seen about this, or it was a mistake", "seen", "small")
    return el("div", el("p", said), el("p", settled), class_="banner earlier")


def _on(earlier: Earlier) -> str:
    try:
        day = date.fromisoformat(earlier.day)
    except ValueError:
        return " before"
    return f" on {day.day} {day:%B %Y}"
