"""A copy of the shipped rules in which a test changes one thing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from recovery_advisor import RuleBook, RulesError, load_book
from recovery_advisor.loading.listing import HAZARDS
from recovery_advisor.loading.shipped import shipped_rules
from tests.support.listed import list_files

#: Where :meth:`ChangedRules.add_rule` puts its rule: ``when`` is line 3, ``then`` line 4.
EXTRA = "upper-back/extra.yaml"
_RULE = """\
rules:
  - rule: extra
    when: {when}
    then: {then}
    say: Something to say.
    because: There is a reason.
    source: {{work: project, at: 0001-default-deny}}
{more}"""

#: The description of an overlay.
OVERLAY = """\
pack:
  id: knee
  kind: overlay
  version: 0.1.0
  title: Knees
  intended_use: A test.
  user: Testers.
  population: Nobody.
  exclusions: []
  evidence: None.
  limits: []
  review: None.
"""


class ChangedRules:
    """Reads the base pack and whatever a test has put beside it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shipped = shipped_rules()
        shutil.copytree(shipped / "upper-back", root / "upper-back")
        for path in shipped.glob("*.yaml"):
            if path.name != HAZARDS:  # they name rules of the other pack too
                shutil.copy(path, root)
        self.write("folder.yaml", "packs: [upper-back]\n")

    def write(self, file: str, text: str | bytes) -> None:
        """Write a file, and list it."""
        path = self.root / file
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        list_files(self.root)

    def remove(self, file: str) -> None:
        """Take a file away, and off its list."""
        (self.root / file).unlink()
        list_files(self.root)

    def replace(self, file: str, old: str, new: str) -> None:
        """Change the first place where a text stands."""
        text = self.text(file)
        assert old in text, f"{file} has no {old!r}"
        self.write(file, text.replace(old, new, 1))

    def add_rule(self, when: str, then: str, more: str = "") -> None:
        self.write(EXTRA, _RULE.format(when=when, then=then, more=more))

    def add_overlay(self, more: str = "", file: str = "knee/pack.yaml") -> None:
        """A pack that could be loaded, with more after its 12 lines."""
        self.write(file, OVERLAY + more)

    def text(self, file: str) -> str:
        return (self.root / file).read_text(encoding="utf-8")

    def place(self, file: str, text: str) -> str:
        """File, line and column where a text stands for the first time."""
        above, found, _ = self.text(file).partition(text)
        assert found, f"{file} has no {text!r}"
        column = len(above) - above.rfind("\n")
        return f"{file}:{above.count(chr(10)) + 1}:{column}"

    def load(self) -> RuleBook:
        return load_book(self.root)

    def report(self) -> list[str]:
        """Every problem of the folder as a person reads it; at least one."""
        with pytest.raises(RulesError) as refusal:
            self.load()
        return [str(problem) for problem in refusal.value.problems]
