"""The benchmarks run, each for a reason that a page gives, and against what gives the same answers.

No test looks at how fast anything is.
"""

from __future__ import annotations

from pathlib import Path
from statistics import median
from unittest.mock import patch
from xml.etree.ElementTree import fromstring

import pytest

from benchmarks import asking, effort, folders, growth, histories
from benchmarks.__main__ import GROUPS, main
from benchmarks.by_hand import verdict
from benchmarks.folders import FEW, GATE, MANY, documents
from benchmarks.growth_picture import growth_picture
from benchmarks.nothing_kept import nothing_kept
from benchmarks.peers import comparing, gate, ours, plain
from benchmarks.peers.rivals import pydantic_strict
from benchmarks.random_check_ins import QUESTIONS, in_words, lowered, random_check_ins
from benchmarks.table import Row
from benchmarks.table import printed as printed_rows
from benchmarks.timing import Measured
from recovery_advisor import Advisor, Readiness
from recovery_advisor.decision import Laws
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.history import History
from recovery_advisor.loading.compiler import compile_book

SPEED = (Path(__file__).resolve().parents[1] / "docs/speed.md").read_text(encoding="utf-8")
#: For each group the rows that it prints, up to where a row names its figures.
ROWS = {
    "decision": [
        "decision, base pack, each answer unknown to 1 in 10",
        "decision with 500 rules",
    ],
    "two_engines": [
        "assess by both engines, nothing answered, base pack",
        "assess by both engines, nothing answered, both packs",
        "durable_rules and bitmap together",
    ],
    "assessing": [
        "assess at rest, base pack",
        "assess at rest, both packs",
        "assess at rest, wishes never the same twice",
        "assess at rest, nothing kept",
        "assess with a session, wishes never the same twice",
        "assess, both packs, 20,000 people with every answer",
        "assess, missing read, everything unanswered",
    ],
    "asking": ["next_question, both packs, nothing answered"],
    "explaining": ["explain, both packs, many people"],
    "history": [
        "a step of the fold",
        "five years folded by rules made anew",
        "the next advice of a kept person, MemoryStore",
        "the next advice of a kept person, SqliteStore",
        "an event appended to SQLite in batches of 1,000",
        "an event appended to SQLite one by one",
    ],
    "starting": [
        "from recovery_advisor import Advisor, CheckIn, Preferences",
        'Advisor(engine="bitmap")',
        "cold to the first verdict",
        "one assess on the command line, all answered",
    ],
    "loading": ["loading the shipped packs from a folder, their cases tried"],
    "tables": [
        "table, base pack, verdict",
        "table, base pack, verdict",
        "table, both packs, with errors",
        "table, 500 rules",
        "table, both packs",
        "table, pandas",
        "table, PyArrow",
        "table, DuckDB",
        "10,000 rows of pandas, first call included",
        "table, twelve-rule gate, verdict",
        "table, twelve-rule gate, verdict",
        "table, twelve-rule gate, verdict",
        "table, twelve-rule gate",
        "table, a column of 10,000 courses",
    ],
    "proof": [
        "proving all that is claimed of the shipped packs",
        "proving the laws of 500 rules over 60 questions",
    ],
}


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """The rows of a quick run."""
    main([*arguments, "--quick"])
    _, _, *rows = capsys.readouterr().out.splitlines()
    return rows


def assert_rows_of(group: str, rows: list[str]) -> None:
    assert len(rows) == len(ROWS[group])
    assert all(row.startswith(name) for row, name in zip(rows, ROWS[group], strict=True)), rows


def test_each_row_is_on_the_page_of_speed() -> None:
    assert ROWS.keys() == GROUPS.keys()
    for group, rows in ROWS.items():
        assert f"`{group}`" in SPEED
        assert [row for row in rows if row not in SPEED] == []


def test_a_group_is_run_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert_rows_of("asking", printed(capsys, "asking"))


@pytest.mark.deep
@pytest.mark.parametrize("group", GROUPS)
def test_each_group_prints_its_rows(group: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert_rows_of(group, printed(capsys, group))


def test_a_goal_stands_beside_its_figure_with_a_mark_where_it_is_missed() -> None:
    ratio, figure = Measured(own=30.0, baseline=10.0, ratio=3.0), Measured(2_000.0, 1_000.0, 2.0)
    rows = [
        Row("met", "other", ratio, 3.0),
        Row("missed", "other", ratio, 2.9),
        Row("own met", "other", figure, most=2_000.0, unit="ms"),
        Row("own missed", "other", figure, most=1_999.0, unit="ms"),
        Row("none", "other", ratio),
        Row("absent", "other", None, 1.0, remark="is not installed"),
    ]
    _, *lines = printed_rows(rows).splitlines()
    assert [" ".join(line.split()) for line in lines] == [
        "met 3 3 30 10 us other",
        "missed 3 2.9 MISSED 30 10 us other",
        "own met 2,000 ms 2,000 ms 2,000 1,000 ms other",
        "own missed 2,000 ms 1,999 ms MISSED 2,000 1,000 ms other",
        "none 3 30 10 us other",
        "absent ? 1 is not installed",
    ]


def test_an_advisor_that_keeps_nothing_says_the_same_and_decides_anew() -> None:
    people: list[dict[str, object]] = [{"pain": 9}, {"pain": 8, "swelling": "severe"}]

    def decided(advisor: Advisor) -> int:
        for person in people:
            assert advisor.assess(person).verdict == "see_professional"
        with patch.object(Laws, "decide", autospec=True, side_effect=Laws.decide) as deciding:
            for person in people:
                advisor.assess(person)
        return deciding.call_count

    assert decided(nothing_kept(lambda: Advisor(engine="bitmap"))) >= len(people)
    assert decided(Advisor(engine="bitmap")) == 0


def test_a_group_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["decisions"])
    error = capsys.readouterr().err
    assert "no benchmark decisions" in error and all(name in error for name in GROUPS)


