"""CLIPS, in C."""

from __future__ import annotations

from importlib import import_module

from benchmarks.peers.gate import QUESTIONS, RULES, Gate, Person, Test


def gate() -> Gate:
    """A rule for each alternative, by salience."""
    environment = import_module("clips").Environment()
    slots = " ".join(f"(slot {question})" for question in QUESTIONS)
    environment.build(f"(deftemplate person {slots})")
    environment.build('(defglobal ?*rule* = "")')
    for place, (name, alternatives) in enumerate(RULES):
        for number, all in enumerate(alternatives):
            environment.build(
                f"(defrule {name}-{number} (declare (salience {-place}))"
                f' (person {_slots(all)}) => (bind ?*rule* "{name}") (halt))'
            )
    template, said = environment.find_template("person"), environment.find_global("rule")

    def decide(person: Person) -> str:
        fact = template.assert_fact(**person)
        environment.run()
        fact.retract()
        return str(said.value)

    return decide


def _slots(all: list[Test]) -> str:
    return " ".join(
        f"({question} ?{question}&:({'=' if operator == '==' else operator} ?{question} {bound}))"
        for question, operator, bound in all
    )
