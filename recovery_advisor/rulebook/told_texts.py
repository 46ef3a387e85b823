"""Lists all that people are told by a rule book, each text under an id that stays.

Beside texts these are the bands of questions, what the rules look at and do, doses, and how a session
is put together. Order and layout of the files change nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from math import inf
from typing import TypeAlias

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import thresholds
from recovery_advisor.rulebook.course_texts import course_texts
from recovery_advisor.rulebook.exercises import DoseRange, Exercise, Range, Way
from recovery_advisor.rulebook.packs import Pack
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.rules import TELLING, Effect
from recovery_advisor.rulebook.session_parameters import Plan, SessionParameters
from recovery_advisor.rulebook.verdict_texts import VerdictTexts
from recovery_advisor.rulebook.wording import condition_in_full, kind_in_words
from recovery_advisor.values.levels import Phase, Readiness
from recovery_advisor.values.reasons import Citation, Reason

#: How much something asks of a person, as numbers of which a higher one asks more.
Amount: TypeAlias = tuple[float, ...]

#: Session parameters of which a lower value asks more: it leaves less warm-up, less rest, or room for
#: more exercises.
_LESS_IS_MORE = frozenset(
    {"warm_up_before_strength", "seconds_per_repetition", "brief_hold", "rest_between_sets", "set_up"}
)  # fmt: skip


class Weight(StrEnum):
    """How much depends on a text.

    ``guarded``: it tells to stop, to hold back or to seek help, asks what a decision looks at, or heads an
    advice. ``plain``: any other.
    """

    GUARDED = "guarded"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class ToldText:
    """Something that people are told.

    Attributes:
        of: what it is a part of, such as ``question chest_pain``.
        part: which part of that, such as ``ask``.
        text: the text; empty where the part may be left out and is.
        weight: how much depends on it.
        measured: whether it is a dose or a session parameter.
        amount: how much that asks of a person; ``None`` where it is no number.
    """

    of: str
    part: str
    text: str
    weight: Weight = Weight.PLAIN
    measured: bool = False
    amount: Amount | None = None

    @property
    def id(self) -> str:
        """The id, such as ``question chest_pain ask``."""
        return f"{self.of} {self.part}"


def told_texts(book: RuleBook) -> tuple[ToldText, ...]:
    """All that people are told by a rule book, each once, the headlines first."""
    return tuple(_told(book))


def deciding_questions(effects: Iterable[Effect]) -> frozenset[str]:
    """Ids of the questions that a decision looks at: each permit, limit, referral and avoid."""
    return frozenset(
        test.question
        for effect in effects
        if effect.kind not in TELLING
        for test in thresholds(effect.rule.when)
    )


def safety_net_texts(
    id: str, levels: Collection[Readiness], say: str, because: str
) -> Iterator[ToldText]:
    """The texts of a safety net that goes with some readiness levels."""
    yield from _guarded(f"safety net {id}", say=say, because=because, with_=_levels(levels))


def note_texts(id: str, levels: Collection[Readiness], say: str) -> Iterator[ToldText]:
    """The texts of a note that goes with some readiness levels."""
    yield from _guarded(f"note {id}", say=say, with_=_levels(levels))


def _told(book: RuleBook) -> Iterator[ToldText]:
    yield from _verdict_texts(book.words)
    deciding = deciding_questions(book.effects)
    for question in book.questions:
        yield from _question(question, Weight.GUARDED if question.id in deciding else Weight.PLAIN)
    for gone, into in book.merged.items():
        yield from _guarded(f"question {gone}", merged_into=", ".join(sorted(into)))
    by_rule: dict[str, list[Effect]] = {}
    for effect in book.effects:
        by_rule.setdefault(effect.rule.id, []).append(effect)
    for effects in by_rule.values():
        yield from _rule(effects, book)
    for net in book.safety_nets:
        yield from safety_net_texts(net.net.rule, net.levels, net.net.say, net.net.because)
        yield _source(f"safety net {net.net.rule}", net.net.source)
    for note in book.notes:
        yield from note_texts(note.id, note.levels, note.say)
    for exercise in book.exercises:
        yield from _exercise(exercise)
    yield from _session(book.session)
    for id, title in book.screens.items():
        yield from _guarded(f"screen {id}", title=title)
    yield from (ToldText(f"tag {id}", "means", means) for id, means in book.tags.items())
    if book.course:
        yield from _guarded("course", **course_texts(book.course, book.question))
    for pack in book.packs:
        yield from _pack(pack)


def _guarded(of: str, **parts: str) -> Iterator[ToldText]:
    for part, text in parts.items():
        yield ToldText(of, part.removesuffix("_"), text, Weight.GUARDED)


def _measured(of: str, part: str, text: str, amount: Amount | None) -> ToldText:
    return ToldText(of, part, text, measured=True, amount=amount)


def _source(of: str, source: Citation) -> ToldText:
    return ToldText(of, "source", f"{source.title} ({source.work}): {source.at}")


def _levels(levels: Collection[Readiness]) -> str:
    return ", ".join(level for level in Readiness if level in levels)


def _verdict_texts(words: VerdictTexts) -> Iterator[ToldText]:
    yield from _guarded("headline", **words.lines)
    of_reasons: dict[str, Reason | None] = {
        "nothing_permits": words.nothing_permits,
        "engine_fault": words.engine_fault,
        "unreadable": words.unreadable,
        "cleared": words.cleared,
    }
    for name, reason in of_reasons.items():
        said = (reason.say, reason.because) if reason else ("", "")
        yield from _guarded(f"built-in {name}", say=said[0], because=said[1])
        if reason:
            yield _source(f"built-in {name}", reason.source)


def _question(question: Question, weight: Weight) -> Iterator[ToldText]:
    of = f"question {question.id}"
    yield ToldText(of, "ask", question.ask, weight)
    yield ToldText(of, "help", question.help or "", weight)
    yield ToldText(of, "lasting", "yes" if question.lasting else "no", Weight.GUARDED)
    past = Weight.GUARDED if question.derived else Weight.PLAIN
    for name, low, high in question.bands:
        yield ToldText(of, f"band {name}", _range((low, high)), past)
    if question.derived:
        cleared = "yes" if question.may_be_cleared else "no"
        yield ToldText(of, "may_be_cleared", cleared, Weight.GUARDED)
    better, best = question.if_better or "", question.if_best or ""
    yield from _guarded(of, best=best, better=better)
    yield ToldText(of, "screen", question.screen)


def _rule(effects: Sequence[Effect], book: RuleBook) -> Iterator[ToldText]:
    """The texts of a rule; what it looks at is guarded where that changes no decision.

    All of a rule of a history is: nobody is compared who has one.
    """
    rule, kinds = effects[0].rule, {effect.kind for effect in effects}
    past = Weight.GUARDED if rule.pack == book.history else Weight.PLAIN
    of, weight = f"rule {rule.id}", past if "permit" in kinds else Weight.GUARDED
    yield ToldText(of, "say", rule.say, weight)
    yield ToldText(of, "because", rule.because, weight)
    when = condition_in_full(rule.when, book.question)
    yield ToldText(of, "when", when, Weight.GUARDED if kinds <= TELLING else past)
    yield ToldText(of, "then", ", ".join(sorted(map(_does, effects))), past)
    yield _source(of, rule.source)


def _does(effect: Effect) -> str:
    ways = f" {' '.join(sorted(effect.ways))}" if effect.kind == "avoid" else ""
    return f"{kind_in_words(effect.kind, effect.level)}{ways}"


def _exercise(exercise: Exercise) -> Iterator[ToldText]:
    of = f"exercise {exercise.id}"
    yield ToldText(of, "name", exercise.name)
    yield from _numbered(of, "erratum", exercise.errata)
    yield _source(of, exercise.source)
    yield from _guarded(of, ways=", ".join(way.id for way in exercise.ways), phase=exercise.phase)
    for way in exercise.ways:
        yield from _way(way)


def _way(way: Way) -> Iterator[ToldText]:
    yield ToldText(f"way {way.id}", "name", way.name)
    yield from _guarded(f"way {way.id}", needs=", ".join(sorted(way.needs)))
    yield from _numbered(f"way {way.id}", "cue", way.cues)
    yield from (ToldText(f"way {way.id}", "shows", one.shows) for one in (way.movement,) if one)
    for field in fields(DoseRange):
        given: Range | str | None = getattr(way.dose, field.name)
        ends = given if isinstance(given, tuple) else None
        text = _range(ends) if ends else str(given or "")
        yield _measured(f"dose way {way.id}", field.name, text, ends)


def _session(session: SessionParameters) -> Iterator[ToldText]:
    for field in fields(SessionParameters):
        value: int | Range = getattr(session, field.name)
        if field.name not in ("plans", "bounds"):
            ends = value if isinstance(value, tuple) else (value, value)
            sign = -1 if field.name in _LESS_IS_MORE else 1
            amount = tuple(sign * end for end in ends)
            yield _measured("session", field.name, _range(ends), amount)
    for part, bounds in session.bounds.items():
        yield _measured("session bounds", part, _range(bounds), bounds)
    for level, plan in session.plans.items():
        yield from _plan(f"session plans {level}", plan)


def _plan(of: str, plan: Plan) -> Iterator[ToldText]:
    for phase in Phase:
        yield _measured(of, phase, _range(plan.of(phase)), plan.of(phase))
    yield _measured(of, "dose", plan.dose, (int(plan.dose == "guide"),))
    sets = plan.strength_sets
    yield _measured(of, "strength_sets", str(sets or "as the dose says"), (sets or inf,))


def _pack(pack: Pack) -> Iterator[ToldText]:
    of = f"pack {pack.id}"
    yield from _guarded(
        of, title=pack.title, intended_use=pack.intended_use, user=pack.user,
        population=pack.population, evidence=pack.evidence, review=pack.review,
    )  # fmt: skip
    yield from _numbered(of, "exclusion", pack.exclusions)
    yield from _numbered(of, "limit", pack.limits)


def _numbered(of: str, part: str, texts: Sequence[str]) -> Iterator[ToldText]:
    for number, text in enumerate(texts, start=1):
        yield ToldText(of, f"{part} {number}", text)


def _range(ends: Range) -> str:
    low, high = ends
    return str(low) if low == high else f"{low}-{high}"
