"""Which engines there are, and which of them an advisor asks."""

import subprocess
import sys
from typing import Any, get_args

import pytest

from recovery_advisor import (
    Advisor,
    EngineUnavailable,
    InputError,
    RuleBook,
    RulesError,
    load_book,
)
from recovery_advisor.engines import durable
from recovery_advisor.engines.registry import CHOICES, ENGINES, EngineName, runnable
from recovery_advisor.loading.shipped import shipped_rules
from tests.support.engines import EACH, hide_durable, needs_durable

OTHER_WORDS = ["abacus", "Bitmap", "durable+bitmap", "", [], ["bitmap"], {}, 1, True, b"bitmap"]


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return load_book(shipped_rules(), ["upper-back"])


def test_the_type_of_names_has_the_engines_there_are() -> None:
    assert get_args(EngineName) == tuple(ENGINES)


@pytest.mark.parametrize("name", EACH)
def test_an_engine_has_the_name_that_it_is_asked_for_by(name: EngineName, book: RuleBook) -> None:
    assert ENGINES[name].make(book).name == name
    assert Advisor.from_book(book, engine=name).assess({}).engine == name


@needs_durable
def test_both_engines_are_asked_where_both_can_run(book: RuleBook) -> None:
    assert Advisor.from_book(book, engine="both").assess({}).engine == "durable+bitmap"
    assert Advisor.from_book(book).assess({}).engine == "durable+bitmap"


def test_without_durable_rules_bitmap_decides_alone_unless_both_are_demanded(
    book: RuleBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    hide_durable(monkeypatch)
    assert "durable" not in runnable()
    assert Advisor.from_book(book).assess({}).engine == "bitmap"
    for demanded in ("both", "durable"):
        with pytest.raises(EngineUnavailable, match="pip install"):
            Advisor.from_book(book, engine=demanded)


def test_which_engines_decide_is_logged_once_and_why_one_decides_alone() -> None:
    """In a process of its own: another test may have made it log before."""
    program = """
import logging, sys
sys.modules["durable_rules_engine"] = None
logging.basicConfig(level="INFO", format="%(message)s", stream=sys.stdout)
from recovery_advisor import Advisor
for _ in range(2):
    Advisor()
    Advisor(engine="bitmap")
"""
    done = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    alone, chosen = done.stdout.splitlines()
    assert alone.startswith("engine: bitmap; it decides alone, as durable_rules is not installed")
    assert chosen == "engine: bitmap"


@pytest.mark.parametrize(
    ("version", "error", "says"),
    [
        ((3, 12), ModuleNotFoundError("no module"), ["not installed", "recovery-advisor[durable]"]),
        (
            (3, 13),
            ModuleNotFoundError("no module"),
            ["not installed", "CPPFLAGS", "--no-cache-dir"],
        ),
        ((3, 13), ImportError("undefined symbol"), ["undefined symbol", "CPPFLAGS"]),
    ],
)
def test_what_to_do_about_durable_rules_is_said(
    version: tuple[int, int], error: ImportError, says: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing() -> None:
        raise error

    monkeypatch.setattr(durable, "library", failing)
    monkeypatch.setattr("sys.version_info", version)
    why = durable.why_unavailable()
    assert why is not None
    assert all(part in why for part in says)


@pytest.mark.parametrize("given", OTHER_WORDS, ids=repr)
def test_any_other_engine_is_refused_with_those_there_are(given: Any, book: RuleBook) -> None:
    with pytest.raises(InputError) as refused:
        Advisor.from_book(book, engine=given)
    assert refused.value.field == "engine"
    assert refused.value.given == repr(given)
    assert refused.value.allowed == ", ".join(CHOICES)


def test_the_engine_that_was_probably_meant_is_named() -> None:
    with pytest.raises(InputError, match=r"Did you mean bitmap\?"):
        Advisor(engine="bitmaps")  # type: ignore[arg-type]


@pytest.mark.parametrize("packs", ["", "upper-back", b"upper-back", 0, True, [None], [[]], [1]])
def test_packs_that_are_no_list_of_ids_are_refused(packs: Any) -> None:
    with pytest.raises(InputError, match="a list of pack ids"):
        Advisor(packs)


@pytest.mark.parametrize("packs", [[], (), {}])
def test_no_pack_at_all_is_no_advisor(packs: Any) -> None:
    with pytest.raises(RulesError, match="exactly one pack of kind base"):
        Advisor(packs)


@pytest.mark.parametrize("folder", [None, "", 0, [], b"rules"])
def test_a_folder_that_is_not_set_is_refused(folder: Any) -> None:
    """Never the shipped rules in the place of somebody's own."""
    with pytest.raises(InputError, match="the path of a rules folder"):
        Advisor.from_folder(folder)


@pytest.mark.parametrize("book", [None, "rules", {}])
def test_what_is_no_book_is_refused(book: Any) -> None:
    with pytest.raises(InputError, match="a RuleBook"):
        Advisor.from_book(book)
