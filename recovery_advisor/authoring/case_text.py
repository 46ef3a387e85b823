"""Writes cases as YAML to paste, each under a name of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence

from recovery_advisor.proving.counterexample import reported_rules
from recovery_advisor.proving.person_text import flow
from recovery_advisor.values.advice import Advice

_BEFORE_NAME = "  - case: "
_LONGEST_NAME = 64


def case_text(
    says: str,
    about: str,
    given: Mapping[str, int | str],
    preferences: Mapping[str, Sequence[str]],
    expect: Mapping[str, object],
) -> str:
    """An entry of a ``cases.yaml``.

    Args:
        says: what its name is made of.
        about: what it is for, in words.
        given: the answers.
        preferences: the preferences, if any.
        expect: the advice expected; see :func:`expected_of`.
    """
    name = re.sub("[^a-z0-9]+", "-", says.lower()).strip("-")
    lines = [
        f"{_BEFORE_NAME}{name[:_LONGEST_NAME].strip('-')}",
        f"    about: {json.dumps(about, ensure_ascii=False)}",
        f"    given: {flow(given)}",
        *([f"    preferences: {_flow(preferences)}"] if preferences else []),
        f"    expect: {_flow(expect)}",
    ]
    return "\n".join(lines)


def expected_of(advice: Advice) -> Mapping[str, object]:
    """What a case must say of the advice expected."""
    return {
        "verdict": advice.verdict, "readiness": advice.readiness, "urgency": advice.urgency,
        "reasons": reported_rules(advice), "session": "yes" if advice.session else "no",
        **({"no_session": advice.no_session.why} if advice.no_session else {}),
    }  # fmt: skip


def named_apart(cases: Sequence[str], taken: Collection[str]) -> tuple[str, ...]:
    """The cases, each with a name that no other has, so that all can be pasted into one file.

    Args:
        cases: the cases as :func:`case_text` writes them; an empty text stays one.
        taken: ids of the cases that there are.
    """
    used, named = {*taken}, []
    for case in cases:
        first, line_break, rest = case.partition("\n")
        name = _free(first.removeprefix(_BEFORE_NAME), used)
        used.add(name)
        named.append(f"{_BEFORE_NAME}{name}{line_break}{rest}" if case else case)
    return tuple(named)


def _free(name: str, used: Collection[str]) -> str:
    number, free = 1, name
    while free in used:
        number += 1
        end = f"-{number}"
        free = name[: _LONGEST_NAME - len(end)].rstrip("-") + end
    return free


def _flow(values: Mapping[str, object]) -> str:
    return flow({
        key: f"[{', '.join(value)}]" if isinstance(value, list) else str(value)
        for key, value in values.items()
    })  # fmt: skip
