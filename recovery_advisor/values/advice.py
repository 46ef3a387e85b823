"""The advice: a verdict with its reasons, and a session only when exercise is safe."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Protocol, Self, TypeVar

from pydantic import (
    Field,
    PrivateAttr,
    SerializationInfo,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)

from recovery_advisor.values.formats import render
from recovery_advisor.values.frozen import Frozen
from recovery_advisor.values.levels import REFERRED_NOW, Phase, Readiness, Urgency, Verdict
from recovery_advisor.values.library_error import NoOrigin
from recovery_advisor.values.markup import Html, at_level
from recovery_advisor.values.reasons import Exclusion, Reason, SafetyNet
from recovery_advisor.values.session import Dose, NoSession, Session
from recovery_advisor.values.translator import ENGLISH, Translator

if TYPE_CHECKING:
    from recovery_advisor.values.explanation import Explanation


A = TypeVar("A", bound="Advice")


class PackVersion(Frozen):
    """Id and version of a loaded pack."""

    id: str = Field(description="Id of the pack, such as red-flags.")
    version: str = Field(description="Its version, such as 2.0.0.")


class RulebookId(Frozen):
    """Identifies the rule book that decided: its packs and hashes of its content."""

    packs: tuple[PackVersion, ...] = Field(description="The packs that were loaded, by id.")
    form: int = Field(
        description="Form of the two hashes; only hashes of the same form can be compared."
    )
    sha256: str = Field(description="Of the compiled rule book, wording apart.")
    texts_sha256: str = Field(description="Of its wording.")


class Origin(Protocol):
    """The evaluation behind an advice; one read from JSON, unpickled or edited has none."""

    @property
    def words(self) -> Translator:
        """The translator into the advice's language."""

    @property
    def reviews(self) -> Mapping[str, str]:
        """What each pack says of its review, by its id."""

    def missing(self) -> tuple[str, ...]:
        """Ids of the unanswered questions that could still change the advice."""

    def explain(self, advice: "Advice") -> "Explanation":
        """The explanation of the advice."""

    def record(self, advice: "Advice") -> str:
        """The advice and its inputs as one line of JSON."""


