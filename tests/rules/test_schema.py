"""The schema of rules files takes what loads, and refuses what is misspelt."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator

from recovery_advisor import RuleBook, load_book, load_history_book
from recovery_advisor.authoring import starter
from recovery_advisor.authoring.docs.rules_schema import rules_schema
from recovery_advisor.loading.document import parse
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.testing import Pages, rule_books, written_books
from tests.support.changed_rules import ChangedRules

SHIPPED = sorted(shipped_rules().rglob("*.yaml"))
STARTER = sorted(Path(starter.__file__).parent.rglob("*.yaml"))
ANY_WORDS = Draft202012Validator(rules_schema())
OUR_WORDS = Draft202012Validator(rules_schema(load_history_book()))
RULE = """\
rules:
  - rule: a
    when: {any: [{pain: 7 or worse}, {all: [{swelling: mild or worse}, {injury: yes}]}]}
    then: {limit: rest, refer: routine, avoid: {tags: [impact], exercises: [row]}}
    say: Rest.
    because: It hurts.
    source: {work: project, at: here}
    examples:
      - {given: {pain: 7, injury: no}, counts: {limit: yes}}
"""


def read(file: Path) -> Any:
    return parse(file.read_text(encoding="utf-8"), str(file)).data


def faults(schema: Validator, data: Any) -> list[str]:
    return [f"{list(error.path)}: {error.message[:200]}" for error in schema.iter_errors(data)]


def test_there_are_files_to_hold_against_the_schema() -> None:
    assert len(SHIPPED) >= 8 and len(STARTER) == 19


@pytest.mark.parametrize(
    "file", [*SHIPPED, *STARTER], ids=lambda file: f"{file.parent.name}/{file.name}"
)
def test_every_file_that_ships_has_the_form(file: Path) -> None:
    assert faults(ANY_WORDS, read(file)) == []


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_file_of_the_shipped_rules_has_their_words(file: Path) -> None:
    assert faults(OUR_WORDS, read(file)) == []


@pytest.mark.parametrize("schema", [ANY_WORDS, OUR_WORDS], ids=["any", "our"])
def test_a_rule_of_every_kind_has_the_form(schema: Validator) -> None:
    assert faults(schema, parse(RULE, "a.yaml").data) == []


@pytest.mark.deep
@settings(max_examples=10)
@given(rule_books())
def test_the_schema_of_any_book_is_a_schema(book: RuleBook) -> None:
    Draft202012Validator.check_schema(rules_schema(book))


def test_the_schema_of_any_words_is_a_schema() -> None:
    Draft202012Validator.check_schema(rules_schema())


@given(written_books())
def test_every_file_of_a_generated_book_has_its_form_and_its_words(pages: Pages) -> None:
    schema = Draft202012Validator(rules_schema(pages.book()))
    for name, data in pages.files.items():
        assert faults(schema, data) == [], name


FORM = """\
questions:
  - {question: warmth, scale: no_yes, screen: symptoms, since: signs/2, ask: Is it warm?}
questionnaires:
  - {questionnaire: signs/1, questions: [injury, heat]}
merged:
  - {question: heat, merged_into: injury}
built_in:
  nothing_permits: {say: Rest., because: It is so., source: {work: project, at: here}}
  engine_fault: {say: Rest., because: It is so., source: {work: project, at: here}}
  unreadable: {say: "Rest: {questions}.", because: It is so., source: {work: project, at: here}}
cases:
  - case: a
    about: Somebody.
    given: {pain: 2, swelling: unknown, screening: red-flags/2, screened: red-flags/2}
    expect: {verdict: rest, readiness: rest, urgency: none, reasons: [a], session: no}
