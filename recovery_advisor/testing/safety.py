"""``assert_safe``: checks whatever gives the advice against every law."""

from __future__ import annotations

import hypothesis
from hypothesis.strategies import SearchStrategy

from recovery_advisor.advisor import Advisor
from recovery_advisor.testing.app_under_test import Advise
from recovery_advisor.testing.broken import LawBroken
from recovery_advisor.testing.law import shipped_advisor
from recovery_advisor.testing.laws import LAWS
from recovery_advisor.testing.laws.advice_comes_back import LAW as ADVICE_COMES_BACK
from recovery_advisor.testing.search import breaches_of
from recovery_advisor.values.errors import InputError
from recovery_advisor.values.preferences import Preferences

#: The law that an advice comes back goes first, as the others are about advices.
_IN_ORDER = (ADVICE_COMES_BACK, *(law for law in LAWS if law is not ADVICE_COMES_BACK))


def assert_safe(
    advise: Advise,
    *,
    advisor: Advisor | None = None,
    preferences: SearchStrategy[Preferences] | None = None,
    settings: hypothesis.settings | None = None,
) -> None:
    """Check an app against every law.

    Args:
        advise: the function of the app from a check-in to an advice. It returns an ``Advice``, the
            mapping of one, or its JSON text, as an HTTP client does. Anything else, an exception
            included, breaks a law too. Where the app is not meant for everybody,
            ``hypothesis.assume`` in it leaves people out.
        advisor: the advisor whose rules the app is checked against; ``None`` is the shipped
            ``Advisor()``. Give the app's own where it has its own rules or packs.
        preferences: where the app takes preferences too, a strategy of them, such as
            ``preferences()``; ``advise`` is then called with a check-in and with one of those.
        settings: how hard to look. ``None`` is the Hypothesis profile at work, without a deadline
            and without a database: nothing is kept.

    Raises:
        LawBroken: with every law broken, each with the smallest counterexample found. Where not
            even an advice comes back, with that alone: the other laws are about advices.
        InputError: for what is no function, no advisor or no settings.
    """
    __tracebackhide__ = True
    if not callable(advise):
        raise InputError("advise", advise, "the function of the app, such as advisor.assess")
    if advisor is not None and not isinstance(advisor, Advisor):
        raise InputError("advisor", advisor, "an Advisor, such as Advisor.from_folder(folder)")
    if settings is not None and not isinstance(settings, hypothesis.settings):
        raise InputError("settings", settings, "hypothesis.settings(…)")
    rules = shipped_advisor() if advisor is None else advisor
    if breaches := breaches_of(_IN_ORDER, advise, rules, preferences, settings):
        raise LawBroken.by(advise, breaches, laws=len(LAWS))
