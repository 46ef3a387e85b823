"""``rules check`` and ``rules new``: what they print, for whom, and the exit status for CI."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from recovery_advisor import Problem, RulesError
from recovery_advisor.authoring.fault_report import FaultReport
from recovery_advisor.authoring.lint.lint import Severity
from recovery_advisor.authoring.lint.report import LintReport
from recovery_advisor.authoring.lint.run import Finding
from recovery_advisor.authoring.starter import SCHEMA, lay_out
from tests.cli.running import Done, run
from tests.support.changed_rules import ChangedRules
from tests.support.listed import list_files

TAG = "tags:\n  - {tag: jumping, means: both feet off the ground}\n"
CASE = """\
cases:
  - case: sore
    about: Some pain and no swelling.
    given: {pain: 2, swelling: no}
    expect: {verdict: gradual_return, readiness: full, urgency: none, reasons: [start-gently], session: yes}
"""
HINT = """\
sources:
  - {source: a-book, title: A book, checked: false}
notes:
  - note: well-done
    with: [full]
    say: Well done.
    source: {work: a-book, at: page 7}
"""
RULE = """\
rules:
  - rule: sore
    when: {pian: 7 or worse}
    then: {limit: rest}
    say: Rest. You are sore.
    because: It needs a rest.
    source: {work: own-judgement, at: soreness}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A start, as seen from where it was laid out."""
    monkeypatch.chdir(tmp_path)
    lay_out(Path("my-rules"))
    return Path("my-rules")


def write(folder: Path, file: str, text: str) -> None:
    (folder / file).write_text(text, encoding="utf-8")
    list_files(folder)


def check(folder: Path, *options: str) -> Done:
    done = run("rules", "check", str(folder), *options)
    assert "Traceback" not in done.err
    return done


def annotated(done: Done) -> list[tuple[str, str, str, str]]:
    """Level, file, title and message of each."""
    pattern = r"::(\w+) file=([^,]*),(?:line=\d+,)?(?:col=\d+,)?title=([^:]*)::(.*)"
    found = [re.fullmatch(pattern, line) for line in done.out.splitlines()]
    return [(one[1], one[2], one[3], one[4]) for one in found if one]


@pytest.mark.deep
def test_the_shipped_rules_are_checked_when_no_folder_is_named() -> None:
    done = run("rules", "check")
    assert (done.status, done.err) == (0, "")
    assert re.search(r"^(Found \d+ hints?|Nothing found)\.$", done.out.splitlines()[-1])


@pytest.mark.parametrize(("form", "printed"), [("text", "Nothing found.\n"), ("github", "")])
def test_a_folder_without_a_flaw_is_a_success(folder: Path, form: str, printed: str) -> None:
    assert check(folder, "--format", form) == Done(0, printed, "")


def test_what_is_found_is_shown_with_its_line_and_counted(folder: Path) -> None:
    write(folder, "my-rules/jumping.yaml", TAG)
    write(folder, "my-rules/cases.yaml", CASE)
    done = check(folder)
    assert (done.status, done.err) == (1, "")
    assert done.out.splitlines() == [
        "error: my-rules/cases.yaml:5:13: given pain: 2, swelling: no: readiness must be full, and"
        " is gradual",
        "     5 |     expect: {verdict: gradual_return, readiness: full, urgency: none, reasons:"
        " [start-gently], sessi",
        "       |             ^",
        "       [case-fails]",
        "warning: my-rules/jumping.yaml:2:11: no exercise has this tag; give it to those that it"
        " fits, or drop it",
        "     2 |   - {tag: jumping, means: both feet off the ground}",
        "       |           ^",
        "       [tag-not-used]",
        "Found 1 error, 1 warning.",
    ]


def test_several_of_a_kind_are_counted_as_several(folder: Path) -> None:
    write(folder, "my-rules/jumping.yaml", f"{TAG}  - {{tag: hopping, means: on one foot}}\n")
    assert check(folder).out.endswith("Found 2 warnings.\n")


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_hint_alone_is_a_success(folder: Path, form: str) -> None:
    write(folder, "my-rules/book.yaml", HINT)
    done = check(folder, "--format", form)
    assert done.status == 0
    assert "source-not-checked" in done.out


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_warning_alone_is_a_failure(folder: Path, form: str) -> None:
    write(folder, "my-rules/jumping.yaml", TAG)
    assert check(folder, "--format", form).status == 1


def test_faults_of_rules_and_of_cases_are_in_one_report(folder: Path) -> None:
    write(folder, "my-rules/lost.yaml", RULE)
    write(folder, "my-rules/cases.yaml", CASE.replace("about:", "abot:"))
    said = check(folder).refused()
    for fault in ("cases.yaml:3:5: unknown key 'abot'", "lost.yaml:3:12: unknown question 'pian'"):
        assert f"my-rules/{fault}" in said
    assert said.endswith("2 faults; they must be mended before my-rules can be used.\n")


def test_one_fault_is_counted_as_one(folder: Path) -> None:
    write(folder, "my-rules/book.yaml", "rules: [\n")
    said = check(folder).refused()
    assert said.endswith("1 fault; it must be mended before my-rules can be used.\n")


def test_a_folder_that_is_not_there_is_refused(folder: Path) -> None:
    assert "the folder can't be read: No such file" in check(Path("nowhere")).refused()
    done = check(Path("nowhere"), "--format", "github")
    assert done.status == 2
    assert done.out == (
        "::error file=nowhere,title=rules::the folder can't be read: No such file or directory\n"
    )


def test_findings_as_json_have_every_key(folder: Path) -> None:
    write(folder, "my-rules/jumping.yaml", TAG)
    [told] = check(folder, "--format", "json").answers
    assert told == {
        "faults": [],
        "findings": [
            {
                "lint": "tag-not-used",
                "severity": "warning",
                "of": "jumping",
                "message": "no exercise has this tag; give it to those that it fits, or drop it",
                "file": "my-rules/jumping.yaml",
                "line": 2,
                "column": 11,
            }
        ],
    }


def test_faults_as_json_have_every_key(folder: Path) -> None:
    write(folder, "my-rules/book.yaml", "rules: &all []\n")
    done = check(folder, "--format", "json")
    assert (done.status, done.err) == (2, "")
    assert json.loads(done.out) == {
        "faults": [
            {
                "gravity": "unreadable",
                "message": "an anchor (&name) is not allowed; write the value out",
                "file": "my-rules/book.yaml",
                "line": 1,
                "column": 8,
            }
        ],
        "findings": [],
    }


def test_annotations_have_the_level_of_what_is_found(folder: Path) -> None:
    write(folder, "my-rules/cases.yaml", CASE)
    write(folder, "my-rules/jumping.yaml", TAG)
    write(folder, "my-rules/book.yaml", HINT)
    told = [(level, title) for level, _, title, _ in annotated(check(folder, "--format=github"))]
    assert told == [
        ("error", "case-fails"), ("warning", "tag-not-used"), ("notice", "source-not-checked"),
    ]  # fmt: skip


def test_faults_are_annotations_at_their_line(folder: Path) -> None:
    write(folder, "my-rules/book.yaml", "rules: &all []\n")
    done = check(folder, "--format", "github")
    assert (done.status, done.err) == (2, "")
    assert done.out == (
        "::error file=my-rules/my-rules/book.yaml,line=1,col=8,title=rules::"
        "an anchor (&name) is not allowed; write the value out\n"
    )


@pytest.mark.parametrize(
    ("here", "given"),
    [(".", "my-rules"), (".", "./my-rules"), (".", "{tmp}/my-rules"), ("my-rules", ".")],
)
def test_annotations_name_files_as_seen_from_where_the_check_runs(
    folder: Path, monkeypatch: pytest.MonkeyPatch, here: str, given: str
) -> None:
    write(folder, "my-rules/jumping.yaml", TAG)
    tmp = Path.cwd()
    monkeypatch.chdir(here)
    done = check(Path(given.format(tmp=tmp)), "--format", "github")
    [(_, file, _, _)] = annotated(done)
    assert file == (tmp / folder / "my-rules/jumping.yaml").relative_to(Path.cwd()).as_posix()


def test_a_folder_elsewhere_is_named_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, "my-rules/jumping.yaml", TAG)
    whole = folder.absolute()
    (whole.parent / "aside").mkdir()
    monkeypatch.chdir(whole.parent / "aside")
    [(_, file, _, _)] = annotated(check(whole, "--format", "github"))
    assert file == f"{whole.as_posix()}/my-rules/jumping.yaml"


def test_what_would_end_an_annotation_or_its_parts_is_escaped() -> None:
    problem = Problem("50% of it: a, b\r\n::error::no", "a,b:c%d\ne.yaml", 3, 7)
    root, finding = Path("rules"), Finding("a:b", Severity.WARNING, "x", problem)
    faults, found = FaultReport(root, RulesError([problem])), LintReport(root, (finding,))
    place = "file=rules/a%2Cb%3Ac%25d%0Ae.yaml,line=3,col=7"
    message = "50%25 of it: a, b%0D%0A::error::no"
    assert [*faults.annotations(), *found.annotations()] == [
        f"::error {place},title=rules::{message}",
        f"::warning {place},title=a%3Ab::{message}",
    ]


@pytest.mark.skipif("os.name == 'nt'", reason="names of files that Windows does not have")
def test_an_odd_file_name_stays_in_its_annotation(folder: Path) -> None:
    write(folder, "my-rules/50%: a,\nb.yaml", TAG)
    done = check(folder, "--format", "github")
    [(_, file, _, _)] = annotated(done)
    assert file == "my-rules/my-rules/50%25%3A a%2C%0Ab.yaml"


@pytest.fixture
def old(folder: Path) -> Path:
    """The same start, laid out a second time."""
    lay_out(Path("old") / "my-rules")
    return Path("old") / "my-rules"


def _mean_something_else(folder: Path) -> None:
    path = folder / "my-rules" / "session.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("minutes: 15", "minutes: 20"))


@pytest.mark.parametrize(
    ("form", "place"),
    [
        ("text", "error: my-rules/pack.yaml:9:"),
        ("json", '"file": "my-rules/pack.yaml", "line": 9'),
        ("github", "::error file=my-rules/my-rules/pack.yaml,line=9,"),
    ],
)
def test_a_changed_meaning_without_a_higher_version_is_an_error(
    folder: Path, old: Path, form: str, place: str
) -> None:
    _mean_something_else(folder)
    done = check(folder, "--against", str(old), "--format", form)
    assert done.status == 1
    for told in (place, "version-not-raised", "my-rules means something else than before"):
        assert told in done.out


def test_a_higher_version_may_mean_something_else(folder: Path, old: Path) -> None:
    _mean_something_else(folder)
    pack = folder / "my-rules" / "pack.yaml"
    pack.write_text(pack.read_text(encoding="utf-8").replace("0.1.0", "0.2.0"), encoding="utf-8")
    assert check(folder, "--against", str(old)) == Done(0, "Nothing found.\n", "")


def test_an_unchanged_folder_needs_no_new_version(folder: Path, old: Path) -> None:
    assert check(folder, "--against", str(old)) == Done(0, "Nothing found.\n", "")


def test_an_older_state_that_does_not_load_is_the_folder_at_fault(folder: Path, old: Path) -> None:
    write(old, "my-rules/book.yaml", "rules: [\n")
    said = check(folder, "--against", str(old)).refused()
    assert said.startswith("my-rules/book.yaml:2:1: not readable as YAML")
    assert said.endswith("must be mended before old/my-rules can be used.\n")
    done = check(folder, "--against", str(old), "--format", "github")
    assert done.status == 2
    [(_, file, _, _)] = annotated(done)
    assert file == "old/my-rules/my-rules/book.yaml"


def _next_command(done: Done) -> list[str]:
    *_, last = done.out.splitlines()
    return shlex.split(last.partition("recovery-advisor ")[2])


@pytest.mark.parametrize("given", ["knee", "./knee", "some where/knee", "{tmp}/knee"])
def test_a_start_names_its_files_and_the_next_command_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("rules", "new", given.format(tmp=tmp_path))
    assert (done.status, done.err) == (0, "")
    files = done.out.partition("\n\n")[0].splitlines()
    there = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert sorted(Path(file).absolute() for file in files) == sorted(there)
    assert len(there) == 11
    assert run(*_next_command(done)) == Done(0, "Nothing found.\n", "")


@pytest.mark.parametrize(
    ("here", "given"), [(".", "my-rules/knee"), ("my-rules", "knee"), ("my-rules/knee", ".")]
)
def test_an_overlay_is_checked_with_the_folder_it_lies_in(
    folder: Path, monkeypatch: pytest.MonkeyPatch, here: str, given: str
) -> None:
    (folder / SCHEMA).unlink()
    if given == ".":
        (folder / "knee").mkdir()
    whole = folder.absolute()
    monkeypatch.chdir(here)
    done = run("rules", "new", given)
    assert done.status == 0
    assert sorted(whole.rglob(SCHEMA)) == [whole / SCHEMA]
    assert _next_command(done)[:2] == ["rules", "check"]
    assert run(*_next_command(done)) == Done(0, "Nothing found.\n", "")
    assert (Path(_next_command(done)[2]) / "knee" / "rules.yaml").is_file()
    assert "Add knee to packs: in " in done.out


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("my-rules", "a folder that is new or empty."),
        ("Knee", "a folder whose name begins with a small letter"),
        ("null", "a folder whose name begins with a small letter"),
        ("k" * 41, "a folder whose name begins with a small letter"),
        ("my-rules/vocabulary.yaml", "a folder whose name begins with a small letter"),
        ("my-rules/sources", "a folder that can be written (Not a directory)."),
    ],
)
def test_a_start_that_cannot_be_laid_out_is_refused_in_one_line(
    folder: Path, name: str, allowed: str
) -> None:
    (folder / "sources").write_text("A file.", encoding="utf-8")
    before = sorted(folder.parent.rglob("*"))
    said = run("rules", "new", name).refused()
    assert said.startswith(f"recovery-advisor: FOLDER: {name!r} was given; allowed: {allowed}")
    assert said.count("\n") == 1
    assert sorted(folder.parent.rglob("*")) == before


def test_the_tables_are_markdown_with_a_heading_a_pack(rules: ChangedRules) -> None:
    rules.add_overlay()
    done = run("rules", "table", "--rules", str(rules.root))
    assert (done.status, done.err) == (0, "")
    heads = [line for line in done.out.splitlines() if line.startswith("## ")]
    assert [head.rpartition("(")[2] for head in heads] == ["knee 0.1.0)", "upper-back 2.0.0)"]
    assert "| `rest-while-swollen` |" in done.out


def test_the_tables_of_chosen_packs_are_shown_alone(rules: ChangedRules) -> None:
    rules.add_overlay()
    done = run("rules", "table", "--rules", str(rules.root), "--packs", "upper-back")
    assert "## Knees" not in done.out


def test_the_schema_is_json_with_the_words_of_the_rules(rules: ChangedRules) -> None:
    rules.write("jumping.yaml", TAG)
    done = run("rules", "schema", "--rules", str(rules.root))
    assert (done.status, done.err) == (0, "")
    tags = json.loads(done.out)["$defs"]["AvoidRecord"]["properties"]["tags"]["items"]["enum"]
    assert "jumping" in tags


def test_a_start_is_described_to_editors(folder: Path) -> None:
    lay_out(folder / "knee")
    files = sorted(folder.rglob("*.yaml"))
    assert len(files) == 14
    for file in files:
        first = file.read_text(encoding="utf-8").splitlines()[0]
        schema = first.removeprefix("# yaml-language-server: $schema=")
        assert (file.parent / schema).resolve() == (folder / SCHEMA).resolve()
    assert json.loads((folder / SCHEMA).read_text(encoding="utf-8"))["$defs"]


def test_an_overlay_leaves_a_schema_that_is_there_alone(folder: Path) -> None:
    write(folder, SCHEMA, "{}")
    done = run("rules", "new", str(folder / "knee"))
    assert SCHEMA not in done.out
    assert (folder / SCHEMA).read_text(encoding="utf-8") == "{}"


def test_the_gravest_faults_come_first_in_json(folder: Path) -> None:
    write(folder, "my-rules/a.yaml", RULE)
    write(folder, "my-rules/b.yaml", RULE.replace("pian: 7 or worse", "pain: none"))
    write(folder, "my-rules/c.yaml", "rules: [\n")
    [told] = check(folder, "--format", "json").answers
    assert [fault["gravity"] for fault in told["faults"]][:2] == ["unreadable", "unsafe"]
