"""The twelve-rule gate over a whole table: this library, and what else a user could run over one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from benchmarks.folders import GATE
from benchmarks.peers.gate import RULES, Gate, Person, Rule, random_people, written
from benchmarks.table import Row
from benchmarks.timing import Effort, Work, against, each
from recovery_advisor import Advisor, RuleBook

#: So many people are made up; the table holds them again and again.
_PEOPLE, _FEW = 2_000, 200


def rows(length: int, effort: Effort) -> Iterator[Row]:
    """Microseconds a row; each must be slower than this library."""
    import polars as pl

    crowd = random_people(_PEOPLE, seed=1)
    people = pl.concat([pl.DataFrame(crowd).cast(pl.Int16)] * (length // _PEOPLE or 1))
    advisor = Advisor.from_folder(GATE, engine="bitmap")
    ours = _in_words(advisor.book, people.with_columns(pl.col("trend") + 1))
    own = Work(
        lambda: range(len(people)),
        lambda _: advisor.assess_table(ours.lazy()).select("verdict").collect(),
    )
    for name, rival in _rivals(people, crowd).items():
        what = "table, twelve-rule gate, verdict"
        yield Row(what, name, against(own, rival, effort), 1.0, unit="us/row")
    for name in ("durable_rules", "zen"):
        try:
            gate: Gate = import_module(f"benchmarks.peers.rivals.{name}").gate()
        except ImportError as error:
            yield Row(f"table, twelve-rule gate: {name}", "", None, remark=str(error))
            continue
        measured = against(own, each(gate, crowd[:_FEW]), effort)
        yield Row(
            "table, twelve-rule gate, verdict",
            f"{name}, a call for each row",
            measured,
            1.0,
            unit="us/row",
        )


def _in_words(book: RuleBook, people: Any) -> Any:
    """Categories in place of numbers, where answers are words."""
    import polars as pl

    words = {
        one.id: [str(one.answer(one.severity(value))) for value in range(one.low, one.high + 1)]
        for one in book.questions
        if one.worded
    }
    return people.with_columns(
        pl.col(id).cast(pl.UInt8).cat.to(pl.Enum(each)) for id, each in words.items()
    )


def _rivals(people: Any, crowd: list[Person]) -> dict[str, Work]:
    import duckdb
    import numpy as np

    columns = {name: people[name].to_numpy() for name in people.columns}
    connection = duckdb.connect()
    connection.register("arrow", people.to_arrow())
    connection.execute("create table people as select * from arrow")
    case = " ".join(f"when {written(rule)} then '{rule[0]}'" for rule in RULES)
    query = f"select case {case.replace('==', '=')} end as rule from people"
    conditions = [_for_numpy(rule) for rule in RULES]

    def by_numpy() -> object:
        found = [eval(one, {}, columns) for one in conditions]
        return np.select(found, np.arange(len(RULES), dtype=np.uint8))

    calls: dict[str, Callable[[], object]] = {
        "numpy.select": by_numpy,
        "a CASE in DuckDB": lambda: connection.sql(query).to_arrow_table(),
    }
    return {name: _of(call, len(people)) for name, call in calls.items()}


def _for_numpy(rule: Rule) -> str:
    """A rule as an expression over arrays."""
    return " | ".join(
        "("
        + " & ".join(f"({question} {operator} {bound})" for question, operator, bound in all)
        + ")"
        for all in rule[1]
    )


def _of(call: Callable[[], object], length: int) -> Work:
    return Work(lambda: range(length), lambda _: call())
