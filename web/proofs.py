"""Proves the claims of the shipped rules in the visitor's own browser."""

from __future__ import annotations

import json
from collections.abc import Iterator

from recovery_advisor.loading.checked_folder import read_checked
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.proving.prover import Settled
from recovery_advisor.proving.run import prove

#: The most seconds that z3 may take for one claim.
_SECONDS = 60.0


def proofs() -> Iterator[str]:
    """Each claim in words as soon as it is settled, as JSON."""
    for result in prove(read_checked(shipped_rules()), _SECONDS):
        claim = result.outcome.claim
        proved = result.outcome.settled is Settled.PROVED
        of = " + ".join(result.packs)
        said = {"of": of, "says": claim.says, "proved": proved, "settled": result.outcome.settled}
        yield json.dumps(said)
