"""Renders an advice as plain text, with all that it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import fill, indent

from recovery_advisor.rendering.session_words import dose_in_words, phase_in_words
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.levels import REFERRED_NOW, Phase
from recovery_advisor.values.placeholders import filled
from recovery_advisor.values.reasons import Exclusion, Reason, SafetyNet
from recovery_advisor.values.session import Item, Session
from recovery_advisor.values.translator import Translator, humanize

WIDTH = 79


def render(advice: Advice, words: Translator) -> str:
    """Return all that it says as text, and who has reviewed the rules."""
    return f"{advice_in_full(advice, words)}\n\n{fill(advice.review_line, WIDTH)}"


def advice_in_full(advice: Advice, words: Translator) -> str:
    """The verdict, reasons, session, missing answers and excluded exercises as text.

    Args:
        advice: the advice.
        words: translator into its language, for headings and connecting words.
    """
    parts = [[fill(line, WIDTH) for line in advice.say]]
    if advice.safety_net:
        parts.append([words.must("From now on:"), *safety_net(advice.safety_net)])
    parts.append([words("Why:"), *_reasons(advice.reasons)])
    if advice.session:
        parts.append(list(_session(advice.session, words)))
    elif advice.no_session:
        why = filled(words.must("No session: {why}"), why=advice.no_session.say)
        parts.append([fill(why, WIDTH)])
    if advice.missing and advice.verdict not in REFERRED_NOW:
        parts.append([fill(_missing(advice.missing, words), WIDTH)])
    if advice.excluded:
        parts.append([words.must("Left out:"), *_excluded(advice.excluded, words)])
    if advice.notes:
        parts.append([words("Good to know:"), *(bullet(note) for note in advice.notes)])
    return "\n\n".join("\n".join(part) for part in parts)


def bullet(text: str) -> str:
    """The text as an item of a list, wrapped."""
    return fill(text, WIDTH, initial_indent="  - ", subsequent_indent="    ")


def safety_net(nets: Iterable[SafetyNet]) -> Iterator[str]:
    """Yield what to watch for, an item each."""
    return (bullet(net.say) for net in nets)


def _reasons(reasons: Iterable[Reason]) -> Iterator[str]:
    shown: set[str] = set()
    for reason in reasons:
        if reason.rule not in shown:
            shown.add(reason.rule)
            yield bullet(f"{reason.say} {reason.because}")
            cited = f"[{reason.source.title}, {reason.source.at}]"
            yield indent(fill(cited, WIDTH - 4, break_on_hyphens=False), " " * 4)


def _missing(questions: Iterable[str], words: Translator) -> str:
    names = words.listed(words(humanize(question)) for question in questions)
    return filled(
        words.must("Not answered yet, and it could change this: {questions}."), questions=names
    )


def _session(session: Session, words: Translator) -> Iterator[str]:
    minutes = round_up_minutes(session.seconds)
    yield words.many("Your session, about {n} minute:", "Your session, about {n} minutes:", minutes)
    for phase in Phase:
        items = [item for item in session.exercises if item.phase is phase]
        if items:
            yield f"  {phase_in_words(phase, words)}"
            for item in items:
                yield from _item(item, words)
    for region in session.focus_not_covered:
        nothing = words("Nothing in this session works on the {region}.")
        yield bullet(filled(nothing, region=words(humanize(region))))
    for remark in session.remarks:
        yield bullet(remark)


def _item(item: Item, words: Translator) -> Iterator[str]:
    yield f"  - {item.name}: {dose_in_words(item.dose, words)}"
    yield fill(" ".join(item.cues), WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 6)


def _excluded(excluded: Iterable[Exclusion], words: Translator) -> Iterator[str]:
    """Yield the excluded exercises by name; those with the same reasons share a line."""
    together: dict[str, list[str]] = {}
    for exclusion in sorted(excluded, key=lambda one: one.name):
        together.setdefault(" ".join(exclusion.say), []).append(exclusion.name)
    for why, names in together.items():
        left_out = words.must("{exercises}. {why}")
        yield bullet(filled(left_out, exercises=words.listed(names), why=why))


def round_up_minutes(seconds: int) -> int:
    """Seconds as whole minutes, rounded up."""
    return -(-seconds // 60)
