"""The form of ``stories.yaml``: days of made-up people, with what they must be advised."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from recovery_advisor.loading.record_types import Id, Pattern, Text, Whole
from recovery_advisor.values.frozen import Frozen

Answers = dict[Id, int | str]
Hour = Annotated[int, Field(ge=0, le=23)]
Offset = Annotated[str, Pattern(r"[+-][0-9]{2}:[0-9]{2}", "write an offset, such as +01:00")]
#: A day, or a range of days such as ``12-14``.
Days = Annotated[
    Whole | str, Pattern(r"[0-9]{1,6}-[0-9]{1,6}", "write a day, or days such as 12-14")
]
Rhythm = Annotated[
    str,
    Pattern(
        "[xs-]{1,28}",
        "write a letter a day, repeated for ever: x a check-in, s one without danger signs, - none",
    ),
]
Path = Annotated[
    str,
    Pattern(
        r"([rmgF]([?]|!!?)?|-|\s)*",
        "write a letter a day: r rest, m mobility, g gradual, F full, - no check-in;"
        " after it ? for routine or soon, ! for urgent, !! for emergency",
    ),
]


class PersonRecord(Frozen):
    """One entry under ``people:``: the answers of each day.

    Each answer of a series holds for ``each`` days, one if left out, and the last of them goes on.
    """

    person: Id
    about: Text
    given: Answers
    series: dict[Id, list[int | str]] = Field(default_factory=dict)
    each: Annotated[int, Field(ge=1, le=1_000)] = 1


class PlayedSessionRecord(Frozen):
    """How a session went; ``unknown`` where nobody said."""

    peak_pain: Annotated[int, Field(ge=0, le=10)] | Literal["unknown"] | None = None
    felt: Literal["fine", "hard", "too_much", "unknown"] = "fine"


class OtherDayRecord(Frozen):
    """One entry under ``but:``: what is otherwise on a day."""

    day: Whole
    hour: Hour | None = None
    answers: Answers = Field(default_factory=dict)
    session: PlayedSessionRecord | None = None


class ClearedRecord(Frozen):
    """What a professional looked into, and for how many days that holds."""

    scope: Annotated[list[Id], Field(min_length=1)]
    days: Whole


class EventRecord(Frozen):
    """One entry under ``events:``, with one of the last four keys.

    ``amended`` puts other answers into the latest check-in, and ``withdrawn`` takes back the latest
    event of a kind.
    """

    day: Whole
    hour: Hour
    noticed: Answers | None = None
    cleared: ClearedRecord | None = None
    amended: Answers | None = None
    withdrawn: Literal["checked_in", "noticed", "trained"] | None = None


class ClockRecord(Frozen):
    """One entry under ``clock:``: from a day on, the clock on the wall is so far ahead of UTC."""

    since: Whole
    offset: Offset


class FirstRecord(Frozen):
    """The first day on which so much or more is advised."""

    mobility: Whole | None = None
    gradual: Whole | None = None
    full: Whole | None = None


class AgainRecord(FirstRecord):
    """The first such day after another."""

    after: Whole


class PathRecord(Frozen):
    """The advice of each day, from a day on."""

    since: Whole = 0
    advised: Path


class ExpectedStory(Frozen):
    """What must come out. What is left out may be anything."""

    first: FirstRecord = FirstRecord()
    again: AgainRecord | None = None
    never: list[Literal["mobility", "gradual", "full"]] = Field(default_factory=list)
    path: PathRecord | None = None
    #: Exactly the days with this urgency, if any is written.
    urgent: list[Days] | None = None
    emergency: list[Days] | None = None
    #: How many days are above rest.
    above_rest: Whole | None = None
    #: By rule exactly the days on which it is among the reasons.
    reasons: dict[Id, list[Days]] = Field(default_factory=dict)


class StoryRecord(Frozen):
    """One entry under ``stories:``."""

    story: Id
    about: Text
    person: Id
    days: Annotated[int, Field(ge=1, le=1_000)]
    hour: Hour = 20
    rhythm: Rhythm = "x"
    silent: list[Days] = Field(default_factory=list)
    sessions: Literal["as_advised", "none"] = "as_advised"
    clock: list[ClockRecord] = Field(default_factory=list)
    but: list[OtherDayRecord] = Field(default_factory=list)
    events: list[EventRecord] = Field(default_factory=list)
    expect: ExpectedStory


class StoriesRecord(Frozen):
    """The content of a ``stories.yaml`` file."""

    people: list[PersonRecord] = Field(min_length=1)
    stories: list[StoryRecord] = Field(min_length=1)
