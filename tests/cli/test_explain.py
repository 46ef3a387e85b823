"""``recovery-advisor explain``: the same options as ``assess``, and every format there is."""

from __future__ import annotations

import json

import pytest

from recovery_advisor import Advisor
from recovery_advisor.rendering import FORMATS
from tests.cli.running import HEALTHY, as_json, healthy_but, run

SWOLLEN = healthy_but("--swelling=mild")
SENTENCE = "If the swelling were gone, you could do the full programme."


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_says_what_would_change_it(form: str) -> None:
    done = run("explain", *SWOLLEN, f"--format={form}")
    assert (done.status, done.err) == (0, "")
    assert SENTENCE in done.out


def test_the_options_give_the_explanation_of_the_library() -> None:
    advice = Advisor().assess({**HEALTHY, "swelling": "mild"})
    assert run("explain", *SWOLLEN).out == f"{advice.explain()}\n"
    [told] = run("explain", *SWOLLEN, "--format", "json").answers
    assert told == json.loads(advice.explain().model_dump_json())


def test_of_json_lines_each_is_explained_and_a_bad_one_spoils_only_itself() -> None:
    lines = b"\n".join(
        [as_json({**HEALTHY, "swelling": "mild"}), b'{"pain": 11}', as_json(HEALTHY)]
    )
    done = run("explain", "--format", "json", stdin=lines)
    assert done.status == 2
    assert [answer.get("verdict") for answer in done.answers] == ["rest", None, "full_programme"]
    assert [error["line"] for error in done.errors] == [2]


def test_in_text_a_refusal_goes_to_standard_error() -> None:
    assert "pain: 11 was given" in run("explain", "--pain", "11").refused_at_rest()


def test_an_emergency_tells_the_referral_alone() -> None:
    done = run("explain", "--chest-pain", "yes")
    assert done.out.startswith("Call your local emergency number now.")
    assert "What would change it" not in done.out and "Left out" not in done.out


def test_a_markdown_page_is_not_taken_by_assess() -> None:
    done = run("assess", "--pain", "1", "--format", "markdown")
    assert done.status == 2 and "markdown" in done.err
