"""The package's own structure: how many floors it has, and that nothing goes round or runs up.

``python -m tests.structure`` prints these figures and more.
"""

import grimp
import pytest

from tests.structure.__main__ import HERE
from tests.structure.checkout import Checkout, checkout
from tests.structure.imports import PACKAGE

#: Only ever to be lowered.
MOST_FLOORS = 10


@pytest.fixture(scope="module")
def found() -> Checkout:
    return checkout(HERE)


def test_the_package_has_few_floors(found: Checkout) -> None:
    declared, needed = found.layers.count, max(found.floor_of.values())
    assert needed <= declared <= MOST_FLOORS


def test_every_room_stands_on_a_declared_floor(found: Checkout) -> None:
    assert found.rooms - found.layers.floor_of.keys() == set()


def test_no_imports_run_up(found: Checkout) -> None:
    assert [str(arrow.by) for arrow in found.running_up] == []


def test_no_files_import_each_other_in_circles(found: Checkout) -> None:
    assert [sorted(circle) for circle in found.circles] == []


def test_the_imports_found_are_those_that_import_linter_sees(found: Checkout) -> None:
    graph = grimp.build_graph(PACKAGE, cache_dir=None)
    seen = {
        (importer, imported)
        for importer in graph.modules
        for imported in graph.find_modules_directly_imported_by(importer)
    }
    inside = [one for one in found.imports if one.importer in graph.modules]
    assert {(one.importer, one.imported) for one in inside} == seen
