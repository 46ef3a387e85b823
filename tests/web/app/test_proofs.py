"""The page's proof tells of each claim about the shipped rules."""

from __future__ import annotations

import json

import pytest

from web.app.proofs import run


@pytest.mark.deep
def test_every_claim_is_proved_and_said() -> None:
    told = [json.loads(line) for line in run()]
    assert len(told) > 200
    assert all(one["proved"] and one["says"] for one in told)
    assert {"id", "says", "proved", "seconds"} == set(told[0])
