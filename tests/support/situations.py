"""Somebody, an advisor, and what each law compares."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from recovery_advisor import Advice, Advisor, Preferences
from recovery_advisor.model.answers import CheckInBase
from recovery_advisor.testing import Pages, check_ins, preferences, written_books
from tests.support.flags import flagged_pages, shipped_pages


@dataclass(frozen=True)
class Situation:
    """A person before an advisor whose rules are known as files."""

    pages: Pages
    advisor: Advisor
    check_in: CheckInBase
    wishes: Preferences

    @property
    def advice(self) -> Advice:
        return self.advisor.assess(self.check_in, self.wishes)

    def advice_by(self, pages: Pages) -> Advice:
        """What other rules say to the same person."""
        advisor = Advisor.from_book(pages.book(), engine="bitmap")
        return advisor.assess(self.check_in.model_dump(), self.wishes)


@cache
def _kept() -> tuple[tuple[Pages, Advisor], ...]:
    pages = (shipped_pages(), flagged_pages())
    return tuple((page, Advisor.from_book(page.book(), engine="bitmap")) for page in pages)


@st.composite
def _situations(draw: DrawFn, generated: bool) -> Situation:
    if generated:
        pages = draw(written_books())
        advisor = Advisor.from_book(pages.book(), engine="bitmap")
    else:
        pages, advisor = draw(st.sampled_from(_kept()))
    check_in = draw(check_ins(advisor.book))
    return Situation(pages, advisor, check_in, draw(preferences(advisor.book)))


def situations() -> SearchStrategy[Situation]:
    """The shipped rules, the shipped rules with test flags, and generated rule books."""
    return _situations(generated=False) | _situations(generated=True)


def allowed(advice: Advice) -> frozenset[str]:
    """Exercises planned or available."""
    planned = {item.exercise for item in advice.session.items} if advice.session else set()
    return frozenset(planned | set(advice.available))


def assert_no_more_permissive(after: Advice, before: Advice) -> None:
    """Readiness not up, urgency not down, no exercise newly allowed."""
    assert after.readiness <= before.readiness
    assert after.urgency >= before.urgency
    assert allowed(after) <= allowed(before)


def given_answers(situation: Situation, **changed: Any) -> Advice:
    """The advice with some answers changed; each question is then mentioned as it was."""
    answers = {**situation.check_in.model_dump(), **changed}
    return situation.advisor.assess(answers, situation.wishes)
