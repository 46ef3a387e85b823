"""What the figures count, on packages that are built so that each limit is broken."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.structure.checkout import checkout
from tests.structure.graph import arrows_of, circles, floors
from tests.structure.imports import PACKAGE, When, imports_between, source_files
from tests.structure.small_package import write_package


def found_imports(root: Path, files: dict[str, str]) -> list[tuple[str, str, When]]:
    """Every import, the package's name left out."""
    return [
        (
            one.importer.removeprefix(f"{PACKAGE}."),
            one.imported.removeprefix(f"{PACKAGE}."),
            one.when,
        )
        for one in imports_between(source_files(write_package(root, files)))
    ]


def listed(found: Iterable[frozenset[str]]) -> list[list[str]]:
    return [sorted(circle) for circle in found]


@pytest.mark.parametrize(
    ("code", "when"),
    [
        ("import ~.low", When.LOADED),
        ("import ~.low as renamed, json", When.LOADED),
        ("from ~ import low", When.LOADED),
        ("from ~.low import name", When.LOADED),
        ("from ~.low import *", When.LOADED),
        ("from . import low", When.LOADED),
        ("from .low import name", When.LOADED),
        ("try:\n    import ~.low\nexcept ImportError:\n    pass", When.LOADED),
        ("class A:\n    import ~.low", When.LOADED),
        ("def f():\n    import ~.low", When.CALLED),
        ("async def f():\n    from ~ import low", When.CALLED),
        ("class A:\n    def f(self):\n        if self:\n            import ~.low", When.CALLED),
        ("if TYPE_CHECKING:\n    import ~.low", When.TYPED),
        ("if typing.TYPE_CHECKING:\n    import ~.low", When.TYPED),
        ("if TYPE_CHECKING:\n    pass\nelse:\n    import ~.low", When.LOADED),
        ("if not TYPE_CHECKING:\n    import ~.low", When.LOADED),
    ],
)
def test_an_import_is_found_wherever_it_stands(tmp_path: Path, code: str, when: When) -> None:
    files = {"high.py": code, "low.py": "name = 1"}
    assert found_imports(tmp_path, files) == [("high", "low", when)]


def test_a_module_is_imported_rather_than_its_folder_and_a_name_from_the_folder(
    tmp_path: Path,
) -> None:
    files = {
        "high.py": "from ~.low import module, name",
        "low/__init__.py": "name = 1",
        "low/module.py": "from . import name\nfrom .. import low",
    }
    assert found_imports(tmp_path, files) == [
        ("high", "low", When.LOADED),
        ("high", "low.module", When.LOADED),
        ("low.module", "low", When.LOADED),
        ("low.module", "low", When.LOADED),
    ]


def test_imports_of_other_packages_are_left_out(tmp_path: Path) -> None:
    files = {"high.py": "import json, ~_other\nfrom os import path\nfrom ~.nowhere import name"}
    assert found_imports(tmp_path, files) == []


def test_the_modules_beside_the_package_are_looked_at(tmp_path: Path) -> None:
    beside = tmp_path / f"{PACKAGE}_for_pytest.py"
    beside.write_text(f"def f():\n    from {PACKAGE} import low", encoding="utf-8")
    assert found_imports(tmp_path, {"low.py": ""}) == [(beside.stem, "low", When.CALLED)]


def test_an_import_in_a_function_closes_a_circle(tmp_path: Path) -> None:
    files = {
        "top.py": "import ~.middle",
        "middle.py": "import ~.bottom",
        "bottom.py": "def f():\n    from ~.top import name",
    }
    found = checkout(write_package(tmp_path, files))
    assert listed(found.circles) == [[f"{PACKAGE}.{room}" for room in ("bottom", "middle", "top")]]
    assert found.circles_at_run_time == found.circles


def test_an_import_for_type_checkers_closes_a_circle_but_none_at_run_time(tmp_path: Path) -> None:
    files = {"top.py": "import ~.bottom", "bottom.py": "if TYPE_CHECKING:\n    import ~.top"}
    found = checkout(write_package(tmp_path, files, ("top : bottom",)))
    assert listed(found.circles) == [[f"{PACKAGE}.bottom", f"{PACKAGE}.top"]]
    assert found.circles_at_run_time == ()


def test_circles_are_told_apart_and_joined() -> None:
    two = [("a", "b"), ("b", "a"), ("b", "c"), ("c", "d"), ("d", "e"), ("e", "c")]
    assert listed(circles(arrows_of(two))) == [["c", "d", "e"], ["a", "b"]]
    assert listed(circles(arrows_of([*two, ("e", "b")]))) == [["a", "b", "c", "d", "e"]]
    assert listed(circles(arrows_of([("a", "a"), ("a", "b")]))) == [["a"]]


def test_two_ways_down_are_no_circle() -> None:
    assert circles(arrows_of([("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")])) == ()


def test_the_longest_chain_down_gives_the_floor() -> None:
    arrows = arrows_of([("a", "b"), ("b", "c"), ("a", "c"), ("d", "c")])
    assert floors(arrows) == {"a": 3, "b": 2, "c": 1, "d": 2}


def test_a_circle_stands_on_one_floor() -> None:
    arrows = arrows_of([("a", "b"), ("b", "c"), ("c", "b"), ("c", "d")])
    assert floors(arrows) == {"a": 3, "b": 2, "c": 2, "d": 1}


def test_an_import_down_runs_down(tmp_path: Path) -> None:
    files = {
        "top/a.py": "import ~.middle.b, ~.top.c",
        "top/c.py": "",
        "middle/b.py": "import ~.bottom",
    }
    found = checkout(write_package(tmp_path, {**files, "bottom.py": ""}))
    assert found.running_up == ()
    assert found.floor_of == {"top": 3, "middle": 2, "bottom": 1}


@pytest.mark.parametrize(
    "code",
    [
        "from ~.top.a import name",
        "def f():\n    from ~.top import a",
        "if TYPE_CHECKING:\n    import ~.top.a",
        # What the package offers is made on its highest floors.
        "from ~ import name",
    ],
)
def test_an_import_up_is_found(tmp_path: Path, code: str) -> None:
    files = {
        "__init__.py": "from ~.top.a import name",
        "top/a.py": "name = 1",
        "middle/b.py": f"import ~.bottom\n{code}",
        "bottom.py": "",
    }
    [arrow] = checkout(write_package(tmp_path, files)).running_up
    assert (arrow.start, arrow.end) == ("middle", "top")
    assert arrow.by.importer == f"{PACKAGE}.middle.b"


@pytest.mark.parametrize(
    ("layers", "runs_up"),
    [
        (("~.top", "~.middle"), False),
        (("top", "(middle)"), False),
        (("top : middle",), False),
        (("top | middle",), True),
        (("middle", "top"), True),
        (("top",), True),
    ],
)
def test_rooms_are_ordered_as_declared(
    tmp_path: Path, layers: tuple[str, ...], runs_up: bool
) -> None:
    files = {"top.py": "import ~.middle", "middle.py": ""}
    assert bool(checkout(write_package(tmp_path, files, layers)).running_up) is runs_up


def test_one_contract_must_order_the_rooms(tmp_path: Path) -> None:
    write_package(tmp_path, {}, ("~.top.a", "~.top.b"))
    with pytest.raises(ValueError, match="0 contracts"):
        checkout(tmp_path)


def test_a_folder_without_the_package_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no package"):
        checkout(tmp_path)
