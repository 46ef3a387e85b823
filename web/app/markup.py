"""Builds HTML whose every text is escaped; only what is marked as HTML already is not."""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape
from typing import TypeAlias, Union

#: Elements that have no end.
_VOID = frozenset({"br", "hr", "img", "input"})


class Html(str):
    """Markup whose texts are escaped already."""

    __slots__ = ()


Child: TypeAlias = Union[str, Iterable["Child"], None]  # noqa: UP007 - it names itself
Attribute: TypeAlias = str | int | bool | None


def el(name: str, /, *children: Child, **attributes: Attribute) -> Html:
    """An element; a text among its children is escaped.

    Args:
        name: of the element, such as ``p``.
        children: texts, markup, or several of these; ``None`` is nothing.
        attributes: such as ``data_do="next"`` or ``class_="card"``; ``True`` stands bare, ``False``
            and ``None`` are left out.

    Raises:
        ValueError: for inline styles and scripts, which the page's policy forbids.
    """
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{join(*children)}</{name}>")


def join(*children: Child) -> Html:
    """Some children one after the other, without an element around them."""
    return Html("".join(map(_child, children)))


def button(text: Child, do: str, class_: str | None = None, **fields: str | int) -> Html:
    """A button that sends an action with some fields."""
    held = json.dumps({name: str(one) for name, one in fields.items()}) if fields else None
    return el("button", text, type="button", class_=class_, data_do=do, data_with=held)


def submit(text: str, press: str, class_: str | None = None) -> Html:
    """A button that sends its form, and says which one was pressed."""
    return el("button", text, type="submit", name="press", value=press, class_=class_)


def listed(items: Iterable[Child], class_: str | None = None) -> Html | None:
    """A bullet list; ``None`` where there are no items."""
    found = [el("li", item) for item in items]
    return el("ul", found, class_=class_) if found else None


def section(title: str, *children: Child, class_: str | None = None) -> Html | None:
    """A part of a screen under a heading; ``None`` where it holds nothing."""
    held = join(*children)
    return el("section", el("h2", title), held, class_=class_) if held else None


def folded(title: str, *children: Child, class_: str | None = None) -> Html | None:
    """A part of a screen that opens at a click; ``None`` where it holds nothing."""
    held = join(*children)
    return el("details", el("summary", title), held, class_=class_) if held else None


def _child(child: Child) -> str:
    if child is None:
        return ""
    if isinstance(child, Html):
        return child
    return escape(child) if isinstance(child, str) else join(*child)


def _attribute(key: str, value: Attribute) -> str:
    name = key.rstrip("_").replace("_", "-")
    if name == "style" or name.startswith("on"):
        raise ValueError(f"{name} would be refused by the page's policy")
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
