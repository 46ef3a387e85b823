"""Apps that change one part of every advice: a text, a number, a list, at any depth."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, get_args

from pydantic import BaseModel

from recovery_advisor import Advice, Advisor, Preferences
from recovery_advisor.testing import Advise

#: A part of an advice: names of fields, and ``*`` for each of a list.
Path = tuple[str, ...]
Change = Callable[[Any], Any]
#: What can't be changed alone, so that no advice comes back.
HEADLINE = {("verdict",), ("readiness",), ("urgency",), ("session", "readiness")}
#: What an advice is none without.
NEEDED = HEADLINE | {
    ("excluded", "*", "kinds", "*"),
    ("fault",),
    ("no_session", "why"),
    ("reasons", "*", "effect"),
    ("rulebook", "form"),
    ("session", "exercises", "*", "phase"),
    ("session", "exercises", "*", "seconds"),
    ("session", "seconds"),
}
#: Words of a fixed list that may stand in place of any other.
WORDS: dict[Path, str] = {
    ("reasons", "*", "effect"): "note",
    ("session", "exercises", "*", "phase"): "stretch",
    ("no_session", "why"): "unreadable_wish",
    ("excluded", "*", "kinds", "*"): "wish",
}


def parts(model: type[BaseModel], before: Path = ()) -> Iterator[Path]:
    """Every part of a model that has no parts of its own, and every list."""
    for name, field in model.model_fields.items():
        path, kind = (*before, name), field.annotation
        inner = [
            one for one in _types(kind) if isinstance(one, type) and issubclass(one, BaseModel)
        ]
        if _is_list(kind):
            yield path
            path = (*path, "*")
        for one in inner:
            yield from parts(one, path)
        if not inner:
            yield path


def _types(kind: Any) -> Iterator[Any]:
    yield kind
    for one in get_args(kind):
        yield from _types(one)


def _is_list(kind: Any) -> bool:
    return any(getattr(one, "__origin__", None) is tuple for one in _types(kind))


def changes(path: Path, change: Change, invalid: bool) -> Callable[[Advisor], Advise]:
    """An app that changes a part of each advice.

    Args:
        path: the part.
        change: what it makes of it.
        invalid: whether it also does so where that makes no advice.
    """

    def app(advisor: Advisor) -> Advise:
        def advise(check_in: Any, wishes: Preferences | None = None) -> object:
            advice = advisor.assess(check_in, wishes)
            whole = advice.model_dump(mode="json")
            _change(whole, path, change)
            try:
                return Advice.model_validate(whole)
            except ValueError:  # it contradicts itself, which is no advice
                return whole if invalid else advice

        return advise

    return app


def _change(whole: Any, path: Path, change: Change) -> None:
    name, *rest = path
    for key in range(len(whole)) if name == "*" else [name] if name in whole else []:
        if not rest:
            whole[key] = change(whole[key])
        elif whole[key] is not None:
            _change(whole[key], tuple(rest), change)


def drops(value: Any) -> Any:
    """Nothing in place of a number, no text, and a list without its last."""
    match value:
        case str():
            return ""
        case list():
            return value[:-1]
        case _:
            return None


def replaces(path: Path) -> Change:
    """Another text, number or word of the fixed list; and a list whose first comes twice."""

    def other(value: Any) -> Any:
        match value:
            case bool():
                return not value
            case int():
                return value + 1
            case str():
                return WORDS.get(path, "All good, train hard!")
            case list():
                return [*value, *value[:1]]
            case _:
                return value

    return other
