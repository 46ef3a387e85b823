"""Which referrals are told: each that counts, but for those a more urgent one implies."""

from dataclasses import replace
from itertools import product

from hypothesis import event, given

from recovery_advisor import Advisor, RuleBook, Urgency
from recovery_advisor.assessment.advice_texts import AdviceTexts
from recovery_advisor.decision import Laws
from recovery_advisor.rulebook.conditions import Condition, thresholds
from recovery_advisor.rulebook.kleene import truth
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.values.translator import ENGLISH
from tests.laws.test_decisions import counting
from tests.support.flags import SOURCE, flagged_pages
from tests.support.situations import Situation, situations


def implies(one: Condition, other: Condition, book: RuleBook) -> bool:
    """Whether everybody who meets one condition meets the other, by trying all who differ."""
    tested = {(t.question, t.severity) for each in (one, other) for t in thresholds(each)}
    questions = sorted({question for question, _ in tested})
    choices = [sorted({0, *(s for q, s in tested if q == question)}) for question in questions]
    for severities in product(*choices):
        person = {
            id: book.question[id].intervals[severity]
            for id, severity in zip(questions, severities, strict=True)
        }
        if truth(one, person) and not truth(other, person):
            return False
    return True


def referrals(situation: Situation) -> list[Effect]:
    """The referrals that count."""
    return [effect for effect in counting(situation) if effect.kind == "refer"]


def reported(situation: Situation) -> set[str]:
    """The rules of the referrals that are told."""
    return {reason.rule for reason in situation.advice.reasons if reason.effect == "refer"}


def at_worst(situation: Situation) -> Situation:
    """Somebody for whom every referral counts."""
    book = situation.advisor.book
    answers = {question.id: question.value(question.span) for question in book.questions}
    check_in = situation.advisor.CheckIn.model_validate(answers)
    return replace(situation, check_in=check_in)


@given(situations() | situations().map(at_worst))
def test_a_referral_is_silent_only_beside_a_more_urgent_one_that_implies_it(
    situation: Situation,
) -> None:
    book, count = situation.advisor.book, referrals(situation)
    implied = {
        milder.rule.id
        for milder in count
        for other in count
        if isinstance(milder.level, Urgency)
        and isinstance(other.level, Urgency)
        and other.level > milder.level
        and implies(other.rule.when, milder.rule.when, book)
    }
    event(f"silent: {bool(implied)}")
    assert reported(situation) == {effect.rule.id for effect in count} - implied


@given(situations() | situations().map(at_worst))
def test_the_most_urgent_referral_is_always_told(situation: Situation) -> None:
    levels = {effect.rule.id: Urgency(str(effect.level)) for effect in referrals(situation)}
    spoken = [levels[rule] for rule in reported(situation)]
    assert max(spoken, default=Urgency.NONE) == situation.advice.urgency
    assert max(levels.values(), default=Urgency.NONE) == situation.advice.urgency


@given(situations())
def test_beside_a_flag_answered_yes_its_unsure_rule_is_silent(situation: Situation) -> None:
    book = situation.advisor.book
    if "night_pain" in book.question:
        for flag in ("chest_pain", "night_pain"):
            answers = {**situation.check_in.model_dump(), flag: "yes"}
            rules = {reason.rule for reason in situation.advisor.assess(answers).reasons}
            assert f"{flag}-yes" in rules
            assert f"{flag}-unsure" not in rules


def test_after_an_engine_fault_too_the_milder_referral_is_silent() -> None:
    book = flagged_pages().book()
    seen = sum(1 << i for i, e in enumerate(book.effects) if e.rule.id.startswith("chest_pain"))
    laws = Laws(book)
    told = AdviceTexts(book, laws, ENGLISH).reasons_on_fault(laws.effects_after_fault([seen]))
    assert [reason.rule for reason in told] == ["engine-fault", "chest_pain-yes"]


def test_a_referral_with_an_alternative_that_is_not_implied_is_told() -> None:
    answers = [{"chest_pain": "yes"}, {"sore_knees": "yes"}]
    rules = [
        _rule("either", {"any": answers}, "urgent"),
        _rule("both", {"all": answers}, "emergency"),
    ]
    pages = flagged_pages().with_file("test-flags/more.yaml", {"rules": rules})
    advisor = Advisor.from_book(pages.book(), engine="bitmap")

    def told_to(**given: str) -> set[str]:
        return {reason.rule for reason in advisor.assess(given).reasons}

    assert told_to(chest_pain="yes") == {"chest_pain-yes"}
    assert told_to(chest_pain="yes", sore_knees="yes") == {"both", "chest_pain-yes"}
    assert told_to(chest_pain="unsure", sore_knees="yes") == {"either", "chest_pain-unsure"}


def _rule(id: str, when: object, urgency: str) -> dict[str, object]:
    words = {"say": f"What {id} says.", "because": f"Why {id}.", "source": SOURCE}
    return {"rule": id, "when": when, "then": {"refer": urgency}, **words}
