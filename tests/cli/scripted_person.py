"""Somebody who is interviewed."""

from __future__ import annotations

from collections.abc import Sequence
from unittest.mock import patch

from recovery_advisor.cli import interview
from tests.cli.running import HEALTHY_BASE, load

#: The questions that are asked one by one, as somebody healthy answers them.
SYMPTOMS = {id: str(given) for id, given in HEALTHY_BASE.items() if id != "needs_special_plan"}
#: Those of them that can still make a referral more urgent, where nothing was hurt.
DECISIVE = [SYMPTOMS[id] for id in ("injury", "pain", "daily_activity_pain")]
#: The same after doubt about a danger sign of the shipped rules, conditions included.
AFTER_DOUBT = ["no", "no", *DECISIVE]
#: Enter alone, for gear and for minutes.
NO_WISHES = ["", ""]


class ScriptedPerson:
    """Answers from a list, one a prompt, and keeps all that was said."""

    def __init__(self, answers: Sequence[str]) -> None:
        self._answers = list(answers)
        self.outputs: list[str] = []
        self.prompts: list[str] = []

    def ask(self, prompt: str) -> str:
        self.prompts.append(prompt)
        assert self._answers, f"no answer is left for {prompt}"
        return self._answers.pop(0)

    def tell(self, text: str) -> None:
        self.outputs.append(text)

    @property
    def advice(self) -> str:
        assert not self._answers, f"nobody asked for {self._answers}"
        return self.outputs[-1]

    @property
    def output(self) -> str:
        return "\n".join(self.outputs)


def interviewed(*answers: str) -> ScriptedPerson:
    """Somebody who gives these answers, each of which must be asked for."""
    person = ScriptedPerson(answers)
    with patch("recovery_advisor.loading.source.load_book", load):
        interview.run_interview(person.ask, person.tell)
    return person


def healthy_but(flags: str = "none", conditions: str = "none", **symptoms: str) -> list[str]:
    """What somebody healthy says: once to all flags, once to all conditions, then one by one."""
    return [flags, conditions, *{**SYMPTOMS, **symptoms}.values()]
