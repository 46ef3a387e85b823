"""Reads what can safely be said of an input that can't be taken as it is.

No answer that was refused permits anything: the advice is then rest. For urgency each is read once
more, as leniently as a form's text, so that a bad field never hides an emergency.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from typing import Any, TypeVar

from pydantic import ValidationError

from recovery_advisor.assessment.check_in_model import differing_scales
from recovery_advisor.assessment.clearance import clearance_faults
from recovery_advisor.assessment.derived_answers import read_derived
from recovery_advisor.assessment.intake import Derived, Intake, PreferencesLike, Refused, Subject
from recovery_advisor.assessment.unread_dangers import Danger, UnreadDangers
from recovery_advisor.engines.evaluation import Unread
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import AtLeast
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.values.answers import NON_QUESTION_FIELDS, CheckInBase
from recovery_advisor.values.clearance import Clearance
from recovery_advisor.values.errors import MOST_HINTS, Fault, similar
from recovery_advisor.values.levels import NOW, Urgency
from recovery_advisor.values.scale import UNKNOWN, Answer, Scale
from recovery_advisor.values.text_answers import read_for_urgency
from recovery_advisor.values.twin_keys import Twins

G = TypeVar("G")
T = TypeVar("T")

#: Values that run no code of their own when they are looked at.
_PLAIN = frozenset({str, int, float, bool, type(None), dict, list, tuple, set, frozenset})
#: What stands for many answers at once.
_WHOLE = ("check-in", "screening", "screened")
#: No question is named by a longer text.
_LONGEST_NAME = 200
#: Longer texts are no lists of ids.
_LONGEST_LIST = 10_000
_YES = Scale(0, 1, ("no", "yes"))


class Salvage:
    """Reads inputs that were refused, by one rule book. Immutable, safe to share between threads.

    Args:
        book: the rule book.
        intake: what refused them.
        dangers: finds what may be a danger of that which can't be read.
    """

    def __init__(self, book: RuleBook, intake: Intake, dangers: UnreadDangers) -> None:
        self._book, self._intake, self._dangers = book, intake, dangers
        self._ids = frozenset(question.id for question in book.asked)

    def read(
        self,
        check_in: object,
        preferences: PreferencesLike,
        today: date | None,
        refused: Refused,
        derived: Derived | None = None,
    ) -> Subject:
        """What can be read of an input, and what could not.

        Args:
            check_in: what was given as a check-in, of whatever type.
            preferences: what was given as preferences.
            today: the day on which a clearance holds.
            refused: why they were refused.
            derived: what was given as derived answers; those that can be taken are.
        """
        wanted, _ = self._intake.read_preferences(preferences)
        history, _ = read_derived(derived, self._book)
        if not refused.answers:
            subject = self._intake.read(check_in, wanted, today, history)  # type: ignore[arg-type]  # it was
            return subject._replace(unread=Unread(wishes=True))
        given = _as_dict(check_in, self._intake.CheckIn)
        answers = self._answers(given)
        clearance = self._clearance(given.get("clearance"), today)
        known = self._intake.CheckIn.model_validate({**answers, "clearance": clearance})
        subject = self._intake.read(known, wanted, today, history)
        dangers = self._dangers.beside(subject)
        return subject._replace(unread=self._unread(given, answers, refused, dangers))

    def rank(self, fault: Fault) -> int:
        """The place of a fault in a report: those of danger questions first."""
        return -_urgency([_root(fault) or ""], self._dangers.alone).rank

    def _answers(self, given: Mapping[str, Any]) -> dict[str, Answer]:
        """The worst that each answer may mean; unknown ones are left out."""
        found: dict[str, list[object]] = {}
        for name, said in self._named_alike(given):
            found.setdefault(name, []).extend(_each(said))
        for id, answer in self._screened(given.get("screening")):
            found.setdefault(id, []).append(answer)
        worst = {id: _worst(self._book.question[id], said) for id, said in found.items()}
        return {id: answer for id, answer in worst.items() if answer is not None}

    def _named_alike(self, given: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
        """The answers by question, where a key is one but for case and spaces, or holds a check-in."""
        for name, said in given.items():
            if ids := self._questions(name):
                yield from ((id, said) for id in ids)
            elif name not in NON_QUESTION_FIELDS and isinstance(said, Mapping):
                for key, one in _as_dict(said).items():
                    yield from ((id, one) for id in self._questions(key))

    def _questions(self, name: object) -> tuple[str, ...]:
        """The questions that are asked now by a name, however it is spelt."""
        if not isinstance(name, str) or len(name) > _LONGEST_NAME:
            return ()
        id = name if name in self._ids else re.sub("[ -]+", "_", name.strip().lower())
        return tuple(one for one in self._book.merged.get(id, (id,)) if one in self._ids)

    def _screened(self, given: object) -> Iterator[tuple[str, str]]:
        """The *yes* and *unsure* of a screening, whatever is wrong with the rest of it."""
        for screening in _each(given):
            parts = _as_dict(screening)
            for answer in ("unsure", "yes"):
                for listed in _each(parts.get(answer)):
                    for name in _ids(listed):
                        yield from ((id, answer) for id in self._questions(name))

    def _clearance(self, given: object, today: date | None) -> Clearance | None:
        """The clearance, where there is nothing wrong with it."""
        try:
            clearance = Clearance.model_validate(given)
        except ValidationError:
            return None
        wrong = any(clearance_faults(clearance, self._book, today or date.today()))
        return None if wrong else clearance

    def _unread(
        self,
        given: Mapping[str, Any],
        answers: Mapping[str, Answer],
        refused: Refused,
        dangers: Mapping[str, tuple[Danger, ...]],
    ) -> Unread:
        fields: dict[str, None] = {}
        doubtful: set[str] = set()
        for number, fault in enumerate(refused.answers):
            root = _root(fault) or "check-in"
            fields[root] = None
            if ids := self._questions(root):
                doubtful |= {*ids} - {id for id, one in answers.items() if one != "unsure"}
            elif root in _WHOLE or isinstance(given.get(root), Mapping):
                doubtful |= {id for id in dangers if given.get(id) is None} - answers.keys()
            elif number < MOST_HINTS and (near := similar(root, dangers)):
                doubtful.add(near)
        graver = {**self._dangers.alone, **dangers}
        named = [one for id, each in dangers.items() if id in doubtful for one in each]
        return Unread(
            fields=tuple(
                sorted(fields, key=lambda one: _urgency(self._questions(one), graver), reverse=True)
            ),
            dangers=tuple(_by_urgency(named)),
            wishes=bool(refused.wishes),
        )


def _by_urgency(dangers: Sequence[Danger]) -> Iterator[tuple[Urgency, tuple[AtLeast, ...]]]:
    for level in sorted(NOW, reverse=True):
        if found := tuple(answers for urgency, answers in dangers if urgency is level):
            yield level, found


def _urgency(ids: Iterable[str], dangers: Mapping[str, tuple[Danger, ...]]) -> Urgency:
    """The greatest urgency that an answer to one of some questions may bring about."""
    return max((one.urgency for id in ids for one in dangers.get(id, ())), default=Urgency.NONE)


def _worst(question: Question, said: Iterable[object]) -> Answer:
    """The worst known answer; ``None`` where none is known."""
    read = (_read(one, question.scale) for one in said)
    known = (answer for answer in read if answer != UNKNOWN)
    return max(known, key=question.codes.__getitem__, default=None)


def _read(given: object, scale: Scale) -> Answer:
    """What an answer may mean; one that fails when it is looked at can't be read."""
    unread: Answer = "unsure" if "unsure" in scale.bands else UNKNOWN
    return _looked_at(given, lambda one: read_for_urgency(one, scale), unread)


