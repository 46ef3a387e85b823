"""Compiles the shipped rules into the wheel; an editable installation compiles them when it starts."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface[Any]):
    """What hatchling runs before it packs a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the compiled rule book and its seal."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from recovery_advisor import load_book
        from recovery_advisor.loading.built_book import write_built_book

        rules = Path(self.root) / "rules"
        self.written = TemporaryDirectory()
        write_built_book(load_book(rules), rules, Path(self.written.name))
        for file in Path(self.written.name).iterdir():
            build_data["force_include"][str(file)] = f"recovery_advisor/loading/{file.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was written for the wheel."""
        if version != "editable":
            self.written.cleanup()
