"""Which packs there are, and what each kind of pack may hold."""

from __future__ import annotations

from recovery_advisor.loading.records import PackRecord
from recovery_advisor.loading.rule_files import RuleFile, RuleFiles
from recovery_advisor.rulebook.packs import Pack
from recovery_advisor.values.errors import Gravity, Problem

#: What can be proved of the rules; an advisor has no use for it.
CLAIMS = "claims.yaml"

_IN_A_PACK = {"pack", "rules", "exercises", "session", "notes", "built_in", "headlines"}
_IN_THE_BASE = {"household", "exercises", "session", "notes", "built_in", "headlines"}


def read_packs(pages: RuleFiles) -> dict[str, PackRecord]:
    """The packs by id; faults for what lies where it may not.

    Raises:
        RulesError: when not exactly one is a base pack, or what one is could not be read: what its
            files may hold depends on it.
    """
    packs = {}
    for page in pages.all:
        pack = page.record.pack
        if pack and page.pack and pack.id != page.pack:
            (page.place / "pack" / "id").fault(
                f"pack {pack.id!r} lies in the folder {page.pack!r}; give both the same name"
            )
        if pack and page.pack in packs:
            (page.place / "pack").fault(f"pack {page.pack!r} is described twice")
        elif pack and page.pack:
            packs[page.pack] = pack
    if "pack" in pages.faults.lost and {page.pack for page in pages.all} - {"", *packs}:
        pages.faults.raise_if_any()
    for page in pages.all:
        _check_sections(page, packs.get(page.pack))
    _check_one_base(pages, packs)
    return packs


def _check_sections(page: RuleFile, pack: PackRecord | None) -> None:
    given = page.record.model_fields_set
    if "claims" in given:
        (page.place / "claims").key.fault(f"claims: belongs in {CLAIMS}, which only proofs read")
    if not page.pack:
        for section in sorted(given & _IN_A_PACK):
            (page.place / section).key.fault(f"{section}: belongs in the folder of a pack")
    elif pack is None:
        page.place.fault(f"no file of this folder describes it with pack: and id: {page.pack}")
    elif not pack.is_base:
        for section in sorted(given & _IN_THE_BASE):
            (page.place / section).key.fault(
                f"{section}: belongs to the base pack; an overlay can only tighten", Gravity.UNSAFE
            )


def _check_one_base(pages: RuleFiles, packs: dict[str, PackRecord]) -> None:
    bases = sorted(id for id, pack in packs.items() if pack.is_base)
    if len(bases) == 1:
        return
    found = f"found {', '.join(bases)}" if bases else "found none"
    message = f"exactly one pack of kind base must be loaded, as only that may permit; {found}"
    pages.faults.found += [
        (page.place / "pack" / "kind").problem(message)
        for page in pages.all
        if page.record.pack and page.record.pack.is_base
    ] or [Problem(message, "pack.yaml")]
    pages.faults.raise_if_any()


def pack_of(record: PackRecord) -> Pack:
    """A pack in its own words, as a rule book has it."""
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
