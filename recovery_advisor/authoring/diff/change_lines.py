"""Writes a change as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import fill

from recovery_advisor.authoring.diff.change import Direction
from recovery_advisor.authoring.diff.compare import Clearable, FoundChange
from recovery_advisor.authoring.diff.example import as_yaml, given
from recovery_advisor.authoring.diff.pair import Pair
from recovery_advisor.authoring.diff.responsible import Responsible
from recovery_advisor.authoring.diff.review import Change
from recovery_advisor.authoring.diff.told import TextChange
from recovery_advisor.authoring.diff.wording import change_in_words, example_in_words, who_in_words
from recovery_advisor.rendering.advice_text import WIDTH
from recovery_advisor.rulebook.wording import kind_in_words
from recovery_advisor.values.translator import humanize

#: The file and line of each rule of each book, such as ``old/my-pack/rules.yaml:3``, and of texts.
Places = Mapping[str, Mapping[str, str]]


def lines_of(change: Change, pair: Pair, places: Places) -> str:
    """What a change is, where it stands, its id, and who has accepted it.

    Args:
        change: the change.
        pair: the two books.
        places: where their rules and texts stand.
    """
    lines = [*_lines(change, pair, places), f"    id: {change.id}"]
    if change.accepted:
        lines.append(_filled("", f"accepted by {change.accepted.by}: {change.accepted.reason}"))
    return "\n".join(lines)


def place_of_text(change: TextChange, places: Places) -> str | None:
    """Where a text stands, or stood; ``None`` where that is not known."""
    return places["new" if change.new else "old"].get(change.text)


def _lines(change: Change, pair: Pair, places: Places) -> Iterator[str]:
    if isinstance(change.of, FoundChange):
        yield from _change_in_lines(change.of, pair, places)
    elif isinstance(change.of, Clearable):
        may = "now" if change.of.direction is Direction.PERMISSIVE else "no longer"
        yield f"  a professional may {may} clear {humanize(change.of.question)}"
    else:
        yield from _text_in_lines(change.of, places)


def _text_in_lines(change: TextChange, places: Places) -> Iterator[str]:
    yield f"  {change.text}"
    for when, text in (("old", change.old), ("new", change.new)):
        said = "(not there)" if text is None else text.text or "(nothing)"
        yield _filled(f"{when}: ", said)
    if place := place_of_text(change, places):
        yield f"    {place}"


def _change_in_lines(found: FoundChange, pair: Pair, places: Places) -> Iterator[str]:
    yield f"  {change_in_words(found.change, pair)}"
    if found.example is None:
        yield "    not settled: no example was found and confirmed in time"
        return
    yield from _who(found, pair)
    yield _filled("smallest example: ", example_in_words(found.example, pair.asked))
    yield f"    {as_yaml(given(pair, found.example))}"
    yield from (_filled("", line) for line in _blamed(found.responsible, places))


def _who(found: FoundChange, pair: Pair) -> Iterator[str]:
    always, alternatives = who_in_words(found.cover, pair.asked)
    if alternatives:
        always = [*always, "and one of these:" if always else "one of these:"]
    yield _filled("who: ", "; ".join(always or ["everybody"]))
    yield from (_filled("  - ", one) for one in alternatives)
    if not found.cover.whole:
        yield f"    and others{'' if found.settled else '; not settled: the time was over'}"


def _blamed(of: Sequence[Responsible], places: Places) -> Iterator[str]:
    """A line for each rule of each book."""
    effects: dict[tuple[str, str], list[str]] = {}
    for one in of:
        does = kind_in_words(one.effect.kind, one.effect.level)
        effects.setdefault((one.book, one.effect.rule.id), []).append(does)
    if not effects:
        yield "no rule: the exercises differ, or what a session has on offer"
    for (book, rule), all in effects.items():
        yield f"only in the {book} rules: {rule} ({', '.join(all)}), {places[book][rule]}"


def _filled(begin: str, text: str) -> str:
    indent = " " * 4
    return fill(
        text,
        WIDTH,
        initial_indent=indent + begin,
        subsequent_indent=indent * 2,
        break_on_hyphens=False,
    )
