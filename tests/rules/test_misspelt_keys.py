"""A misspelt key is a fault with its place, whatever value stands under it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from recovery_advisor import RulesError
from recovery_advisor.loading.cases import CasesRecord
from recovery_advisor.loading.checked_folder import read_checked
from recovery_advisor.loading.document import parse
from recovery_advisor.loading.place import Faults
from recovery_advisor.loading.records import FileRecord
from recovery_advisor.loading.rule_files import read_rule_files
from tests.checking.starter import started
from tests.cli.running import run
from tests.support.cases import read_cases

#: A value of each type that YAML as read here has; every key refuses some of them.
VALUES: dict[str, Any] = {
    "text": "text",
    "number": 7,
    "list": ["text", 7],
    "mapping": {"key": "text"},
    "list of mappings": [{"key": {"inner": 7}}],
}
Path_ = tuple[str | int, ...]


def records(model: type[BaseModel], above: Path_ = ()) -> Iterator[tuple[Path_, list[str]]]:
    """The path to each record below a model, each list at its first entry, and the record's keys."""
    yield above, [field.alias or name for name, field in model.model_fields.items()]
    for name, field in model.model_fields.items():
        for inner in models_in(field.annotation):
            steps = (field.alias or name, *((0,) if "list[" in str(field.annotation) else ()))
            keyed = "dict[" in str(field.annotation)
            yield from records(inner, (*above, *steps, *(("full",) if keyed else ())))


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from models_in(argument)


def misspelt(path: Path_, key: str, value: Any) -> str:
    """A file with that key misspelt at a path, and nothing else in it."""
    data: Any = {f"{key}x": value}
    for step in reversed(path):
        data = [data] if step == 0 else {step: data}
    return json.dumps(data, indent=1)


KEYS = [(path, key) for path, keys in records(FileRecord) for key in keys]


def test_every_record_has_its_keys_tried() -> None:
    paths = {path for path, _ in KEYS}
    assert ("rules", 0, "then", "avoid") in paths
    assert ("exercises", 0, "ways", 0, "dose") in paths
    assert ("session", "plans", "full") in paths
    assert len(KEYS) > 150


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_a_misspelt_key_is_told_with_its_place_whatever_is_under_it(value: Any) -> None:
    for path, key in KEYS:
        faults = Faults()
        read_rule_files([parse(misspelt(path, key, value), "my.yaml")], faults)
        told = [
            one
            for one in faults.found
            if f"unknown key '{key}x'. Did you mean {key}?" in one.message
        ]
        assert len(told) == 1, (path, key)
        assert told[0].line == len(path) + 2, (path, key)


def whole_entries() -> Iterator[tuple[str, Any]]:
    """Each section of a start, and of its claims, that is a list of records."""
    for name in ("vocabulary", "sources", "my-pack/readiness", "my-pack/exercises", "my-pack/notes", "my-pack/claims"):  # fmt: skip
        file = Path(__file__).parents[2] / f"recovery_advisor/authoring/starter/folder/{name}.yaml"
        for section, entries in parse(file.read_text(encoding="utf-8"), name).data.items():
            if isinstance(entries, list) and isinstance(entries[0], dict):
                yield section, entries


def places_in(value: Any, above: Path_ = ()) -> Iterator[tuple[Path_, str]]:
    """The path to each mapping in an entry, with each of its keys."""
    if isinstance(value, dict):
        for key in value:
            yield above, key
            yield from places_in(value[key], (*above, key))
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from places_in(one, (*above, index))


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_of_an_entry_that_is_whole_otherwise_too(value: Any) -> None:
    """Its misspelt key is taken for the nearest, and the value is checked as that one's."""
    tried = 0
    for section, entries in whole_entries():
        for path, key in places_in(entries[0]):
            changed = json.loads(json.dumps({section: entries}))
            inside = changed[section][0]
            for step in path:
                inside = inside[step]
            inside[f"{key}x"] = value
            del inside[key]
            faults = Faults()
            read_rule_files([parse(json.dumps(changed, indent=1), "my.yaml")], faults)
            if path[:1] in {("when",), ("bands",), ("statements",), ("unless",)} or path[-1:] == (
                "given",
            ):
                continue  # a mapping of names of the rules' own
            assert any(f"unknown key '{key}x'" in one.message and one.line for one in faults.found)
            tried += 1
    assert tried > 40


CASE_KEYS = [(path, key) for path, keys in records(CasesRecord) for key in keys]


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_in_cases_too(tmp_path: Path, value: Any) -> None:
    file = tmp_path / "knee" / "cases.yaml"
    file.parent.mkdir()
    for path, key in CASE_KEYS:
        file.write_text(misspelt(path, key, value), encoding="utf-8")
        with pytest.raises(RulesError) as refused:
            read_cases(tmp_path)
        told = [one for one in refused.value.problems if f"unknown key '{key}x'" in one.message]
        assert [one.line for one in told] == [len(path) + 2], (path, key)


@pytest.mark.parametrize(
    ("file", "there", "instead", "message"),
    [
        ("my-pack/readiness.yaml", "    examples:", "    example: {pain: 3}\n    examplez:", "unknown key 'example'. Did you mean examples?"),
        ("my-pack/exercises.yaml", "    cues:", "    cue: text\n    cuess:", "unknown key 'cue'. Did you mean cues?"),
        ("my-pack/exercises.yaml", "repetitions:", "repetition: 8 to 12, holdd:", "unknown key 'repetition'. Did you mean repetitions?"),
        ("my-pack/claims.yaml", "    say:", "    sayy: [a]\n    whenn:", "unknown key 'sayy'. Did you mean say?"),
        ("my-pack/cases.yaml", "    about:", "    abot: [a]\n    needz:", "unknown key 'abot'. Did you mean about?"),
        ("folder.yaml", "packs:", "pack_s: {a: 1}\npacks:", "unknown key 'pack_s'. Did you mean packs?"),
    ],
)  # fmt: skip
def test_the_report_of_a_folder_has_it(
    tmp_path: Path, file: str, there: str, instead: str, message: str
) -> None:
    folder = started(tmp_path)
    text = (folder / file).read_text(encoding="utf-8")
    assert there in text
    (folder / file).write_text(text.replace(there, instead, 1), encoding="utf-8")
    with pytest.raises(RulesError, match=message.replace("?", r"\?")):
        read_checked(folder)
    said = run("rules", "check", str(folder)).refused()
    assert message in said
