"""Takes the answers of a screen: at each tick, and as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from recovery_advisor import AskedQuestion, Verdict
from recovery_advisor.values.scale import Answer
from web.app.forms import Fields, Form, is_list, is_worse, name_of, read_form
from web.app.knowledge import Knowledge
from web.app.outcome import Outcome
from web.app.visit import Kind, Place, Visit

_TICK_FIRST = "Tick what you have. If you have none of these, press {none}."
_MISSING = "Still to answer: {questions} If you do not know, say so."


def look(knowledge: Knowledge, visit: Visit, fields: Fields) -> Outcome:
    """What comes of one change of a form: its ticks are kept, and an emergency takes the screen."""
    if not shows(visit, fields):
        return _stale(knowledge, visit, fields)
    before = knowledge.is_emergency(visit)
    ticked, added = _ticked(knowledge, visit, fields)
    focus = _changed(visit, ticked)
    if not knowledge.is_emergency(ticked):
        return Outcome(replace(ticked, correcting=False), focus=focus, quiet=not before)
    correcting = visit.correcting and not added
    quiet = correcting or knowledge.takes_the_screen(visit)
    return Outcome(
        replace(ticked, correcting=correcting), focus=focus if correcting else None, quiet=quiet
    )


def answer(knowledge: Knowledge, visit: Visit, fields: Fields) -> Outcome:
    """What comes of a screen that was sent: the next screen, or the same where something is open."""
    if not shows(visit, fields):
        return _stale(knowledge, visit, fields)
    ticked, _ = _ticked(knowledge, visit, fields)
    questions = knowledge.questions(visit.place)
    form = read_form(questions, fields)
    denied = _denied(ticked, questions, form, pressed_none="none" in fields.get("press", ()))
    whole = ticked.telling(denied)
    open = [one.id for one in questions if one.id not in whole.answers or one.id in form.wrong]
    whole = replace(whole, correcting=False)
    if open and not knowledge.is_emergency(whole):
        return _asked_again(whole, [one for one in questions if one.id in open])
    return Outcome(_further(knowledge, whole))


def shown_on(place: Place) -> str:
    """What a form says of the questions that it showed, so that no other screen is denied by it."""
    return " ".join((place.screen, *place.questions))


def shows(visit: Visit, fields: Fields) -> bool:
    """Whether a form is the one of the place where the visit is."""
    questions = visit.place.kind is Kind.QUESTIONS
    return questions and fields.get("shown") == (shown_on(visit.place),)


def _stale(knowledge: Knowledge, visit: Visit, fields: Fields) -> Outcome:
    """What comes of a form that is not the one shown, such as a late tick: what is worse in it counts."""
    asked = [one for one in knowledge.asked if name_of(one.id) in fields]
    worse = worse_of(knowledge, visit, read_form(asked, fields).told)
    return Outcome(replace(visit.telling(worse), correcting=visit.correcting and not worse))


def worse_of(
    knowledge: Knowledge, visit: Visit, told: Mapping[str, Answer]
) -> Mapping[str, Answer]:
    """Those of some answers that are graver than what the visit has."""
    return {
        id: one
        for id, one in told.items()
        if is_worse(one, visit.answers.get(id), knowledge.question(id))
    }


def _ticked(knowledge: Knowledge, visit: Visit, fields: Fields) -> tuple[Visit, Sequence[str]]:
    """The visit with what a form says as it is now, and the ids of what it newly says.

    What is ticked no more is open again. While an emergency takes the screen nothing is taken back,
    as the form may be older than the emergency.
    """
    questions = knowledge.questions(visit.place)
    form = read_form(questions, fields)
    gone = [
        one.id
        for one in questions
        if one.id in form.blank and one.yes_or_no and visit.answers.get(one.id, "no") != "no"
    ]
    told: Mapping[str, Answer] = form.told
    if knowledge.takes_the_screen(visit):
        gone, told = [], {id: one for id, one in told.items() if visit.answers.get(id) != "yes"}
    added = [id for id, one in told.items() if visit.answers.get(id) != one]
    return visit.telling(told, gone), added


def _denied(
    visit: Visit, questions: Sequence[AskedQuestion], form: Form, *, pressed_none: bool
) -> dict[str, Answer]:
    """The questions of a list that are *no*: those not ticked, where one is or none was pressed.

    None pressed beside a tick keeps the tick.
    """
    if not is_list(questions) or form.wrong or not (pressed_none or form.told):
        return {}
    return {id: "no" for id in form.blank if id not in visit.answers}


def _asked_again(visit: Visit, open: Sequence[AskedQuestion]) -> Outcome:
    ids = tuple(one.id for one in open)
    if is_list(open):
        notice = _TICK_FIRST.format(none=repr(none_of(visit.place.questions)))
    else:
        notice = _MISSING.format(questions=" ".join(one.ask for one in open))
    return Outcome(visit, (notice,), ids, focus=f'[name="{name_of(ids[0])}"]')


def none_of(questions: Sequence[object]) -> str:
    """The words of the button that denies a whole list."""
    return "None of these" if len(questions) > 1 else "No"


def _further(knowledge: Knowledge, visit: Visit) -> Visit:
    """The visit after a screen: the emergency stays where it was ticked, a new referral is shown."""
    verdict = knowledge.verdict(visit)
    if verdict is Verdict.EMERGENCY:
        return visit
    shown = any(place.kind is Kind.REFERRAL for place in visit.trail[: visit.at])
    ahead = knowledge.next_place(visit)
    if verdict is Verdict.SEE_PROFESSIONAL and not shown and ahead.kind is Kind.QUESTIONS:
        return visit.going_to(Place(Kind.REFERRAL))
    return visit.going_to(ahead)


def _changed(before: Visit, after: Visit) -> str | None:
    """A selector of the field that has changed; ``None`` where none has."""
    for id in (*after.answers, *before.answers):
        was, now = before.answers.get(id), after.answers.get(id)
        if was != now:
            return f'[name="{name_of(id)}"][value="{was if now is None else now}"]'
    return None
