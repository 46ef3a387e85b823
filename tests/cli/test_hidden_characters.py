"""Whatever text goes in, no character comes out that a terminal obeys, or that hides or reorders others."""

from __future__ import annotations

import json
import logging
import re
from itertools import product
from pathlib import Path
from typing import Any
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_advisor import Advisor, RulesError
from recovery_advisor.cli import interview
from recovery_advisor.cli.streams import Escaped, EscapingStream
from recovery_advisor.loading.document import parse
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.values.hidden import escaped, first_hidden
from tests.cli.running import Done, run
from tests.cli.scripted_person import PAGES, ScriptedPerson
from tests.golden.texts import RECORDS
from tests.support.catalogues import copied

#: ESC, a C1 control, a carriage return, overrides and isolates, zero width, separators, a tag.
NASTY = "\x1b\x9b\r\x07\x00\t\u202e\u202a\u2066\u2069\u200b\u200d\u200e\u2028\u2029\ufeff\u00ad\U000e0041"
nasty = st.text(alphabet=NASTY + "ab1,:[]{}\"'\\ ", min_size=1, max_size=12).filter(first_hidden)
HIDES = "\x1b[2J\u202e\x9b1A\u200b"


def hidden(text: str) -> list[str]:
    return [c for c in text if c != "\n" and category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")]


def assert_clean(done: Done) -> None:
    assert (hidden(done.out), hidden(done.err)) == ([], [])
    assert done.out + done.err


#: What a command line can hold.
arguments_of = nasty.filter(lambda text: "\0" not in text)


@pytest.mark.deep
@given(text=arguments_of)
def test_of_options_and_arguments(text: str) -> None:
    for arguments in (
        ("assess", "--pain", text),
        ("assess", "--locale", text, "--pain", "2"),
        ("assess", "--equipment", text, "--pain", "2"),
        ("assess", f"--{text}"),
        ("assess", "--packs", text),
        ("explain", "--pain", text),
        ("rules", "show", text),
        ("rules", text),
        (text,),
        ("rules", "list", "--packs", text),
    ):
        assert_clean(run(*arguments))


@given(text=arguments_of)
def test_of_names_of_files_and_folders(text: str) -> None:
    for arguments in (
        ("assess", text + "/none"),
        ("replay", text + "/none"),
        ("replay", str(RECORDS), "--with", text + "/none"),
        ("rules", "check", text + "/none"),
        ("assess", "--rules", text + "/none", "--pain", "2"),
        ("diff", text + "/none", text + "/neither"),
    ):
        assert_clean(run(*arguments))


@pytest.mark.deep
@given(text=nasty, as_json=st.sampled_from(["text", "json", "record"]), ascii=st.booleans())
def test_of_check_ins(text: str, as_json: str, ascii: bool) -> None:
    for check_in in (
        {"pain": text},
        {text: 1},
        {"screening": text},
        {"preferences": {"focus": [text]}},
        {"clearance": {"by": text, "at": text, "expires": text, "scope": [text]}},
    ):
        given_ = json.dumps(check_in, ensure_ascii=ascii)
        assert_clean(run("assess", "-", "--format", as_json, stdin=given_.encode(errors="replace")))
        lines = f"{given_}\n{given_}\n".encode(errors="replace")
        assert_clean(run("assess", "-", "--format", as_json, stdin=lines))
    assert_clean(run("assess", "-", stdin=text.encode()))


def _with(value: Any, text: str) -> Any:
    """JSON with a text after each text in it."""
    if isinstance(value, dict):
        return {key: _with(inner, text) for key, inner in value.items()}
    if isinstance(value, list):
        return [_with(inner, text) for inner in value]
    return value + text if isinstance(value, str) else value


@given(text=nasty, data=st.data())
def test_of_records(text: str, data: st.DataObject) -> None:
    record = json.loads(data.draw(st.sampled_from(RECORDS.read_text().splitlines())))
    key, form = (
        data.draw(st.sampled_from(sorted(record))),
        data.draw(st.sampled_from(["text", "json"])),
    )
    changed = json.dumps({**record, key: _with(record[key], text)}, ensure_ascii=False)
    assert_clean(run("replay", "-", "--format", form, stdin=changed.encode(errors="replace")))


PLACES = [
    ("upper-back/pack.yaml", "rest: Rest for now.", 'rest: "Rest for now.{}"'),
    ("upper-back/readiness.yaml", "say: Swelling is still there.", 'say: "{}Swelling"'),
    (
        "upper-back/readiness.yaml",
        "- rule: rest-while-swollen",
        '- rule: !{}x "rest-while-swollen"',
    ),
    ("upper-back/readiness.yaml", "- rule: rest-while-swollen", '- rule: "rest-while-{}swollen"'),
]


WRITTEN = ("plain", "escaped")
EVERYWHERE = list(product(sorted(set(NASTY) - {"\t"}), range(len(PLACES)), WRITTEN))


@pytest.mark.deep
@pytest.mark.parametrize(("character", "place", "written"), EVERYWHERE[::7])
def test_of_rules_folders_where_it_is_refused(
    character: str, place: int, written: str, tmp_path: Path
) -> None:
    assert_refused(character, place, written, tmp_path)


@pytest.mark.deep
@pytest.mark.parametrize(("character", "place", "written"), EVERYWHERE)
def test_of_each_character_in_each_place_of_a_rules_folder(
    character: str, place: int, written: str, tmp_path: Path
) -> None:
    assert_refused(character, place, written, tmp_path)


def assert_refused(character: str, place: int, written: str, tmp_path: Path) -> None:
    file, old, new = PLACES[place]
    folder = copied(shipped_rules(), tmp_path)
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    put = character if written == "plain" else f"\\U{ord(character):08x}"
    path.write_text(text.replace(old, new.format(put), 1), encoding="utf-8", newline="")
    with pytest.raises(RulesError):
        Advisor.from_folder(folder)
    for arguments in (("rules", "check", str(folder)), ("rules", "list", "--rules", str(folder))):
        done = run(*arguments)
        assert done.status == 2
        assert_clean(done)


def test_of_files_in_a_rules_folder(tmp_path: Path) -> None:
    folder = copied(shipped_rules(), tmp_path)
    (folder / f"a{HIDES.replace('/', '')}.yml").write_text("x: 1\n")
    (folder / f"pack{HIDES}").mkdir()
    for form in ("text", "json", "github"):
        assert_clean(run("rules", "check", str(folder), "--format", form))


def test_a_tab_and_new_lines_are_no_fault_of_a_text() -> None:
    assert parse('a: "b\\tc\\nd"', "a.yaml").data == {"a": "b\tc\nd"}


def test_of_the_log(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """What goes to standard error without a handler is written by the same stream."""
    logger = logging.getLogger("recovery_advisor")

    def fails(*_: object) -> None:
        raise ValueError(HIDES)

    monkeypatch.setattr(Advisor, "assess", fails)
    monkeypatch.setattr(logger, "propagate", False)
    done = run("assess", "--pain", "2")
    assert "\\u001b[2J" in done.err
    assert_clean(done)


def test_of_what_is_typed_in_an_interview_and_shown_again() -> None:
    person = ScriptedPerson(["none"] * len(PAGES) + ["s" + "\u202e", "s\x1b"])
    shown: list[str] = []

    class Kept:
        def write(self, text: str) -> int:
            shown.append(text)
            return len(text)

    out = EscapingStream(Kept())  # type: ignore[arg-type]
    with pytest.raises(AssertionError, match="no answer is left"):
        interview.run_interview(person.ask, lambda text: print(text, file=out))
    assert shown and not hidden("".join(shown))


def test_colours_are_the_only_controls_and_what_is_coloured_is_escaped_first() -> None:
    coloured = Escaped(f"\033[1m{escaped(HIDES)}\033[0m")
    written: list[str] = []

    class Kept:
        def write(self, text: str) -> int:
            written.append(text)
            return len(text)

    print(coloured, file=EscapingStream(Kept()))  # type: ignore[arg-type]
    print(f"so: {coloured}", file=EscapingStream(Kept()))  # type: ignore[arg-type]
    assert written[0] == "\033[1m" + escaped(HIDES) + "\033[0m"
    assert not hidden("".join(written[2:]))


@given(st.text(st.characters(codec="utf-8")) | nasty)
def test_an_escape_says_which_character_it_was(text: str) -> None:
    assert json.loads(f'"{escaped(json.dumps(text, ensure_ascii=False)[1:-1])}"') == text
    assert first_hidden(escaped(text)) is None
    assert (first_hidden(text) is None) is (escaped(text) == text)


@pytest.mark.parametrize(
    "word", ["\u0645\u06cc\u200c\u062e", "क्\u200dष", "👩\u200d⚕", "line\nline", "é à"]
)
def test_what_scripts_need_inside_their_words_stays(word: str) -> None:
    assert escaped(word) == word


@pytest.mark.parametrize("word", ["ja\u200c", "\u200dja", "n\u200do", "\u200c", "\u2067x\u2069"])
def test_what_hides_between_other_letters_does_not(word: str) -> None:
    assert re.search(r"\\u20", escaped(word))
