"""Finds and reads a rules folder."""

from __future__ import annotations

from collections.abc import Collection
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
        folder: holds shared ``*.yaml`` files and a folder for each pack. Anything else that may
            hold rules, such as ``*.yml`` or an empty folder, is a fault.
        packs: ids of the packs to load; ``None`` loads all that are there.

    Raises:
        RulesError: with every fault found, each with its file and line where it has one.
    """
    root = Path(folder)
    documents: list[Document] = []
    problems: list[Problem] = []
    for path in _files(root, packs):
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


def _files(root: Path, packs: Collection[str] | None) -> list[Path]:
    """The rules files to read. Whatever else might hold rules is refused, never passed over."""
    if isinstance(packs, str):
        raise InputError("packs", packs, f"a list of pack ids, such as {[packs]}")
    there = {entry.name: entry for entry in _listed(root, root) if not _is_file(entry)}
    if not there:
        message = "no pack here: a rules folder holds a folder for each pack, with a pack.yaml"
        raise RulesError([Problem(message, str(root))])
    for pack in packs or ():
        if pack not in there:
            message = f"unknown pack {pack!r}.{nearest(pack, there)} Allowed: {', '.join(there)}."
            raise RulesError([Problem(message, str(root))])
    chosen = there if packs is None else sorted(set(packs))
    shared = [entry for entry in _listed(root, root) if _is_file(entry)]
    return [*shared, *(path for pack in chosen for path in _files_of_pack(there[pack], root))]


def _files_of_pack(pack: Path, root: Path) -> list[Path]:
    entries = _listed(pack, root)
    problems = [
        Problem("a folder inside a pack is not read; move its files up", _name(entry, root))
        for entry in entries
        if not _is_file(entry)
    ]
    if not entries:
        problems = [Problem("no rules file in this folder; a pack has a pack.yaml", pack.name)]
    if problems:
        raise RulesError(problems)
    return [entry for entry in entries if entry.name != CASES]


def _listed(folder: Path, root: Path) -> list[Path]:
    """Rules files and folders in a folder, in the order of their names; hidden ones are left out."""
    try:
        entries = sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError as error:
        message = f"the folder can't be read: {error.strerror}"
        raise RulesError([Problem(message, _name(folder, root))]) from error
    misnamed = [entry for entry in entries if _is_file(entry) and _misnamed(entry.name)]
    if misnamed:
        message = "not read, as the name of a rules file ends in .yaml; rename it or move it away"
        raise RulesError([Problem(message, _name(entry, root)) for entry in misnamed])
    return [entry for entry in entries if not _is_file(entry) or entry.suffix == ".yaml"]


def _is_file(entry: Path) -> bool:
    return entry.is_file() or entry.suffix == ".yaml"


def _misnamed(name: str) -> bool:
    return (".yaml" in name.lower() or ".yml" in name.lower()) and not name.endswith(".yaml")


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path != root else str(root)
