"""The planner written plainly: lists of moves in place of bit sets, nothing kept between sessions.

It shares the doses with the library, and the models; what it chooses it chooses by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from recovery_advisor import Item, NoSession, Phase, Preferences, RuleBook, Session
from recovery_advisor.decision import ExercisePermit
from recovery_advisor.planning.dosing import dose_of, seconds_of
from recovery_advisor.rulebook.exercises import Way
from recovery_advisor.rulebook.session_parameters import Plan
from recovery_advisor.values.levels import AboveRest
from recovery_advisor.values.translator import Translator

CHOSEN_FROM = (Phase.WARM_UP, Phase.STRENGTH, Phase.STRETCH)


@dataclass(frozen=True)
class Move:
    """A way of doing an exercise, with its dose."""

    item: Item
    regions: frozenset[str]
    needs_equipment: bool
    gentle: int
    minutes: tuple[int, int]


def plan(
    book: RuleBook,
    permit: ExercisePermit,
    usable: frozenset[str],
    preferences: Preferences,
    words: Translator,
) -> Session | NoSession:
    """The session of a permit, of the ways that are usable, or the reason why there is none."""
    moves: dict[Phase, list[Move]] = {phase: [] for phase in Phase}
    for way in book.ways:
        if way.id in permit.ways & usable:
            moves[way.phase].append(_move(way, book, permit.readiness, words))
    if not moves[Phase.WARM_UP]:
        return _without_warm_up(words)
    minutes = preferences.minutes or book.session.minutes
    found: Draft | None = None
    for choose in (Draft.best, Draft.shortest_of_the_focus, Draft.shortest):
        draft = Draft(book, permit.readiness, moves, preferences, words)
        draft.take_minimum(choose)
        if draft.seconds <= minutes * 60:
            draft.fill(minutes * 60)
            found = draft if found is None or draft.covers_more_than(found) else found
            if found.covers_all:
                break
    return found.session() if found else _too_short(minutes, -(-draft.seconds // 60), words)


def _move(way: Way, book: RuleBook, readiness: AboveRest, words: Translator) -> Move:
    dose = dose_of(way, book.session.plans[readiness], book.session)
    item = Item(
        exercise=way.exercise,
        way=way.id,
        name=words(way.name),
        phase=way.phase,
        dose=dose,
        seconds=seconds_of(way, dose, book.session),
        cues=tuple(words(cue) for cue in way.cues),
        regions=way.regions,
    )
    needs_equipment = not way.needs.isdisjoint(book.equipment)
    minutes = way.dose.minutes or (0, 0)
    return Move(item, frozenset(way.regions), needs_equipment, len(way.tags), minutes)


def _with_minutes(item: Item, minutes: int) -> Item:
    dose = item.dose.model_copy(update={"minutes": minutes})
    return item.model_copy(update={"dose": dose, "seconds": minutes * 60})


def _without_warm_up(words: Translator) -> NoSession:
    say = words.must("No warm-up move is left for you, and there is no session without one.")
    return NoSession(why="too_little_left", say=say)


def _too_short(minutes: int, needed: int, words: Translator) -> NoSession:
    say = words.must.many(
        "A safe session needs at least {n} minute. You have {minutes}."
        " A warm-up is never cut short.",
        "A safe session needs at least {n} minutes. You have {minutes}."
        " A warm-up is never cut short.",
        needed,
        minutes=minutes,
    )
    return NoSession(why="too_little_time", say=say, minutes_needed=needed)


def _none_left(phase: Phase, words: Translator) -> str:
    return {
        Phase.WARM_UP: words("No warm-up move is left for you."),
        Phase.STRENGTH: words("No strength move is left for you."),
        Phase.STRETCH: words("No stretch move is left for you."),
    }[phase]


def _few_left(phase: Phase, words: Translator) -> str:
    return {
        Phase.WARM_UP: words("Few warm-up moves are left for you, so this session has fewer."),
        Phase.STRENGTH: words("Few strength moves are left for you, so this session has fewer."),
        Phase.STRETCH: words("Few stretch moves are left for you, so this session has fewer."),
    }[phase]


class Draft:
    """A session being planned: the moves chosen, the moves left, and the duration in seconds."""

    def __init__(
        self,
        book: RuleBook,
        readiness: AboveRest,
        moves: dict[Phase, list[Move]],
        preferences: Preferences,
        words: Translator,
    ) -> None:
        self.seconds = 0
        self._words = words
        self._readiness = readiness
        self._plan: Plan = book.session.plans[readiness]
        self._before_strength = book.session.warm_up_before_strength
        self._left = {phase: _rotated(moves[phase], preferences.variant) for phase in Phase}
        self._uncovered = frozenset(preferences.focus)
        self._chosen: dict[Phase, list[Move]] = {phase: [] for phase in Phase}
        self._cardio: Item | None = None
        self._remarks: list[str] = []

    def take_minimum(self, choose: Choice) -> None:
        """Take the plan's minimum of each phase, warm-up first.

        Args:
            choose: selects one of the moves of a phase.
        """
        self._take_minimum_of(Phase.WARM_UP, choose)
        if self._has_warm_up_for_strength():
            self._take_minimum_of(Phase.STRENGTH, choose)
        elif self._plan.strength[1]:
            self._left[Phase.STRENGTH] = []
            words = self._words
            self._remarks.append(
                words.must("Too few warm-up moves are left for you, so strength work is left out.")
            )
        self._take_minimum_of(Phase.STRETCH, choose)

    def fill(self, seconds: int) -> None:
        """Add moves within the time and the plan's maximum: the focus first, then evenly.

        Cardio takes the remaining time, or its shortest time first if the focus needs it.
        """
        gentlest = self._gentlest_cardio()
        focus_needs_cardio = gentlest and not self._cardio and self._uncovered & gentlest.regions
        if gentlest and focus_needs_cardio and self.seconds + gentlest.minutes[0] * 60 <= seconds:
            self._take_cardio()
        while move := self._next(seconds - self.seconds):
            self._take(move)
        if not self._cardio:
            self._take_cardio((seconds - self.seconds) // 60)

    @property
    def covers_all(self) -> bool:
        """Whether the moves work on every region of the focus."""
        return not self._uncovered

    def covers_more_than(self, other: Draft) -> bool:
        """Whether this draft leaves fewer regions of the focus uncovered than another."""
        return len(self._uncovered) < len(other._uncovered)

    def session(self) -> Session:
        """The planned session."""
        cardio = [self._cardio] if self._cardio else []
        moves = [move.item for phase in CHOSEN_FROM for move in self._chosen[phase]]
        return Session(
            readiness=self._readiness,
            exercises=(*cardio, *moves),
            seconds=self.seconds,
            focus_not_covered=tuple(sorted(self._uncovered)),
            remarks=tuple(self._remarks),
        )

    def _take(self, move: Move) -> None:
        phase = move.item.phase
        self.seconds += move.item.seconds
        self._uncovered -= move.regions
        self._chosen[phase].append(move)
        self._left[phase] = [
            other for other in self._left[phase] if other.item.exercise != move.item.exercise
        ]

    def _take_minimum_of(self, phase: Phase, choose: Choice) -> None:
        least, _ = self._plan.of(phase)
        while len(self._chosen[phase]) < least and self._left[phase]:
            self._take(choose(self, phase, self._left[phase]))
        if len(self._chosen[phase]) < least:
            left = _few_left if self._chosen[phase] else _none_left
            self._remarks.append(left(phase, self._words))

    def _has_warm_up_for_strength(self) -> bool:
        """Whether there is enough warm-up for strength; cardio may replace one missing move."""
        missing = self._before_strength - len(self._chosen[Phase.WARM_UP])
        if missing == 1 and self._chosen[Phase.WARM_UP]:
            self._take_cardio()
            return self._cardio is not None
        return missing <= 0

    def _gentlest_cardio(self) -> Move | None:
        """The cardio activity with the fewest tags, if the plan has cardio."""
        activities = self._left[Phase.CARDIO] if self._plan.cardio[1] else []
        return min(activities, key=lambda move: move.gentle, default=None)

    def _take_cardio(self, spare: int | None = None) -> None:
        """Add the gentlest cardio activity for the spare minutes; ``None`` means its shortest."""
        gentlest = self._gentlest_cardio()
        if gentlest is None:
            return
        shortest, longest = gentlest.minutes
        minutes = shortest if spare is None else min(spare, longest)
        if minutes >= shortest:
            self._cardio = _with_minutes(gentlest.item, minutes)
            self.seconds += self._cardio.seconds
            self._uncovered -= gentlest.regions

    def _next(self, seconds: int) -> Move | None:
        """The fitting move that covers most of the uncovered focus, then from the emptiest phase."""
        found, best = None, (-1, 0.0)
        for phase in (Phase.STRENGTH, Phase.STRETCH, Phase.WARM_UP):
            most = self._plan.of(phase)[1]
            filled = len(self._chosen[phase]) / most if most else 1
            fitting = [move for move in self._left[phase] if move.item.seconds <= seconds]
            if filled < 1 and fitting:
                move = self.best(phase, fitting)
                rank = (len(self._uncovered & move.regions), -filled)
                if rank > best:
                    found, best = move, rank
        return found

    def best(self, phase: Phase, moves: list[Move]) -> Move:
        """The move that covers most of the uncovered focus, then balances use of equipment."""
        chosen = self._chosen[phase]
        equipment_next = 2 * sum(move.needs_equipment for move in chosen) <= len(chosen)
        return max(
            moves,
            key=lambda move: (
                len(self._uncovered & move.regions),
                move.needs_equipment is equipment_next,
            ),
        )

    def shortest_of_the_focus(self, _: Phase, moves: list[Move]) -> Move:
        """The move that covers most of the uncovered focus, then takes the least time."""
        return max(moves, key=lambda m: (len(self._uncovered & m.regions), -m.item.seconds))

    def shortest(self, _: Phase, moves: list[Move]) -> Move:
        """The move that takes the least time."""
        return min(moves, key=lambda move: move.item.seconds)


#: Selects one of the given moves of a phase for a draft.
Choice = Callable[[Draft, Phase, list[Move]], Move]


def _rotated(moves: list[Move], variant: int) -> list[Move]:
    """The moves rotated to begin at the one for a variant."""
    start = variant % len(moves) if moves else 0
    return moves[start:] + moves[:start]
