"""Each law catches the app that breaks it; the advisor itself, and honest apps, keep them all."""

from collections.abc import Callable

import pytest
from hypothesis import settings

from recovery_advisor import Advisor, testing
from recovery_advisor.testing import LAWS, Advise, Law, LawBroken, assert_safe, preferences
from tests.generated import ROOT
from tests.support.advisors import shared_advisor
from tests.testing.wrong_apps import WRONG

ADVISOR = shared_advisor(engine="bitmap")
#: As hard as by default, and the same way each time.
searching = settings(max_examples=100, derandomize=True, database=None, deadline=None)
briefly = settings(searching, max_examples=30)

each_law = pytest.mark.parametrize("law", LAWS, ids=lambda law: law.id)


def law(id: str) -> Law:
    [wanted] = [law for law in LAWS if law.id == id]
    return wanted


@each_law
def test_a_law_catches_the_app_that_breaks_it(law: Law) -> None:
    with pytest.raises(LawBroken) as broken:
        law.check(law.wrong(ADVISOR), advisor=ADVISOR, settings=searching)
    [breach] = broken.value.breaches
    assert breach.law == law.id
    assert law.says in str(broken.value)
    assert breach.must


@pytest.mark.deep
@pytest.mark.parametrize(
    ("wrong", "law"),
    [
        pytest.param(wrong, law(id), id=f"{name}: {id}")
        for name, (wrong, ids) in WRONG.items()
        for id in sorted(ids)
    ],
)
def test_a_wrong_app_is_caught_by_each_law_that_explains_it(
    wrong: Callable[[Advisor], Advise], law: Law
) -> None:
    with pytest.raises(LawBroken) as broken:
        law.check(wrong(ADVISOR), advisor=ADVISOR, settings=searching)
    assert [breach.law for breach in broken.value.breaches] == [law.id]


@pytest.mark.deep
def test_the_advisor_keeps_every_law() -> None:
    assert_safe(Advisor().assess)


@pytest.mark.deep
def test_the_advisor_keeps_every_law_whatever_is_wished() -> None:
    wishes = preferences()
    assert_safe(ADVISOR.assess, advisor=ADVISOR, preferences=wishes, settings=briefly)


@each_law
def test_a_law_is_told_in_one_sentence_with_where_it_comes_from(law: Law) -> None:
    assert law.id.replace("-", "").isalpha() and law.id.islower()
    assert law.says[0].isupper() and law.says.endswith(".")
    assert law.source
    assert law.wrong.__doc__ and law.wrong.__doc__.endswith(".")


@pytest.mark.parametrize("name", testing.__all__)
def test_the_page_tells_of_every_public_name(name: str) -> None:
    assert name in (ROOT / "docs/testing.md").read_text(encoding="utf-8")


def test_every_law_has_a_name_of_its_own() -> None:
    assert len({law.id for law in LAWS}) == len(LAWS) > 15
