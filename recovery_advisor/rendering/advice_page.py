"""Renders an advice as HTML for a page of one's own: classes alone, no style and no script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from recovery_advisor.rendering.html_blocks import lines_of
from recovery_advisor.rendering.page import BulletList, ListItem
from recovery_advisor.rendering.session_page import session_lines
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.levels import REFERRED_NOW
from recovery_advisor.values.markup import AtLevel
from recovery_advisor.values.placeholders import filled
from recovery_advisor.values.reasons import Exclusion, Reason
from recovery_advisor.values.translator import Translator, humanize


def render(shown: AtLevel, words: Translator) -> str:
    """Return the advice as one element, what to do first."""
    advice: Advice = shown.value
    verdict = f"recovery-advice {advice.verdict.value}"
    parts = [f'<section class="{verdict}" lang="{escape(advice.locale.replace("_", "-"))}">']
    parts += [*_verdict(advice, shown.level), *_details(advice, shown.level + 1, words)]
    parts += [f'<p class="review">{escape(advice.review_line)}</p>', "</section>"]
    return "\n".join(parts) + "\n"


def _verdict(advice: Advice, level: int) -> Iterator[str]:
    first, *others = advice.say or (advice.reasons[0].say,)
    yield f'<h{level} class="verdict">{escape(first)}</h{level}>'
    yield from (f'<p class="do">{escape(say)}</p>' for say in others)


def _details(advice: Advice, level: int, words: Translator) -> Iterator[str]:
    nets = (ListItem(f"{net.say} {net.because}") for net in advice.safety_net)
    yield from _section(words.must("From now on:"), nets, level)
    yield from _section(words("Why:"), _reasons(advice.reasons), level)
    if advice.session:
        yield from session_lines(advice.session, level, words)
    elif advice.no_session:
        why = filled(words.must("No session: {why}"), why=advice.no_session.say)
        yield f'<p class="no-session">{escape(why)}</p>'
    if advice.missing and advice.verdict not in REFERRED_NOW:
        names = words.listed(words(humanize(question)) for question in advice.missing)
        open_ = words.must("Not answered yet, and it could change this: {questions}.")
        yield f'<p class="missing">{escape(filled(open_, questions=names))}</p>'
    yield from _section(words.must("Left out:"), _left_out(advice.excluded, words), level)
    yield from _section(words("Good to know:"), map(ListItem, advice.notes), level)


def _section(title: str, items: Iterable[ListItem], level: int) -> Iterator[str]:
    """Yield a heading and its list, or nothing where the list is empty."""
    found = tuple(items)
    if found:
        yield f"<h{level}>{escape(title.rstrip(':'))}</h{level}>"
        yield from lines_of(BulletList(found))


def _reasons(reasons: Iterable[Reason]) -> Iterator[ListItem]:
    """Yield each rule once, with its source."""
    first: dict[str, Reason] = {}
    for reason in reasons:
        first.setdefault(reason.rule, reason)
    for reason in first.values():
        cited = f"{reason.source.title}, {reason.source.at}"
        yield ListItem(f"{reason.say} {reason.because}", (cited,))


def _left_out(excluded: Iterable[Exclusion], words: Translator) -> Iterator[ListItem]:
    """Yield the excluded exercises by name; those with the same reasons share an item."""
    together: dict[str, list[str]] = {}
    for one in sorted(excluded, key=lambda one: one.name):
        together.setdefault(" ".join(one.say), []).append(one.name)
    left_out = words.must("{exercises}. {why}")
    for why, names in together.items():
        yield ListItem(filled(left_out, exercises=words.listed(names), why=why))
