"""Registers the Hypothesis strategies of check-ins, preferences, clearances and rule books."""

from __future__ import annotations

from inspect import Signature
from typing import TYPE_CHECKING

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.check_in import CheckIn
from recovery_advisor.values.clearance import Clearance
from recovery_advisor.values.frozen import PlainSignature
from recovery_advisor.values.preferences import Preferences
from recovery_advisor.values.screening import Screening

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy
    from pydantic import BaseModel


def register_types() -> None:
    """Make ``st.from_type`` and ``st.builds`` give people; the strategies are imported on first use.

    Hypothesis draws what a signature requires, and nothing of a check-in is required: it would make
    one empty check-in, of which every property holds. So it reads a signature in which each field
    is required and has its strategy; that also goes for a check-in model that is made, generated or
    derived, which no registry knows.
    """
    from hypothesis.strategies import register_type_strategy

    register_type_strategy(CheckIn, lambda _: _strategy("check_ins"))
    register_type_strategy(Preferences, lambda _: _strategy("preferences"))
    register_type_strategy(Clearance, lambda _: _strategy("clearances"))
    register_type_strategy(Screening, lambda _: _strategy("screenings"))
    register_type_strategy(RuleBook, lambda _: _strategy("rule_books"))
    PlainSignature.for_hypothesis = staticmethod(_as_drawn)


def _strategy(name: str) -> SearchStrategy[object]:
    from recovery_advisor import testing

    strategy: SearchStrategy[object] = getattr(testing, name)()
    return strategy


def _as_drawn(model: type[BaseModel], plain: Signature) -> Signature:
    from recovery_advisor.testing.drawn_models import as_drawn

    return as_drawn(model, plain)
