"""The schema of rules files as pydantic models, without checks across entries."""

from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field, WithJsonSchema

from recovery_advisor.loading.record_types import (
    Angle,
    Condition,
    Direction,
    FileName,
    Hold,
    Hours,
    Id,
    Instead,
    Level,
    Pattern,
    QuestionnaireName,
    Range,
    Text,
    Version,
    Whole,
)
from recovery_advisor.values.frozen import Frozen
from recovery_advisor.values.movement import Joint, Prop, Traced, View


class SourceRecord(Frozen):
    work: Id
    at: Text
    statements: list[Whole] = []


class ScaleRecord(Frozen):
    scale: Id
    range: Range
    worse: Literal["higher", "lower"]
    bands: dict[Id, Range] = Field(min_length=2)


class ChangeableRecord(Frozen):
    best: Text
    better: Annotated[
        Text, Pattern(r"[^{}]*\{value\}[^{}]*", "write {value} once, where the value goes")
    ]


class QuestionRecord(Frozen):
    model_config: ClassVar[ConfigDict] = ConfigDict(
        json_schema_extra={"anyOf": [{"required": ["screen"]}, {"required": ["derived"]}]}
    )

    question: Id
    scale: Id
    #: Where it is asked; a derived question is not asked.
    screen: Id | None = None
    ask: Text
    help: Text | None = None
    #: Whether a history answers it, and nobody is asked; only in a pack of kind history.
    derived: Literal["yes", "no"] = "no"
    may_be_cleared: Literal["yes", "no"] = "no"
    #: Whether the answer stays the same from one check-in to the next, so that an app may keep it.
    lasting: Literal["yes", "no"] = "no"
    #: The questionnaire that its meaning dates from; a denial given to an older one is unknown.
    since: QuestionnaireName | None = None
    #: How a better answer is phrased; without it, the answer can't change.
    changeable: ChangeableRecord | None = None


class ScreenRecord(Frozen):
    screen: Id
    title: Text


class MergedRecord(Frozen):
    question: Id
    #: One question, or several.
    merged_into: Id | Annotated[list[Id], Field(min_length=1)]


class QuestionnaireRecord(Frozen):
    questionnaire: QuestionnaireName
    questions: list[Id] = Field(min_length=1)


class TagRecord(Frozen):
    tag: Id
    means: Text


class WorkRecord(Frozen):
    source: Id
    title: Text
    authors: Text | None = None
    published: Text | None = None
    id: Text | None = None
    #: Text here; editors read the same words as booleans, so the JSON schema allows both.
    #: ``second_hand`` where what is cited was seen in somebody else's digest.
    checked: Annotated[
        Literal["true", "second_hand", "false"],
        WithJsonSchema({"enum": ["true", "second_hand", "false", True, False]}),
    ] = "true"
    note: Text | None = None
    statements: dict[str, Text] = {}


class AcceptedRecord(Frozen):
    lint: Id
    of: list[str] = Field(min_length=1)
    because: Text


class PackRecord(Frozen):
    id: Id
    kind: Literal["base", "overlay", "history"]
    version: Version
    title: Text
    intended_use: Text
    user: Text
    population: Text
    exclusions: list[Text]
    evidence: Text
    limits: list[Text]
    review: Text
    asks: list[Id] = []
    #: Medical terms that readability checks accept.
    terms: list[Text] = []
    #: Findings of `rules check` that are accepted, each with the reason.
    accepts: list[AcceptedRecord] = []

    @property
    def is_base(self) -> bool:
        return self.kind == "base"

    @property
    def is_history(self) -> bool:
        return self.kind == "history"


class AvoidRecord(Frozen):
    tags: list[Id] = []
    exercises: list[Id] = []


class ThenRecord(Frozen):
    permit: Annotated[
        Literal["mobility", "gradual", "full"] | None,
        Instead(
            {"rest": "it does nothing, as everybody may rest; permit mobility, gradual or full"}
        ),
    ] = None
    limit: Annotated[
        Literal["rest", "mobility", "gradual"] | None,
        Instead(
            {
                "full": "it does nothing, as there is nothing above full;"
                " limit to rest, mobility or gradual"
            }
        ),
    ] = None
    refer: Annotated[
        Literal["routine", "soon", "urgent", "emergency"] | None,
        Instead(
            {
                "none": "it does nothing, as it sends nobody anywhere;"
                " refer routine, soon, urgent or emergency"
            }
        ),
    ] = None
    avoid: AvoidRecord | None = None
    safety_net: Text | None = None
    note: Text | None = None


class ExampleRecord(Frozen):
    given: dict[str, int | str]
    counts: Literal["yes", "no"] | Annotated[dict[str, Literal["yes", "no"]], Field(min_length=1)]


