"""Imports what commands on tables need, and says what to install where it is not there."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from recovery_advisor.values.errors import EngineUnavailable


def library(name: str) -> Any:
    """A library.

    Raises:
        EngineUnavailable: where it can't be imported.
    """
    try:
        return import_module(name)
    except ImportError as error:
        needed = f"'recovery-advisor[tables]' {name.partition('.')[0]}"
        raise EngineUnavailable(f"{error}; tables in files need: pip install {needed}") from None
