"""What MkDocs calls while it builds: adds the pages that are made, and the navigation."""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from docs_site.home import with_buttons
from docs_site.links import COPIED, for_site
from docs_site.made import made_pages
from docs_site.nav import navigation
from docs_site.pictures import with_pictures
from docs_site.try_it import app_files

ROOT = Path(__file__).parent.parent
_SEARCH = '<div class="md-search" data-md-component="search" role="dialog"'
_HEADINGS_BELOW = re.compile(r'<nav class="md-nav" aria-label="[^"]*">')
_SHORT_CODE = re.compile(r"<code>([^<\n]{1,24})</code>")
_TEST_NAME = re.compile(r"(?<=<code>)([\w./-]+::)(?=\w+</code>)")
#: Pages that stand alone in the menu, and need no column for their neighbours.
_ALONE = ("index.md", "install.md", "tutorial.md", "try-it.md")
_ORIGIN = {page: file for file, page in COPIED.items()}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add every page that is made of the repository, then order all of them."""
    made = made_pages(ROOT)
    for address, content in made.items():
        files.append(File.generated(config, address, content=content))
    for address, file in app_files(ROOT / "build/page"):
        files.append(File.generated(config, address, abs_src_path=str(file)))
    pages = [file.src_uri for file in files.documentation_pages()]
    api = [page for page in made if page.startswith("reference/python/")]
    decisions = sorted((page for page in pages if page.startswith("decisions/")), key=_index_first)
    config.nav = navigation(pages, api, decisions)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The page with its links and its pictures as the site has them."""
    address = page.file.src_uri
    if address in _ALONE:
        page.meta["hide"] = ["navigation", "toc"] if address == "try-it.md" else ["navigation"]
    origin = _ORIGIN.get(address)
    if origin is None and page.file.generated_by is not None:
        return markdown
    text = for_site(markdown, origin or f"docs/{address}", ROOT)
    text = _coloured(with_pictures(text, address, ROOT / "docs"))
    return with_buttons(text) if address == "index.md" else text


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The page with short code kept on its line, and names of tests free to break after their file."""
    return _TEST_NAME.sub(r"\1<wbr>", _SHORT_CODE.sub(r'<code class="whole">\1</code>', html))


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """The page with a name for the search, and each of its lists of headings below another as a mere list."""
    named = output.replace(_SEARCH, f'{_SEARCH} aria-label="Search"')
    return _HEADINGS_BELOW.sub('<nav class="md-nav" role="none">', named)


def _coloured(markdown: str) -> str:
    """The page with what Python prints told from what is typed."""
    return markdown.replace("```python\n>>>", "```pycon\n>>>")


def _index_first(page: str) -> tuple[bool, str]:
    return not page.endswith("README.md"), page
