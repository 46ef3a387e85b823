"""What the red-flags pack costs: both shipped packs against the base pack alone, the same people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from benchmarks.decision import decided
from benchmarks.people import people
from benchmarks.table import Row
from benchmarks.timing import Effort, Work, against, each
from recovery_advisor import Advisor, Readiness
from recovery_advisor.engines.lowering import Lowering

_SCREENING = "red-flags/1"


def rows(effort: Effort) -> Iterator[Row]:
    """The decision, and assessments at rest, with a session, and of somebody in an emergency."""
    base, both = Advisor(["upper-back"], engine="bitmap"), Advisor(engine="bitmap")
    crowd: list[Mapping[str, Any]] = [dict(person) for person in people(1_000, seed=5)]
    screened = [{**person, "screening": _SCREENING} for person in crowd]
    what = f"decision, both packs, {len(both.book.questions)} questions, nothing kept"
    deciding = against(_decided(both, screened), _decided(base, crowd), effort)
    baseline = f"the same people, base pack alone, {len(base.book.questions)} questions"
    yield Row(what, baseline, deciding)
    for name, resting in (("at rest", True), ("with a session", False)):
        some = [one for one in crowd if (base.assess(one).readiness is Readiness.REST) is resting]
        shown = [{**one, "screening": _SCREENING} for one in some]
        assessed = against(each(both.assess, shown), each(base.assess, some), effort)
        yield Row(
            f"assess {name}, both packs, screening", "the same people, base pack alone", assessed
        )
    danger = [{**one, "chest_pain": "yes"} for one in screened]
    assessed = against(each(both.assess, danger), each(base.assess, crowd), effort)
    yield Row("assess an emergency, both packs", "the same people, base pack alone", assessed)


def _decided(advisor: Advisor, crowd: Sequence[Mapping[str, Any]]) -> Work:
    lower = Lowering(advisor.book.questions, advisor.book.questionnaires).lower
    answers = [lower(advisor.CheckIn.model_validate(person)) for person in crowd]
    return decided(advisor.book, answers)
