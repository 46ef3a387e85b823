"""Words changes, and the people who see them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from recovery_advisor.authoring.diff.answers import ComparedQuestion
from recovery_advisor.authoring.diff.change import AdviceChange, Closed, Opened, Redecided
from recovery_advisor.authoring.diff.cubes import Cover, runs
from recovery_advisor.authoring.diff.pair import Pair
from recovery_advisor.decision import Decision
from recovery_advisor.engines.lowering import Lowered
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.values.translator import humanize

#: For some questions, the answers in words, such as ``7 or worse``.
Said = Mapping[str, str]


def change_in_words(change: AdviceChange, pair: Pair) -> str:
    """A change, such as ``rest, urgent -> rest, none``, or ``allowed now: Light jog``."""
    if isinstance(change, Redecided):
        return f"{decision_in_words(change.old)} -> {decision_in_words(change.new)}"
    allowed = "allowed now" if isinstance(change, Opened) else "no longer allowed"
    return f"{allowed}: {ways_in_words(change, pair)}"


def ways_in_words(change: Opened | Closed, pair: Pair) -> str:
    """The exercises of a change by name; some ways of one by theirs."""
    side = pair.new if isinstance(change, Opened) else pair.old
    wanted, names = set(change.ways), []
    for exercise in side.book.exercises:
        ways = [way for way in exercise.ways if way.id in wanted]
        whole = len(ways) == len(exercise.ways)
        names += [exercise.name] if whole else [way.name for way in ways]
    return ", ".join(names)


def decision_in_words(decision: Decision) -> str:
    """A decision, such as ``rest, urgent``."""
    return f"{decision.readiness}, {decision.urgency}"


def who_in_words(cover: Cover, asked: Sequence[ComparedQuestion]) -> tuple[list[str], list[str]]:
    """A union of cubes in words: what they have in common, and the alternatives that remain.

    A cube is the conjunction of the common part and its alternative.
    """
    joined = [frozenset[int]().union(*answers) for answers in zip(*cover.cubes, strict=True)]
    always = cube_in_words(joined, asked)
    own = [
        {
            one.question.id: answers_in_words(answers, one)
            for answers, all, one in zip(cube, joined, asked, strict=True)
            if answers != all
        }
        for cube in cover.cubes
    ]
    # A cube with nothing but the common part contains the others.
    return [*_together(always)], [*_alternatives(own)] if all(own) else []


def answers_in_words(answers: frozenset[int], one: ComparedQuestion) -> str:
    """A set of answers, such as ``6 or better, or not answered``."""
    question = one.question
    known = frozenset(number for number in answers if number < question.unknown)
    parts = [_run_in_words(*run, one) for run in runs(known)]
    if question.unknown in answers:
        parts.append("not answered")
    reworded = filter(None, map(one.said, sorted(answers)))
    parts += [
        f"given as {it.band!r}" if it.band else f"no in answer to {it.screening}" for it in reworded
    ]
    return ", or ".join(parts)


def example_in_words(person: Lowered, asked: Sequence[ComparedQuestion]) -> str:
    """The answers of one person that are not at their best."""
    worse = {
        one.question.id: answers_in_words(frozenset({number}), one)
        for one, number in zip(asked, person, strict=True)
        if number != 0
    }
    said = _together(worse)
    return "; ".join([*said, "everything else at its best"] if said else ["everything at its best"])


def cube_in_words(cube: Sequence[frozenset[int]], asked: Sequence[ComparedQuestion]) -> Said:
    """The constraints of a cube: for each constrained question its answers in words."""
    return {
        one.question.id: answers_in_words(answers, one)
        for answers, one in zip(cube, asked, strict=True)
        if len(answers) < len(one.answers)
    }


def _run_in_words(least: int, most: int, one: ComparedQuestion) -> str:
    question = one.question
    if (least, most) == (0, question.span):
        return "answered"
    if least == most:
        return str(one.value(least))
    if least == 0:
        return f"{one.value(most)} or better"
    if most == question.span:
        return f"{one.value(least)} or worse"
    low, high = sorted(map(question.value, (least, most)))
    return f"{low} to {high}"


def _together(said: Said, many: str = "each of") -> Iterator[str]:
    """A phrase for each answer, with all the questions that have it."""
    of: dict[str, list[str]] = {}
    for id, answer in said.items():
        of.setdefault(answer, []).append(humanize(id))
    for answer, names in of.items():
        yield f"{many} {', '.join(names)} is {answer}" if names[1:] else f"{names[0]} is {answer}"


def _alternatives(own: Sequence[Said]) -> Iterator[str]:
    """A line for each alternative; those that differ in one question alone share theirs."""
    remaining = list(own)
    while remaining:
        shared = Counter(key for said in remaining for key in _but_one(said).values())
        key, _ = max(shared.items(), key=lambda pair: pair[1])
        alike = [
            (id, said) for said in remaining for id, one in _but_one(said).items() if one == key
        ]
        first, example = alike[0]
        rest = {id: answer for id, answer in example.items() if id != first}
        yield "; ".join([
            *_together(dict.fromkeys([id for id, _ in alike], key[0]), "one of"),
            *_together(rest),
        ])  # fmt: skip
        remaining = [said for said in remaining if key not in _but_one(said).values()]


def _but_one(said: Said) -> Mapping[str, tuple[str, frozenset[tuple[str, str]]]]:
    """For each question, its answer and all the other constraints."""
    all = frozenset(said.items())
    return {id: (answer, all - {(id, answer)}) for id, answer in said.items()}


def not_compared_in_words(pair: Pair) -> Iterator[str]:
    """The answers that one of the two books refuses, in words."""
    old, new = pair.old.book, pair.new.book
    for name in sorted(old.questionnaires.keys() & new.questionnaires.keys()):
        if old.questionnaires[name] != new.questionnaires[name]:
            yield f"screenings by {name}, which asks other questions in the old rules than in the new"
    for one, other, which in ((old, new, "old"), (new, old, "new")):
        for name in sorted(one.questionnaires.keys() - other.questionnaires.keys()):
            yield f"check-ins screened by {name}, which only the {which} rules take"
        for question in one.questions:
            if also := other.question.get(question.id):
                for answer in _refused(question, by=also):
                    yield f"{answer} as an answer to {question.id}, which only the {which} rules take"


def _refused(question: Question, by: Question) -> Iterator[str]:
    """The answers to a question that the same question of the other book does not take."""
    yield from (repr(band) for band, *_ in question.bands if not by.band(band))
    if by.worded and not question.worded:
        yield "a number"
