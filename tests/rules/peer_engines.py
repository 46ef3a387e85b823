"""The conditions of a rule book, handed to engines that share no line with ours.

Each is given the condition tree as it stands in the rules, in values rather than in severities, and a
person who answered everything; it says which effects' conditions hold.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any, TypeVar

import pytest

from recovery_advisor import RuleBook
from recovery_advisor.rulebook.conditions import AllOf, AnyOf, AtLeast, Condition

Person = Mapping[str, int]
#: The numbers of the effects whose conditions hold for a person.
Holding = Callable[[Person], set[int]]
T = TypeVar("T")


def rule_engine(book: RuleBook) -> Holding:
    """zeroSteiner's rule-engine, in Python: an expression an effect."""
    library = _installed("rule_engine")
    rules = [
        library.Rule(_written(effect.rule.when, book, _comparison, _infix("and"), _infix("or")))
        for effect in book.effects
    ]
    return lambda person: {at for at, rule in enumerate(rules) if rule.matches(dict(person))}


def datalogic(book: RuleBook) -> Holding:
    """datalogic, in Rust: JSONLogic."""
    engine = _installed("datalogic_py").Engine()
    logic = [
        engine.compile(_written(effect.rule.when, book, _json, _of("and"), _of("or")))
        for effect in book.effects
    ]
    return lambda person: {at for at, one in enumerate(logic) if one.evaluate(dict(person))}


def clips(book: RuleBook) -> Holding:
    """CLIPS, in C: a rule an effect, matched against a fact."""
    environment = _installed("clips").Environment()
    asked = [question.id for question in book.questions]
    environment.build(f"(deftemplate person {' '.join(f'(slot {id})' for id in asked)})")
    environment.build("(deftemplate holding (slot effect))")
    bound = f"(person {' '.join(f'({id} ?{id})' for id in asked)})"
    for at, effect in enumerate(book.effects):
        test = _written(effect.rule.when, book, _prefixed, _prefix("and"), _prefix("or"))
        environment.build(
            f"(defrule r{at} {bound} (test {test}) => (assert (holding (effect {at}))))"
        )
    person_of = environment.find_template("person")
    found = environment.find_template("holding")

    def holding(person: Person) -> set[int]:
        environment.reset()
        person_of.assert_fact(**person)
        environment.run()
        return {int(fact["effect"]) for fact in found.facts()}

    return holding


PEERS: Sequence[Callable[[RuleBook], Holding]] = (rule_engine, datalogic, clips)


def _installed(module: str) -> Any:
    try:
        return import_module(module)
    except ImportError as error:
        pytest.fail(f"{error}; pip install -r benchmarks/peers-requirements.txt", pytrace=False)


def _written(
    condition: Condition,
    book: RuleBook,
    compare: Callable[[str, str, int], T],
    every: Callable[[list[T]], T],
    either: Callable[[list[T]], T],
) -> T:
    """A condition in the words of an engine."""
    if isinstance(condition, (AllOf, AnyOf)):
        parts = [_written(part, book, compare, every, either) for part in condition.parts]
        join = every if isinstance(condition, AllOf) else either
        return parts[0] if len(parts) == 1 else join(parts)
    question = book.question[condition.question]
    upwards = isinstance(condition, AtLeast) == (question.worse == "higher")
    return compare(question.id, ">=" if upwards else "<=", question.value(condition.severity))


def _comparison(question: str, operator: str, value: int) -> str:
    return f"{question} {operator} {value}"


def _infix(word: str) -> Callable[[list[str]], str]:
    return lambda parts: f"({f' {word} '.join(parts)})"


def _prefixed(question: str, operator: str, value: int) -> str:
    return f"({operator} ?{question} {value})"


def _prefix(word: str) -> Callable[[list[str]], str]:
    return lambda parts: f"({word} {' '.join(parts)})"


def _json(question: str, operator: str, value: int) -> Any:
    return {operator: [{"var": question}, value]}


def _of(word: str) -> Callable[[list[Any]], Any]:
    return lambda parts: {word: parts}
