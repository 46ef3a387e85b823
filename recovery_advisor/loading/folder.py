"""Finds, reads and compiles a rules folder."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from recovery_advisor.loading.compiler import Compiled, compile_files
from recovery_advisor.loading.document import MOST_BYTES, Document, parse
from recovery_advisor.loading.lock import require_locked
from recovery_advisor.loading.packs import CLAIMS
from recovery_advisor.loading.place import unknown
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.translation.catalogues import LOCALE, read_languages
from recovery_advisor.values.errors import Gravity, InputError, Problem, RulesError

#: Cases for testing a pack; an advisor does not read them.
CASES = "cases.yaml"
#: A line of pyproject.toml that identifies a checkout of this library.
_OUR_NAME = b'name = "recovery-advisor"'


def shipped_rules() -> Path:
    """The folder of the shipped rules: in the package, or in the checkout around it.

    Raises:
        RulesError: when they are in neither. A folder beside an installed package is not used.
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
    """Read, validate and compile a rules folder.

    Args:
        folder: has shared ``*.yaml`` files and a folder for each pack, and may have catalogues
            in ``locale``. Anything else that may contain rules, such as ``*.yml`` or an empty folder,
            is a fault.
        packs: ids of the packs to load; ``None`` loads all.

    Raises:
        RulesError: with every fault found, each with file and line where known. Where ``rules.lock``
            lies in the folder, all that differs from it is one.
    """
    return compile_folder(folder, packs).book


def compile_folder(folder: str | Path, packs: Collection[str] | None = None) -> Compiled:
    """As :func:`load_book`, and return the validated records of the files too."""
    compiled = compile_unlocked(folder, packs)
    require_locked(Path(folder), packs, compiled)
    return compiled


def compile_unlocked(folder: str | Path, packs: Collection[str] | None = None) -> Compiled:
    """As :func:`compile_folder`, whatever a lock says."""
    book, files = compile_files(*_read(folder, packs))
    return Compiled(replace(book, languages=read_languages(Path(folder), book)), files)


def _read(
    folder: str | Path, packs: Collection[str] | None = None
) -> tuple[list[Document], list[Problem]]:
    """The parsed files of a folder, and the faults of those that can't be parsed."""
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
    """Read and parse one file of a folder.

    Raises:
        RulesError: when it can't be read or parsed, is too large, is not UTF-8, or is outside the
            folder.
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
    """The rules files to read, and a fault for anything else that might contain rules."""
    if isinstance(packs, str):
        raise InputError("packs", packs, f"a list of pack ids, such as {[packs]}")
    entries, problems = _list_folder(root, root)
    folders = {entry.name: entry for entry in entries if not _is_file(entry)}
    if folders.pop(LOCALE, None):
        problems += _rules_among_catalogues(root / LOCALE, root)
    if not folders:
        message = (
            "no pack here: a rules folder holds a folder for each pack, with a pack.yaml;"
            " `recovery-advisor rules new` lays one out"
        )
        raise RulesError(problems or [_problem(message, root, root)])
    for pack in packs or ():
        if pack not in folders:
            raise RulesError([_problem(unknown(pack, list(folders), "pack"), root, root)])
    files = [entry for entry in entries if _is_file(entry) and entry.name != CLAIMS]
    for pack in folders if packs is None else sorted(set(packs)):
        of_pack, faults = _files_of_pack(folders[pack], root)
        files += of_pack
        problems += faults
    return files, problems


def _files_of_pack(pack: Path, root: Path) -> tuple[list[Path], list[Problem]]:
    entries, problems = _list_folder(pack, root)
    problems += [
        _problem("a folder inside a pack is not read; move its files up", entry, root)
        for entry in entries
        if not _is_file(entry)
    ]
    files = [entry for entry in entries if _is_file(entry) and entry.name not in (CASES, CLAIMS)]
    if not files and not problems:
        problems = [_problem("no rules file in this folder; a pack has a pack.yaml", pack, root)]
    return files, problems


def _rules_among_catalogues(folder: Path, root: Path) -> list[Problem]:
    entries, problems = _list_folder(folder, root)
    message = f"no rules are read from {LOCALE}, which holds catalogues; move the file to a pack"
    return [*problems, *(_problem(message, entry, root) for entry in entries if _is_file(entry))]


def _list_folder(folder: Path, root: Path) -> tuple[list[Path], list[Problem]]:
    """The rules files and folders in a folder, sorted by name, and faults for misnamed files.

    Hidden entries are ignored.
    """
    try:
        if not folder.resolve().is_relative_to(root.resolve()):
            return [], [
                _problem("a link that leads out of the folder is not followed", folder, root)
            ]
        entries = sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
        misnamed = [entry for entry in entries if _is_file(entry) and _misnamed(entry.name)]
        rules = [entry for entry in entries if not _is_file(entry) or entry.suffix == ".yaml"]
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return [], [_problem(f"the folder can't be read: {reason}", folder, root)]
    message = "not read, as the name of a rules file ends in .yaml; rename it or move it away"
    return rules, [_problem(message, entry, root) for entry in misnamed]


def _is_file(entry: Path) -> bool:
    return entry.is_file() or entry.suffix == ".yaml"


def _misnamed(name: str) -> bool:
    return (".yaml" in name.lower() or ".yml" in name.lower()) and not name.endswith(".yaml")


def _problem(message: str, path: Path, root: Path) -> Problem:
    return Problem(
        message,
        path.relative_to(root).as_posix() if path != root else str(root),
        gravity=Gravity.UNREADABLE,
    )


def _unreadable(message: str, file: str, line: int | None = None) -> RulesError:
    return RulesError([Problem(message, file, line, gravity=Gravity.UNREADABLE)])
