"""A person at the page: sends messages as the shell does, and looks at what comes back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from typing import Any

from recovery_advisor import Advisor
from web.app.bridge import Bridge
from web.app.forms import PREFIX
from web.app.visit import Visit

TODAY = "2026-12-01"
_VOID = {"br", "hr", "img", "input"}


@cache
def advisor() -> Advisor:
    return Advisor(engine="bitmap")


@dataclass
class Element:
    name: str
    attributes: Mapping[str, str | None]
    text: str = ""


class Parsed(HTMLParser):
    """All elements of a screen; ``unbalanced`` holds ends without a beginning, and beginnings without an end."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.unbalanced: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()
        self.unbalanced += [one.name for one in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(self.elements[-1])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1].name == tag:
            self.open.pop()
        else:
            self.unbalanced.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.text += data
        for one in self.open:
            one.text += data

    def all(self, name: str) -> Iterator[Element]:
        return (one for one in self.elements if one.name == name)


@dataclass
class Person:
    """Holds what the shell holds: the reply shown, and what was kept on the device."""

    bridge: Bridge = field(default_factory=lambda: Bridge(advisor()))
    kept: str | None = None
    shown: dict[str, Any] = field(default_factory=dict)
    sent: int = 0
    ticked_since: dict[str, str] | None = None

    def does(self, do: str, /, **fields: object) -> dict[str, Any]:
        """Sends an action; what is shown then."""
        reply = json.loads(self.bridge.handle(json.dumps({"do": do, "with": fields})))
        self.sent += 1
        if reply is not None:
            self.kept = reply["keep"]
        if reply is not None and reply["html"] is not None:
            self.shown, self.ticked_since = reply, None
        return self.shown

    def begins(self, today: str = TODAY, kept: str | None = None) -> Person:
        self.does("start", kept=kept, today=today)
        return self

    @property
    def page(self) -> Parsed:
        return Parsed(self.shown["html"])

    @property
    def questions(self) -> dict[str, list[str]]:
        """The questions on the screen by id, each with what its field may hold."""
        found: dict[str, list[str]] = {}
        for one in self.page.all("input"):
            name = one.attributes.get("name") or ""
            if name.startswith(PREFIX):
                found.setdefault(name.removeprefix(PREFIX), []).append(str(one.attributes["value"]))
        return found

    @property
    def ticked(self) -> dict[str, str]:
        """What is ticked or chosen on the screen."""
        if self.ticked_since is not None:
            return self.ticked_since
        return {
            (one.attributes["name"] or "").removeprefix(PREFIX): str(one.attributes["value"])
            for one in self.page.all("input")
            if "checked" in one.attributes and (one.attributes.get("name") or "").startswith(PREFIX)
        }

    def form(self, **answers: str) -> dict[str, object]:
        """The fields of the form on the screen, with some answers by question."""
        hidden = {
            str(one.attributes["name"]): one.attributes["value"]
            for one in self.page.all("input")
            if one.attributes.get("type") == "hidden"
        }
        return {**hidden, **{f"{PREFIX}{id}": one for id, one in answers.items()}}

    def ticks(self, **answers: str) -> dict[str, Any]:
        """Ticks boxes, on top of what is ticked."""
        ticked = {**self.ticked, **answers}
        before, self.ticked_since = self.shown, ticked
        shown = self.does("look", **self.form(**ticked))
        assert shown is before or self.ticked_since is None
        return shown

    def presses(self, press: str, **answers: str) -> dict[str, Any]:
        """Presses a button of the form on the screen."""
        return self.does("answer", **self.form(**{**self.ticked, **answers}), press=press)

    def goes_to(self, id: str) -> Person:
        """Denies all, until a question is on the screen."""
        while id not in self.questions:
            assert self.questions, f"{id} was never asked"
            self.answers_well()
        return self

    def answers_well(self) -> None:
        """Answers a screen as a well person does."""
        if "yes" in next(iter(self.questions.values())):
            self.presses("none")
        else:
            self.presses("next", **{id: _best(id, values) for id, values in self.questions.items()})

    def goes_on_well(self) -> Person:
        """Answers everything that is asked as a well person does, and goes on."""
        while self.questions or 'data-do="on"' in self.shown["html"]:
            if self.questions:
                self.answers_well()
            else:
                self.does("on")
        return self

    @property
    def has_session(self) -> bool:
        return any(one.attributes.get("class") == "card" for one in self.page.all("article"))


def _best(id: str, values: list[str]) -> str:
    return "full" if id == "range_of_motion" else values[0]


def visit_of(person: Person) -> Visit:
    """The visit that the page holds."""
    return person.bridge.visit
