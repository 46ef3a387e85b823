"""Every page that is made of what the repository has elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from docs_site.clinical.pages import clinical_pages
from docs_site.command_line import command_line_page
from docs_site.install import install_page
from docs_site.links import COPIED
from docs_site.python_api import python_pages
from docs_site.rules_report import report_page
from docs_site.try_it import try_it_page


def made_pages(root: Path) -> Mapping[str, str | bytes]:
    """The content of each page by its address on the site."""
    return {
        **{page: (root / file).read_text("utf-8") for file, page in COPIED.items()},
        **install_page(root),
        **python_pages(),
        **command_line_page(),
        **clinical_pages(root / "rules"),
        **report_page(root / "build/rules-report.html", root / "rules"),
        **try_it_page(root / "build/page"),
    }
