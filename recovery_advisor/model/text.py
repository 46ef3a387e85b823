"""An advice as a screenful of plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import fill
from typing import TYPE_CHECKING

from recovery_advisor.model.levels import REFERRED_NOW, Phase
from recovery_advisor.model.session import NOT_GIVEN, Dose

if TYPE_CHECKING:
    from recovery_advisor.model.advice import Advice, Exclusion, Reason
    from recovery_advisor.model.session import Item, Session

WIDTH = 79
PHASES = {
    Phase.CARDIO: "First, if you like",
    Phase.WARM_UP: "Warm up, about a minute each",
    Phase.STRENGTH: "Strengthen",
    Phase.STRETCH: "Stretch",
}


def as_text(advice: Advice) -> str:
    """What to do, why, what is not known yet, and the session if there is one."""
    parts = [[fill(line, WIDTH) for line in advice.say]]
    parts.append(["Why:", *_reasons(advice.reasons)])
    if advice.session:
        parts.append(list(_session(advice.session)))
    elif advice.no_session:
        parts.append([fill(f"No session: {advice.no_session.say}", WIDTH)])
    if advice.missing and advice.verdict not in REFERRED_NOW:
        names = ", ".join(in_words(question) for question in advice.missing)
        parts.append([fill(f"Not answered yet, and it could change this: {names}.", WIDTH)])
    if advice.excluded:
        parts.append(["Left out:", *_excluded(advice.excluded)])
    if advice.notes:
        parts.append(["Good to know:", *(_bullet(note) for note in advice.notes)])
    return "\n\n".join("\n".join(part) for part in parts)


def in_words(name: str) -> str:
    """A name such as ``range_of_motion`` as people write it."""
    return name.replace("_", " ").replace("-", " ")


def dose_in_words(dose: Dose) -> str:
    """A dose such as ``3 rounds of 8, each way``; what the guide does not give is not shown."""
    if dose.minutes:
        return f"{dose.minutes} minutes"
    parts = []
    if dose.hold == NOT_GIVEN:
        parts.append("hold briefly")
    elif dose.hold:
        parts.append(f"hold for {dose.hold} seconds")
    if dose.sets and dose.sets > 1:
        each = f" of {dose.repetitions}" if dose.repetitions else ""
        parts.append(f"{dose.sets} rounds{each}")
    elif dose.repetitions:
        parts.append(f"{dose.repetitions} times" if dose.repetitions > 1 else "once")
    if dose.sides and dose.sides > 1:
        parts.append("each way")
    return ", ".join(parts)


def _bullet(text: str) -> str:
    return fill(text, WIDTH, initial_indent="  - ", subsequent_indent="    ")


def _reasons(reasons: Iterable[Reason]) -> Iterator[str]:
    told: set[str] = set()
    for reason in reasons:
        if reason.rule not in told:
            told.add(reason.rule)
            yield _bullet(f"{reason.say} {reason.because}")
            yield f"    [{reason.source.work}: {reason.source.at}]"


def _session(session: Session) -> Iterator[str]:
    yield f"Your session, about {round_up_minutes(session.seconds)} minutes:"
    for phase in Phase:
        items = [item for item in session.items if item.phase is phase]
        if items:
            yield f"  {PHASES[phase]}"
            for item in items:
                yield from _item(item)
    for region in session.focus_not_covered:
        yield _bullet(f"Nothing in this session works on the {in_words(region)}.")
    for remark in session.remarks:
        yield _bullet(remark)


def _item(item: Item) -> Iterator[str]:
    yield f"  - {item.name}: {dose_in_words(item.dose)}"
    yield fill(" ".join(item.cues), WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 6)


def _excluded(excluded: Iterable[Exclusion]) -> Iterator[str]:
    """Exercises with the same thing in their way share a line."""
    together: dict[str, list[str]] = {}
    for exclusion in excluded:
        together.setdefault(" ".join(exclusion.say), []).append(exclusion.name)
    for why, names in together.items():
        yield _bullet(f"{', '.join(names)}. {why}")


def round_up_minutes(seconds: int) -> int:
    """Whole minutes that hold so many seconds."""
    return -(-seconds // 60)
