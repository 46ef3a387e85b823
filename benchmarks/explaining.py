"""``explain`` with everything in it, against ``assess`` without a session; and with more rules.

An explanation is worked out anew for each person; the pieces that many people share are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from benchmarks.folders import documents
from benchmarks.folders import people as made_up
from benchmarks.many_rules import FEW, MANY
from benchmarks.people import people
from benchmarks.table import Row
from benchmarks.timing import Effort, Work, against, each
from recovery_advisor import Advice, Advisor
from recovery_advisor.loading.compiler import compile_book
from recovery_advisor.values.levels import REFERRED_NOW

TARGET = 20.0
_WELL = {
    "injury": 1,
    "pain": 1,
    "daily_activity_pain": 0,
    "swelling": 0,
    "stiffness": 1,
    "range_of_motion": 95,
    "screening": "red-flags/1",
}
_SOMEBODY: dict[str, dict[str, Any]] = {
    "at rest by swelling": {**_WELL, "swelling": 1},
    "a gentle start": _WELL,
    "nothing answered": {},
}


def rows(effort: Effort) -> Iterator[Row]:
    """The bitmap engine deciding alone, then both engines; then 50 and 500 rules."""
    bitmap, both = Advisor(engine="bitmap"), Advisor()
    for who, person in _SOMEBODY.items():
        yield _row(f"explain, both packs, {who}", bitmap, [person], effort)
    crowd = _explained_whole(
        bitmap, [{**person, "screening": "red-flags/1"} for person in people(1_000, seed=9)]
    )
    yield _row("explain, both packs, many people", bitmap, crowd, effort)
    if both.assess({}).engine != "bitmap":
        name = "explain, both packs, many people, two engines"
        yield _row(name, both, crowd[:200], effort)
    what = f"explain with {MANY} rules, 24 questions, as many counting"
    yield Row(what, f"the same with {FEW} rules", against(_grown(MANY), _grown(FEW), effort))


def explained(advisor: Advisor, crowd: Sequence[dict[str, Any]]) -> Work:
    """Explaining advices that were given before."""
    return each(Advice.explain, [advisor.assess(person) for person in crowd])


def _row(what: str, advisor: Advisor, crowd: list[dict[str, Any]], effort: Effort) -> Row:
    resting = _SOMEBODY["at rest by swelling"]
    without_session = each(advisor.assess, [resting] * len(crowd))
    measured = against(explained(advisor, crowd), without_session, effort)
    return Row(what, "assess at rest", measured, TARGET)


def _grown(rules: int) -> Work:
    advisor = Advisor.from_book(compile_book(documents(rules)), engine="bitmap")
    return explained(advisor, _explained_whole(advisor, made_up(300)))


def _explained_whole(advisor: Advisor, crowd: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those who are told more than a referral."""
    return [one for one in crowd if advisor.assess(one).verdict not in REFERRED_NOW]
