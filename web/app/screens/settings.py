"""The screen of settings: the emergency number, keeping, loading a record."""

from __future__ import annotations

from web.app.markup import Html, el, join, section, submit
from web.app.visit import Settings

_KEPT = (
    "Off: nothing is kept once you close this page. On: your answers stay on this device, and"
    " whoever uses it can read them. Nothing is ever sent anywhere."
)


def settings_screen(settings: Settings) -> Html:
    """The screen, with what is set now."""
    number = el(
        "input", type="tel", id="s-number", name="number", value=settings.number or "",
        autocomplete="off", aria_describedby="s-number-help",
    )  # fmt: skip
    keep = el(
        "input", type="checkbox", id="s-keep", name="keep", value="yes", checked=settings.keeps
    )
    form = el(
        "form",
        el("p", el("label", "Your local emergency number", for_="s-number"), " ", number),
        el("p", "Such as 112. None is guessed.", id="s-number-help", class_="help"),
        el("p", keep, el("label", "Keep my answers on this device", for_="s-keep")),
        el("p", _KEPT, class_="help"),
        submit("Done", "set", "main"),
        data_do="set",
        novalidate=True,
    )
    return join(el("h1", "Settings", tabindex="-1"), form, section("Load a record", _load()))


def _load() -> Html:
    says = "A record that you saved here before. What it advised is said first."
    file = el("input", type="file", id="s-file", accept=".json,application/json", data_file="load")
    return join(el("p", says), el("p", el("label", "Record file", for_="s-file"), " ", file))
