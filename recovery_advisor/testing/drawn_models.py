"""The strategy of each field of a model, so that Hypothesis draws whole people with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from inspect import Parameter, Signature
from threading import local
from typing import Annotated, Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
from pydantic import BaseModel

from recovery_advisor.testing.check_in_strategies import (
    check_ins,
    clearances,
    persons,
    preferences,
    screenings,
)
from recovery_advisor.values.answers import NON_QUESTION_FIELDS, CheckInBase, scales_of
from recovery_advisor.values.check_in import CheckIn
from recovery_advisor.values.clearance import Clearance
from recovery_advisor.values.preferences import Preferences
from recovery_advisor.values.scale import Answer, Scale
from recovery_advisor.values.screening import Screening

#: The value of each field of a model.
Fields = Mapping[str, Any]


def as_drawn(model: type[BaseModel], plain: Signature) -> Signature:
    """The signature with each field required and with its strategy, where a model has one.

    A field that somebody added to a model of their own stays as it is.
    """
    whole = _whole(model)
    if whole is None:
        return plain
    parts = _Parts(whole)
    return plain.replace(
        parameters=[
            one.replace(default=Parameter.empty, annotation=Annotated[object, parts.of(one.name)])
            if one.name in _drawn(model)
            else one
            for one in plain.parameters.values()
        ]
    )


def _drawn(model: type[BaseModel]) -> frozenset[str]:
    """Names of the fields that the library gives a model."""
    if issubclass(model, CheckInBase):
        return frozenset(scales_of(model)) | NON_QUESTION_FIELDS
    known = next(one for one in (Preferences, Clearance, Screening) if issubclass(model, one))
    return frozenset(known.model_fields)


def _whole(model: type[BaseModel]) -> SearchStrategy[Fields] | None:
    """The fields of a whole instance; ``None`` for a model that Hypothesis may draw as it likes."""
    if issubclass(model, CheckInBase):
        return check_ins().map(_of_today) if issubclass(model, CheckIn) else _answers(model)
    if issubclass(model, Preferences):
        return preferences().map(dict) if model is Preferences else _wishes(model)
    if issubclass(model, Clearance):
        return clearances().map(dict)
    if issubclass(model, Screening):
        return screenings().map(dict)
    return None


def _of_today(person: CheckInBase) -> Fields:
    """The fields of a person without the name of an older questionnaire.

    It would take away an answer *no* that somebody has chosen for a field.
    """
    fields = dict(person)
    if person.screened and person.made_for.outdated(person.screened):
        fields["screened"] = None
    return fields


def _answers(model: type[CheckInBase]) -> SearchStrategy[Fields]:
    """The answers of people near the ends of the bands of a model's scales."""
    scales = scales_of(model)
    near = {id: tuple(sorted(set(_ends(scale)))) for id, scale in scales.items()}
    denied = frozenset[str]().union(*model.made_for.questionnaires.values()) & near.keys()
    return persons(near, denied).map(
        lambda person: {
            **dict.fromkeys(NON_QUESTION_FIELDS),
            **{id: _answer(scales[id], severity) for id, severity in person.items()},
        }
    )


def _ends(scale: Scale) -> Iterator[int]:
    """The severities at the ends of a scale and of its bands."""
    span = scale.high - scale.low
    yield from range(span + 1) if scale.worded else (0, span)
    for start in scale.starts:
        for value in (start - 1, start):
            if scale.low <= value <= scale.high:
                yield value - scale.low if scale.worse == "higher" else scale.high - value


def _answer(scale: Scale, severity: int | None) -> Answer:
    if severity is None:
        return None
    value = scale.low + severity if scale.worse == "higher" else scale.high - severity
    return scale.bands[value - scale.low] if scale.worded else value


def _wishes(model: type[Preferences]) -> SearchStrategy[Fields]:
    """Preferences whose names a model lists."""
    described = model.model_json_schema()["properties"]
    listed = {
        name: st.frozensets(st.sampled_from(names)) if names else st.just(frozenset[str]())
        for name in ("equipment", "without", "focus")
        for names in [described[name]["items"].get("enum", ())]
    }
    shipped = preferences().map(dict)
    return st.builds(
        lambda other, known: {**other, **known}, shipped, st.fixed_dictionaries(listed)
    )


class _Parts(local):
    """Strategies of the fields of one instance after the other, each drawn as a whole.

    The field that is asked for first draws an instance, and the others take their parts of it. A
    field that is asked for again is of the next instance.
    """

    def __init__(self, whole: SearchStrategy[Fields]) -> None:
        self._whole = whole
        self._left: dict[str, Any] = {}

    def of(self, name: str) -> SearchStrategy[Any]:
        """The strategy of a field."""

        @st.composite
        def part(draw: DrawFn) -> Any:
            if name not in self._left:
                self._left = dict(draw(self._whole))
            return self._left.pop(name)

        return part()
