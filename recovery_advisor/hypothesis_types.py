"""Registers the Hypothesis strategies of check-ins, preferences and rule books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.check_in import CheckIn
from recovery_advisor.values.preferences import Preferences

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


def register_types() -> None:
    """Make ``st.from_type`` work for these types; the strategies are imported on first use."""
    from hypothesis.strategies import register_type_strategy

    register_type_strategy(CheckIn, lambda _: _strategy("check_ins"))
    register_type_strategy(Preferences, lambda _: _strategy("preferences"))
    register_type_strategy(RuleBook, lambda _: _strategy("rule_books"))


def _strategy(name: str) -> SearchStrategy[object]:
    from recovery_advisor import testing

    strategy: SearchStrategy[object] = getattr(testing, name)()
    return strategy
