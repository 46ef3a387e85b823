"""What the first page has on the site alone."""

from __future__ import annotations

_LINKS = {
    "Learn it in ten minutes": "tutorial.md",
    "Why not just …?": "why-not.md",
    "Try it": "try-it.md",
}


def with_buttons(markdown: str) -> str:
    """Put the links that most newcomers want above the first code of the page."""
    before, fence, after = markdown.partition("\n```")
    first, *others = (f"[{label}]({page})" for label, page in _LINKS.items())
    buttons = [f"{first}{{.md-button .md-button--primary}}"]
    buttons += [f"{one}{{.md-button}}" for one in others]
    return f"{before}\n{' '.join(buttons)}\n{{.buttons}}\n{fence}{after}"
