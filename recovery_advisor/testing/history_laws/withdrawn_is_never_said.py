"""The law that what was withdrawn counts as never said, and what was corrected as said rightly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from recovery_advisor.history import History
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.testing.app_over_time import OpenApp
from recovery_advisor.testing.apps_over_time import Following, made
from recovery_advisor.testing.compared_lives import asked_at_the_end, differing, end_of
from recovery_advisor.testing.history_law import HistoryLaw
from recovery_advisor.testing.history_strategies import answers, histories
from recovery_advisor.testing.lives import Lives
from recovery_advisor.testing.made_up_days import DAY, checked_in, danger_signs, way_back
from recovery_advisor.values.events import Amended, CheckedIn, Event

_KINDS = ("checked_in", "noticed", "trained", "cleared")


def _corrected(events: Sequence[Event], slip: CheckedIn, by: CheckedIn | None) -> Lives:
    """A history with a slip that is corrected, and with what should have been said in its place."""
    end = max(end_of(events), slip.at)
    correction = Amended(at=end, id="correction", event=slip.id, by=by)
    said = () if by is None else (by.model_copy(update={"id": slip.id}),)
    return asked_at_the_end((*events, slip, correction), (*events, *said))


def lives(book: RuleBook) -> SearchStrategy[Lives]:
    """Any history with a slip in it that is corrected, and without."""

    @st.composite
    def drawn(draw: DrawFn) -> Lives:
        events = draw(histories(book, kinds=_KINDS))
        at = draw(st.sampled_from([event.at for event in events])) + DAY / 2
        said = answers(book)
        slip = CheckedIn(at=at, id="slip", check_in=draw(said))
        by = CheckedIn(at=at, id="right", check_in=draw(said))
        return _corrected(events, slip, by if draw(st.booleans()) else None)

    return drawn()


def tried(book: RuleBook) -> Iterable[Lives]:
    """The way back with a danger sign tapped by mistake, and with one forgotten."""
    back = way_back(book)
    at = end_of(back) - DAY / 2
    fine = checked_in(at, book, "fine")
    for sign in danger_signs(book)[:1]:
        danger = checked_in(at, book, "danger", {sign: "yes"})
        yield _corrected(back, danger, None)
        yield _corrected(back, danger, fine)
        yield _corrected(back, fine, danger)


def wrong(history: History) -> OpenApp:
    """Knows no corrections: what was said was said."""

    class Stubborn(Following):
        def record(self, event: Event) -> object:
            return None if isinstance(event, Amended) else super().record(event)

    return made(Stubborn, history)


LAW = HistoryLaw(
    id="withdrawn-is-never-said",
    says="What is withdrawn counts as never said, and what is corrected as said rightly at once.",
    source="history",
    lives=lives,
    breaks=lambda told, _: differing(told),
    wrong=wrong,
    tried=tried,
)
