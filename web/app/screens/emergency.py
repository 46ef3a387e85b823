"""The screen of an emergency: whom to call, before and above anything else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from web.app.markup import Html, button, el, join, listed, section


def emergency_screen(
    say: Sequence[str], why: Sequence[str], ticked: Sequence[str], number: str | None
) -> Html:
    """The screen.

    Args:
        say: what to do.
        why: the reasons, in words; what they tell to do first is not said again.
        ticked: what the person answered that may matter to whoever is called.
        number: the number to call, where the person gave one.
    """
    return join(
        el("h1", " ".join(say), tabindex="-1"),
        call_link(number),
        listed(_DO, class_="do-now"),
        section("Why", listed(one.removeprefix(f"{say[0]} ") for one in why)),
        section("Tell them what you ticked", listed(ticked)),
        el("p", button("I ticked this by mistake", "mistake", "quiet"), class_="buttons"),
    )


#: What holds in every emergency, beside the call.
_DO = (
    "If you can't call, ask somebody near you to do it.",
    "Do not wait to see whether it passes. Do not exercise.",
)


def call_link(number: str | None) -> Html | None:
    """A link that calls a number; ``None`` without one, as none is ever guessed."""
    if not number:
        return None
    href = f"tel:{re.sub('[^0-9+]', '', number)}"
    return el("p", el("a", f"Call {number} now", href=href, class_="call"))
