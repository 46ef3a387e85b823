"""All claims about the courses of one history book, each with what settles it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recovery_advisor.course.rules import CourseRules
from recovery_advisor.proving.course import advice_laws, shipped_claims, way_back
from recovery_advisor.proving.course.advice_scene import advice_scenes
from recovery_advisor.proving.course.claim import CourseClaim
from recovery_advisor.proving.course.claims import fold_claims
from recovery_advisor.proving.course.settling import CourseProver
from recovery_advisor.rulebook.book import RuleBook


def course_claims(
    book: RuleBook, seconds: float
) -> Iterator[tuple[CourseProver, Sequence[CourseClaim]]]:
    """Yield the claims about the fold, and those about what these rules advise after it.

    Claims that hang on the numbers and rules of the shipped pack are made of a pack of its name alone.
    """
    yield CourseProver(seconds), fold_claims()
    of_shipped = book.history == shipped_claims.SHIPPED
    advised = (*shipped_claims.CLAIMS, *way_back.CLAIMS) if of_shipped else ()
    prover = CourseProver(seconds, advice_scenes(CourseRules(book)), book.question)
    yield prover, (*advice_laws.CLAIMS, *advised)
