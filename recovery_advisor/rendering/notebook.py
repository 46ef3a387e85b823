"""Puts the small style sheet of a notebook before HTML that has classes alone."""

from __future__ import annotations

from recovery_advisor.values.translator import Translator

_STYLE = """<style>
.recovery-advice, .recovery-session { line-height: 1.4; max-width: 44em; }
.recovery-advice .verdict { font-size: 1.6em; border-left: .25em solid; padding-left: .5em; }
.recovery-advice .cards, .recovery-session .cards { list-style: none; padding: 0; display: grid; gap: .8em;
  grid-template-columns: repeat(auto-fill, minmax(14em, 1fr)); }
.recovery-advice .card, .recovery-session .card { border: 1px solid; border-radius: .4em; padding: .6em; margin: 0; }
.recovery-advice .card svg, .recovery-session .card svg { max-width: 100%; height: auto; }
</style>
"""


def render(html: str, words: Translator) -> str:
    """Return the HTML with the style sheet before it; colours are those of the notebook."""
    return _STYLE + html
