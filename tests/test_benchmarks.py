"""The benchmarks run, and what they compare with gives the same answers."""

import sys

import pytest

from benchmarks import asking
from benchmarks.__main__ import GROUPS, main
from benchmarks.by_hand import verdict, verdict_of_known
from benchmarks.folders import GATE, documents
from benchmarks.folders import people as made_up
from benchmarks.many_rules import FEW, MANY
from benchmarks.million import memory
from benchmarks.peers import comparing, gate, ours, plain
from benchmarks.people import QUESTIONS, lowered, people
from recovery_advisor import Advisor, Readiness
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.loading.compiler import compile_book

ROWS = """
decision, base pack, nothing kept, each answer unknown to 1 in 10
decision, base pack, nothing kept, all answers known
decision with 500 rules
assess at rest
assess with a session, the same person and wishes again
assess with a session, wishes never the same twice
assess, missing read, everything unanswered
next_question, nothing answered, bitmap
next_question, settled, bitmap
next_question, nothing answered, two engines
next_question, half answered, 500 rules
durable_rules and bitmap together
explain, both packs, at rest by swelling
explain, both packs, a gentle start
explain, both packs, nothing answered
explain, both packs, many people
explain with 500 rules
record, both packs, many people
replay of a record, both packs, many people
from recovery_advisor import Advisor, CheckIn, Preferences
Advisor() after that import
decision, both packs
assess with a session, both packs
assess an emergency, both packs
one assess on the command line, two answers
one assess on the command line, all answered
of our import: the YAML reader
loading 500 rules
loading the shipped packs
rules check of the shipped packs, whole process
rules check of 500 rules
proving all that is claimed of the shipped packs
proving the laws of 500 rules over 60 questions
memory after
""".strip().splitlines()


@pytest.fixture(scope="module")
def advisor() -> Advisor:
    return Advisor(packs=["upper-back"], engine="bitmap")


@pytest.fixture(scope="module")
def gate_advisor() -> Advisor:
    return Advisor.from_folder(GATE, engine="bitmap")


def test_the_quick_run_prints_every_row(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--quick"])
    printed = capsys.readouterr().out
    assert [row for row in ROWS if f"\n{row}" not in printed] == []


def test_a_group_is_run_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    main(["decision", "--quick"])
    printed = capsys.readouterr().out
    assert "if/else by hand" in printed and "memory" not in printed


def test_a_group_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["decisions"])
    error = capsys.readouterr().err
    assert "no benchmark decisions" in error and all(name in error for name in GROUPS)


def test_the_verdict_by_hand_is_the_advisors(advisor: Advisor) -> None:
    for person in people(3_000, seed=11, unknown=0.2):
        answers = [person.get(question) for question in QUESTIONS]
        assert verdict(*answers) == advisor.assess(person).verdict, person


def test_the_verdict_by_hand_of_known_answers_is_the_advisors(advisor: Advisor) -> None:
    for person in people(3_000, seed=12):
        answers = [person[question] for question in QUESTIONS]
        assert verdict_of_known(*answers) == advisor.assess(person).verdict, person


def test_few_and_many_rules_have_the_same_number_counting() -> None:
    few, many = (compile_book(documents(rules)) for rules in (FEW, MANY))
    assert [len({e.rule.id for e in book.effects}) for book in (few, many)] == [FEW, MANY]
    crowd = made_up(500)
    counting = [
        [BitmapEngine(book).counting(answers).bit_count() for answers in lowered(book, crowd)]
        for book in (few, many)
    ]
    assert counting[0] == counting[1] and len(set(counting[0])) > 2


def test_the_gate_as_rules_is_the_gate_or_more_careful(gate_advisor: Advisor) -> None:
    crowd = gate.people(3_000, seed=13)
    for own in (ours.assessed(gate_advisor), ours.decided()):
        differing = comparing.more_careful(own, crowd)
        assert 0 < len(differing) < 100
        assert {plain.decide(person) for person in differing} == {"R08"}


def test_validation_does_not_change_the_gate() -> None:
    assert comparing.disagreeing(plain.pydantic_and_plain(), gate.people(500, seed=14)) == 0


def test_a_red_flag_that_was_not_asked_is_rest_for_us(gate_advisor: Advisor) -> None:
    own = {"whole": ours.assessed(gate_advisor), "alone": ours.decided()}
    said = comparing.without_red_flag({"plain": plain.decide, **own})
    assert said == {"plain": "raises KeyError", "whole": "rest", "alone": "rest"}
    assert ours.assessed(gate_advisor)(gate.HEALTHY).readiness is Readiness.FULL


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says how much memory is in use")
def test_memory_is_read_at_each_mark() -> None:
    assert [done for done, megabytes in memory(100, "bitmap") if megabytes > 1] == [10, 50, 100]


def test_an_interview_asks_fewer_and_comes_to_the_same() -> None:
    both = Advisor(engine="bitmap")
    asked = [asking.interviewed(both, one) for one in asking.made_up(both, 30, seed=1)]
    assert all(one.same for one in asked)
    assert all(one.one_by_one <= len(both.book.questions) for one in asked)
    printed = asking.table(asked)
    assert printed.splitlines()[-1].split()[:2] == ["everybody", "30"]
    emergency = asking.interviewed(both, {**asking.made_up(both, 1, seed=1)[0], "chest_pain": 2})
    assert emergency.one_by_one == 1
