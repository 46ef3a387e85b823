"""Every page that is made of what the repository has elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from docs_site.clinical.pages import clinical_pages
from docs_site.command_line import command_line_page
from docs_site.links import COPIED
from docs_site.python_api import python_pages


def made_pages(root: Path) -> Mapping[str, str | bytes]:
    """The text of each page by its address on the site."""
    copied = {page: (root / file).read_text("utf-8") for file, page in COPIED.items()}
    return {
        **copied,
        **python_pages(),
        **command_line_page(),
        **clinical_pages(root / "rules"),
    }
