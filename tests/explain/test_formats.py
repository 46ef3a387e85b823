"""Formats: one table, each loaded when it is first shown, and a new one is one file and one line."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from types import MappingProxyType, ModuleType

import pytest

from recovery_advisor import Advisor, Explanation, rendering
from recovery_advisor.cli.commands import explain
from recovery_advisor.rendering import FORMATS, register_formats
from recovery_advisor.values import formats
from recovery_advisor.values.translator import ENGLISH, Translator
from tests.cli.running import healthy_but, run

SWOLLEN = healthy_but("--swelling=mild")


@pytest.fixture
def explanation() -> Explanation:
    return Advisor(engine="bitmap").assess({"swelling": "mild"}).explain()


def _in_brackets(explanation: Explanation, words: Translator) -> str:
    return f"[{explanation.verdict} in {words.locale}]"


@pytest.fixture
def brackets(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A format of its own: a file of ``rendering``, and its line in the table."""
    file = ModuleType("recovery_advisor.rendering.in_brackets")
    file.__dict__["render"] = _in_brackets
    monkeypatch.setitem(sys.modules, file.__name__, file)
    formats_now = MappingProxyType({**FORMATS, "brackets": "in_brackets"})
    monkeypatch.setattr(rendering, "FORMATS", formats_now)
    monkeypatch.setattr(explain, "FORMATS", formats_now)
    with pytest.MonkeyPatch.context() as registry:
        registry.setattr(formats, "_RENDERERS", {})
        register_formats()
        yield "brackets"


def test_a_new_format_is_one_file_and_one_line(brackets: str, explanation: Explanation) -> None:
    assert format(explanation, brackets) == "[rest in en]"
    assert run("explain", *SWOLLEN, "--format", brackets).out == "[rest in en]\n"
    assert f"{','.join([*FORMATS, brackets])}" in run("explain", "--help").out


def test_a_format_that_there_is_not_is_refused_with_those_there_are(
    explanation: Explanation,
) -> None:
    with pytest.raises(ValueError, match="'pdf' is no format; there are text, json, markdown"):
        format(explanation, "pdf")
    assert "'pdf'" in run("explain", *SWOLLEN, "--format", "pdf").refused()


def test_the_format_of_an_advice_is_none_of_an_explanation(explanation: Explanation) -> None:
    there_are = f"'screenful' is no format; there are {', '.join(FORMATS)}$"
    with pytest.raises(ValueError, match=there_are):
        format(explanation, "screenful")


def test_nobody_can_change_the_table_of_formats() -> None:
    with pytest.raises(TypeError):
        FORMATS["pdf"] = "pdf"  # type: ignore[index] # the point


def test_each_format_has_a_name_in_python(explanation: Explanation) -> None:
    assert format(explanation, "text") == f"{explanation}" == str(explanation)
    assert format(explanation, "json") == explanation.model_dump_json()
    assert format(explanation, "markdown") == explanation.as_markdown()
    assert format(explanation, "html") == explanation.as_html()


def test_what_is_registered_last_renders() -> None:
    formats.register("word", "shout", lambda value, words: f"{value}!")
    formats.register("word", "shout", lambda value, words: f"{value}!!")
    assert formats.render("rest", "word", "shout", ENGLISH) == "rest!!"


@pytest.mark.deep
@pytest.mark.parametrize(
    ("shown", "loaded"),
    [
        ("advice", ["advice_text"]),
        ("advice.explain()", ["advice_text", "explanation_page", "text"]),
        ("format(advice.explain(), 'json')", ["json"]),
    ],
)
def test_nothing_is_loaded_to_show_what_is_not_shown(shown: str, loaded: list[str]) -> None:
    code = f"""
import sys
from recovery_advisor import Advisor

def there():
    return sorted(
        name.removeprefix("recovery_advisor.").replace("rendering.", "") for name in sys.modules
        if name.startswith(("recovery_advisor.rendering.", "recovery_advisor.values.explanation"))
    )

assert there() == ["session_words"], there()
advice = Advisor(engine="bitmap").assess({{}})
print({shown}, file=sys.stderr)
print(*there())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    there = done.stdout.split()
    assert ("values.explanation" in there) is ("explain" in shown)
    assert {*loaded} <= {*there} and {"html", "markdown", "svg"}.isdisjoint(there)
    assert ("text" in there) is ("text" in loaded)
