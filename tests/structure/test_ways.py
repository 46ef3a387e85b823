"""How a way is read, and that a climb without an import is seen."""

from pathlib import Path

import pytest

from tests.structure.__main__ import HERE, main
from tests.structure.imports import PACKAGE
from tests.structure.small_package import write_package
from tests.structure.tracing import Call
from tests.structure.ways import NotTraced, Way, way_of, ways_of

FLOORS = {"top": 2, "low": 1}
RUN, HELP, HIGH = (
    ("recovery_advisor.top.a", "run"),
    ("recovery_advisor.top.a", "help"),
    ("recovery_advisor.top.b", "high"),
)
LOW = ("recovery_advisor.low", "low")
FRONT = ("recovery_advisor", "__getattr__")

#: An advisor whose advice, on the lowest floor, calls back what it was given from above.
PACKAGE_THAT_CLIMBS = {
    "__init__.py": "from ~.top.advisor import Advisor",
    "top/advisor.py": """\
from ~.low import Advice

class Advisor:
    def __init__(self, engine):
        pass
    def assess(self, check_in):
        return Advice((doubled(number) for number in (1, 2)), self.explained)
    def explained(self):
        return [doubled(number) for number in (1, 2)]

def doubled(number):
    return 2 * number
""",
    "low.py": """\
class Advice:
    def __init__(self, numbers, explained):
        self.numbers, self.explained = list(numbers), explained
    def model_dump_json(self):
        return str(self.numbers)
    def explain(self):
        return self.explained()
""",
}


@pytest.mark.parametrize(
    ("calls", "way"),
    [
        ([], Way(rooms=0, files=0, stays=0, returns=0, climbs=0)),
        ([(None, RUN), (RUN, HELP)], Way(rooms=1, files=1, stays=1, returns=0, climbs=0)),
        ([(None, RUN), (RUN, HIGH)], Way(rooms=1, files=2, stays=2, returns=0, climbs=0)),
        ([(None, RUN), (RUN, LOW)], Way(rooms=2, files=2, stays=2, returns=0, climbs=0)),
        ([(None, LOW), (LOW, RUN)], Way(rooms=2, files=2, stays=2, returns=0, climbs=1)),
        # A function is read once, where it is first called; a climb to it is one nevertheless.
        (
            [(None, RUN), (RUN, LOW), (LOW, HELP), (LOW, RUN)],
            Way(rooms=2, files=2, stays=3, returns=1, climbs=2),
        ),
        # What is in no room stands on no floor.
        (
            [(None, LOW), (LOW, FRONT), (FRONT, HIGH)],
            Way(rooms=2, files=3, stays=3, returns=0, climbs=0),
        ),
    ],
)
def test_a_way_is_read_in_the_order_of_first_calls(calls: list[Call], way: Way) -> None:
    assert way_of(calls, FLOORS) == way


def test_a_climb_that_no_import_shows_is_traced(tmp_path: Path) -> None:
    root = write_package(tmp_path, PACKAGE_THAT_CLIMBS, ("top", "low"))
    assert ways_of(root, FLOORS) == {
        "a rule, from file to advisor": Way(rooms=1, files=1, stays=1, returns=0, climbs=0),
        # A generator that is run on from below is data, and no climb.
        "a check-in, to its advice": Way(rooms=2, files=2, stays=3, returns=1, climbs=0),
        "an advice, to its JSON": Way(rooms=1, files=1, stays=1, returns=0, climbs=0),
        "an explanation, to its text": Way(rooms=2, files=2, stays=2, returns=0, climbs=1),
    }


@pytest.mark.deep
def test_each_way_through_this_package_is_traced() -> None:
    assert all(way.rooms > 1 for way in ways_of(HERE, {}).values())


def test_a_package_that_does_not_run_as_this_one_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotTraced, match="cannot import name 'Advisor'"):
        ways_of(write_package(tmp_path, {}), FLOORS)


def test_another_package_than_the_one_asked_for_is_never_traced(tmp_path: Path) -> None:
    with pytest.raises(NotTraced, match=f"not of {tmp_path}"):
        ways_of(tmp_path, FLOORS)


def test_the_command_prints_each_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_package(tmp_path, PACKAGE_THAT_CLIMBS, ("low", "top"))
    monkeypatch.setattr("sys.argv", ["structure", str(root)])
    main()
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["imports", "that", "run", "up", "1"] in lines
    assert ["line", "1", f"{PACKAGE}.top.advisor", "imports", f"{PACKAGE}.low"] in lines
    assert ["top", "1", "2", "1", "10"] in lines
    assert ["an", "explanation,", "to", "its", "text", "2", "2", "2", "0", "0"] in lines
