"""The advices that the rules themselves give where an app's preferences may not be known."""

from __future__ import annotations

import re

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.testing.app_under_test import Asked, Told
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.preferences import Preferences
from recovery_advisor.values.translator import ENGLISH, Translator

#: A telephone number in a text.
_NUMBER = re.compile(r"\+?[0-9](?:[ -]?[0-9]){1,14}")


def nearest(asked: Asked, person: Told) -> Advice:
    """The rules' own advice that plans the same as an app's, if any does.

    Where the app was given preferences it is the advice for these. Else it is in the app's language,
    names the number that the app names, and is with or without all the gear that there is.
    """
    if asked.wishes is not None:
        return asked.assessed(person, asked.wishes)
    told = person.advice
    number = _NUMBER.search(" ".join(told.say))
    locale = language(told, asked.book).locale
    known = Preferences(
        locale=None if locale == ENGLISH.locale else locale,
        emergency_number=number.group() if number else None,
    )
    geared = known.model_copy(update={"equipment": frozenset(asked.book.equipment)})
    own = [asked.assessed(person, one) for one in (known, geared)]
    return next((one for one in own if planned(one) == planned(told)), own[0])


def language(told: Advice, book: RuleBook) -> Translator:
    """The language that an advice is in; English where the rules do not have it."""
    locales = book.languages.locales
    return book.languages.words(told.locale if told.locale in locales else None)


def same_verdict(one: Advice, other: Advice) -> bool:
    """Whether readiness and urgency are the same; an app may be more careful than the rules."""
    return (one.readiness, one.urgency) == (other.readiness, other.urgency)


def planned(advice: Advice) -> tuple[str, ...]:
    """Ids of the ways that are planned, in order."""
    return tuple(item.way for item in advice.session.exercises) if advice.session else ()
