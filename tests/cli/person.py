"""Somebody who is interviewed."""

from __future__ import annotations

from collections.abc import Sequence

#: Enter alone, for gear and for minutes.
NO_WISHES = ["", ""]


class Person:
    """Answers from a list, one a prompt, and keeps all that was said."""

    def __init__(self, answers: Sequence[str]) -> None:
        self._answers = list(answers)
        self.told: list[str] = []
        self.prompts: list[str] = []

    def ask(self, prompt: str) -> str:
        self.prompts.append(prompt)
        assert self._answers, f"no answer is left for {prompt}"
        return self._answers.pop(0)

    def tell(self, text: str) -> None:
        self.told.append(text)

    @property
    def advice(self) -> str:
        assert not self._answers, f"nobody asked for {self._answers}"
        return self.told[-1]

    @property
    def heard(self) -> str:
        return "\n".join(self.told)
