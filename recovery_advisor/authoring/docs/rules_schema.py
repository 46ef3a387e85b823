"""Generates the JSON Schema of rules files, with which editors complete and check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from recovery_advisor.loading.cases import CasesRecord
from recovery_advisor.loading.records import FileRecord
from recovery_advisor.loading.story_records import StoriesRecord
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.course_numbers import SESSION_QUESTIONS
from recovery_advisor.rulebook.questions import Question

#: For each kind of name, where in the schema it occurs: record and key.
_STAND_IN = {
    "exercise": [("AvoidRecord", "exercises")],
    "gear": [("ExerciseRecord", "needs"), ("WayRecord", "needs")],
    "question": [
        ("PackRecord", "asks"),
        ("MergedRecord", "merged_into"),
        ("ControlRecord", "questions"),
    ],
    "question of a form": [("QuestionnaireRecord", "questions")],
    "region": [("ExerciseRecord", "regions")],
    "rule": [("ControlRecord", "rules")],
    "screen": [("QuestionRecord", "screen")],
    "source": [("SourceRecord", "work")],
    "tag": [("AvoidRecord", "tags"), ("ExerciseRecord", "tags"), ("WayRecord", "tags")],
}
_ANY_THRESHOLD = {
    "anyOf": [
        {"type": "integer"},
        {"type": "string", "pattern": "^[a-z0-9_-]+( or (worse|better))?$"},
    ]
}


def rules_schema(book: RuleBook | None = None) -> dict[str, Any]:
    """The schema of every file of a rules folder, cases and stories included.

    Args:
        book: the folder's rule book, whose names are then the only ones allowed; ``None`` allows
            any well-formed name.
    """
    forms = _forms()
    file, cases, stories = map(forms.pop, ("FileRecord", "CasesRecord", "StoriesRecord"))
    forms["Condition"] = _condition(book.questions if book else None)
    for record, key in (
        *(("RuleRecord", "when"), ("ClaimRecord", "when"), ("ClaimRecord", "unless")),
        ("CourseRecord", "flare"),
    ):
        forms[record]["properties"][key] = {"$ref": "#/$defs/Condition"}
    injury = book.question.get("injury") if book else None
    asked_of_session = [*SESSION_QUESTIONS.values(), *([injury] if injury else [])]
    forms["SessionCondition"] = _condition(asked_of_session if book else None, "SessionCondition")
    for key in ("fine", "failed"):
        forms["SessionAnswersRecord"]["properties"][key] = {"$ref": "#/$defs/SessionCondition"}
    if book:
        _allow_words_of(book, forms)
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "title": "A file of a rules folder",
        "type": "object",
        "additionalProperties": False,
        "properties": {**file["properties"], **cases["properties"], **stories["properties"]},
        "$defs": forms,
    }


class _Form(GenerateJsonSchema):
    """Generates the schema of what may be written in a file: a key without value is left out."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """No key but those that fit the pattern, where there is one."""
        described = super().dict_schema(schema)
        closed = {"additionalProperties": False} if "patternProperties" in described else {}
        return {**described, **closed}


def _forms() -> dict[str, Any]:
    """The schema of each record, without its docstring, which is for readers of the code."""
    models: list[type[BaseModel]] = [FileRecord, CasesRecord, StoriesRecord]
    _, described = models_json_schema(
        [(model, "validation") for model in models], schema_generator=_Form
    )
    forms: dict[str, Any] = described["$defs"]
    for form in forms.values():
        form.pop("description", None)
    return forms


def _allow_words_of(book: RuleBook, forms: dict[str, Any]) -> None:
    for kind, words in _words(book).items():
        for record, key in _STAND_IN[kind]:
            _allow_only(forms[record]["properties"][key], words)
    answers = {question.id: _answer(question) for question in book.questions}
    asked = {question.id: answers[question.id] for question in book.asked}
    names = {"enum": sorted(book.questionnaires)}
    screened = {"screening": names, "screened": names}
    for record, known in (("ExampleRecord", answers), ("CaseRecord", {**asked, **screened})):
        given = forms[record]["properties"]["given"]
        given.update(properties=known, additionalProperties=False)


def _condition(questions: Iterable[Question] | None, name: str = "Condition") -> dict[str, Any]:
    joined = {"type": "array", "minItems": 1, "items": {"$ref": f"#/$defs/{name}"}}
    asked = {question.id: _threshold(question) for question in questions or ()}
    return {
        "description": "A threshold on one question, or all: or any: of several conditions.",
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "properties": {"all": joined, "any": joined, **asked},
        "additionalProperties": False if questions is not None else _ANY_THRESHOLD,
    }


def _answer(question: Question) -> dict[str, Any]:
    numbers = [] if question.worded else [_number(question)]
    words = {"enum": list(question.scale.words)}
    return {"description": question.ask, "anyOf": [*numbers, words]}


def _threshold(question: Question) -> dict[str, Any]:
    names = [name for name, _, _ in question.bands]
    sides = [f"{name} or {side}" for name in names for side in ("worse", "better")]
    number = {"type": "string", "pattern": "^[0-9]+ or (worse|better)$"}
    return {
        "description": question.ask,
        "anyOf": [_number(question), {"enum": names}, {"enum": sides}, number],
    }


def _number(question: Question) -> dict[str, Any]:
    return {"type": "integer", "minimum": question.low, "maximum": question.high}


def _words(book: RuleBook) -> Mapping[str, list[str]]:
    return {
        "exercise": [*(one.id for one in book.exercises), *(way.id for way in book.ways)],
        "gear": [*book.equipment, *book.household],
        "question": [question.id for question in book.asked],
        "question of a form": [*(question.id for question in book.asked), *book.merged],
        "region": list(book.regions),
        "rule": [effect.rule.id for effect in book.effects],
        "screen": list(book.screens),
        "source": list(book.works),
        "tag": list(book.tags),
    }


def _allow_only(described: dict[str, Any], words: Iterable[str]) -> None:
    for one in described.get("anyOf", [described]):
        place = one["items"] if one["type"] == "array" else one
        place["enum"] = sorted(set(words))
