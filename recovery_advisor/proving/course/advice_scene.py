"""What claims about whole advice speak of: check-ins after any courses, and what is advised on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, cached_property
from typing import Any

from recovery_advisor.course.fold import Seen
from recovery_advisor.course.ops import INTEGERS, Number, Ops, Truth
from recovery_advisor.course.progress import Facts, Progress
from recovery_advisor.course.rules import CourseRules
from recovery_advisor.proving.course.order import implies
from recovery_advisor.proving.course.people import (
    Numbers,
    People,
    PlayedPeople,
    Read,
    SymbolicPeople,
)
from recovery_advisor.proving.course.scene import Scene
from recovery_advisor.proving.view import View
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.questions import Question

#: What a course says beside the progress: any value is possible here.
FREE = ("check_in_age", "flares", "unchecked_sign", "worsening")


class AdviceScene(Scene):
    """A scene in which each event is a check-in by one history book, ``at`` an instant.

    Advice is asked for ``later``. Courses and persons have the names ``a`` and ``b``; ``w`` has any
    answers, the derived ones among them.
    """

    def __init__(
        self,
        rules: CourseRules,
        people: People,
        ops: Ops,
        number: Callable[[str], Number],
        truth: Callable[[str], Truth],
    ) -> None:
        super().__init__(ops, number, truth, rules.parameters)
        self.rules: CourseRules = rules
        self.book: RuleBook = rules.book
        self._people = people
        self.read: Callable[[str], Read] = cache(lambda name: people.read(self.answers(name)))
        self.after: Callable[[str], Progress] = cache(self._after)

    def answers(self, name: str) -> Numbers:
        """A person's answers to the asked questions."""
        return {one.id: self.number(f"{name}.answer.{one.id}") for one in self.book.asked}

    @cached_property
    def anybody(self) -> Numbers:
        """The answers of ``w``, the derived ones among them."""
        return {one.id: self.number(f"w.answer.{one.id}") for one in self.book.questions}

    @cached_property
    def whole(self) -> View[Any]:
        """The view of ``w`` by all rules."""
        return self.view(self.anybody)

    @cached_property
    def plain(self) -> View[Any]:
        """The view of ``w`` by the rules without time alone."""
        return self.view(self.anybody, plain=True)

    def bad_of(self, name: str) -> Truth:
        """Whether a person has a flare, or a danger sign."""
        read = self.read(name)
        return self.ops.any_of(read.flare, *read.signs.values())

    def view(self, answers: Numbers, *, plain: bool = False) -> View[Any]:
        """The view of a person by all rules, or by those without time alone."""
        return self._people.view(answers, plain=plain)

    def advice(self, name: str, as_of: Number, free: str) -> View[Any]:
        """What is advised on a check-in after a course.

        Args:
            name: whose.
            as_of: when.
            free: whose is what a course says beside the progress.
        """
        facts = self.fold.facts(self.after(name), self.at, as_of)
        return self.view({**self.answers(name), **self.derived(facts), **self.free(free)})

    def free(self, name: str) -> Numbers:
        """What a course says beside the progress."""
        return {id: self.number(f"{name}.past.{id}") for id in FREE}

    def possible_answers(self, *answers: Numbers) -> Iterator[Truth]:
        """Yield that each is an answer to its question."""
        for each in answers:
            for id, one in each.items():
                yield from (one >= 0, one <= self.book.question[id].unknown)

    def checked_in(self, *names: str) -> Iterator[Truth]:
        """Yield that these check in after courses that came about, and are advised then or later."""
        courses = [self.progress(one) for one in names]
        yield from self._came_about(*courses)
        yield from self.check_in_comes_first(*courses)
        yield self.later >= self.at

    def possible_free(self, *names: str) -> Iterator[Truth]:
        """Yield that what a course says beside the progress is on its scale."""
        for name in names:
            for id, one in self.free(name).items():
                yield from (one >= 0, one <= self.book.question[id].span)

    def worse_answers(self) -> Iterator[Truth]:
        """Yield that ``b`` has answered what ``a`` has, and nothing better."""
        a, b, o = self.answers("a"), self.answers("b"), self.ops
        for id, question in self.book.question.items():
            if id in a:
                known = o.all_of(a[id] <= b[id], b[id] != question.unknown)
                yield o.either(a[id] == question.unknown, b[id] == question.unknown, known)

    def more_answers(self) -> Iterator[Truth]:
        """Yield that ``b`` has answered all that ``a`` has, in the same way."""
        a, b = self.answers("a"), self.answers("b")
        for id, one in a.items():
            missing = one == self.book.question[id].unknown
            yield implies(self.ops, self.ops.negated(missing), one == b[id])

    def no_better_free(self) -> Iterator[Truth]:
        """Yield that what ``b`` says beside the progress is no better."""
        a, b = self.free("a"), self.free("b")
        yield from (a[id] <= b[id] for id in FREE)

    def _after(self, name: str) -> Progress:
        read = self.read(name)
        seen = Seen(read.clear, self.bad_of(name), read.injury)
        return self.fold.check_in(self.progress(name), self.at, seen)

    def derived(self, facts: Facts) -> Numbers:
        """The derived answers that follow from the progress."""
        told: dict[str, Number] = facts._asdict()
        told["return_earned"] = self.ops.either(facts.return_earned, 1, 0)
        return {id: self._severity(self.book.question[id], one) for id, one in told.items()}

    def _severity(self, question: Question, value: Number) -> Number:
        """The severity of a value, which is cut to the scale."""
        cut = self.ops.either(value > question.high, question.high, value)
        return question.severity(cut)


def advice_scenes(rules: CourseRules) -> Callable[..., AdviceScene]:
    """What makes the scenes of one history book, of formulas or of single values."""

    def scene(
        ops: Ops, number: Callable[[str], Number], truth: Callable[[str], Truth]
    ) -> AdviceScene:
        people = PlayedPeople if ops is INTEGERS else SymbolicPeople
        return AdviceScene(rules, people(rules.book, rules), ops, number, truth)

    return scene
