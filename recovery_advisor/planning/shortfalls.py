"""What is said where too little time or too few moves are left for a session, or for all of it."""

from __future__ import annotations

from recovery_advisor.values.levels import Phase
from recovery_advisor.values.session import NoSession
from recovery_advisor.values.translator import Translator


def without_warm_up(words: Translator) -> NoSession:
    """No session, as no warm-up move is left."""
    say = words.must("No warm-up move is left for you, and there is no session without one.")
    return NoSession(why="too_little_left", say=say)


def too_short(minutes: int, needed: int, words: Translator) -> NoSession:
    """No session, as it needs more minutes than there are."""
    say = words.must.many(
        "A safe session needs at least {n} minute. You have {minutes}."
        " A warm-up is never cut short.",
        "A safe session needs at least {n} minutes. You have {minutes}."
        " A warm-up is never cut short.",
        needed,
        minutes=minutes,
    )
    return NoSession(why="too_little_time", say=say, minutes_needed=needed)


def no_strength(words: Translator) -> str:
    """The remark that there is too little warm-up for strength work."""
    return words.must("Too few warm-up moves are left for you, so strength work is left out.")


def none_left(phase: Phase, words: Translator) -> str:
    """The remark that a session has no move of a phase."""
    return {
        Phase.WARM_UP: words("No warm-up move is left for you."),
        Phase.STRENGTH: words("No strength move is left for you."),
        Phase.STRETCH: words("No stretch move is left for you."),
    }[phase]


def few_left(phase: Phase, words: Translator) -> str:
    """The remark that a session has fewer moves of a phase than the plan's minimum."""
    return {
        Phase.WARM_UP: words("Few warm-up moves are left for you, so this session has fewer."),
        Phase.STRENGTH: words("Few strength moves are left for you, so this session has fewer."),
        Phase.STRETCH: words("Few stretch moves are left for you, so this session has fewer."),
    }[phase]
