"""Reports the replay of one record, as lines of text and as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import fill
from typing import Any

from recovery_advisor.authoring.replay.replayed import Cause, Replayed
from recovery_advisor.rendering.advice_text import WIDTH
from recovery_advisor.rulebook.wording import kind_in_words
from recovery_advisor.values.translator import humanize

#: The most rules named in text; the others are counted.
_MOST_CAUSES = 5


@dataclass(frozen=True, slots=True)
class ReplayReport:
    """The report on the replay of one record.

    Attributes:
        line: the line of the record in its file.
        replayed: the record beside the one that its person would get now.
    """

    line: int
    replayed: Replayed

    @property
    def passed(self) -> bool:
        """Whether nothing would change."""
        return self.replayed.same

    def lines(self) -> Iterator[str]:
        """What would change, and why; empty where nothing would."""
        if self.replayed.same:
            return
        and_is = ", and is more permissive" if self.replayed.more_permissive else ""
        yield f"line {self.line}: would change{and_is}"
        for about in (_changes, _reasons, _circumstances):
            yield from map(_indented, about(self.replayed))
        yield ""

    def data(self) -> dict[str, Any]:
        """The line, and all of the comparison."""
        return {"line": self.line, **self.replayed.model_dump(mode="json")}


def _changes(replayed: Replayed) -> Iterator[str]:
    for level in ("verdict", "readiness", "urgency"):
        then, now = getattr(replayed.old, level), getattr(replayed.new, level)
        if then != now:
            yield f"{level}: {then} -> {now}"
    if replayed.opened:
        yield f"exercises newly allowed: {', '.join(replayed.opened)}"
    if replayed.closed:
        yield f"exercises no longer allowed: {', '.join(replayed.closed)}"
    if replayed.session_differs:
        yield "another session"
    if replayed.missing_differs:
        yield from _missing(replayed)
    if replayed.reasons_differ:
        yield "other reasons"
    if replayed.words_only:
        yield "only in its words"


def _missing(replayed: Replayed) -> Iterator[str]:
    now, no_more = replayed.missing_now, replayed.missing_no_more
    if now:
        yield f"missing now: {_named(now)}"
    if no_more:
        yield f"missing no more: {_named(no_more)}"
    if not now and not no_more:
        yield "what is missing comes in another order"


def _named(questions: Iterable[str]) -> str:
    return ", ".join(humanize(question) for question in questions)


def _reasons(replayed: Replayed) -> Iterator[str]:
    yield from _causes("counts now", replayed.counts_now)
    yield from _causes("counts no more", replayed.counts_no_more)
    for question in replayed.no_longer_asked:
        yield f"no longer asked: {humanize(question)}"


def _causes(when: str, causes: Sequence[Cause]) -> Iterator[str]:
    for cause in causes[:_MOST_CAUSES]:
        effect = kind_in_words(cause.effect, cause.level)
        answers = [
            f"{humanize(question)} {'not answered' if answer is None else answer}"
            for question, answer in cause.looks_at.items()
        ]
        at = f"; it looks at: {', '.join(answers)}" if answers else ""
        yield f"{when}: {cause.rule} ({effect}){at}"
    if len(causes) > _MOST_CAUSES:
        yield f"{when}: {len(causes) - _MOST_CAUSES} more"


def _circumstances(replayed: Replayed) -> Iterator[str]:
    if replayed.rules_differ:
        yield "the rules are not those of the record"
    elif replayed.words_differ:
        yield "the rules say it in other words than those of the record"
    then, now = replayed.libraries
    if then != now:
        yield f"the library was {then}, and is {now}"
    was_faulty, is_faulty = replayed.faults
    if was_faulty:
        yield "an engine failed, or two differed, when this was recorded"
    if is_faulty:
        yield "an engine fails, or two differ, now"


def _indented(line: str) -> str:
    return fill(line, WIDTH, initial_indent="  ", subsequent_indent="    ")
