"""The pages of the reference: each public name has its entry, made of its docstring."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple


class _Group(NamedTuple):
    """A page of the reference.

    Attributes:
        page: its name.
        title: its heading.
        module: where its names are imported from.
        names: what it has; where there are none, all that no other page of the module has.
    """

    page: str
    title: str
    module: str
    names: Sequence[str] = ()


_TOP = "recovery_advisor"
#: In the order of the navigation. A name that is new in a module comes on its page without names.
_GROUPS = (
    _Group("advisor", "The advisor", _TOP, ("Advisor", "Interview", "AskedQuestion", "Screen", "Questionnaire", "Band", "Scale")),
    _Group("check-in", "What goes in", _TOP, ("Preferences", "Screening", "Clearance", "CheckInBase", "CheckInForm", "CheckIn")),
    _Group("advice", "Advice", _TOP, ("Advice", "Verdict", "Readiness", "Urgency", "Reason", "Citation", "SafetyNet", "Exclusion", "RulebookId", "PackVersion", "Record", "Counted")),
    _Group("session", "Sessions", _TOP, ("Session", "Item", "Dose", "Phase", "NoSession", "Drawing")),
    _Group("explanation", "Explanations", _TOP, ("Explanation", "Ground", "WhyNot", "NotRuledOut", "WhatWouldChange", "ChangeSet", "Change", "NearestPermit", "LeftOut", "LookedAt", "ScaledAnswer", "ScaleBand", "Mark")),
    _Group("errors", "Errors", _TOP, ("RecoveryAdvisorError", "InputError", "WrongAnswer", "RulesError", "Problem", "Fault", "Gravity", "EngineUnavailable", "NoOrigin")),
    _Group("rule-books", "Rule books, and the rest", _TOP),
    _Group("history", "Over time: recovery_advisor.history", "recovery_advisor.history"),
    _Group("testing", "For tests: recovery_advisor.testing", "recovery_advisor.testing"),
)  # fmt: skip


def python_pages() -> Mapping[str, str]:
    """Each page by its address."""
    return {f"reference/python/{one.page}.md": _page(one) for one in _GROUPS}


def public_names() -> Iterator[str]:
    """Each public name, with its module."""
    for module in dict.fromkeys(group.module for group in _GROUPS):
        for name in _all_of(module):
            yield f"{module}.{name}"


def _page(group: _Group) -> str:
    entries = "".join(_entry(f"{group.module}.{name}") for name in _names(group))
    return f"# {group.title}\n\n{_begin(group)}\n{entries}"


def _entry(name: str) -> str:
    """The entry of a public name; where a module hides it, by the name of it in that module."""
    if find_spec(name) is None:
        return f"\n::: {name}\n"
    return f'\n<span id="{name}"></span>\n\n::: {name}.{name.rpartition(".")[2]}\n'


def _begin(group: _Group) -> str:
    return f"Imported from `{group.module}`, as in `from {group.module} import {_names(group)[0]}`."


def _names(group: _Group) -> Sequence[str]:
    if group.names:
        return group.names
    elsewhere = {name for one in _GROUPS if one.module == group.module for name in one.names}
    return [name for name in _all_of(group.module) if name not in elsewhere]


def _all_of(module: str) -> Sequence[str]:
    names: list[str] = import_module(module).__all__
    return names
