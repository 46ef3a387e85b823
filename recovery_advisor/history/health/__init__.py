"""Reads pain entries and workouts from the exports of health apps.

What is read becomes :class:`Noticed` and :class:`Trained`, which can only hold or lower an advice;
never a check-in, and nothing that denies a danger sign.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from recovery_advisor.history.health.apple_health import read_apple_health
from recovery_advisor.history.health.health_connect import read_health_connect
from recovery_advisor.history.health.imported import Imported, NotTaken
from recovery_advisor.history.health.open_mhealth import read_open_mhealth
from recovery_advisor.history.health.source import Source

#: The reader of each kind of export, by its name on the command line.
READERS: Mapping[str, Callable[[Source], Imported]] = MappingProxyType({
    "apple-health": read_apple_health,
    "health-connect": read_health_connect,
    "open-mhealth": read_open_mhealth,
})  # fmt: skip

__all__ = [
    "READERS",
    "Imported",
    "NotTaken",
    "Source",
    "read_apple_health",
    "read_health_connect",
    "read_open_mhealth",
]
