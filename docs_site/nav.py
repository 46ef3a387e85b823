"""The navigation: every page of the site has one place in it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Any

#: A section by its title, with its pages: each a page's address, or a section again.
Entry = str | dict[str, Any]

_HOW_TO = [
    "embedding.md",
    "asking.md",
    "explain.md",
    "frameworks.md",
    "page.md",
    "tables.md",
    "replay.md",
    "words.md",
    {"Over time": ["history.md", "track.md", "stores.md"]},
    {"Test an app": ["testing.md", "pytest.md"]},
    {
        "Write and change rules": [
            "your-own-rules.md",
            "repository/rules.md",
            "changing-rules.md",
            "difference.md",
            "coverage.md",
            "rules-report.md",
        ]
    },
    "repository/contributing.md",
]
_EXPLANATION = [
    "the-one-idea.md",
    "why-not.md",
    "questions.md",
    "what-it-does-not.md",
    "answers.md",
    "proof.md",
    "properties.md",
    "architecture.md",
    "stability.md",
    "speed.md",
]


def navigation(pages: Container[str], api: Sequence[str], decisions: Sequence[str]) -> list[Entry]:
    """The navigation over the pages that there are; a page that nobody has written yet is left out."""
    reference = [
        {"Python": list(api)},
        "reference/command-line.md",
        "lints.md",
        "mutants.md",
        "repository/changelog.md",
    ]
    clinical = [
        "clinical/who.md",
        "clinical/danger-signs.md",
        "clinical/rules.md",
        "clinical/way-back.md",
        "clinical/exercises.md",
        "clinical/sources.md",
        "clinical/packs.md",
        "clinical/review-sheet.md",
        "clinical/report.md",
        "red-flags.md",
        "clinical-review.md",
    ]
    whole: list[Entry] = [
        {"Home": "index.md"},
        {"Tutorial": "tutorial.md"},
        {"How-to": _HOW_TO},
        {"Reference": reference},
        {"Explanation": [*_EXPLANATION, {"Decisions": list(decisions)}]},
        {"Clinical": clinical},
        {"Try it": "try-it.md"},
    ]
    return list(_there(whole, pages))


def addresses(entries: Sequence[Entry]) -> Iterator[str]:
    """Each page's address, in order."""
    for entry in entries:
        if isinstance(entry, str):
            yield entry
            continue
        for below in entry.values():
            yield from addresses([below] if isinstance(below, str) else below)


def _there(entries: Sequence[Entry], pages: Container[str]) -> Iterator[Entry]:
    for entry in entries:
        if isinstance(entry, str):
            if entry in pages:
                yield entry
            continue
        [(title, below)] = entry.items()
        if isinstance(below, str):
            if below in pages:
                yield entry
        elif left := list(_there(below, pages)):
            yield {title: left}
