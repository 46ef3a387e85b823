"""Whatever happens to a rules file, it is loaded or refused in so many words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from recovery_advisor import RulesError
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.folder import shipped_rules
from tests.support.changed_rules import ChangedRules

ROOT = shipped_rules()
FILES = {
    path.relative_to(ROOT).as_posix(): path.read_bytes()
    for path in [*ROOT.glob("*.yaml"), *ROOT.glob("upper-back/*.yaml")]
    if path.name != "cases.yaml"
}
WORDS = (
    b"no", b"0", b"-1", b"99999999999999999999", b"null", b"~", b"all:", b"any:", b"[]", b"{}",
    b"- ", b"[" * 40, b"&a", b"*a", b"!!int", b"<<:", b"severe or worse", b"rest", b"permit:",
    b"not given", b"9-1", b"'", b'"', b"#", b"---", b"\xff", b"\0", b"\t", "ü".encode(), b"\r",
)  # fmt: skip

Mutation = Callable[[bytes], bytes]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> ChangedRules:
    root: Path = tmp_path_factory.mktemp("fuzzed") / "rules"
    return ChangedRules(root)


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
    """Puts one word in the place of another."""
    position = draw(st.integers(0, 100_000))
    word = draw(st.sampled_from(WORDS) | st.sampled_from(list(FILES.values())).flatmap(_words))

    def mutate(text: bytes) -> bytes:
        words = text.split(b" ")
        words[position % len(words)] = word
        return b" ".join(words)

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


def _words(text: bytes) -> st.SearchStrategy[bytes]:
    return st.sampled_from(text.split())


@settings(max_examples=600, deadline=None)
@given(
    file=st.sampled_from(sorted(FILES)),
    mutations=st.lists(
        line_mutations() | word_mutations() | byte_mutations(), min_size=1, max_size=3
    ),
)
def test_a_mutated_file_is_loaded_or_refused(
    folder: ChangedRules, file: str, mutations: list[Mutation]
) -> None:
    text = FILES[file]
    for mutate in mutations:
        text = mutate(text)
    folder.write(file, text)
    try:
        outcome: RuleBook | RulesError = folder.load()
    except RulesError as refusal:
        outcome = refusal
    finally:
        folder.write(file, FILES[file])
    event(type(outcome).__name__)
    if isinstance(outcome, RulesError):
        assert outcome.problems
        assert all(problem.message and problem.file for problem in outcome.problems)