def _looked_at(given: G, look: Callable[[G], T], failed: T) -> T:
    """What is seen in a value; ``failed`` where the value fails when it is looked at.

    Raises:
        RecursionError, MemoryError: where a plain value can't be looked at, as the caller has left no
            room for it, and not the value is at fault.
    """
    try:
        return look(given)
    except (RecursionError, MemoryError):
        if type(given) in _PLAIN:
            raise
        return failed
    except Exception:
        return failed


def _root(fault: Fault) -> str | None:
    return fault.field and fault.field.partition(".")[0]


def _each(given: object) -> tuple[object, ...]:
    """The values of a key: several where an object holds it more than once, or it holds a list."""
    if isinstance(given, Twins):
        return given.values
    if not isinstance(given, (list, tuple)):
        return (given,)
    return _looked_at(given, lambda one: tuple(one) or (one,), (given,))


def _ids(listed: object) -> Iterator[str]:
    if isinstance(listed, str):
        nothing: list[str | Any] = []
        yield from _looked_at(listed, lambda one: re.split("[,;]", one[:_LONGEST_LIST]), nothing)
    elif isinstance(listed, Mapping):
        yield from (id for id, said in _as_dict(listed).items() if _read(said, _YES) == "yes")
    elif isinstance(listed, (list, tuple, Set)):
        ids: list[object] = _looked_at(listed, list, [])
        yield from (id for id in ids if isinstance(id, str))


def _as_dict(given: object, model: type[CheckInBase] | None = None) -> dict[str, Any]:
    """What a mapping or a model holds, by name; nothing for anything else.

    Args:
        given: what was given.
        model: the check-in model in use; a number on another scale than it has means nothing by it.
    """
    if isinstance(given, CheckInBase) and model:
        other = {id for id, _ in differing_scales(given, model)}
        held = vars(given).items()
        return {id: one for id, one in held if id not in other or isinstance(one, str)}
    found: dict[object, Any] = _looked_at(given, dict, {})  # type: ignore[arg-type]  # whatever it is
    return {name: one for name, one in found.items() if isinstance(name, str)}
