"""The library's texts are found in its source, and the template that is made of them is read by others."""

from __future__ import annotations

from io import BytesIO, StringIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.cli.running import run
from tests.support.catalogues import bracketed
from tests.support.extraction import NotExtracted, Said, texts_in
from tests.translation.folders import FOLDERS, book_of, messages, with_language


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


@pytest.mark.parametrize("folder", ["both packs", "ankle"])
def test_the_template_is_read_translated_and_compiled_by_babel(folder: str) -> None:
    root, _ = FOLDERS[folder]
    printed = run("rules", "words", str(root)).out
    filled = read_po(
        StringIO(
            printed.replace("nplurals=INTEGER; plural=EXPRESSION", "nplurals=2; plural=n != 1")
        )
    )
    must = {one.text for one in messages(folder) if one.must}
    _translate(filled, must)
    compiled = BytesIO()
    write_mo(compiled, filled)
    [words] = with_language(book_of(folder), compiled.getvalue()).languages.usable.values()
    assert words("Why:") == "⟦Why:⟧"
    assert words.many("{n} time", "{n} times", 3) == "3⟦ times⟧"


def _translate(catalog: Catalog, must: set[str]) -> None:
    there = 0
    for message in catalog:
        texts = message.id if isinstance(message.id, tuple) else (message.id,)
        if texts[0]:
            there += texts[0] in must
            said = tuple(bracketed(str(text)) for text in texts)
            message.string = said if len(said) > 1 else said[0]
            marked = any(
                comment.startswith("stop or seek help") for comment in message.auto_comments
            )
            assert marked is (texts[0] in must)
    assert there == len(must)
