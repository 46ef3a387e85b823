"""The hashes of a rule book follow from what it means and says, and from nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from itertools import chain, islice
from typing import Any

import pytest

from recovery_advisor import Readiness, RuleBook, RulebookId, load_history_book
from recovery_advisor.rulebook.alternatives import alternatives
from recovery_advisor.rulebook.conditions import AllOf, AnyOf, AtLeast, AtMost
from recovery_advisor.rulebook.course_numbers import CourseNumbers, Worsening
from recovery_advisor.rulebook.exercises import DoseRange, Exercise, Way
from recovery_advisor.rulebook.fingerprint import fingerprint
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.rules import Effect, Rule
from recovery_advisor.rulebook.session_parameters import Plan, SessionParameters
from recovery_advisor.rulebook.verdict_texts import Note, VerdictTexts


def loaded() -> RuleBook:
    """The shipped rules, with a question that is gone, as none of theirs is."""
    return replace(load_history_book(), merged={"gone": ("chest_pain",)})


BOOK = loaded()
#: What a book holds without hashing it: where a thing was written, and what was tried on it.
NOT_HASHED = {
    (Rule, "pack"),
    (Rule, "examples"),
    (RuleBook, "packs"),
    (RuleBook, "works"),
    (RuleBook, "cited"),
    (RuleBook, "languages"),
    (Way, "movement"),
}
#: Classes whose values are part of those that are hashed.
HASHED: Sequence[type[Any]] = (
    RuleBook, Question, Effect, Rule, AtLeast, AtMost, AllOf, AnyOf, Exercise, Way, DoseRange,
    SessionParameters, Plan, Note, VerdictTexts, CourseNumbers, Worsening,
)  # fmt: skip
FIELDS = [
    (cls, field.name)
    for cls in HASHED
    for field in fields(cls)
    if (cls, field.name) not in NOT_HASHED
]


def hashes(book: RuleBook) -> tuple[str, str]:
    found = fingerprint(book)
    return found.sha256, found.texts_sha256


HASHES = hashes(BOOK)


@pytest.mark.parametrize(("cls", "name"), FIELDS, ids=lambda one: getattr(one, "__name__", one))
def test_every_field_of_a_book_is_hashed(cls: type[Any], name: str) -> None:
    changed = [hashes(book) for book in islice(changed_inside(BOOK, cls, name), 3)]
    assert changed
    assert HASHES not in changed


@pytest.mark.parametrize(("cls", "name"), sorted(NOT_HASHED, key=str), ids=str)
def test_what_is_not_hashed_is_said_to_be(cls: type[Any], name: str) -> None:
    assert name in {field.name for field in fields(cls)}


@pytest.mark.deep
@pytest.mark.parametrize("cls", HASHED, ids=lambda cls: cls.__name__)
def test_the_name_of_a_class_leaves_no_trace(cls: type[Any]) -> None:
    before, split = fingerprint(BOOK), [alternatives(one.rule.when) for one in BOOK.effects]
    for name in ("Aaa", "Zzz"):
        with renamed(cls, name):
            again = loaded()
            assert fingerprint(again) == before
            assert [alternatives(one.rule.when) for one in again.effects] == split


@contextmanager
def renamed(cls: type[Any], name: str) -> Iterator[None]:
    """Call a class by another name for a while; what its values show begins with it."""
    before = cls.__name__, cls.__qualname__
    cls.__name__, cls.__qualname__ = name, name
    try:
        yield
    finally:
        cls.__name__, cls.__qualname__ = before


def test_the_form_of_the_hashes_is_told_with_them() -> None:
    assert BOOK.id.form == 4
    assert RulebookId.model_validate_json(BOOK.id.model_dump_json()) == BOOK.id


def test_a_changed_copy_of_a_book_has_an_id_of_its_own() -> None:
    assert replace(BOOK, effects=BOOK.effects[1:]).id.sha256 != BOOK.id.sha256
    assert replace(BOOK, effects=BOOK.effects).id == BOOK.id


def changed_inside(value: Any, cls: type[Any], name: str) -> Iterator[Any]:
    """A value, with each value of a class inside it changed in one field in turn."""
    if isinstance(value, cls):
        yield replace(value, **{name: other(getattr(value, name))})
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            for inner in changed_inside(getattr(value, field.name), cls, name):
                yield replace(value, **{field.name: inner})
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            for inner in changed_inside(one, cls, name):
                yield (*value[:index], inner, *value[index + 1 :])
    elif isinstance(value, Mapping):
        yield from chain.from_iterable(
            ({**value, key: inner} for inner in changed_inside(one, cls, name))
            for key, one in value.items()
        )


def other(value: Any) -> Any:
    """Another value of the same kind."""
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case Readiness():
            return Readiness.REST if value != Readiness.REST else Readiness.FULL
        case str():
            return f"{value} changed"
        case None:
            return "changed"
        case tuple() | frozenset() if not value:
            return type(value)(["changed"])
        case tuple():
            return value[:-1] if len(value) > 2 else (*value[:-1], other(value[-1]))
        case frozenset():
            return value - {min(value)}
        case _:
            return changed_value(value)


def changed_value(value: Any) -> Any:
    """A mapping, a model or one of the book's own values, changed somewhere."""
    if isinstance(value, Mapping):
        key = next(iter(value))
        return {**value, key: other(value[key])}
    if is_dataclass(value) and not isinstance(value, type):
        first = fields(value)[0].name
        return replace(value, **{first: other(getattr(value, first))})
    name = "say" if "say" in type(value).model_fields else "title"
    return value.model_copy(update={name: "changed"})
