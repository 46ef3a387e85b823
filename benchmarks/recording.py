"""``record()``, and a record decided again, against ``assess`` at rest."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from benchmarks.people import people
from benchmarks.table import Row
from benchmarks.timing import Effort, against, each
from recovery_advisor import Advice, Advisor
from recovery_advisor.authoring.replay.record_reader import read_record
from recovery_advisor.authoring.replay.replaying import replay

_RESTING = {"swelling": 1, "screening": "red-flags/1"}


def rows(effort: Effort) -> Iterator[Row]:
    """Both packs, the bitmap engine deciding alone, many people."""
    advisor = Advisor(engine="bitmap")
    crowd = [{**person, "screening": "red-flags/1"} for person in people(300, seed=10)]
    resting = each(advisor.assess, [_RESTING] * len(crowd))
    advices = [advisor.assess(person) for person in crowd]
    recorded = against(each(Advice.record, advices), resting, effort)
    yield Row("record, both packs, many people", "assess at rest", recorded)
    kept = [read_record(json.loads(advice.record())) for advice in advices]
    again = against(each(partial(replay, advisor=advisor), kept), resting, effort)
    yield Row("replay of a record, both packs, many people", "assess at rest", again)
