"""Apps that change one part of every advice: a text, a number, a list, at any depth."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, get_args

from pydantic import BaseModel

from recovery_advisor import Advice, Advisor
from recovery_advisor.testing import Advise

#: A part of an advice: names of fields, and ``*`` for each of a list.
Path = tuple[str, ...]
#: What can't be changed alone, so that no advice comes back.
HEADLINE: tuple[Path, ...] = (("verdict",), ("readiness",), ("urgency",))
#: What may differ between engines, and so is no law's concern.
FREE: Path = ("engine",)


def leaves(model: type[BaseModel], before: Path = ()) -> Iterator[Path]:
    """Every part of a model that has no parts of its own, lists included."""
    for name, field in model.model_fields.items():
        path, kind = (*before, name), field.annotation
        inner = [
            one for one in _types(kind) if isinstance(one, type) and issubclass(one, BaseModel)
        ]
        for one in inner:
            yield from leaves(one, (*path, "*") if _is_list(kind) else path)
        if _is_list(kind) or not inner:
            yield path
        if _is_list(kind) and not inner:
            yield (*path, "*")


def _types(kind: Any) -> Iterator[Any]:
    yield kind
    for one in get_args(kind):
        yield from _types(one)


def _is_list(kind: Any) -> bool:
    return any(getattr(one, "__origin__", None) is tuple for one in _types(kind))


def changes(path: Path, change: Callable[[Any], Any]) -> Callable[[Advisor], Advise]:
    """An app that changes a part of each advice, where the advice has it."""

    def app(advisor: Advisor) -> Advise:
        def advise(check_in: Any) -> object:
            advice = advisor.assess(check_in).model_dump(mode="json")
            _change(advice, path, change)
            try:
                return Advice.model_validate(advice)
            except ValueError:  # it contradicts itself, which is no advice
                return advice if path in HEADLINE else advisor.assess(check_in)

        return advise

    return app


def _change(whole: Any, path: Path, change: Callable[[Any], Any]) -> None:
    name, *rest = path
    for key in range(len(whole)) if name == "*" else [name] if name in whole else []:
        if not rest:
            whole[key] = change(whole[key])
        elif whole[key] is not None:
            _change(whole[key], tuple(rest), change)


def dropped(value: Any) -> Any:
    """Nothing, of the same kind."""
    return type(value)() if value is not None else None


def other(value: Any) -> Any:
    """Something else of the same kind."""
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case str():
            return "All good, train hard!"
        case list():
            return [*value, *value[:1]] if value else value
        case _:
            return value
