"""The table of properties names every test of this folder, and no other."""

import ast
import re
from pathlib import Path

HERE = Path(__file__).parent


def test_the_table_names_every_test_of_this_folder() -> None:
    written = set(re.findall(r"^\| `(test_\w+)`", (HERE / "README.md").read_text("utf-8"), re.M))
    there = {
        node.name
        for path in HERE.glob("test_*.py")
        if path.name != Path(__file__).name
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }
    assert written == there
