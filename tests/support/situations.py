"""Somebody, an advisor, and what each law compares."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Self

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from recovery_advisor import Advice, Advisor, CheckInBase, Preferences
from recovery_advisor.testing import Pages, check_ins, preferences, written_books
from recovery_advisor.values.permissive import more_permissive
from tests.support.flags import both_pages, flagged_pages, shipped_pages


@dataclass(frozen=True)
class Situation:
    """A person before an advisor whose rules are known as files."""

    pages: Pages
    advisor: Advisor
    check_in: CheckInBase
    wishes: Preferences

    def __repr__(self) -> str:
        """With the files of generated rules; those of shipped ones are long and lie in the folder."""
        files = self.pages.files
        rules = self.pages if "base/pack.yaml" in files else sorted(files)
        return f"Situation({rules!r}, {self.check_in!r}, {self.wishes!r})"

    @property
    def advice(self) -> Advice:
        return self.advisor.assess(self.check_in, self.wishes)

    def advice_by(self, pages: Pages) -> Advice:
        """What other rules say to the same person."""
        advisor = Advisor.from_book(pages.book(), engine="bitmap")
        return advisor.assess(self.check_in.model_dump(), self.wishes)


@dataclass(frozen=True)
class _Kept:
    """Rules that many people are tried on, and strategies of those people."""

    pages: Pages
    advisor: Advisor
    people: SearchStrategy[CheckInBase]
    wishes: SearchStrategy[Preferences]

    @classmethod
    def of(cls, pages: Pages) -> Self:
        advisor = Advisor.from_book(pages.book(), engine="bitmap")
        return cls(pages, advisor, check_ins(advisor.book), preferences(advisor.book))


@cache
def _kept() -> tuple[_Kept, ...]:
    return tuple(_Kept.of(pages) for pages in (shipped_pages(), flagged_pages(), both_pages()))


@st.composite
def _situations(draw: DrawFn, generated: bool) -> Situation:
    of = _Kept.of(draw(written_books())) if generated else draw(st.sampled_from(_kept()))
    return Situation(of.pages, of.advisor, draw(of.people), draw(of.wishes))


def situations() -> SearchStrategy[Situation]:
    """The base pack, the base pack with test flags, both shipped packs, and generated rule books."""
    return _situations(generated=False) | _situations(generated=True)


def assert_no_more_permissive(after: Advice, before: Advice) -> None:
    """Readiness not up, urgency not down, no exercise newly allowed."""
    assert list(more_permissive(after, before)) == []


def given_answers(situation: Situation, **changed: Any) -> Advice:
    """The advice with some answers changed; each question is then mentioned as it was."""
    answers = {**situation.check_in.model_dump(), **changed}
    return situation.advisor.assess(answers, situation.wishes)
