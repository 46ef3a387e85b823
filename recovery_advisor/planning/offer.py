"""Divides the exercises above rest into planned, available, and excluded with reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from typing import Literal, NamedTuple

from recovery_advisor.decision import KEPT, ExercisePermit, Laws
from recovery_advisor.planning.equipment import available_equipment
from recovery_advisor.planning.planner import Planner
from recovery_advisor.planning.stock import Stock
from recovery_advisor.rulebook.bit_sets import bits
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import thresholds
from recovery_advisor.rulebook.exercises import Exercise, Way
from recovery_advisor.values.levels import Phase
from recovery_advisor.values.placeholders import filled
from recovery_advisor.values.preferences import Preferences
from recovery_advisor.values.reasons import Exclusion
from recovery_advisor.values.session import NoSession, Session
from recovery_advisor.values.translator import Translator, humanize

Kind = Literal["readiness", "rule", "unanswered", "gear", "wish"]
Obstacle = tuple[Kind, str, str]
#: The ways that an effect excludes, and why.
Avoided = tuple[frozenset[str], Obstacle]


class Offer(NamedTuple):
    """The session, or the reason why there is none, with the other exercises."""

    session: Session | None
    no_session: NoSession | None
    available: tuple[str, ...]
    excluded: tuple[Exclusion, ...]


class ExerciseChoice(NamedTuple):
    """What can be planned, the ids of its exercises, sorted, and the excluded exercises."""

    stock: Stock
    allowed: tuple[str, ...]
    excluded: tuple[Exclusion, ...]


#: The offer at rest.
NOTHING = Offer(None, None, (), ())


class Offers:
    """Creates offers for one rule book."""

    def __init__(self, book: RuleBook, laws: Laws) -> None:
        self._book = book
        self._laws = laws
        self._planner = Planner(book)
        self._choices = lru_cache(KEPT)(self._new_choice)

    def make(self, counting: int, known: int, preferences: Preferences, words: Translator) -> Offer:
        """The offer that follows from the effects that count; an empty one at rest.

        Args:
            counting: bit mask of the effects that count.
            known: bit mask of the effects whose condition is known to be true.
            preferences: validated preferences.
            words: translator into the person's language.
        """
        permit = self._laws.permit_for(counting)
        if permit is None:
            return NOTHING
        avoiding = counting & self._laws.avoids
        equipment = available_equipment(preferences, self._book)
        left_out = preferences.leave_out
        choice = self._choices(permit, avoiding, known & avoiding, equipment, left_out, words)
        planned = self._planner.plan(choice.stock, preferences)
        session = planned if isinstance(planned, Session) else None
        chosen = {item.exercise for item in session.exercises} if session else ()
        return Offer(
            session=session,
            no_session=planned if isinstance(planned, NoSession) else None,
            available=tuple([id for id in choice.allowed if id not in chosen]),
            excluded=choice.excluded,
        )

    def unread(
        self, counting: int, known: int, preferences: Preferences, words: Translator
    ) -> Offer:
        """As :meth:`make`, where a preference could not be read: every exercise is left out."""
        if self._laws.permit_for(counting) is None:
            return NOTHING
        why = words.must("No session yet: something that you asked for could not be read.")
        say = words.must("Not until all that you asked for can be read.")
        return Offer(
            session=None,
            no_session=NoSession(why="unreadable_wish", say=why),
            available=(),
            excluded=tuple(
                Exclusion(exercise=one.id, name=words(one.name), kinds=("wish",), say=(say,))
                for one in self._book.exercises
            ),
        )

    def _new_choice(
        self,
        permit: ExercisePermit,
        avoiding: int,
        known: int,
        equipment: Set[str],
        left_out: Set[str],
        words: Translator,
    ) -> ExerciseChoice:
        avoided = [self._avoided(index, known >> index & 1, words) for index in bits(avoiding)]
        on_offer = self._book.session.plans[permit.readiness].phases
        usable = [
            way
            for way in self._book.ways
            if way.id in permit.ways and way.needs <= equipment and way.exercise not in left_out
        ]
        allowed = {way.exercise for way in usable}
        return ExerciseChoice(
            stock=self._planner.stock(permit, frozenset(way.id for way in usable), words),
            allowed=tuple(sorted(allowed)),
            excluded=tuple(
                _exclusion(exercise, on_offer, avoided, equipment, left_out, words)
                for exercise in self._book.exercises
                if exercise.id not in allowed
            ),
        )

    def _avoided(self, index: int, known: int, words: Translator) -> Avoided:
        """The ways that an effect excludes, and why."""
        effect = self._book.effects[index]
        if known:
            return effect.ways, ("rule", words(effect.rule.say), effect.rule.id)
        questions = [self._book.question[one.question] for one in thresholds(effect.rule.when)]
        asked = {humanize(question.id) for question in questions if not question.derived}
        return effect.ways, ("unanswered", _answer_first(sorted(asked), words), effect.rule.id)


def _obstacles(
    way: Way, on_offer: Set[Phase], avoided: Sequence[Avoided], words: Translator
) -> Iterator[Obstacle]:
    if way.phase not in on_offer:
        yield "readiness", words.must("Not at this stage."), ""
    yield from (obstacle for ways, obstacle in avoided if way.id in ways)


def _answer_first(names: Sequence[str], words: Translator) -> str:
    if not names:
        return words.must("Not until more is known of your history.")
    if len(names) == 1:
        return filled(
            words.must("Not until you have answered {question}."), question=words(names[0])
        )
    questions = words.listed(words(question) for question in names)
    return filled(
        words.must("Not until you have answered all of: {questions}."), questions=questions
    )


def _exclusion(
    exercise: Exercise,
    on_offer: Set[Phase],
    avoided: Sequence[Avoided],
    equipment: Set[str],
    left_out: Set[str],
    words: Translator,
) -> Exclusion:
    in_the_way = (one for way in exercise.ways for one in _obstacles(way, on_offer, avoided, words))
    found = list(dict.fromkeys(in_the_way))
    lacking = dict.fromkeys(_needed(way, words) for way in exercise.ways if way.needs - equipment)
    if lacking:
        found.append(("gear", filled(words("Needs: {gear}."), gear=words.either(lacking)), ""))
    if exercise.id in left_out:
        found.append(("wish", words("You asked to leave it out."), ""))
    return Exclusion(
        exercise=exercise.id,
        name=words(exercise.name),
        kinds=tuple(kind for kind, _, _ in found),
        say=tuple(say for _, say, _ in found),
        rules=tuple(dict.fromkeys(rule for _, _, rule in found if rule)),
    )


def _needed(way: Way, words: Translator) -> str:
    """The translated names of the equipment that a way needs."""
    return words.both(words(humanize(thing)) for thing in sorted(way.needs))
