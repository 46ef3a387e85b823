"""The law that a danger sign stays until somebody says that it is gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from recovery_advisor.history import History
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.testing.app_over_time import Lived, OpenApp
from recovery_advisor.testing.apps_over_time import Following, made
from recovery_advisor.testing.compared_lives import end_of
from recovery_advisor.testing.history_law import HistoryLaw
from recovery_advisor.testing.history_strategies import histories
from recovery_advisor.testing.lives import Lives, life_of
from recovery_advisor.testing.made_up_days import DAY, HOUR, checked_in, danger_signs, way_back
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.events import CheckedIn, Event, Noticed
from recovery_advisor.values.levels import Readiness, Urgency


def _silent(events: Sequence[Event], sign: str, after: timedelta) -> Iterator[Event]:
    """The same events later, none of which says anything about a danger sign."""
    for event in events:
        at, id = event.at + after, f"after {event.id}"
        if isinstance(event, CheckedIn):
            said = {name: one for name, one in event.check_in.items() if name != sign}
            yield CheckedIn(at=at, id=id, check_in=said)
        elif isinstance(event, Noticed):
            said = {name: one for name, one in event.answers.items() if name != sign}
            yield Noticed(at=at, id=id, answers=said)
        else:
            yield event.model_copy(update={"at": at, "id": id})


def _life(before: Sequence[Event], sign: str, noticed: bool, after: Sequence[Event]) -> Lives:
    at = end_of(before) + HOUR
    said = {sign: "yes"}
    danger: Event = (
        Noticed(at=at, id="danger", answers=said)
        if noticed
        else CheckedIn(at=at, id="danger", check_in=said)
    )
    later = tuple(_silent(after, sign, at - min((one.at for one in after), default=at) + HOUR))
    events = (*before, danger, *later)
    return (life_of(events, end_of(events), end_of(events) + DAY),)


def lives(book: RuleBook) -> SearchStrategy[Lives]:
    """Any history with a danger sign in it about which nothing more is said."""

    @st.composite
    def drawn(draw: DrawFn) -> Lives:
        kinds = ("checked_in", "noticed", "trained")
        before = draw(histories(book, kinds=kinds))
        after = draw(histories(book, kinds=kinds, in_order=True))
        return _life(before, draw(st.sampled_from(danger_signs(book))), draw(st.booleans()), after)

    return drawn() if danger_signs(book) else st.nothing()


def tried(book: RuleBook) -> Iterable[Lives]:
    """A danger sign, and a way back that does not mention it."""
    for sign in danger_signs(book):
        yield _life((checked_in(end_of(()), book, "before"),), sign, False, way_back(book, days=2))


def breaks(told: Sequence[Lived], book: RuleBook) -> Iterator[str]:
    """There is leave, or no urgency, though nobody has said that it is gone."""
    for advice in (advice for one in told for advice in one.told):
        if advice.readiness > Readiness.REST:
            yield f"while nobody says that it is gone it is rest, and not {advice.readiness}"
        if advice.urgency < Urgency.URGENT:
            yield f"meanwhile urgency is at least urgent, and not {advice.urgency}"


def wrong(history: History) -> OpenApp:
    """Drops a danger sign that the next check-in does not mention."""

    class Dropping(Following):
        number = 0

        def record(self, event: Event) -> object:
            if isinstance(event, CheckedIn):
                self.number += 1
            return history.record(f"{self.person} {self.number}", event, now=event.at)

        def advise(self, as_of: datetime) -> Advice:
            return history.advise(f"{self.person} {self.number}", as_of)

    return made(Dropping, history)


LAW = HistoryLaw(
    id="danger-stays-until-answered",
    says="A danger sign about which nothing more is said stays: rest, and a referral for today or at once.",
    source="history",
    lives=lives,
    breaks=breaks,
    wrong=wrong,
    tried=tried,
)
