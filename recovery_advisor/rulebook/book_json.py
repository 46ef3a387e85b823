"""Writes a rule book as JSON with its id, and reads it back as the same rule book.

JSON has numbers, texts and lists; each other value is an object of one key, which says what it is:
``{"Way": [...]}`` has the fields of a way in their order, ``{"tuple": [...]}`` the items of a tuple. An
effect has the id of its rule, which is read before it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.citations import Cited, Work
from recovery_advisor.rulebook.conditions import AllOf, AnyOf, AtLeast, AtMost
from recovery_advisor.rulebook.course_numbers import CourseNumbers, Worsening
from recovery_advisor.rulebook.exercises import DoseRange, Exercise, Way
from recovery_advisor.rulebook.languages import Languages
from recovery_advisor.rulebook.packs import Pack
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.rules import Effect, Example, Rule
from recovery_advisor.rulebook.session_parameters import Plan, SessionParameters
from recovery_advisor.rulebook.verdict_texts import LevelNet, Note, VerdictTexts
from recovery_advisor.values.advice import PackVersion, RulebookId
from recovery_advisor.values.levels import Level, Phase, Readiness, Urgency, Verdict
from recovery_advisor.values.movement import Movement, Pose
from recovery_advisor.values.reasons import Citation, Reason, SafetyNet
from recovery_advisor.values.translator import Translator

_LEVELS = (Phase, Readiness, Urgency, Verdict)
_MODELS = (Citation, PackVersion, Reason, RulebookId, SafetyNet)
_RECORDS = (
    AllOf, AnyOf, AtLeast, AtMost, Cited, CourseNumbers, DoseRange, Example, Exercise, Languages,
    LevelNet, Movement, Note, Pack, Plan, Pose, Question, RuleBook, SessionParameters, Translator, VerdictTexts, Way,
    Work, Worsening,
)  # fmt: skip


def book_as_json(book: RuleBook) -> str:
    """The JSON text of a rule book in ASCII: its rules, each once, then all else, then its id."""
    rules = {effect.rule.id: effect.rule for effect in book.effects}
    parts = [_as_json(rule) for rule in rules.values()], _as_json(book), _as_json(book.id)
    return json.dumps(parts, separators=(",", ":"))


def book_from_json(text: str | bytes) -> RuleBook:
    """The rule book that :func:`book_as_json` wrote; nothing in it is checked.

    Its id is known then: to hash a book takes as long as to read it.
    """
    rules: dict[str, Rule] = {}

    def made(data: dict[str, Any]) -> Any:
        [(kind, content)] = data.items()
        if kind == "Rule":
            return rules.setdefault(content[0], Rule(*content))
        if kind == "Effect":
            return Effect(rules[content[0]], *content[1:])
        return _MAKERS[kind](content)

    _, book, id = json.loads(text, object_hook=made)
    vars(book)["id"] = id
    assert isinstance(book, RuleBook)
    return book


def _as_json(value: Any) -> Any:
    kind = type(value).__name__
    match value:
        case Level():
            return {kind: str(value)}
        case None | str() | int():
            return value
        case Effect():
            rest = (value.kind, value.level, value.ways)
            return {kind: [value.rule.id, *map(_as_json, rest)]}
        case tuple():
            return {kind: [_as_json(one) for one in value]}
        case frozenset():
            return {kind: sorted((_as_json(one) for one in value), key=json.dumps)}
        case Mapping():
            return {"Mapping": [[_as_json(key), _as_json(one)] for key, one in value.items()]}
        case BaseModel():
            return {kind: [[name, _as_json(one)] for name, one in value]}
        case _ if is_dataclass(value):
            return {kind: [_as_json(getattr(value, field.name)) for field in fields(value)]}
    raise TypeError(f"a rule book has no {kind}")


def _record(cls: type[Any]) -> Callable[[list[Any]], Any]:
    return lambda values: cls(*values)


def _model(cls: type[BaseModel]) -> Callable[[list[Any]], Any]:
    return lambda pairs: cls(**dict(pairs))


_MAKERS: Mapping[str, Callable[[Any], Any]] = MappingProxyType({
    "tuple": tuple,
    "frozenset": frozenset,
    "Mapping": dict,
    **{cls.__name__: cls for cls in _LEVELS},
    **{cls.__name__: _model(cls) for cls in _MODELS},
    **{cls.__name__: _record(cls) for cls in _RECORDS},
})  # fmt: skip
