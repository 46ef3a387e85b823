"""``python -m benchmarks.people``: who is sent too late or too early, by what the sources say.

It ends with status 1 where anybody is given a session that may harm them.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import fill

from benchmarks.people.judging import READ_BLIND, Judged, judged
from recovery_advisor import Urgency

#: The urgencies that are told apart.
LEVELS = (Urgency.NONE, Urgency.ROUTINE, Urgency.URGENT, Urgency.EMERGENCY)


def table(everybody: Sequence[Judged]) -> str:
    """Rows are what the source says is needed, columns what is advised; and how many of each are off."""
    counted = Counter((one.needed, one.sent) for one in everybody)
    head = "needs \\ sent " + "".join(
        f"{level:>11}" for level in (*LEVELS, "too late", "too early")
    )
    return "\n".join([head, *(_row(level, counted) for level in LEVELS)])


def _row(needed: Urgency, counted: Counter[tuple[Urgency, Urgency]]) -> str:
    late = sum(counted[needed, sent] for sent in LEVELS if sent < needed)
    early = sum(counted[needed, sent] for sent in LEVELS if sent > needed)
    numbers = (*(counted[needed, sent] for sent in LEVELS), late, early)
    return f"{needed:13}" + "".join(f"{number:11}" for number in numbers)


def _stories(title: str, group: Sequence[Judged]) -> Iterator[str]:
    yield f"\n{title}: {len(group)}"
    for one in group:
        needs = f"needs {one.needed}, advised {one.sent} and {one.advice.readiness}"
        yield f"  {one.person.name}: {needs}"
        for line in (one.person.story, f"Source: {one.person.source}"):
            yield fill(line, 100, initial_indent="    ", subsequent_indent="    ")


def main() -> int:
    """Print the tables, and each story that comes out otherwise than its source says."""
    known = tell("people; soon counts as routine", judged())
    print()
    blind = tell("people read blind, whom the rules were not made for", judged(READ_BLIND))
    return 1 if known or blind else 0


def tell(whom: str, everybody: Sequence[Judged]) -> int:
    """Print the table of some people and who is off in it; return how many are moved too early."""
    moved = [one for one in everybody if one.is_moved_too_early]
    print(f"{len(everybody)} {whom}\n\n{table(everybody)}")
    for title, group in {
        "too late (undertriage)": [one for one in everybody if one.sent < one.needed],
        "too early (overtriage)": [one for one in everybody if one.sent > one.needed],
        "given a session that may harm": moved,
        "told to rest more than is good for them": [one for one in everybody if one.is_held_back],
    }.items():
        print("\n".join(_stories(title, group)))
    return len(moved)


if __name__ == "__main__":
    sys.exit(main())
