"""The base gate in PySpark on two threads: this library against a CASE by hand, by the clock on the wall.

``python -m benchmarks.tables_spark [--rows N]``; needs PySpark and Java 17.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from benchmarks.tables import made_up
from recovery_advisor import Advisor

_ROUNDS = 7
_FAR, _SEVERE = (
    "coalesce(range_of_motion < 50, false)",
    "coalesce(pain >= 7 or daily_activity_pain >= 7, false)",
)
_REST = (
    f"case when {_FAR} or coalesce(stiffness = 'severe' or swelling in ('moderate', 'severe')"
    " or needs_special_plan = 'yes', false) then 'consult_first' else 'rest' end"
)
_BEST = "daily_activity_pain = 0 and pain <= 2 and stiffness in ('none', 'mild') and range_of_motion >= 90"
#: As :func:`benchmarks.by_hand.verdict`.
CASE = f"""
case when {_SEVERE} then 'see_professional'
     when coalesce(injury = 'yes' and (range_of_motion < 50 or swelling = 'severe'), false) then 'see_professional'
     when not coalesce(needs_special_plan = 'no' and swelling = 'none', false) or pain is null
          or daily_activity_pain is null or stiffness is null or range_of_motion is null then {_REST}
     when {_BEST} and coalesce(injury = 'no', false) then 'full_programme'
     when {_BEST} then 'gradual_return'
     when not coalesce(injury = 'no', false) or stiffness = 'severe' or range_of_motion < 50 then {_REST}
     when pain <= 3 and daily_activity_pain <= 3 then 'gradual_return'
     else 'mobility' end"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Time both, turn by turn."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tables_spark", description=__doc__)
    parser.add_argument("--rows", type=int, default=2_000_000)
    rows = parser.parse_args(arguments).rows
    from pyspark.sql import SparkSession

    advisor = Advisor(["upper-back"], engine="bitmap")
    spark = (
        SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    )
    with TemporaryDirectory() as folder:
        import polars as pl

        people = made_up(advisor.book, rows).with_columns(pl.col(pl.Enum).cast(pl.String))
        people.write_parquet(f"{folder}/people.parquet")
        frame = spark.read.parquet(f"{folder}/people.parquet").cache()
        frame.count()
        own = advisor.assess_table(frame)
        hand = frame.selectExpr(f"{CASE} as verdict")
        assert _counts(own) == _counts(hand)
        print(f"{rows:,} rows; millions of rows a second, medians of {_ROUNDS} turns")
        _print("verdict", rows, own.select("verdict"), hand)
        _print("verdict and errors", rows, own.select("verdict", "error"), hand)
    spark.stop()


def _counts(frame: Any) -> dict[str, int]:
    return {row["verdict"]: row["count"] for row in frame.groupBy("verdict").count().collect()}


def _print(what: str, rows: int, own: Any, hand: Any) -> None:
    turns = [(_seconds(own), _seconds(hand)) for _ in range(_ROUNDS)]
    rate, by_hand = (rows / median(times) / 1e6 for times in zip(*turns, strict=True))
    ratio = median(other / one for one, other in turns)
    print(
        f"{what}: {rate:.2f}, a CASE by hand {by_hand:.2f}; ratio {ratio:.2f}, wanted 0.8 or more"
    )


def _seconds(frame: Any) -> float:
    began = perf_counter()
    frame.write.format("noop").mode("overwrite").save()
    return perf_counter() - began


if __name__ == "__main__":
    main()
