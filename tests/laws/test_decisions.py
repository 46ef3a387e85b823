"""Laws 1 to 4 and 8: what a set of effects that count comes to."""

from hypothesis import given
from hypothesis import strategies as st

from recovery_advisor import Advisor, Readiness, Urgency, Verdict
from recovery_advisor.decision import Laws
from recovery_advisor.engines.lowering import Lowering
from recovery_advisor.engines.reference import ReferenceEngine
from recovery_advisor.loading.effects import KINDS
from recovery_advisor.rulebook.bit_sets import bits
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.testing import Pages
from tests.coverage.books import book, rule
from tests.support.situations import Situation, situations


def counting(situation: Situation) -> list[Effect]:
    """The effects that count, by the reference engine."""
    book = situation.advisor.book
    check_in = situation.advisor.CheckIn.model_validate(situation.check_in.model_dump())
    answers = Lowering(book.questions).lower(check_in)
    mask = ReferenceEngine(book).counting(answers)
    return [effect for index, effect in enumerate(book.effects) if mask >> index & 1]


def levels(effects: list[Effect], kind: str) -> list[str]:
    return [str(effect.level) for effect in effects if effect.kind == kind]


@given(situations())
def test_readiness_is_the_least_of_the_best_permit_and_every_limit(situation: Situation) -> None:
    effects = counting(situation)
    order = ["rest", "mobility", "gradual", "full"]
    best = max((order.index(level) for level in levels(effects, "permit")), default=0)
    limits = [order.index(level) for level in levels(effects, "limit")]
    urgent = [0 for level in levels(effects, "refer") if level in ("urgent", "emergency")]
    assert situation.advice.readiness == order[min([best, *limits, *urgent])]


def test_every_set_of_effects_is_decided_by_the_laws() -> None:
    """Of a book with each level of each effect once, all sets there are."""
    above, urgencies = ["mobility", "gradual", "full"], ["none", *map(str, list(Urgency)[1:])]
    thens = [
        *({"permit": level} for level in above),
        *({"limit": level} for level in ("rest", *above[:-1])),
        *({"refer": level} for level in urgencies[1:]),
        {"note": "A note."},
    ]
    better, worse = {"pain": "1 or better"}, {"pain": "1 or worse"}
    rules = [rule(better if "permit" in then else worse, **then) for then in thens]
    of_all = book(*({**one, "rule": f"r{number}"} for number, one in enumerate(rules)))
    laws, written = Laws(of_all), [(one.kind, one.level) for one in of_all.effects]
    for chosen in range(1 << len(written)):
        some = [one for index, one in enumerate(written) if chosen >> index & 1]
        permits = [above.index(str(level)) + 1 for kind, level in some if kind == "permit"]
        limits = [["rest", *above].index(str(level)) for kind, level in some if kind == "limit"]
        refers = [urgencies.index(str(level)) for kind, level in some if kind == "refer"]
        now = [0] if max(refers, default=0) >= urgencies.index("urgent") else []
        decided = laws.decide(chosen)
        assert decided.readiness == ["rest", *above][min([max(permits, default=0), *limits, *now])]
        assert decided.urgency == urgencies[max(refers, default=0)]
        told = {written[index][0] for index in bits(laws.reported(chosen, chosen))}
        assert not now or told == {"refer"}


@given(situations())
def test_nothing_permits_means_rest(situation: Situation) -> None:
    if not levels(counting(situation), "permit"):
        assert situation.advice.readiness is Readiness.REST


@given(situations())
def test_urgency_is_the_greatest_of_every_refer(situation: Situation) -> None:
    order = ["none", "routine", "soon", "urgent", "emergency"]
    refers = [order.index(level) for level in levels(counting(situation), "refer")]
    assert situation.advice.urgency == order[max(refers, default=0)]


@given(situations())
def test_at_urgent_or_above_there_is_only_the_referral(situation: Situation) -> None:
    advice = situation.advice
    if advice.urgency >= Urgency.URGENT:
        assert advice.readiness is Readiness.REST
        assert advice.session is None
        assert advice.no_session is None
        assert not advice.available
        assert not advice.notes
        assert {reason.effect for reason in advice.reasons} == {"refer"}
        assert advice.say == (situation.advisor.book.words.headlines[advice.verdict],)


@given(situations())
def test_a_referral_for_now_is_rest_by_itself_whatever_permits(situation: Situation) -> None:
    book = situation.advisor.book
    of = {kind: [i for i, e in enumerate(book.effects) if e.kind == kind] for kind in KINDS}
    permits = sum(1 << index for index in of["permit"])
    for index in of["refer"]:
        level = book.effects[index].level
        decision = Laws(book).decide(permits | 1 << index)
        resting = not permits or level in ("urgent", "emergency")
        assert (decision.readiness is Readiness.REST) == resting


@given(situations())
def test_the_verdict_is_the_headline_of_readiness_and_urgency(situation: Situation) -> None:
    advice = situation.advice
    if advice.urgency in (Urgency.URGENT, Urgency.EMERGENCY):
        expected = {Urgency.URGENT: "see_professional", Urgency.EMERGENCY: "emergency"}
        assert advice.verdict == expected[advice.urgency]
    elif advice.readiness is Readiness.REST:
        assert advice.verdict == ("rest" if advice.urgency is Urgency.NONE else "consult_first")
    else:
        assert advice.verdict in (
            Verdict.MOBILITY,
            Verdict.GRADUAL_RETURN,
            Verdict.FULL_PROGRAMME,
        )


@given(situations(), st.randoms(use_true_random=False))
def test_the_order_of_files_rules_and_answers_means_nothing(
    situation: Situation, random: st.DataObject
) -> None:
    files = {}
    for name, data in situation.pages.files.items():
        shuffled = {
            key: random.sample(value, len(value))  # type: ignore[attr-defined]
            if isinstance(value, list) and key != "screens"
            else value
            for key, value in data.items()
        }
        files[name] = dict(reversed(shuffled.items()))
    other = Pages(dict(reversed(files.items())))
    answers = dict(reversed(situation.check_in.model_dump().items()))
    advisor = Advisor.from_book(other.book(), engine="bitmap")
    assert advisor.book.id == situation.advisor.book.id
    told = advisor.assess(answers, situation.wishes).model_dump_json()
    assert told == situation.advice.model_dump_json()


@given(situations())
def test_rules_may_move_to_another_file_of_their_pack(situation: Situation) -> None:
    moved = dict(situation.pages.files)
    for name, data in situation.pages.files.items():
        if len(data.get("rules", ())) > 1:
            first, *others = data["rules"]
            moved[name] = {**data, "rules": others}
            moved[f"{name.partition('/')[0]}/moved.yaml"] = {"rules": [first]}
            break
    assert situation.advice_by(Pages(moved)).model_dump_json() == situation.advice.model_dump_json()