def test_the_verdict_by_hand_is_the_advisors() -> None:
    advisor = Advisor(packs=["upper-back"], engine="bitmap")
    crowd = random_check_ins(500, seed=11, unknown=0.2)
    for person, check_in in zip(crowd, in_words(advisor.book, crowd), strict=True):
        answers = [person.get(question) for question in QUESTIONS]
        assert verdict(*answers) == advisor.assess(check_in).verdict, person


@pytest.mark.deep
def test_few_and_many_rules_have_the_same_number_counting() -> None:
    few, many = (compile_book(documents(rules)) for rules in (FEW, MANY))
    assert [len({e.rule.id for e in book.effects}) for book in (few, many)] == [FEW, MANY]
    crowd = folders.middling_answers(500)
    counting = [
        [BitmapEngine(book).counting(answers).bit_count() for answers in lowered(book, crowd)]
        for book in (few, many)
    ]
    assert counting[0] == counting[1] and len(set(counting[0])) > 2


def test_an_interview_asks_fewer_and_comes_to_the_same() -> None:
    both = Advisor(engine="bitmap")
    asked = [asking.interviewed(both, one) for one in asking.made_up(both, 30, seed=1)]
    assert all(one.same for one in asked)
    assert all(one.one_by_one <= len(both.book.questions) for one in asked)
    shown = asking.table(asked)
    assert shown.splitlines()[-1].split()[:2] == ["everybody", "30"]
    first = both.next_question({})
    assert first
    emergency = asking.interviewed(both, {**asking.made_up(both, 1, seed=1)[0], first.id: "yes"})
    assert (emergency.verdict, emergency.one_by_one) == ("emergency", 1)


def test_a_well_person_is_through_in_twelve_taps_and_each_emergency_is_told_soon() -> None:
    both = Advisor(engine="bitmap")
    well = effort.walked(both, effort.WELL)
    assert (well.advice.verdict, well.advice.missing) == ("full_programme", ())
    assert well.taps <= 12 and well.words(with_help=False) < 400 < well.words(with_help=True)
    signs = effort.emergency_signs(both)
    assert len(signs) == 13
    told = [effort.walked(both, {**effort.WELL, sign: "yes"}).told for sign in signs]
    known = [taps for taps in told if taps is not None]
    assert len(known) == len(signs) and median(known) <= 5
    assert f"{well.taps} taps" in effort.report(both)


@pytest.mark.deep
def test_a_crowd_is_told_alike_in_each_run_and_one_in_pain_never_reaches_all() -> None:
    history = History(engine="bitmap")
    healed, *_, aching = histories.CROWDS
    told = [histories.row(crowd, 2, history) for crowd in (healed, aching, healed)]
    assert told[0] == told[2] != told[1]
    assert [one["full by day (half)"] for one in told[:2]] == ["6", "never"]
    assert history.people() == []


# The gate that rivals are measured on; they themselves need to be installed.


@pytest.fixture(scope="module")
def gate_advisor() -> Advisor:
    return Advisor.from_folder(GATE, engine="bitmap")


@pytest.mark.deep
def test_the_gate_as_rules_is_the_gate_or_more_careful(gate_advisor: Advisor) -> None:
    crowd = gate.random_people(3_000, seed=13)
    for own in (ours.assessed(gate_advisor), ours.decided()):
        differing = comparing.more_careful(own, crowd)
        assert 0 < len(differing) < 100
        assert {plain.decide(person) for person in differing} == {"R08"}


@pytest.mark.deep
def test_validation_does_not_change_the_gate() -> None:
    assert comparing.disagreeing(pydantic_strict.gate(), gate.random_people(500, seed=14)) == 0


@pytest.mark.deep
def test_a_red_flag_that_was_not_asked_is_rest_for_us(gate_advisor: Advisor) -> None:
    own = {"whole": ours.assessed(gate_advisor), "alone": ours.decided()}
    said = comparing.without_red_flag({"plain": plain.decide, **own})
    assert said == {"plain": "raises KeyError", "whole": "rest", "alone": "rest"}
    assert ours.assessed(gate_advisor)(gate.HEALTHY).readiness is Readiness.FULL


def test_growth_is_drawn_with_its_figures_in_words() -> None:
    drawn = growth_picture(
        {"rows": [(10, 0.01), (1_000, 1.0)], "rules & columns": [(50, 0.1)], "none": []}
    )
    root = fromstring(drawn)
    assert (
        root.get("aria-label")
        == "rows: 10 in 0.01 s, 1,000 in 1.00 s; rules & columns: 50 in 0.10 s"
    )
    lines = [one.get("points") or "" for one in root if one.tag.endswith("polyline")]
    assert [line.count(",") for line in lines] == [2, 1]
    (left, low), (right, high) = (map(float, at.split(",")) for at in lines[0].split())
    assert left < right
    assert low > high


@pytest.mark.deep
def test_growth_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    growth.main(["--quick", "--svg", str(tmp_path / "growth.svg")])
    printed = capsys.readouterr().out
    assert all(f"\n{axis:<28} " in printed for axis in growth.AXES)
    assert "rows, DuckDB: 30 in " in (tmp_path / "growth.svg").read_text("utf-8")
