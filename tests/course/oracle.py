"""The derived answers, each straight from its definition over all moments. Slow; it shares no step with the fold.

Times are hours before they are compared, as the history pack has them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache, cached_property
from itertools import pairwise
from statistics import median_low
from typing import NamedTuple

from recovery_advisor import Readiness, RuleBook, Urgency
from recovery_advisor.course.moments import Moment
from recovery_advisor.rulebook.conditions import Condition, thresholds
from recovery_advisor.rulebook.course_numbers import SESSION_QUESTIONS
from recovery_advisor.rulebook.kleene import Truth, counts, truth
from recovery_advisor.rulebook.questions import Interval
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.values.levels import NOW
from recovery_advisor.values.scale import Answer

MICROSECONDS = 3_600_000_000
ORDER = ("checked_in", "noticed", "trained", "cleared")


class Happened(NamedTuple):
    """What one moment says: ``clear``, ``unclear``, ``flare``, ``hurt``, ``done`` or ``failed``."""

    at: Fraction
    what: str
    strength: bool = False
    fine: bool = False


class Oracle:
    """Answers the derived questions about one person.

    Args:
        book: a history book.
        moments: of the person, in any order.
    """

    def __init__(self, book: RuleBook, moments: Sequence[Moment]) -> None:
        assert book.course
        self.book, self.says = book, book.course
        self.moments = sorted(moments, key=lambda one: (one.at, ORDER.index(one.kind), one.id))
        self._given, self._holds = cache(self._new_given), cache(self._new_holds)
        self.happened = list(self._happened())
        self.check_ins = [one for one in self.moments if one.kind == "checked_in"]
        self.latest = _hours(self.check_ins[-1].at) if self.check_ins else None

    def derived(self, as_of: int) -> Mapping[str, Answer]:
        now = _hours(as_of)
        last = max((one.at for one in self.moments), default=0)
        until = max(now, _hours(last))
        run = self._run(len(self.happened), until)
        found: dict[str, int] = {
            "clear_days": self._days(run),
            "tolerated_sessions": min(9, self._sessions(len(self.happened), run)),
            "return_earned": int(self._earned(until)),
            "flare": self._flare(len(self.happened)),
            "unclear_days": self._unclear_days(),
            "strength_rest": self._strength_rest(),
            "unchecked_sign": max((self._sign(id) for id in self._signs), default=0),
            "flares": min(2, self._flares()),
            "worsening": int(self._worsening()),
        }
        if self.latest is not None and last - as_of <= MICROSECONDS // 12:
            found["check_in_age"] = max(0, -((self.latest - now) // 1))
        return {id: self._answer(id, value) for id, value in found.items()}

    def _answer(self, id: str, value: int) -> Answer:
        question = self.book.question[id]
        return question.answer(question.severity(min(question.high, value)))

    # --- what each moment says ---------------------------------------------

    def _happened(self) -> Iterator[Happened]:
        injured: bool | None = None
        unclear_at = None
        for number, moment in enumerate(self.moments):
            at = _hours(moment.at)
            if moment.session is not None:
                yield self._session(moment, injured)
            if moment.kind not in ("checked_in", "noticed"):
                continue
            said = self._injury(moment)
            if said and not injured:
                yield Happened(at, "hurt")
            injured = injured if said is None else said
            read = self._read(number)
            if read in ("flare", "unclear"):
                unclear_at = at
                yield Happened(at, read)
            elif read == "clear" and unclear_at != at:
                yield Happened(at, "clear")

    def _injury(self, moment: Moment) -> bool | None:
        """Whether somebody is hurt, as a moment says; ``None`` where it does not."""
        answer = self._given(moment)["injury"]
        if moment.kind == "checked_in":
            return answer != Interval(0, 0)
        return True if answer == Interval(1, 1) else None

    def _read(self, number: int) -> str:
        """``clear``, ``unclear``, ``flare``, or nothing, of a moment with answers."""
        moment = self.moments[number]
        given, seen = self._given(moment), self._given(moment, self._cleared(number))
        if self._flares_up(number) or any(self._holds(id, number) is True for id in self._signs):
            return "flare"
        if self._base(seen, given) >= self.says.clear:
            return "clear" if moment.kind == "checked_in" else ""
        best = {id: Interval(0, 0) if one.least < 0 else one for id, one in seen.items()}
        might_be = {id: Interval(0, 0) if one.least < 0 else one for id, one in given.items()}
        return "" if self._base(best, might_be) >= self.says.clear else "unclear"

    def _new_given(
        self, moment: Moment, cleared: frozenset[str] = frozenset()
    ) -> dict[str, Interval]:
        both = zip(self.book.asked, moment.answers, strict=True)
        found = {one.id: one.intervals[answer] for one, answer in both}
        return {id: Interval(0, 0) if id in cleared else one for id, one in found.items()}

    def _cleared(self, number: int) -> frozenset[str]:
        """The questions with a clearance in force at a moment, given before it."""
        moment = self.moments[number]
        given = (one.clearance for one in self.moments[:number] if one.clearance)
        scopes = [one.scope for one in given if moment.at < one.until]
        return frozenset(
            id for id in frozenset().union(*scopes) if self.book.question[id].may_be_cleared
        )

    def _base(self, seen: Mapping[str, Interval], given: Mapping[str, Interval]) -> Readiness:
        """The least of the best permit and of every limit of the base pack."""
        permitted, limit = Readiness.REST, Readiness.FULL
        for index, effect in self._own:
            if not counts(effect, given if self.book.as_given >> index & 1 else seen):
                continue
            if effect.kind == "permit" and isinstance(effect.level, Readiness):
                permitted = max(permitted, effect.level)
            if effect.kind == "limit" and isinstance(effect.level, Readiness):
                limit = min(limit, effect.level)
        return min(permitted, limit)

    @cached_property
    def _own(self) -> Sequence[tuple[int, Effect]]:
        """The effects of the base pack that decide, with their place."""
        effects = enumerate(self.book.effects)
        return [
            (index, one)
            for index, one in effects
            if one.rule.pack == self.book.base and one.kind in ("permit", "limit")
        ]

    def _session(self, moment: Moment, injured: bool | None) -> Happened:
        assert moment.session
        level, peak, felt = moment.session
        answers = {"injury": Interval(0, 0) if injured is False else Interval(1, 1)}
        for id, answer in (("peak_pain", peak), ("felt", felt)):
            question = SESSION_QUESTIONS[id]
            answers[id] = question.intervals[question.codes[answer]]
        if truth(self.says.failed, answers):
            return Happened(_hours(moment.at), "failed", level != "mobility")
        fine = truth(self.says.fine, answers) is True and level != "other"
        return Happened(_hours(moment.at), "done", level != "mobility", fine)

    # --- the run of clear days -----------------------------------------------

    def _run(self, count: int, until: Fraction) -> list[Fraction]:
        """The clear check-ins, among the first so many things, of the run that still goes on."""
        run: list[Fraction] = []
        for one in self.happened[:count]:
            if one.what in ("hurt", "flare", "unclear", "failed"):
                run = []
            if one.what == "clear":
                run = run if run and one.at - run[-1] <= self.says.clear_gap else []
                run.append(one.at)
        return run if run and until - run[-1] <= self.says.clear_gap else []

    def _days(self, run: Sequence[Fraction]) -> int:
        return int(1 + (run[-1] - run[0] + 24 - self.says.a_day) // 24) if run else 0

    def _sessions(self, count: int, run: Sequence[Fraction]) -> int:
        """The strength sessions that clear check-ins of a run have answered.

        One that was broken off at the instant at which the run begins is of another run.
        """
        breaks = ("hurt", "flare", "unclear", "failed")
        happened = list(enumerate(self.happened[:count]))
        broken = max((number for number, one in happened if one.what in breaks), default=-1)
        return sum(
            self._answers(number, strength=True)
            for number, one in happened
            if one.what == "clear" and number > broken and one.at in run
        )

    def _answers(self, number: int, *, strength: bool) -> bool:
        """Whether a clear check-in is the first to answer the last session before, which went well."""
        clear, before = self.happened[number], self.happened[:number]
        done = [
            i
            for i, one in enumerate(before)
            if one.what == "done" and (one.strength or not strength)
        ]
        if not done or not before[done[-1]].fine:
            return False
        session, since = before[done[-1]], before[done[-1] + 1 :]
        first, last = self.says.response_from, self.says.response_to
        run = self._run(number + 1, clear.at)
        return (
            first <= clear.at - session.at <= last
            and bool(run)
            and run[0] <= session.at
            and not any(one.what in ("hurt", "flare", "unclear", "failed") for one in since)
            and not any(one.what == "clear" and one.at - session.at >= first for one in since)
            and self._flare(done[-1]) < 2
        )

    def _flare(self, count: int) -> int:
        """The flare after the first so many things: none, settling, active."""
        begun = [i for i in range(count) if self.happened[i].what in ("flare", "failed")]
        if not begun:
            return 0
        clear = [i for i in range(begun[-1], count) if self.happened[i].what == "clear"]
        settled = [i for i in clear if self._settles(i)]
        if not settled:
            return 2
        later = [i for i in clear if i > settled[0]]
        ended = any(
            self._answers(i, strength=True) or self._answers(i, strength=False) for i in later
        )
        return 0 if ended else 1

    def _settles(self, number: int) -> bool:
        return self._days(self._run(number + 1, self.happened[number].at)) >= self.says.settled

    def _earned(self, until: Fraction) -> bool:
        """Whether a check-in earned the return, and nothing has taken it away since."""
        clear = [(i, one.at) for i, one in enumerate(self.happened) if one.what == "clear"]
        for number, at in clear:
            rest = self.happened[number + 1 :]
            lost = any(one.what in ("hurt", "flare", "failed") for one in rest)
            shown = [at, *(one.at for one in rest if one.what == "clear"), until]
            gaps = (later - sooner for sooner, later in pairwise(shown))
            if self._earns(number) and not lost and all(gap <= self.says.lapse for gap in gaps):
                return True
        return False

    def _earns(self, number: int) -> bool:
        run = self._run(number + 1, self.happened[number].at)
        return (
            self._days(run) >= self.says.earned_days
            and self._sessions(number + 1, run) >= self.says.earned_sessions
            and self._flare(number + 1) == 0
        )

    # --- the others ------------------------------------------------------------

    def _unclear_days(self) -> int:
        settled = [
            i for i, one in enumerate(self.happened) if one.what == "clear" and self._settles(i)
        ]
        rest = self.happened[settled[-1] + 1 if settled else 0 :]
        return self._days([one.at for one in rest if one.what in ("flare", "unclear")])

    def _strength_rest(self) -> int:
        done = [
            _hours(one.at)
            for one in self.moments
            if one.session and one.session.level != "mobility"
        ]
        if not done or self.latest is None:
            return 0 if done else 999
        return max(0, int((self.latest - max(done)) // 1))

    def _onsets(self) -> Iterator[Fraction]:
        for number, one in enumerate(self.happened):
            if one.what in ("flare", "failed") and self._flare(number) < 2:
                yield one.at

    def _flares(self) -> int:
        onsets = list(self._onsets())[-2:]
        return sum(
            self.latest is None or self.latest - at <= self.says.flares_within for at in onsets
        )

    def _worsening(self) -> bool:
        says = self.says.worsening
        if self.latest is None:
            return False
        ages = [(self.latest - at, pain) for at, pain in self._daily_pains()]
        now = [pain for age, pain in ages if age <= says.now]
        before = [pain for age, pain in ages if says.now < age]
        if len(now) < says.days_now or len(before) < says.days_before:
            return False
        return median_low(now) >= says.pain and median_low(now) - median_low(before) >= says.by

    def _daily_pains(self) -> list[tuple[Fraction, int]]:
        """The worst pain of each day, of those told of not too long before the last that is told of."""
        days: list[tuple[Fraction, int]] = []
        for moment in self.moments:
            if moment.kind in ("checked_in", "noticed"):
                pain, at = self._given(moment)["pain"].least, _hours(moment.at)
                if pain >= 0 and days and at - days[-1][0] < self.says.a_day:
                    days[-1] = days[-1][0], max(days[-1][1], pain)
                elif pain >= 0:
                    days.append((at, pain))
                if pain >= 0:
                    days = [one for one in days if at - one[0] <= self.says.worsening.before]
        return days

    # --- danger signs ------------------------------------------------------------

    @cached_property
    def _signs(self) -> Mapping[str, tuple[Condition, Urgency]]:
        return {
            one.rule.id: (one.rule.when, one.level)
            for one in self.book.effects
            if isinstance(one.level, Urgency)
            and one.level in NOW
            and one.rule.pack != self.book.history
        }

    def _new_holds(self, id: str, number: int) -> Truth:
        when, urgency = self._signs[id]
        cleared = frozenset[str]() if urgency is Urgency.EMERGENCY else self._cleared(number)
        alone = truth(when, self._given(self.moments[number], cleared))
        beside = self._beside(number, when)
        if beside and truth(when, self._given(beside, cleared)):
            return True
        return alone

    def _flares_up(self, number: int) -> bool:
        beside = self._beside(number, self.says.flare)
        seen = [self.moments[number], *([beside] if beside else [])]
        return any(truth(self.says.flare, self._given(one)) for one in seen)

    def _beside(self, number: int, condition: Condition) -> Moment | None:
        """What is noticed with the answers of before, where a condition asks something noticed."""
        moment, before = self.moments[number], self.moments[:number]
        whole = [one for one in before if one.kind == "checked_in"]
        asked, unknown = self.book.asked, [question.unknown for question in self.book.asked]
        noticed = {
            question.id
            for question, one in zip(asked, moment.answers, strict=True)
            if one != question.unknown
        }
        about = {one.question for one in thresholds(condition)}
        if moment.kind != "noticed" or not whole or not noticed & about:
            return None
        worst = [max(all) for all in zip(*(o.answers for o in whole if o.at == whole[-1].at))]  # noqa: B905
        for one in before:
            if one.kind == "noticed" and one.at >= whole[-1].at:
                each = zip(worst, one.answers, unknown, strict=True)
                worst = [old if new == no else max(old, new) for old, new, no in each]
        each = zip(worst, moment.answers, unknown, strict=True)
        filled = [
            new if old == no else old if new == no else max(old, new) for old, new, no in each
        ]
        return replace(moment, answers=tuple(filled))

    def _sign(self, id: str) -> int:
        """What a danger sign that stands amounts to: 1 urgent, 2 an emergency; 0 where it does not."""
        answered = [
            i for i, one in enumerate(self.moments) if one.kind in ("checked_in", "noticed")
        ]
        reports = [self.moments[i].at for i in answered if self._holds(id, i) is True]
        if not reports:
            return 0
        last = max(reports)
        denials = [
            self.moments[i].at
            for i in answered
            if self.moments[i].kind == "checked_in"
            and self.moments[i].at > last
            and self._holds(id, i) is False
        ]
        looked = any(
            one.clearance and one.at > last and self._impossible(id, one.clearance.scope)
            for one in self.moments
        )
        lasts = self.says.lasts.get(id)
        over = lasts is not None and any(
            _hours(at) - _hours(last) >= lasts - (24 - self.says.a_day) for at in denials
        )
        if denials and (looked or over):
            return 0
        return 2 if self._signs[id][1] is Urgency.EMERGENCY and not denials else 1

    def _impossible(self, id: str, scope: frozenset[str]) -> bool:
        worst = {one.id: Interval(one.span, one.span) for one in self.book.asked}
        best = {one: Interval(0, 0) for one in scope}
        return truth(self._signs[id][0], {**worst, **best}) is False


def _hours(at: int) -> Fraction:
    return Fraction(at, MICROSECONDS)
