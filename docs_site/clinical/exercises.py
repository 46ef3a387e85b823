"""The page of exercises: each way of doing one, drawn, with its dose, its cues and when it is left out."""

from __future__ import annotations

from collections.abc import Iterator

from docs_site.clinical.writing import beginning, cited, heading, points, rule_link, text
from recovery_advisor import Drawing
from recovery_advisor.rendering.session_words import dose_in_words
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.exercises import Exercise, Way
from recovery_advisor.rulebook.wording import condition_in_words
from recovery_advisor.values.levels import Phase, Urgency, Verdict
from recovery_advisor.values.translator import ENGLISH, humanize

TITLE = "Exercises"
_ABOUT = (
    "Nobody is given one of these unless every answer that matters is known and none speaks against it. “Left"
    " out when” also holds while that answer is not known. The id is what an app gives to leave one out."
)


def exercises(book: RuleBook) -> str:
    """The page."""
    return beginning(TITLE, book, _ABOUT) + "".join(_sections(book))


def _sections(book: RuleBook) -> Iterator[str]:
    for phase in Phase:
        yield f"\n## {humanize(phase).capitalize()}\n"
        for exercise in book.exercises:
            for way in exercise.ways:
                if way.phase is phase:
                    yield _way(exercise, way, book)


def _way(exercise: Exercise, way: Way, book: RuleBook) -> str:
    title = way.name if exercise.name in way.name else f"{exercise.name}: {way.name}"
    doses = dict.fromkeys(dose_in_words(way.dose.end(end), ENGLISH) for end in (0, 1))
    facts = (
        ("Id", f"`{exercise.id}`"),
        ("Dose", text(" to ".join(doses))),
        ("Needs", text(", ".join(map(humanize, sorted(way.needs))) or "nothing")),
        ("For", text(", ".join(map(humanize, way.regions)))),
        ("It involves", text(", ".join(book.tags[tag] for tag in sorted(way.tags)))),
        ("May come with", ", ".join(_verdicts(way, book))),
        ("Left out when", "; ".join(_left_out(way, book)) or "no rule names it"),
        ("Corrected", text(" ".join(exercise.errata))),
        ("Source", cited(exercise.source, book)),
    )
    cues = "".join(f"{number}. {text(cue)}\n" for number, cue in enumerate(way.cues, 1))
    return (
        f"{heading(3, title, 'way', way.id)}{_drawn(way)}{points(facts)}\nHow to do it:\n\n{cues}"
    )


def _drawn(way: Way) -> str:
    """The drawing, with what it shows for those who can't see it."""
    if way.movement is None:
        return ""
    drawing = Drawing(way.name, way.movement.shows, way.movement).as_svg()
    return f'<div class="way">{drawing}</div>\n\n'


def _verdicts(way: Way, book: RuleBook) -> Iterator[str]:
    """The verdicts with which a session may have it."""
    for readiness, plan in book.session.plans.items():
        if way.phase in plan.phases:
            yield humanize(Verdict.of(readiness, Urgency.NONE))


def _left_out(way: Way, book: RuleBook) -> Iterator[str]:
    for effect in book.effects:
        if effect.kind == "avoid" and way.id in effect.ways:
            when = text(condition_in_words(effect.rule.when, book.question))
            yield f"{when} ({rule_link(effect.rule.id)})"
