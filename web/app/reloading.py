"""Begins a visit: from nothing, from what was kept, from a record, or once more.

Whatever was told before and is for today or now is said first, and stays until it is settled.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date

from pydantic import ValidationError

from recovery_advisor import Record
from recovery_advisor.authoring.replay.record_reader import read_record
from recovery_advisor.values.levels import REFERRED_NOW
from recovery_advisor.values.scale import Answer
from web.app.answering import worse_of
from web.app.forms import Fields
from web.app.kept import Kept, kept_text, read_kept, require_same_questions
from web.app.knowledge import Knowledge
from web.app.outcome import Outcome
from web.app.salvage import read_json, told_in
from web.app.visit import Earlier, Kind, Place, Settings, Visit

_UNREADABLE = "What was kept on this device can't be read any more. Please answer again."
_NO_RECORD = "This file can't be read as a record. Nothing was taken from it."
_ANEW = "The rules or the day have changed since you answered. Please answer again."


def start(knowledge: Knowledge, visit: Visit, fields: Fields) -> Outcome:
    """The first screen; with what was kept, the one where the visit was left."""
    if visit.trail:
        return Outcome(visit)
    text, today = "".join(fields.get("kept", ())), _day("".join(fields.get("today", ())))
    if not text:
        return Outcome(_first(knowledge, Visit(today)))
    try:
        kept = read_kept(text, knowledge)
    except ValueError:
        told = told_in(text, knowledge.advisor)
        begun = Visit(today, settings=Settings(keep=True), earlier=told)
        return Outcome(_first(knowledge, begun), (_UNREADABLE,))
    if kept.visit.today == today and kept.rules == knowledge.advisor.book.id.sha256:
        with suppress(ValueError):
            require_same_questions(kept.visit, knowledge)
            return Outcome(_as_it_was(knowledge, kept))
    return Outcome(_first(knowledge, _anew(knowledge, kept, text, today)), (_ANEW,))


def _as_it_was(knowledge: Knowledge, kept: Kept) -> Visit:
    """The visit that was kept; what it was told then and its answers do not say is said first."""
    now = knowledge.verdict(kept.visit)
    if kept.told is None or kept.told.verdict.rank >= now.rank:
        return kept.visit
    told = replace(kept.visit, earlier=Earlier.together(kept.visit.earlier, kept.told))
    return told.going_to(Place(Kind.EARLIER))


def day(knowledge: Knowledge, visit: Visit, fields: Fields) -> Outcome:
    """What comes of another day: it begins anew, and what was told for today or now is said first."""
    today = _day("".join(fields.get("today", ())))
    if today == visit.today or not visit.trail:
        return Outcome(visit, quiet=True)
    text = kept_text(knowledge, visit)
    begun = _anew(knowledge, read_kept(text, knowledge), text, today)
    return Outcome(_first(knowledge, replace(begun, settings=visit.settings)), (_ANEW,))


def load(knowledge: Knowledge, visit: Visit, fields: Fields) -> Outcome:
    """What comes of a record or a kept visit that is loaded: what it advised is said first.

    Of the file only lasting answers are taken, and of two answers to one question the graver.
    """
    text = "".join(fields.get("text", ()))
    told, lasting = _loaded(knowledge, text)
    if told is None:
        return Outcome(visit, (_NO_RECORD,))
    fresh = {id: one for id, one in lasting.items() if id not in visit.answers}
    answered = visit.telling({**fresh, **worse_of(knowledge, visit, lasting)})
    taken = replace(answered, earlier=Earlier.together(visit.earlier, told))
    return Outcome(taken.going_to(Place(Kind.EARLIER)))


def kept_elsewhere(knowledge: Knowledge, visit: Visit, fields: Fields) -> Outcome:
    """What comes of something kept by another tab: a referral in it is said here too."""
    told = told_in("".join(fields.get("kept", ())), knowledge.advisor, visit.today.isoformat())
    own = Earlier.of(knowledge.interview(visit).advice, visit.today.isoformat())
    known = {own.key, *(link.key for link in visit.earlier.chain)} if visit.earlier else {own.key}
    if told is None or told.key in known:
        return Outcome(visit, quiet=True)
    warned = replace(visit, earlier=Earlier.together(visit.earlier, told))
    return Outcome(warned.going_to(Place(Kind.EARLIER)))


def begin(knowledge: Knowledge, visit: Visit, fields: Fields) -> Outcome:
    """The first screen once more; a referral for today that was told is not forgotten by it."""
    advice = knowledge.interview(visit).advice
    earlier = visit.earlier
    if advice.verdict in REFERRED_NOW:
        earlier = Earlier.together(earlier, Earlier.of(advice, visit.today.isoformat()))
    begun = Visit(visit.today, settings=visit.settings, wishes=visit.wishes, earlier=earlier)
    return Outcome(_first(knowledge, begun))


def _first(knowledge: Knowledge, visit: Visit) -> Visit:
    """A visit at its first place: what was told before, or the first questions."""
    if visit.is_held_back:
        return replace(visit, trail=(Place(Kind.EARLIER),), at=0)
    return replace(visit, trail=(knowledge.next_place(visit),), at=0)


def _anew(knowledge: Knowledge, kept: Kept, text: str, today: date) -> Visit:
    """The visit that begins after one of another day or other rules."""
    old = kept.visit
    found = told_in(text, knowledge.advisor, old.today.isoformat())
    earlier = Earlier.together(old.earlier, kept.told)
    if found and (earlier is None or found.verdict.rank < earlier.verdict.rank):
        earlier = Earlier.together(earlier, found)
    answers = _lasting(knowledge, old.answers, kept.screened)
    return Visit(today, answers, settings=old.settings, wishes=old.wishes, earlier=earlier)


def _loaded(knowledge: Knowledge, text: str) -> tuple[Earlier | None, Mapping[str, Answer]]:
    """What a file advised, and the lasting answers in it."""
    found = told_in(text, knowledge.advisor)
    with suppress(ValueError):
        kept = read_kept(text, knowledge)
        day = kept.visit.today.isoformat()
        advised = Earlier.of(knowledge.interview(kept.visit).advice, day)
        told = Earlier.together(kept.visit.earlier, _graver(kept.told, advised))
        return told, _lasting(knowledge, kept.visit.answers, kept.screened)
    with suppress(ValueError):
        record = _record(text)
        day = record.today.isoformat() if record.today else ""
        told = _graver(Earlier.of(record.advice, day), found)
        return told, _lasting(knowledge, record.check_in, record.check_in.get("screened"))
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


def _lasting(
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


def _day(given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        return date.today()
