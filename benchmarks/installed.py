"""A copy of the library as a wheel installs it: with its rules inside, and compiled."""

from __future__ import annotations

import shutil
from pathlib import Path

import recovery_advisor
from recovery_advisor import load_book
from recovery_advisor.loading.built_book import write_built_book
from recovery_advisor.loading.shipped import shipped_rules

PACKAGE = Path(recovery_advisor.__file__).parent


def install(site: Path) -> Path:
    """Copy the library to a folder of packages, and return the package there."""
    package = site / PACKAGE.name
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    rules = package / "rules"
    shutil.copytree(shipped_rules(), rules, dirs_exist_ok=True)
    write_built_book(load_book(rules), rules, package / "loading")
    return package
