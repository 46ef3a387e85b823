"""Derived answers, each straight from its definition over all events. Slow; shares no step with the fold.

The numbers of the shipped pack are written here once more, on purpose.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time, timedelta
from functools import cached_property, lru_cache
from statistics import median_low
from typing import Any, NamedTuple

from recovery_advisor import Urgency
from recovery_advisor.history import Amended, CheckedIn, Cleared, Event, Noticed, Trained
from tests.histories.oracle_reading import Read, Reader

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LATE = timedelta(hours=4)
GAP, LAPSE = timedelta(hours=84), timedelta(days=14)
FROM, TO = timedelta(hours=12), timedelta(hours=60)
LASTS = {"severe-pain": 2 * DAY, "injury-needs-a-look": 7 * DAY, "fever-or-unwell": 3 * DAY}
AT_ONCE = {
    *("chest-pain-unsure", "heart-pain-elsewhere-unsure", "breathlessness-unsure"),
    *("sudden-severe-pain-unsure", "stroke-signs-unsure", "sight-or-eyelid-unsure"),
    *("fever-with-stiff-neck-unsure", "throat-or-jaw-unsure", "saddle-numbness-unsure"),
    *("bladder-or-bowel-change-unsure", "legs-failing-unsure", "cold-arm-unsure"),
}
RANK = {"checked_in": 0, "noticed": 1, "trained": 2, "cleared": 3}


def standing(events: Iterable[Event]) -> list[Event]:
    """What counts once each correction is applied, in order."""
    every = {event.id: event for event in events}
    corrections = [one for one in every.values() if isinstance(one, Amended)]
    for one in sorted(corrections, key=lambda one: (one.at, one.id)):
        if one.event in every:
            every[one.event] = one
    counted: list[Event] = []
    for id, event in every.items():
        if not isinstance(event, Amended):
            counted.append(event)
        elif event.id != id and event.by is not None:
            counted.append(event.by.model_copy(update={"id": id}))
    return sorted(counted, key=lambda one: (one.at, RANK[one.kind], one.id))


class Seen(NamedTuple):
    """What an event says: ``onset``, ``flare``, ``unclear``, ``clear``, ``failed`` or ``session``."""

    at: datetime
    what: str
    strength: bool = False
    fine: bool = False


class Oracle:
    """Derived answers of a set of events."""

    def __init__(self, events: Iterable[Event], reader: Reader) -> None:
        self.events, self.reader = standing(events), reader
        self.seen: list[Seen] = []
        self.reads: list[tuple[Event, Read]] = []
        self._look()
        self.state = lru_cache(None)(self._state)
        self.answered = lru_cache(None)(self._answered)

    def derived(self, as_of: datetime) -> dict[str, Any]:
        """The answers at a time; an unknown one is left out."""
        run = self.run(len(self.seen), max(as_of, self.latest or as_of))
        number = {
            "clear_days": days(run),
            "tolerated_sessions": self.sessions(len(self.seen), run),
            "return_earned": int(self.earned(max(as_of, self.latest or as_of))),
            "flare": self.state(len(self.seen)),
            "unclear_days": self.unclear_days(),
            "strength_rest": self.strength_rest(),
            "unchecked_sign": self.sign(),
            "flares": self.flares(),
            "worsening": int(self.worsening()),
        }
        if (age := self.age(as_of)) is not None:
            number["check_in_age"] = age
        return {id: self._answer(id, value) for id, value in number.items()}

    def _answer(self, id: str, value: int) -> Any:
        question = self.reader.book.question[id]
        within = min(question.high, max(question.low, value))
        return question.band_of(within) if question.worded else within

    @cached_property
    def latest(self) -> datetime | None:
        return max((one.at for one in self.events if isinstance(one, CheckedIn)), default=None)

    def age(self, as_of: datetime) -> int | None:
        last = max((one.at for one in self.events), default=None)
        if self.latest is None or last is None or last - as_of > timedelta(minutes=5):
            return None
        return max(0, -((self.latest - as_of) // HOUR))

    # --- what is read ----------------------------------------------------------

    def _look(self) -> None:
        injured: bool | None = None
        unclear_at: datetime | None = None
        clearances: list[tuple[frozenset[str], datetime]] = []
        for event in self.events:
            if isinstance(event, (CheckedIn, Noticed)):
                whole = isinstance(event, CheckedIn)
                answers = event.check_in if isinstance(event, CheckedIn) else event.answers
                held = [scope for scope, until in clearances if event.at < until]
                read = self.reader.read(answers, frozenset().union(*held))
                self.reads.append((event, read))
                hurt = answers.get("injury") == "yes" or (whole and answers.get("injury") != "no")
                if hurt and injured is not True:
                    self.seen.append(Seen(event.at, "onset"))
                injured = True if hurt else False if whole else injured
                if read.bad or read.clear is False:
                    self.seen.append(Seen(event.at, "flare" if read.bad else "unclear"))
                    unclear_at = event.at
                elif read.clear and whole and unclear_at != event.at:
                    self.seen.append(Seen(event.at, "clear"))
            elif isinstance(event, Trained):
                failed, fine = went(event, denied=injured is False)
                what = "failed" if failed else "session"
                self.seen.append(Seen(event.at, what, event.level != "mobility", fine))
            elif isinstance(event, Cleared):
                scope = frozenset(
                    id for id in event.scope if self.reader.book.question[id].may_be_cleared
                )
                end = datetime.combine(event.expires, time(), event.at.tzinfo) + DAY
                clearances.append((scope, end))

    # --- runs, sessions and flares ---------------------------------------------

    def run(self, count: int, until: datetime) -> list[datetime]:
        """The clear check-ins of the run that goes on at a time, after the first so many."""
        run: list[datetime] = []
        for one in self.seen[:count]:
            if one.what in ("onset", "flare", "unclear", "failed"):
                run = []
            elif one.what == "clear":
                run = [*(run if run and one.at - run[-1] <= GAP else []), one.at]
        return run if run and until - run[-1] <= GAP else []

    def sessions(self, count: int, run: Sequence[datetime]) -> int:
        """The strength sessions gone well that the clear check-ins of a run answer."""
        begun = self._begun(count)
        answers = (
            self.answered(index, strength=True)
            for index in range(begun, count)
            if self.seen[index].what == "clear" and self.seen[index].at in run
        )
        return sum(answers)

    def _begun(self, count: int) -> int:
        """Where the last run begins at the earliest."""
        ends = ("onset", "flare", "unclear", "failed")
        found = [index for index in range(count) if self.seen[index].what in ends]
        return found[-1] + 1 if found else 0

    def _answered(self, index: int, *, strength: bool) -> bool:
        """Whether a clear check-in answers a session that went well, and is the first to."""
        at = self.seen[index].at
        wanted = [
            j
            for j, one in enumerate(self.seen[:index])
            if one.what == "session" and (one.strength or not strength)
        ]
        if not wanted:
            return False
        j = wanted[-1]
        session = self.seen[j]
        run = self.run(index + 1, at)
        if not session.fine or not FROM <= at - session.at <= TO or not run or run[0] > session.at:
            return False
        between = self.seen[j + 1 : index]
        if any(one.what == "clear" and FROM <= one.at - session.at <= TO for one in between):
            return False
        if any(one.what in ("onset", "flare", "unclear", "failed") for one in between):
            return False
        return self.state(j) < 2

    def _state(self, count: int) -> int:
        """0, 1, 2: no flare, one that settles, an active one."""
        if not count:
            return 0
        before, last = self.state(count - 1), self.seen[count - 1]
        if last.what in ("flare", "failed"):
            return 2
        if last.what != "clear" or not before:
            return before
        if before == 2:
            return 1 if days(self.run(count, last.at)) >= 2 else 2
        went_well = (self.answered(count - 1, strength=one) for one in (False, True))
        return 0 if any(went_well) else 1

    def earned(self, as_of: datetime) -> bool:
        earned, last_clear = False, None
        for index, one in enumerate(self.seen):
            if last_clear is not None and one.at - last_clear > LAPSE:
                earned = False
            if one.what in ("flare", "failed", "onset"):
                earned = False
            if one.what == "clear":
                last_clear = one.at
                run = self.run(index + 1, one.at)
                enough = days(run) >= 7 and self.sessions(index + 1, run) >= 3
                earned = earned or (enough and self.state(index + 1) == 0)
        return earned and last_clear is not None and as_of - last_clear <= LAPSE

    def unclear_days(self) -> int:
        spell: list[datetime] = []
        for index, one in enumerate(self.seen):
            if one.what in ("flare", "unclear"):
                spell.append(one.at)
            elif one.what == "clear" and days(self.run(index + 1, one.at)) >= 2:
                spell = []
        return days(spell)

    def strength_rest(self) -> int:
        hard = [
            one.at for one in self.events if isinstance(one, Trained) and one.level != "mobility"
        ]
        if not hard:
            return 999
        return max(0, (self.latest - max(hard)) // HOUR) if self.latest else 0

    # --- danger signs, flares, worsening -----------------------------------------

    def sign(self) -> int:
        """0, 1, 2: none that stands, one that nobody has checked, an emergency not denied."""
        return max((self._standing(sign) for sign in self.reader.signs), default=0)

    def _standing(self, sign: str) -> int:
        reads = {id(event): read for event, read in self.reads}
        reported: datetime | None = None
        denied = cleared = False
        for event in self.events:
            read = reads.get(id(event))
            if read is not None and sign in read.holding:
                reported, denied, cleared = event.at, False, False
            elif reported is None or event.at <= reported:
                continue
            elif read is not None and isinstance(event, CheckedIn) and sign in read.ruled_out:
                denied = True
                if cleared or event.at - reported >= self._lasts(sign):
                    reported = None
            elif isinstance(event, Cleared) and self.reader.lifts(frozenset(event.scope), sign):
                cleared = True
                if denied:
                    reported = None
        if reported is None:
            return 0
        return 2 if self.reader.signs[sign] is Urgency.EMERGENCY and not denied else 1

    def _lasts(self, sign: str) -> timedelta:
        return timedelta(0) if sign in AT_ONCE else LASTS.get(sign, timedelta.max) - LATE

    def flares(self) -> int:
        onsets = [
            one.at
            for index, one in enumerate(self.seen)
            if one.what in ("flare", "failed") and self.state(index) < 2
        ]
        latest = self.latest or datetime.min.replace(tzinfo=UTC)
        return min(2, sum(latest - onset <= LAPSE for onset in onsets[-2:]))

    def worsening(self) -> bool:
        each: list[tuple[datetime, int]] = []
        for event, _ in self.reads:
            answers = event.check_in if isinstance(event, CheckedIn) else event.answers  # type: ignore[attr-defined]
            pain = answers.get("pain")
            if not isinstance(pain, int):
                continue
            if each and event.at - each[-1][0] < DAY - LATE:
                each[-1] = (each[-1][0], max(each[-1][1], pain))
            else:
                each.append((event.at, pain))
            last = event.at
        if not each or self.latest is None:
            return False
        kept = [(self.latest - at, pain) for at, pain in each if last - at <= 28 * DAY]
        now = [pain for age, pain in kept if age <= 7 * DAY]
        before = [pain for age, pain in kept if age > 7 * DAY]
        if len(now) < 3 or len(before) < 7:
            return False
        return median_low(now) >= 3 and median_low(now) - median_low(before) >= 2


def days(run: Sequence[datetime]) -> int:
    """The days of check-ins, the first and the last counted."""
    return 1 + (run[-1] - run[0] + LATE) // DAY if run else 0


def went(session: Trained, *, denied: bool) -> tuple[bool, bool]:
    """Whether a session failed, and whether it went well."""
    peak, felt = session.peak_pain, session.felt
    failed = felt == "too_much" or (peak is not None and peak >= (6 if denied else 5))
    known = felt in ("fine", "hard") and peak is not None and peak <= (3 if denied else 2)
    return failed, known and not failed and session.level != "other"
