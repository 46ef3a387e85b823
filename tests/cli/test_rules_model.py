"""``rules model``: the check-in of a rules folder as Python source."""

from __future__ import annotations

import ast
from typing import Any, get_args

import pytest
from hypothesis import given

from recovery_advisor import CheckIn, CheckInBase, RuleBook, Scale
from recovery_advisor.authoring.docs.check_in_source import check_in_source
from recovery_advisor.loading.compiler import compile_files
from recovery_advisor.loading.document import Document
from recovery_advisor.testing import Pages, written_books
from tests.cli.running import run
from tests.generated import EXAMPLES, ROOT
from tests.support.changed_rules import ChangedRules
from tests.support.listed import looking_at

#: Of the questions that every check-in has besides: they are none.
NO_QUESTIONS = set(CheckInBase.model_fields)


def model_of(source: str) -> type[CheckInBase]:
    """The check-in that a source defines."""
    names: dict[str, Any] = {"__name__": "written"}
    exec(compile(source, "written", "exec", dont_inherit=True), names)
    model: type[CheckInBase] = names["CheckIn"]
    return model


def scales_of(model: type[CheckInBase]) -> dict[str, Scale]:
    fields = model.model_fields
    return {
        id: get_args(get_args(field.annotation)[0])[-1]
        for id, field in fields.items()
        if id not in NO_QUESTIONS
    }


def assert_asks_what_the_rules_ask(model: type[CheckInBase], book: RuleBook) -> None:
    assert scales_of(model) == {question.id: question.scale for question in book.questions}
    assert [model.model_fields[question.id].description for question in book.questions] == [
        question.ask for question in book.questions
    ]


def test_the_model_of_the_example_is_the_one_that_is_type_checked() -> None:
    done = run("rules", "model", str(EXAMPLES / "ankle-rules"))
    assert (done.status, done.err) == (0, "")
    assert done.out == (ROOT / "tests/typing/ankle_check_in.py").read_text(encoding="utf-8")


def test_the_shipped_rules_where_no_folder_is_named() -> None:
    assert scales_of(model_of(run("rules", "model").out)) == scales_of(CheckIn)


@given(written_books())
def test_a_model_asks_what_its_rules_ask(pages: Pages) -> None:
    compiled = compile_files([Document(name, data) for name, data in pages.files.items()])
    assert_asks_what_the_rules_ask(model_of(check_in_source(compiled)), compiled.book)


@pytest.mark.parametrize(
    "source",
    [ROOT / "recovery_advisor/values/check_in.py", ROOT / "tests/typing/ankle_check_in.py"],
)
def test_below_each_field_stands_the_question_and_what_may_be_answered(source: Any) -> None:
    """Where an editor looks for what it shows."""
    [model] = [
        node
        for node in ast.parse(source.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef)
    ]
    fields = [node for node in model.body if isinstance(node, ast.AnnAssign)]
    _, *below = [ast.literal_eval(one.value) for one in model.body if isinstance(one, ast.Expr)]
    assert len(fields) == len(below)
    for field, text in zip(fields, below, strict=True):
        asked = ast.unparse(field)
        assert text.partition("\n")[0] in asked
        assert "\n\n    Answer " in text


def test_numbers_and_words_are_said_as_they_are_answered() -> None:
    source = run("rules", "model").out
    assert (
        'Answer 0 to 100, or "unknown": "very_limited" is 0 to 49, "reduced" is 50 to 89, "near_full" is 90 to 97,'
        ' "full" is 98 to 100. Lower is worse.'
    ) in source
    assert 'Answer "none", "mild", "moderate", "severe" or "unknown".' in source


def test_a_question_is_shown_as_it_is_written(rules: ChangedRules) -> None:
    ask = r'Say "ouch" \n """ é \ now?'
    stiff = "ask: How stiff are neck, shoulders and back?"
    rules.replace("vocabulary.yaml", stiff, f"ask: '{ask}'")
    source = run("rules", "model", str(rules.root)).out
    assert_asks_what_the_rules_ask(model_of(source), rules.load())
    texts = [node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)]
    assert any(str(text).startswith(f"{ask}\n\n") for text in texts)


def test_each_question_that_can_be_no_field_is_refused(rules: ChangedRules) -> None:
    odd = ("neck-pain", "hip-pain")
    questions = (
        f"  - {{question: {id}, scale: no_yes, screen: symptoms, ask: Really?}}\n" for id in odd
    )
    rules.replace("vocabulary.yaml", "questions:\n", "questions:\n" + "".join(questions))
    rules.replace("upper-back/pack.yaml", "asks: [", f"asks: [{', '.join(odd)}, ")
    rules.write("upper-back/looks.yaml", looking_at(*odd))
    rules.load()  # a mapping can still answer them
    said = run("rules", "model", str(rules.root)).refused()
    for id in odd:
        place = rules.place("vocabulary.yaml", id)
        assert f"{place}: {id} can't be the name of a field in Python" in said


@pytest.mark.parametrize("name", ["scale", "literal", "no-yes"])
def test_a_scale_takes_no_name_that_is_taken(rules: ChangedRules, name: str) -> None:
    text = rules.text("vocabulary.yaml")
    rules.write("vocabulary.yaml", text.replace("scale: severity", f"scale: {name}"))
    source = run("rules", "model", str(rules.root)).out
    assert_asks_what_the_rules_ask(model_of(source), rules.load())
