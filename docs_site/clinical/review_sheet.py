"""The sheet to print for a review: each rule and each exercise in a line, with room to agree or change."""

from __future__ import annotations

from collections.abc import Iterator

from docs_site.clinical.conditions import in_a_line
from docs_site.clinical.doses import dose_in_words
from docs_site.clinical.outcomes import outcome
from docs_site.clinical.writing import PACKS, beginning, rule_link, sentence, text, way_name
from recovery_advisor.authoring.docs.decision_table import rules_of
from recovery_advisor.rulebook.book import RuleBook

TITLE = "Sheet for a review"
_ABOUT = (
    "To print, and to mark with a pen: each rule once, then each exercise. What people are told, why, and the"
    " source stand behind its name. Put down the reason for each change, or the work that says so. A line that is left open was not"
    " looked at."
)
_HEAD = "\n| {what} | agree | change, and why |\n|---|---|---|---|\n"
_BOX = "☐"


def review_sheet(book: RuleBook) -> str:
    """The sheet."""
    return beginning(TITLE, book, _ABOUT) + "".join((*_marks(book), *_rules(book), *_moves(book)))


def _marks(book: RuleBook) -> Iterator[str]:
    yield "\nName and profession: ______________________  Day: ______________\n\n"
    versions = ", ".join(f"{text(pack.title)} {pack.version}" for pack in book.packs)
    yield f"Of: {versions}; [mark]({PACKS}) of all together `{book.id.sha256[:12]}…`\n"


def _rules(book: RuleBook) -> Iterator[str]:
    for pack in sorted(book.packs, key=lambda one: one.id != book.base):
        yield f"\n## {text(pack.title)}\n{_HEAD.format(what='rule, and when | what it does')}"
        for rule, effects in rules_of(book, pack.id):
            does = sentence(outcome(effects, book))
            when = f"{rule_link(rule.id, book)}: {in_a_line(rule.when, book)}"
            yield f"| {when} | {does} | {_BOX} | {_BOX} |\n"


def _moves(book: RuleBook) -> Iterator[str]:
    yield f"\n## Exercises\n{_HEAD.format(what='exercise | dose')}"
    for exercise in book.exercises:
        for way in exercise.ways:
            name = exercise.name if len(exercise.ways) == 1 else way_name(exercise, way)
            dose = sentence(dose_in_words(way.dose))
            yield f"| [{text(name)}](exercises.md#way-{way.id}) | {dose} | {_BOX} | {_BOX} |\n"
