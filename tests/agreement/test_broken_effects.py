"""Effects that no rules folder could hold, and engines that hope: a law catches each."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, settings

from recovery_advisor import Advisor, RuleBook, load_book
from recovery_advisor.assessment.assessor import Assessor
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.rulebook.conditions import AllOf, AnyOf, AtLeast, AtMost, Condition
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.testing import LAWS, Advise, Law, LawBroken, preferences

BOOK = load_book(shipped_rules(), ["upper-back"])
WHOLE = Advisor.from_book(BOOK, engine="bitmap")
#: Looks for a break rather than for its smallest example, the same way each time.
searching = settings(
    max_examples=5_000,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def law(id: str) -> Law:
    [wanted] = [law for law in LAWS if law.id == id]
    return wanted


WORSE_NEVER_PERMITS = law("worse-never-permits")
MISSING_NEVER_PERMITS = law("missing-never-permits")


def breaks(law: Law, assess: Advise) -> bool:
    """Whether generated people show that rules or an engine do not keep a law."""
    wishes = preferences(BOOK)
    try:
        law.check(assess, advisor=WHOLE, preferences=wishes, settings=searching)
    except LawBroken as broken:
        return broken.breaches[0].law == law.id
    return False


def flipped(condition: Condition, question: str) -> Condition:
    """The condition in which each threshold of one question is met by whom it was not."""
    match condition:
        case AllOf(parts):
            return AllOf(tuple(flipped(part, question) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(flipped(part, question) for part in parts))
        case AtLeast(asked, severity) if asked == question:
            return AtMost(asked, severity - 1)
        case AtMost(asked, severity) if asked == question:
            return AtLeast(asked, severity + 1)
        case threshold:
            return threshold


def with_flipped(rule: str, question: str) -> RuleBook:
    """The shipped book in which one rule asks for the opposite, as no folder could say it."""

    def changed(effect: Effect) -> Effect:
        when = flipped(effect.rule.when, question)
        return replace(effect, rule=replace(effect.rule, when=when))

    effects = [changed(e) if e.rule.id == rule else e for e in BOOK.effects]
    assert tuple(effects) != BOOK.effects
    return replace(BOOK, effects=tuple(effects))


class Hopeful(BitmapEngine):
    """Takes what is unknown for the best there is."""

    name = "hopeful"

    def counting(self, answers: Lowered) -> int:
        known = zip(answers, BOOK.questions, strict=True)
        return super().counting(tuple(0 if n == q.unknown else n for n, q in known))


def hoping() -> Advise:
    """An advisor whose only engine hopes."""
    return Assessor(BOOK, [Hopeful(BOOK)]).assess


@pytest.mark.deep
@pytest.mark.parametrize(
    ("rule", "question"),
    [
        ("everyday-ache-full", "injury"),
        ("marked-swelling", "swelling"),
        pytest.param("everyday-ache-full", "stiffness", marks=pytest.mark.deep),
        pytest.param("injury-needs-a-look", "injury", marks=pytest.mark.deep),
        pytest.param("special-plan-first", "needs_special_plan", marks=pytest.mark.deep),
    ],
)
def test_a_flipped_polarity_lets_a_worse_answer_permit_and_is_caught(
    rule: str, question: str
) -> None:
    """These; a permit that a limit shadows is held back by it, and caught by its own examples."""
    advisor = Advisor.from_book(with_flipped(rule, question), engine="bitmap")
    assert breaks(WORSE_NEVER_PERMITS, advisor.assess)


def test_an_engine_that_takes_unknown_for_the_best_is_caught() -> None:
    assert breaks(MISSING_NEVER_PERMITS, hoping())
