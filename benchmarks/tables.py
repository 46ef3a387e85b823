"""Whole tables: against the base gate by hand in Polars, and each kind of table against Polars.

The people are made up by numpy, the same ones in every run; each answer is unknown to 1 in 50.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from importlib.util import find_spec
from typing import Any

from benchmarks import tables_gate
from benchmarks.folders import MANY, documents
from benchmarks.history import five_years, folded
from benchmarks.table import Row
from benchmarks.timing import Effort, Measured, Work, against, each, medians
from recovery_advisor import Advisor, RuleBook, load_history_book
from recovery_advisor.assessment.intake import Intake
from recovery_advisor.course.rules import CourseRules
from recovery_advisor.history import History, MemoryStore
from recovery_advisor.history.lowering import EventLowering
from recovery_advisor.loading.compiler import compile_book

NEEDED = ("duckdb", "narwhals", "numpy", "pandas", "polars", "pyarrow")
EXPERT_TARGET, PLAIN_TARGET, MANY_TARGET = 1.25, 2.0, 2.0
LOOP_TARGET, OTHERS_TARGET, FIRST_TARGET = 1 / 300, 1 / 0.35, 60_000.0
_FEW_ROWS, _LOOPED = 10_000, 3_000


def rows(effort: Effort) -> Iterator[Row]:
    """A table in, one with verdicts out; microseconds a row, but for the last, which is a call."""
    absent = [name for name in NEEDED if find_spec(name) is None]
    if absent:
        yield Row("tables", "", None, remark=f"{', '.join(absent)} is not installed")
        return
    length = 1_000_000 if effort.seconds else 1_000
    base, both = Advisor(["upper-back"], engine="bitmap"), Advisor(engine="bitmap")
    yield from _by_hand(base, both, length, effort)
    yield from _in_size(both, length, effort)
    yield from _of_kinds(both, length, effort)
    yield _first_call(both, effort)
    yield from tables_gate.rows(length, effort)
    yield _courses(effort)


def _by_hand(base: Advisor, both: Advisor, length: int, effort: Effort) -> Iterator[Row]:
    import polars as pl

    coded, people = made_up(base.book, length), made_up(both.book, length)
    plain = coded.with_columns(pl.col(pl.Enum).cast(pl.String))
    expert = _of(lambda: coded.lazy().select(verdict=hand_verdict(coded=True)).collect(), length)
    own = _of(lambda: base.assess_table(coded.lazy()).select("verdict").collect(), length)
    measured = against(own, expert, effort)
    yield Row(
        "table, base pack, verdict",
        "an expert's Polars by hand",
        measured,
        EXPERT_TARGET,
        unit="us/row",
    )
    expert = _of(
        lambda: coded.lazy().select(verdict=hand_verdict(coded=True, checked=True)).collect(),
        length,
    )
    yield Row(
        "table, base pack, verdict",
        "the same by hand, with the check of cells",
        against(own, expert, effort),
        unit="us/row",
    )
    hand = _of(lambda: plain.lazy().select(verdict=hand_verdict(coded=False)).collect(), length)
    own = _of(lambda: both.assess_table(people.lazy()).collect(), length)
    measured = against(own, hand, effort)
    yield Row(
        "table, both packs, with errors",
        "base gate in plain Polars",
        measured,
        PLAIN_TARGET,
        unit="us/row",
    )


def _in_size(both: Advisor, length: int, effort: Effort) -> Iterator[Row]:
    people = made_up(both.book, length)
    many = Advisor.from_book(compile_book(documents(MANY)), engine="bitmap")
    crowd = made_up(many.book, length)
    shipped = _of(lambda: both.assess_table(people.lazy()).collect(), length)
    own = _of(lambda: many.assess_table(crowd.lazy()).collect(), length)
    measured = against(own, shipped, effort)
    yield Row(f"table, {MANY} rules", "both packs", measured, MANY_TARGET, unit="us/row")
    some = [
        {id: answer for id, answer in row.items() if answer is not None}
        for row in people.head(_LOOPED).to_dicts()
    ]
    measured = against(shipped, each(both.assess, some), effort)
    yield Row("table, both packs", "a loop over assess", measured, LOOP_TARGET, unit="us/row")


def _of_kinds(both: Advisor, length: int, effort: Effort) -> Iterator[Row]:
    import duckdb

    people = made_up(both.book, length)
    baseline = _of(lambda: both.assess_table(people.lazy()).collect(), length)
    connection = duckdb.connect()
    connection.execute("set enable_progress_bar = false")
    connection.register("people", people.to_arrow())
    listed = ", ".join(
        f"{name}::enum{tuple(kind.categories)} as {name}"
        for name, kind in people.schema.items()
        if hasattr(kind, "categories")
    )
    connection.execute(f"create table kept as select * replace ({listed}) from people")
    kinds: dict[str, Callable[[], object]] = {
        "pandas": partial(both.assess_table, people.to_pandas()),
        "PyArrow": partial(both.assess_table, people.to_arrow()),
        "DuckDB": lambda: (
            both.assess_table(connection.table("kept"))
            .project("verdict, readiness, urgency, error")
            .to_arrow_table()
        ),
    }
    for name, assess in kinds.items():
        measured = against(_of(assess, length), baseline, effort)
        yield Row(f"table, {name}", "Polars, lazy", measured, OTHERS_TARGET, unit="us/row")


def _first_call(both: Advisor, effort: Effort) -> Row:
    from recovery_advisor.tables.assess import _PROGRAMS

    people = made_up(both.book, _FEW_ROWS).to_pandas()

    def first() -> None:
        _PROGRAMS.clear()
        both.assess_table(people)

    work = each(lambda _: first(), [None])
    turns = [1e6 * work.seconds_a_call(0.0) for _ in range(effort.rounds)]
    measured = medians((own, own) for own in turns)
    what = f"{_FEW_ROWS:,} rows of pandas, first call included"
    return Row(what, "", Measured(measured.own, measured.own, 1.0), most=FIRST_TARGET)


def _courses(effort: Effort) -> Row:
    """People with a history, each with the course of some day of two months."""
    import polars as pl

    book, store = load_history_book(), MemoryStore()
    history = History.from_book(book, store, engine="bitmap")
    lowering, rules, events = (
        EventLowering(book, Intake(book)),
        CourseRules(book),
        five_years(book, 60),
    )
    moments = list(map(lowering.moment, events))
    texts = [folded(moments[:end], rules).to_json() for end in range(1, len(moments) + 1)]
    people = pl.DataFrame({"course": [texts[number % len(texts)] for number in range(_FEW_ROWS)]})
    store.append("ann", [(event.id, event.to_json()) for event in events])
    at = events[-1].at
    own = _of(lambda: history.assess_table(people, course="course", as_of=at), _FEW_ROWS)
    loop = each(lambda person: history.advise(person, at), ["ann"])
    what = f"table, a column of {_FEW_ROWS:,} courses"
    return Row(what, "advise of a kept person", against(own, loop, effort), unit="us/row")


def _of(assess: Callable[[], object], length: int) -> Work:
    """One call for a table of so many rows, counted as that many."""
    return Work(lambda: range(length), lambda _: assess())


def made_up(book: RuleBook, length: int) -> Any:
    """A frame of Polars: words as categories, numbers as small as can be."""
    import numpy as np
    import polars as pl

    random = np.random.default_rng(20)
    columns = {}
    for one in book.questions:
        worse = random.random(length) < (0.1 if one.worded else 0.8)
        severities = np.where(worse, random.integers(0, one.span + 1, length), 0)
        if one.worded:
            words = [str(one.answer(severity)) for severity in range(one.span + 1)]
            column = pl.Series(words, dtype=pl.Enum(words)).gather(severities)
        else:
            column = pl.Series(
                np.array([one.value(s) for s in range(one.span + 1)], np.int16)[severities]
            )
        columns[one.id] = column.set(pl.Series(random.random(length) < 0.02), None)
    return pl.DataFrame(columns)


def hand_verdict(*, coded: bool, checked: bool = False) -> Any:
    """The base pack's verdict by hand, as :func:`benchmarks.by_hand.verdict`.

    Args:
        coded: by the codes of categories, as an expert does, else by their words.
        checked: whether a row with a number that is on no scale is at rest, if it refers nobody.
    """
    import polars as pl

    def word(column: str, *words: str) -> Any:
        return pl.col(column).is_in(words) if len(words) > 1 else pl.col(column) == words[0]

    pain, daily, motion = map(pl.col, ("pain", "daily_activity_pain", "range_of_motion"))
    swelling, stiffness = pl.col("swelling"), pl.col("stiffness")
    far = (motion < 50).fill_null(False)
    severe = (pain >= 7).fill_null(False) | (daily >= 7).fill_null(False)
    worst = word("swelling", "severe").fill_null(False)
    stiff = word("stiffness", "severe").fill_null(False)
    swollen = swelling.to_physical() >= 2 if coded else word("swelling", "moderate", "severe")
    slight = stiffness.to_physical() <= 1 if coded else word("stiffness", "none", "mild")
    see = severe | (word("injury", "yes").fill_null(False) & (far | worst))
    special = word("needs_special_plan", "yes").fill_null(False)
    routine = far | stiff | swollen.fill_null(False) | special
    off = [(one < 0) | (one > most) for one, most in ((pain, 10), (daily, 10), (motion, 100))]
    clear = (word("needs_special_plan", "no") & word("swelling", "none")).fill_null(False)
    clear &= (
        pain.is_not_null() & daily.is_not_null() & stiffness.is_not_null() & motion.is_not_null()
    )
    best = ((daily == 0) & (pain <= 2) & slight & (motion >= 90)).fill_null(False)
    healthy = word("injury", "no").fill_null(False)
    if checked:
        clear &= ~(off[0] | off[1] | off[2]).fill_null(False)
    hold = ~healthy | stiff | far
    words = [
        *("see_professional", "consult_first", "rest", "mobility", "gradual_return"),
        "full_programme",
    ]
    said = {one: pl.lit(code, pl.UInt8) if coded else pl.lit(one) for code, one in enumerate(words)}
    resting = pl.when(routine).then(said["consult_first"]).otherwise(said["rest"])
    verdict = (
        pl.when(see)
        .then(said["see_professional"])
        .when(~clear)
        .then(resting)
        .when(best & healthy)
        .then(said["full_programme"])
        .when(best)
        .then(said["gradual_return"])
        .when(hold)
        .then(resting)
        .when(((pain <= 3) & (daily <= 3)).fill_null(False))
        .then(said["gradual_return"])
        .otherwise(said["mobility"])
    )
    return verdict.cat.to(pl.Enum(words)) if coded else verdict
