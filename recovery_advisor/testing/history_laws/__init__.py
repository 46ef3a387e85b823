"""The laws over time, one in each file with an app that breaks it; a new file here is a new law."""

from importlib import import_module
from pkgutil import iter_modules

from recovery_advisor.testing.history_law import HistoryLaw

#: Every law over time, by id.
HISTORY_LAWS: tuple[HistoryLaw, ...] = tuple(
    sorted(
        (import_module(f"{__name__}.{module.name}").LAW for module in iter_modules(__path__)),
        key=lambda law: str(law.id),
    )
)
