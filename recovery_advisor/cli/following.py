"""The person whom a command of ``track`` follows: their history, and the advice on them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import datetime, tzinfo
from textwrap import fill

from recovery_advisor.cli.options.moments import at_of
from recovery_advisor.cli.options.preferences import preferences_of
from recovery_advisor.cli.options.store import ME, history_of
from recovery_advisor.cli.terminal import coloured
from recovery_advisor.history import Course, History, standing_signs
from recovery_advisor.history.acceptance import AHEAD
from recovery_advisor.history.standing_signs import StandingSign, sign_in_words
from recovery_advisor.rendering.advice_text import WIDTH, bullet
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.errors import InputError
from recovery_advisor.values.levels import Readiness, Urgency
from recovery_advisor.values.placeholders import filled
from recovery_advisor.values.translator import Translator

_MOST_NAMES = 5


def followed(options: Namespace) -> History:
    """The history that the options name, in which their person is known.

    Raises:
        InputError: for a person of whom nothing is kept. Of one's own store that is still empty,
            nothing has to be.
        RulesError, StoreError: as :func:`history_of`.
    """
    history = history_of(options)
    people = history.people()
    if options.person not in people and (people or options.person != ME):
        raise InputError("--person", options.person, _known(people))
    return history


def _known(people: list[str]) -> str:
    if not people:
        return "somebody of whom something is kept, and nobody is in this store"
    more = f" and {len(people) - _MOST_NAMES} more" if len(people) > _MOST_NAMES else ""
    return f"somebody of whom something is kept: {', '.join(people[:_MOST_NAMES])}{more}"


def advice_of(options: Namespace, history: History) -> Advice:
    """The advice at the time that the options name, which must be no earlier one.

    Raises:
        InputError: for a time before the latest event, and as :meth:`History.advise`.
        StoreError: when the events can't be read.
    """
    at = at_of(options)
    latest = history.course(options.person).last_event
    if options.at and latest and latest > at + AHEAD:
        allowed = f"a time from the latest event on, which is at {_minute(latest, at.tzinfo)}"
        hint = "`recovery-advisor track timeline` tells what was advised before."
        raise InputError("--at", _minute(at, at.tzinfo), allowed, hint)
    return history.advise(options.person, at, preferences_of(options))


def _minute(at: datetime, zone: tzinfo | None) -> str:
    return at.astimezone(zone).isoformat(timespec="minutes")


def holds_back(advice: Advice) -> bool:
    """Whether it rests or refers, so that its reasons have to be told."""
    return advice.urgency is not Urgency.NONE or advice.readiness is Readiness.REST


def advised_after(advice: Advice) -> str:
    """The advice after what is no check-in: whole where it rests or refers, else its first words."""
    if holds_back(advice):
        return coloured(advice)
    return "\n".join(fill(line, WIDTH) for line in advice.say)


def signs_told(
    course: Course, book: RuleBook, words: Translator, zone: tzinfo | None = None
) -> Iterator[str]:
    """Yield the lines that list the danger signs that stand, after an empty one; nothing without any."""
    signs = standing_signs(course, book)
    if not signs:
        return
    yield ""
    yield words.must("Danger signs that stand:")
    for sign in signs:
        yield bullet(sign_in_words(sign, zone, words))
        if not sign.cleared:
            yield from _how_to_clear(sign, words)


def _how_to_clear(sign: StandingSign, words: Translator) -> Iterator[str]:
    """Yield how to tell that a professional looked into it."""
    questions = ",".join(sign.questions)
    command = f"recovery-advisor track record --cleared {questions} --by NAME --until DAY"
    says = filled(words("Once a professional has looked into it: {command}"), command=command)
    yield fill(
        says, WIDTH, initial_indent="    ", subsequent_indent="      ",
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
