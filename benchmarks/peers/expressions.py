"""Expression languages: one expression for each rule, or one for the whole gate."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from benchmarks.peers.gate import RULES, Gate, Person, written


def rule_engine() -> Gate:
    """zeroSteiner's rule-engine: a rule each, the first match decides."""
    library = import_module("rule_engine")
    rules = [(rule[0], library.Rule(written(rule))) for rule in RULES]

    def decide(person: Person) -> str:
        return next(name for name, rule in rules if rule.matches(person))

    return decide


def common_expression_language() -> Gate:
    """CEL in Rust: one nested choice."""
    whole = '"R12"'
    for rule in reversed(RULES[:-1]):
        whole = f'({written(rule, ("&&", "||"))}) ? "{rule[0]}" : ({whole})'
    program = import_module("cel").compile(whole)
    return lambda person: str(program.execute(person))


def datalogic() -> Gate:
    """JSONLogic in Rust."""
    logic = import_module("datalogic_py").Engine().compile(_json_logic())
    return lambda person: str(logic.evaluate(person))


def json_logic() -> Gate:
    """JSONLogic in Python."""
    apply, logic = import_module("json_logic").jsonLogic, _json_logic()
    return lambda person: str(apply(logic, person))


def business_rules() -> Gate:
    """business-rules: variables of a class, conditions as data, stop at the first."""
    library = import_module("business_rules")
    variables, actions = _variables(), _actions()
    rules = [_business_rule(name, alternatives) for name, alternatives in RULES]

    def decide(person: Person) -> str:
        said = actions()
        library.run_all(rules, variables(person), said, stop_on_first_trigger=True)
        return str(said.name)

    return decide


def _json_logic() -> dict[str, Any]:
    steps: list[Any] = []
    for name, alternatives in RULES[:-1]:
        either = [
            {"and": [{operator: [{"var": question}, bound]} for question, operator, bound in all]}
            for all in alternatives
        ]
        steps += [{"or": either}, name]
    return {"if": [*steps, "R12"]}


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


def _business_rule(name: str, alternatives: list[list[tuple[str, str, int]]]) -> dict[str, Any]:
    words = {">=": "greater_than_or_equal_to", "<": "less_than", "==": "equal_to"}
    either = [
        {"all": [{"name": q, "operator": words[operator], "value": b} for q, operator, b in all]}
        for all in alternatives
    ]
    actions = [{"name": "say", "params": {"name": name}}]
    return {"conditions": {"any": either}, "actions": actions}
