from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_advisor import Advice, Advisor
from tests.cli.running import HEALTHY, as_json, run

GOOD = [
    as_json({}),
    as_json(HEALTHY),
    as_json({**HEALTHY, "swelling": "mild"}),
    as_json({**HEALTHY, "pain": 9}),
    as_json({**HEALTHY, "preferences": {"minutes": 20}}),
]
BAD = [
    b'{"pain": 11}',
    b'{"pain": NaN}',
    b'{"pain": 1, "pain": 1}',
    b'{"pain": 1',
    b'"pain": 1}',
    b"{}{}",
    b"{'pain': 1}",
    b"[]",
    b"[",
    b"]",
    b"null",
    b"7",
    b"\xff",
    b"\x00",
    b"[" * 100_000,
    b'{"pain": ' + b"9" * 6_000 + b"}",
]
good_lines = st.lists(st.sampled_from(GOOD), min_size=2, max_size=6)
bad_lines = st.sampled_from(BAD) | st.binary(max_size=40).filter(
    lambda line: line.strip() and not line.lstrip().startswith(b"{") and b"\n" not in line
)


def test_each_line_gets_its_answer_in_order() -> None:
    done = run("assess", "--format", "json", stdin=b"\n".join(GOOD))
    assert done.status == 0
    verdicts = [advice["verdict"] for advice in done.answers]
    assert verdicts == ["rest", "full_programme", "rest", "see_professional", "full_programme"]


def test_a_line_is_answered_as_it_would_be_alone() -> None:
    together = run("assess", "--format", "json", stdin=b"\n".join(GOOD))
    alone = [run("assess", "--format", "json", stdin=line).out for line in GOOD]
    assert together.out == "".join(alone)


@given(good_lines, st.data())
def test_a_bad_line_anywhere_spoils_only_itself(good: list[bytes], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(good)))
    bad = data.draw(bad_lines)
    given = ["assess", "--format", "json"]
    without = run(*given, stdin=b"\n".join(good))
    done = run(*given, stdin=b"\n".join([*good[:place], bad, *good[place:]]))
    printed = done.out.splitlines()
    spoilt = printed.pop(place)
    assert printed == without.out.splitlines()
    assert done.errors[0]["line"] == place + 1
    assert '"error"' in spoilt
    assert (without.status, done.status, done.err) == (0, 2, "")


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_each_kind_of_bad_line_is_one_error(bad: bytes, place: int) -> None:
    lines = [GOOD[0], GOOD[1]]
    lines.insert(place, bad)
    done = run("assess", "--format", "json", stdin=b"\n".join(lines))
    assert len(done.answers) == 3
    assert [error["line"] for error in done.errors] == [place + 1]


@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
def test_blank_lines_are_counted_and_not_answered(ending: bytes) -> None:
    lines = [b"", GOOD[0], b"  ", b"", b'{"pain": 11}', GOOD[1], b'{"pain": 12}', b""]
    done = run("assess", "--format", "json", stdin=ending.join(lines))
    assert len(done.answers) == 4
    assert [error["line"] for error in done.errors] == [5, 7]


def test_bad_lines_alone_are_an_error_each() -> None:
    done = run("assess", "--format", "json", stdin=b'{"pain": NaN}\n{"pain": 1, "pain": 1}\n')
    assert [error["line"] for error in done.errors] == [1, 2]
    assert len(done.answers) == 2


def test_in_text_a_refusal_names_its_line_on_standard_error() -> None:
    done = run("assess", stdin=b'{}\n{"pain": 11}\n{}\n')
    assert done.status == 2
    assert done.err.startswith("line 2: pain: 11 was given; allowed: a whole number from 0 to 10")
    assert done.err.count("\n") == 1
    assert done.out.count("\n\nWhy:\n") == done.out.count("Rest for now.") == 3
    assert done.out.count("could not be read, so rest for now: pain.") == 1
    assert "11" not in done.out


def test_a_pretty_printed_object_is_one_check_in() -> None:
    lines = [f'  "{name}": {as_json(answer).decode()}' for name, answer in HEALTHY.items()]
    pretty = "{\n" + ",\n".join(lines) + "\n}\n"
    done = run("assess", "--format", "json", stdin=pretty.encode())
    assert done == run("assess", "--format", "json", stdin=as_json(HEALTHY))
    assert done.status == 0


def test_options_wish_for_every_line() -> None:
    lines = b"\n".join([as_json(HEALTHY), as_json({**HEALTHY, "preferences": {}})])
    done = run("assess", "--format", "json", "--minutes", "5", stdin=lines)
    assert done.out.splitlines()[0] == done.out.splitlines()[1]
    assert done.out != run("assess", "--format", "json", stdin=lines).out


