"""Writes what is kept of a visit on the device, and reads it strictly."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal

from pydantic import Field, TypeAdapter, ValidationError

from recovery_advisor.values.frozen import Frozen
from recovery_advisor.values.levels import REFERRED_NOW
from recovery_advisor.values.scale import Answer
from web.app.knowledge import Knowledge
from web.app.salvage import read_json
from web.app.visit import Earlier, Kind, Place, Settings, Visit, read_number

#: The form of what is kept that is written and read.
FORM: Literal[1] = 1


class _Kept(Frozen):
    """The text that is kept."""

    page: Literal[1]
    day: str
    rules: str
    answers: dict[str, int | str]
    trail: tuple[Place, ...] = Field(min_length=1)
    at: int = Field(ge=0)
    number: str | None
    wishes: dict[str, Any]
    earlier: Earlier | None
    told: Earlier | None
    screened: str | None = None


_KEPT = TypeAdapter(_Kept)


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept of a visit.

    Attributes:
        visit: the visit, on the day on which it was kept.
        rules: the hash of the rules of then.
        told: the referral for today or now that its answers led to then.
        screened: the questionnaire that it answered; ``None`` where the text does not name it.
    """

    visit: Visit
    rules: str
    told: Earlier | None
    screened: str | None


def kept_text(knowledge: Knowledge, visit: Visit) -> str:
    """What is kept of a visit: one line of JSON."""
    day, earlier = visit.today.isoformat(), visit.earlier
    advice = knowledge.interview(visit).advice
    told = Earlier.of(advice, day) if advice.verdict in REFERRED_NOW else None
    held = {
        "page": FORM,
        "day": day,
        "rules": knowledge.advisor.book.id.sha256,
        "answers": dict(visit.answers),
        "trail": [asdict(place) for place in visit.trail],
        "at": visit.at,
        "number": visit.settings.number,
        "wishes": dict(visit.wishes),
        "earlier": asdict(earlier) if earlier and not earlier.seen else None,
        "told": told and asdict(told),
        "screened": knowledge.check_in(visit).get("screened"),
    }
    return json.dumps(held, separators=(",", ":"))


def read_kept(text: str, knowledge: Knowledge) -> Kept:
    """What a kept text holds.

    Raises:
        ValueError: for anything that is not as this page writes it.
    """
    try:
        held = _KEPT.validate_json(text, strict=True) if read_json(text) else None
    except ValidationError as error:
        raise ValueError("no kept visit") from error
    if held is None or held.at >= len(held.trail):
        raise ValueError("no kept visit")
    number = read_number(held.number) if held.number else None
    visit = Visit(
        today=date.fromisoformat(held.day),
        answers=_answers(held.answers),
        trail=held.trail,
        at=held.at,
        settings=Settings(number, keep=True),
        wishes=_wishes(held.wishes, knowledge),
        earlier=Earlier.together(held.earlier),
    )
    return Kept(visit, held.rules, Earlier.together(held.told), held.screened)


def require_same_questions(visit: Visit, knowledge: Knowledge) -> None:
    """Raises ``ValueError`` where a visit holds what the rules do not ask or take."""
    shown = [id for place in visit.trail for id in place.questions]
    if not all(map(knowledge.knows, shown)) or not _is_shown(visit.trail):
        raise ValueError("other questions")
    knowledge.advisor.CheckIn.model_validate(knowledge.check_in(visit))


def _answers(given: Mapping[str, Answer]) -> Mapping[str, Answer]:
    if not given.keys().isdisjoint(("screening", "screened", "clearance")):
        raise ValueError("no answers")
    return dict(given)


def _is_shown(trail: tuple[Place, ...]) -> bool:
    """Whether each place shows something."""
    return all((one.kind is Kind.QUESTIONS) is bool(one.questions) for one in trail)


def _wishes(given: Mapping[str, Any], knowledge: Knowledge) -> Mapping[str, Any]:
    """The wishes, where these rules still know them all; else none."""
    names = {"equipment", "without", "focus", "minutes"}
    try:
        knowledge.advisor.Preferences.model_validate(dict(given))
    except ValidationError:
        return {}
    return dict(given) if given.keys() <= names else {}
