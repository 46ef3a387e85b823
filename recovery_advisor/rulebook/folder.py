"""Finds and reads a rules folder."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from recovery_advisor.model.errors import InputError, Problem, RulesError, nearest
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.compiler import compile_book
from recovery_advisor.rulebook.document import MOST_BYTES, Document, parse

#: Whole check-ins for testing a pack; an advisor has no use for them.
CASES = "cases.yaml"


def shipped_rules() -> Path:
    """The rules that come with the library: the checkout's, else the installed package's."""
    package = Path(__file__).resolve().parent.parent
    beside = package.parent / "rules"
    return beside if (beside / "vocabulary.yaml").is_file() else package / "rules"


def load_book(folder: str | Path, packs: Collection[str] | None = None) -> RuleBook:
    """Read, check and compile a rules folder.

    Args:
        folder: holds shared ``*.yaml`` files and a folder for each pack.
        packs: ids of the packs to load; ``None`` loads all that are there.

    Raises:
        RulesError: with every fault found, each with its file and line where it has one.
    """
    root = Path(folder)
    names = _chosen(root, packs)
    documents: list[Document] = []
    problems: list[Problem] = []
    for path in _files(root, names):
        try:
            documents.append(read_document(path, root))
        except RulesError as error:
            problems += error.problems
    if problems:
        raise RulesError(problems)
    return compile_book(documents)


def read_document(path: Path, root: Path) -> Document:
    """One file of a folder as data.

    Raises:
        RulesError: when it can't be read, is too large, is not UTF-8, or lies outside the folder.
    """
    name = path.relative_to(root).as_posix()
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            raise RulesError([Problem("a link that leads out of the folder is not followed", name)])
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
        text = content.decode("utf-8")
    except OSError as error:
        raise RulesError([Problem(f"can't be read: {error.strerror}", name)]) from error
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise RulesError([Problem("is not UTF-8 text", name, line)]) from error
    if len(content) > MOST_BYTES:
        raise RulesError([Problem(f"is larger than {MOST_BYTES} bytes; split it", name)])
    return parse(text, name)


def _chosen(root: Path, packs: Collection[str] | None) -> list[str]:
    if isinstance(packs, str):
        raise InputError("packs", packs, f"a list of pack ids, such as {[packs]}")
    try:
        there = sorted(
            entry.name for entry in root.iterdir() if entry.is_dir() and _has_rules(entry)
        )
    except OSError as error:
        message = f"the rules folder can't be read: {error.strerror}"
        raise RulesError([Problem(message, str(root))]) from error
    if not there:
        message = "no pack here: a rules folder holds a folder for each pack, with a pack.yaml"
        raise RulesError([Problem(message, str(root))])
    for pack in packs or ():
        if pack not in there:
            message = f"unknown pack {pack!r}.{nearest(pack, there)} Allowed: {', '.join(there)}."
            raise RulesError([Problem(message, str(root))])
    return there if packs is None else sorted(set(packs))


def _has_rules(folder: Path) -> bool:
    return any(folder.glob("*.yaml"))


def _files(root: Path, packs: list[str]) -> Iterator[Path]:
    yield from sorted(root.glob("*.yaml"))
    for pack in packs:
        yield from (path for path in sorted((root / pack).glob("*.yaml")) if path.name != CASES)
