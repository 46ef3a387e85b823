"""Chooses the exercises of a session: safe in their order, the same for the same input."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recovery_advisor.laws import Pass
from recovery_advisor.model.levels import Phase
from recovery_advisor.model.preferences import Preferences
from recovery_advisor.model.session import Dose, Item, NoSession, Session
from recovery_advisor.model.text import in_words
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.catalog import Way
from recovery_advisor.session.dosing import dose_of, seconds_of

_MOVES = (Phase.WARM_UP, Phase.STRENGTH, Phase.STRETCH)


def plan_session(
    leave: Pass, usable: Sequence[Way], preferences: Preferences, book: RuleBook
) -> Session | NoSession:
    """A session within the time there is, or why there is none.

    Args:
        leave: what a verdict above rest gave.
        usable: the ways of the pass whose gear is at hand, in the catalog's order.
        preferences: time, focus and variant.
        book: the rule book that gave the pass.
    """
    draft = _Draft(book, leave, preferences, [way for way in usable if way.id in leave.ways])
    if not draft.left[Phase.WARM_UP]:
        return NoSession(
            why="too_little_left",
            say="No warm-up move is left for you, and there is no session without one.",
        )
    draft.take_the_least()
    minutes = preferences.minutes or book.session.minutes
    if draft.seconds > minutes * 60:
        needed = -(-draft.seconds // 60)
        return NoSession(
            why="too_little_time",
            say=f"A safe session needs at least {needed} minutes. You have {minutes}."
            " A warm-up is never cut short.",
            minutes_needed=needed,
        )
    draft.fill(minutes * 60)
    return draft.session()


class _Draft:
    """A session in the making."""

    def __init__(
        self, book: RuleBook, leave: Pass, preferences: Preferences, usable: Sequence[Way]
    ) -> None:
        self.leave = leave
        self.focus = preferences.focus
        self.parameters = book.session
        self.plan = book.session.plans[leave.readiness]
        self.equipment = frozenset(book.equipment)
        self.chosen: list[Way] = []
        self.doses: dict[str, Dose] = {}
        self.remarks: list[str] = []
        self.left = {
            phase: _turned([way for way in usable if way.phase is phase], preferences.variant)
            for phase in Phase
        }

    @property
    def seconds(self) -> int:
        """Time of what is chosen."""
        return sum(self.time(way) for way in self.chosen)

    def take_the_least(self) -> None:
        """The shortest session that is whole: the plan's least of each phase, warm-up first."""
        self._take_up_to_least(Phase.WARM_UP)
        if not self._warm_enough():
            self.left[Phase.STRENGTH] = []
            self.remarks.append(
                "Too few warm-up moves are left for you, so strength work is left out."
            )
        for phase in (Phase.STRENGTH, Phase.STRETCH):
            self._take_up_to_least(phase)

    def fill(self, seconds: int) -> None:
        """Add moves while there is time and room: the focus first, then evenly; cardio last."""
        while way := self._next(seconds - self.seconds):
            self._take(way)
        spare = (seconds - self.seconds) // 60
        if self.left[Phase.CARDIO] and self._has_room(Phase.CARDIO):
            way = self.left[Phase.CARDIO][0]
            shortest, longest = way.dose.minutes or (0, 0)
            if shortest and spare >= shortest:
                self._take(way, Dose(minutes=min(longest, spare)))

    def session(self) -> Session:
        """What was chosen, in the order in which it is done."""
        chosen = sorted(self.chosen, key=lambda way: way.phase)
        return Session(
            readiness=self.leave.readiness,
            items=tuple(self._item(way) for way in chosen),
            seconds=self.seconds,
            focus_not_covered=tuple(sorted(self._uncovered())),
            remarks=tuple(self.remarks),
        )

    def time(self, way: Way) -> int:
        """Seconds of a way at the dose it has, or would have, here."""
        return seconds_of(way, self._dose(way), self.parameters)

    def _dose(self, way: Way) -> Dose:
        return self.doses.get(way.id) or dose_of(way, self.plan, self.parameters)

    def _take(self, way: Way, dose: Dose | None = None) -> None:
        self.chosen.append(way)
        self.doses[way.id] = dose or dose_of(way, self.plan, self.parameters)
        self.left[way.phase] = [w for w in self.left[way.phase] if w.exercise != way.exercise]

    def _take_up_to_least(self, phase: Phase) -> None:
        least, _ = self.plan.of(phase)
        while self._count(phase) < least and (way := self._best(phase)):
            self._take(way)
        short = self._count(phase) < least
        if short and not (phase is Phase.STRENGTH and self.remarks):
            self.remarks.append(
                f"Few {in_words(phase)} moves are left for you, so there are fewer."
            )

    def _warm_enough(self) -> bool:
        """Whether strength may follow; a cardio activity stands in for one missing move."""
        missing = self.parameters.warm_up_before_strength - self._count(Phase.WARM_UP)
        if missing == 1 and self.left[Phase.CARDIO] and self._has_room(Phase.CARDIO):
            way = self.left[Phase.CARDIO][0]
            self._take(way, way.dose.end(0))
            return True
        return missing <= 0

    def _next(self, seconds: int) -> Way | None:
        """The way that covers most of what the focus still lacks, from the emptiest phase."""
        uncovered = self._uncovered()
        fitting = [way for way in self._one_of_each() if self.time(way) <= seconds]
        return max(
            fitting,
            key=lambda way: (len(uncovered.intersection(way.regions)), -self._filled(way.phase)),
            default=None,
        )

    def _one_of_each(self) -> Iterator[Way]:
        for phase in _MOVES:
            best = self._best(phase)
            if best and self._has_room(phase):
                yield best

    def _best(self, phase: Phase) -> Way | None:
        """Most of the focus still uncovered, then what mixes gear and body weight."""
        uncovered = self._uncovered()
        with_gear = sum(way.phase is phase and self._has_gear(way) for way in self.chosen)
        gear_next = 2 * with_gear <= self._count(phase)
        return max(
            self.left[phase],
            key=lambda way: (
                len(uncovered.intersection(way.regions)),
                self._has_gear(way) is gear_next,
            ),
            default=None,
        )

    def _has_gear(self, way: Way) -> bool:
        return not way.needs.isdisjoint(self.equipment)

    def _uncovered(self) -> frozenset[str]:
        return self.focus.difference(*(way.regions for way in self.chosen))

    def _count(self, phase: Phase) -> int:
        return sum(way.phase is phase for way in self.chosen)

    def _has_room(self, phase: Phase) -> bool:
        return self._count(phase) < self.plan.of(phase)[1]

    def _filled(self, phase: Phase) -> float:
        return self._count(phase) / self.plan.of(phase)[1]

    def _item(self, way: Way) -> Item:
        return Item(
            exercise=way.exercise,
            way=way.id,
            name=way.name,
            phase=way.phase,
            dose=self._dose(way),
            seconds=self.time(way),
            cues=way.cues,
            regions=way.regions,
        )


def _turned(ways: list[Way], variant: int) -> list[Way]:
    """The same ways, begun at another one."""
    start = variant % len(ways) if ways else 0
    return ways[start:] + ways[:start]
