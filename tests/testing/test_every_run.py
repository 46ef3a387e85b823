"""Whatever breaks a law is caught in every run of the default settings, and not only in some."""

from __future__ import annotations

import pytest
from hypothesis import settings

from recovery_advisor import Advisor
from recovery_advisor.testing import LAWS, Law, LawBroken
from tests.generated import EXAMPLES
from tests.support.advisors import shared_advisor
from tests.testing.one_answer_faults import Fault, faults
from tests.testing.wrong_apps import WRONG

ADVISOR = shared_advisor(engine="bitmap")
ANKLE = Advisor.from_folder(EXAMPLES / "ankle-rules", engine="bitmap")
#: As by default, and so with another seed in each run.
default = settings(settings.get_profile("default"), max_examples=100, deadline=None, database=None)
RUNS = 20


def caught(law: Law, app: object, advisor: Advisor = ADVISOR) -> bool:
    try:
        law.check(app, advisor=advisor, settings=default)  # type: ignore[arg-type]
    except LawBroken:
        return True
    return False


def named(id: str) -> Law:
    [law] = [law for law in LAWS if law.id == id]
    return law


@pytest.mark.slow
@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.id)
def test_the_breaker_of_a_law_is_caught_in_every_run(law: Law) -> None:
    assert sum(caught(law, law.wrong(ADVISOR)) for _ in range(RUNS)) == RUNS


@pytest.mark.slow
@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_app_is_caught_in_every_run(name: str) -> None:
    wrong, ids = WRONG[name]
    for law in map(named, sorted(ids)):
        assert sum(caught(law, wrong(ADVISOR)) for _ in range(RUNS)) == RUNS, law.id


def wrong_answers(advisor: Advisor, each: int) -> list[object]:
    some = faults(advisor)[::each]
    return [pytest.param(*one, id=f"{one[0].__name__}: {one[1]}") for one in some]


#: The laws that tell of one answer that is wrong: the first that does is enough.
TELLING = [
    named(id)
    for id in ("no-more-than-the-rules", "words-are-the-rules", "open-questions-are-named")
]


def caught_by_a_law(fault: Fault, id: str, advisor: Advisor) -> bool:
    return any(caught(law, fault(advisor, id), advisor) for law in TELLING)


@pytest.mark.deep
@pytest.mark.parametrize(("fault", "id"), wrong_answers(ADVISOR, each=31))
def test_one_answer_that_is_wrong_is_caught(fault: Fault, id: str) -> None:
    assert caught_by_a_law(fault, id, ADVISOR)


@pytest.mark.parametrize(("fault", "id"), wrong_answers(ANKLE, each=3))
def test_one_answer_that_is_wrong_is_caught_by_rules_of_ones_own(fault: Fault, id: str) -> None:
    assert caught_by_a_law(fault, id, ANKLE)


@pytest.mark.slow
@pytest.mark.parametrize(("fault", "id"), wrong_answers(ADVISOR, each=1))
def test_each_answer_that_is_wrong_is_caught_in_every_run(fault: Fault, id: str) -> None:
    assert sum(caught_by_a_law(fault, id, ADVISOR) for _ in range(RUNS)) == RUNS


@pytest.mark.slow
@pytest.mark.parametrize(("fault", "id"), wrong_answers(ANKLE, each=1))
def test_each_answer_of_ones_own_rules_that_is_wrong_is_caught_in_every_run(
    fault: Fault, id: str
) -> None:
    assert sum(caught_by_a_law(fault, id, ANKLE) for _ in range(RUNS)) == RUNS
