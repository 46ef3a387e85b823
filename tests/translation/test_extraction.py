"""The library's texts are found in its source, and the template that is made of them is read by others."""

from __future__ import annotations

import subprocess
from collections.abc import Collection
from pathlib import Path
from shutil import which

import pytest
from babel.messages.catalog import Catalog
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po, write_po

from recovery_advisor import Advisor, load_history_book
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.translation.acceptance import untranslated
from recovery_advisor.translation.catalogues import CATALOGUE, LOCALE
from recovery_advisor.translation.messages import messages_of
from tests.cli.running import run
from tests.support.catalogues import bracketed, copied
from tests.support.extraction import NotExtracted, Said, texts_in


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('words("Rest.")', [Said("Rest.")]),
        ('words.must("Rest.")', [Said("Rest.", must=True)]),
        ('self._words("Rest " "now.")', [Said("Rest now.")]),
        ('self._words.must("Rest " "now.")', [Said("Rest now.", must=True)]),
        ('words.many("{n} day", "{n} days", 3)', [Said("{n} day", "{n} days")]),
        ('words.must.many("{n} day", "{n} days", 3)', [Said("{n} day", "{n} days", must=True)]),
        ("words(question.ask)", []),
        ('other("Rest.")', []),
    ],
)
def test_what_is_found(source: str, found: list[Said]) -> None:
    assert list(texts_in(source, "file.py")) == found


@pytest.mark.parametrize(
    "source",
    [
        'words(f"Rest {days} days.")',
        'words.must(f"Rest {days} days.")',
        'words("Rest " + days)',
        'words("Rest" if tired else "Go")',
        'words("Rest {}".format(days))',
        "words.many(one, several, 3)",
    ],
)
def test_a_text_that_is_put_together_first_is_refused(source: str) -> None:
    with pytest.raises(NotExtracted, match=r"file.py:1: "):
        list(texts_in(source, "file.py"))


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """The template of the shipped rules, as it is printed."""
    path = tmp_path / "recovery_advisor.pot"
    path.write_text(run("rules", "words").out, encoding="utf-8")
    return path


def babel(*arguments: str | Path) -> None:
    CommandLineInterface().run(  # type: ignore[no-untyped-call]
        ["pybabel", "--quiet", *map(str, arguments)]
    )


@pytest.mark.deep
def test_every_text_that_must_be_there_is_marked(template: Path) -> None:
    must = {one.text for one in messages_of(load_history_book()) if one.must}
    with template.open("rb") as file:
        _translate(read_po(file), must)


@pytest.mark.deep
@pytest.mark.parametrize("locale", ["pt_BR", "ar", "de", "ja", "sr_Latn"])
def test_a_catalogue_is_begun_filled_in_and_compiled_with_babel(
    template: Path, locale: str, tmp_path: Path
) -> None:
    rules = copied(shipped_rules(), tmp_path)
    where = ("-d", rules / LOCALE, "-D", "recovery_advisor")
    babel("init", "-i", template, "-l", locale, *where)
    po = (rules / LOCALE / locale / CATALOGUE).with_suffix(".po")
    with po.open("rb") as file:
        catalog = read_po(file, locale=locale)
    _translate(catalog)
    with po.open("wb") as file:
        write_po(file, catalog)
    babel("update", "-i", template, "-l", locale, *where)
    babel("compile", *where)
    advisor = Advisor.from_folder(rules, engine="bitmap")
    assert advisor.locales == ("en", locale), advisor.book.languages.refused
    assert untranslated(advisor.book.languages.usable[locale], advisor.book) == ()
    assert advisor.assess({"pain": 8}, {"locale": locale}).say[0].startswith("⟦See a medical")


@pytest.mark.skipif(not which("msginit"), reason="the tools of gettext are not installed")
@pytest.mark.parametrize("locale", ["pt_BR", "ar", "de"])
def test_the_tools_of_gettext_take_it(template: Path, locale: str, tmp_path: Path) -> None:
    po, mo = tmp_path / "one.po", tmp_path / "one.mo"
    for command in (
        ["msgfmt", "--check", template, "-o", mo],
        ["msginit", "--no-translator", "-i", template, "-l", f"{locale}.UTF-8", "-o", po],
        ["msgmerge", "--quiet", "--update", po, template],
        ["msgfmt", "--check", po, "-o", mo],
    ):
        done = subprocess.run([*map(str, command)], capture_output=True, encoding="utf-8")
        assert done.returncode == 0, done.stderr
    assert "nplurals=INTEGER" not in po.read_text(encoding="utf-8")


def _translate(catalog: Catalog, must: Collection[str] | None = None) -> None:
    """Fill a catalogue in; the texts that must be there are marked, and all are there."""
    marked = set()
    for message in catalog:
        texts = message.id if isinstance(message.id, tuple) else (message.id,)
        if texts[0]:
            said = [bracketed(str(text)) for text in texts]
            several = [said[-1]] * catalog.num_plurals
            message.string = tuple(several) if len(texts) > 1 else said[0]
            if any(one.startswith("stop or seek help") for one in message.auto_comments):
                marked.add(texts[0])
    assert must is None or marked == must
