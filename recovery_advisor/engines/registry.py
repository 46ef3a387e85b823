"""The engines by name: how each is made, and whether it can run here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, get_args

from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.durable import DurableEngine, durable_is_installed
from recovery_advisor.engines.protocol import Engine
from recovery_advisor.engines.reference import ReferenceEngine
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.errors import InputError, nearest

EngineName = Literal["bitmap", "durable", "reference"]
#: What an advisor can be asked for: one engine that decides alone, or the two that must agree.
EngineChoice = Literal[EngineName, "both"]
CHOICES: tuple[EngineChoice, ...] = get_args(EngineChoice)


class EngineKind(NamedTuple):
    """How an engine is made for a rule book, and whether its library can be imported here."""

    make: Callable[[RuleBook], Engine]
    can_run: Callable[[], bool] = lambda: True


#: Every engine; a new one is a file beside this one and an entry here.
ENGINES: Mapping[EngineName, EngineKind] = MappingProxyType({
    "bitmap": EngineKind(BitmapEngine),
    "durable": EngineKind(DurableEngine, durable_is_installed),
    "reference": EngineKind(ReferenceEngine),
})  # fmt: skip

_BOTH: tuple[EngineName, ...] = ("durable", "bitmap")


def runnable(names: tuple[EngineName, ...] = tuple(ENGINES)) -> tuple[EngineName, ...]:
    """Those of some engines, or of all, that can run here."""
    return tuple(name for name in names if ENGINES[name].can_run())


def engines_for(book: RuleBook, choice: EngineChoice | None) -> tuple[Engine, ...]:
    """The engines that decide by a rule book: one alone, or those that must agree.

    Args:
        book: the rule book.
        choice: the name of one; ``"both"`` for durable_rules and the bitmap engine; ``None`` for
            those of the two that can run here.

    Raises:
        InputError: for any other choice.
        EngineUnavailable: when an engine is demanded whose library can't be imported.
        RulesError: when the rules are more than an engine can hold.
    """
    if choice is None:
        names = runnable(_BOTH)
    elif not isinstance(choice, str) or choice not in CHOICES:
        raise InputError("engine", choice, ", ".join(CHOICES), nearest(choice, CHOICES))
    else:
        names = _BOTH if choice == "both" else (choice,)
    return tuple(ENGINES[name].make(book) for name in names)
