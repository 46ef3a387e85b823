"""The rule book in a wheel is the one that its rules compile to, and is used with just those rules."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.installed import install
from recovery_advisor import RuleBook, load_book, load_history_book
from recovery_advisor.loading import built_book
from recovery_advisor.loading.built_book import BOOK, SEAL, opened, seal_of
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.rulebook.book_json import book_as_json, book_from_json
from recovery_advisor.rulebook.fingerprint import fingerprint
from recovery_advisor.testing import rule_books
from tests.translation.folders import pseudo

#: Prints whether the book came as the wheel holds it, and what it hashes to.
SHOW = """
import sys
from recovery_advisor import Advisor
sha256 = Advisor(engine="bitmap").book.id.sha256
print("compiled" if "yaml" in sys.modules else "built", sha256)
"""


def assert_read_as_written(book: RuleBook) -> None:
    text = book_as_json(book)
    read = book_from_json(text)
    assert read == book
    assert read.id == fingerprint(read) == fingerprint(book)
    # Also in the order of its mappings, which ``==`` does not look at.
    assert book_as_json(read) == text


@given(rule_books())
def test_a_book_is_read_as_it_was_written(book: RuleBook) -> None:
    assert_read_as_written(book)


def test_the_shipped_books_are_read_as_they_were_written() -> None:
    translated = pseudo("both packs").book
    assert translated.languages.usable
    for book in (load_book(shipped_rules()), load_history_book(), translated):
        assert_read_as_written(book)


def test_the_effects_of_a_rule_share_it() -> None:
    read = book_from_json(book_as_json(load_book(shipped_rules())))
    rules = {id(effect.rule) for effect in read.effects}
    assert len(rules) == len({effect.rule.id for effect in read.effects}) < len(read.effects)


def test_nothing_is_written_that_can_not_be_read_back() -> None:
    book = load_book(shipped_rules())
    with pytest.raises(TypeError, match="a rule book has no float"):
        book_as_json(replace(book, screens={"one": 1.5}))  # type: ignore[dict-item]


@pytest.fixture(scope="module")
def compiled() -> bytes:
    """The shipped book, as a wheel holds it."""
    return book_as_json(load_book(shipped_rules())).encode("ascii")


@pytest.fixture(scope="module")
def seal(compiled: bytes) -> str:
    return seal_of(compiled, shipped_rules())


def test_a_sealed_book_is_opened(compiled: bytes, seal: str) -> None:
    assert opened(compiled, seal, shipped_rules()) == load_book(shipped_rules())


@given(st.data())
def test_a_damaged_book_is_not_used(compiled: bytes, seal: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(compiled) - 1))
    other = data.draw(st.binary(max_size=3).filter(lambda one: one != compiled[at : at + 1]))
    damaged = compiled[:at] + other + compiled[at + 1 :]
    assert opened(damaged, seal, shipped_rules()) is None
    assert opened(compiled[:at], seal, shipped_rules()) is None


def test_a_book_that_permits_more_is_not_used(compiled: bytes, seal: str) -> None:
    tampered = compiled.replace(b'{"Readiness":"rest"}', b'{"Readiness":"full"}')
    assert tampered != compiled
    assert book_from_json(tampered) != load_book(shipped_rules())
    assert opened(tampered, seal, shipped_rules()) is None


def _append(rules: Path) -> None:
    with (rules / "upper-back" / "readiness.yaml").open("a") as file:
        file.write("# as before\n")


def _replace_by_folder(rules: Path) -> None:
    (rules / "rules.lock").unlink()
    (rules / "rules.lock").mkdir()


CHANGES: dict[str, Callable[[Path], object]] = {
    "a file with another text": _append,
    "a file less": lambda rules: (rules / "rules.lock").unlink(),
    "a file more": lambda rules: (rules / "red-flags" / "mine.yml").touch(),
    "a folder more": lambda rules: (rules / "mine").mkdir(),
    "a folder in place of a file": _replace_by_folder,
    "a file with another name": lambda rules: (rules / "sources.yaml").rename(rules / "works.yaml"),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
@pytest.mark.every_case
def test_a_book_is_not_used_with_other_rules(
    change: Callable[[Path], object], compiled: bytes, seal: str, tmp_path: Path
) -> None:
    rules = tmp_path / "rules"
    shutil.copytree(shipped_rules(), rules)
    (rules / ".hidden").touch()
    assert opened(compiled, seal, rules) is not None
    change(rules)
    assert opened(compiled, seal, rules) is None


def test_a_book_of_another_version_is_not_used(
    compiled: bytes, seal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(built_book, "__version__", "0.0.9")
    assert opened(compiled, seal, shipped_rules()) is None


def started(package: Path) -> str:
    """How an advisor of an installed library came by its rules, and which these are."""
    environment = {**os.environ, "PYTHONPATH": str(package.parent)}
    done = subprocess.run(
        [sys.executable, "-c", SHOW],
        cwd=package.parent, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.stdout.strip() or done.stderr


@pytest.mark.deep
def test_an_installed_library_takes_its_book_and_compiles_where_it_can_not(tmp_path: Path) -> None:
    sha256 = load_book(shipped_rules()).id.sha256
    package = install(tmp_path)
    book, seal = package / "loading" / BOOK, package / "loading" / f"{SEAL}.py"
    whole = book.read_bytes()
    assert started(package) == f"built {sha256}"
    for damaged in (whole[:-1], whole.replace(b"rest", b"full"), b""):
        book.write_bytes(damaged)
        assert started(package) == f"compiled {sha256}"
    book.unlink()
    assert started(package) == f"compiled {sha256}"
    book.write_bytes(whole)
    for damaged in (b"", b'SEAL = "abc', b"\0"):
        seal.write_bytes(damaged)
        assert started(package) == f"compiled {sha256}"
    seal.unlink()
    assert started(package) == f"compiled {sha256}"


@pytest.mark.deep
def test_installed_rules_that_were_changed_are_compiled_with_their_faults(tmp_path: Path) -> None:
    package = install(tmp_path)
    readiness = package / "rules" / "upper-back" / "readiness.yaml"
    readiness.write_text(readiness.read_text() + "# as before\n")
    assert started(package) == f"compiled {load_book(shipped_rules()).id.sha256}"
    (package / "rules" / "upper-back" / "more.yaml").touch()
    assert "more.yaml" in started(package)
