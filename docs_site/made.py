"""Every page that is made of what the repository has elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from docs_site.links import COPIED


def made_pages(root: Path) -> Mapping[str, str | bytes]:
    """The text of each page by its address on the site."""
    return {page: (root / file).read_text("utf-8") for file, page in COPIED.items()}
