"""Input that must get a clear error, lose nothing and never permit."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_advisor import InputError
from recovery_advisor.cli.reading import MOST_BYTES, read_check_ins
from tests.cli.running import HEALTHY, TODAY, as_json, run
from tests.cli.streams import made_up
from tests.support.advisors import shared_advisor
from tests.support.denials import DENIED

ADVISOR = shared_advisor()
PAIN = "a whole number from 0 to 10, or one of: none, slight, mild, moderate, severe, unknown"
SCREENING = {
    "questionnaire": "red-flags/2",
    "yes": [],
    "unsure": [],
    "skipped": [],
    "no": len(DENIED),
}


def _healthy_but(**changed: Any) -> bytes:
    return as_json({**HEALTHY, **changed})


def _healthy_and(text: str) -> bytes:
    return _healthy_but()[:-1] + f", {text}}}".encode()


BAD_VALUES = {
    "pain as 11": (_healthy_but(pain=11), "11", PAIN),
    "pain as -1": (_healthy_but(pain=-1), "-1", PAIN),
    "pain as 7.5": (_healthy_but(pain=7.5), "7.5", PAIN),
    "pain as 2.0": (_healthy_but(pain=2.0), "2.0", PAIN),
    "pain in quotes": (_healthy_but(pain="1"), "'1'", PAIN),
    "pain as true": (_healthy_but(pain=True), "true", PAIN),
    "pain as NaN": (_healthy_but(pain=float("nan")), "pain: nan", PAIN),
    "pain as Infinity": (_healthy_but(pain=float("inf")), "pain: inf", PAIN),
    "pain as -Infinity": (_healthy_but(pain=-float("inf")), "pain: -inf", PAIN),
    "pain past any float": (_healthy_but().replace(b'n": 0,', b'n": 1e999,', 1), "inf", PAIN),
    "pain as 2**70": (_healthy_but(pain=2**70), str(2**70), PAIN),
    "pain as nothing": (_healthy_but(pain=""), "pain: ''", PAIN),
    "pain as a list": (_healthy_but(pain=[0]), "[0]", PAIN),
    "pain as an object": (_healthy_but(pain={"is": 0}), "{'is': 0}", PAIN),
    "a number for a word": (_healthy_but(swelling=0), "swelling: 0", "one of: none, mild, moderate"),
    "a number for no": (_healthy_but(injury=0), "injury: 0", "one of: no, yes, unknown"),
    "an unknown question": (_healthy_but(pian=0), "pian", "daily_activity_pain, dizziness"),
    "an unknown band": (_healthy_but(stiffness="some"), "'some'", "none, mild, moderate"),
    "huge swelling": (_healthy_but(swelling="huge"), "'huge'", "none, mild, moderate, severe"),
    "the name of a questionnaire": (
        _healthy_but(screening="red-flags/2"), "'red-flags/2'",
        "the names no, questionnaire, skipped, unsure, yes, with values",
    ),
    "an unknown questionnaire": (
        _healthy_but(screening={**SCREENING, "questionnaire": "moon/1"}), "'moon/1'", "red-flags/2",
    ),
    "a screening that does not add up": (
        _healthy_but(screening={**SCREENING, "no": 3}), "screening.no: 3", f"{len(DENIED)}, as",
    ),
    "an empty input": (b"", "nothing", "a JSON object"),
    "a word": (b'"healthy"', "'healthy'", "a JSON object"),
    "cut off": (_healthy_but()[:-1], '{"injury"', "a JSON object"),
    "a key twice": (_healthy_and('"pain": 0'), "pain: 0, then 0", "one value for each key"),
    "a key twice with another answer": (
        _healthy_and('"pain": 3'), "pain: 0, then 3", "one value for each key",
    ),
    "nested 100,000 deep": (b"[" * 100_000, "deeper nesting", "not nested so deep"),
    "nested and closed": (b"[" * 100_000 + b"]" * 100_000, "deeper nesting", "not nested so deep"),
    "objects nested deep": (b'{"pain":' * 100_000, "deeper nesting", "not nested so deep"),
    "6,000 digits": (
        _healthy_and(f'"minutes": {"9" * 6_000}'), "a number of very many digits", "a JSON object",
    ),
    "not UTF-8": (_healthy_and('"é": 1').decode().encode("latin-1"), r"b'\xe9'", "UTF-8 text"),
    "UTF-16": (_healthy_but().decode().encode("utf-16"), "UTF-16 text", "save it as UTF-8"),
    "UTF-16 without a mark": (_healthy_but().decode().encode("utf-16-be"), "UTF-16", "UTF-8 text"),
    "UTF-32": (_healthy_but().decode().encode("utf-32"), "UTF-32 text", "save it as UTF-8"),
    "a table": (b"pain,swelling\n0,none\n1,mild\n", "'pain,swelling", "a JSON object"),
}  # fmt: skip
BAD_WISHES = {
    "unknown gear": (_healthy_but(preferences={"equipment": ["anvil"]}), "'anvil'", "dumbbells"),
    "unknown household": (_healthy_but(preferences={"without": ["sofa"]}), "'sofa'", "chair"),
    "an unknown focus": (_healthy_but(preferences={"focus": ["knee"]}), "'knee'", "upper_back"),
    "gear that is no list": (_healthy_but(preferences={"equipment": "x"}), "'x'", "a list"),
    "an unknown preference": (_healthy_but(preferences={"speed": 9}), "speed", "equipment, focus"),
    "minutes in quotes": (_healthy_but(preferences={"minutes": "9"}), "'9'", "from 1 to 240"),
    "a language that the rules lack": (_healthy_but(preferences={"locale": "fr"}), "'fr'", "en"),
    "preferences as a list": (_healthy_but(preferences=[]), "[]", "equipment, focus"),
    "a wish twice": (
        _healthy_and('"preferences": {"minutes": 9, "minutes": 9}'), "minutes: 9, then 9",
        "one value for each key",
    ),
    "preferences twice": (_healthy_and('"preferences": {}, "preferences": {}'), "{}, then {}", ""),
}  # fmt: skip


@pytest.mark.every_case
@pytest.mark.parametrize("kind", BAD_VALUES)
def test_a_bad_answer_is_told_after_the_advice_to_rest(kind: str) -> None:
    text, given, allowed = BAD_VALUES[kind]
    said = run("assess", stdin=text).refused_at_rest()
    assert given.lower() in said.lower()
    assert allowed in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("kind", BAD_WISHES)
def test_a_bad_wish_is_told_after_an_advice_without_a_session(kind: str) -> None:
    text, given, allowed = BAD_WISHES[kind]
    done = run("assess", stdin=text)
    said = done.refused_after("You can do the full programme.")
    assert "No session yet: something that you asked for could not be read." in done.out
    assert given.lower() in said.lower()
    assert allowed in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("kind", [*BAD_VALUES, *BAD_WISHES])
def test_bad_input_in_json_is_one_error_with_an_advice_that_permits_no_session(kind: str) -> None:
    text, given, allowed = {**BAD_VALUES, **BAD_WISHES}[kind]
    done = run("assess", "--format", "json", stdin=text)
    [answer] = done.answers
    assert answer.keys() == {"error", "advice"}
    [fault] = answer["error"]["faults"]
    assert given.lower() in fault["message"].lower()
    assert allowed in fault["allowed"]
    assert answer["error"].items() >= {"message": fault["message"], "line": 1}.items()
    assert answer["advice"]["session"] is None
    assert (answer["advice"]["verdict"] == "rest") == (kind in BAD_VALUES)
    assert (done.status, done.err) == (2, "")


@pytest.mark.parametrize("pain", [7.0, "10", "9.0", " 8 "])
def test_a_bad_answer_that_can_be_made_out_still_counts_for_urgency(pain: object) -> None:
    said = run("assess", stdin=_healthy_but(pain=pain)).refused_after(TODAY)
    assert said.startswith(f"pain: {pain!r} was given; allowed: {PAIN}.")


def test_the_word_unknown_is_an_answer() -> None:
    given = ["assess", "--format", "json"]
    [advice] = run(*given, stdin=_healthy_but(pain="unknown")).answers
    assert advice["missing"] == ["pain"]


def test_a_screening_of_all_is_an_answer_to_each_of_its_questions() -> None:
    given = {name: answer for name, answer in HEALTHY.items() if name not in DENIED}
    screened = run("assess", stdin=as_json({**given, "screening": SCREENING}))
    assert screened == run("assess", stdin=as_json(HEALTHY))
    assert screened.status == 0


def test_a_table_is_told_how_to_be_read() -> None:
    rows = b"pain,swelling\r\n" + b"0,none\r\n" * 200_000
    for table in (rows, b"\xef\xbb\xbfpain;swelling\n0;none\n", b'"pain"\t"swelling"\n0\tnone\n'):
        said = run("assess", stdin=table).refused_at_rest()
        assert "This looks like a table: read it in Python with csv.DictReader" in said
        assert said.count("\n") == 1


def test_no_hint_at_tables_where_there_is_none() -> None:
    assert "table" not in run("assess", stdin=b'"pain, swelling"').refused_at_rest()
    assert "table" not in run("assess", stdin=b"{'pain': 1, 'swelling': 2}").refused_at_rest()


@pytest.mark.parametrize("cut", [*range(1, 9), len(HEALTHY), len(HEALTHY) + 1])
def test_a_pretty_printed_check_in_that_was_cut_off_is_one_error(cut: int) -> None:
    lines = json.dumps(HEALTHY, indent=2).splitlines()[:cut]
    said = run("assess", stdin="\n".join(lines).encode()).refused_at_rest()
    assert said.count("\n") == 1
    assert "a JSON object of questions and answers; not readable at " in said


@pytest.mark.parametrize("padding", [b" ", b"\n"])
def test_a_check_in_of_fifty_megabytes_is_one_error(padding: bytes) -> None:
    filling = padding * 1_000_000
    stream = made_up([b'{"pain": ', *(filling for _ in range(50)), b"0}"])
    [given] = read_check_ins(stream).given
    assert isinstance(given.value, InputError)
    assert f"at most {MOST_BYTES} bytes" in given.value.allowed


@pytest.mark.parametrize("too_long", [0, 1])
def test_a_check_in_of_a_million_bytes_is_the_longest(too_long: int) -> None:
    text = as_json(HEALTHY).ljust(MOST_BYTES + too_long)
    assert run("assess", stdin=text).status == (2 if too_long else 0)


objects: st.SearchStrategy[dict[str, Any]] = st.dictionaries(
    st.sampled_from([*HEALTHY, "preferences", "pian"]),
    st.sampled_from([None, 0, 1, 2.0, "no", "none", True, [], {}]) | st.text(),
    max_size=3,
)
lines = objects.map(as_json) | st.binary() | st.sampled_from([b"{", b"}", b"[", b"{}", b"", b"0"])


@given(st.lists(lines, max_size=4).map(b"\n".join))
def test_no_bytes_give_a_traceback_or_a_verdict_that_no_check_in_asked_for(text: bytes) -> None:
    done = run("assess", "--format", "json", stdin=text)
    verdicts = ["verdict" in answer for answer in done.answers]
    assert len(verdicts) == len(done.errors) + sum(verdicts) > 0
    assert sum(verdicts) == sum(map(_is_taken, _values(text)))
    assert done.status == (0 if all(verdicts) else 2)
    assert done.err == ""


def _values(text: bytes) -> list[Any]:
    """The one value that a text is, those of the array that it is, or those that are its lines."""
    whole = _value(text)
    if isinstance(whole, list):
        return whole
    return [_value(line) for line in text.split(b"\n")] if whole is None else [whole]


def _value(text: bytes) -> Any:
    try:
        return json.loads(text.decode("utf-8-sig"))
    except ValueError:
        return None


def _is_taken(value: Any) -> bool:
    if not isinstance(value, dict):
        return False
    answers = {name: answer for name, answer in value.items() if name != "preferences"}
    try:
        ADVISOR.assess(answers, value.get("preferences"))
    except InputError:
        return False
    return True
