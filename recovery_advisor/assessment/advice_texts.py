"""The texts of an advice: the headline, the reasons, the notes."""

from __future__ import annotations

from collections.abc import Iterator

from recovery_advisor.assessment.reason_texts import translated
from recovery_advisor.assessment.unread_texts import UnreadTexts
from recovery_advisor.decision import Decision, Laws
from recovery_advisor.engines.evaluation import Unread
from recovery_advisor.rulebook.bit_sets import bits
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.rules import Rule
from recovery_advisor.values.levels import REFERRED_NOW, Urgency
from recovery_advisor.values.placeholders import filled
from recovery_advisor.values.reasons import EffectKind, Reason, SafetyNet
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
        self._book, self._laws, self._words = book, laws, words
        self._reasons = [translated(effect.reason, words) for effect in book.effects]
        self._nothing_permits = translated(book.words.nothing_permits, words)
        self._engine_fault = translated(book.words.engine_fault, words)
        self._unread = UnreadTexts(book, words)

    def headline(self, decision: Decision, emergency_number: str | None = None) -> tuple[str, ...]:
        """The verdict, urgency first, with the number to call if one was given."""
        words = self._words
        *before, line = map(words, self._book.words.head(decision.readiness, decision.urgency))
        if decision.urgency is Urgency.EMERGENCY and emergency_number:
            call = line.rstrip(_FULL_STOPS)
            return (filled(words.must("{call}: {number}."), call=call, number=emergency_number),)
        return (*before, line)

    def reasons(self, counting: int, known: int) -> tuple[Reason, ...]:
        """The reasons reported; where there is none, the built-in one that nothing permits.

        Args:
            counting: the effects that count.
            known: the effects whose condition is known to be true.
        """
        reported = bits(self._laws.reasons_reported(counting, known))
        return tuple([self._reasons[index] for index in reported]) or (self._nothing_permits,)

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

    def safety_net(self, counting: int, known: int) -> tuple[SafetyNet, ...]:
        """The safety nets, the general ones first; none at urgent or above (law 8)."""
        decision = self._laws.decide(counting)
        if decision.verdict in REFERRED_NOW:
            return ()
        general = [one.net for one in self._book.safety_nets if decision.readiness in one.levels]
        on_answers = [
            SafetyNet(rule=rule.id, say=rule.say, because=rule.because, source=rule.source)
            for rule in self._told("safety_net", counting, known)
        ]
        return tuple([translated(net, self._words) for net in (*general, *on_answers)])

    def notes(self, counting: int, known: int) -> tuple[str, ...]:
        """The texts of the notes that count; none at urgent or above (law 8)."""
        decision = self._laws.decide(counting)
        if decision.verdict in REFERRED_NOW:
            return ()
        with_level = [note.say for note in self._book.notes if decision.readiness in note.levels]
        on_answers = [rule.say for rule in self._told("note", counting, known)]
        return tuple([self._words(say) for say in (*with_level, *on_answers)])

    def _told(self, kind: EffectKind, counting: int, known: int) -> Iterator[Rule]:
        """The rules whose effect of a kind is reported."""
        for index in bits(self._laws.reported(counting, known)):
            if self._book.effects[index].kind == kind:
                yield self._book.effects[index].rule
