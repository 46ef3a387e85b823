"""Whatever happens to a rules file, it is loaded or refused in so many words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from recovery_advisor import RulesError
from recovery_advisor.authoring.lint.run import findings
from recovery_advisor.authoring.starter import lay_out
from recovery_advisor.loading.checked_folder import read_checked
from recovery_advisor.loading.shipped import shipped_rules
from tests.support.changed_rules import ChangedRules
from tests.support.yaml_readers import READERS, reading_with

ROOT = shipped_rules()
FILES = {
    path.relative_to(ROOT).as_posix(): path.read_bytes()
    for path in [*ROOT.glob("*.yaml"), *ROOT.glob("upper-back/*.yaml")]
    if path.name != "hazards.yaml"  # which are those of both packs
}
STARTED = [
    "folder.yaml", "vocabulary.yaml", "sources.yaml", "knee/pack.yaml", "knee/rules.yaml", "knee/cases.yaml",
    "knee/claims.yaml", "my-rules/claims.yaml",
    *(f"my-rules/{name}.yaml" for name in ("pack", "readiness", "exercises", "session", "notes", "cases")),
]  # fmt: skip
WORDS = (
    b"no", b"0", b"-1", b"99999999999999999999", b"null", b"~", b"all:", b"any:", b"[]", b"{}",
    b"- ", b"[" * 40, b"&a", b"*a", b"!!int", b"<<:", b"severe or worse", b"rest", b"permit:",
    b"not given", b"9-1", b"'", b'"', b"#", b"---", b"\xff", b"\0", b"\t", "ü".encode(), b"\r",
)  # fmt: skip

Mutation = Callable[[bytes], bytes]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return ChangedRules(tmp_path_factory.mktemp("fuzzed") / "rules").root


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base pack and an overlay, as they are laid out."""
    root: Path = tmp_path_factory.mktemp("fuzzed") / "my-rules"
    lay_out(root)
    lay_out(root / "knee")
    return root


@st.composite
def line_mutations(draw: st.DrawFn) -> Mutation:
    """Deletes, doubles, moves or re-indents one line."""
    position = draw(st.integers(0, 10_000))
    target = draw(st.integers(0, 10_000))
    change = draw(st.sampled_from(["delete", "double", "move", "indent"]))

    def mutate(text: bytes) -> bytes:
        lines = text.splitlines(keepends=True) or [b""]
        at = position % len(lines)
        if change == "double":
            lines.insert(at, lines[at])
        elif change == "indent":
            lines[at] = b"  " + lines[at]
        else:
            line = lines.pop(at)
            if change == "move":
                lines.insert(target % (len(lines) + 1), line)
        return b"".join(lines)

    return mutate


@st.composite
def word_mutations(draw: st.DrawFn) -> Mutation:
    """Puts a wild word in the place of another."""
    position = draw(st.integers(0, 100_000))
    word = draw(st.sampled_from(WORDS))

    def mutate(text: bytes) -> bytes:
        words = text.split(b" ")
        words[position % len(words)] = word
        return b" ".join(words)

    return mutate


@st.composite
def value_mutations(draw: st.DrawFn) -> Mutation:
    """Puts one value of a file in the place of another, so that it may well load."""
    position, other = draw(st.integers(0, 10_000)), draw(st.integers(0, 10_000))

    def mutate(text: bytes) -> bytes:
        values = list(re.finditer(rb"[\w-]+(?=[]},\n])", text))
        if not values:
            return text
        at, there = values[position % len(values)], values[other % len(values)]
        return text[: at.start()] + there[0] + text[at.end() :]

    return mutate


@st.composite
def byte_mutations(draw: st.DrawFn) -> Mutation:
    """Overwrites a few bytes, or cuts the text off."""
    position = draw(st.integers(0, 100_000))
    bytes_ = draw(st.binary(min_size=0, max_size=4))
    cut_off = draw(st.booleans())

    def mutate(text: bytes) -> bytes:
        at = position % (len(text) + 1)
        return text[:at] + bytes_ + (b"" if cut_off else text[at + len(bytes_) :])

    return mutate


mutations = st.lists(
    st.one_of(value_mutations(), line_mutations(), word_mutations(), byte_mutations()),
    min_size=1,
    max_size=3,
)


@contextmanager
def mutated(file: Path, changes: list[Mutation]) -> Iterator[None]:
    """The file changed, for a while."""
    whole = text = file.read_bytes()
    for mutate in changes:
        text = mutate(text)
    file.write_bytes(text)
    try:
        yield
    finally:
        file.write_bytes(whole)


def assert_clear(refusal: RulesError) -> None:
    assert refusal.problems
    assert all(problem.message and problem.file for problem in refusal.problems)


@settings(max_examples=2 * settings().max_examples)
@given(file=st.sampled_from(sorted(FILES)), changes=mutations)
def test_a_mutated_file_is_loaded_or_refused(
    shipped: Path, file: str, changes: list[Mutation]
) -> None:
    with mutated(shipped / file, changes):
        try:
            read_checked(shipped)
            event("loaded")
        except RulesError as refusal:
            event("refused")
            assert_clear(refusal)


@pytest.mark.parametrize("reader", READERS)
@settings(max_examples=2 * settings().max_examples)
@given(file=st.sampled_from(STARTED), changes=mutations)
def test_a_mutated_start_is_checked_or_refused(
    started: Path, reader: str, file: str, changes: list[Mutation]
) -> None:
    with mutated(started / file, changes), reading_with(reader):
        try:
            found = findings(read_checked(started))
            event("found something" if found else "found nothing")
            assert all(one.problem.message and one.problem.shown for one in found)
        except RulesError as refusal:
            event("refused")
            assert_clear(refusal)


def test_every_file_of_a_start_is_mutated(started: Path) -> None:
    files = [path.relative_to(started).as_posix() for path in started.rglob("*.yaml")]
    assert sorted(files) == sorted(STARTED)
