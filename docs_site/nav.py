"""The navigation: every page of the site has one place in it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Any

#: A section by its title, with its pages: each a page's address, or a section again.
Entry = str | dict[str, Any]

#: What the menu calls a page whose own title is longer, or says little to whoever has not read it yet.
TITLES = {
    "index.md": "Home",
    "install.md": "Install",
    "tutorial.md": "Tutorial",
    "asking.md": "Ask one question at a time",
    "answers.md": "Read forms, CSV and JSON",
    "explain.md": "Explain an advice",
    "frameworks.md": "FastAPI, Flask, Django, Celery",
    "embedding.md": "Your duties",
    "history.md": "Follow a person over days",
    "track.md": "The same on the terminal",
    "stores.md": "Where events are kept",
    "tables.md": "Whole tables",
    "replay.md": "Records and replay",
    "words.md": "Other languages",
    "page.md": "A page without Python",
    "testing.md": "Hold an app to the laws",
    "pytest.md": "The pytest plugin",
    "repository/rules.md": "Write rules",
    "changing-rules.md": "Release a change of rules",
    "difference.md": "Whom an edit changes",
    "coverage.md": "Coverage of rules",
    "rules-report.md": "A report to sign",
    "repository/contributing.md": "Work on the library",
    "reference/command-line.md": "Command line",
    "lints.md": "Findings of rules check",
    "mutants.md": "Mutants of rules",
    "proof.md": "Proofs",
    "properties.md": "Properties and laws",
    "stability.md": "Stability and extras",
    "speed.md": "Speed",
    "red-flags.md": "Every question",
    "clinical-review.md": "For a reviewer",
    "try-it.md": "Try it",
}
#: In the order in which somebody needs them.
_HOW_TO = [
    "asking.md",
    "answers.md",
    "explain.md",
    "frameworks.md",
    "embedding.md",
    {"Test an app": ["testing.md", "pytest.md"]},
    {"Over time": ["history.md", "track.md", "stores.md"]},
    "tables.md",
    "replay.md",
    "words.md",
    "page.md",
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
        "index.md",
        "install.md",
        "tutorial.md",
        {"How-to": _HOW_TO},
        {"Reference": reference},
        {"Explanation": [*_EXPLANATION, {"Decisions": list(decisions)}]},
        {"Clinical": clinical},
        "try-it.md",
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
                yield {TITLES[entry]: entry} if entry in TITLES else entry
            continue
        [(title, below)] = entry.items()
        if left := list(_there(below, pages)):
            yield {title: left}
