"""``explain`` with everything in it, against ``assess`` without a session.

An explanation is worked out anew for each person; the pieces that many people share are kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from benchmarks.random_check_ins import in_words, random_check_ins
from benchmarks.table import Row
from benchmarks.timing import Effort, against, each
from recovery_advisor import Advice, Advisor, CheckIn
from recovery_advisor.values.levels import REFERRED_NOW

TARGET = 20.0


def rows(effort: Effort) -> Iterator[Row]:
    """Many people before both packs and the bitmap engine."""
    advisor = Advisor(engine="bitmap")
    denied = dict.fromkeys(CheckIn.made_for.questionnaires["red-flags/2"], "no")
    crowd: list[dict[str, Any]] = [
        {**denied, **person} for person in in_words(advisor.book, random_check_ins(1_000, seed=9))
    ]
    advices = [advisor.assess(person) for person in crowd]
    told_why = [advice for advice in advices if advice.verdict not in REFERRED_NOW]
    resting = [person for person, advice in zip(crowd, advices, strict=True) if not advice.session]
    measured = against(each(Advice.explain, told_why), each(advisor.assess, resting), effort)
    yield Row("explain, both packs, many people", "assess without a session", measured, TARGET)
