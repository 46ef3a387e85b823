"""Spells out a screening: an answer for each question of its questionnaire."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError

from recovery_advisor.values.check_in_form import CheckInForm
from recovery_advisor.values.errors import Fault
from recovery_advisor.values.scale import UNKNOWN, Scale
from recovery_advisor.values.screening import Screening, read_screening, unknown_questionnaire
from recovery_advisor.values.validation import faults_of

#: The answers of a questionnaire, from the one that says least of a danger.
GRAVITY = ("no", UNKNOWN, "unsure", "yes")


class SpeltOut(NamedTuple):
    """A check-in without its screening, and what could not be taken of that."""

    answers: dict[str, Any]
    faults: tuple[Fault, ...]


def spelt_out(given: Mapping[str, Any], form: CheckInForm, scales: Mapping[str, Scale]) -> SpeltOut:
    """A check-in with an answer to each question that its screening does not skip.

    A denial that was given to an older questionnaire than the meaning of its question is unknown.
    Answers to questions that are gone tell which questionnaire the others were given to at the
    latest, as those beside them are as old.

    Args:
        given: a check-in as a mapping.
        form: what its model knows of the rules.
        scales: the scale of each question.
    """
    plain = {name: answer for name, answer in given.items() if name != "screening"}
    beside = _as_asked_now(plain, form, scales)
    faults: tuple[Fault, ...] = ()
    screened: dict[str, str] = {}
    if given.get("screening") is not None:
        screened, faults = _read(given["screening"], form, scales)
        faults += tuple(_contradictions(beside, screened))
    ages = form.last_asked(id for id in plain.keys() & form.merged.keys() if plain[id] is not None)
    answers = {**_without_outdated(beside, ages, form), **screened}
    if answers.get("screened") is None and ages:
        answers["screened"] = ages[0]
    name = answers.get("screened")
    if not isinstance(name, str):
        return SpeltOut(answers, faults)
    if name not in form.questionnaires:
        unknown = unknown_questionnaire("screened", name, form.questionnaires)
        return SpeltOut(answers, (*faults, unknown))
    return SpeltOut(_without_outdated(answers, [name], form), faults)


def in_full(answers: Mapping[str, Any], form: CheckInForm) -> dict[str, Any]:
    """The answers, where a bare ``screening: red-flags/2`` is *no* to all that they do not answer.

    A shorthand for whoever writes about people, as in cases and on the command line, where answers
    beside it win. An app gives a screening.
    """
    name = answers.get("screening")
    if not isinstance(name, str):
        return dict(answers)
    beside = {id: answer for id, answer in answers.items() if id != "screening"}
    asked = (id for id in form.questionnaires.get(name, ()) if id not in form.merged)
    return {**dict.fromkeys(asked, "no"), "screened": name, **beside}


def _read(
    given: object, form: CheckInForm, scales: Mapping[str, Scale]
) -> tuple[dict[str, str], tuple[Fault, ...]]:
    try:
        screening = Screening.model_validate(given)
    except ValidationError as error:
        return {}, faults_of(error, Screening, "screening.")
    read = read_screening(screening, form.questionnaires)
    faults = (*read.faults, *_not_doubtful(screening, scales))
    if faults:
        return {}, faults
    return {**_as_asked_now(read.answers, form, scales), "screened": screening.questionnaire}, ()


def _not_doubtful(screening: Screening, scales: Mapping[str, Scale]) -> Iterator[Fault]:
    for id in sorted(screening.unsure & scales.keys()):
        if "unsure" not in scales[id].bands:
            hint = "List it under skipped, which leaves it open."
            yield Fault.of("screening.unsure", id, "questions with the answer unsure", hint)


def _without_outdated(
    answers: Mapping[str, Any], ages: Iterable[str], form: CheckInForm
) -> dict[str, Any]:
    """The answers, where a denial is unknown that is as old as these questionnaires, and too old."""
    outdated = {id for age in ages for id in form.outdated(age)}
    denied = {id for id in outdated if _word(answers.get(id)) == "no"}
    return {**answers, **dict.fromkeys(denied, UNKNOWN)}


def _as_asked_now(
    answers: Mapping[str, Any], form: CheckInForm, scales: Mapping[str, Scale]
) -> dict[str, Any]:
    """The answers by the questions that are asked now: *yes* and *unsure* go where they are merged.

    A denial of a question that is gone says nothing of the one that asks for more, and doubt is
    *yes* to one that knows no doubt. What is no answer stays where it is, to be refused.
    """
    gone = {id: _word(answers[id]) for id in answers.keys() & form.merged.keys()}
    taken = {id for id, word in gone.items() if word in GRAVITY or answers[id] is None}
    now = {id: answer for id, answer in answers.items() if id not in taken}
    for id in sorted(taken):
        for into in form.merged[id] if gone[id] in ("unsure", "yes") else ():
            knows = into not in scales or gone[id] in scales[into].bands
            word = gone[id] if knows else "yes"
            if _gravity(now.get(into)) < _gravity(word):
                now[into] = word
    return now


def _gravity(answer: object) -> int:
    """How much an answer says of a danger; that of none, and of what is no answer, is least."""
    word = _word(answer)
    return GRAVITY.index(word) if word in GRAVITY else 0


def _contradictions(answers: Mapping[str, Any], screened: Mapping[str, str]) -> Iterator[Fault]:
    for id, said in screened.items():
        beside = answers.get(id)
        if beside is None or _word(beside) == said:
            continue
        if id == "screened":  # without it, its older denials would count
            yield Fault.of(
                id, beside, f"{said}, as the screening says: one questionnaire at a time"
            )
        else:
            yield Fault.of(id, beside, f"{said}, as the screening says; or leave it out")


def _word(answer: object) -> str | None:
    """The word that is given, or that a boolean stands for."""
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    return answer if isinstance(answer, str) else None
