"""A file reads alike with libyaml and without it: the same values, places and faults."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import event, given, settings
from hypothesis import strategies as st

from recovery_advisor import Problem, RulesError
from recovery_advisor.authoring import starter
from recovery_advisor.loading.document import Document, parse
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.loading.yaml_reader import PurePython, reader_for
from tests.generated import EXAMPLES
from tests.rules.test_bad_yaml import REFUSED
from tests.rules.test_fuzz import Mutation, mutations
from tests.support.yaml_readers import READERS, reading_with

STARTS = sorted(Path(starter.__file__).parent.rglob("*.yaml"))
SHIPPED = [*sorted(shipped_rules().rglob("*.yaml")), *sorted(EXAMPLES.rglob("*.yaml"))]

#: Where the two readers of the YAML library disagree, what a file means to us, or ``None``.
APART = {
    "a question mark in brackets": ("{ask: Does it hurt?}", {"ask": "Does it hurt?"}),
    "one between words": ("[does it ? hurt]", ["does it ? hurt"]),
    "one that begins a key": ("? ask\n: Does it hurt?", {"ask": "Does it hurt?"}),
    "one in quotes": ("{ask: 'Hurts ? '}", {"ask": "Hurts ? "}),
    "a list right after its key": ("{tags:[kneeling]}", None),
    "a question mark right after a colon": ("[ask:?hurt]", None),
    "one after a space": ("{tags: [kneeling]}", {"tags": ["kneeling"]}),
    "a tab after a text": ("say: Rest.\t\n", None),
    "a tab after a key": ("say:\tRest.", None),
    "a tab between words": ("say: Rest\tnow.", None),
    "a tab in quotes": ('say: "Rest\tnow."', {"say": "Rest\tnow."}),
    "a tab in a comment": ("say: Rest. #\tnow", {"say": "Rest."}),
    "a mark of byte order inside": ("say: \ufeffRest.", None),
    "one at the beginning": ("\ufeffsay: Rest.", {"say": "Rest."}),
    "a question mark that begins a key in brackets": ("{?ask: Now}", {"ask": "Now"}),
    "one that begins a line of a text": ("[Does it\n  ? hurt]", ["Does it ? hurt"]),
    "one that begins a text outside of brackets": ("say: ?Rest", {"say": "?Rest"}),
    "half of a character": ("say: '\ud800'", None),
    "a control character": ("say: Rest.\x1a", None),
}


def read_with(reader: str, text: str) -> Document | tuple[Problem, ...]:
    """A text as data with the place of every value, or all that is wrong with it."""
    with reading_with(reader):
        try:
            document = parse(text, "a.yaml")
            assert document.marks  # found by this reader, and kept
            return document
        except RulesError as refusal:
            return refusal.problems


def read_alike(text: str) -> Document | tuple[Problem, ...]:
    one, other = (read_with(reader, text) for reader in READERS)
    assert one == other
    if isinstance(one, Document) and isinstance(other, Document):
        assert (one.marks, one.keys) == (other.marks, other.keys)
    return one


def test_libyaml_is_used_where_it_is_there() -> None:
    assert reader_for("say: Rest.") is yaml.CBaseLoader
    with reading_with("python"):
        assert reader_for("say: Rest.") is PurePython


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_shipped_files_read_alike(path: Path) -> None:
    assert isinstance(read_alike(path.read_text(encoding="utf-8")), Document)


@pytest.mark.parametrize(("text", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_more_than_data_is_refused_alike(text: str, message: str) -> None:
    read_alike(text)


@pytest.mark.parametrize(("text", "meant"), APART.values(), ids=APART.keys())
def test_what_the_library_reads_in_two_ways_is_read_in_one(text: str, meant: object) -> None:
    read = read_alike(text)
    assert (read.data if isinstance(read, Document) else None) == meant


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("say:\n\tRest.", "indent with spaces, not with tabs"),
        ("say: Rest.\t\n", "write a space in place of the tab"),
    ],
)
def test_a_tab_is_told_as_one(text: str, hint: str) -> None:
    with pytest.raises(RulesError, match=f"cannot start any token; {hint}"):
        parse(text, "a.yaml")


def test_what_only_libyaml_refuses_is_refused_with_its_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(PurePython, "scan_directive")
    with pytest.raises(RulesError, match=r"a\.yaml:1:\d+: .*found unknown directive name"):
        parse("%FOO\n---\nsay: Rest.", "a.yaml")


@pytest.mark.deep
@settings(max_examples=300, deadline=None)
@given(file=st.sampled_from(STARTS), changes=mutations)
def test_a_mutated_file_reads_alike(file: Path, changes: list[Mutation]) -> None:
    content = file.read_bytes()
    for mutate in changes:
        content = mutate(content)
    read = read_alike(content.decode(errors="replace"))
    event("read" if isinstance(read, Document) else "refused")
