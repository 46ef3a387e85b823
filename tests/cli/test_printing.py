"""How a report is printed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from recovery_advisor import InputError
from recovery_advisor.cli.printing import refuse, show
from recovery_advisor.cli.refusal import Refusal
from recovery_advisor.cli.status import Status


@dataclass
class Counting:
    """Counts to two, and keeps what was printed before it came to the second."""

    capture: pytest.CaptureFixture[str]
    passed: bool = True
    before_two: str = ""

    def lines(self) -> Iterator[str]:
        yield "one"
        self.before_two = self.capture.readouterr().out
        yield "two"

    def data(self) -> dict[str, list[int]]:
        return {"counted": [1, 2]}


class Annotating(Counting):
    def annotations(self) -> Iterator[str]:
        yield "::notice file=a.yaml,title=b::one"


def test_each_line_is_printed_before_the_next_is_made(capsys: pytest.CaptureFixture[str]) -> None:
    report = Counting(capsys)
    assert show(report, "text") is Status.DONE
    assert (report.before_two, capsys.readouterr().out) == ("one\n", "two\n")


def test_what_did_not_pass_is_a_status_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert show(Counting(capsys, passed=False), "json") is Status.FOUND
    assert json.loads(capsys.readouterr().out) == {"counted": [1, 2]}


def test_github_is_told_of_lines_of_files(capsys: pytest.CaptureFixture[str]) -> None:
    show(Annotating(capsys), "github")
    assert capsys.readouterr().out == "::notice file=a.yaml,title=b::one\n"


@pytest.mark.parametrize(
    ("among_others", "said"), [(True, "line 7: pain: 11 was given"), (False, "pain: 11 was given")]
)
def test_people_read_a_refusal_beside_the_answers(
    capsys: pytest.CaptureFixture[str], among_others: bool, said: str
) -> None:
    refusal = Refusal(InputError("pain", 11, "0 to 10"), 7, among_others)
    assert refuse(refusal, "text") is Status.REFUSED
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(said)


def test_programs_read_a_refusal_in_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    refuse(Refusal(InputError("pain", 11, "0 to 10"), 7), "json")
    printed = capsys.readouterr()
    assert printed.err == ""
    assert json.loads(printed.out)["error"]["line"] == 7
