"""A person as a case has it is that person when the case is read."""

from __future__ import annotations

import pytest

from recovery_advisor import Advisor
from recovery_advisor.engines.lowering import Lowering
from recovery_advisor.proving.person_text import given_of
from recovery_advisor.values.expansion import in_full
from tests.support.changed_rules import ChangedRules
from tests.support.listed import looking_at

SIGNS = """\
questions:
  - {question: warmth, scale: no_yes, screen: symptoms, since: signs/1, ask: Is it warm?}
  - {question: redness, scale: no_yes, screen: symptoms, since: signs/1, ask: Is it red?}
  - {question: rash, scale: no_yes, screen: symptoms, since: signs/2, ask: Is there a rash?}
questionnaires:
  - {questionnaire: signs/1, questions: [warmth, redness]}
  - {questionnaire: signs/2, questions: [rash]}
"""


@pytest.mark.parametrize(
    ("answers", "screening"),
    [
        ({"warmth": 0, "redness": 0, "rash": 0}, "signs/2"),
        ({"warmth": 0, "redness": 0, "rash": 1}, "signs/1"),
        ({"warmth": 1, "redness": 0, "rash": 2}, "signs/1"),
        ({"warmth": 2, "redness": 0, "rash": 2}, None),
    ],
)
def test_a_questionnaire_is_named_that_takes_no_denial_away(
    rules: ChangedRules, answers: dict[str, int], screening: str | None
) -> None:
    rules.add_overlay(SIGNS + looking_at("warmth", "redness", "rash"))
    advisor = Advisor.from_folder(rules.root, engine="bitmap")
    person = tuple(answers.get(question.id, 0) for question in advisor.book.questions)
    given = given_of(person, advisor.book)
    assert given.get("screening") == screening
    read = advisor.CheckIn.model_validate(in_full(given, advisor.book.form))
    assert Lowering(advisor.book.questions).lower(read) == person
