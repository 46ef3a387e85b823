"""A rule book can't be changed: nothing that can be reached from it holds a list, dict or set."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable, Iterator, Mapping
from dataclasses import FrozenInstanceError, fields, is_dataclass, replace
from enum import Enum
from functools import cached_property
from operator import setitem
from types import MappingProxyType, NoneType
from typing import Any

import pytest
from hypothesis import given
from pydantic import BaseModel, ValidationError

from recovery_advisor import RuleBook
from recovery_advisor.rulebook.citations import Work
from recovery_advisor.rulebook.exercises import Avoidable
from recovery_advisor.rulebook.languages import Languages
from recovery_advisor.testing import rule_books
from recovery_advisor.values.translator import Translator
from tests.support.advisors import shared_advisor
from tests.translation.folders import PSEUDO, pseudo

#: Values that nobody can change, and that hold no others.
PLAIN = (str, int, Enum, NoneType)
SHIPPED = shared_advisor(engine="bitmap").book


def reachable(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """A value and all that attributes, keys and positions lead to from it, each with its path."""
    seen: dict[int, Any] = {}
    to_visit = [(path, value)]
    while to_visit:
        path, value = to_visit.pop()
        yield path, value
        if id(value) not in seen and not isinstance(value, PLAIN):
            seen[id(value)] = value
            to_visit += inside(value, path)


def inside(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """What the attributes, keys and positions of one value hold."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield f"{path} key {key!r}", key
            yield f"{path}[{key!r}]", inner
    elif isinstance(value, (tuple, list, set, frozenset)):
        for index, inner in enumerate(value):
            yield f"{path}[{index}]", inner
    else:
        for name in attributes(value):
            yield f"{path}.{name}", getattr(value, name)


def attributes(value: Any) -> list[str]:
    """The fields of a value, and what its class works out from them."""
    derived = [
        name
        for cls in type(value).__mro__
        if cls.__module__.startswith("recovery_advisor")
        for name, one in vars(cls).items()
        if isinstance(one, (property, cached_property))
    ]
    return [*names_of_fields(value), *derived]


def names_of_fields(value: Any) -> list[str]:
    if isinstance(value, BaseModel):
        return [*type(value).model_fields]
    return [field.name for field in fields(value)]


def changed(value: Any) -> bool:
    """Whether a value could be changed. What we don't know to be frozen counts as changed."""
    if isinstance(value, (*PLAIN, tuple, frozenset)):
        return False
    if isinstance(value, MappingProxyType):
        return succeeds(lambda: setitem(value, "a", 0))  # type: ignore[call-overload]
    if is_dataclass(value) or isinstance(value, BaseModel):
        return any(
            succeeds(lambda name=name: setattr(value, name, None))  # type: ignore[misc]
            for name in names_of_fields(value)
        )
    return True


def succeeds(change: Callable[[], None]) -> bool:
    try:
        change()
    except (FrozenInstanceError, ValidationError, AttributeError, TypeError):
        return False
    return True


def changeable(book: RuleBook) -> list[str]:
    return [path for path, value in reachable(book, "book") if changed(value)]


def test_nothing_in_the_shipped_book_can_be_changed() -> None:
    assert changeable(SHIPPED) == []


def test_nothing_in_its_languages_can_be_changed() -> None:
    book = pseudo("both packs").book
    assert book.languages.usable[PSEUDO].texts and book.languages.usable[PSEUDO].forms
    assert changeable(book) == []


@given(rule_books())
def test_nothing_in_any_book_can_be_changed(book: RuleBook) -> None:
    assert changeable(book) == []


@pytest.mark.parametrize(
    ("path", "left"),
    [
        ("screens", dict),
        ("works", dict),
        ("question", dict),
        ("words.headlines", dict),
        ("session.plans", dict),
        ("languages.refused", dict),
        ("regions", list),
        ("equipment", set),
    ],
)
def test_whatever_is_left_open_is_found(path: str, left: type[Any]) -> None:
    book = pickle.loads(pickle.dumps(SHIPPED))
    *above, name = path.split(".")
    holder = book
    for step in above:
        holder = getattr(holder, step)
    object.__setattr__(holder, name, left(getattr(holder, name)))
    assert f"book.{path}" in changeable(book)


def test_an_answer_can_not_be_given_another_code() -> None:
    with pytest.raises(TypeError):
        SHIPPED.question["chest_pain"].codes["yes"] = 0  # type: ignore[index]


def test_the_walk_reaches_every_mapping_there_is() -> None:
    """Those of each class in turn, so that none of them is passed over."""
    mappings = [path for path, value in reachable(SHIPPED, "book") if isinstance(value, Mapping)]
    assert {path.rpartition(".")[2].partition("[")[0] for path in mappings} == {
        "screens", "questionnaires", "works", "statements", "tags", "plans", "headlines", "usable", "_last_asked",
        "refused", "codes", "question", "merged", "since", "_outdated",
        "lines", "bounds",
    }  # fmt: skip


@pytest.mark.parametrize(
    "made",
    [
        lambda given: Work("a", "A", True, given).statements,
        lambda given: Avoidable(given, {}).tags,
        lambda given: Languages({}, given).refused,
        lambda given: Translator("xx", given).texts,
        lambda given: replace(SHIPPED, tags=given).tags,
    ],
)
def test_the_mapping_given_is_copied(made: Callable[[dict[Any, Any]], Mapping[Any, Any]]) -> None:
    mine: dict[Any, Any] = {1: "one"}
    held = made(mine)
    mine[2] = "two"
    assert held == {1: "one"}


@pytest.mark.parametrize(
    "again", [copy.copy, copy.deepcopy, lambda it: pickle.loads(pickle.dumps(it))]
)
def test_a_book_can_be_copied_and_pickled(again: Callable[[RuleBook], RuleBook]) -> None:
    whole = pseudo("both packs").book
    list(reachable(whole, "book"))  # all that is worked out once and kept
    other = again(whole)
    assert other == whole and other.id == whole.id
    assert changeable(other) == []
