"""What a file holds, a record or what was kept: what it advised, and the answers in it that last."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from pydantic import ValidationError

from recovery_advisor import Record
from recovery_advisor.authoring.replay.record_reader import read_record
from recovery_advisor.values.scale import Answer
from web.app.kept import read_kept
from web.app.knowledge import Knowledge
from web.app.salvage import read_json, told_in
from web.app.visit import Earlier


def loaded(knowledge: Knowledge, text: str) -> tuple[Earlier | None, Mapping[str, Answer]]:
    """What a file advised, and the lasting answers in it."""
    found = told_in(text, knowledge.advisor)
    with suppress(ValueError):
        kept = read_kept(text, knowledge)
        day = kept.visit.today.isoformat()
        advised = Earlier.of(knowledge.interview(kept.visit).advice, day)
        told = Earlier.together(kept.visit.earlier, _graver(kept.told, advised))
        return told, lasting(knowledge, kept.visit.answers, kept.screened)
    with suppress(ValueError):
        record = _record(text)
        day = record.today.isoformat() if record.today else ""
        told = _graver(Earlier.of(record.advice, day), found)
        return told, lasting(knowledge, record.check_in, record.check_in.get("screened"))
    return found, {}


def _record(text: str) -> Record:
    """A record.

    Raises:
        ValueError: for anything else.
    """
    held = read_json(text)
    if not isinstance(held, dict):
        raise ValueError("no record")
    return read_record(held)


def lasting(
    knowledge: Knowledge, answers: Mapping[str, Answer], screened: object
) -> Mapping[str, Answer]:
    """The answers that stay the same from one day to the next; no denial of what now means more.

    Where the questionnaire is not named, it may be any.
    """
    model = knowledge.advisor.CheckIn
    form = model.made_for
    meant = [one for one in form.questionnaires if screened in (None, one)]
    outdated = {id for one in meant for id in form.outdated(one)}
    taken = {id: one for id, one in answers.items() if id in form.lasting}
    stand = {id: one for id, one in taken.items() if one != "no" or id not in outdated}
    try:
        held = model.model_validate({**stand, "screened": screened})
    except ValidationError:
        return {}
    return dict(held.begin_again().answers)


def _graver(one: Earlier | None, other: Earlier | None) -> Earlier | None:
    """The graver of two readings of the same text."""
    found = [each for each in (one, other) if each]
    return min(found, key=lambda each: each.verdict.rank, default=None)
