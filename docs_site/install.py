"""The page on installing, which is what the tutorial says of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from docs_site.links import for_site

PAGE = "install.md"
_TUTORIAL = "docs/tutorial.md"
_SECTION = re.compile(r"^## (?:\d+\. )?Install\n(.*?)^## ", re.MULTILINE | re.DOTALL)
_STEP = re.compile(r"\b(step \d+)\b")
_END = """[Embed it in ten minutes](tutorial.md) goes on from here, and [each extra](stability.md) says what it is for.
"""


def install_page(root: Path) -> Mapping[str, str]:
    """The page by its address.

    Raises:
        ValueError: where the tutorial has no section on it any more.
    """
    section = _SECTION.search((root / _TUTORIAL).read_text("utf-8"))
    if section is None:
        raise ValueError(f"{_TUTORIAL} has no section Install, of which {PAGE} is made")
    text = _STEP.sub(r"\1 of [the tutorial](tutorial.md)", for_site(section[1], _TUTORIAL, root))
    return {PAGE: f"# Install\n{text}{_END}"}
