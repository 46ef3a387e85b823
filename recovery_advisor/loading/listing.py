"""Lists the rules files of a folder, with faults for anything else that may contain rules."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from recovery_advisor.loading.pack_kind import is_history
from recovery_advisor.loading.place import unknown
from recovery_advisor.translation.catalogues import LOCALE
from recovery_advisor.values.errors import Gravity, InputError, Problem, RulesError

#: The file beside the shared files that lists them, and that of a pack.
FOLDER, PACK = "folder.yaml", "pack.yaml"
#: Cases of a pack, for testing it.
CASES = "cases.yaml"
#: Stories of a history pack, for testing it.
STORIES = "stories.yaml"
#: Claims about the rules, for proofs; an advisor does not read them.
CLAIMS = "claims.yaml"
#: What could go wrong, and what is there against it; an advisor does not read it.
HAZARDS = "hazards.yaml"
#: What the packs are held to, beside them; see :mod:`recovery_advisor.loading.lock`.
LOCK = "rules.lock"
#: Changes that were accepted, beside the packs; see :mod:`recovery_advisor.loading.accepted`.
ACCEPTED = "accepted.yaml"


_LOADED_BY_HISTORY = (
    "the pack {pack} is of kind history, which History loads and an advisor of single check-ins"
    " does not; leave it out"
)


class Listing(NamedTuple):
    """The rules files of a folder.

    Attributes:
        shared: names of the files beside the packs, sorted; not that of accepted changes.
        packs: the folder of each pack to be read, sorted, with the names of its files.
        folders: the folders of all packs that are there but for those of a history, sorted.
        histories: the folders of packs of kind history, sorted.
        chosen: whether only those packs are read that somebody has named.
        problems: what may contain rules and is not read; one of the folder itself has the file ``.``.
    """

    shared: tuple[str, ...]
    packs: Mapping[str, tuple[str, ...]]
    folders: tuple[str, ...]
    histories: tuple[str, ...]
    chosen: bool
    problems: tuple[Problem, ...]

    @property
    def in_part(self) -> bool:
        """Whether there are packs that are not read."""
        return not {*self.folders} <= {*self.packs}

    @property
    def paths(self) -> Iterator[str]:
        """The path of each file, as seen from the folder."""
        yield from self.shared
        for pack, names in self.packs.items():
            yield from (f"{pack}/{name}" for name in names)


def list_files(root: Path, packs: Collection[str] | None, *, history: bool = False) -> Listing:
    """The rules files of a folder.

    Args:
        root: the folder.
        packs: ids of the packs to be read; ``None`` for all but those of kind history.
        history: whether the packs of kind history are read too, whatever ``packs`` names.

    Raises:
        RulesError: where there is no pack, not one that is asked for, or one of kind history is asked
            for that is not to be read.
        InputError: where the packs are no list.
    """
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
    histories = tuple(name for name, folder in folders.items() if is_history(folder / PACK, root))
    others = tuple(name for name in folders if name not in histories)
    for pack in packs or ():
        if pack in histories and not history:
            raise RulesError([_problem(_LOADED_BY_HISTORY.format(pack=pack), root, root)])
        if pack not in folders:
            raise RulesError([_problem(unknown(pack, list(others), "pack"), root, root)])
    found = {}
    for pack in sorted({*(others if packs is None else packs), *(histories if history else ())}):
        found[pack], faults = _files_of_pack(folders[pack], root)
        problems += faults
        if pack in histories:
            problems += _not_of_a_history(folders[pack], found[pack], root)
    shared = tuple(one.name for one in entries if _is_file(one) and one.name != ACCEPTED)
    return Listing(shared, found, others, histories, packs is not None, tuple(problems))


def _files_of_pack(pack: Path, root: Path) -> tuple[tuple[str, ...], list[Problem]]:
    entries, problems = _list_folder(pack, root)
    problems += [
        _problem("a folder inside a pack is not read; move its files up", entry, root)
        for entry in entries
        if not _is_file(entry)
    ]
    files = tuple(entry.name for entry in entries if _is_file(entry))
    if not files and not problems:
        problems = [_problem("no rules file in this folder; a pack has a pack.yaml", pack, root)]
    return files, problems


def _not_of_a_history(pack: Path, files: Collection[str], root: Path) -> Iterator[Problem]:
    """A fault for each file of a history pack that is about single check-ins, and would not be read."""
    for name in sorted({CASES, CLAIMS}.intersection(files)):
        message = "is about single check-ins, and not read in a pack of kind history; move it away"
        yield _problem(message, pack / name, root)


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
    return Problem(message, path.relative_to(root).as_posix(), gravity=Gravity.UNREADABLE)
