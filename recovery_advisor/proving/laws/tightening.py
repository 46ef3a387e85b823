"""Claims that more rules, worse answers or missing ones never permit more: laws 5 to 7."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.proving.claim import Claim, Other, Part
from recovery_advisor.proving.logic import T, but_not
from recovery_advisor.proving.view import Outcome
from recovery_advisor.values.levels import Readiness, Urgency


def _more_is_permitted(view: Outcome[T], than: Outcome[T]) -> Iterator[Part]:
    """In what way one outcome permits more exercise than another: readiness or an exercise."""
    for level in Readiness:
        more = but_not(view.logic, view.at_least(level), than.at_least(level))
        yield f"{level} only for the first", more
    for way, allowed in view.allowed.items():
        yield f"{way} allowed only for the first", but_not(view.logic, allowed, than.allowed[way])


def more_permissive(view: Outcome[T], than: Outcome[T]) -> Iterator[Part]:
    """In what way one outcome is more permissive than another."""
    yield from _more_is_permitted(view, than)
    for level in Urgency:
        less = but_not(view.logic, than.at_least(level), view.at_least(level))
        yield f"{level} only for the second", less


CLAIMS = [
    Claim(
        "one-more-rule-against-never-permits",
        "Another limit, referral or avoid never makes an advice more permissive.",
        "law 5; property 7",
        more_permissive,
        Other.FEWER_AGAINST,
    ),
    Claim(
        "an-overlay-only-tightens",
        "Loading an overlay never makes an advice more permissive.",
        "law 5; property 7",
        more_permissive,
        Other.NO_OVERLAY,
    ),
    Claim(
        "a-worse-answer-never-permits",
        "A worse answer never makes an advice more permissive.",
        "law 6; property 3",
        lambda better, worse: more_permissive(worse, better),
        Other.WORSE,
    ),
    Claim(
        "a-missing-answer-never-permits",
        "A missing answer never permits what some answer would forbid.",
        "law 7; property 5",
        _more_is_permitted,
        Other.COMPLETED,
    ),
]
