"""The danger signs: which answers alone are an emergency, by the rules."""

from __future__ import annotations

from recovery_advisor import Advisor, Verdict


def danger_signs(advisor: Advisor) -> dict[str, str]:
    """The questions whose *yes* alone is an emergency, each with its words, in the order of the rules."""
    return {
        question.id: question.ask
        for question in advisor.book.asked
        if question.band("yes")
        and advisor.assess({question.id: "yes"}).verdict is Verdict.EMERGENCY
    }
