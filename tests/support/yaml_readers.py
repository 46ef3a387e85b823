"""Machines with and without libyaml."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import yaml

READERS = ("libyaml", "python")


@contextmanager
def reading_with(reader: str) -> Iterator[None]:
    """Read YAML as a machine does that has libyaml, or as one that has it not."""
    assert yaml.__with_libyaml__
    with pytest.MonkeyPatch.context() as patch:
        if reader == "python":
            patch.delattr(yaml, "CBaseLoader")
        yield
