"""Answers the page: a message of what the person did comes in, the screen to show goes out."""

from __future__ import annotations

import json
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from html.parser import HTMLParser
from typing import Any

from recovery_advisor import Advisor
from web.app.dangers import danger_signs
from web.app.forms import Fields, ticks_in
from web.app.kept import kept_text
from web.app.knowledge import Knowledge
from web.app.markup import Html
from web.app.outcome import Outcome
from web.app.screens.emergency import emergency_screen
from web.app.screens.fault import fault_screen
from web.app.view import view
from web.app.visit import Visit
from web.app.walk import walk

_NAME = "Recovery advisor"


class Bridge:
    """Holds the one visit of a page. A fault of ours permits nothing, and hides no emergency.

    Args:
        advisor: by whose rules it advises; ``None`` for the shipped ones.
    """

    def __init__(self, advisor: Advisor | None = None) -> None:
        self._knowledge = Knowledge(advisor or Advisor())
        self._lists = [one for one in self._knowledge.asked if one.yes_or_no]
        self._signs = danger_signs(self._knowledge.advisor)
        sign = next(iter(self._signs), None)
        self._call = self._knowledge.advisor.assess({sign: "yes"}).say if sign else ()
        self._visit = Visit(date.today())
        self._keep: str | None = None
        self._told: Html | None = None

    @property
    def visit(self) -> Visit:
        """The visit as it stands."""
        return self._visit

    def handle(self, message: str) -> str:
        """The reply to a message, both as JSON."""
        do, fields = "", dict[str, tuple[str, ...]]()
        reply: dict[str, Any] | None
        try:
            do, fields = _read(message)
            if do == "start" and not self._visit.trail:
                self._keep = "".join(fields.get("kept", ())) or None
            outcome = walk(self._knowledge, self._visit, do, fields)
            reply = self._reply(outcome)
            self._visit = outcome.visit
            if reply:
                self._keep = reply["keep"]
                self._told = (reply["html"] or self._told) if reply["urgent"] else None
        except Exception:
            traceback.print_exc()
            reply = self._fault(fields)
        return json.dumps(reply)

    def _reply(self, outcome: Outcome) -> dict[str, Any] | None:
        """The reply; ``None`` where the screen stays and there is nothing to keep."""
        visit = outcome.visit
        if outcome.quiet and not visit.settings.keeps:
            return None
        now = self._knowledge.takes_the_screen(visit)
        said = self._knowledge.interview(visit).advice.say if now else outcome.notices
        html = None if outcome.quiet else view(self._knowledge, outcome)
        urgent = now or visit.tells_an_earlier_emergency
        # An emergency lies one deeper than its list, so that the way back from it is seen.
        return {
            **_screen(html, visit.at + now, urgent, said),
            "focus": outcome.focus,
            "keep": kept_text(self._knowledge, visit) if visit.settings.keeps else None,
            "download": outcome.download and asdict(outcome.download),
            "print": outcome.print,
            "number": visit.settings.number,
        }

    def _fault(self, fields: Fields) -> dict[str, Any]:
        """The reply where something of ours failed: the ticks of the form that was sent still count."""
        ticks = ticks_in(fields, self._lists, self._visit.answers)
        self._visit = self._visit.telling(ticks)
        told = [say for id, say in self._signs.items() if self._visit.answers.get(id) == "yes"]
        number = self._visit.settings.number
        urgent = bool(told or self._told or '"emergency"' in (self._keep or ""))
        html = fault_screen(self._signs.values(), number)
        if urgent:
            html = self._told or emergency_screen(self._call, told, told, number)
        said = self._call if urgent else ("Something went wrong. Rest, and do not exercise.",)
        self._visit = replace(self._visit, correcting=False)
        screen = _screen(html, self._visit.at + urgent, urgent, said)
        return {**screen, "keep": self._kept_beside_a_fault(), "number": number}

    def _kept_beside_a_fault(self) -> str | None:
        """What is kept with the ticks of now; where even that fails, what was kept last."""
        try:
            if self._visit.settings.keeps:
                self._keep = kept_text(self._knowledge, self._visit)
        except Exception:
            traceback.print_exc()
        return self._keep


_NOTHING_ELSE: Mapping[str, Any] = {"focus": None, "download": None, "print": False}


def _screen(html: Html | None, depth: int, urgent: bool, said: Sequence[str]) -> dict[str, Any]:
    """The part of a reply that shows a screen; without HTML the one shown stays."""
    title, say = f"{_heading(html)} - {_NAME}" if html else None, " ".join(said)
    shown = {"html": html, "title": title, "depth": depth, "urgent": urgent, "say": say}
    return {**shown, **_NOTHING_ELSE}


class _Heading(HTMLParser):
    """Collects the text of the first heading."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "h1" and not self.text

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.text += data


def _heading(html: str) -> str:
    parser = _Heading()
    parser.feed(html)
    return parser.text


def _read(message: str) -> tuple[str, dict[str, tuple[str, ...]]]:
    """The action of a message and its fields, each as the texts that it holds.

    Raises:
        ValueError: for what is no message.
    """
    held = json.loads(message)
    fields = held.get("with") or {}
    return str(held["do"]), {str(name): _texts(value) for name, value in fields.items()}


def _texts(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)


_bridge: list[Bridge] = []


def handle(message: str) -> str:
    """The reply of this page's one bridge, which is made at the first message."""
    if not _bridge:
        _bridge.append(Bridge())
    return _bridge[0].handle(message)
