"""What an event makes of a danger sign. Silence never lifts one."""

from __future__ import annotations

from recovery_advisor.course.ops import Number, Ops
from recovery_advisor.course.parameters import Parameters
from recovery_advisor.course.progress import NO, YES, Sign

#: Of a sign that only a professional lifts.
PROFESSIONAL = -1


def seen(
    ops: Ops, parameters: Parameters, sign: Sign, at: Number, holds: Number, lasts: Number
) -> Sign:
    """The sign after a check-in, or after something is noticed between two.

    Args:
        holds: ``YES``, ``NO`` or ``OPEN``.
        lasts: after how long a denial lifts it, in microseconds; negative: a professional does.
    """
    reported = holds == YES
    denies = ops.all_of(holds == NO, sign.stands, at > sign.at)
    over = ops.all_of(lasts >= 0, at - sign.at >= lasts - parameters.unpunctuality)
    lifted = ops.all_of(denies, ops.any_of(sign.cleared, over))
    return Sign(
        stands=ops.any_of(reported, ops.all_of(sign.stands, ops.negated(lifted))),
        at=ops.either(reported, at, sign.at),
        denied=ops.all_of(ops.any_of(sign.denied, denies), ops.negated(reported)),
        cleared=ops.all_of(sign.cleared, ops.negated(reported)),
    )


def cleared(ops: Ops, sign: Sign, at: Number) -> Sign:
    """The sign after a professional looked into it: only what was reported before is cleared."""
    counts = ops.all_of(sign.stands, sign.at < at)
    return sign._replace(
        stands=ops.all_of(sign.stands, ops.negated(ops.all_of(counts, sign.denied))),
        cleared=ops.any_of(sign.cleared, counts),
    )
