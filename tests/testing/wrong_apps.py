"""Apps that wrap the advisor wrongly, as apps do, and the law that tells what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from recovery_advisor import Advice, Advisor, Item, Readiness
from recovery_advisor.testing import Advise
from recovery_advisor.values.scale import UNKNOWN
from tests.support.answers import best_of
from tests.support.denials import DENIED


def denies_what_is_not_known(advisor: Advisor) -> Advise:
    """A form with boxes to tick: what is not ticked is sent as *no*."""

    def advise(check_in: Any) -> object:
        known = {id: a for id, a in check_in.answers.items() if a != UNKNOWN}
        return advisor.assess({**DENIED, **known}).model_dump_json()

    return advise


def forgets_a_field(advisor: Advisor) -> Advise:
    """A form whose handler never got the line for one danger sign, and vouches for the whole."""
    return lambda check_in: advisor.assess({**check_in.model_dump(), "chest_pain": "no"})


def keeps_by_name(advisor: Advisor) -> Advise:
    """A cache whose key is who, and not what they answered."""
    kept: dict[str, Advice] = {}
    return lambda check_in: kept.setdefault("Ada", advisor.assess(check_in))


def keeps_by_pain(advisor: Advisor) -> Advise:
    """A cache whose key is a part of the answers."""
    kept: dict[object, Advice] = {}
    return lambda check_in: kept.setdefault(check_in.pain, advisor.assess(check_in))


def takes_turns(advisor: Advisor) -> Advise:
    """Every other answer is somebody else's."""
    last: list[Advice] = []

    def advise(check_in: Any) -> object:
        last.append(advisor.assess(check_in))
        return last[-1] if len(last) % 2 else last[-2]

    return advise


def swallows_errors(advisor: Advisor) -> Advise:
    """Has nothing to say where something fails."""

    def advise(check_in: Any) -> object:
        try:
            return advisor.assess({**check_in.model_dump(), "name": "Ada"})
        except ValueError:
            return None

    return advise


def knows_but_one_readiness(advisor: Advisor) -> Advise:
    """Sorts people into rest and full programme."""
    well = advisor.assess(best_of(advisor.book))

    def advise(check_in: Any) -> object:
        told = advisor.assess(check_in)
        return told if told.readiness is Readiness.REST else well

    return advise


def _changing(**how: Callable[[Advice], object]) -> Callable[[Advisor], Advise]:
    """Changes parts of each advice, where that makes an advice at all."""

    def app(advisor: Advisor) -> Advise:
        def advise(check_in: Any) -> object:
            told = advisor.assess(check_in)
            return told.model_copy(update={part: change(told) for part, change in how.items()})

        return advise

    return app


def _dosed(**dose: object) -> Callable[[Advice], object]:
    """The session with part of every dose changed."""
    return _with_items(
        lambda item: item.model_copy(update={"dose": item.dose.model_copy(update=dose)})
    )


def _with_items(change: Callable[[Item], Item]) -> Callable[[Advice], object]:
    def session(told: Advice) -> object:
        if told.session is None:
            return None
        return told.session.model_copy(
            update={"exercises": tuple(map(change, told.session.exercises))}
        )

    return session


def _excused(told: Advice) -> object:
    return tuple(one.model_copy(update={"say": (), "kinds": ()}) for one in told.excluded)


def _as_limits(told: Advice) -> object:
    return tuple(one.model_copy(update={"effect": "limit"}) for one in told.reasons)


def _speechless(told: Advice) -> object:
    return tuple(one.model_copy(update={"because": ""}) for one in told.reasons)


#: What is wrong with an app, the app, and laws that each explain it.
WRONG: dict[str, tuple[Callable[[Advisor], Advise], set[str]]] = {
    "denies what is not known": (
        denies_what_is_not_known,
        {"silence-is-no-denial", "missing-never-permits"},
    ),
    "forgets a field": (forgets_a_field, {"danger-is-referred"}),
    "keeps by name": (keeps_by_name, {"todays-answers-decide"}),
    "keeps by pain": (keeps_by_pain, {"todays-answers-decide", "same-answers-same-advice"}),
    "takes turns": (takes_turns, {"same-answers-same-advice", "no-more-than-the-rules"}),
    "swallows errors": (swallows_errors, {"advice-comes-back"}),
    "knows one readiness": (knows_but_one_readiness, {"only-known-permits"}),
    "holds for minutes": (_changing(session=_dosed(hold=120)), {"dose-stays-within-catalog"}),
    "shows no sets": (_changing(session=_dosed(sets=None)), {"dose-stays-within-catalog"}),
    "plans what is not there": (
        _changing(session=_with_items(lambda item: item.model_copy(update={"way": "headstand"}))),
        {"dose-stays-within-catalog"},
    ),
    "leaves out without a word": (_changing(excluded=_excused), {"exercises-are-accounted-for"}),
    "tells each exercise twice": (
        _changing(available=lambda told: told.available * 2),
        {"exercises-are-accounted-for"},
    ),
    "has other reasons for now": (_changing(reasons=_as_limits), {"urgent-stands-alone"}),
    "does not say why": (_changing(reasons=_speechless), {"reasons-hold"}),
    "says nothing": (_changing(say=lambda told: ()), {"reasons-hold", "urgent-stands-alone"}),
}
