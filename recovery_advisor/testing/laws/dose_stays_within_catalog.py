"""The law that a dose never exceeds the catalog, nor has a part that the catalog does not give."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from recovery_advisor.advisor import Advisor
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.testing.app_under_test import Advise, Asked
from recovery_advisor.testing.law import Law
from recovery_advisor.testing.law_subjects import anybody
from recovery_advisor.testing.tried_people import one_answer_away
from recovery_advisor.values.levels import Phase
from recovery_advisor.values.session import Dose, Item


def breaks(asked: Asked) -> Iterator[str]:
    """Each part of each dose that is beyond the catalog or the limits of a session."""
    [one] = asked.told
    for item in one.advice.session.exercises if one.advice.session else ():
        yield from _beyond(item, asked.book)


def _beyond(item: Item, book: RuleBook) -> Iterator[str]:
    doses = {(way.id, way.exercise, way.phase): way.dose for way in book.ways}
    catalog = doses.get((item.way, item.exercise, item.phase))
    if catalog is None:
        yield f"what is planned is in the catalog, and {item.phase} {item.exercise} as {item.way} is not"
        return
    parameters = book.session
    longest = {
        Phase.WARM_UP: parameters.held_warm_up_at_most,
        Phase.STRETCH: parameters.stretch_hold_at_most,
    }
    for part in Dose.model_fields:
        planned, given = getattr(item.dose, part), getattr(catalog, part)
        most = given[1] if isinstance(given, tuple) else given
        if part == "hold" and isinstance(most, int):
            most = min(most, longest.get(item.phase, most))
        within = isinstance(planned, int) and isinstance(most, int) and planned <= most
        if not within and planned != most:
            yield f"{item.way} has {part} of at most {most or 'none'}, and not {planned}"


def wrong(advisor: Advisor) -> Advise:
    """Has everybody do twice as much."""

    def advise(check_in: Any) -> object:
        advice = advisor.assess(check_in).model_dump()
        for item in advice["session"]["exercises"] if advice["session"] else ():
            item["dose"]["repetitions"] = 2 * (item["dose"]["repetitions"] or 10)
        return advice

    return advise


LAW = Law(
    id="dose-stays-within-catalog",
    says="A dose is at most the catalog's, a hold at most the session's; what is not given is not"
    " shown.",
    source="properties 10 and 11",
    people=anybody,
    breaks=breaks,
    wrong=wrong,
    tried=one_answer_away,
)
