"""The law that no past opens more than today's answers do, but for the last step of a return."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from recovery_advisor.advisor import Advisor
from recovery_advisor.history import History
from recovery_advisor.history.plain_book import plain_book
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.wording import answer_of
from recovery_advisor.testing.app_over_time import Lived, OpenApp
from recovery_advisor.testing.apps_over_time import Following, made
from recovery_advisor.testing.compared_lives import end_of, heard_in
from recovery_advisor.testing.history_law import HistoryLaw
from recovery_advisor.testing.history_strategies import answers, histories
from recovery_advisor.testing.lives import Lives, life_of
from recovery_advisor.testing.made_up_days import DAY, checked_in, danger_signs, way_back
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.events import CheckedIn, Event
from recovery_advisor.values.levels import Readiness
from recovery_advisor.values.scale import Answer

_ADVISORS: dict[str, Advisor] = {}


def _advisor(book: RuleBook) -> Advisor:
    """What advises by today's answers alone; kept for each rule book."""
    if book.id.sha256 not in _ADVISORS:
        _ADVISORS[book.id.sha256] = Advisor.from_book(plain_book(book), engine="reference")
    return _ADVISORS[book.id.sha256]


def _and_today(events: Sequence[Event], today: CheckedIn) -> Lives:
    """Advice on a history, and again when there is a check-in of today."""
    end = end_of(events)
    return ((*life_of(events, end), *life_of((today,), today.at)),)


def lives(book: RuleBook) -> SearchStrategy[Lives]:
    """Any history in which no professional had a look, and a check-in of today."""
    kinds = ("checked_in", "noticed", "trained", "amended")
    return st.builds(
        lambda events, said: _and_today(
            events, CheckedIn(at=end_of(events) + DAY, id="today", check_in=said)
        ),
        histories(book, kinds=kinds),
        answers(book),
    )


def tried(book: RuleBook) -> Iterable[Lives]:
    """A whole way back, and a bad day after it."""
    back = way_back(book)
    bad: dict[str, Answer] = {
        one.id: answer_of(one, one.span) for one in book.asked if one.changeable
    }
    for id, answer in [*bad.items(), *((sign, "yes") for sign in danger_signs(book)[:1])]:
        today = checked_in(end_of(back) + DAY, book, "today", {id: answer})
        yield _and_today(back, today)


def breaks(told: Sequence[Lived], book: RuleBook) -> Iterator[str]:
    """More is open, or less urgent, than by the answers of today alone."""
    for one in told:
        today = heard_in(one.life)[-1]
        assert isinstance(today, CheckedIn)
        advice, by_today = one.told[-1], _advisor(book).assess(today.check_in)
        last_step = by_today.readiness is Readiness.GRADUAL
        most = Readiness.FULL if last_step else by_today.readiness
        if advice.readiness > most:
            yield f"by the answers of today readiness is at most {most}, and not {advice.readiness}"
        if advice.urgency < by_today.urgency:
            yield f"by the answers of today urgency is at least {by_today.urgency}, and not {advice.urgency}"


def wrong(history: History) -> OpenApp:
    """Goes on with the programme that it has begun."""

    class GoingOn(Following):
        best: Advice | None = None

        def advise(self, as_of: datetime) -> Advice:
            now = super().advise(as_of)
            if self.best is None or now.readiness > self.best.readiness:
                self.best = now
            return self.best

    return made(GoingOn, history)


LAW = HistoryLaw(
    id="today-bounds-the-advice",
    says="No past opens more than the answers of today do, but for the full programme after a gentle start.",
    source="history",
    lives=lives,
    breaks=breaks,
    wrong=wrong,
    tried=tried,
)
