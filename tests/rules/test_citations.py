"""The packs say where each of their rules, exercises and parameters comes from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from recovery_advisor import load_book
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.loading.snapshot import reading

DECISIONS = Path(__file__).resolve().parents[2] / "docs" / "decisions"
BOOK = load_book(shipped_rules(), ["upper-back"])
WHOLE = load_book(shipped_rules())
#: Works that were seen in a digest alone.
SECOND_HAND = {"bsr-gca-2020", "bsr-pmr", "nhs-pleurisy", "nice-cg95", "nice-ng234", "stiell-2001"}


def citations(pack: str = "upper-back") -> list[tuple[str, str]]:
    """Work and place of every source in the files that an advisor reads of a pack."""
    with reading(shipped_rules()) as snapshot:
        documents = [one for one in snapshot.rules[0] if one.file.startswith(f"{pack}/")]
    return [found for document in documents for found in _sources(document.data)]


def _sources(data: Any) -> Iterator[tuple[str, str]]:
    if isinstance(data, dict):
        if "work" in data and "at" in data:
            yield data["work"], data["at"]
        for value in data.values():
            yield from _sources(value)
    elif isinstance(data, list):
        for value in data:
            yield from _sources(value)


def test_every_rule_exercise_note_and_safety_net_has_its_source() -> None:
    rules = {effect.rule.id for effect in BOOK.effects}
    told = len(BOOK.notes) + len(BOOK.safety_nets)
    assert len(citations()) >= len(rules) + len(BOOK.exercises) + told


def test_the_base_pack_cites_only_the_guide_and_the_projects_decisions() -> None:
    assert {work for work, _ in citations()} == {"upper-back-guide", "project"}


def test_every_rule_and_safety_net_about_flags_and_conditions_has_its_source() -> None:
    rules = {effect.rule.id for effect in WHOLE.effects if effect.rule.pack == "red-flags"}
    nets = {one.net.rule for one in WHOLE.safety_nets} - {one.net.rule for one in BOOK.safety_nets}
    assert nets
    assert len(citations("red-flags")) == len(rules) + len(nets)


def test_every_work_is_cited_and_those_seen_second_hand_are_marked() -> None:
    cited = {work for work, _ in citations() + citations("red-flags")}
    assert cited == set(WHOLE.works)
    assert {id for id, work in WHOLE.works.items() if not work.checked} == SECOND_HAND


def test_every_decision_that_is_cited_has_its_page() -> None:
    cited = {at for work, at in citations() + citations("red-flags") if work == "project"}
    assert cited
    assert {page for page in cited if not (DECISIONS / f"{page}.md").is_file()} == set()
