"""The texts of an advice: the headline, the reasons, the notes."""

from __future__ import annotations

from functools import cache

from recovery_advisor.assessment.reason_texts import translated
from recovery_advisor.assessment.unread_texts import UnreadTexts
from recovery_advisor.decision import Decision, Laws
from recovery_advisor.engines.evaluation import Unread
from recovery_advisor.rulebook.bit_sets import bits
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.rules import TELLING, Rule
from recovery_advisor.values.levels import REFERRED_NOW, Readiness, Urgency
from recovery_advisor.values.placeholders import filled
from recovery_advisor.values.reasons import Reason, SafetyNet
from recovery_advisor.values.translator import Translator

#: Characters that end a sentence: the full stops of Latin, Chinese and Japanese, Hindi, and Urdu.
_FULL_STOPS = ".\u3002\u0964\u06d4"


class AdviceTexts:
    """The texts of one rule book's advices, in one language.

    Args:
        book: the rule book.
        laws: its laws, which say what may be reported.
        words: the language.
    """

    def __init__(self, book: RuleBook, laws: Laws, words: Translator) -> None:
        self._book, self._laws = book, laws
        self.words: Translator = words
        self._reasons = [translated(effect.reason, words) for effect in book.effects]
        #: The texts told with each readiness, and those of the effects that tell something.
        self._nets_with = {
            level: [translated(one.net, words) for one in book.safety_nets if level in one.levels]
            for level in Readiness
        }
        self._notes_with = {
            level: [words(note.say) for note in book.notes if level in note.levels]
            for level in Readiness
        }
        telling = [
            (i, one.kind, one.rule) for i, one in enumerate(book.effects) if one.kind in TELLING
        ]
        self._nets = {i: _net(rule, words) for i, kind, rule in telling if kind == "safety_net"}
        self._notes = {i: words(rule.say) for i, kind, rule in telling if kind == "note"}
        self._nothing_permits = translated(book.words.nothing_permits, words)
        self._engine_fault = translated(book.words.engine_fault, words)
        self._unread = UnreadTexts(book, words)
        self._head = cache(self._new_head)

    def headline(self, decision: Decision, emergency_number: str | None = None) -> tuple[str, ...]:
        """The verdict, urgency first, with the number to call if one was given."""
        head = self._head(decision.readiness, decision.urgency)
        if decision.urgency is Urgency.EMERGENCY and emergency_number:
            call, said = head[-1].rstrip(_FULL_STOPS), self.words.must("{call}: {number}.")
            return (filled(said, call=call, number=emergency_number),)
        return head

    def _new_head(self, readiness: Readiness, urgency: Urgency) -> tuple[str, ...]:
        return tuple(map(self.words, self._book.words.head(readiness, urgency)))

    def reasons(self, reported: int) -> tuple[Reason, ...]:
        """The reasons among the reported effects; without any, that nothing permits."""
        reasons = [self._reasons[index] for index in bits(reported & ~self._laws.telling)]
        return tuple(reasons) or (self._nothing_permits,)

    def reasons_on_fault(self, referring: int) -> tuple[Reason, ...]:
        """The reasons after a fault: the built-in one, and each reportable referral seen.

        The built-in one says to rest, and so comes last beside an urgent referral.
        """
        reported = bits(self._laws.reported(referring, referring))
        referrals = [self._reasons[index] for index in reported]
        if self._laws.decide(referring).verdict in REFERRED_NOW:
            return (*referrals, self._engine_fault)
        return (self._engine_fault, *referrals)

    def reasons_unread(
        self, referring: int, unread: Unread, emergency_number: str | None
    ) -> tuple[Reason, ...]:
        """The reasons where an answer could not be read: the built-in one, and each referral.

        The built-in one names first the answers that would be more urgent than what is known; else
        an urgent referral goes before it.
        """
        decision = self._laws.decide(referring)
        built_in = self._unread.reason(unread, emergency_number, decision.urgency)
        reported = bits(self._laws.reported(referring, referring))
        referrals = tuple(self._reasons[index] for index in reported)
        graver = any(urgency > decision.urgency for urgency, _ in unread.dangers)
        alone = decision.verdict in REFERRED_NOW and not graver
        return (*referrals, built_in) if alone else (built_in, *referrals)

    def safety_net(self, decision: Decision, reported: int) -> tuple[SafetyNet, ...]:
        """The safety nets, the general ones first; none at urgent or above (law 8)."""
        if decision.verdict in REFERRED_NOW:
            return ()
        telling = bits(reported & self._laws.telling)
        on_answers = [self._nets[index] for index in telling if index in self._nets]
        return (*self._nets_with[decision.readiness], *on_answers)

    def notes(self, decision: Decision, reported: int) -> tuple[str, ...]:
        """The texts of the notes that count; none at urgent or above (law 8)."""
        if decision.verdict in REFERRED_NOW:
            return ()
        telling = bits(reported & self._laws.telling)
        on_answers = [self._notes[index] for index in telling if index in self._notes]
        return (*self._notes_with[decision.readiness], *on_answers)


def _net(rule: Rule, words: Translator) -> SafetyNet:
    net = SafetyNet(rule=rule.id, say=rule.say, because=rule.because, source=rule.source)
    return translated(net, words)
