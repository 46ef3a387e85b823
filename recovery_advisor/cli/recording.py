"""Makes the event that the options of a command give."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import datetime

from recovery_advisor.cli.answering import refusal_of
from recovery_advisor.cli.options.answers import answers_of
from recovery_advisor.cli.options.check_ins import check_ins_of
from recovery_advisor.cli.options.moments import at_of
from recovery_advisor.history import (
    Amended,
    CheckedIn,
    Cleared,
    Event,
    History,
    Noticed,
    Trained,
    read_event,
)
from recovery_advisor.values.errors import Described, InputError
from recovery_advisor.values.twin_keys import keep_twins
from recovery_advisor.values.validation import validate

#: The options that go with another alone.
_WITH = {"peak_pain": "trained", "felt": "trained", "by": "cleared", "until": "cleared"}


def is_given(options: Namespace) -> bool:
    """Whether the options give an event, rather than leave it to questions."""
    others = (options.trained, options.noticed, options.cleared, options.amend)
    return bool(any(others) or options.file or options.unknown or answers_of(options))


def event_of(options: Namespace, history: History) -> Event:
    """The event that the options give.

    Raises:
        InputError: when it can't be taken; for answers with the advice on what can be read.
    """
    for option, other in _WITH.items():
        if getattr(options, option) is not None and getattr(options, other) is None:
            name = f"--{option.replace('_', '-')}"
            raise InputError(name, getattr(options, option), f"it beside --{other}")
    make = _kind_of(options)
    if options.amend is None:
        return make(options, history, at_of(options))
    corrected = _find(history, options.person, options.amend)
    alone = Namespace(**{**vars(options), "amend": None})
    by = make(options, history, options.at or corrected.at) if is_given(alone) else None
    amended = {"at": datetime.now().astimezone(), "event": corrected.id, "by": by}
    return validate(Amended, amended, "a correction")


def _kind_of(options: Namespace) -> Callable[[Namespace, History, datetime], Event]:
    kinds = {"trained": _trained, "noticed": _noticed, "cleared": _cleared}
    given = [name for name in kinds if getattr(options, name) is not None]
    if not given:
        return _checked_in
    if options.file or options.unknown or answers_of(options):
        beside = Described("a check-in, or an option that there is not")
        raise InputError(f"--{given[0]}", beside, "nothing of a check-in beside it")
    return kinds[given[0]]


def _trained(options: Namespace, _: History, at: datetime) -> Event:
    told = {"level": options.trained, "peak_pain": options.peak_pain, "felt": options.felt}
    return validate(Trained, {"at": at, **told}, "a session")


def _noticed(options: Namespace, history: History, at: datetime) -> Event:
    answers = keep_twins(options.noticed)
    history.advisor.assess(answers)
    return validate(Noticed, {"at": at, "answers": answers}, "answers")


def _cleared(options: Namespace, _: History, at: datetime) -> Event:
    told = {"by": options.by, "scope": options.cleared, "expires": options.until}
    return validate(Cleared, {"at": at, **told}, "a clearance")


def _checked_in(options: Namespace, history: History, at: datetime) -> Event:
    with check_ins_of(options) as source:
        given = [one for _, one in zip(range(2), source.given, strict=False)]
    if len(given) != 1:
        raise InputError("FILE", Described("many check-ins, or none"), "one check-in")
    if isinstance(given[0].value, InputError):
        raise refusal_of(given[0], given[0].value, history.advisor, {})
    return checked_in(given[0].value, history, at)


def checked_in(answers: Mapping[str, object], history: History, at: datetime) -> Event:
    """A check-in of answers.

    Raises:
        InputError: when they can't be taken, with the advice on what can be read.
    """
    history.advisor.assess(answers)
    return CheckedIn(at=at, check_in=answers)


def _find(history: History, person: str, id: str) -> Event:
    """The event whose id begins like this.

    Raises:
        InputError: unless there is just one.
    """
    events = map(read_event, history.export(person))
    found = [event for event in events if id and event.id.startswith(id)]
    exact = [event for event in found if event.id == id]
    if len(found) == 1 or exact:
        return (exact or found)[0]
    given = Described("the beginning of several ids") if found else id
    raise InputError("--amend", given, "the id of one event, as `track timeline` shows it")
