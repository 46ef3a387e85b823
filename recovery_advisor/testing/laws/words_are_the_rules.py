"""The law that what people read is what the rules say."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from pydantic import BaseModel

from recovery_advisor.advisor import Advisor
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.testing.app_under_test import Advise, Asked
from recovery_advisor.testing.law import Law
from recovery_advisor.testing.law_subjects import anybody
from recovery_advisor.testing.rules_own import language, nearest, planned, same_verdict
from recovery_advisor.testing.tried_people import one_answer_away, one_answer_cleared
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.errors import shown
from recovery_advisor.values.levels import Urgency

#: What says the same whatever is wished.
_SAID = ("locale", "say", "safety_net", "reasons", "notes", "fault", "rulebook")
#: What also depends on the preferences, and is held to where the same is planned.
_OFFERED = ("no_session", "excluded", "available")


def breaks(asked: Asked) -> Iterator[str]:
    """A text that the rules would not say, or one that was dropped.

    An app that is more careful than the rules says its own verdict in the rules' words.
    """
    [one] = asked.told
    told, own = one.advice, nearest(asked, one)
    if not same_verdict(told, own):
        yield from _more_careful(told, own, asked.book)
        return
    for part in _SAID:
        yield from _differing(part, getattr(told, part), getattr(own, part))
    if asked.wishes is not None and planned(told) == planned(own):
        for part in _OFFERED:
            yield from _differing(part, getattr(told, part), getattr(own, part))
    else:
        yield from _offered_otherwise(told, own, asked.book)


def _differing(part: str, told: object, own: object) -> Iterator[str]:
    if isinstance(told, tuple) and isinstance(own, tuple):
        dropped = [one for one in own if one not in told]
        added = [one for one in told if one not in own]
        if len(dropped) == len(added) and added and isinstance(added[0], BaseModel):
            yield from _fields(part, added[0], dropped[0])
            return
        if dropped:
            yield f"{part} has {shown(dropped[0])}"
        if added:
            yield f"{part} has nothing like {shown(added[0])}"
        if not dropped and not added and told != own:
            yield f"{part} are in the rules' order, each once"
    elif told != own:
        yield f"{part} is {shown(own)}, and not {shown(told)}"


def _fields(part: str, told: BaseModel, own: object) -> Iterator[str]:
    """The fields in which an entry of a list is not the rules' own."""
    for name in type(told).model_fields:
        said, of_the_rules = getattr(told, name), getattr(own, name, None)
        if said != of_the_rules:
            yield f"{part}: {name} is {shown(of_the_rules)}, and not {shown(said)}"


def _more_careful(told: Advice, own: Advice, book: RuleBook) -> Iterator[str]:
    words = language(told, book)
    headline = words(book.words.head(told.readiness, told.urgency)[-1])
    said = told.say[-1:] if told.urgency is not Urgency.EMERGENCY else (headline,) * bool(told.say)
    if said != (headline,):
        yield f"say is what the rules say at {told.verdict}: {shown(headline)}"
    reasons = {(one.rule, one.effect): one for one in own.reasons}
    for reason in told.reasons:
        of_the_rules = reasons.get((reason.rule, reason.effect), reason)
        yield from _differing(reason.rule, reason, of_the_rules)


def _offered_otherwise(told: Advice, own: Advice, book: RuleBook) -> Iterator[str]:
    """What is left out by the rules, whatever gear and wishes an app knows of."""
    left_out = {one.exercise: one for one in told.excluded}
    for one in own.excluded:
        rules = {*one.rules} - {*(left_out[one.exercise].rules if one.exercise in left_out else ())}
        if rules or (one.exercise not in left_out and not {"gear", "wish"} & {*one.kinds}):
            yield f"excluded has {shown(one)}"
    words = language(told, book)
    names = {exercise.id: words(exercise.name) for exercise in book.exercises}
    for one in told.excluded:
        if one.exercise in names:
            yield from _differing(f"the name of {one.exercise}", one.name, names[one.exercise])


def wrong(advisor: Advisor) -> Advise:
    """Says that all is well, whatever the advice is."""

    def advise(check_in: Any) -> object:
        advice = advisor.assess(check_in)
        return advice.model_copy(update={"say": ("All good, train hard!",)})

    return advise


LAW = Law(
    id="words-are-the-rules",
    says="What people read is what the rules say: the verdict, each safety net, reason and note,"
    " and why something is left out.",
    source="properties 12 and 16; law 8",
    people=anybody,
    breaks=breaks,
    wrong=wrong,
    tried=lambda book: chain(one_answer_away(book), islice(one_answer_cleared(book), 20)),
)
