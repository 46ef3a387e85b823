"""business-rules, in Python."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from benchmarks.peers.gate import RULES, Gate, Person, Test


def gate() -> Gate:
    """Variables of a class, conditions as data; it stops at the first that holds."""
    library = import_module("business_rules")
    variables, actions = _variables(), _actions()
    rules = [_business_rule(name, alternatives) for name, alternatives in RULES]

    def decide(person: Person) -> str:
        said = actions()
        library.run_all(rules, variables(person), said, stop_on_first_trigger=True)
        return str(said.name)

    return decide


def _variables() -> Any:
    module = import_module("business_rules.variables")
    questions = {question for _, either in RULES for all in either for question, _, _ in all}

    def made(self: Any, person: Person) -> None:
        self.person = person

    def reading(question: str) -> Any:
        def read(self: Any) -> int:
            return int(self.person[question])

        read.__name__ = question
        return module.numeric_rule_variable(read)

    fields = {question: reading(question) for question in questions}
    return type("Variables", (module.BaseVariables,), {"__init__": made, **fields})


def _actions() -> Any:
    module, fields = import_module("business_rules.actions"), import_module("business_rules.fields")

    def say(self: Any, name: str) -> None:
        self.name = name

    said = module.rule_action(params={"name": fields.FIELD_TEXT})(say)
    return type("Actions", (module.BaseActions,), {"say": said})


def _business_rule(name: str, alternatives: list[list[Test]]) -> dict[str, Any]:
    words = {">=": "greater_than_or_equal_to", "<": "less_than", "==": "equal_to"}
    either = [
        {"all": [{"name": q, "operator": words[operator], "value": b} for q, operator, b in all]}
        for all in alternatives
    ]
    actions = [{"name": "say", "params": {"name": name}}]
    return {"conditions": {"any": either}, "actions": actions}
