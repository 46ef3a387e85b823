"""docs/properties.md names tests, laws and proofs that exist, each under whatever it says it holds."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from recovery_advisor.proving.laws import all_laws
from recovery_advisor.testing import HISTORY_LAWS, LAWS

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs/properties.md").read_text(encoding="utf-8")
#: What the entry of a property or a law must tell.
LINES = ("Tests", "Public laws", "Proofs", "Broken by")

_CITATION = re.compile(
    r"\b(propert(?:y|ies)|laws?)\s+(\d+(?:(?:,\s+|\s+and\s+|\s+to\s+)\d+)*)", re.I
)
_ENTRY = re.compile(r"^### (?:Property|Law) \d+: (\S+)$.*?(?=^##|\Z)", re.M | re.S)
_TEST = re.compile(r"\b(tests/[\w/]+\.py)::(\w+)")
_NAME = re.compile(r"`([a-z]+(?:-[a-z0-9]+)+)`")

PUBLIC_LAWS: Mapping[str, str] = {law.id: law.source for law in LAWS}
PROVED_LAWS: Mapping[str, str] = {claim.id: claim.source for claim in all_laws()}


def cited(text: str) -> set[str]:
    """What a text cites, such as "property 3"; of a range, its ends."""
    return {
        f"{'law' if kind[0] in 'lL' else 'property'} {number}"
        for kind, numbers in _CITATION.findall(text)
        for number in re.findall(r"\d+", numbers)
    }


def faults(page: str) -> list[str]:
    """Each name on a page that stands for nothing, and each that is not where it belongs."""
    entries = {_number(match[0]): match[0] for match in _ENTRY.finditer(page)}
    laws = {*PUBLIC_LAWS, *PROVED_LAWS, *(law.id for law in HISTORY_LAWS)}
    return [
        *_of_tests(page),
        *_of_names("public law", "Public laws", entries, PUBLIC_LAWS, PUBLIC_LAWS),
        *_of_names("proof", "Proofs", entries, {*PROVED_LAWS, *_claims()}, PROVED_LAWS),
        *(f"{one} is not on the page" for one in sorted(laws - _names(page))),
        *(f"{one} is cited, and not on the page" for one in sorted(_cited() - entries.keys())),
        *(
            f"{id} has no {line}"
            for id in entries
            for line in LINES
            if not _told(entries[id], line)
        ),
    ]


def _number(entry: str) -> str:
    """Which property or law an entry is about, by its heading."""
    [number] = cited(entry.partition("\n")[0])
    return number


def _of_tests(page: str) -> Iterator[str]:
    named = set(_TEST.findall(page))
    for path, test in named:
        if test not in _tests_of(path):
            yield f"{path}::{test} is no test"
    for file in (ROOT / "tests/laws").glob("test_*.py"):
        path = file.relative_to(ROOT).as_posix()
        yield from (
            f"{path}::{test} is not on the page"
            for test in _tests_of(path)
            if (path, test) not in named
        )


def _of_names(
    kind: str, line: str, entries: Mapping[str, str], there: Iterable[str], says: Mapping[str, str]
) -> Iterator[str]:
    """Faults of the names of one line: of each entry, and of what says that it holds an entry."""
    told = {one: _names(_told(entry, line)) for one, entry in entries.items()}
    for one, names in told.items():
        yield from (f"{one} names {name}, which is no {kind}" for name in names - set(there))
    for name, source in says.items():
        for one in cited(source) & told.keys():
            if name not in told[one]:
                yield f"{one} does not name {name}, a {kind} that says it holds it"


def _told(entry: str, line: str) -> str:
    """What an entry tells in one of its lines."""
    found = re.search(rf"^- {line}:(.*?)(?=^- |\Z)", entry, re.M | re.S)
    return found[1].strip() if found else ""


def _names(text: str) -> set[str]:
    return set(_NAME.findall(text))


@cache
def _tests_of(path: str) -> frozenset[str]:
    file = ROOT / path
    body = ast.parse(file.read_text(encoding="utf-8")).body if file.is_file() else []
    functions = (node.name for node in body if isinstance(node, ast.FunctionDef))
    return frozenset(name for name in functions if name.startswith("test_"))


@cache
def _claims() -> frozenset[str]:
    """What the shipped packs claim of their own rules."""
    texts = (path.read_text(encoding="utf-8") for path in (ROOT / "rules").rglob("claims.yaml"))
    return frozenset(id for text in texts for id in re.findall(r"^\s*- claim: (\S+)", text, re.M))


@cache
def _cited() -> frozenset[str]:
    """What code, tests, rules and the other pages cite."""
    files = (
        path
        for folder in ("recovery_advisor", "tests", "rules", "docs", "benchmarks", "examples")
        for kind in ("py", "md", "yaml")
        for path in (ROOT / folder).rglob(f"*.{kind}")
        if path != ROOT / "docs/properties.md"
    )
    return frozenset(one for path in files for one in cited(path.read_text(encoding="utf-8")))


def test_the_page_names_what_there_is() -> None:
    assert faults(PAGE) == []


def test_no_two_properties_or_laws_share_a_number_or_a_name() -> None:
    entries = list(_ENTRY.finditer(PAGE))
    numbered = [*(f"law {n}" for n in range(1, 9)), *(f"property {n}" for n in range(1, 23))]
    assert [_number(entry[0]) for entry in entries] == numbered
    assert len({entry[1] for entry in entries}) == len(entries)


def test_what_is_cited_is_read_in_every_form() -> None:
    text = "Law 1; laws 2 and 3, properties 4, 5 and\n6 to 7; a property 8; outlaw 9"
    assert cited(text) == {*(f"law {n}" for n in "123"), *(f"property {n}" for n in "45678")}


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        (
            "test_values.py::test_nothing_touches_the_network",
            "test_values.py::test_nothing_touches_the_disk",
            "tests/laws/test_values.py::test_nothing_touches_the_disk is no test",
        ),
        (
            "tests/rules/test_gate.py",
            "tests/rules/test_gates.py",
            "tests/rules/test_gates.py::test_a_worse_answer_is_never_more_permissive is no test",
        ),
        (
            "`tests/laws/test_flags.py::test_a_well_person_may_do_everything`",
            "",
            "tests/laws/test_flags.py::test_a_well_person_may_do_everything is not on the page",
        ),
        ("`a-reason-is-known`", "`a-reason-is-guessed`", "a-reason-is-known is not on the page"),
        (
            "`a-reason-is-known`",
            "`a-reason-is-guessed`",
            "property 16 names a-reason-is-guessed, which is no proof",
        ),
        (
            "`dizziness-leaves-out`",
            "`dizziness-leaves-in`",
            "property 6 names dizziness-leaves-in, which is no proof",
        ),
        (
            "- Public laws: `reasons-hold`, ",
            "- Public laws: ",
            "property 16 does not name reasons-hold, a public law that says it holds it",
        ),
        (
            "- Public laws: `strength-follows-warm-up`",
            "- Public laws: `readiness-is-the-least`",
            "property 9 names readiness-is-the-least, which is no public law",
        ),
        ("### Property 9:", "### Property nine:", "property 9 is cited, and not on the page"),
        ("- Broken by: an app that holds everything", "- An app", "property 10 has no Broken by"),
    ],
)
def test_a_wrong_name_is_found(right: str, wrong: str, fault: str) -> None:
    assert right in PAGE
    assert fault in faults(PAGE.replace(right, wrong))
