"""What claims about the fold speak of: any courses, events, times and numbers of a pack."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property

from recovery_advisor.course import signs
from recovery_advisor.course.fold import Fold, Seen
from recovery_advisor.course.ops import Number, Ops, Truth
from recovery_advisor.course.parameters import Parameters
from recovery_advisor.course.progress import (
    DENIED,
    FAILED,
    FINE,
    INJURED,
    NO,
    NOT_ASKED,
    YES,
    Facts,
    Progress,
    Sign,
)
from recovery_advisor.proving.course.order import no_better, possible, sane

#: The fields that hold a truth; the others hold a number.
TRUTHS = frozenset({"earned", "any_ok", "hard_ok", "stands", "denied", "cleared"})


class Scene:
    """Named values, and what the fold makes of them: formulas, or numbers to play a counterexample.

    Two courses, ``a`` and ``b``, and one, ``x``, came about until ``now``; an event follows ``at``,
    and another ``later``.

    Args:
        ops: of formulas or of ints.
        number: the number of a name.
        truth: the truth of a name.
        parameters: the numbers of one pack; ``None``: any that make sense.
    """

    def __init__(
        self,
        ops: Ops,
        number: Callable[[str], Number],
        truth: Callable[[str], Truth],
        parameters: Parameters | None = None,
    ) -> None:
        self.ops: Ops = ops
        self.number: Callable[[str], Number] = number
        self.truth: Callable[[str], Truth] = truth
        named = Parameters(*(number(f"pack.{field}") for field in Parameters._fields))
        self.parameters: Parameters = parameters or named
        self.fold: Fold = Fold(ops, self.parameters)
        self.now: Number = number("now")
        self.at: Number = number("at")
        self.later: Number = number("later")
        #: The latest check-in.
        self.latest: Number = number("latest")
        self.injury: Number = number("event.injury")
        self.lasts: Number = number("lasts")
        self.strength: Truth = truth("event.strength")

    def progress(self, name: str) -> Progress:
        """Any progress."""
        return Progress(*(self._field(name, field) for field in Progress._fields))

    def sign(self, name: str) -> Sign:
        """Any danger sign."""
        return Sign(*(self._field(name, field) for field in Sign._fields))

    def _field(self, name: str, field: str) -> Number | Truth:
        whole = f"{name}.{field}"
        return self.truth(whole) if field in TRUTHS else self.number(whole)

    @cached_property
    def a(self) -> Progress:
        """The progress of the better of two courses."""
        return self.progress("a")

    @cached_property
    def b(self) -> Progress:
        """The progress of the worse of two courses."""
        return self.progress("b")

    @cached_property
    def x(self) -> Progress:
        """The progress of any course."""
        return self.progress("x")

    def clear(self, name: str) -> Number:
        """Whether the check-in of a course is clear."""
        return self.number(f"{name}.event.clear")

    def bad(self, name: str) -> Truth:
        """Whether that of a course is bad."""
        return self.truth(f"{name}.event.bad")

    def went(self, name: str) -> Number:
        """How the session of a course went."""
        return self.number(f"{name}.event.went")

    def holds(self, name: str) -> Number:
        """Whether the sign of a course is known to hold at its check-in."""
        return self.number(f"{name}.event.holds")

    def seen(self, name: str) -> Seen:
        """What is read of the check-in of a course, with the same answer to ``injury`` for all."""
        return Seen(self.clear(name), self.bad(name), self.injury)

    def aged(self) -> Progress:
        """``x`` as time alone leaves it."""
        return self.fold.aged(self.x, self.at)

    def after_check_in(self) -> Progress:
        """``x`` after its check-in."""
        return self.fold.check_in(self.x, self.at, self.seen("x"))

    def after_session(self, went: Number | None = None) -> Progress:
        """``x`` after its session."""
        how = self.went("x") if went is None else went
        return self.fold.session(self.x, self.at, self.strength, how)

    def sign_seen(self, name: str, at: Number, holds: Number) -> Sign:
        """A sign after a check-in."""
        return signs.seen(self.ops, self.parameters, self.sign(name), at, holds, self.lasts)

    def facts(self, x: Progress, as_of: Number) -> Facts:
        """The derived answers of a progress."""
        return self.fold.facts(x, self.latest, as_of)

    def one(self) -> Iterator[Truth]:
        """Yield that ``x`` came about until now, and that the pack's numbers make sense."""
        yield from self._came_about(self.x)

    def two(self) -> Iterator[Truth]:
        """Yield the same of ``a`` and ``b``, and that ``b`` is no better."""
        yield from self._came_about(self.a, self.b)
        yield from (truth for _, truth in no_better(self.ops, self.a, self.b))

    def _came_about(self, *courses: Progress) -> Iterator[Truth]:
        yield from sane(self.ops, self.parameters)
        for one in courses:
            yield from possible(self.ops, one, self.now)
        yield self.at >= self.now

    def check_in_comes_first(self, *courses: Progress) -> Iterator[Truth]:
        """Yield that the courses hold no session of this very instant, as its check-ins come first."""
        for one in courses:
            yield from (one.any_at < self.at, one.hard_at < self.at)

    def any_seen(self, *names: str) -> Iterator[Truth]:
        """Yield that what is read of check-ins is one of the values that there are."""
        o = self.ops
        yield o.any_of(*(self.injury == one for one in (NOT_ASKED, DENIED, INJURED)))
        for name in names:
            yield from (self.clear(name) >= NO, self.clear(name) <= YES)

    def any_session(self, *names: str) -> Iterator[Truth]:
        """Yield that how sessions went is one of the values that there are."""
        for name in names:
            yield from (self.went(name) >= FAILED, self.went(name) <= FINE)

    def no_new_injury(self) -> Truth:
        """Whether the answer to ``injury`` is none, or the one of before."""
        return self.ops.any_of(self.injury == self.x.injured, self.injury == NOT_ASKED)
