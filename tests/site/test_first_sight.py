"""What a newcomer sees first: the buttons, how to install, the names in the menu, the pictures."""

from pathlib import Path

import pytest

from docs_site.home import with_buttons
from docs_site.install import install_page
from docs_site.made import made_pages
from docs_site.nav import TITLES, addresses, navigation
from docs_site.pictures import with_pictures

ROOT = Path(__file__).parent.parent.parent


def test_the_buttons_are_above_the_first_code() -> None:
    page = with_buttons("# It\n\nWhat it is.\n\n```python\n1\n```\n\n```python\n2\n```\n")
    assert page.index("What it is.") < page.index("(tutorial.md){.md-button") < page.index("1\n")
    assert page.count("(why-not.md){.md-button}") == page.count("(try-it.md){.md-button}") == 1
    assert page.count("\n\n```python\n") == 2


def test_the_page_on_installing_has_the_commands_of_the_tutorial() -> None:
    page = install_page(ROOT)["install.md"]
    assert page.startswith("# Install\n")
    assert "pip install" in page and "\n## " not in page


def test_a_tutorial_without_its_section_is_told(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/tutorial.md").write_text("# Tutorial\n\n## 1. Begin\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no section Install"):
        install_page(tmp_path)


def test_each_name_in_the_menu_is_of_a_page_that_is_there() -> None:
    docs = {file.relative_to(ROOT / "docs").as_posix() for file in (ROOT / "docs").rglob("*.md")}
    pages = docs | set(made_pages(ROOT))
    assert sorted(set(TITLES) - pages) == []
    assert set(TITLES) <= set(addresses(navigation(pages, (), ())))
    assert len(set(TITLES.values())) == len(TITLES)


def test_a_picture_is_in_the_page_without_colours_of_its_own() -> None:
    page = with_pictures("![A & B](../tables-growth.svg)", "decisions/x.md", ROOT / "docs")
    assert page.startswith('<div class="picture" role="group" aria-label="A &amp; B"><svg ')
    assert "<style" not in page and 'class="page"' not in page


def test_each_move_of_a_picture_stands_by_itself() -> None:
    page = with_pictures("![Moves](session.svg)", "index.md", ROOT / "docs")
    assert page.count('<svg class="move"') == 4
    assert page.startswith('<div class="picture" role="group" aria-label="Moves"><svg class="move"')


@pytest.mark.parametrize("written", ["![x](nowhere.svg)", "text ![x](session.svg)", "![x](y.png)"])
def test_what_is_no_picture_of_the_repository_stays(written: str) -> None:
    assert with_pictures(written, "index.md", ROOT / "docs") == written


@pytest.mark.parametrize("name", ["session.svg", "tables-growth.svg"])
def test_a_picture_follows_the_system_where_it_stands_alone(name: str) -> None:
    drawn = (ROOT / "docs" / name).read_text("utf-8")
    assert "@media(prefers-color-scheme:dark)" in drawn
    assert drawn.count('class="page"') == 1
