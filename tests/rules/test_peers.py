"""Other people's rule engines find in the base pack's rules what ours find, and the guide's table says.

They need ``pip install -r benchmarks/peers-requirements.txt``, and are left out unless asked for by
``-m peers``. Everybody here answered everything, as none of them knows what a missing answer means.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from recovery_advisor import RuleBook, load_book
from recovery_advisor.authoring.coverage.obligations import Obligations
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.protocol import Engine
from recovery_advisor.engines.registry import ENGINES, EngineName
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.rulebook.bit_sets import bits
from recovery_advisor.rulebook.conditions import AtLeast, Threshold, thresholds
from tests.rules.answer_grid import GRID, code
from tests.rules.gate import rows
from tests.rules.peer_engines import PEERS, Holding, Person
from tests.support.conditions import with_other
from tests.support.engines import EACH

BOOK = load_book(shipped_rules(), ["upper-back"])
SEED, HOW_MANY = 20261126, 2_000


def random_people() -> list[Person]:
    """Random people who answered everything, each answer the best or beside some threshold."""
    random = Random(SEED)
    known = {id: [one for one in answers if one is not None] for id, answers in GRID.items()}
    return [
        {id: random.choice([answers[0], random.choice(answers)]) for id, answers in known.items()}
        for _ in range(HOW_MANY)
    ]


PEOPLE = random_people()
ANSWERS = [
    tuple(code(question, person[question.id]) for question in BOOK.questions) for person in PEOPLE
]

each_peer = pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.__name__)
MakePeer = Callable[[RuleBook], Holding]


def differing(holding: Holding, engine: Engine) -> list[Person]:
    """The people in whom an engine of ours finds other effects."""
    return [
        person
        for person, answers in zip(PEOPLE, ANSWERS, strict=True)
        if holding(person) != set(bits(engine.counting(answers)))
    ]


@pytest.mark.peers
@each_peer
@pytest.mark.parametrize("ours", EACH)
def test_a_peer_finds_the_effects_that_ours_find(peer: MakePeer, ours: EngineName) -> None:
    assert differing(peer(BOOK), ENGINES[ours].make(BOOK)) == []


@pytest.mark.peers
@each_peer
def test_a_peer_finds_the_rows_of_the_guides_table(peer: MakePeer) -> None:
    holding, asked = peer(BOOK), [question.id for question in BOOK.questions]
    for person in PEOPLE:
        effects = [BOOK.effects[at] for at in holding(person)]
        found = {(effect.kind, str(effect.level)) for effect in effects if effect.level}
        assert found == rows(tuple(person[id] for id in asked)), person


@pytest.mark.peers
@each_peer
def test_any_threshold_moved_by_one_step_is_noticed(peer: MakePeer) -> None:
    for effect in BOOK.effects:
        ours = BitmapEngine(replace(BOOK, effects=(effect,)))
        for threshold in set(thresholds(effect.rule.when)):
            when = with_other(effect.rule.when, threshold, further(threshold))
            wrong = replace(effect, rule=replace(effect.rule, when=when))
            assert differing(peer(replace(BOOK, effects=(wrong,))), ours), (
                effect.rule.id,
                threshold,
            )


def further(threshold: Threshold) -> Threshold:
    """A step further from the end of the scale that it speaks of."""
    step = -1 if isinstance(threshold, AtLeast) else 1
    return replace(threshold, severity=threshold.severity + step)


def test_the_people_show_all_that_the_rules_can_show() -> None:
    obligations, met = Obligations(BOOK), 0
    for answers in ANSWERS:
        met |= obligations.met_by(answers)
    assert list(obligations.left_by(met)) == []
