"""Reports the difference of two rule books, as lines of text and as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import fill
from typing import Any

from recovery_advisor.authoring.diff.change import AdviceChange, Direction, Opened, Redecided
from recovery_advisor.authoring.diff.compare import Difference, FoundChange
from recovery_advisor.authoring.diff.example import as_yaml, given
from recovery_advisor.authoring.diff.pair import Pair
from recovery_advisor.authoring.diff.responsible import Responsible
from recovery_advisor.authoring.diff.wording import (
    change_in_words,
    cube_in_words,
    example_in_words,
    not_compared_in_words,
    who_in_words,
)
from recovery_advisor.loading.compiler import Compiled
from recovery_advisor.rendering.advice_text import WIDTH
from recovery_advisor.rulebook.wording import kind_in_words
from recovery_advisor.values.translator import humanize

#: The file and line of each rule of each book, such as ``old/my-pack/rules.yaml:3``.
Places = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class DiffReport:
    """The report on the difference of two rule books.

    Attributes:
        difference: the difference.
        places: where the rules of the ``old`` and of the ``new`` book stand.
        accepted: whether more may be permitted.
    """

    difference: Difference
    places: Places
    accepted: bool = False

    @property
    def passed(self) -> bool:
        """Whether all is settled, and nothing more is permitted unless that is accepted."""
        return self.difference.settled and (self.accepted or not self.difference.permissive)

    def lines(self) -> Iterator[str]:
        """Each change, the more permissive first; last, whether all is settled."""
        for direction in Direction:
            if told := [*self._changes(direction)]:
                yield f"{direction.capitalize()}:\n"
                yield from (f"{one}\n" for one in told)
        yield from _ending(self.difference)

    def _changes(self, direction: Direction) -> Iterator[str]:
        difference = self.difference
        for one in difference.found:
            if one.change.direction is direction:
                yield _change_in_lines(one, difference.pair, self.places)
        may = "now" if direction is Direction.PERMISSIVE else "no longer"
        for question in difference.clearable:
            if question.direction is direction:
                yield f"  a professional may {may} clear {humanize(question.question)}"

    def data(self) -> dict[str, Any]:
        """Each change, and whether all is settled."""
        difference, pair = self.difference, self.difference.pair
        return {
            "settled": difference.settled,
            "permissive": difference.permissive,
            "changes": [_as_data(one, pair, self.places) for one in difference.found],
            "clearable": [
                {"question": one.question, "direction": one.direction}
                for one in difference.clearable
            ],
            "not_compared": [*not_compared_in_words(pair)],
        }


def places_of(compiled: Compiled, root: Path) -> Mapping[str, str]:
    """The file and line of each rule of a folder."""
    rules = compiled.files.unique("rules", "rule", lambda record: record.rules)
    problems = {id: place.problem("") for id, (_, place, _) in rules.items()}
    return {id: f"{root / one.file}:{one.line}" for id, one in problems.items()}


def _change_in_lines(found: FoundChange, pair: Pair, places: Places) -> str:
    lines = [f"  {change_in_words(found.change, pair)}"]
    if found.example is None:
        return "\n".join([*lines, "    not settled: no example was found and confirmed in time"])
    lines += _who(found, pair)
    lines.append(_filled("smallest example: ", example_in_words(found.example, pair.asked)))
    lines.append(f"    {as_yaml(given(pair, found.example))}")
    lines += [_filled("", line) for line in _blamed(found.responsible, places)]
    return "\n".join(lines)


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


def _ending(difference: Difference) -> Iterator[str]:
    pair = difference.pair
    for line in not_compared_in_words(pair):
        yield fill(f"Not compared: {line}.", WIDTH)
    if not difference.proved:
        yield "Not settled: the time was over, and there may be more."
    elif not difference.settled:
        yield "Not settled: the time was over before all was known of each."
    elif difference.found or difference.clearable:
        yield "Nothing else changes for anybody: proved for every combination of answers."
    else:
        yield "No difference: proved for every combination of answers."
        yield _hashes(pair)


def _hashes(pair: Pair) -> str:
    old, new = pair.old.book.id, pair.new.book.id
    if old.sha256 != new.sha256:
        return fill(
            "What they mean is not the same all the same: a dose, a note, a session, or a condition"
            " that comes to nothing else.",
            WIDTH,
        )
    return f"Both mean the same, by their hash {old.sha256[:12]}."


def _as_data(found: FoundChange, pair: Pair, places: Places) -> dict[str, Any]:
    return {
        "direction": found.change.direction,
        **_change_data(found.change),
        "settled": found.settled,
        "example": None if found.example is None else given(pair, found.example),
        "who": [cube_in_words(cube, pair.asked) for cube in found.cover.cubes],
        "and_others": not found.cover.whole,
        "rules": [_rule_data(one, places) for one in found.responsible],
    }


def _change_data(change: AdviceChange) -> dict[str, Any]:
    if isinstance(change, Redecided):
        return {"old": change.old._asdict(), "new": change.new._asdict()}
    return {"opened" if isinstance(change, Opened) else "closed": change.ways}


def _rule_data(one: Responsible, places: Places) -> dict[str, Any]:
    return {
        "rule": one.effect.rule.id,
        "effect": one.effect.kind,
        "level": one.effect.level,
        "in": one.book,
        "place": places[one.book][one.effect.rule.id],
    }