class Advice(Frozen):
    """Advice for one check-in: readiness, urgency, reasons and, above rest, a session.

    ``readiness`` above rest never comes with an urgency of urgent or above, and a session never
    comes with rest: validation refuses such an advice, also when it is read from JSON.
    """

    verdict: Verdict
    """What to do, in one word: follows from readiness and urgency."""
    readiness: Readiness
    """How much exercise is safe; rest while anything that matters is not known."""
    urgency: Urgency
    """How soon to see a professional, whatever the readiness."""
    locale: str = Field(
        default="en",
        description="Language of the texts, such as en or pt_BR; what the language lacks is English.",
    )
    say: tuple[str, ...] = Field(description="The verdict in plain words, most urgent first.")
    safety_net: tuple[SafetyNet, ...] = Field(
        default=(),
        description="What to watch for from now on, to be told right after `say`; none at urgent or"
        " above.",
    )
    reasons: tuple[Reason, ...] = Field(min_length=1)
    """Why: what counted for this advice; never empty."""
    notes: tuple[str, ...] = ()
    """What is worth knowing beside it; changes nothing."""
    session: Session | None = None
    """The exercises for today; ``None`` at rest, and where ``no_session`` says why not."""
    no_session: NoSession | None = None
    """Why there is no session although some exercise is safe."""
    available: tuple[str, ...] = Field(
        default=(), description="Ids of exercises that are allowed and were not chosen."
    )
    excluded: tuple[Exclusion, ...] = Field(
        default=(), description="Exercises left out, above rest; at rest nothing is on offer."
    )
    rulebook: RulebookId
    """The rules that decided: packs, versions and fingerprints."""
    engine: str = Field(description="What decided; the only part that may differ by engine.")
    fault: bool = Field(
        default=False,
        description="Whether an engine failed, or two differed; the advice is then rest.",
    )

    missing: tuple[str, ...] = Field(
        default=(),
        description="Unanswered questions that could still change the advice, weightiest first.",
    )

    _origin: Origin | None = PrivateAttr(default=None)

    def made_from(self, origin: Origin) -> Self:
        """A copy with an origin, which computes ``missing`` when it is first read."""
        fields = self.__dict__.copy()
        fields.pop("missing", None)
        return _put_together(type(self), fields, self.__pydantic_fields_set__ | _MISSING, origin)

    @classmethod
    def of_our_own(cls, **fields: Any) -> Self:
        """An advice that the library makes, of all fields but ``missing``; its laws are checked.

        The types of its fields are not: that takes longer than all else at rest. Whoever has values
        from elsewhere makes an ``Advice`` of them.
        """
        made = _put_together(cls, {**fields, "missing": ()}, set(fields), None)
        _require_consistency(made)
        return made

    def in_words(self, part: Phase | Dose) -> str:
        """The heading of a phase, or a dose such as ``3 rounds of 8, each way``.

        It is in the advice's language; in English where the advice was read from JSON, unpickled or
        edited.

        Args:
            part: ``phase`` or ``dose`` of an exercise of the session.
        """
        return render(part, "part of a session", "words", self._words)

    def explain(self) -> "Explanation":
        """Explain the advice: why this one, why not more, and what would change it.

        Raises:
            NoOrigin: when this advice was read from JSON, unpickled or edited.
        """
        if self._origin is None:
            raise NoOrigin("an explanation")
        return self._origin.explain(self)

    def record(self) -> str:
        """The advice and its inputs as one line of JSON, to be kept and replayed.

        Its schema is :class:`recovery_advisor.Record`. The same input gives the same bytes, except
        for ``engine``, on every Python and on any day. It holds answers about somebody's
        health: keep it as carefully as the check-in.

        Raises:
            NoOrigin: when this advice was read from JSON, unpickled or edited.
        """
        if self._origin is None:
            raise NoOrigin("a record")
        self._compute_missing()
        return self._origin.record(self)

    @model_validator(mode="after")
    def _check_consistency(self) -> Self:
        _require_consistency(self)
        return self

    if not TYPE_CHECKING:
        # Hidden from type checkers so that a misspelt attribute stays a type error; the serializer
        # has no return type, as a JSON schema would show that in place of the fields.

        def __getattr__(self, name: str) -> Any:
            if name != "missing":
                return super().__getattr__(name)
            self.__dict__["missing"] = missing = self._origin.missing()
            return missing

        @model_serializer(mode="wrap")
        def _serialize(self, whole: SerializerFunctionWrapHandler, info: SerializationInfo):
            self._compute_missing(info.include, info.exclude)
            return whole(self)

    def _compute_missing(self, include: Any = None, exclude: Any = None) -> None:
        """Compute ``missing``, unless a dump with this include and exclude omits it."""
        if isinstance(exclude, Mapping):
            exclude = {name for name, part in exclude.items() if part in (True, ...)}
        if "missing" not in (exclude or ()) and (include is None or "missing" in include):
            self.missing  # noqa: B018 - reading it computes it

    # Computed before pydantic's code runs, which would turn a Ctrl-C into a serialisation error.
    def model_dump(self, **how: Any) -> dict[str, Any]:
        """The advice as a dict; see ``pydantic.BaseModel.model_dump``."""
        self._compute_missing(how.get("include"), how.get("exclude"))
        return super().model_dump(**how)

    def model_dump_json(self, **how: Any) -> str:
        """The advice as JSON; see ``pydantic.BaseModel.model_dump_json``."""
        self._compute_missing(how.get("include"), how.get("exclude"))
        return super().model_dump_json(**how)

    def __iter__(self) -> Iterator[tuple[str, Any]]:  # type: ignore[override] # as pydantic's own
        self._compute_missing()
        return super().__iter__()

    def __getstate__(self) -> dict[Any, Any]:
        no_origin = {"_origin": None}
        return {**super().__getstate__(), "__dict__": dict(self), "__pydantic_private__": no_origin}

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        return self

    def __hash__(self) -> int:
        return hash((self.verdict, self.reasons, self.session))

    def __repr__(self) -> str:
        exercises = len(self.session.exercises) if self.session else "no"
        return f"<Advice {self.verdict}, urgency {self.urgency}, {exercises} exercises>"

    def __str__(self) -> str:
        """The advice on one screen of 24 rows; it says how to see all, :meth:`as_text`."""
        return render(self, "advice", "screenful", self._words)

    def as_text(self) -> str:
        """The whole advice as text: reasons with their sources, each move with how to do it, notes."""
        return render(self, "advice", "text", self._words)

    @property
    def review_line(self) -> str:
        """One line that says that no clinician has reviewed the rules, or who did, a pack each.

        It says that nobody did where the advice was read from JSON, unpickled or edited.
        """
        return render(self._origin.reviews if self._origin else {}, "reviews", "line", self._words)

    def as_html(self, level: int = 2) -> str:
        """The whole advice as HTML to put into a page: classes alone, and every text escaped.

        Args:
            level: of its heading, from 1 to 4.
        """
        return Html(render(at_level(self, level), "advice", "html", self._words))

    def __html__(self) -> str:
        """The same; Jinja shows it where a template has ``{{ advice }}``."""
        return self.as_html()

    def _repr_html_(self) -> str:
        """The same with a small style sheet before it, for a notebook."""
        return render(self.as_html(), "html", "notebook", self._words)

    @property
    def _words(self) -> Translator:
        return self._origin.words if self._origin else ENGLISH


def _require_consistency(advice: Advice) -> None:
    resting = advice.readiness is Readiness.REST
    if resting and (advice.session or advice.no_session or advice.available or advice.excluded):
        raise ValueError("nothing is on offer at rest")
    if not resting and (advice.session is None) is (advice.no_session is None):
        raise ValueError("above rest there is a session or the reason why there is none")
    if advice.fault and not resting:
        raise ValueError("where an engine failed, the advice is rest")
    if advice.verdict is not Verdict.of(advice.readiness, advice.urgency):
        raise ValueError("the verdict is the headline of readiness and urgency")
    if advice.verdict in REFERRED_NOW and (not resting or advice.notes or advice.safety_net):
        raise ValueError("an urgent referral is also rest, and stands alone")
    if advice.session:
        advice.session.require_safe_order()
        if advice.session.readiness != advice.readiness:
            raise ValueError("a session is made for the readiness of its advice")


_MISSING = frozenset({"missing"})
_put = object.__setattr__


def _put_together(
    model: type[A], fields: dict[str, Any], given: set[str], origin: Origin | None
) -> A:
    """What pydantic makes of fields that are valid, in a fraction of the time."""
    made = object.__new__(model)
    _put(made, "__dict__", fields)
    _put(made, "__pydantic_fields_set__", given)
    _put(made, "__pydantic_extra__", None)
    _put(made, "__pydantic_private__", {"_origin": origin})
    return made
