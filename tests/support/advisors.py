"""Advisors that tests share, as reading the rules for each file of tests takes longer than most tests."""

from functools import cache

from recovery_advisor import Advisor
from recovery_advisor.engines.registry import EngineChoice


def shared_advisor(*packs: str, engine: EngineChoice | None = None) -> Advisor:
    """The advisor of the shipped rules, or of some packs of them. It can't change, so all get the same."""
    return _advisor(packs, engine)


@cache
def _advisor(packs: tuple[str, ...], engine: EngineChoice | None) -> Advisor:
    return Advisor(packs or None, engine=engine)
