"""Every snippet of rules/README.md fits into a start, and nothing is wrong with it."""

from __future__ import annotations

import re
from pathlib import Path

from recovery_advisor.authoring.lint.run import findings
from recovery_advisor.authoring.starter import lay_out
from recovery_advisor.loading.checked_folder import read_checked
from tests.support.listed import list_files

README = Path(__file__).resolve().parents[2] / "rules" / "README.md"
#: But for the stories, which tests/rules/test_stories.py plays.
SNIPPETS = re.findall(
    r"^```yaml\n((?!people:).*?)^```", README.read_text(encoding="utf-8"), re.M | re.S
)


def test_the_page_has_snippets() -> None:
    assert len(SNIPPETS) >= 4


def test_each_snippet_loads_beside_those_before_it(tmp_path: Path) -> None:
    lay_out(tmp_path / "knee")
    for number, snippet in enumerate(SNIPPETS):
        (tmp_path / "knee" / "knee" / f"snippet-{number}.yaml").write_text(snippet, "utf-8")
        assert read_checked(list_files(tmp_path / "knee")).book


def test_nothing_is_found_in_them(tmp_path: Path) -> None:
    """But that the cases of the start know nothing of what the page adds."""
    lay_out(tmp_path / "knee")
    for number, snippet in enumerate(SNIPPETS):
        (tmp_path / "knee" / "knee" / f"snippet-{number}.yaml").write_text(snippet, "utf-8")
    found = findings(read_checked(list_files(tmp_path / "knee")))
    assert {one.lint for one in found} == {"case-fails"}
