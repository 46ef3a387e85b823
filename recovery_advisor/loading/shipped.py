"""Finds the folder of the shipped rules."""

from __future__ import annotations

from pathlib import Path

from recovery_advisor.values.errors import Gravity, Problem, RulesError

#: A line of pyproject.toml that identifies a checkout of this library.
_OUR_NAME = b'name = "recovery-advisor"'


def shipped_rules() -> Path:
    """The folder of the shipped rules: in the package, or in the checkout around it.

    Raises:
        RulesError: when they are in neither. A folder beside an installed package is not used.
    """
    package = Path(__file__).resolve().parent.parent
    inside = package / "rules"
    if inside.is_dir():
        return inside
    if _is_our_checkout(package.parent):
        return package.parent / "rules"
    missing = "the rules that come with the library are not there; install it again"
    raise RulesError([Problem(missing, str(inside), gravity=Gravity.UNREADABLE)])


def _is_our_checkout(folder: Path) -> bool:
    project = folder / "pyproject.toml"
    return project.is_file() and _OUR_NAME in project.read_bytes().splitlines()
