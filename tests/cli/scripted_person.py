"""Somebody who is interviewed."""

from __future__ import annotations

from collections.abc import Sequence

from recovery_advisor.cli import interview
from recovery_advisor.rulebook.questions import Question
from tests.cli.running import HEALTHY_BASE
from tests.support.advisors import shared_advisor

#: The questions that are asked one by one, as somebody healthy answers them.
SYMPTOMS = {
    id: str(given)
    for id, given in HEALTHY_BASE.items()
    if id not in ("injury", "needs_special_plan")
}
#: Those of them that can still make a referral more urgent, where nothing was hurt.
DECISIVE = [SYMPTOMS[id] for id in ("pain", "daily_activity_pain")]
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
    interview.run_interview(person.ask, person.tell)
    return person


BOOK = shared_advisor().book
#: What is asked of somebody who has nothing: a fall, a fever or a weak bone brings more of them.
_BROUGHT = {"long_steroids", "blood_thinners", "low_defences"}


def _pages() -> list[list[Question]]:
    """The questions of each screen on which somebody healthy is asked "any of these?"."""
    screens = [[one for one in BOOK.questions if one.screen == screen] for screen in BOOK.screens]
    return [
        [one for one in screen if one.id not in _BROUGHT]
        for screen in screens
        if len(screen) > 1 and screen[0].id not in SYMPTOMS
    ]


#: The pages in their order, before the questions one by one.
PAGES = _pages()


def healthy_but(*named: str, mark: str = "", **symptoms: str) -> list[str]:
    """What somebody healthy says, but for what is named on its page: to each page, then one by one.

    Args:
        named: ids of questions that are answered yes.
        mark: what is typed after the number of each of them.
        symptoms: answers to the questions that are asked one by one.
    """
    pages = [_said(page, named, mark) for page in PAGES]
    return [*pages, *{**SYMPTOMS, **symptoms}.values()]


def up_to(*named: str, mark: str = "") -> list[str]:
    """The same up to the last page on which something is named."""
    pages = [_said(page, named, mark) for page in PAGES]
    return pages[: max(map(page_of, named)) + 1]


def page_of(id: str) -> int:
    """The page on which a question stands, from 0."""
    [page] = [at for at, page in enumerate(PAGES) if id in [one.id for one in page]]
    return page


def _said(page: Sequence[Question], named: Sequence[str], mark: str) -> str:
    numbers = [f"{at}{mark}" for at, one in enumerate(page, 1) if one.id in named]
    return " ".join(numbers) or "none"
