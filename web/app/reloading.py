"""Begins a visit: from nothing, from what was kept, from a record, or once more.

Whatever was told before and is for today or now is said first, and stays until it is settled.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date

from recovery_advisor import Verdict
from recovery_advisor.values.levels import REFERRED_NOW
from web.app.answering import worse_of
from web.app.forms import Fields
from web.app.kept import Kept, kept_text, read_kept, require_same_questions
from web.app.knowledge import Knowledge
from web.app.loaded import lasting, loaded
from web.app.outcome import Outcome
from web.app.salvage import told_in
from web.app.visit import Earlier, Key, Kind, Place, Settings, Visit

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
    """What comes of another day: it begins anew, but for an emergency, which first has to be taken back."""
    today = _day("".join(fields.get("today", ())))
    newer = today if visit.trail and today != visit.today else None
    if newer is None or knowledge.is_emergency(visit):
        return Outcome(replace(visit, newer_day=newer), quiet=True)
    return _on_day(knowledge, visit, newer)


def taken_back(knowledge: Knowledge, outcome: Outcome, newer_day: date | None) -> Outcome:
    """What comes once an emergency is taken back: what came during it, another day or a referral, is said."""
    visit = outcome.visit
    if newer_day:
        return _on_day(knowledge, visit, newer_day)
    if visit.earlier and visit.earlier.stands and visit.place.kind is not Kind.EARLIER:
        return Outcome(visit.going_to(Place(Kind.EARLIER)))
    return outcome


def _on_day(knowledge: Knowledge, visit: Visit, today: date) -> Outcome:
    """The visit begun anew on another day; what was told for today or now is said first."""
    text = kept_text(knowledge, visit)
    begun = _anew(knowledge, read_kept(text, knowledge), text, today)
    return Outcome(_first(knowledge, replace(begun, settings=visit.settings)), (_ANEW,))


def load(knowledge: Knowledge, visit: Visit, fields: Fields) -> Outcome:
    """What comes of a record or a kept visit that is loaded: what it advised is said first.

    Of the file only lasting answers are taken, and of two answers to one question the graver.
    """
    text = "".join(fields.get("text", ()))
    told, stays = loaded(knowledge, text)
    if told is None:
        return Outcome(visit, (_NO_RECORD,))
    fresh = {id: one for id, one in stays.items() if id not in visit.answers}
    answered = visit.telling({**fresh, **worse_of(knowledge, visit, stays)})
    taken = replace(answered, earlier=Earlier.together(visit.earlier, told))
    return Outcome(taken.going_to(Place(Kind.EARLIER)))


def kept_elsewhere(knowledge: Knowledge, visit: Visit, fields: Fields) -> Outcome:
    """What comes of another tab's keeping: a referral in it is said here too, beside one's own later.

    Where nothing is kept there any more, nothing is kept here, until something is kept there again.
    """
    text = "".join(fields.get("kept", ()))
    told = _stands_in(knowledge, text)
    earlier = visit.earlier
    if earlier and earlier.seen and earlier.key not in told:
        earlier = None  # Told there once more, it is new.
    known = {link.key for link in earlier.chain} if earlier else set()
    fresh = [told[key] for key in told if key not in known]
    settings = replace(visit.settings, stopped=not text)
    warned = replace(visit, settings=settings, earlier=Earlier.together(earlier, *fresh))
    own = Earlier.of(knowledge.interview(visit).advice, visit.today.isoformat())
    if own.verdict is Verdict.EMERGENCY or told.keys() - known <= {own.key}:
        return Outcome(warned, quiet=settings.keeps == visit.settings.keeps)
    return Outcome(warned.going_to(Place(Kind.EARLIER)))


def _stands_in(knowledge: Knowledge, text: str) -> dict[Key, Earlier]:
    """Each referral for today or now that a kept text tells, by its key."""
    told, _ = loaded(knowledge, text)
    links = told.chain if told else ()
    return {link.key: replace(link, also=None) for link in links if link.stands}


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
    answers = lasting(knowledge, old.answers, kept.screened)
    return Visit(today, answers, settings=old.settings, wishes=old.wishes, earlier=earlier)


def _day(given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        return date.today()
