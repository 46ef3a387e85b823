"""Reads the packs, and checks that each contains only the sections its kind allows."""

from __future__ import annotations

from recovery_advisor.loading.listing import CLAIMS, FOLDER, HAZARDS, PACK
from recovery_advisor.loading.records import PackRecord
from recovery_advisor.loading.rule_files import RuleFile, RuleFiles
from recovery_advisor.rulebook.packs import Pack
from recovery_advisor.values.errors import Gravity, Problem

_IN_A_PACK = {
    *("pack", "rules", "exercises", "session", "safety_nets", "notes", "built_in", "headlines"),
    "course",
}
_IN_THE_BASE = {"household", "exercises", "session", "notes", "built_in", "headlines"}
#: What decides what people are asked, and may wish for: it is the same with and without a history.
_NOT_IN_A_HISTORY = {"questionnaires", "merged", "screens", "regions", "equipment", "tags"}


def read_packs(files: RuleFiles) -> dict[str, PackRecord]:
    """Read the packs by id; a section in a place where it is not allowed is a fault.

    Raises:
        RulesError: when not exactly one is a base pack, several are of kind history, or a pack's kind could not be read, as the
            sections allowed depend on it.
    """
    packs = {}
    for file in files.all:
        pack = file.record.pack
        if pack and file.pack and pack.id != file.pack:
            (file.place / "pack" / "id").fault(
                f"pack {pack.id!r} lies in the folder {file.pack!r}; give both the same name"
            )
        if pack and file.pack in packs:
            (file.place / "pack").fault(f"pack {file.pack!r} is described twice")
        elif pack and file.pack:
            packs[file.pack] = pack
    if "pack" in files.faults.lost and {file.pack for file in files.all} - {"", *packs}:
        files.faults.raise_if_any()
    for file in files.all:
        _check_sections(file, packs.get(file.pack))
    _check_one_base(files, packs)
    return packs


def _check_sections(file: RuleFile, pack: PackRecord | None) -> None:
    given = file.record.model_fields_set
    if "claims" in given:
        (file.place / "claims").key.fault(f"claims: belongs in {CLAIMS}, which only proofs read")
    if "hazards" in given:
        (file.place / "hazards").key.fault(f"hazards: belongs in {HAZARDS}, which no advisor reads")
    _check_lists(file)
    if not file.pack:
        for section in sorted(given & _IN_A_PACK):
            (file.place / section).key.fault(f"{section}: belongs in the folder of a pack")
    elif pack is None:
        file.place.fault(f"no file of this folder describes it with pack: and id: {file.pack}")
    elif not pack.is_base:
        for section in sorted(given & _IN_THE_BASE):
            (file.place / section).key.fault(
                f"{section}: belongs to the base pack; an overlay can only tighten", Gravity.UNSAFE
            )
    if pack and file.pack:
        _check_history(file, pack)


def _check_history(file: RuleFile, pack: PackRecord) -> None:
    given = file.record.model_fields_set
    if pack.is_history:
        for section in sorted(given & _NOT_IN_A_HISTORY):
            (file.place / section).key.fault(
                f"{section}: can't stand in a pack of kind history, which asks nobody anything"
            )
    elif "course" in given:
        (file.place / "course").key.fault("course: belongs in a pack of kind history")


def _check_lists(file: RuleFile) -> None:
    path = file.place.document.file
    of_files = f"{file.pack}/{PACK}" if file.pack else FOLDER
    for section, place in (("files", of_files), ("packs", FOLDER)):
        if section in file.record.model_fields_set and path != place:
            (file.place / section).key.fault(f"{section}: belongs in {place}")


def _check_one_base(files: RuleFiles, packs: dict[str, PackRecord]) -> None:
    _check_one_history(files, packs)
    bases = sorted(id for id, pack in packs.items() if pack.is_base)
    if len(bases) == 1:
        return
    found = f"found {', '.join(bases)}" if bases else "found none"
    message = f"exactly one pack of kind base must be loaded, as only that may permit; {found}"
    files.faults.found += [
        (file.place / "pack" / "kind").problem(message)
        for file in files.all
        if file.record.pack and file.record.pack.is_base
    ] or [Problem(message, "pack.yaml")]
    files.faults.raise_if_any()


def _check_one_history(files: RuleFiles, packs: dict[str, PackRecord]) -> None:
    histories = sorted(id for id, pack in packs.items() if pack.is_history)
    if len(histories) > 1:
        message = f"one pack of kind history at most may be loaded; found {', '.join(histories)}"
        files.faults.found += [
            (file.place / "pack" / "kind").problem(message, Gravity.UNSAFE)
            for file in files.all
            if file.record.pack and file.record.pack.is_history
        ]
        files.faults.raise_if_any()


def pack_of(record: PackRecord) -> Pack:
    """Convert a pack's record."""
    return Pack(
        id=record.id,
        kind=record.kind,
        version=record.version,
        title=record.title,
        intended_use=record.intended_use,
        user=record.user,
        population=record.population,
        exclusions=tuple(record.exclusions),
        evidence=record.evidence,
        limits=tuple(record.limits),
        review=record.review,
    )
