"""No bytes in the place of a catalogue cost more than their size, or keep the rules from loading."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_advisor import Advisor, InputError
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.translation import catalogues
from recovery_advisor.translation.catalogue_layout import BadLayout, check_layout
from recovery_advisor.translation.catalogues import MOST_BYTES, read_languages
from tests.support.catalogues import ENTRY, HEAD, compiled, copied, packed, put
from tests.translation.folders import book_of, whole_catalogue

FOLDER = "upper-back"
WHOLE = compiled(whole_catalogue(FOLDER))
HEADER = (b"", b"Content-Type: text/plain; charset=UTF-8\n")


def reason(content: bytes) -> str:
    with pytest.raises(BadLayout) as refused:
        check_layout(content)
    return str(refused.value)


def overlapping(size: int) -> bytes:
    """A catalogue of which each translation is nearly the whole of the file."""
    count = size // (2 * ENTRY.size + 8) - 8
    keys, texts = HEAD.size, HEAD.size + ENTRY.size * count
    names = texts + ENTRY.size * count
    table = b"".join(ENTRY.pack(8, names + 8 * number) for number in range(count))
    shared = ENTRY.pack(8 * count, names) * count
    head = HEAD.pack(0x950412DE, 0, count, keys, texts, 0, 0)
    return head + table + shared + b"".join(b"%08d" % number for number in range(count))


def test_entries_that_share_their_bytes_are_refused_before_they_are_read() -> None:
    assert reason(overlapping(5_000)) == "its texts overlap"
    content = overlapping(MOST_BYTES)
    assert MOST_BYTES * 0.99 < len(content) <= MOST_BYTES
    assert reason(content) == "its texts overlap"


@pytest.mark.parametrize("count", [2, 1_000_000, 2**31, 2**32 - 1])
def test_a_count_that_the_file_has_no_room_for(count: int) -> None:
    assert reason(HEAD.pack(0x950412DE, 0, count, HEAD.size, HEAD.size, 0, 0)) == "it is cut off"


def test_more_plural_forms_than_any_language_has() -> None:
    forms = b"\0".join([b"x"] * 11)
    assert "more than 10 plural forms" in reason(packed([HEADER, (b"one\0several", forms)]))
    assert "more than 10 plural forms" in reason(packed([HEADER, (forms, b"x")]))
    check_layout(packed([HEADER, (b"one\0several", b"\0".join([b"x"] * 10))]))


def test_a_text_that_is_translated_twice() -> None:
    twice = packed([HEADER, (b"Rest.", b"Ruhe."), (b"Rest.", b"Los!")])
    assert reason(twice) == "a text is translated twice"
    assert reason(packed([HEADER, HEADER])) == "a text is translated twice"


@pytest.mark.parametrize(
    ("header", "said"),
    [
        (b"", "not said"),
        (b"Content-Type: text/plain\n", "not said"),
        (b"Content-Type: text/plain; charset=punycode\n", "punycode"),
        (b"Content-Type: text/plain; charset=UTF-8\nContent-Type: x; charset=idna\n", "idna"),
        (b"Content-Type: text/plain; charset=UTF-8x\n", "utf-8x"),
        (b"Content-Type: text/plain; CHARSET=utf-7\n", "utf-7"),
        (b"Content-Type: text/plain; charset=\x1b[2J\n", "\x1b[2j"),
    ],
)
def test_only_utf_8_is_ever_decoded(header: bytes, said: str) -> None:
    assert reason(packed([(b"", header)])) == f"its encoding must be UTF-8, and is {said}"


PLURALS = [
    "n%0", "n/(n-1)", "(" * 30 + "n" + ")" * 30, "n+" * 600 + "n", "9" * 900, "n**n", "n<<9",
    "__import__", "n;n", "", "?", "n?n", "-9", "n*" * 400 + "n",
]  # fmt: skip


@pytest.mark.parametrize("plural", PLURALS)
def test_a_plural_expression_that_is_none_refuses_its_language_alone(
    plural: str, tmp_path: Path
) -> None:
    folder = copied(shipped_rules(), tmp_path)
    put(compiled(whole_catalogue(FOLDER), plural=plural), folder, "fr")
    put(WHOLE, folder, "de")
    advisor = Advisor.from_folder(folder, [FOLDER], engine="bitmap")
    assert advisor.locales == ("en", "de")
    assert advisor.assess({"pain": 8}, {"locale": "de"}).verdict == "see_professional"
    with pytest.raises(InputError, match="fr is refused"):
        advisor.assess({"pain": 8}, {"locale": "fr"})


def test_a_number_of_languages_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogues, "MOST_LANGUAGES", 2)
    for locale in ("de", "es", "fr"):
        put(WHOLE, tmp_path, locale)
    languages = read_languages(tmp_path, book_of(FOLDER))
    assert list(languages.usable) == ["de", "es"]
    assert languages.refused == {"fr": "a folder has at most 2 languages"}


changes = st.lists(
    st.tuples(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=8)),
    min_size=1,
    max_size=4,
)
#: Bytes that a reader counts and jumps by, and those of the header.
tables = st.lists(
    st.tuples(st.integers(0, 400), st.sampled_from([b"\0", b"\xff", b"\x01", b"\0\0\0\0"])),
    min_size=1,
    max_size=4,
)


@given(changes=changes | tables, cut=st.integers(0, len(WHOLE)) | st.none())
def test_whatever_the_bytes_are_it_is_taken_or_refused_with_the_reason(
    changes: list[tuple[int, bytes]], cut: int | None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = bytearray(WHOLE)
    for at, put_there in changes:
        content[at : at + len(put_there)] = put_there
    folder = tmp_path_factory.mktemp("rules")
    put(bytes(content[:cut]), folder, "fr")
    put(WHOLE, folder, "de")
    languages = read_languages(folder, book_of(FOLDER))
    assert "de" in languages.usable
    assert ("fr" in languages.usable) != bool(languages.refused.get("fr"))
