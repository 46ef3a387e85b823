"""Proves the claims about the shipped rules, one by one, for whoever watches."""

from __future__ import annotations

import json
from collections.abc import Iterator

from recovery_advisor.loading.checked_history import read_with_history
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.proving.prover import Settled
from recovery_advisor.proving.run import prove

#: How long one claim may take in a browser, in seconds.
SECONDS = 300.0


def run() -> Iterator[str]:
    """The result of each claim as it is settled: ``{"id", "says", "proved", "seconds"}``, as JSON."""
    for result in prove(read_with_history(shipped_rules()), SECONDS):
        claim = result.outcome.claim
        proved = result.outcome.settled is Settled.PROVED
        yield json.dumps(
            {"id": claim.id, "says": claim.says, "proved": proved, "seconds": result.seconds}
        )
