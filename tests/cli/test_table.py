"""``table``: each row of a file is decided as ``assess_table`` decides it, in parts that are whole."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

import polars as pl
import pytest

from recovery_advisor import Advisor, EngineUnavailable, InputError
from recovery_advisor.cli.tables.csv_rows import csv_rows
from recovery_advisor.cli.tables.libraries import library
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
    if name.endswith(".parquet"):
        pl.DataFrame(rows).write_parquet(name)
    elif name.endswith(".csv"):
        pl.DataFrame(rows).write_csv(name)
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
        "3 columns answer questions, 1 is yours: id",
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


def test_what_is_not_read_of_a_folder_is_told() -> None:
    Path("in/sub").mkdir(parents=True)
    for name in ("in/a.csv", "in/sub/b.csv", "in/.c.csv"):
        written(name)
    Path("in/a.csv.gz").touch()
    done = run("table", "in", "out.csv", *BASE)
    assert done.err == "Not read in in: a.csv.gz, sub\n"
    assert done.out.startswith("5 rows\n")


@pytest.mark.parametrize("of", ["csv", "parquet"])
def test_each_heading_is_looked_at_before_a_row_is_taken(of: str) -> None:
    for name, row in {"a": {"pain": "1", "id": "1"}, "b": {"id": "2", "pain": "2"}}.items():
        written(f"{name}.{of}", [row])
    given = ("table", f"*.{of}", "-", *BASE)
    assert len(run(*given).answers) == 2
    written(f"c.{of}", [{"id": "3"}])
    done = run(*given)
    assert (done.status, done.out) == (2, "")
    assert f"c.{of}" in done.err


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
    assert "emergency" not in done.out
    assert read("out.parquet") == []


def test_nothing_that_is_there_is_written_over() -> None:
    written("in.csv")
    Path("out.csv").write_text("mine", "utf-8")
    assert "out.csv" in run("table", "in.csv", "out.csv", *BASE).refused()
    assert Path("out.csv").read_text("utf-8") == "mine"
    Path("folder.csv").mkdir()
    for there in ("folder.csv", "/dev/null"):
        assert "path at which nothing is yet" in run("table", "in.csv", there, *BASE).refused()
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
            patch("recovery_advisor.cli.tables.whole_file.os.replace", _until(kept)),
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


@pytest.mark.parametrize(
    "changed",
    [
        ("--reasons",),
        ("--part-rows", "3"),
        ("--engine", "duckdb"),
        ("--refused", "x.csv"),
        ("--to", "jsonl"),
    ],
)
def test_parts_of_something_else_are_not_gone_on_with(changed: tuple[str, ...]) -> None:
    run("table", written("in.csv"), "out", *BASE)
    assert "--resume" in run("table", "in.csv", "out", *BASE, *changed, "--resume").refused()
    assert run("table", "in.csv", "out", *BASE, "--resume").out.startswith("5 rows\n")
    written("in.csv", [*PEOPLE, *PEOPLE])
    assert "--resume" in run("table", "in.csv", "out", *BASE, "--resume").refused()


@pytest.mark.parametrize(
    ("damaged", "left"),
    [("part-000000.csv", b""), ("_part-000000.json", b"{"), ("_refused-000000.csv", None)],
)
def test_a_part_that_is_not_as_it_was_written_does_not_count(
    damaged: str, left: bytes | None
) -> None:
    given = ("table", written("in.csv"), "out", *BASE, "--refused", "bad.csv", "--part-rows", "3")
    with (
        patch("recovery_advisor.cli.tables.output.Output.finish", side_effect=_Killed),
        pytest.raises(_Killed),
    ):
        run(*given)
    whole = read("out/part-000000.csv")
    if left is None:
        Path("out", damaged).unlink()
    else:
        Path("out", damaged).write_bytes(left)
        assert f"Remove {Path('out', '_part-000000.json')}:" in run(*given, "--resume").refused()
        Path("out/_part-000000.json").unlink()
    assert run(*given, "--resume").out.startswith("5 rows\n")
    assert read("out/part-000000.csv") == whole
    assert [row["id"] for row in read("bad.csv")] == ["c", "é"]


def test_rows_that_can_not_be_read_after_others_leave_these_to_go_on_with() -> None:
    Path("in.csv").write_text("id,pain\na,2\nb,3,4\n", encoding="utf-8")
    given = ("table", "in.csv", "out", *BASE, "--part-rows", "1")
    said = run(*given).refused()
    assert said.endswith(
        "1 row is done, and kept in out: --resume goes on with the same input; before another is"
        " given, remove it.\n"
    )
    before = Path("out/part-000000.csv").stat().st_mtime_ns
    assert run(*given, "--resume").refused() == said
    assert Path("out/part-000000.csv").stat().st_mtime_ns == before


def test_parts_that_were_lost_since_all_was_there_are_written_anew() -> None:
    given = ("table", written("in.csv"), "out", *BASE, "--part-rows", "2", "--resume")
    told = run(*given).out
    Path("out/part-000001.csv").unlink()
    assert run(*given).out == told
    assert [row["id"] for row in read("out/part-000001.csv")] == ["c", "d"]
    Path("out/part-000002.csv").write_bytes(b"")
    assert "part-000002.csv" in run(*given).refused()
    Path("out/_journal.json").write_bytes(b'{"a')
    assert "Remove out:" in run(*given).refused()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="stands for a disk that is full")
@pytest.mark.parametrize("full", ["part", "_out.csv", "_out.parquet", "__journal"])
def test_a_disk_that_is_full_is_told_and_what_was_done_is_kept(full: str) -> None:
    form = full.partition(".")[2] or "csv"
    out = f"out.{form}"
    given = ("table", written("in.csv"), out, *BASE, "--part-rows", "2")

    def place(path: Path, name: str) -> Path:
        partial = _with_name(path, name)
        if partial.name.startswith(full) or (full == "part" and "part-000001" in partial.name):
            partial.symlink_to("/dev/full")
        return partial

    with patch.object(Path, "with_name", place):
        done = run(*given)
    said = f"recovery-advisor: {out}: No space left on device; not all was written. "
    kept = "The parts that are done are kept; --resume goes on."
    assert done.err == said + ("Nothing was kept." if full == "__journal" else kept) + "\n"
    assert not [*Path().rglob("*.partial")]
    assert run(*given, "--resume").out.startswith("5 rows\n")
    assert [row["id"] for row in read(out)] == [row["id"] for row in PEOPLE]


_with_name = Path.with_name


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


def test_columns_are_counted_and_near_misses_told() -> None:
    rows = [{"id": 1, "pian": 9, "injury": "no", "q17": 3, "day": "x"}]
    given = ("table", written("in.csv", rows), "out", "--column", "q17=stiffness", *BASE)
    assert run(*given).out.splitlines()[-1] == (
        "2 columns answer questions, 3 are yours: pian (did you mean pain?), id, day"
    )
    many = {f"mine{n}": 1 for n in range(10)}
    last = run("table", written("in.jsonl", [{"pain": 1, **many}]), "more", *BASE).out.splitlines()
    assert last[-1].startswith("1 column answers a question, 10 are yours: mine0, ")
    assert last[-1].endswith(" and 2 more")


@pytest.mark.parametrize("of", ["csv", "parquet", "jsonl"])
def test_a_file_without_an_answer_is_refused_and_leaves_nothing(of: str) -> None:
    said = run("table", written(f"in.{of}", [{"id": 1, "pian": 9}]), "out.csv", *BASE).refused()
    assert "Did you mean pain, not pian?" in said
    assert [one.name for one in Path().iterdir()] == [f"in.{of}"]


def test_lines_without_an_answer_are_rows_once_others_were_there() -> None:
    lines = b'[1]\n{"id": 1, "pain": 8}\n{"id": 2}\n'
    done = run("table", "-", "-", *BASE, "--part-rows", "1", stdin=lines)
    assert [row["verdict"] for row in done.answers] == ["rest", "see_professional", "rest"]
    assert done.err.startswith("3 rows\n")
    refused = run("table", "-", "-", *BASE, "--part-rows", "1", stdin=b'{"id": 2}\n{"pain": 1}\n')
    assert "at least one that is named as a question" in refused.refused()


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id;pain\n1;9\n", "commas in place of each semicolon"),
        ("id\tpain\n1\t9\n", "commas in place of each tab"),
        ('pain,id,"pain"\n1,9,9\n', "pain twice in in.csv was given; allowed: each column once"),
    ],
)
def test_a_heading_that_would_be_misread_is_refused(text: str, said: str, engine: str) -> None:
    Path("in.csv").write_text(text, "utf-8")
    assert said in run("table", "in.csv", "out.csv", *BASE, "--engine", engine).refused()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("chest_pain,pain\rno,1\ryes,2\r", "each line ends by a line feed"),
        ("chest_pain,pain\nno,1\ryes,2\n", "each line ends by a line feed"),
        (
            'pain,id\n1,"a\rb"\n2,"\n2,b\n',
            "in.csv, line 3 was given; allowed: rows that end within",
        ),
    ],
)
def test_rows_that_would_be_taken_for_one_are_refused(text: str, said: str) -> None:
    Path("in.csv").write_bytes(text.encode())
    assert said in run("table", "in.csv", "out.csv", *BASE).refused()


@pytest.mark.parametrize("coding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_csv_in_another_coding_is_refused(coding: str) -> None:
    Path("in.csv").write_text("pain,id\n9,1\n", coding)
    assert "allowed: CSV in UTF-8" in run("table", "in.csv", "out.csv", *BASE).refused()


def test_a_return_within_a_quoted_cell_is_part_of_it() -> None:
    Path("in.csv").write_bytes(b'pain,note\r\n9,"a\rb"\r\n')
    run("table", "in.csv", "out.jsonl", *BASE)
    assert [row["note"] for row in read("out.jsonl")] == ["a\rb"]


def test_a_stray_quote_is_refused_before_much_is_read() -> None:
    stream = BytesIO(b'pain,note\n1,"\n' + b"2,a note\n" * 300_000)
    rows = csv_rows(Path("in.csv"), stream)
    assert next(rows) == b"pain,note\n"
    with pytest.raises(InputError, match=r"in\.csv, line 2 was given.*1,000,000 bytes"):
        next(rows)
    assert stream.tell() < 1_100_000


@pytest.mark.parametrize("into", ["csv", "parquet"])
@pytest.mark.parametrize("at_once", ["1", "9"])
def test_lines_of_whatever_types_are_written(into: str, at_once: str, advisor: Advisor) -> None:
    cells = [2, [1], "3", True, 1.5, {"a": None}, 10**30, "\ud800", None, "x; y: z"]
    rows: list[dict[str, Any]] = [{"id": n, "pain": cell} for n, cell in enumerate(cells)]
    done = run(
        "table", written("in.jsonl", rows), f"out.{into}", *BASE, "--part-rows", at_once,
        "--refused", "bad.jsonl",
    )  # fmt: skip
    found = read(f"out.{into}")
    assert (done.status, done.err) == (2, "")
    wanted = [row["verdict"] for row in advisor.assess_table(rows)]
    assert [row["verdict"] for row in found] == wanted
    told = ["2", "[1]", "3", "true", "1.5", '{"a": null}', str(10**30), "?", None, "x; y: z"]
    assert [row["pain"] for row in found] == told
    assert [bool(row["error"]) for row in found] == [
        bool(row["error"]) for row in advisor.assess_table(rows)
    ]


@pytest.mark.parametrize("at_once", ["1", "9"])
def test_lines_whose_types_part_are_text_in_one_file(at_once: str) -> None:
    rows: list[dict[str, Any]] = [{"pain": 2, "mine": 10**25}, {"pain": True, "mine": 5}]
    run("table", written("in.jsonl", rows), "out.parquet", *BASE, "--part-rows", at_once)
    found = [(row["pain"], row["mine"]) for row in read("out.parquet")]
    assert found == [("2", str(10**25)), ("true", "5")]


@pytest.mark.parametrize(
    ("cell", "options", "said"),
    [
        (["a"], ["out.csv"], "columns that csv holds"), (b"a", ["out.jsonl"], "mine holds bytes"),
        (timedelta(1), ["out.csv", "--engine", "duckdb"], "--engine: 'duckdb' was given"),
    ],
)  # fmt: skip
def test_columns_that_can_not_be_kept_are_refused(
    cell: object, options: list[str], said: str
) -> None:
    written("in.parquet", [{"pain": 1, "mine": cell}])
    assert said in run("table", "in.parquet", *options, *BASE).refused()
    assert run("table", "in.parquet", "out.parquet", *BASE).status == 0


def test_a_line_that_can_not_be_read_is_one_error_with_its_line() -> None:
    Path("in").mkdir()
    Path("in/a.jsonl").write_text('{"pain": 2}\n', "utf-8")
    Path("in/b.jsonl").write_text('\n{"pain": 11}\n\n{"pain": "yes", \n', "utf-8")
    done = run("table", "in/b.jsonl", "-", *BASE)
    begin = done.err.splitlines().index(
        "2 with a cell that can't be taken, each at rest or referred:"
    )
    first, example, line, *rest = done.err.splitlines()[begin + 1 :]
    assert first.startswith("  1 x pain: a whole number")
    assert example == "    line 2: 11"
    assert line.startswith("""  1 x line 4: '{"pain": "yes",' was given; allowed: """)
    assert rest == ["1 column answers a question"]
    assert "line 2 of b.jsonl: 11\n" in run("table", "in", "-", *BASE).err


def test_what_was_not_begun_is_not_in_the_way() -> None:
    written("in.csv", [{"Pain": 3}])
    assert "Name it pain" in run("table", "in.csv", "out", *BASE).refused()
    assert not Path("out").exists()
    with patch("recovery_advisor.cli.tables.output.Output.keep", side_effect=KeyboardInterrupt):
        assert run("table", written("in.csv"), "out", *BASE).status == 130
    assert not Path("out").exists()


@pytest.mark.parametrize("out", ["out", "out.csv"])
def test_what_is_finished_is_known_again(out: str) -> None:
    given = ("table", written("in.csv"), out, *BASE, "--resume")
    first = run(*given)
    before = {one: one.stat().st_mtime_ns for one in Path().rglob("*")}
    again = run(*given)
    assert (again.status, again.out) == (first.status, first.out) == (2, first.out)
    assert {one: one.stat().st_mtime_ns for one in Path().rglob("*")} == before
    said = run(*given, "--reasons", "--engine", "duckdb").refused()
    assert "Not the same: --engine, the columns to be added." in said
    written("in.csv", PEOPLE[:2])
    assert "Not the same: the input." in run(*given).refused()


def test_another_file_in_place_of_what_is_finished_is_not_taken_for_it() -> None:
    given = ("table", written("in.csv"), "out.csv", *BASE, "--resume")
    run(*given)
    Path("out.csv").write_text("mine", "utf-8")
    assert "a path at which nothing is yet" in run(*given).refused()


def test_digits_as_text_are_read_on_wish() -> None:
    rows = [{"pain": "9", "injury": "no"}]
    for of in ("parquet", "jsonl"):
        written(f"in.{of}", rows)
        assert run("table", f"in.{of}", f"{of}.csv", *BASE).status == 2
        assert run("table", f"in.{of}", f"{of}-text.csv", *BASE, "--text").status == 0
        [row] = read(f"{of}-text.csv")
        assert row["verdict"] == "see_professional"


def test_bars_fit_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    lines = run("table", written("in.parquet"), "out", *BASE).out.splitlines()
    assert max(map(len, lines[1:8])) == 50


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
        (("in.csv", "out.csv", "--to", "parquet"), "csv, as out.csv is named"), (("in.csv", "-", "--to", "csv"), "--to"),
        (("in.csv", "out.csv", "--refused", "in.txt"), "--refused: 'in.txt' was given"),
    ],
)  # fmt: skip
def test_what_can_not_be_done_is_refused(arguments: tuple[str, ...], said: str) -> None:
    written("in.csv")
    Path("in.txt").touch()
    assert said in run("table", *arguments).refused()
    assert not Path("out.csv").exists()


@pytest.mark.parametrize(
    ("out", "refused"),
    [
        ("out.csv", "./out.csv"), ("out.csv", "out.csv.parts/a.csv"), ("out.csv", "out.csv.whole.json"),
        ("new", "new/part-000000.csv"), ("new", "linked/part-000000.csv"),
    ],
)  # fmt: skip
def test_refused_rows_are_not_written_over_others(out: str, refused: str) -> None:
    Path("linked").symlink_to("new")
    said = run("table", written("in.csv"), out, *BASE, "--refused", refused).refused()
    assert "allowed: another file than OUT" in said
    assert not Path(out).exists()


def test_without_polars_it_says_what_to_install() -> None:
    written("in.csv")
    with patch.dict(sys.modules, {"polars": None}):
        assert (
            "pip install 'recovery-advisor[tables]' polars"
            in run("table", "in.csv", "o.csv").refused()
        )


def test_a_library_is_named_as_it_is_installed() -> None:
    with (
        patch.dict(sys.modules, {"pyarrow.parquet": None}),
        pytest.raises(EngineUnavailable, match=r"\[tables\]' pyarrow$"),
    ):
        library("pyarrow.parquet")


def test_progress_tells_rate_and_time_left() -> None:
    assert told(250, 1000, 50, 10.0) == (
        "[######..................]  25%  250 rows  5 rows/s  2:30 left"
    )
    assert told(1000, 1000, 1000, 10.0).endswith("100%  1,000 rows  100 rows/s")
    assert told(10, None, 10, 0.0) == "10 rows  0 rows/s"
    assert told(1, 10_000, 1, 1.0).endswith("2:46:39 left")
