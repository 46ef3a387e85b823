"""Which referrals are told: each that counts; at urgent or above no softer one than the advice."""

from dataclasses import replace

from hypothesis import event, given

from recovery_advisor import Advisor, Urgency
from recovery_advisor.assessment.advice_texts import AdviceTexts
from recovery_advisor.decision import Laws
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.rulebook.wording import answer_of
from recovery_advisor.values.translator import ENGLISH
from tests.laws.test_decisions import counting
from tests.support.flags import SOURCE, flagged_pages
from tests.support.situations import Situation, situations


def referrals(situation: Situation) -> list[Effect]:
    """The referrals that count."""
    return [effect for effect in counting(situation) if effect.kind == "refer"]


def reported(situation: Situation) -> set[str]:
    """The rules of the referrals that are told."""
    return {reason.rule for reason in situation.advice.reasons if reason.effect == "refer"}


def at_worst(situation: Situation) -> Situation:
    """Somebody for whom every referral counts."""
    book = situation.advisor.book
    answers = {question.id: answer_of(question, question.span) for question in book.questions}
    check_in = situation.advisor.CheckIn.model_validate(answers)
    return replace(situation, check_in=check_in)


@given(situations() | situations().map(at_worst))
def test_a_referral_is_told_unless_the_advice_is_urgent_and_more_so(situation: Situation) -> None:
    count, urgency = referrals(situation), situation.advice.urgency
    event(f"softer, {urgency}: {any(effect.level != urgency for effect in count)}")
    told = [one for one in count if urgency < Urgency.URGENT or one.level == urgency]
    assert reported(situation) == {effect.rule.id for effect in told}


@given(situations() | situations().map(at_worst))
def test_an_explanation_marks_nothing_softer_beside_an_urgent_referral(
    situation: Situation,
) -> None:
    urgency = situation.advice.urgency
    explanation = situation.advice.explain()
    assert {reason.rule for reason in explanation.why if reason.effect == "refer"} == reported(
        situation
    )
    if urgency >= Urgency.URGENT:
        levels = {mark.level for answer in explanation.answers for mark in answer.marks}
        assert all(isinstance(level, Urgency) and level >= urgency for level in levels)


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
        flags = ("chest_pain", "night_pain")
        for flag in flags:  # alone, as an emergency silences what is less urgent
            alone = {**dict.fromkeys(flags, "no"), flag: "yes"}
            answers = {**situation.check_in.model_dump(), **alone}
            rules = {reason.rule for reason in situation.advisor.assess(answers).reasons}
            assert f"{flag}-yes" in rules
            assert f"{flag}-unsure" not in rules


def told_after_fault(*rules: str) -> list[str]:
    """The reasons after a fault in which an engine saw the referrals of some rules."""
    book = flagged_pages().book()
    seen = sum(1 << i for i, effect in enumerate(book.effects) if effect.rule.id in rules)
    laws = Laws(book)
    reasons = AdviceTexts(book, laws, ENGLISH).reasons_on_fault(laws.referrals_among([seen]))
    return [reason.rule for reason in reasons]


def test_after_an_engine_fault_too_nothing_softer_stands_beside_or_before_an_emergency() -> None:
    """The reason of the fault says to rest, so that it comes last."""
    both = told_after_fault("chest_pain-yes", "chest_pain-unsure", "night_pain-unsure")
    assert both == ["chest_pain-yes", "engine-fault"]
    assert told_after_fault("chest_pain-unsure") == ["engine-fault", "chest_pain-unsure"]


def test_doubt_about_another_sign_does_not_blunt_an_emergency() -> None:
    advisor = Advisor(engine="bitmap")
    doubt = advisor.assess({"cold_arm": "unsure"})
    assert "If it gets worse or plainer" in doubt.reasons[0].say
    both = advisor.assess({"cold_arm": "unsure", "chest_pain": "yes"})
    alone = advisor.assess({"chest_pain": "yes"})
    assert both.reasons == alone.reasons
    assert str(both) == str(alone)


def test_of_two_rules_as_urgent_both_are_told_and_of_two_others_the_more_urgent() -> None:
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
    assert told_to(chest_pain="unsure", sore_knees="yes") == {"either"}


def _rule(id: str, when: object, urgency: str) -> dict[str, object]:
    words = {"say": f"What {id} says.", "because": f"Why {id}.", "source": SOURCE}
    return {"rule": id, "when": when, "then": {"refer": urgency}, **words}
