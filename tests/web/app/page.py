"""A page without a browser: what a person can do on a screen is read off its HTML."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from tests.support.advisors import shared_advisor
from web.app.bridge import Bridge

ADVISOR = shared_advisor()
TODAY = "2026-12-01"
_VOID = frozenset({"br", "hr", "img", "input"})


@dataclass
class Form:
    """A form: its action, the fields that are set, and what could be set."""

    do: str
    look: str | None
    held: dict[str, list[str]] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)


@dataclass
class Screen(HTMLParser):
    """A screen: forms, buttons with what they send, headings and text; each element must be closed."""

    html: str

    def __post_init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.buttons: list[tuple[str, dict[str, str]]] = []
        self.presses: list[str] = []
        self.ids: list[str] = []
        self.headings: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(self.html)
        assert not self._open, f"not closed: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        self.attributes += held.items()
        if tag not in _VOID:
            self._open.append(tag)
        if tag in ("h1", "h2", "h3", "h4", "h5"):
            self.headings.append(tag)
        if "id" in held:
            self.ids.append(held["id"])
        if tag == "form":
            self.forms.append(Form(held["data-do"], held.get("data-look")))
        if tag == "input":
            self._take_input(held)
        if tag == "button" and held.get("name") == "press":
            self.presses.append(held["value"])
        elif tag == "button" and "data-do" in held:
            self.buttons.append((held["data-do"], json.loads(held.get("data-with", "{}"))))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"{tag} was not opened"
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def _take_input(self, held: Mapping[str, str]) -> None:
        if not self.forms or "form" not in self._open:
            return
        form, name, value = self.forms[-1], held["name"], held.get("value", "")
        form.choices.setdefault(name, []).append(value)
        if held.get("type") in ("hidden", "tel") or "checked" in held:
            form.held.setdefault(name, []).append(value)


class Page:
    """One visit, driven by what its screens offer.

    Args:
        kept: what is kept on the device.
        bridge: that answers; ``None`` for a new one.
    """

    def __init__(self, kept: str | None = None, bridge: Bridge | None = None) -> None:
        self.bridge = bridge or Bridge(ADVISOR)
        self.taps = 0
        self.kept = kept
        self.screen = Screen("")
        self.reply: dict[str, Any] = {}
        self.send("start", kept=kept, today=TODAY)

    def send(self, do: str, **fields: Any) -> dict[str, Any]:
        """Sends an action, and shows what comes back as the shell does."""
        self.reply = json.loads(self.bridge.handle(json.dumps({"do": do, "with": fields})))
        if self.reply["html"] is not None:
            self.screen = Screen(self.reply["html"])
        if "keep" in self.reply:
            self.kept = self.reply["keep"]
        return self.reply

    @property
    def form(self) -> Form:
        """The form of questions."""
        return next(one for one in self.screen.forms if one.do == "answer")

    @property
    def asked(self) -> tuple[str, ...]:
        """Ids of the questions of this screen."""
        return tuple(name.removeprefix("q.") for name in self.form.choices if name.startswith("q."))

    def tick(self, id: str, value: str = "yes") -> dict[str, Any]:
        """Ticks a box, or chooses one of several."""
        self.taps += 1
        self.form.held[f"q.{id}"] = [value]
        return self.send("look", **self.form.held)

    def untick(self, id: str) -> dict[str, Any]:
        """Takes a tick away."""
        self.form.held.pop(f"q.{id}")
        return self.send("look", **self.form.held)

    def press(self, press: str) -> dict[str, Any]:
        """Presses a button of the form of questions."""
        assert press in self.screen.presses
        self.taps += 1
        return self.send("answer", **self.form.held, press=press)

    def back(self) -> dict[str, Any]:
        """Goes back as the device's button does."""
        return self.send("to", depth=max(self.reply["depth"] - 1, 0))

    def answer_all(self, answers: Mapping[str, object], otherwise: str = "best") -> None:
        """Answers screen by screen until no question is shown or an emergency is."""
        for _ in range(60):
            if not any(one.do == "answer" for one in self.screen.forms):
                if not any(do == "on" for do, _ in self.screen.buttons):
                    return
                self.send("on")
                continue
            self._answer_screen(answers, otherwise)
        raise AssertionError("the questions never end")

    def _answer_screen(self, answers: Mapping[str, object], otherwise: str) -> None:
        ticked = False
        for id in self.asked:
            choices = self.form.choices[f"q.{id}"]
            as_list = choices[0] == "yes"
            given = answers.get(id, "no" if as_list else otherwise)
            if given == "best":
                given = _best(id, choices)
            if as_list and given == "no":
                continue
            ticked = True
            self.tick(id, str(given))
            if self.reply["urgent"]:
                return
        self.press("next" if ticked else "none")


def _best(id: str, choices: list[str]) -> str:
    question = ADVISOR.book.question[id]
    best_last = question.worse == "lower"
    known = [one for one in choices if one != "unknown"]
    return known[-1] if best_last else known[0]
