"""The form of wishes for a session: gear, what the home has, time, regions."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from recovery_advisor import Advisor
from recovery_advisor.values.translator import humanize
from web.app.choosing import MINUTES
from web.app.markup import Html, el, folded, submit


def preferences_form(advisor: Advisor, wishes: Mapping[str, Any]) -> Html | None:
    """The form, folded; with what was wished for so far."""
    household = [one for one in advisor.household if one not in wishes.get("without", ())]
    form = el(
        "form",
        _boxes("Gear that you have", "equipment", advisor.equipment, wishes.get("equipment", ())),
        _boxes("What there is where you are", "household", advisor.household, household),
        _boxes("Work on these first", "focus", advisor.regions, wishes.get("focus", ())),
        _minutes(wishes.get("minutes") or advisor.book.session.minutes),
        submit("Plan again", "prefer", "main"),
        data_do="prefer",
    )
    return folded("Fit the session to your gear and time", form, class_="wishes")


def _boxes(legend: str, name: str, known: Sequence[str], chosen: Collection[str]) -> Html:
    boxes = [_box(name, one, checked=one in chosen) for one in known]
    return el("fieldset", el("legend", legend), boxes)


def _box(name: str, value: str, *, checked: bool) -> Html:
    id = f"w-{name}-{value}"
    box = el("input", type="checkbox", id=id, name=name, value=value, checked=checked)
    return el("span", box, el("label", humanize(value), for_=id), class_="choice")


def _minutes(chosen: int) -> Html:
    options = [el("option", f"{one} minutes", value=one, selected=one == chosen) for one in MINUTES]
    label = el("label", "How long?", for_="w-minutes")
    return el("p", label, " ", el("select", options, id="w-minutes", name="minutes"))
