"""The compiled rule book: all data that an advisor decides by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from recovery_advisor.rulebook.bit_sets import mask_of
from recovery_advisor.rulebook.contents import RuleContents
from recovery_advisor.rulebook.exercises import Way
from recovery_advisor.rulebook.fingerprint import fingerprint
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.values.advice import RulebookId
from recovery_advisor.values.check_in_form import CheckInForm
from recovery_advisor.values.lazily import cached_property
from recovery_advisor.values.levels import Urgency


@dataclass(frozen=True)
class RuleBook(RuleContents):
    """The compiled packs, with look-ups derived from them.

    :func:`recovery_advisor.load_book` compiles one, and :meth:`recovery_advisor.Advisor.from_book`
    takes it. ``id`` identifies the rules; its other attributes may change between versions of the library.
    """

    @cached_property
    def id(self) -> RulebookId:
        """Ids and versions of the packs, and hashes of their meaning and wording."""
        return fingerprint(self)

    @cached_property
    def as_given(self) -> int:
        """Bit mask of the effects that see the answers as given, whatever was cleared.

        They are those of rules that refer as an emergency, and the safety nets.
        """
        rules = {one.rule.id for one in self.effects if one.level is Urgency.EMERGENCY}
        return mask_of(one.rule.id in rules or one.kind == "safety_net" for one in self.effects)

    @cached_property
    def base(self) -> str:
        """Id of the base pack, the only pack that may permit."""
        return next(pack.id for pack in self.packs if pack.kind == "base")

    @cached_property
    def overlays(self) -> tuple[str, ...]:
        """Ids of the overlay packs, which can only restrict."""
        return tuple(pack.id for pack in self.packs if pack.kind == "overlay")

    @cached_property
    def history(self) -> str | None:
        """Id of the history pack; ``None`` where none is loaded."""
        return next((pack.id for pack in self.packs if pack.kind == "history"), None)

    @cached_property
    def asked(self) -> tuple[Question, ...]:
        """The questions that a check-in answers."""
        return tuple(question for question in self.questions if not question.derived)

    @cached_property
    def derived(self) -> tuple[Question, ...]:
        """The questions that a history answers."""
        return tuple(question for question in self.questions if question.derived)

    @cached_property
    def question(self) -> Mapping[str, Question]:
        """Questions by id."""
        return MappingProxyType({question.id: question for question in self.questions})

    @cached_property
    def form(self) -> CheckInForm:
        """What a check-in model of these rules knows of them; the same with a history pack and without."""
        screens = list(self.screens)
        asked = sorted(self.asked, key=lambda question: screens.index(question.screen))
        order = [*(question.id for question in asked), *sorted(self.merged)]
        return CheckInForm(
            rules=", ".join(
                f"{pack.id} {pack.version}" for pack in self.packs if pack.kind != "history"
            ),
            questionnaires={
                name: tuple(sorted(ids, key=order.index))
                for name, ids in self.questionnaires.items()
            },
            since={question.id: question.since for question in self.asked if question.since},
            merged=self.merged,
            lasting=tuple(question.id for question in asked if question.lasting),
        )

    def denied_by(self, questionnaire: str) -> frozenset[str]:
        """Ids of the questions that are denied where a whole questionnaire is answered *no*."""
        asked = self.questionnaires[questionnaire] & self.question.keys()
        return asked - self.form.outdated(questionnaire)

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """Every way of doing every exercise, in the order of the exercises."""
        return tuple(way for exercise in self.exercises for way in exercise.ways)