class RuleRecord(Frozen):
    rule: Id
    when: Condition
    then: ThenRecord
    say: Text | None = None
    because: Text | None = None
    source: SourceRecord
    examples: list[ExampleRecord] = []


class DoseRecord(Frozen):
    sets: Range | None = None
    repetitions: Range | None = None
    hold: Hold | None = None
    sides: Range | None = None
    minutes: Range | None = None


class PoseRecord(Frozen):
    """A pose; what it leaves out is as in the pose before it, or as the figure stands.

    ``back`` is both parts of the back, and a limb without a side is that of both sides.
    """

    back: Direction | None = None
    low_back: Direction | None = None
    upper_back: Direction | None = None
    neck: Direction | None = None
    turn: Angle | None = None
    face: Direction | None = None
    #: How far the shoulders are drawn forward, and up.
    shoulders: Annotated[list[Annotated[int, Field(ge=-9, le=9)]], Field(min_length=2, max_length=2)] | None = None  # fmt: skip
    upper_arms: Direction | None = None
    right_upper_arm: Direction | None = None
    left_upper_arm: Direction | None = None
    forearms: Direction | None = None
    right_forearm: Direction | None = None
    left_forearm: Direction | None = None
    thighs: Direction | None = None
    right_thigh: Direction | None = None
    left_thigh: Direction | None = None
    shins: Direction | None = None
    right_shin: Direction | None = None
    left_shin: Direction | None = None
    feet: Direction | None = None
    right_foot: Direction | None = None
    left_foot: Direction | None = None


class DrawingRecord(Frozen):
    #: What is to be seen, for those who can't see it.
    shows: Text
    view: View
    close: Literal["yes", "no"] = "no"
    stays: Joint = "feet"
    round: Literal["yes", "no"] = "no"
    props: list[Prop] = []
    arrows: list[Traced] = []
    circles: list[Traced] = []
    poses: list[PoseRecord] = Field(min_length=2, max_length=4)


class WayRecord(Frozen):
    way: Id
    name: Text
    needs: list[Id] = []
    tags: list[Id] = []
    dose: DoseRecord = Field(default_factory=DoseRecord)
    cues: list[Text] = []
    drawing: DrawingRecord | None = None


class ExerciseRecord(Frozen):
    exercise: Id
    name: Text
    phase: Literal["cardio", "warm_up", "strength", "stretch"]
    regions: list[Id] = Field(min_length=1)
    needs: list[Id] = []
    tags: list[Id] = []
    dose: DoseRecord
    ways: list[WayRecord] = []
    cues: list[Text] = []
    #: How it looks, where it has no ways; nothing that decides reads it.
    drawing: DrawingRecord | None = None
    errata: list[Text] = []
    source: SourceRecord


class PlanRecord(Frozen):
    cardio: Range = 0
    warm_up: Range = 0
    strength: Range = 0
    stretch: Range = 0
    dose: Literal["lowest", "guide"]
    strength_sets: Annotated[int, Field(ge=1, le=20)] | None = None


class BoundsRecord(Frozen):
    """The least and the most of each part of a dose. What a pack leaves out is the library's own."""

    sets: Range = "1-10"
    repetitions: Range = "1-50"
    #: In seconds.
    hold: Range = "1-120"
    sides: Range = "1-2"
    minutes: Range = "1-60"


class ParameterSourceRecord(Frozen):
    of: list[str] = Field(min_length=1)
    source: SourceRecord


class SessionRecord(Frozen):
    minutes: Annotated[int, Field(ge=1, le=240)]
    sessions_per_week: Range
    usual_sessions_per_week: Whole
    time_box: Range
    held_warm_up_at_most: Whole
    stretch_hold_at_most: Whole
    warm_up_before_strength: Whole
    seconds_per_repetition: Whole
    brief_hold: Whole
    rest_between_sets: Whole
    set_up: Whole
    bounds: BoundsRecord = BoundsRecord()
    plans: dict[Literal["mobility", "gradual", "full"], PlanRecord]
    sources: list[ParameterSourceRecord]


class SettledRecord(Frozen):
    clear_days: Whole


class EarnedRecord(Frozen):
    clear_days: Whole
    tolerated_sessions: Whole


class SessionAnswersRecord(Frozen):
    fine: Condition
    failed: Condition


class WorseningRecord(Frozen):
    now: Hours
    before: Hours
    days_now: Whole
    days_before: Whole
    pain: Whole
    by: Whole


