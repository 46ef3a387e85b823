"""Renders an advice as text that fits on one screen, and says how to see all of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from textwrap import fill

from recovery_advisor.rendering import advice_text
from recovery_advisor.rendering.advice_text import WIDTH, bullet, round_up_minutes, safety_net
from recovery_advisor.rendering.session_words import dose_in_words, phase_in_words
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.levels import REFERRED_NOW, Urgency
from recovery_advisor.values.placeholders import filled
from recovery_advisor.values.reasons import Reason
from recovery_advisor.values.session import Session
from recovery_advisor.values.translator import Translator, humanize

#: Rows of a terminal, one of them for what is typed next.
ROWS = 24 - 1
#: The most rows of reasons beside a session, of safety nets, and of names of unanswered questions.
_REASONS_BESIDE, _NETS, _NAMES = 5, 4, 5
_ALL_OF_IT = "print(advice.as_text())"

#: Lines that stand together.
_Item = list[str]


def render(advice: Advice, words: Translator) -> str:
    """Return the whole text where it fits on a screen, if need be without who reviewed the rules.

    Else the shorter one. The verdict and the first reason, which is as urgent as the advice, are
    never cut.
    """
    whole, advised = advice_text.render(advice, words), advice_text.advice_in_full(advice, words)
    fitting = (text for text in (whole, advised) if _rows(text) <= ROWS)
    return next(fitting, None) or "\n\n".join(_parts(advice, words))


def _parts(advice: Advice, words: Translator) -> Iterator[str]:
    head = "\n".join(fill(line, WIDTH) for line in advice.say)
    hint = fill(filled(words("All of it: {how}"), how=_ALL_OF_IT), WIDTH)
    left = ROWS - _rows(head) - _rows(hint) - 2
    yield head
    if advice.safety_net:
        nets = "\n".join(_safety_net(advice, words))
        left -= _rows(nets) + 1
        yield nets
    told = "\n".join(_told(advice, words))
    beside = [told] if told else []
    if session := advice.session:
        reasons = _reasons(advice, min(_REASONS_BESIDE, left), words)
        room = left - _rows(reasons) - 1 - sum(_rows(one) + 1 for one in beside)
        beside.append("\n".join(_session(session, room, words)))
    else:
        reasons = _reasons(advice, left - sum(_rows(one) + 1 for one in beside), words)
    yield from (reasons, *beside, hint)


def _safety_net(advice: Advice, words: Translator) -> Iterator[str]:
    items = [[item] for item in safety_net(advice.safety_net)]
    yield words.must("From now on:")
    yield from _fitting(items, _NETS, words)


def _told(advice: Advice, words: Translator) -> Iterator[str]:
    """What must be said beside the reasons: why there is no session, and what is not answered."""
    if advice.no_session:
        why = filled(words.must("No session: {why}"), why=advice.no_session.say)
        yield fill(why, WIDTH)
    if advice.missing and advice.verdict not in REFERRED_NOW:
        yield _missing(advice.missing, words)


def _missing(questions: Sequence[str], words: Translator) -> str:
    """All names, or the first that fit, always one, and how many more there are."""
    names = [words(humanize(question)) for question in questions]
    every = _unanswered(names, len(names), words)
    if _rows(every) <= _NAMES:
        return every
    line = _unanswered(names, 1, words)
    for shown in range(2, len(names)):
        longer = _unanswered(names, shown, words)
        if _rows(longer) > _NAMES:
            break
        line = longer
    return line


def _unanswered(names: Sequence[str], shown: int, words: Translator) -> str:
    some, others = words.listed(names[:shown]), len(names) - shown
    if others:
        some = words.many("{names} and {n} other", "{names} and {n} others", others, names=some)
    text = words.must("Not answered yet, and it could change this: {questions}.")
    return fill(filled(text, questions=some), WIDTH)


def _reasons(advice: Advice, rows: int, words: Translator) -> str:
    by_rule = {reason.rule: reason for reason in sorted(advice.reasons, key=_most_urgent_first)}
    items = [[bullet(reason.say)] for reason in by_rule.values()]
    return "\n".join([words("Why:"), *_fitting(items, rows - 1, words)])


def _most_urgent_first(reason: Reason) -> int:
    return -reason.level.rank if isinstance(reason.level, Urgency) else 0


def _session(session: Session, rows: int, words: Translator) -> Iterator[str]:
    """The moves, one a line; where those do not all fit, a phase a paragraph, if that does."""
    minutes = round_up_minutes(session.seconds)
    yield words.many("Your session, about {n} minute:", "Your session, about {n} minutes:", minutes)
    lines: list[_Item] = []
    paragraphs = []
    for phase, items in groupby(session.exercises, lambda item: item.phase):
        heading = f"  {phase_in_words(phase, words)}"
        moves = [f"{item.name}: {dose_in_words(item.dose, words)}" for item in items]
        first, *rest = [f"  - {move}" for move in moves]
        lines += [[heading, first], *([one] for one in rest)]
        paragraphs.append(fill(f"{heading}. {'; '.join(moves)}.", WIDTH, subsequent_indent="    "))
    fits = sum(map(_rows, paragraphs)) <= rows - 1 < sum(map(len, lines))
    yield from paragraphs if fits else _fitting(lines, rows - 1, words)


def _fitting(items: Sequence[_Item], rows: int, words: Translator) -> Iterator[str]:
    """The first items that fit, always one, and how many more there are."""
    *ends, end = accumulate((sum(map(_rows, item)) for item in items), initial=0)
    shown = len(items) if end <= rows else max(1, sum(one < rows for one in ends) - 1)
    for item in items[:shown]:
        yield from item
    if others := len(items) - shown:
        yield bullet(words.many("and {n} more", "and {n} more", others))


def _rows(text: str) -> int:
    return text.count("\n") + 1
