"""Runs a package and prints, as JSON, which of its functions call which: a script, run by ``ways``.

It imports nothing of this folder, because the package that it runs may be of another checkout.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

#: Module and name of a function.
Function = tuple[str, str]
#: From where, ``None`` being outside the package, and what was called.
Call = tuple[Function | None, Function]

#: Somebody with nothing against a session.
_HEALTHY: dict[str, Any] = {
    "pain": 1,
    "daily_activity_pain": 0,
    "swelling": "none",
    "stiffness": "mild",
    "range_of_motion": 95,
    "screening": {
        "questionnaire": "red-flags/2",
        "yes": [],
        "unsure": [],
        "skipped": [],
        "no": 49,
    },
}

_COMPREHENSIONS = {"<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>"}


def runs() -> Iterator[tuple[str, Callable[[], Callable[[], object]]]]:
    """What is followed, by name; each makes what it needs, and then gives what is traced."""
    from recovery_advisor import Advisor

    def advisor() -> Any:
        return Advisor(engine="bitmap")

    def check_in() -> Callable[[], object]:
        new = advisor()
        return lambda: new.assess(_HEALTHY)

    def explanation() -> Callable[[], object]:
        advice = advisor().assess(_HEALTHY)
        return lambda: str(advice.explain())

    yield "a rule, from file to advisor", lambda: advisor
    yield "a check-in, to its advice", check_in
    yield "an advice, to its JSON", lambda: advisor().assess(_HEALTHY).model_dump_json
    yield "an explanation, to its text", explanation


def calls_of(run: Callable[[], object], package: Path) -> list[Call]:
    """Every call of the package's own code, each once, in the order of the first time.

    A comprehension is no call: it is part of the function that it stands in.
    """
    inside = f"{package}/"
    calls: dict[Call, None] = {}

    def function(frame: FrameType | None) -> Function | None:
        while frame and not frame.f_code.co_filename.startswith(inside):
            frame = frame.f_back
        return (frame.f_globals["__name__"], frame.f_code.co_qualname) if frame else None

    def note(frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        is_function = code.co_filename.startswith(inside) and code.co_name not in _COMPREHENSIONS
        if event == "call" and is_function:
            calls[function(frame.f_back), (frame.f_globals["__name__"], code.co_qualname)] = None

    sys.setprofile(note)
    try:
        run()
    finally:
        sys.setprofile(None)
    return list(calls)


def main(root: Path) -> None:
    """Print the calls of every run."""
    import recovery_advisor

    package = Path(recovery_advisor.__file__).parent
    if package.parent != root:
        sys.exit(f"{package} was imported, which is not of {root}")
    found = {}
    for name, prepare in runs():
        prepare()()  # once before, so that what is traced loads no module
        found[name] = calls_of(prepare(), package)
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
