"""``table``: each row of a file is decided as ``assess_table`` decides it, in parts that are whole."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from unittest.mock import patch

import polars as pl
import pytest

from recovery_advisor import Advisor
from recovery_advisor.cli.tables.progress import told
from tests.cli.processes import start
from tests.cli.running import run
from tests.support.denials import DENIED, QUESTIONNAIRE

BASE = ("--packs", "upper-back")
#: Of which one has a cell that can't be taken.
PEOPLE: list[dict[str, Any]] = [
    {"id": "a", "pain": 2, "injury": "no", "swelling": "none"},
    {"id": "b", "pain": 9, "injury": None, "swelling": "mild"},
    {"id": "c", "pain": 11, "injury": "no", "swelling": "none"},
    {"id": "d", "pain": None, "injury": "yes", "swelling": "severe"},
    {"id": "é", "pain": 0, "injury": "maybe", "swelling": "none"},
]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="module")
def advisor() -> Advisor:
    return Advisor(["upper-back"], engine="bitmap")


def written(name: str, rows: list[dict[str, Any]] = PEOPLE) -> str:
    frame = pl.DataFrame(rows)
    if name.endswith(".parquet"):
        frame.write_parquet(name)
    elif name.endswith(".csv"):
        frame.write_csv(name)
    else:
        Path(name).write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    return name


def read(name: str) -> list[dict[str, Any]]:
    path = Path(name)
    if path.suffix == ".parquet":
        return pl.read_parquet(path).to_dicts()
    if path.suffix == ".csv":
        return pl.read_csv(path, infer_schema=False).to_dicts()
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def decided(rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [(one["id"], one["verdict"], one["urgency"], one["error"] or None) for one in rows]


@pytest.mark.parametrize("into", ["parquet", "csv", "jsonl"])
@pytest.mark.parametrize("of", ["parquet", "csv", "jsonl"])
def test_every_form_is_read_and_written(of: str, into: str, advisor: Advisor) -> None:
    done = run("table", written(f"in.{of}"), f"out.{into}", *BASE, "--part-rows", "2")
    assert (done.status, done.err) == (2, "")
    assert decided(read(f"out.{into}")) == decided(advisor.assess_table(PEOPLE))
    assert sorted(one.name for one in Path().iterdir()) == [f"in.{of}", f"out.{into}"]


@pytest.mark.parametrize("of", ["parquet", "csv"])
def test_duckdb_decides_the_same(of: str, advisor: Advisor) -> None:
    written(f"in.{of}")
    run("table", f"in.{of}", "out.jsonl", *BASE, "--engine", "duckdb", "--part-rows", "2")
    assert decided(read("out.jsonl")) == decided(advisor.assess_table(PEOPLE))


def test_the_summary_tells_verdicts_and_the_first_rows_with_each_error() -> None:
    done = run("table", written("in.parquet"), "out", *BASE, "--part-rows", "2")
    assert done.out.splitlines() == [
        "5 rows",
        f"  emergency         {'':30}             0   0.0%",
        f"  see_professional  {'█' * 12:30}             2  40.0%",
        f"  consult_first     {'':30}             0   0.0%",
        f"  rest              {'█' * 18:30}             3  60.0%",
        f"  mobility          {'':30}             0   0.0%",
        f"  gradual_return    {'':30}             0   0.0%",
        f"  full_programme    {'':30}             0   0.0%",
        "",
        "2 with a cell that can't be taken, each at rest or referred:",
        "  1 x pain: a whole number from 0 to 10, or one of: none, slight, mild, moderate, severe, unknown",
        "    row 3: 11",
        "  1 x injury: one of: no, yes, unknown",
        "    row 5: 'maybe'",
    ]


def test_rows_that_are_refused_are_kept_apart_too() -> None:
    out = run(
        "table", written("in.csv"), "out.parquet", *BASE, "--refused", "bad.csv", "--part-rows", "3"
    )
    assert out.status == 2
    assert [row["id"] for row in read("bad.csv")] == ["c", "é"]
    assert [row["id"] for row in read("out.parquet")] == ["a", "b", "c", "d", "é"]
    good = run("table", written("good.csv", PEOPLE[:2]), "good.parquet", *BASE)
    assert good.status == 0


def test_a_pattern_names_several_files_and_a_folder_what_is_in_it(advisor: Advisor) -> None:
    Path("in").mkdir()
    for number, row in enumerate(PEOPLE):
        written(f"in/{number}.csv", [{name: str(cell or "") for name, cell in row.items()}])
    for given in ("in/*.csv", "in"):
        run("table", given, f"out-{len(given)}.csv", *BASE)
        found = decided(read(f"out-{len(given)}.csv"))
        assert [one[0] for one in found] == ["a", "b", "c", "d", "é"]


def test_standard_input_and_output_are_json_lines_or_csv(advisor: Advisor) -> None:
    lines = Path(written("in.jsonl")).read_bytes()
    done = run("table", "-", "-", *BASE, stdin=lines)
    assert decided(done.answers) == decided(advisor.assess_table(PEOPLE))
    assert done.err.startswith("5 rows\n")
    table = Path(written("in.csv")).read_bytes()
    again = run("table", "-", "-", "--from", "csv", *BASE, stdin=table)
    assert decided(again.answers) == decided(done.answers)


def test_a_line_that_is_no_check_in_spoils_itself_alone() -> None:
    lines = b'{"id": 1, "pain": 2}\n{"chest_pain": "yes", \n{"id": 3, "pain": 8}\n[1]\n'
    done = run("table", "-", "-", "--reasons", "--unanswered", "--rule-columns", stdin=lines)
    assert done.status == 2
    first, second, third, fourth = done.answers
    assert (first["error"], third["error"]) == (None, None)
    assert second["verdict"] == "emergency"
    assert second["error"].startswith("line 2: ")
    assert (fourth["verdict"], fourth["urgency"]) == ("rest", "none")
    assert "2 with a cell that can't be taken" in done.err


def test_a_cell_of_csv_may_go_over_lines_that_parts_do_not_cut() -> None:
    rows = [{"id": str(n), "note": 'a "b"\n,c\n', "pain": "8"} for n in range(5)]
    written("in.csv", rows)
    Path("in.csv").write_bytes(b"\xef\xbb\xbf" + Path("in.csv").read_bytes() + b"x,\xff,9\n")
    given = ("table", "in.csv", "out.csv", *BASE, "--part-rows", "2")
    assert run(*given).out.startswith("6 rows\n")
    found = read("out.csv")
    assert [row["note"] for row in found[:5]] == [row["note"] for row in rows]
    assert [row["id"] for row in found] == ["0", "1", "2", "3", "4", "x"]
    assert {row["urgency"] for row in found} == {"urgent"}


@pytest.mark.parametrize("of", ["csv", "parquet", "jsonl"])
def test_a_table_without_rows_is_one(of: str) -> None:
    if of == "jsonl":
        Path("in.jsonl").touch()
    else:
        frame = pl.DataFrame({"id": ["a"], "pain": ["1"]}).head(0)
        frame.write_csv("in.csv") if of == "csv" else frame.write_parquet("in.parquet")
    done = run("table", f"in.{of}", "out.parquet", *BASE)
    assert (done.status, done.out.splitlines()[0]) == (0, "0 rows")
    assert read("out.parquet") == []


def test_nothing_that_is_there_is_written_over() -> None:
    written("in.csv")
    Path("out.csv").write_text("mine", "utf-8")
    assert "out.csv" in run("table", "in.csv", "out.csv", *BASE).refused()
    assert Path("out.csv").read_text("utf-8") == "mine"
    run("table", "in.csv", "parts", *BASE)
    before = Path("parts/part-000000.csv").stat().st_mtime_ns
    assert "--resume goes on" in run("table", "in.csv", "parts", *BASE).refused()
    assert Path("parts/part-000000.csv").stat().st_mtime_ns == before


class _Killed(BaseException):
    """What a kill is to this process: nothing is cleaned up."""


def test_what_was_broken_off_goes_on(advisor: Advisor) -> None:
    """And each part that is there is left as it is, whatever half of another lies beside it."""
    written("in.parquet")
    given = ("table", "in.parquet", "out.csv", *BASE, "--part-rows", "1", "--refused", "bad.csv")
    for kept in range(5):
        with (
            patch("recovery_advisor.cli.tables.output.os.replace", _until(kept)),
            pytest.raises(_Killed),
        ):
            run(*given, *(["--resume"] if kept else []))
        assert not Path("out.csv").exists()
    done = run(*given, "--resume")
    assert (done.status, done.out.splitlines()[0]) == (2, "5 rows")
    assert decided(read("out.csv")) == decided(advisor.assess_table(PEOPLE))
    assert [row["id"] for row in read("bad.csv")] == ["c", "é"]
    assert not Path("out.csv.parts").exists()


def _until(kept: int) -> Any:
    """Renames until so many parts are there, and is killed at the next."""

    def replace(source: Path, to: Path) -> None:
        if to.name.startswith("part-") and to.name >= f"part-{kept:06}":
            raise _Killed
        Path(source).rename(to)

    return replace


@pytest.mark.parametrize("changed", [("--reasons",), ("--part-rows", "3"), ("--engine", "duckdb")])
def test_parts_of_something_else_are_not_gone_on_with(changed: tuple[str, ...]) -> None:
    run("table", written("in.csv"), "out", *BASE)
    assert "--resume" in run("table", "in.csv", "out", *BASE, *changed, "--resume").refused()
    assert run("table", "in.csv", "out", *BASE, "--resume").out.startswith("5 rows\n")
    written("in.csv", [*PEOPLE, *PEOPLE])
    assert "--resume" in run("table", "in.csv", "out", *BASE, "--resume").refused()


@pytest.mark.deep
def test_a_kill_loses_no_part(advisor: Advisor) -> None:
    people = PEOPLE * 4000
    written("in.parquet", people)
    given = ("table", "in.parquet", "out.jsonl", *BASE, "--part-rows", "500", "--resume")
    kills = 0
    while kills < 4:
        with start(*given) as process:
            before = len([*Path().glob("out.jsonl.parts/part-*.jsonl")])
            while (
                process.poll() is None
                and len([*Path().glob("out.jsonl.parts/part-*")]) < before + 3
            ):
                time.sleep(0.002)
            process.kill()
        if process.returncode != -signal.SIGKILL:
            break
        kills += 1
        assert not Path("out.jsonl").exists()
    assert kills > 1
    assert run(*given).out.startswith(f"{len(people):,} rows\n")
    assert decided(read("out.jsonl")) == decided(advisor.assess_table(people))


@pytest.mark.deep
def test_memory_is_bounded_whatever_the_size() -> None:
    peaks = [_peak(rows) for rows in (500_000, 3_000_000)]
    assert peaks[1] < 1.5 * peaks[0]


def _peak(rows: int) -> int:
    """The peak of a process's memory, in kilobytes, over a table of so many rows."""
    run("simulate", f"{rows}.parquet", "--people", str(rows), *BASE)
    code = (
        "import resource, sys; from recovery_advisor.cli.main import main; main(sys.argv[1:]);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, "table", f"{rows}.parquet", f"{rows}-out.parquet"]
    options = [*BASE, "--part-rows", "100000"]
    done = subprocess.run([*command, *options], capture_output=True, text=True, check=True)
    return int(done.stderr.split()[-1])


class TestOtherNames:
    def test_checkboxes_of_redcap_answer_questions(self) -> None:
        rows = [
            {"id": "1", "signs___chest_pain": "1", "dizziness___1": "Unchecked", "signs___99": "0"},
            {"id": "2", "signs___chest_pain": "0", "dizziness___1": "Checked", "signs___99": "1"},
            {"id": "3", "signs___chest_pain": "2", "dizziness___1": "", "signs___99": ""},
        ]
        written("in.csv", rows)
        run("table", "in.csv", "out.csv", "--unanswered")
        first, second, third = read("out.csv")
        assert (first["chest_pain"], first["verdict"]) == ("yes", "emergency")
        assert first["dizziness"] is None, "a box that is not ticked was perhaps never shown"
        assert (second["chest_pain"], second["dizziness"]) == (None, "yes")
        assert third["error"].startswith("chest_pain: ")

    @pytest.mark.parametrize("of", ["csv", "jsonl", "parquet"])
    def test_a_box_that_is_not_ticked_is_no_once_it_was_shown(self, of: str) -> None:
        boxes: dict[str, Any] = {f"signs___{id}": "0" for id in DENIED}
        written(f"in.{of}", [{"id": "1", **boxes}, {"id": "2", **boxes, "signs___chest_pain": "1"}])
        run("table", f"in.{of}", "out.jsonl", "--screened", QUESTIONNAIRE)
        first, second = read("out.jsonl")
        assert {first[id] for id in DENIED} == {"no"}
        assert (first["urgency"], second["verdict"]) == ("none", "emergency")

    def test_a_column_answers_what_it_is_said_to(self) -> None:
        written("in.csv", [{"id": "1", "q17": "yes", "NRS": "8"}])
        run("table", "in.csv", "out.csv", "--column", "q17=chest_pain", "--column", "NRS=pain")
        [row] = read("out.csv")
        assert (row["chest_pain"], row["q17"], row["pain"]) == ("yes", "yes", "8")
        assert row["verdict"] == "emergency"

    @pytest.mark.parametrize(
        ("option", "said"),
        [("q71=pain", "Did you mean q17?"), ("q17=pian", "Did you mean pain?"), ("q17", "q17=chest_pain"),
         ("q17=injury", "one column a question")],
    )  # fmt: skip
    def test_a_name_that_is_none_is_refused(self, option: str, said: str) -> None:
        written("in.csv", [{"q17": "1", "injury": "no"}])
        assert said in run("table", "in.csv", "out.csv", "--column", option).refused()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere.csv", "out.csv"), "a file that is there"), (("in.txt", "out.csv"), "--from"),
        (("in.csv", "out.csv", "--from", "parquet"), "parquet that can be read"),
        (("in.csv", "-", "--resume"), "--resume"), (("-", "out.csv", "--resume"), "--resume"),
        (("in.csv", "-", "--refused", "x.csv"), "--refused"), (("in.csv", "out.csv", "--part-rows", "0"), "--part-rows"),
        (("in.csv", "out.csv", "--screened", "red-flags/9"), "red-flags/2"),
    ],
)  # fmt: skip
def test_what_can_not_be_done_is_refused(arguments: tuple[str, ...], said: str) -> None:
    written("in.csv")
    Path("in.txt").touch()
    assert said in run("table", *arguments).refused()
    assert not Path("out.csv").exists()


def test_without_polars_it_says_what_to_install() -> None:
    written("in.csv")
    with patch.dict(sys.modules, {"polars": None}):
        assert (
            "pip install 'recovery-advisor[tables]' polars"
            in run("table", "in.csv", "o.csv").refused()
        )


def test_progress_tells_rate_and_time_left() -> None:
    assert told(250, 1000, 50, 10.0) == (
        "[######..................]  25%  250 rows  5 rows/s  2:30 left"
    )
    assert told(1000, 1000, 1000, 10.0).endswith("100%  1,000 rows  100 rows/s")
    assert told(10, None, 10, 0.0) == "10 rows  0 rows/s"
    assert told(1, 10_000, 1, 1.0).endswith("2:46:39 left")
