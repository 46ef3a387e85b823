"""The texts of an advice: the headline, the reasons, the notes."""

from __future__ import annotations

from recovery_advisor.decision import Decision, Laws
from recovery_advisor.rulebook.bit_sets import bits
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.levels import REFERRED_NOW, Readiness, Urgency
from recovery_advisor.values.reasons import Reason
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

    def headline(self, decision: Decision, emergency_number: str | None = None) -> tuple[str, ...]:
        """The verdict, urgency first, with the number to call if one was given."""
        words, said = self._words, self._book.words
        line = words(said.headlines[decision.verdict])
        if decision.urgency is Urgency.EMERGENCY and emergency_number:
            call = line.rstrip(_FULL_STOPS)
            return (words.must("{call}: {number}.").format(call=call, number=emergency_number),)
        apart = decision.urgency is Urgency.ROUTINE and decision.readiness is not Readiness.REST
        return (words(said.also_routine), line) if apart else (line,)

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

    def notes(self, counting: int, known: int) -> tuple[str, ...]:
        """The texts of the notes that count; none at urgent or above (law 8)."""
        decision = self._laws.decide(counting)
        if decision.verdict in REFERRED_NOW:
            return ()
        with_level = [note.say for note in self._book.notes if decision.readiness in note.levels]
        effects = [
            self._book.effects[index] for index in bits(self._laws.reported(counting, known))
        ]
        on_answers = [effect.rule.say for effect in effects if effect.kind == "note"]
        return tuple([self._words(say) for say in (*with_level, *on_answers)])


def translated(reason: Reason, words: Translator) -> Reason:
    """The reason in another language."""
    said = {"say": words(reason.say), "because": words(reason.because)}
    return reason.model_copy(update=said)
