"""``assess`` whole, from a mapping, against pydantic's strict validation of the same fields.

All on the base pack and the bitmap engine; what durable_rules adds is in ``two_engines``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from random import Random

from pydantic import BaseModel, ConfigDict, Field

from benchmarks.random_check_ins import Answers, random_check_ins
from benchmarks.table import Row
from benchmarks.timing import Effort, Work, against, each, each_new
from recovery_advisor import Advisor, Preferences, Readiness

REST_TARGET, SESSION_TARGET, MISSING_TARGET = 5.0, 20.0, 60.0
_Wish = tuple[Answers, Preferences]


class Fields(BaseModel):
    """The baseline: the seven answers, strictly, and nothing besides."""

    model_config = ConfigDict(strict=True, extra="forbid")

    injury: int = Field(ge=0, le=1)
    pain: int = Field(ge=0, le=10)
    daily_activity_pain: int = Field(ge=0, le=10)
    swelling: int = Field(ge=0, le=3)
    stiffness: int = Field(ge=0, le=3)
    range_of_motion: int = Field(ge=0, le=100)
    needs_special_plan: int = Field(ge=0, le=1)


def rows(effort: Effort) -> Iterator[Row]:
    """At rest, with a session, and with ``missing`` read."""
    advisor = Advisor(packs=["upper-back"], engine="bitmap")
    crowd = random_check_ins(2_000, seed=5)
    advice = [advisor.assess(person) for person in crowd]
    pairs = list(zip(crowd, advice, strict=True))
    resting = [person for person, given in pairs if given.readiness is Readiness.REST]
    moving = [person for person, given in pairs if given.session is not None]

    def missing(person: Answers) -> tuple[str, ...]:
        return advisor.assess(person).missing

    def row(what: str, own: Work, like: list[Answers], target: float) -> Row:
        measured = against(own, each(Fields.model_validate, like), effort)
        return Row(what, "pydantic strict validation of the same fields", measured, target)

    yield row("assess at rest", each(advisor.assess, resting), resting, REST_TARGET)
    anew = each_new(lambda wish: advisor.assess(*wish), _NeverTheSame(advisor, moving))
    name = "assess with a session, wishes never the same twice"
    yield row(name, anew, moving, SESSION_TARGET)
    name = "assess, missing read, everything unanswered"
    yield row(name, each(missing, [Answers()] * 50), crowd, MISSING_TARGET)


class _NeverTheSame:
    """Wishes that nobody had before, so that nothing kept from others can help."""

    def __init__(self, advisor: Advisor, moving: Sequence[Answers]) -> None:
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
