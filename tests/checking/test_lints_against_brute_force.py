"""What lints find in generated rules, against everybody there could be under them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from math import prod
from typing import Any, NamedTuple

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from recovery_advisor import Readiness, RuleBook, Urgency
from recovery_advisor.authoring.lint.run import all_lints, findings
from recovery_advisor.decision import Laws
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.loading.compiler import compile_files
from recovery_advisor.loading.document import Document
from recovery_advisor.rulebook.bit_sets import bits
from recovery_advisor.testing import Pages, written_books
from recovery_advisor.testing.check_in_strategies import near_thresholds
from recovery_advisor.testing.conditions import conditions
from recovery_advisor.testing.fixed_parts import SOURCE

MOST_PEOPLE = 3_000
#: Any that there is will do, however large.
FIRST = settings(max_examples=500, phases=[Phase.generate], database=None, derandomize=True)


class Outcome(NamedTuple):
    """What somebody is told and may do."""

    readiness: Readiness
    urgency: Urgency
    ways: frozenset[str]


def classes(book: RuleBook) -> list[tuple[int, ...]]:
    """For each question the answers that rules can tell apart, and no answer."""
    return [(*near_thresholds(book, one), one.unknown) for one in book.questions]


def few_combinations(pages: Pages) -> bool:
    return prod(map(len, classes(pages.book()))) <= MOST_PEOPLE


SMALL = written_books().filter(few_combinations)


def combinations(book: RuleBook) -> list[Lowered]:
    return list(product(*classes(book)))


def outcomes(book: RuleBook, people: list[Lowered]) -> Iterator[Outcome]:
    engine, laws = BitmapEngine(book), Laws(book)
    for counting in map(engine.counting, people):
        permit, decided = laws.permit_for(counting), laws.decide(counting)
        yield Outcome(
            decided.readiness, decided.urgency, permit.ways if permit else frozenset[str]()
        )


def checked(pages: Pages) -> CheckedFolder:
    documents = [Document(name, data) for name, data in pages.files.items()]
    return CheckedFolder(*compile_files(documents), (), ())


def found_by(lint: str, pages: Pages) -> list[str]:
    [wanted] = [one for one in all_lints() if one.id == lint]
    return [one.of for one in wanted.check(checked(pages))]


def rules_of(pages: Pages) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each rule with the file that it stands in."""
    for name, data in pages.files.items():
        for rule in data.get("rules", ()):
            yield name, rule


def without(pages: Pages, id: str, *, effect: str | None = None) -> Pages:
    """The same folder without a rule, or without one effect of it."""
    [(name, rule)] = [(name, rule) for name, rule in rules_of(pages) if rule["rule"] == id]
    then = {kind: level for kind, level in rule["then"].items() if effect and kind != effect}
    changed = [{**rule, "then": then}] if then else []
    others = [one for one in pages.files[name]["rules"] if one["rule"] != id]
    return pages.with_file(name, {"rules": [*others, *changed]})


def loaded_with(pages: Pages, id: str) -> Pages:
    """The packs that are there whenever a rule is: its own and the base."""
    [name] = [name for name, rule in rules_of(pages) if rule["rule"] == id]
    if name.startswith("over/"):
        return pages
    return Pages({name: it for name, it in pages.files.items() if not name.startswith("over/")})


@given(written_books())
def test_no_lint_fails_on_any_rules(pages: Pages) -> None:
    assert {one.lint for one in findings(checked(pages))} <= {lint.id for lint in all_lints()}


@given(SMALL)
def test_without_a_rule_that_is_subsumed_everybody_is_told_the_same(pages: Pages) -> None:
    for id in found_by("rule-subsumed", pages):
        beside = loaded_with(pages, id)
        people = combinations(beside.book())
        fewer = list(outcomes(without(beside, id).book(), people))
        assert list(outcomes(beside.book(), people)) == fewer, id


@given(SMALL)
def test_a_limit_never_decides_when_without_it_nobody_may_do_more(pages: Pages) -> None:
    limits = [rule["rule"] for _, rule in rules_of(pages) if "limit" in rule["then"]]
    idle = [id for id in limits if not _decides(id, pages)]
    assert sorted(found_by("limit-never-decides", pages)) == sorted(idle)


def _decides(id: str, pages: Pages) -> bool:
    beside = loaded_with(pages, id)
    people = combinations(beside.book())
    fewer = outcomes(without(beside, id, effect="limit").book(), people)
    return any(
        one.readiness != other.readiness
        for one, other in zip(outcomes(beside.book(), people), fewer, strict=True)
    )


@given(SMALL)
def test_an_exercise_is_out_of_reach_when_nobody_may_do_it(pages: Pages) -> None:
    book = pages.book()
    ways = frozenset[str]().union(*(one.ways for one in outcomes(book, combinations(book))))
    lost = [one.id for one in book.exercises if ways.isdisjoint(way.id for way in one.ways)]
    assert found_by("exercise-out-of-reach", pages) == lost


@st.composite
def with_notes_on_both_sides(draw: DrawFn) -> Pages:
    """Rules with a note for those between two conditions, who may not exist."""
    pages = draw(SMALL)
    scales = {one["question"]: one["scale"] for one in pages.files["vocabulary.yaml"]["questions"]}
    sides = [draw(conditions(scales, side)) for side in ("worse", "better")]
    note = {"rule": "between", "when": {"all": sides}, "then": {"note": "So."}, "source": SOURCE}
    return pages.with_rules([note])


@given(with_notes_on_both_sides().filter(few_combinations))
def test_an_effect_never_counts_when_it_does_for_nobody(pages: Pages) -> None:
    book = pages.book()
    engine = BitmapEngine(book)
    counted = {index for person in combinations(book) for index in bits(engine.counting(person))}
    idle = {
        effect.rule.id
        for index, effect in enumerate(book.effects)
        if index not in counted or (effect.kind == "avoid" and not effect.ways)
    }
    assert set(found_by("effect-never-counts", pages)) == idle


@pytest.mark.parametrize(
    "lint",
    [
        "rule-subsumed",
        "limit-never-decides",
        pytest.param("exercise-out-of-reach", marks=pytest.mark.deep),
    ],
)
def test_generated_rules_have_what_each_lint_finds(lint: str) -> None:
    assert find(SMALL, lambda pages: bool(found_by(lint, pages)), settings=FIRST)


@pytest.mark.parametrize("exists", [True, False])
def test_generated_notes_speak_to_some_and_to_nobody(exists: bool) -> None:
    def spoken(pages: Pages) -> bool:
        return "between" not in found_by("effect-never-counts", pages)

    assert find(with_notes_on_both_sides(), lambda one: spoken(one) == exists, settings=FIRST)


@pytest.mark.parametrize(
    ("decides", "pack"),
    [
        (True, "base"),
        (False, "base"),
        (True, "over"),
        pytest.param(False, "over", marks=pytest.mark.deep),
    ],
)
def test_generated_rules_of_each_pack_have_limits_that_decide_and_others(
    pack: str, decides: bool
) -> None:
    def there(pages: Pages) -> bool:
        rules = [rule for name, rule in rules_of(pages) if name.startswith(pack)]
        idle = found_by("limit-never-decides", pages)
        return any((rule["rule"] in idle) != decides for rule in rules if "limit" in rule["then"])

    assert find(SMALL, there, settings=FIRST)
