"""The order in which questions are asked, as a chart: a step for each screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from recovery_advisor.advisor import Advisor
from recovery_advisor.rendering.page import DocumentBlock, Heading, Paragraph, Step
from recovery_advisor.rulebook.alternatives import alternatives
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.values.levels import Urgency
from recovery_advisor.values.translator import humanize

HEADING = Heading("The order in which questions are asked", 2, "order")


@dataclass(frozen=True, slots=True)
class AskedScreen:
    """A screen as somebody well sees it.

    Attributes:
        id: the screen.
        always: the questions that are asked of everybody who is well, in the order of asking.
        sometimes: those that are asked only where other answers make them matter.
    """

    id: str
    always: tuple[str, ...]
    sometimes: tuple[str, ...]


def asking_order(book: RuleBook) -> Iterator[DocumentBlock]:
    """A step for each screen, in the order of asking."""
    yield HEADING
    yield Paragraph(
        "One step is one screen, as somebody well sees them. Beside a question stands how urgently a"
        " bad answer can send somebody: by itself, and together with others where that is more. After an emergency"
        " nothing more is asked, and after an urgent referral only what could make it an emergency."
        " A screen in a dashed frame is asked only where earlier answers make it matter."
    )
    screens = screens_in_order(book)
    urgency = {one.id: _urgency(one, book) for one in book.questions}
    for index, screen in enumerate(screens):
        title = f"{index + 1}. {book.screens[screen.id]}"
        yield _step(title, screen, urgency, last=index == len(screens) - 1)


def screens_in_order(book: RuleBook) -> Sequence[AskedScreen]:
    """The screens in their order, with the questions that somebody well is asked."""
    shown = dict(_shown_to_the_well(book))
    found = []
    for id in book.screens:
        always = shown.get(id, ())
        own = [one.id for one in book.questions if one.screen == id]
        sometimes = tuple(one for one in own if one not in always)
        if own:
            found.append(AskedScreen(id, always, sometimes))
    return found


def _shown_to_the_well(book: RuleBook) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The screens of an interview in which every answer is the best."""
    interview = Advisor.from_book(book, engine="bitmap").interview()
    shown: dict[str, tuple[str, ...]] = {}
    while screen := interview.next_screen():
        ids = tuple(one.id for one in screen.questions)
        shown[screen.id] = (*shown.get(screen.id, ()), *ids)
        interview.answers({id: book.question[id].answer(0) for id in ids})
    yield from shown.items()


def _urgency(question: Question, book: RuleBook) -> str:
    """How urgently a bad answer can send somebody: alone, and with others if that is more."""
    alone, together = Urgency.NONE, Urgency.NONE
    for effect in book.effects:
        if isinstance(effect.level, Urgency):
            for tests in alternatives(effect.rule.when) or ():
                if {one.question for one in tests} == {question.id}:
                    alone = max(alone, effect.level)
                elif any(one.question == question.id for one in tests):
                    together = max(together, effect.level)
    if together > alone:
        return (
            f"with others {together}"
            if alone is Urgency.NONE
            else f"{alone}, with others {together}"
        )
    return "" if alone is Urgency.NONE else alone


def _step(title: str, screen: AskedScreen, urgency: Mapping[str, str], *, last: bool) -> Step:
    lines = [_line(id, urgency[id]) for id in screen.always]
    lines += [f"{_line(id, urgency[id])}, only where it matters" for id in screen.sometimes]
    if not screen.always:
        title += " (only where it matters)"
    says = f"{title}: {'; '.join(lines)}."
    return Step(title, tuple(lines), bool(screen.always), says, last)


def _line(id: str, urgency: str) -> str:
    return f"{humanize(id)} ({urgency})" if urgency else humanize(id)
