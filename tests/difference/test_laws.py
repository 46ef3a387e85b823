"""The comparison of generated rule books against brute force over everybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings

from recovery_advisor.authoring.diff.answers import ComparedQuestion
from recovery_advisor.authoring.diff.change import (
    AdviceChange,
    Closed,
    Direction,
    Opened,
    Redecided,
)
from recovery_advisor.authoring.diff.compare import Difference, compare
from recovery_advisor.authoring.diff.cubes import Region
from recovery_advisor.authoring.diff.example import given as as_check_in
from recovery_advisor.authoring.diff.room import Cube
from recovery_advisor.authoring.diff.wording import answers_in_words, who_in_words
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.testing import Pages, written_books
from recovery_advisor.values.translator import humanize
from tests.difference.brute_force import (
    all_outcomes,
    assert_as_by_brute_force,
    changes,
    outcome_of,
    within,
)
from tests.difference.folders import compared
from tests.difference.pairs import Edited, pairs, reworded, tightened

#: Each compares two books over everybody, some twice, so there are fewer of them.
few = settings(
    max_examples=max(5, settings().max_examples // 5),
    suppress_health_check=[*settings().suppress_health_check, HealthCheck.filter_too_much],
)


def difference(old: Pages, new: Pages) -> Difference:
    return compare(old.book(), new.book(), seconds=60)


@few
@given(pairs())
def test_every_change_is_found_with_its_people_and_the_smallest_of_them(pair: Edited) -> None:
    assert_as_by_brute_force(difference(*pair))


@pytest.mark.deep
@few
@given(reworded())
def test_a_word_that_is_taken_for_another_answer_is_an_answer_of_its_own(pair: Edited) -> None:
    assert_as_by_brute_force(difference(*pair))


@few
@given(tightened())
def test_more_rules_against_are_never_more_permissive(pair: Edited) -> None:
    assert {one.change.direction for one in difference(*pair).found} <= {Direction.RESTRICTIVE}


@pytest.mark.deep
@few
@given(pairs())
def test_the_other_way_round_the_same_changes_to_the_same_people(pair: Edited) -> None:
    old, new = pair
    there, back = difference(old, new), difference(new, old)
    assert Counter(_undone(one.change) for one in there.found) == Counter(
        one.change for one in back.found
    )
    assert there.settled and back.settled


@few
@given(written_books())
def test_the_same_rules_in_another_order_make_no_difference(pages: Pages) -> None:
    shuffled = {name: backwards(data) for name, data in reversed([*pages.files.items()])}
    found = difference(pages, Pages(shuffled))
    assert (found.found, found.clearable, found.proved) == ((), (), True)


@pytest.mark.deep
@few
@given(pairs())
def test_the_words_say_neither_more_nor_less_than_the_cubes(pair: Edited) -> None:
    compared = difference(*pair)
    books = compared.pair.old.book, compared.pair.new.book
    for found in compared.found:
        people = {*all_outcomes(*books, compared.pair.asked).outcomes}
        said = set(_matching(found.cover.cubes, compared, people))
        assert said == within(found.cover.cubes, people)


@few
@given(pairs() | reworded())
def test_the_example_as_a_check_in_is_that_person_to_both_books(pair: Edited) -> None:
    compared = difference(*pair)
    for found in compared.found:
        assert found.example
        check_in = as_check_in(compared.pair, found.example)
        old, new = (
            outcome_of(check_in, side.book) for side in (compared.pair.old, compared.pair.new)
        )
        assert changes(found.change, old, new)


def test_a_cube_that_is_wider_than_its_region_is_noticed(tmp_path: Path) -> None:
    # Pain and swelling each leave a person in the region, and both together do not.
    both = (
        "my-pack/more.yaml",
        "",
        "rules:\n  - {rule: both, when: {all: [{pain: 1 or worse}, {swelling: yes}]}, then: {refer: urgent}, say: Go., because: It is both., source: {work: own-judgement, at: here}}\n",
    )
    milder = [
        ("knee/rules.yaml", "then: {refer: routine, limit: rest}", "then: {limit: rest}"),
        ("knee/rules.yaml", "counts: {refer: no, limit: yes}", "counts: yes"),
    ]
    assert_as_by_brute_force(compared(tmp_path / "sound", [both, *milder], before=[both]))

    def too_wide(
        self: Region, cube: Cube, kinds: Sequence[tuple[int, frozenset[int]]], _: object
    ) -> Cube:
        return tuple(
            side.union(*[kind for at, kind in kinds if at == place])
            for place, side in enumerate(cube)
        )

    with patch.object(Region, "_added", too_wide), pytest.raises(AssertionError):
        assert_as_by_brute_force(compared(tmp_path / "broken", [both, *milder], before=[both]))


def _undone(change: AdviceChange) -> AdviceChange:
    if isinstance(change, Redecided):
        return Redecided(change.new, change.old)
    return Closed(change.ways) if isinstance(change, Opened) else Opened(change.ways)


def backwards(data: Any) -> Any:
    """With every section and every joined condition turned round."""
    if isinstance(data, dict):
        turned = {key: backwards(inner) for key, inner in data.items()}
        for key in ("rules", "all", "any", "sources", "tags", "questions", "exercises", "notes"):
            if isinstance(turned.get(key), list):
                turned[key] = [*reversed(turned[key])]
        return turned
    return [*map(backwards, data)] if isinstance(data, list) else data


def _matching(
    cubes: Sequence[Cube], compared: Difference, people: set[Lowered]
) -> Iterator[Lowered]:
    """The people of whom the words are true, read phrase by phrase."""
    asked = compared.pair.asked
    found = next(one for one in compared.found if one.cover.cubes == cubes)
    always, alternatives = who_in_words(found.cover, asked)
    for person in people:
        if all(_true_of(person, one, cubes, asked) for one in always) and (
            not alternatives
            or any(
                all(_true_of(person, one, cubes, asked) for one in line.split("; "))
                for line in alternatives
            )
        ):
            yield person


def _true_of(
    person: Lowered, phrase: str, cubes: Sequence[Cube], asked: Sequence[ComparedQuestion]
) -> bool:
    names, _, answer = phrase.partition(" is ")
    of = names.removeprefix("each of ").removeprefix("one of ").split(", ")
    places = [at for at, one in enumerate(asked) if humanize(one.question.id) in of]
    assert len(places) == len(of)
    truths = [person[at] in _meant(answer, at, cubes, asked) for at in places]
    return any(truths) if names.startswith("one of ") else all(truths)


def _meant(
    answer: str, at: int, cubes: Sequence[Cube], asked: Sequence[ComparedQuestion]
) -> frozenset[int]:
    """The answers for which the cubes have these words, which are never those for others."""
    sides = [cube[at] for cube in cubes]
    sides.append(frozenset[int]().union(*sides))
    [meant] = {side for side in sides if answers_in_words(side, asked[at]) == answer}
    return meant
