"""The page of exercises: each way of doing one, drawn, with its dose, its cues and when it is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docs_site.clinical.conditions import threshold
from docs_site.clinical.doses import dose_in_words
from docs_site.clinical.outcomes import STEPS
from docs_site.clinical.writing import (
    beginning,
    cited,
    heading,
    ids,
    points,
    rule_link,
    sentence,
    text,
    way_name,
)
from recovery_advisor import Drawing
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import Threshold
from recovery_advisor.rulebook.exercises import Exercise, Way
from recovery_advisor.rulebook.rules import Effect
from recovery_advisor.values.levels import Phase, Readiness
from recovery_advisor.values.translator import humanize

TITLE = "Exercises"
_ABOUT = (
    "Nobody is given one of these unless every answer that matters is known and none speaks against it. “Left"
    " out when” also holds while that answer is not known. The id is what an app gives to leave one out."
)
_SETS = {1: "one set", 2: "two sets", 3: "three sets"}


def exercises(book: RuleBook) -> str:
    """The page."""
    about = " ".join((_ABOUT, *_amounts(book)))
    return beginning(TITLE, book, about) + "".join(_sections(book))


def _amounts(book: RuleBook) -> Iterator[str]:
    """How much of a dose each step asks for."""
    for step, plan in book.session.plans.items():
        most = "the lowest dose" if plan.dose == "lowest" else "the highest dose"
        sets = plan.strength_sets
        few = f", and {_SETS.get(sets, f'{sets} sets')} of each strength exercise" if sets else ""
        yield f"**{sentence(STEPS[step])}:** {most} that is given here{few}."
    yield "Minutes of walking, cycling or jogging fit the time that there is."


def _sections(book: RuleBook) -> Iterator[str]:
    for phase in Phase:
        yield f"\n## {humanize(phase).capitalize()}\n"
        for exercise in book.exercises:
            ways = [way for way in exercise.ways if way.phase is phase]
            if ways:
                yield _exercise(exercise, ways, book)


def _exercise(exercise: Exercise, ways: Sequence[Way], book: RuleBook) -> str:
    """The entry of an exercise; what was corrected stands once, whatever ways there are."""
    if len(exercise.ways) == 1:
        return _way(exercise.name, exercise, ways[0], book, 3) + _corrected(exercise)
    head = heading(3, text(exercise.name), "exercise", exercise.id) + _corrected(exercise)
    each = (_way(way_name(exercise, way), exercise, way, book, 4) for way in ways)
    return head + "".join(each)


def _corrected(exercise: Exercise) -> str:
    if not exercise.errata:
        return ""
    lines = "".join(f"- {text(one)}\n" for one in exercise.errata)
    of_all = " (of all ways together)" if len(exercise.ways) > 1 else ""
    return f"\nWhat was corrected in the source{of_all}:\n\n{lines}"


def _way(title: str, exercise: Exercise, way: Way, book: RuleBook, level: int) -> str:
    facts = (
        ("Id", f"`{exercise.id}`"),
        ("Dose", text(dose_in_words(way.dose))),
        ("Needs", text(", ".join(map(humanize, sorted(way.needs))) or "nothing")),
        ("For", text(", ".join(map(humanize, way.regions)))),
        ("It involves", text(", ".join(book.tags[tag] for tag in sorted(way.tags)))),
        ("May come with", ", ".join(_steps(way, book))),
        ("Left out when", "; ".join(_left_out(way, book)) or "no answer leaves it out"),
        ("Source", cited(exercise.source, book)),
    )
    cues = "".join(f"{number}. {text(cue)}\n" for number, cue in enumerate(way.cues, 1))
    top = heading(level, text(title), "way", way.id)
    return f"{top}{_drawn(way)}{points(facts)}\nHow to do it:\n\n{cues}{ids(way.id)}"


def _drawn(way: Way) -> str:
    """The drawing, with what it shows for those who can't see it."""
    if way.movement is None:
        return ""
    drawing = Drawing(way.name, way.movement.shows, way.movement).as_svg()
    return f'<div class="way">{drawing}</div>\n\n'


def _steps(way: Way, book: RuleBook) -> Iterator[str]:
    """The steps with which a session may have it."""
    for step, plan in book.session.plans.items():
        if way.phase in plan.phases:
            yield STEPS[Readiness(step)]


def _left_out(way: Way, book: RuleBook) -> Iterator[str]:
    for effect in book.effects:
        if effect.kind == "avoid" and way.id in effect.ways:
            yield _reason(effect, book)


def _reason(effect: Effect, book: RuleBook) -> str:
    link = rule_link(effect.rule.id, book)
    when = effect.rule.when
    return f"{threshold(when, book)} ({link})" if isinstance(when, Threshold) else link
