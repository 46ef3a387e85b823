"""Values of every kind that the library hands out or takes, of anybody."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from pydantic import BaseModel

from recovery_advisor import Record
from recovery_advisor.authoring.replay.replaying import replay
from recovery_advisor.testing import preferences
from tests.explain.check_in_strategies import DAY, pairs


@st.composite
def values(draw: DrawFn) -> list[BaseModel]:
    """All that there is of one assessment."""
    advisor, check_in = draw(pairs())
    wishes = draw(preferences(advisor.book))
    advice = advisor.assess(check_in, wishes, today=DAY)
    record = Record.model_validate_json(advice.record())
    maybe: Iterator[BaseModel | None] = iter(
        (
            check_in.clearance,
            advice.session,
            advice.no_session,
            advisor.next_question(check_in, wishes, today=DAY),
            advisor.next_screen(check_in, wishes, today=DAY),
        )
    )
    return [
        *(check_in, wishes, advice, advice.explain(), record, replay(record, advisor)),
        *filter(None, maybe),
    ]
