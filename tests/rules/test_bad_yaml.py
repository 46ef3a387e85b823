"""YAML is read as data and nothing else; whatever is more than data is refused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from recovery_advisor import RulesError
from recovery_advisor.loading.document import parse
from recovery_advisor.rulebook.conditions import AtMost
from tests.support.changed_rules import EXTRA, ChangedRules
from tests.support.yaml_readers import READERS, reading_with

REFUSED = {
    "a key given twice": (
        "rules: []\nrules: []\n",
        "2:1: the key 'rules' is already given on line 1",
    ),
    "an anchor": (
        "rules: &all []\n",
        "1:8: an anchor (&name) is not allowed; write the value out",
    ),
    "an alias": (
        "rules: *all\n",
        "1:8: an alias (*name) is not allowed; write the value out",
    ),
    "a tag of the reader's own": (
        "rules: !mine []\n",
        "1:8: a tag (!mine) is not allowed; write plain data",
    ),
    "a tag that would run a program": (
        "rules: !!python/object/apply:os.system [ls]\n",
        "1:8: a tag (tag:yaml.org,2002:python/object/apply:os.system) is not allowed;"
        " write plain data",
    ),
    "a key that is a mapping": (
        "? {a: b}\n: c\n",
        "1:3: a key must be one word, not a list or a mapping",
    ),
    "a value left out": (
        "rules:\n",
        "1:7: a value is missing here; leave the key out, or give one."
        " (Inside { } a comma ends a text; put the text in quotes.)",
    ),
    "a value of null": (
        "rules: null\n",
        "1:8: a value is missing here; leave the key out, or give one."
        " (Inside { } a comma ends a text; put the text in quotes.)",
    ),
    "a second document": (
        "rules: []\n---\nrules: []\n",
        "2:1: one document a file; a second one starts here",
    ),
    "a list left open": (
        "rules: [\n",
        "2:1: not readable as YAML: did not find expected node content",
    ),
    "a tab": (
        "rules:\n\t- a\n",
        "2:1: not readable as YAML: found character that cannot start any token;"
        " indent with spaces, not with tabs",
    ),
    "an escape beyond the last character": (
        'rules: "\\U00110000"\n',
        "1:11: not readable as YAML: found a number that is too large",
    ),
    "an escape beyond every number": (
        'rules: "\\UFFFFFFFF"\n',
        "1:11: not readable as YAML: found a number that is too large",
    ),
    "half of a character, as an escape": (
        'rules: "\\uD800"\n',
        "1:8: the character U+D800 is not allowed in a text",
    ),
    "a control character, as an escape": (
        'rules: "x\\x1a"\n',
        "1:8: the character U+001A is not allowed in a text",
    ),
    "a control character in a key": (
        '"\\x07": []\n',
        "1:1: the character U+0007 is not allowed in a text",
    ),
    "a mark of byte order inside": (
        "rules: []\n\ufeffscales: []\n",
        "2:1: the character U+FEFF is not allowed in a text",
    ),
    "a version of YAML of 5000 digits": (
        f"%YAML 1.{'9' * 5000}\n---\nrules: []\n",
        "1:9: not readable as YAML: found a number that is too large",
    ),
    "a version of YAML that there is not": (
        "%YAML 1.3\n---\nrules: []\n",
        "1:1: not readable as YAML: found a version of YAML other than 1.1 and 1.2",
    ),
    "a directive that there is not": (
        "%FOO\n---\nrules: []\n",
        "1:1: not readable as YAML: found unknown directive name",
    ),
    "a question mark in place of a value": (
        "rules: ?\n",
        "1:8: not readable as YAML: mapping keys are not allowed in this context",
    ),
    "a question mark in place of an entry": (
        "rules: [?]\n",
        "1:10: a value is missing here; leave the key out, or give one."
        " (Inside { } a comma ends a text; put the text in quotes.)",
    ),
    "a comment right after the sign of a block": (
        "rules: |#\n",
        "1:9: not readable as YAML: did not find expected chomping or indentation indicators",
    ),
    "lists 25 deep": (
        "rules: " + "[" * 25 + "]" * 25,
        "1:31: nested more than 24 levels deep",
    ),
    "a list in place of sections": (
        "- rules\n",
        "1:1: ['rules'] can't stand here: write keys with their values",
    ),
    "a mapping in place of a list": (
        "rules: {rule: a}\n",
        "1:8: {'rule': 'a'} can't stand here: write a list, one entry a line",
    ),
    "a merged mapping": (
        "scales:\n  - <<: {scale: pain}\n",
        "2:5: unknown key '<<'. Allowed: bands, range, scale, worse.",
    ),
}


@pytest.fixture(params=READERS, autouse=True)
def reader(request: pytest.FixtureRequest) -> Iterator[None]:
    with reading_with(request.param):
        yield


@pytest.mark.parametrize(("text", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_more_than_data_is_refused(rules: ChangedRules, text: str, message: str) -> None:
    rules.write(EXTRA, text)
    assert f"{EXTRA}:{message}" in rules.report()


@pytest.mark.parametrize("closed", [0, 100_000])
def test_lists_100_000_deep_are_refused(rules: ChangedRules, closed: int) -> None:
    rules.write(EXTRA, "rules: " + "[" * 100_000 + "]" * closed)
    assert rules.report() == [f"{EXTRA}:1:31: nested more than 24 levels deep"]


def test_a_billion_laughs_are_refused(rules: ChangedRules) -> None:
    """Each alias stands for ten of the one before, so that a few lines would be a billion words."""
    laughs = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]\n" for n in range(1, 10)]
    rules.write(EXTRA, "".join(["l0: &l0 lol\n", *laughs]))
    assert rules.report() == [f"{EXTRA}:1:5: an anchor (&name) is not allowed; write the value out"]


@pytest.mark.parametrize("word", ["no", "yes", "on", "off", "true", "False", "Null", "1.5", "1e3"])
def test_a_word_stays_a_word(word: str) -> None:
    assert parse(f"answer: {word}\n", "a.yaml").data == {"answer": word}


@pytest.mark.parametrize("number", ["0", "7", "-3", "999999999"])
def test_a_whole_number_is_read_as_one(number: str) -> None:
    assert parse(f"answer: {number}\n", "a.yaml").data == {"answer": int(number)}


@pytest.mark.parametrize("text", ['"7"', "'7'", "007", "0x7", "1_000", "7.0", "12345678901"])
def test_what_only_looks_like_a_number_stays_text(text: str) -> None:
    assert parse(f"answer: {text}\n", "a.yaml").data == {"answer": text.strip("\"'")}


@pytest.mark.parametrize("text", ["a: ?", "- ?", "[?]", "[?b]", "[a, ?]", "{a: ?}"])
def test_a_question_mark_that_begins_a_key_is_no_text(text: str) -> None:
    with pytest.raises(RulesError) as refusal:
        parse(text, "a.yaml")
    assert all(problem.line == 1 for problem in refusal.value.problems)


def test_no_in_a_condition_is_the_best_end_of_the_scale(rules: ChangedRules) -> None:
    rules.add_rule("{injury: no}", "{permit: mobility}")
    [effect] = [effect for effect in rules.load().effects if effect.rule.id == "extra"]
    assert effect.rule.when == AtMost("injury", 0)