"""


def test_what_a_questionnaire_needs_has_the_form() -> None:
    assert faults(ANY_WORDS, parse(FORM, "a.yaml").data) == []
    book = replace(load_book(shipped_rules()), merged={"heat": ("injury",)})
    assert faults(Draft202012Validator(rules_schema(book)), parse(FORM, "a.yaml").data) == []


@pytest.mark.parametrize(
    ("there", "instead", "by_any"),
    [
        ("since: signs/2", "since: signs", False),
        ("since: signs/2", "sinse: signs/2", False),
        ("merged_into: injury}", "into: injury}", False),
        ("  unreadable:", "  unread:", False),
        ("merged_into: injury}", "merged_into: injry}", True),
        ("[injury, heat]", "[injury, heet]", True),
        ("swelling: unknown", "swelling: 1", True),
        ("swelling: unknown", "swelling: unknow", True),
        ("pain: 2", "pain: 11", True),
        ("screening: red-flags/2", "screening: red-flags/9", True),
        ("screened: red-flags/2", "screened: red-flags/9", True),
    ],
)
def test_what_a_questionnaire_needs_is_refused_when_misspelt(
    there: str, instead: str, by_any: bool
) -> None:
    book = replace(load_book(shipped_rules()), merged={"heat": ("injury",)})
    wrong = changed(FORM, there, instead)
    assert ANY_WORDS.is_valid(wrong) is by_any
    assert not Draft202012Validator(rules_schema(book)).is_valid(wrong)


def test_a_threshold_may_be_a_number_where_an_answer_may_not() -> None:
    assert faults(OUR_WORDS, changed(RULE, "swelling: mild or worse", "swelling: 1 or worse")) == []
    assert not OUR_WORDS.is_valid(changed(RULE, "{pain: 7, injury: no}", "{pain: 7, injury: 0}"))


#: Part of the rule above, and what stands in its place: no schema takes it.
MALFORMED = {
    "a misspelt key": ("because:", "becuase:"),
    "a misspelt section": ("rules:", "rulez:"),
    "a misspelt effect": ("{limit: rest, refer: routine", "{limit: rest, reefer: routine"),
    "a misspelt level": ("limit: rest", "limit: rets"),
    "a misspelt urgency": ("refer: routine", "refer: rutine"),
    "a key too little": ("    say: Rest.\n    because: It hurts.\n    source: {work: project, at: here}\n", "    say: Rest.\n"),
    "a name with a capital": ("rule: a", "rule: A"),
    "a name in place of a list": ("tags: [impact]", "tags: impact"),
    "a number in place of text": ("say: Rest.", "say: 7"),
    "a text of nothing but blanks": ("say: Rest.", 'say: "  "'),
    "a text in place of a citation": ("{work: project, at: here}", "project"),
    "a text in place of a condition": ("{injury: yes}", "injury"),
    "two questions in one condition": ("{injury: yes}", "{injury: yes, pain: 7 or worse}"),
    "all of nothing": ("[{swelling: mild or worse}, {injury: yes}]", "[]"),
    "a threshold of neither side": ("7 or worse", "7 or more"),
    "an expression": ("7 or worse", "'> 6'"),
    "a rule in place of a list of them": ("rules:\n  - rule", "rules:\n    rule"),
    "an example that says perhaps": ("limit: yes", "limit: perhaps"),
}  # fmt: skip
#: The same: the schema of a book that lacks the word does not take it.
UNKNOWN = {
    "a question": ("{pain: 7 or worse}", "{pian: 7 or worse}"),
    "a question deep inside": ("{injury: yes}", "{injry: yes}"),
    "a band": ("mild or worse", "mlid or worse"),
    "a band of another question": ("mild or worse", "yes or worse"),
    "a value beyond its scale": ("pain: 7,", "pain: 11,"),
    "a tag": ("[impact]", "[impakt]"),
    "an exercise": ("[row]", "[rwo]"),
    "a source": ("work: project", "work: projct"),
    "a question of an example": ("{pain: 7, ", "{pian: 7, "),
    "an answer of an example": ("injury: no}", "injury: maybe}"),
}  # fmt: skip


@pytest.mark.parametrize(("there", "instead"), MALFORMED.values(), ids=MALFORMED.keys())
def test_what_has_another_form_is_refused(there: str, instead: str) -> None:
    assert not ANY_WORDS.is_valid(changed(RULE, there, instead))
    assert not OUR_WORDS.is_valid(changed(RULE, there, instead))


@pytest.mark.parametrize(("there", "instead"), UNKNOWN.values(), ids=UNKNOWN.keys())
def test_a_word_that_the_book_lacks_is_refused(there: str, instead: str) -> None:
    assert ANY_WORDS.is_valid(changed(RULE, there, instead))
    assert not OUR_WORDS.is_valid(changed(RULE, there, instead))


def changed(text: str, there: str, instead: str) -> Any:
    assert there in text
    return parse(text.replace(there, instead, 1), "a.yaml").data


@pytest.mark.parametrize(
    ("file", "there", "instead"),
    [
        ("vocabulary.yaml", "range: 0-10", "range: 0 to 10"),
        ("vocabulary.yaml", "bands: {none: 0, slight", "bands: {None: 0, slight"),
        ("vocabulary.yaml", "worse: higher", "worse: up"),
        ("upper-back/exercises.yaml", "hold: not given", "hold: not known"),
        ("upper-back/exercises.yaml", "repetitions: 8-12", "repetitions: 8-"),
        ("upper-back/exercises.yaml", "phase: cardio", "phase: cardo"),
        ("upper-back/exercises.yaml", "minutes: 5-10", "minutes: -5"),
        ("upper-back/pack.yaml", "version: 2.0.0", 'version: "2.0"'),
        ("upper-back/pack.yaml", "kind: base", "kind: bse"),
        ("upper-back/session.yaml", "    mobility: {", "    mobilty: {"),
        ("upper-back/notes.yaml", "with: [full]", "with: [ful]"),
        ("upper-back/cases.yaml", "verdict: rest", "verdict: rset"),
    ],
)  # fmt: skip
def test_what_the_loader_refuses_in_other_files_the_schema_refuses_too(
    rules: ChangedRules, file: str, there: str, instead: str
) -> None:
    assert not ANY_WORDS.is_valid(changed(rules.text(file), there, instead))


def test_no_value_may_be_left_out() -> None:
    """An editor reads a key without a value as null, and the loader refuses it."""
    for section in rules_schema()["properties"]:
        assert not ANY_WORDS.is_valid({section: None}), section
    assert not ANY_WORDS.is_valid({"rules": [{**rule(), "because": None}]})


def test_what_an_editor_takes_for_a_boolean_is_taken() -> None:
    for checked in (False, "false"):
        work = {"source": "a-book", "title": "A book", "checked": checked}
        assert ANY_WORDS.is_valid({"sources": [work]})


def rule() -> dict[str, Any]:
    [only] = parse(RULE, "a.yaml").data["rules"]
    return dict(only)
