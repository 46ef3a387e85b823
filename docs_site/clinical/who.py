"""The page of who may use the rules, and who not: what the packs say, and what follows from each condition."""

from __future__ import annotations

from collections.abc import Iterator

from docs_site.clinical.danger_signs import joint_rules
from docs_site.clinical.outcomes import outcome
from docs_site.clinical.signs import alone, asks
from docs_site.clinical.writing import (
    DANGER_SIGNS,
    PACKS,
    anchor,
    beginning,
    sentence,
    text,
)
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.rules import TELLING

TITLE = "Who may use this, and who not"
_ABOUT = "Made from what each set of rules says of itself, and from the questions about the person."
#: The screens that ask about the person, whatever hurts.
_SCREENS = ("about_you", "age")
_MORE = "it counts together with other answers"


def who(folder: CheckedFolder) -> str:
    """The page."""
    book = folder.whole.book
    parts = (*_for(book), *_not_for(book), *_asked(book), *_not_asked(folder))
    return beginning(TITLE, book, _ABOUT) + "".join(parts)


def _for(book: RuleBook) -> Iterator[str]:
    yield "\n## For whom\n\n"
    for said in dict.fromkeys((*_each(book, "population"), *_each(book, "user"))):
        yield f"- {text(said)}\n"
    yield (
        "\nThe rules are for neck, shoulders and upper back. No question asks where it hurts, so somebody whose"
        " lower back aches is not turned away: the questions, thresholds and exercises were not chosen for them.\n"
    )


def _not_for(book: RuleBook) -> Iterator[str]:
    yield "\n## Not for\n\nAs each set of rules says of itself:\n\n"
    for pack in book.packs:
        yield f"- **{text(pack.title)}**\n"
        yield from (f"    - {text(one)}\n" for one in pack.exclusions)


def _each(book: RuleBook, name: str) -> Iterator[str]:
    yield from (str(getattr(pack, name)) for pack in book.packs)


def _asked(book: RuleBook) -> Iterator[str]:
    yield "\n## What is asked about the person, and what follows\n\n| asked | what follows from yes |\n|---|---|\n"
    for question in book.asked:
        if question.screen in _SCREENS:
            link = f"[{text(question.ask)}]({DANGER_SIGNS}#{anchor('question', question.id)})"
            yield f"| {link} | {sentence(_follows(question, book))} |\n"


def _follows(question: Question, book: RuleBook) -> str:
    acting = [one for one in alone(question, book) if one.kind not in TELLING]
    joint = any(asks(rule, question) for rule, _ in joint_rules(book))
    does = outcome(acting, book)
    return f"{does}; {_MORE}" if does and joint else does or f"nothing by itself; {_MORE}"


def _not_asked(folder: CheckedFolder) -> Iterator[str]:
    yield "\n## What no question finds\n\n"
    for hazard in folder.hazards:
        if hazard.residual and not hazard.controlled:
            yield f"- {text(hazard.residual)}\n"
    yield "\n## What the rules can't do\n\n"
    for pack in folder.whole.book.packs:
        yield f"- **{text(pack.title)}**\n"
        yield from (f"    - {text(one)}\n" for one in pack.limits)
    yield f"\nNo clinician has reviewed any of it: [each set of rules, with its review]({PACKS}).\n"
