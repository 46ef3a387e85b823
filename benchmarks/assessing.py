"""``assess`` whole, from a mapping, against pydantic's strict validation of the same fields.

On the base pack, but where a row says otherwise, and the bitmap engine; what durable_rules adds is in
``two_engines``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import count
from random import Random
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from benchmarks.asking import made_up
from benchmarks.random_check_ins import CheckInAnswers, in_words, random_check_ins
from benchmarks.table import Row
from benchmarks.timing import Effort, Work, against, each, each_new
from recovery_advisor import Advisor, Preferences, Readiness, Screening

REST_TARGET, BOTH_TARGET, EVERYTHING_TARGET = 3.0, 1.15, 2.0
WISHES_TARGET, NOTHING_KEPT_TARGET = 5.0, 10.0
SESSION_TARGET, MISSING_TARGET = 20.0, 60.0
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
    """At rest, with a session, and with ``missing`` read."""
    advisor = Advisor(packs=["upper-back"], engine="bitmap")
    crowd = random_check_ins(2_000, seed=5)
    check_ins = in_words(advisor.book, crowd)
    advice = [advisor.assess(person) for person in check_ins]
    pairs = list(zip(check_ins, advice, strict=True))
    resting = [person for person, given in pairs if given.readiness is Readiness.REST]
    moving = [person for person, given in pairs if given.session is not None]

    def missing(person: CheckInAnswers) -> tuple[str, ...]:
        return advisor.assess(person).missing

    def row(what: str, own: Work, like: list[CheckInAnswers], target: float) -> Row:
        measured = against(own, each(Fields.model_validate, like), effort)
        return Row(what, "pydantic strict validation of the same fields", measured, target)

    yield row("assess at rest", each(advisor.assess, resting), resting, REST_TARGET)
    yield from _both_packs(each(advisor.assess, resting), resting, effort)

    def wished(crowd: list[CheckInAnswers], wishes: Callable[[int], Preferences]) -> Work:
        numbers = count()

        def anew() -> list[_Wish]:
            return [(person, wishes(next(numbers) % 1_000_000)) for person in crowd]

        return each_new(lambda wish: advisor.assess(*wish), anew)

    others = wished(resting, lambda number: Preferences(variant=number))
    yield row("assess at rest, wishes never the same twice", others, resting, WISHES_TARGET)
    # The number to call is part of what is kept of an advice at rest.
    nothing = wished(resting, lambda number: Preferences(emergency_number=str(1_000_000 + number)))
    yield row("assess at rest, nothing kept", nothing, resting, NOTHING_KEPT_TARGET)
    anew = each_new(lambda wish: advisor.assess(*wish), _NeverTheSame(advisor, moving))
    name = "assess with a session, wishes never the same twice"
    yield row(name, anew, moving, SESSION_TARGET)
    name = "assess, missing read, everything unanswered"
    yield row(name, each(missing, [CheckInAnswers()] * 50), check_ins, MISSING_TARGET)


def _both_packs(base: Work, resting: list[CheckInAnswers], effort: Effort) -> Iterator[Row]:
    """The same people screened as well, and others who answer each question."""
    advisor = Advisor(engine="bitmap")
    screening = Screening.answered("red-flags/2")
    asked = {question.id for question in advisor.questionnaires["red-flags/2"].questions}
    screened: list[dict[str, Any]] = [
        {**{id: person[id] for id in person.keys() - asked}, "screening": screening}
        for person in resting
    ]
    screened = [one for one in screened if advisor.assess(one).readiness is Readiness.REST]
    what = "assess at rest, both packs, screened beside it"
    measured = against(each(advisor.assess, screened), base, effort)
    yield Row(what, "assess at rest", measured, BOTH_TARGET)
    as_json = [{**one, "screening": screening.model_dump(mode="json")} for one in screened]
    measured = against(each(advisor.assess, as_json), base, effort)
    yield Row("the same, the screening as JSON has it", "assess at rest", measured)
    crowd = made_up(advisor, 20_000 if effort.seconds else 20, seed=7)
    validate = each(_every_field(advisor).model_validate, crowd)
    measured = against(each(advisor.assess, crowd), validate, effort)
    what = "assess, both packs, 20,000 people who answer everything"
    yield Row(what, "pydantic strict validation of the same fields", measured, EVERYTHING_TARGET)


def _every_field(advisor: Advisor) -> type[BaseModel]:
    """The baseline for both packs, as :class:`Fields`."""
    fields: dict[str, Any] = {}
    for question in advisor.book.questions:
        words: Any = Literal[tuple(band for band, _, _ in question.bands)]
        number = Annotated[int, Field(ge=question.low, le=question.high)]
        fields[question.id] = (words if question.worded else number | words, ...)
    return create_model("EveryField", __config__=Fields.model_config, **fields)


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
