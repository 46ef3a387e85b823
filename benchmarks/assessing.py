"""``assess`` whole, from a mapping, against pydantic's strict validation of the same fields.

All on the bitmap engine; what durable_rules adds is in ``two_engines``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from random import Random
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from benchmarks.asking import made_up
from benchmarks.nothing_kept import nothing_kept
from benchmarks.random_check_ins import CheckInAnswers, in_words, random_check_ins
from benchmarks.table import Row
from benchmarks.timing import Effort, Work, against, each, each_new
from recovery_advisor import Advisor, Preferences, Readiness, RuleBook

REST_GOAL, LARGER_GOAL, WISHES_GOAL, NOTHING_KEPT_GOAL = 3.0, 1.15, 5.0, 10.0
SESSION_GOAL, EVERYBODY_GOAL, MISSING_GOAL = 20.0, 2.0, 60.0
EVERYBODY = 20_000
_Wish = tuple[CheckInAnswers, Preferences]


Pain = Literal["none", "slight", "mild", "moderate", "severe"]
Severity = Literal["none", "mild", "moderate", "severe"]


class Fields(BaseModel):
    """The baseline: the seven answers, strictly, and nothing besides."""

    model_config = ConfigDict(strict=True, extra="forbid")

    injury: Literal["no", "yes"]
    pain: Annotated[int, Field(ge=0, le=10)] | Pain
    daily_activity_pain: Annotated[int, Field(ge=0, le=10)] | Pain
    swelling: Severity
    stiffness: Severity
    range_of_motion: int = Field(ge=0, le=100)
    needs_special_plan: Literal["no", "yes"]


def rows(effort: Effort) -> Iterator[Row]:
    """At rest, with a session, of everybody, and with ``missing`` read."""
    advisor, larger = _base_pack(), Advisor(engine="bitmap")
    crowd = random_check_ins(2_000, seed=5)
    check_ins = in_words(advisor.book, crowd)
    advice = [advisor.assess(person) for person in check_ins]
    pairs = list(zip(check_ins, advice, strict=True))
    resting = [person for person, given in pairs if given.readiness is Readiness.REST]
    moving = [person for person, given in pairs if given.session is not None]

    def missing(person: CheckInAnswers) -> tuple[str, ...]:
        return advisor.assess(person).missing

    def row(what: str, own: Work, like: list[CheckInAnswers], goal: float) -> Row:
        measured = against(own, each(Fields.model_validate, like), effort)
        return Row(what, "pydantic strict validation of the same fields", measured, goal)

    def never_the_same(crowd: Sequence[CheckInAnswers]) -> Work:
        return each_new(lambda wish: advisor.assess(*wish), _NeverTheSame(advisor, crowd))

    at_rest = each(advisor.assess, resting)
    yield row("assess at rest, base pack", at_rest, resting, REST_GOAL)
    by_both = against(each(larger.assess, resting), at_rest, effort)
    yield Row("assess at rest, both packs", "the same by the base pack", by_both, LARGER_GOAL)
    name = "assess at rest, wishes never the same twice"
    yield row(name, never_the_same(resting), resting, WISHES_GOAL)
    anew = each(nothing_kept(_base_pack).assess, resting)
    yield row("assess at rest, nothing kept", anew, resting, NOTHING_KEPT_GOAL)
    name = "assess with a session, wishes never the same twice"
    yield row(name, never_the_same(moving), moving, SESSION_GOAL)
    yield _everybody(larger, effort)
    name = "assess, missing read, everything unanswered"
    yield row(name, each(missing, [CheckInAnswers()] * 50), check_ins, MISSING_GOAL)


def _base_pack() -> Advisor:
    return Advisor(packs=["upper-back"], engine="bitmap")


def _everybody(advisor: Advisor, effort: Effort) -> Row:
    crowd = made_up(advisor, EVERYBODY if effort.seconds else 20, seed=3)
    validate = _strictly(advisor.book).model_validate
    measured = against(each(advisor.assess, crowd), each(validate, crowd), effort)
    what = f"assess, both packs, {EVERYBODY:,} people with every answer"
    return Row(what, "pydantic strict validation of these answers", measured, EVERYBODY_GOAL)


def _strictly(book: RuleBook) -> type[BaseModel]:
    """Every answer of a book, strictly, and nothing besides."""
    fields: dict[str, Any] = {}
    for question in book.asked:
        words = Literal[tuple(word for word, *_ in question.bands)]  # type: ignore[valid-type]
        number = Annotated[int, Field(ge=question.low, le=question.high)]
        fields[question.id] = (words if question.worded else number | words, ...)
    return create_model("Everything", __config__=Fields.model_config, **fields)


class _NeverTheSame:
    """Wishes that nobody had before, so that nothing kept from others can help."""

    def __init__(self, advisor: Advisor, moving: Sequence[CheckInAnswers]) -> None:
        self.advisor, self.moving = advisor, moving
        self.random, self.variants = Random(7), count()

    def __call__(self) -> list[_Wish]:
        return [
            (person, _wishes(self.advisor, self.random, next(self.variants)))
            for person in self.random.sample(self.moving, 50)
        ]


def _wishes(advisor: Advisor, random: Random, variant: int) -> Preferences:
    book = advisor.book
    return Preferences(
        equipment={gear for gear in book.equipment if random.random() < 0.5},
        focus=frozenset(random.sample(book.regions, 2)),
        minutes=random.randint(15, 60),
        variant=variant,
    )
