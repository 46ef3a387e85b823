"""A question that is named as an option is refused by the command line, and by nothing else."""

from __future__ import annotations

import re
from itertools import cycle

import pytest

from recovery_advisor import Advisor, CheckIn
from recovery_advisor.cli.options.reserved import RESERVED
from tests.cli.running import run
from tests.support.changed_rules import ChangedRules
from tests.support.listed import looking_at


def with_questions(rules: ChangedRules, *names: str) -> str:
    """A folder that asks for these things too."""
    questions = (
        f"  - {{question: {name}, scale: no_yes, screen: symptoms, ask: Is it so?}}\n"
        for name in names
    )
    rules.add_overlay("questions:\n" + "".join(questions) + looking_at(*names))
    return str(rules.root)


@pytest.mark.parametrize(
    ("name", "command"),
    [*zip(sorted(RESERVED | {"emergency-number"}), cycle(["assess", "explain"]), strict=False)],
)
def test_a_question_can_not_be_named_as_an_option(
    rules: ChangedRules, name: str, command: str
) -> None:
    said = run(command, "--rules", with_questions(rules, name), "--pain", "0").refused()
    option = f"--{name.replace('_', '-')}"
    assert f"a question named {name} was given; allowed: any other name, as {option} is" in said


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_such_a_question_can_be_asked_all_the_same(rules: ChangedRules, name: str) -> None:
    advisor = Advisor.from_folder(with_questions(rules, name), engine="bitmap")
    assert advisor.CheckIn.model_validate({name: "no"}).answers == {name: "no"}


@pytest.mark.parametrize("command", ["assess", "explain"])
def test_every_option_that_is_no_question_is_reserved(command: str) -> None:
    described, _, _ = run(command, "--help").out.partition("example:")
    options = re.findall(r"(?m)^  (?:-h, )?--([a-z0-9_-]+)", described)
    no_questions = {one.replace("-", "_") for one in options} - CheckIn.model_fields.keys()
    assert no_questions == RESERVED


def test_it_is_listed_all_the_same(rules: ChangedRules) -> None:
    assert "\n  minutes " in run("rules", "list", "--rules", with_questions(rules, "minutes")).out


def test_a_question_that_is_gone_may_have_been_named_as_an_option(rules: ChangedRules) -> None:
    folder = with_questions(rules, "tired")
    gone = "questionnaires:\n  - {questionnaire: knee/1, questions: [minutes]}\n"
    gone += "merged:\n  - {question: minutes, merged_into: tired}\n"
    rules.replace("knee/pack.yaml", "questions:\n", f"{gone}questions:\n")
    assert run("assess", "--rules", folder, "--pain=0", "--minutes=9").status == 0
