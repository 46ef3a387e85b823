"""The law that what is noticed between check-ins never opens anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from recovery_advisor.history import History
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.wording import answer_of
from recovery_advisor.testing.app_over_time import Lived, OpenApp
from recovery_advisor.testing.apps_over_time import Following, made
from recovery_advisor.testing.compared_lives import end_of
from recovery_advisor.testing.history_law import HistoryLaw
from recovery_advisor.testing.history_strategies import histories
from recovery_advisor.testing.lives import Lives, life_of
from recovery_advisor.testing.made_up_days import START, checked_in, danger_signs, hurt
from recovery_advisor.values.events import CheckedIn, Event, Noticed
from recovery_advisor.values.permissive import more_permissive
from recovery_advisor.values.scale import Answer


def _with_and_without(events: Sequence[Event], said: dict[str, Answer]) -> Lives:
    """A history with something that is noticed last, and without it, at the same time."""
    at = end_of(events) + timedelta(minutes=30)
    noticed = Noticed(at=at, id="noticed", answers=said)
    return life_of((*events, noticed), at), life_of(events, at)


def lives(book: RuleBook) -> SearchStrategy[Lives]:
    """Any history, and the same with something noticed in the end."""

    @st.composite
    def drawn(draw: DrawFn) -> Lives:
        question = draw(st.sampled_from(book.asked))
        answer = answer_of(question, draw(st.integers(0, question.span)))
        return _with_and_without(draw(histories(book)), {question.id: answer})

    return drawn()


def tried(book: RuleBook) -> Iterable[Lives]:
    """A danger sign, and each answer at its best, after a check-in that was not quite well."""
    well = (checked_in(START, book, "well"),)
    for sign in danger_signs(book)[:3]:
        yield _with_and_without(well, {sign: "yes"})
    for question in book.asked:
        if question.changeable:
            worst = {question.id: answer_of(question, question.span)}
            unwell = (checked_in(START, book, "unwell", worst),)
            yield _with_and_without(unwell, {question.id: hurt(book)[question.id]})


def breaks(told: Sequence[Lived], book: RuleBook) -> Iterator[str]:
    """With what was noticed more is permitted than without it."""
    with_it, without = (one.told[-1] for one in told)
    yield from (
        f"with what was noticed alone, {must}" for must in more_permissive(with_it, without)
    )


def wrong(history: History) -> OpenApp:
    """Takes what a widget says for a new check-in, and fills it up with the answers of the last."""

    class Filling(Following):
        latest: CheckedIn | None = None

        def record(self, event: Event) -> object:
            if isinstance(event, CheckedIn):
                self.latest = event
            elif isinstance(event, Noticed) and self.latest:
                said = {**self.latest.check_in, **event.answers}
                event = CheckedIn(at=event.at, id=event.id, check_in=said)
            return super().record(event)

    return made(Filling, history)


LAW = HistoryLaw(
    id="noticed-only-holds-back",
    says="What is noticed between check-ins never makes an advice more permissive.",
    source="history",
    lives=lives,
    breaks=breaks,
    wrong=wrong,
    tried=tried,
)
