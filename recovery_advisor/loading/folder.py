"""Finds and reads a rules folder."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from recovery_advisor.loading.compiler import Compiled, compile_pages
from recovery_advisor.loading.document import MOST_BYTES, Document, parse
from recovery_advisor.loading.packs import CLAIMS
from recovery_advisor.loading.place import unknown
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.translation.catalogues import LOCALE, read_languages
from recovery_advisor.values.errors import Gravity, InputError, Problem, RulesError

#: Whole check-ins for testing a pack; an advisor has no use for them.
CASES = "cases.yaml"
#: A line that the pyproject.toml of our checkout has, and that of an app has not.
_OUR_NAME = b'name = "recovery-advisor"'


def shipped_rules() -> Path:
    """The rules that come with the library: inside the package, or in the checkout that it lies in.

    Raises:
        RulesError: when they are in neither. A folder beside an installed package is somebody else's.
    """
    package = Path(__file__).resolve().parent.parent
    inside = package / "rules"
    if inside.is_dir():
        return inside
    if _is_our_checkout(package.parent):
        return package.parent / "rules"
    missing = "the rules that come with the library are not there; install it again"
    raise RulesError([Problem(missing, str(inside), gravity=Gravity.UNREADABLE)])


def _is_our_checkout(folder: Path) -> bool:
    project = folder / "pyproject.toml"
    return project.is_file() and _OUR_NAME in project.read_bytes().splitlines()


def load_book(folder: str | Path, packs: Collection[str] | None = None) -> RuleBook:
    """Read, check and compile a rules folder.

    Args:
        folder: holds shared ``*.yaml`` files and a folder for each pack, and may hold catalogues
            in ``locale``. Anything else that may hold rules, such as ``*.yml`` or an empty folder,
            is a fault.
        packs: ids of the packs to load; ``None`` loads all that are there.

    Raises:
        RulesError: with every fault found, each with its file and line where it has one.
    """
    return compile_folder(folder, packs).book


def compile_folder(folder: str | Path, packs: Collection[str] | None = None) -> Compiled:
    """The same, beside the files entry by entry."""
    book, pages = compile_pages(*_read(folder, packs))
    return Compiled(replace(book, languages=read_languages(Path(folder), book)), pages)


def _read(
    folder: str | Path, packs: Collection[str] | None = None
) -> tuple[list[Document], list[Problem]]:
    """The files of a folder that can be read as data, and why the others can't."""
    root = Path(folder)
    documents: list[Document] = []
    paths, problems = _files(root, packs)
    for path in paths:
        try:
            documents.append(read_document(path, root))
        except RulesError as error:
            problems += error.problems
    return documents, problems


def read_document(path: Path, root: Path) -> Document:
    """One file of a folder as data.

    Raises:
        RulesError: when it can't be read, is too large, is not UTF-8, or lies outside the folder.
    """
    name = path.relative_to(root).as_posix()
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            raise _unreadable("a link that leads out of the folder is not followed", name)
        if path.exists() and not path.is_file():
            raise _unreadable("is not a file; only files hold rules", name)
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
        text = content.decode("utf-8-sig")
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or "its links go round in a circle"
        raise _unreadable(f"can't be read: {reason}", name) from error
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise _unreadable("is not UTF-8 text; save it as UTF-8", name, line) from error
    if len(content) > MOST_BYTES:
        raise _unreadable(f"is larger than {MOST_BYTES} bytes; split it", name)
    return parse(text, name)


def _files(root: Path, packs: Collection[str] | None) -> tuple[list[Path], list[Problem]]:
    """The rules files to read. Whatever else might hold rules is a fault, never passed over."""
    if isinstance(packs, str):
        raise InputError("packs", packs, f"a list of pack ids, such as {[packs]}")
    entries, problems = _listed(root, root)
    there = {entry.name: entry for entry in entries if not _is_file(entry)}
    if there.pop(LOCALE, None):
        problems += _rules_among_catalogues(root / LOCALE, root)
    if not there:
        message = (
            "no pack here: a rules folder holds a folder for each pack, with a pack.yaml;"
            " `recovery-advisor rules new` lays one out"
        )
        raise RulesError(problems or [_found(message, root, root)])
    for pack in packs or ():
        if pack not in there:
            raise RulesError([_found(unknown(pack, list(there), "pack"), root, root)])
    files = [entry for entry in entries if _is_file(entry) and entry.name != CLAIMS]
    for pack in there if packs is None else sorted(set(packs)):
        of_pack, faults = _files_of_pack(there[pack], root)
        files += of_pack
        problems += faults
    return files, problems


def _files_of_pack(pack: Path, root: Path) -> tuple[list[Path], list[Problem]]:
    entries, problems = _listed(pack, root)
    problems += [
        _found("a folder inside a pack is not read; move its files up", entry, root)
        for entry in entries
        if not _is_file(entry)
    ]
    files = [entry for entry in entries if _is_file(entry) and entry.name not in (CASES, CLAIMS)]
    if not files and not problems:
        problems = [_found("no rules file in this folder; a pack has a pack.yaml", pack, root)]
    return files, problems


def _rules_among_catalogues(folder: Path, root: Path) -> list[Problem]:
    entries, problems = _listed(folder, root)
    message = f"no rules are read from {LOCALE}, which holds catalogues; move the file to a pack"
    return [*problems, *(_found(message, entry, root) for entry in entries if _is_file(entry))]


def _listed(folder: Path, root: Path) -> tuple[list[Path], list[Problem]]:
    """Rules files and folders in a folder, in the order of their names, and files misnamed.

    Hidden ones are left out.
    """
    try:
        if not folder.resolve().is_relative_to(root.resolve()):
            return [], [_found("a link that leads out of the folder is not followed", folder, root)]
        entries = sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
        misnamed = [entry for entry in entries if _is_file(entry) and _misnamed(entry.name)]
        rules = [entry for entry in entries if not _is_file(entry) or entry.suffix == ".yaml"]
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return [], [_found(f"the folder can't be read: {reason}", folder, root)]
    message = "not read, as the name of a rules file ends in .yaml; rename it or move it away"
    return rules, [_found(message, entry, root) for entry in misnamed]


def _is_file(entry: Path) -> bool:
    return entry.is_file() or entry.suffix == ".yaml"


def _misnamed(name: str) -> bool:
    return (".yaml" in name.lower() or ".yml" in name.lower()) and not name.endswith(".yaml")


def _found(message: str, path: Path, root: Path) -> Problem:
    return Problem(
        message,
        path.relative_to(root).as_posix() if path != root else str(root),
        gravity=Gravity.UNREADABLE,
    )


def _unreadable(message: str, file: str, line: int | None = None) -> RulesError:
    return RulesError([Problem(message, file, line, gravity=Gravity.UNREADABLE)])