@pytest.mark.parametrize("form", ["json", "text"])
def test_a_fault_of_ours_spoils_its_own_line_and_is_no_leave(
    form: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    assess = Advisor.assess

    def faulty(advisor: Advisor, check_in: dict[str, Any], preferences: Any = None) -> Advice:
        return assess(advisor, check_in, preferences) if check_in else {}[1]  # type: ignore[index]

    monkeypatch.setattr(Advisor, "assess", faulty)
    lines = b"\n".join([as_json(HEALTHY), b"{}", as_json(HEALTHY)])
    done = run("assess", "--format", form, stdin=lines)
    message = "This check-in could not be answered (KeyError). The fault is ours: please report it."
    assert done.status == 2
    assert done.out.count("You can do the full programme.") == 2
    if form == "json":
        nothing = dict.fromkeys(("field", "given", "allowed"))
        assert done.errors == [{**nothing, "message": message, "line": 2}]
    else:
        assert f"line 2: {message}" in done.err
    assert caplog.records[0].exc_info


@pytest.mark.deep
@pytest.mark.parametrize(
    ("before", "bad"),
    [
        (b'{"pain": "' + b"x" * 3_000_000 + b'"}\n', 1),
        ((b"{'pain': 1}".ljust(999) + b"\n") * 1_100, 1_100),
        (b"\n" * 1_100_000, 0),
        pytest.param((b'{"pain":1'.ljust(999) + b"\n") * 1_100, 1_100, marks=pytest.mark.deep),
        (as_json({"pain": 9}) + b"\n" * 1_100_000, 0),
    ],
    ids=[
        "a line of 3 MB",
        "a million bytes of bad lines",
        "a million blank lines",
        "a million bytes of lines cut off",
        "one good line and a million blank ones",
    ],
)
def test_good_lines_are_answered_however_much_bad_stands_before(before: bytes, bad: int) -> None:
    done = run("assess", "--format", "json", stdin=before + as_json({"pain": 8}) + b"\n")
    assert len(done.errors) == bad
    verdicts = [answer["verdict"] for answer in done.answers if "verdict" in answer]
    assert set(verdicts) == {"see_professional"}


def test_a_single_check_in_over_many_lines_that_is_too_long_is_one_error() -> None:
    long = b"{\n" + b'"pain": 1,\n' * 200_000 + b'"swelling": 0\n}\n'
    [error] = run("assess", "--format", "json", stdin=long).errors
    assert error["allowed"] == "a check-in of at most 1000000 bytes"


def test_an_array_is_answered_as_lines_are() -> None:
    array = b"[\n" + b",\n".join(GOOD) + b"\n]\n"
    done = run("assess", "--format", "json", stdin=array)
    assert done == run("assess", "--format", "json", stdin=b"\n".join(GOOD))
    assert len(done.answers) == len(GOOD)


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("bad", [7, None, "pain", [], {"pain": 11}])
def test_a_bad_element_of_an_array_spoils_only_itself(bad: object, place: int) -> None:
    people: list[object] = [{}, HEALTHY]
    people.insert(place, bad)
    done = run("assess", "--format", "json", stdin=as_json(people))
    assert done.status == 2
    assert [error["line"] for error in done.errors] == [place + 1]
    verdicts = [answer["verdict"] for answer in done.answers if "verdict" in answer]
    assert verdicts == ["rest", "full_programme"]


def test_an_empty_array_has_no_answers() -> None:
    done = run("assess", "--format", "json", stdin=b"[]")
    assert (done.status, done.out, done.err) == (0, "", "")


def test_a_line_known_to_be_one_is_answered_at_once_and_apart() -> None:
    one = as_json(HEALTHY) + b"\n"
    assert run("assess", "--lines", "--format=json", stdin=one) == run(
        "assess", "--format=json", stdin=one
    )
    assert run("assess", "--lines", stdin=one).out == run("assess", stdin=one).out + "\n"
    pretty = b'{\n"pain": 1\n}\n'
    assert [
        error["line"] for error in run("assess", "--lines", "--format=json", stdin=pretty).errors
    ] == [1, 2, 3]


IDS = [7, 0, -3, "Ann", "", '"quoted" \\ \u00e9', 2**70]


@pytest.mark.parametrize("id", IDS)
def test_an_id_of_the_callers_comes_back_as_the_first_key(id: int | str) -> None:
    for value in ({**HEALTHY, "id": id}, {"id": id, "pain": 11}):
        given = as_json(value)
        for form in ("json", "record"):
            [answer] = run("assess", "--format", form, stdin=given).answers
            assert next(iter(answer.items())) == ("id", id)
            del answer["id"]
            del value["id"]
            [plain] = run("assess", "--format", form, stdin=as_json(value)).answers
            assert answer == plain
            value["id"] = id


@pytest.mark.parametrize("command", ["assess", "explain"])
def test_in_text_an_id_is_a_line_before_the_advice(command: str) -> None:
    for value in (HEALTHY, {"pain": 11}):
        given, plain = as_json({**value, "id": "Ann"}), as_json(value)
        assert run(command, stdin=given).out == "id: Ann\n" + run(command, stdin=plain).out


def test_an_explanation_comes_back_with_its_id() -> None:
    [answer] = run("explain", "--format", "json", stdin=as_json({"id": 7})).answers
    assert next(iter(answer.items())) == ("id", 7)


def test_null_is_no_id() -> None:
    text = as_json(HEALTHY)[:-1] + b', "id": null}'
    [answer] = run("assess", "--format", "json", stdin=text).answers
    assert (answer["verdict"], "id" in answer) == ("full_programme", False)


@pytest.mark.parametrize("id", ["true", "1.5", "[7]", "{}", '7, "id": 8'])
def test_what_is_no_id_is_refused_and_none_comes_back(id: str) -> None:
    text = as_json(HEALTHY)[:-1] + f', "id": {id}}}'.encode()
    [answer] = run("assess", "--format", "json", stdin=text).answers
    assert answer.keys() == {"error", "advice"}
    assert answer["error"]["field"] == "id"
    assert answer["advice"]["session"] is None
