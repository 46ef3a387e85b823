"""The registry of engines by name, and the choice of engines for an advisor."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal, NamedTuple, get_args

from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.durable import DurableEngine, why_unavailable
from recovery_advisor.engines.protocol import Engine
from recovery_advisor.engines.reference import ReferenceEngine
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.errors import InputError, nearest

EngineName = Literal["bitmap", "durable", "reference"]
#: Values of ``Advisor(engine=…)``: one engine that decides alone, or the two that must agree.
EngineChoice = Literal[EngineName, "both"]
CHOICES: tuple[EngineChoice, ...] = get_args(EngineChoice)


class EngineKind(NamedTuple):
    """The factory of an engine, and a check whether its library can be imported."""

    make: Callable[[RuleBook], Engine]
    #: Why it can't run here and what to do; ``None`` where it can.
    why_unavailable: Callable[[], str | None] = lambda: None

    def can_run(self) -> bool:
        """Whether its library can be imported here."""
        return self.why_unavailable() is None


#: All engines; to add one, write a module in this package and an entry here.
ENGINES: Mapping[EngineName, EngineKind] = MappingProxyType({
    "bitmap": EngineKind(BitmapEngine),
    "durable": EngineKind(DurableEngine, why_unavailable),
    "reference": EngineKind(ReferenceEngine),
})  # fmt: skip

_BOTH: tuple[EngineName, ...] = ("durable", "bitmap")


def runnable(names: tuple[EngineName, ...] = tuple(ENGINES)) -> tuple[EngineName, ...]:
    """The names of the given engines, by default of all, whose library can be imported."""
    return tuple(name for name in names if ENGINES[name].can_run())


def engines_for(book: RuleBook, choice: EngineChoice | None) -> tuple[Engine, ...]:
    """Create the engines for a rule book: one alone, or those that must agree.

    Args:
        book: the rule book.
        choice: the name of one; ``"both"`` for durable_rules and the bitmap engine; ``None`` for
            those of the two whose library can be imported.

    Raises:
        InputError: for any other choice.
        EngineUnavailable: when the library of a chosen engine can't be imported.
        RulesError: when a rule exceeds the limits of an engine.
    """
    if choice is None:
        names = runnable(_BOTH)
    elif not isinstance(choice, str) or choice not in CHOICES:
        raise InputError("engine", choice, ", ".join(CHOICES), nearest(choice, CHOICES))
    else:
        names = _BOTH if choice == "both" else (choice,)
    engines = tuple(ENGINES[name].make(book) for name in names)
    absent = [ENGINES[name].why_unavailable() for name in _BOTH] if choice is None else []
    _log_once("+".join(names), tuple(filter(None, absent)))
    return engines


@cache
def _log_once(names: str, absent: tuple[str, ...]) -> None:
    """Log which engines decide, and why one of the two that should agree does not take part."""
    logging = sys.modules.get("logging")
    if logging is None:  # nobody can be listening, and start-up time counts
        return
    told = f"engine: {names}" + "".join(f"; it decides alone, as {why}" for why in absent)
    logging.getLogger("recovery_advisor").info("%s", told)
