"""Who is treated otherwise by the new rules: the most permissive first, known answers before unanswered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recovery_advisor.authoring.diff.change import Direction, Redecided
from recovery_advisor.authoring.diff.compare import Clearable, Difference, FoundChange
from recovery_advisor.authoring.diff.pair import Pair
from recovery_advisor.authoring.diff.review import Change, Review
from recovery_advisor.authoring.diff.wording import (
    change_in_words,
    example_in_words,
    not_compared_in_words,
    who_in_words,
)
from recovery_advisor.authoring.rules_report.anchors import anchor
from recovery_advisor.authoring.rules_report.words_changed import acceptance
from recovery_advisor.rendering.page import (
    Cell,
    DocumentBlock,
    Heading,
    Link,
    Paragraph,
    Row,
    Table,
)
from recovery_advisor.rulebook.wording import kind_in_words
from recovery_advisor.values.levels import Readiness, Urgency
from recovery_advisor.values.translator import humanize

HEADING = Heading("Who is treated otherwise", 2, "treated")

#: How many alternatives of a change are written out; ``recovery-advisor diff`` lists all.
_SHOWN = 3
#: What the words of a condition hold that somebody meets who has not answered.
_OPEN = "not answered"


def treated(review: Review) -> Iterator[DocumentBlock]:
    """Each change with an example and the rules; last, whether that is all."""
    yield HEADING
    pair = review.difference.pair
    found = [(one, one.of) for one in review.changes if isinstance(one.of, FoundChange)]
    clearable = [(one, one.of) for one in review.changes if isinstance(one.of, Clearable)]
    for direction in Direction:
        own = [(one, of) for one, of in found if of.change.direction is direction]
        cleared = [(one, of) for one, of in clearable if of.direction is direction]
        if own or cleared:
            yield Heading(direction.capitalize(), 3)
        for change, of in sorted(own, key=lambda it: _order(it[1], pair)):
            rows = tuple(Row(((part,), cell)) for part, cell in _parts(change, of, pair))
            yield Table(_title(of, pair), ("part", "what"), rows)
        may = "now" if direction is Direction.PERMISSIVE else "no longer"
        for change, question in cleared:
            said = f"A professional may {may} clear {humanize(question.question)}."
            yield Paragraph(f"{said} Accepted: {acceptance(change)}.")
    yield from _ending(review.difference)


def _title(found: FoundChange, pair: Pair) -> str:
    change = change_in_words(found.change, pair).replace("->", "→")
    return f"{change[0].upper()}{change[1:]}"


def _order(found: FoundChange, pair: Pair) -> tuple[int, int, bool]:
    """A key to order by: the largest step to less urgency or more readiness first, then known answers."""
    steps = _steps(found.change) if isinstance(found.change, Redecided) else (0,)
    return -max(steps), -sum(steps), _leaves_open(found, pair)


def _steps(change: Redecided) -> tuple[int, int]:
    """How many levels of urgency are lost, and how many of readiness gained."""
    readiness, urgency = list(Readiness), list(Urgency)
    lost = urgency.index(change.old.urgency) - urgency.index(change.new.urgency)
    gained = readiness.index(change.new.readiness) - readiness.index(change.old.readiness)
    return max(lost, 0), max(gained, 0)


def _leaves_open(found: FoundChange, pair: Pair) -> bool:
    """Whether the smallest example has an answer missing; a change without an example comes last."""
    if found.example is None:
        return True
    return any(
        number == one.question.unknown
        for one, number in zip(pair.asked, found.example, strict=True)
    )


def _parts(change: Change, found: FoundChange, pair: Pair) -> Iterator[tuple[str, Cell]]:
    if found.example is None:
        yield "smallest example", ("not settled: none was found and confirmed in time",)
        return
    yield "smallest example", (example_in_words(found.example, pair.asked),)
    always, alternatives = who_in_words(found.cover, pair.asked)
    for part, wanted in (("known answers", False), ("known, or not answered", True)):
        if said := [one for one in always if (_OPEN in one) is wanted]:
            yield part, tuple(said)
    if alternatives:
        known_first = sorted(alternatives, key=lambda one: _OPEN in one)
        yield "and one of these", tuple(_first(known_first))
    if not (always or alternatives):
        yield "who", ("everybody",)
    if not found.cover.whole:
        yield "others", ("others too" if found.settled else "not settled: the time was over",)
    yield "rules", _rules(found, pair)
    yield "accepted", (acceptance(change),)


def _first(alternatives: Sequence[str]) -> Iterator[str]:
    yield from (f"• {one}" for one in alternatives[:_SHOWN])
    if (left := len(alternatives) - _SHOWN) > 0:
        yield f"• {left} more, which recovery-advisor diff lists"


def _rules(found: FoundChange, pair: Pair) -> Cell:
    effects: dict[tuple[str, str], list[str]] = {}
    for one in found.responsible:
        does = kind_in_words(one.effect.kind, one.effect.level)
        effects.setdefault((one.book, one.effect.rule.id), []).append(does)
    now = {effect.rule.id for effect in pair.new.book.effects}
    lines = tuple(_rule(book, rule, does, now) for (book, rule), does in effects.items())
    return lines or ("no rule: the exercises, or what a session has on offer",)


def _rule(book: str, rule: str, does: Sequence[str], now: set[str]) -> str | Link:
    text = f"{'new' if book == 'new' else 'old'}: {rule} ({', '.join(does)})"
    return Link(text, anchor("rule", rule)) if rule in now else text


def _ending(difference: Difference) -> Iterator[DocumentBlock]:
    for line in not_compared_in_words(difference.pair):
        yield Paragraph(f"Not compared: {line}.")
    if not difference.proved:
        yield Paragraph("Not settled: the time was over, and there may be more.")
    elif not difference.settled:
        yield Paragraph("Not settled: the time was over before all was known of each.")
    elif difference.found or difference.clearable:
        yield Paragraph(
            "Nothing else changes for anybody: proved for every combination of answers."
        )
    else:
        yield Paragraph("Nobody is treated otherwise: proved for every combination of answers.")
