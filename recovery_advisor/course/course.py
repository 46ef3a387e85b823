"""A person's course: all that is kept of the events so far."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from recovery_advisor.course.instants import NEVER, time_of
from recovery_advisor.course.moments import InForce
from recovery_advisor.course.progress import BEGINNING, Progress, Sign
from recovery_advisor.engines.lowering import Lowered


@dataclass(frozen=True, slots=True)
class Course:
    """A person's course. Made anew by each event, and never changed.

    Attributes:
        progress: what readiness hangs on.
        signs: the danger signs that stand, by the id of their rule, sorted.
        onsets: when the last two flares began, the later first.
        pains: the worst pain of each day of some weeks, with the day's first instant.
        latest: the answers of the latest check-in, and whatever worse was noticed since; the asked
            questions of the rule book in their order, lowered. ``None``: there was no check-in.
        latest_at: the instant of that check-in.
        clearances: those that may still be in force, of each question the last to end.
        at: the instant of the latest event.
        injured_at: when the present injury was first reported; only to be shown.
        trained_at: the last session; only to be shown.
        questions: the fingerprint of the questions that ``latest`` answers; empty before the first.
    """

    progress: Progress = BEGINNING
    signs: tuple[tuple[str, Sign], ...] = ()
    onsets: tuple[int, ...] = ()
    pains: tuple[tuple[int, int], ...] = ()
    latest: Lowered | None = None
    latest_at: int = NEVER
    clearances: tuple[InForce, ...] = ()
    at: int = NEVER
    injured_at: int = NEVER
    trained_at: int = NEVER
    questions: str = ""

    @property
    def injured_since(self) -> datetime | None:
        """When the present injury was first reported, in UTC; ``None`` where none was."""
        return time_of(self.injured_at)

    @property
    def last_session(self) -> datetime | None:
        """When the last session was done, in UTC; ``None`` where none was."""
        return time_of(self.trained_at)

    @property
    def last_event(self) -> datetime | None:
        """When the latest event was, in UTC; ``None`` where there was none."""
        return time_of(self.at)

    def cleared(self, as_of: int) -> frozenset[str]:
        """Ids of the questions with a clearance in force."""
        in_force = [one.scope for one in self.clearances if as_of < one.until]
        return frozenset().union(*in_force)

    def to_json(self) -> str:
        """The course as one line of JSON, from which an equal one can be read."""
        content = {one.name: getattr(self, one.name) for one in fields(self)}
        content["progress"] = self.progress._asdict()
        content["signs"] = {rule: sign._asdict() for rule, sign in self.signs}
        content["clearances"] = [
            {**one._asdict(), "scope": sorted(one.scope)} for one in self.clearances
        ]
        return json.dumps(content, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Course:
        """The course of what :meth:`to_json` gave.

        Raises:
            Exception: any, for another text.
        """
        content: dict[str, Any] = json.loads(
            text, parse_float=int, parse_constant=int
        )  # of no floats
        content["progress"] = Progress(**content["progress"])
        content["signs"] = tuple((rule, Sign(**sign)) for rule, sign in content["signs"].items())
        content["clearances"] = tuple(
            InForce(**{**one, "scope": frozenset(one["scope"])}) for one in content["clearances"]
        )
        content["onsets"] = tuple(content["onsets"])
        content["pains"] = tuple((at, pain) for at, pain in content["pains"])
        content["latest"] = None if content["latest"] is None else tuple(content["latest"])
        return cls(**content)
