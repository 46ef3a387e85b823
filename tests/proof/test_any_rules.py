"""Laws and made-up claims over generated rule books: z3, each person tried, and brute force agree."""

from collections.abc import Iterator
from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_advisor import Advisor, Readiness, RuleBook, Urgency
from recovery_advisor.decision import Laws
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.loading.claims import ClaimedOutcome, WrittenClaim
from recovery_advisor.proving.claim import Claim
from recovery_advisor.proving.enumeration import enumeration
from recovery_advisor.proving.individuals import Individuals, truth_of
from recovery_advisor.proving.laws import all_laws
from recovery_advisor.proving.prover import SPOKEN_OF, Prover, Settled
from recovery_advisor.proving.written_claims import as_claim
from recovery_advisor.rulebook.boundary_classes import classes, thresholds_of
from recovery_advisor.rulebook.conditions import Condition, thresholds
from recovery_advisor.rulebook.wording import answer_of
from recovery_advisor.testing import rule_books

few = settings(max_examples=max(5, settings().max_examples // 4))


@few
@given(rule_books())
def test_every_law_is_proved_in_both_ways(book: RuleBook) -> None:
    laws = Laws(book)
    prover, tried = Prover(book, laws, 60), enumeration(book, laws, all_laws())
    for claim in all_laws():
        assert prover.settle(claim).settled is Settled.PROVED, claim.id
        assert tried is None or tried.holds(claim), claim.id


def claims(book: RuleBook) -> st.SearchStrategy[Claim]:
    """A claim that borrows the condition of one of the rules; many are not true."""
    conditions = st.sampled_from([effect.rule.when for effect in book.effects])
    return st.builds(
        lambda who, about, unless, readiness, urgency, told: as_claim(
            WrittenClaim(
                "made-up", "", about, unless,
                (who, ClaimedOutcome(readiness, urgency, frozenset(), frozenset(), told)),
                "It is made up.", book.effects[0].rule.source, None,  # type: ignore[arg-type]
            )
        ),
        st.sampled_from(["everybody", "somebody"]),
        st.none() | conditions,
        st.none() | conditions,
        st.frozensets(st.sampled_from(Readiness), min_size=1),
        st.frozensets(st.sampled_from(Urgency), min_size=1),
        st.frozensets(st.sampled_from(nets_of(book))),
    )  # fmt: skip


def nets_of(book: RuleBook) -> list[str]:
    """Ids of the safety nets, those told with a readiness first."""
    on_answers = (effect.rule.id for effect in book.effects if effect.kind == "safety_net")
    return [*(one.net.rule for one in book.safety_nets), *on_answers]


@given(st.data())
def test_a_claim_that_a_safety_net_is_told_is_judged_by_what_is_told(data: Any) -> None:
    book = data.draw(rule_books())
    net = data.draw(st.sampled_from(nets_of(book)))
    person = tuple(data.draw(st.integers(0, question.span)) for question in book.questions)
    answers = {
        question.id: answer_of(question, severity)
        for question, severity in zip(book.questions, person, strict=True)
    }
    advice = Advisor.from_book(book, engine="bitmap").assess(answers)
    told = ClaimedOutcome(
        frozenset(Readiness), frozenset(Urgency), frozenset(), frozenset(), frozenset({net})
    )
    source = book.effects[0].rule.source
    place: Any = None
    claim = as_claim(
        WrittenClaim("made-up", "", None, None, ("everybody", told), "Made up.", source, place)
    )
    people = Individuals(book, Laws(book))
    broken = any(truth for _, truth in claim.sought(people.view(people.seen(person))))
    silent = net not in {one.rule for one in advice.safety_net}
    assert broken is (silent and advice.urgency < Urgency.URGENT)


@given(st.data())
def test_a_claim_is_settled_as_brute_force_settles_it(data: Any) -> None:
    book = data.draw(rule_books())
    claim = data.draw(claims(book))
    outcome = Prover(book, Laws(book), 60).settle(claim)
    tried = enumeration(book, Laws(book), [claim])
    assert tried is not None
    assert tried.holds(claim) is (outcome.settled is Settled.PROVED)
    found = list(people_of(claim, book))
    if SPOKEN_OF in outcome.lacking:
        assert not found
    elif claim.found:
        assert (outcome.settled is Settled.PROVED) is bool(found)
    elif found:
        assert outcome.counterexample is not None
        person = outcome.counterexample.person
        assert spoken_of(claim, person, book)
        assert size(person) == min(map(size, found))
    else:
        assert outcome.settled is Settled.PROVED


def people_of(claim: Claim, book: RuleBook) -> Iterator[Lowered]:
    """Everybody a claim speaks of, in each class, of whom something sought is true."""
    asked = [*thresholds_of(book), *_thresholds(claim.about), *_thresholds(claim.unless)]
    people = Individuals(book, Laws(book))
    for person in product(*(classes(question, asked) for question in book.questions)):
        view = people.view(people.seen(person))
        if spoken_of(claim, person, book) and any(truth for _, truth in claim.sought(view)):
            yield person


def spoken_of(claim: Claim, person: Lowered, book: RuleBook) -> bool:
    if claim.about is not None and truth_of(claim.about, book)(person) is not True:
        return False
    return claim.unless is None or truth_of(claim.unless, book)(person) is not True


def size(person: Lowered) -> int:
    """How many answers differ from those of somebody healthy."""
    return sum(number != 0 for number in person)


def _thresholds(condition: Condition | None) -> Iterator[Any]:
    return thresholds(condition) if condition is not None else iter(())
