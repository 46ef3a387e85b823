"""Reads the examples of rules, and checks them against the rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recovery_advisor.loading.case_answers import check_answer
from recovery_advisor.loading.place import Place
from recovery_advisor.loading.records import ExampleRecord
from recovery_advisor.rulebook.conditions import thresholds
from recovery_advisor.rulebook.kleene import counts
from recovery_advisor.rulebook.questions import Interval, Question
from recovery_advisor.rulebook.rules import Effect, Example
from recovery_advisor.values.errors import Gravity


def read_examples(
    records: Sequence[ExampleRecord],
    kinds: Sequence[str],
    also: Sequence[str],
    questions: Mapping[str, Question],
    place: Place,
) -> tuple[Example, ...]:
    """Read the examples of a rule; an unknown answer or effect is a fault.

    Args:
        kinds: the effects meant by a bare ``counts: yes``.
        also: further effects that an example may name.
    """
    examples = []
    known = {*kinds, *also}
    for index, record in enumerate(records):
        at = place / index
        expected = record.counts
        wanted = expected if isinstance(expected, dict) else dict.fromkeys(kinds, expected)
        answers = check_given(record, questions, at)
        effects = [
            kind in known or (at / "counts" / kind).key.known(kind, known, "effect of this rule")
            for kind in wanted
        ]
        if answers and all(effects):
            counted = tuple((kind, word == "yes") for kind, word in sorted(wanted.items()))
            examples.append(Example(index, tuple(record.given.items()), counted))
    return tuple(examples)


def check_given(record: ExampleRecord, questions: Mapping[str, Question], example: Place) -> bool:
    """Whether the answers of an example are to questions that take them; if not, faults."""
    taken = [
        (example / "given" / id).key.known(id, questions, "question")
        and check_answer(answer, questions[id], example / "given" / id)
        for id, answer in record.given.items()
    ]
    return all(taken)


def check_examples(
    effects: Sequence[Effect], questions: Mapping[str, Question], place: Place
) -> None:
    """Report a fault for each example that a rule's effects contradict."""
    for effect in effects:
        looked_at = {one.question: questions[one.question] for one in thresholds(effect.rule.when)}
        for example in effect.rule.examples:
            wanted = dict(example.counts).get(effect.kind)
            happened = counts(effect, intervals(dict(example.given), looked_at))
            if wanted is not None and wanted != happened:
                (place / example.index).fault(
                    f"the example does not hold: given {_example_text(example)}, {effect.kind} should"
                    f" {'count' if wanted else 'not count'} and does{'' if happened else ' not'}",
                    Gravity.UNSAFE,
                )


def intervals(
    answers: Mapping[str, int | str], questions: Mapping[str, Question]
) -> dict[str, Interval]:
    """The interval of each question's answer; an unanswered question is unknown."""
    return {id: q.intervals[q.codes[answers.get(id)]] for id, q in questions.items()}


def _example_text(example: Example) -> str:
    return "{" + ", ".join(f"{id}: {answer}" for id, answer in example.given) + "}"
