"""``assert_safe_over_time``: checks an app that follows people against every law over time."""

from __future__ import annotations

import hypothesis

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.testing.app_over_time import OpenApp
from recovery_advisor.testing.history_broken import HistoryLawBroken
from recovery_advisor.testing.history_law import shipped_history_book
from recovery_advisor.testing.history_laws import HISTORY_LAWS
from recovery_advisor.testing.history_search import NO_ADVICE, breaches_of
from recovery_advisor.values.errors import InputError

#: The law that an advice comes back goes first, as the others are about advices.
_IN_ORDER = sorted(HISTORY_LAWS, key=lambda law: law.id != NO_ADVICE)


def assert_safe_over_time(
    open_app: OpenApp,
    *,
    book: RuleBook | None = None,
    settings: hypothesis.settings | None = None,
) -> None:
    """Check an app that follows people over time against every law over time.

    Args:
        open_app: opens the app for a person, whose name is made up: it returns what has ``record``,
            which takes an event of :mod:`recovery_advisor.history`, and ``advise``, which takes a time
            with its zone and returns an ``Advice``, the mapping of one, or its JSON text. Called again
            with the same name it opens the app on another device of that person. The events lie in
            the past, by years; take the time that is given for now. Each may be asynchronous. Where
            the app is not meant for everybody, ``hypothesis.assume`` in it leaves people out.
        book: the rules that the app is checked against; ``None`` is the shipped ones with their
            history pack.
        settings: how hard to look, as for :func:`assert_safe`.

    Raises:
        HistoryLawBroken: with every law broken, each with the smallest lives found. Where not even an
            advice comes back, with that alone.
        InputError: for what is no function, no rules with a history pack, or no settings.
    """
    __tracebackhide__ = True
    if not callable(open_app):
        raise InputError("open_app", open_app, "a function from a person's name to their app")
    if book is not None and not (isinstance(book, RuleBook) and book.derived):
        raise InputError("book", book, "a RuleBook with a history pack, as load_history_book gives")
    if settings is not None and not isinstance(settings, hypothesis.settings):
        raise InputError("settings", settings, "hypothesis.settings(…)")
    if breaches := breaches_of(_IN_ORDER, open_app, book or shipped_history_book(), settings):
        raise HistoryLawBroken.by(open_app, breaches)
