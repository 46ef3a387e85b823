"""Screening: the answers to a whole questionnaire, complete in itself."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Annotated, NamedTuple, Self

from pydantic import Field, NonNegativeInt

from recovery_advisor.values.errors import MOST_HINTS, Fault, InputError, nearest
from recovery_advisor.values.frozen import Frozen
from recovery_advisor.values.preferences import Names
from recovery_advisor.values.questions import Questionnaire
from recovery_advisor.values.shipped_form import FORM

_LISTS = ("yes", "unsure", "skipped")


class Screening(Frozen):
    """How somebody answered a questionnaire, each question of it accounted for.

    The lists and the number of denials must add up to the questionnaire: an untouched form is no
    denial. A check-in takes it as ``screening`` and holds an answer for each question instead.
    """

    questionnaire: str = Field(description="Name and version, such as red-flags/2.")
    yes: Names = Field(description="Ids of the questions answered yes.")
    unsure: Names = Field(description="Ids of the questions answered unsure.")
    skipped: Names = Field(description="Ids of the questions not shown, or left open.")
    no: Annotated[NonNegativeInt, Field(description="How many were answered no.")]

    @classmethod
    def answered(
        cls,
        questionnaire: str | Questionnaire,
        *,
        yes: Collection[str] = (),
        unsure: Collection[str] = (),
        skipped: Collection[str] = (),
        shown: Collection[str] | None = None,
    ) -> Self:
        """The screening from what a form has: all that was shown and not listed was answered *no*.

        Args:
            questionnaire: the name of a shipped one, or one of ``advisor.questionnaires``.
            yes: ids of the questions answered yes.
            unsure: ids of the questions answered unsure.
            skipped: ids of the questions left open, which an interview then asks.
            shown: ids of the questions that were on the screen; what was not is skipped. Without
                it the caller vouches that the whole questionnaire was shown.

        Raises:
            InputError: for a questionnaire that does not ship, or an id that it does not have.
        """
        given = {"yes": yes, "unsure": unsure, "skipped": skipped, "shown": shown or ()}
        wrong = [
            Fault.of(name, one, "a list of ids") for name, one in given.items() if not _are_ids(one)
        ]
        if wrong:
            raise InputError.of(wrong)
        name, asked = _questions_of(questionnaire)
        seen = asked if shown is None else frozenset(shown)
        open_ones = frozenset(skipped) | (frozenset(asked) - frozenset(seen))
        lists = {"yes": frozenset(yes), "unsure": frozenset(unsure), "skipped": open_ones}
        faults = [*_not_of_it(name, asked, {**lists, "shown": seen}), *_in_two_lists(lists)]
        if faults:
            raise InputError.of(faults)
        denied = len(asked) - sum(map(len, lists.values()))
        return cls(questionnaire=name, no=denied, **lists)


class Screened(NamedTuple):
    """The answers that a screening stands for, or the faults why it stands for none.

    What it lists as skipped has no answer.
    """

    answers: Mapping[str, str]
    faults: tuple[Fault, ...]


def read_screening(screening: Screening, questionnaires: Mapping[str, tuple[str, ...]]) -> Screened:
    """The answer to each question of a screening's questionnaire that it does not skip.

    Args:
        screening: the screening.
        questionnaires: the ids of each questionnaire's questions.
    """
    name, lists = screening.questionnaire, {part: getattr(screening, part) for part in _LISTS}
    if name not in questionnaires:
        return Screened(
            {}, (unknown_questionnaire("screening.questionnaire", name, questionnaires),)
        )
    asked = questionnaires[name]
    faults = [*_not_of_it(name, asked, lists, "screening."), *_in_two_lists(lists, "screening.")]
    listed = sum(map(len, lists.values()))
    if not faults and listed + screening.no != len(asked):
        allowed = (
            f"{len(asked) - listed}, as {name} has {len(asked)} questions and {listed} are listed"
        )
        hint = " List under skipped what was not shown or left open."
        faults.append(Fault.of("screening.no", screening.no, allowed, hint))
    if faults:
        return Screened({}, tuple(faults))
    answered = {id: "no" for id in asked if id not in lists["skipped"]}
    said = {id: part for part in ("yes", "unsure") for id in lists[part]}
    return Screened({**answered, **said}, ())


def unknown_questionnaire(field: str, name: str, questionnaires: Collection[str]) -> Fault:
    """The fault of naming a questionnaire that the rules do not have."""
    allowed = ", ".join(sorted(questionnaires)) or "none, as no loaded pack has a questionnaire"
    return Fault.of(field, name, allowed, nearest(name, questionnaires))


def _not_of_it(
    name: str, asked: Collection[str], lists: Mapping[str, Iterable[str]], of: str = ""
) -> Iterable[Fault]:
    for part, ids in lists.items():
        for number, id in enumerate(sorted(set(ids) - set(asked))):
            near = nearest(id, asked) if number < MOST_HINTS else ""
            hint = near or f"{name} has no question of this name."
            yield Fault.of(f"{of}{part}", id, f"questions of {name}", hint)


def _in_two_lists(lists: Mapping[str, frozenset[str]], of: str = "") -> Iterable[Fault]:
    for at, part in enumerate(_LISTS):
        for other in _LISTS[at + 1 :]:
            for id in sorted(lists[part] & lists[other]):
                hint = f"It is also under {other}."
                yield Fault.of(f"{of}{part}", id, "each question in one list", hint)


def _are_ids(given: object) -> bool:
    if not isinstance(given, Collection) or isinstance(given, (str, bytes)):
        return False
    return all(isinstance(id, str) for id in given)


def _questions_of(questionnaire: str | Questionnaire) -> tuple[str, tuple[str, ...]]:
    if isinstance(questionnaire, Questionnaire):
        return questionnaire.id, tuple(question.id for question in questionnaire.questions)
    shipped = FORM.questionnaires
    if not isinstance(questionnaire, str) or questionnaire not in shipped:
        fault = unknown_questionnaire("questionnaire", questionnaire, shipped)
        hint = f"{fault.hint} One of your own rules is taken from advisor.questionnaires.".strip()
        raise InputError.of([replace(fault, hint=hint)])
    return questionnaire, shipped[questionnaire]
