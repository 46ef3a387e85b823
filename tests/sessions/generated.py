"""Generated catalogs, plans and people to plan for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from recovery_advisor import Preferences, Readiness, RuleBook
from recovery_advisor.rulebook.session_parameters import Plan
from recovery_advisor.testing import Pages, preferences, written_books
from recovery_advisor.values.translator import ENGLISH, Translator
from tests.support.flags import both_pages

#: What counts, what of it is known, the wishes and the language.
Person = tuple[int, int, Preferences, Translator]


class Brackets(Translator):
    """Puts what it translates into brackets."""

    def __call__(self, text: str) -> str:
        return f"⟦{text}⟧"


_LANGUAGES = st.sampled_from((ENGLISH, Brackets("xx")))


@cache
def shipped() -> RuleBook:
    """Both shipped packs."""
    return both_pages().book()


@st.composite
def books(draw: DrawFn) -> RuleBook:
    """Shipped and generated rule books with some of their exercises, in any order, and other plans."""
    book = draw(st.just(shipped()) | written_books().map(Pages.book))
    some = draw(st.permutations(book.exercises))
    some = some[: draw(st.integers(1, len(some)) | st.just(len(some)))]
    session = replace(
        book.session,
        minutes=draw(st.integers(5, 40)),
        warm_up_before_strength=draw(st.integers(1, 3)),
        plans=draw(_plans()),
    )
    return replace(book, exercises=tuple(some), session=session)


@st.composite
def _plans(draw: DrawFn) -> Mapping[Readiness, Plan]:
    """Plans that a rules folder may have."""
    none, some = st.just((0, 0)), _ranges(0)
    return {
        level: Plan(
            cardio=(0, draw(st.integers(0, 1))),
            warm_up=draw(_ranges(1)),
            strength=draw(none if level is Readiness.MOBILITY else some),
            stretch=draw(none if level is Readiness.MOBILITY else some),
            dose="guide" if level is Readiness.FULL else "lowest",
            strength_sets=draw(st.none() | st.integers(1, 3)),
        )
        for level in (Readiness.MOBILITY, Readiness.GRADUAL, Readiness.FULL)
    }


def _ranges(least: int) -> SearchStrategy[tuple[int, int]]:
    return st.tuples(st.integers(least, 3), st.integers(0, 4)).map(lambda r: (r[0], r[0] + r[1]))


@st.composite
def people(draw: DrawFn, book: RuleBook) -> Person:
    """Somebody above rest, mostly: some permit counts, and any of what leaves exercises out."""
    kinds = {"permit": 2, "avoid": 4}
    counting = known = 0
    for index, effect in enumerate(book.effects):
        if draw(st.integers(0, 9)) < kinds.get(effect.kind, 0):
            counting |= 1 << index
            known |= draw(st.integers(0, 1)) << index
    exercises = [one.id for one in book.exercises]
    wishes = draw(preferences(book)).model_copy(
        update={
            "leave_out": draw(st.just(set()) | st.sets(st.sampled_from(exercises), max_size=3)),
            "variant": draw(st.integers(0, 1_000_000) | st.integers(0, 3)),
        }
    )
    return counting, known, wishes, draw(_LANGUAGES)


def random_people(book: RuleBook, number: int) -> Iterator[Person]:
    """As many people, the same each time; half of them have all of their gear."""
    random = Random(21)
    permits = [index for index, effect in enumerate(book.effects) if effect.kind == "permit"]
    avoids = [index for index, effect in enumerate(book.effects) if effect.kind == "avoid"]
    for variant in range(number):
        counting = 1 << random.choice(permits)
        for index in random.sample(avoids, random.choice((0, 0, 1, 3))):
            counting |= 1 << index
        gear = 1 if random.random() < 0.5 else random.random()
        wishes = Preferences(
            equipment={one for one in book.equipment if random.random() < gear},
            without={one for one in book.household if random.random() > gear},
            focus=set(random.sample(book.regions, random.choice((0, 1, 2, 5)))),
            minutes=random.choice((None, random.randint(1, 20), random.randint(15, 240))),
            variant=variant,
        )
        yield counting, counting, wishes, ENGLISH