class CourseRecord(Frozen):
    """What a history pack says about time."""

    clear: Literal["mobility", "gradual", "full"]
    a_day: Hours
    clear_gap: Hours
    flare: Condition
    settled: SettledRecord
    response: Annotated[
        str,
        Pattern(
            r"[0-9]{1,4}-[0-9]{1,4} (hours|days)", "write a time from and to, such as 12-60 hours"
        ),
    ]
    session: SessionAnswersRecord
    earned: EarnedRecord
    lapse: Hours
    flares_within: Hours
    worsening: WorseningRecord
    #: By rule; one that is not named is lifted by a professional and a denial.
    lasts: dict[
        Id,
        Annotated[
            str,
            Pattern(r"answer|[0-9]{1,4} (hours?|days?)", "write answer, or a time, such as 2 days"),
        ],
    ] = {}
    sources: list[ParameterSourceRecord] = Field(min_length=1)


class NoteRecord(Frozen):
    note: Id
    with_: list[Level] = Field(alias="with", min_length=1)
    unless_pack: Id | None = None
    say: Text
    source: SourceRecord


class SafetyNetRecord(Frozen):
    safety_net: Id
    with_: list[Level] = Field(alias="with", min_length=1)
    unless_pack: Id | None = None
    say: Text
    because: Text
    source: SourceRecord


class BuiltInRecord(Frozen):
    say: Text
    because: Text
    source: SourceRecord


class BuiltInsRecord(Frozen):
    nothing_permits: BuiltInRecord
    engine_fault: BuiltInRecord
    #: May name {questions}; the library has a text of its own.
    unreadable: BuiltInRecord | None = None
    #: May name {by}, {questions} and {expires}.
    cleared: BuiltInRecord | None = None


class HeadlinesRecord(Frozen):
    emergency: Text
    see_professional: Text
    consult_first: Text
    #: Consult first within two weeks; the library has a text of its own.
    consult_first_soon: Text | None = None
    rest: Text
    mobility: Text
    gradual_return: Text
    full_programme: Text
    also_routine: Text
    #: The same within two weeks; the library has a text of its own.
    also_soon: Text | None = None


class OutcomeRecord(Frozen):
    readiness: Annotated[
        str,
        Pattern(
            "(rest|mobility|gradual|full)( or (less|more))?",
            "write rest, mobility, gradual or full, alone or followed by 'or less' or 'or more'",
        ),
    ] | None = None  # fmt: skip
    urgency: Annotated[
        str,
        Pattern(
            "(none|routine|soon|urgent|emergency)( or (less|more))?",
            "write none, routine, soon, urgent or emergency, alone or followed by 'or less' or 'or more'",
        ),
    ] | None = None  # fmt: skip
    excluded: AvoidRecord | None = None
    allowed: AvoidRecord | None = None
    #: Safety nets told unless the urgency is urgent or above, by id.
    told: list[Id] = []


class ClaimRecord(Frozen):
    claim: Id
    when: Condition | None = None
    unless: Condition | None = None
    everybody: OutcomeRecord | None = None
    somebody: OutcomeRecord | None = None
    reached: Literal["readiness", "urgency", "exercises", "rules"] | None = None
    say: Text
    source: SourceRecord


class ControlRecord(Frozen):
    rules: list[Id] = []
    claims: list[Id] = []
    questions: list[Id] = []


class HazardRecord(Frozen):
    hazard: Id
    cause: Text
    harm: Text
    severity: Literal["minor", "significant", "considerable", "major", "catastrophic"]
    control: ControlRecord = Field(default_factory=ControlRecord)
    #: What stays a danger all the same, said so that a user can read it.
    residual: Text | None = None


class FileRecord(Frozen):
    """A rules file: any of these sections, each at most once."""

    # Built on import, once, together with all records in it; other models are built on first use.
    model_config: ClassVar[ConfigDict] = ConfigDict(defer_build=False)

    #: In ``folder.yaml`` the shared files, in ``pack.yaml`` those of the pack.
    files: list[FileName] = []
    #: In ``folder.yaml``, the packs that must be there.
    packs: list[Id] = []
    pack: PackRecord | None = None
    built_in: BuiltInsRecord | None = None
    headlines: HeadlinesRecord | None = None
    scales: list[ScaleRecord] = []
    questions: list[QuestionRecord] = []
    screens: list[ScreenRecord] = []
    questionnaires: list[QuestionnaireRecord] = []
    merged: list[MergedRecord] = []
    regions: list[Id] = []
    equipment: list[Id] = []
    household: list[Id] = []
    tags: list[TagRecord] = []
    sources: list[WorkRecord] = []
    rules: list[RuleRecord] = []
    exercises: list[ExerciseRecord] = []
    session: SessionRecord | None = None
    #: In a pack of kind history, once.
    course: CourseRecord | None = None
    safety_nets: list[SafetyNetRecord] = []
    notes: list[NoteRecord] = []
    #: Only in ``claims.yaml``, which only proofs read.
    claims: list[ClaimRecord] = []
    #: Only in ``hazards.yaml``, which only ``rules check`` and ``rules report`` read.
    hazards: list[HazardRecord] = []
