"""The base pack's verdicts written by hand, as a programmer would who knows the table by heart.

It gives the verdict and nothing else: no reasons, no effects, no sources. ``None`` is unknown.
"""

from __future__ import annotations

Answer = int | None


def verdict(
    injury: Answer,
    pain: Answer,
    daily: Answer,
    swelling: Answer,
    stiffness: Answer,
    motion: Answer,
    special: Answer,
) -> str:
    """The verdict, unknown answers ruled on as the rules do: never in favour of exercise."""
    far = motion is not None and motion < 50
    if (pain is not None and pain >= 7) or (daily is not None and daily >= 7):
        return "see_professional"
    if injury == 1 and (far or swelling == 3):
        return "see_professional"
    routine = far or stiffness == 3 or swelling == 2 or swelling == 3 or special == 1
    rest = "consult_first" if routine else "rest"
    if special != 0 or swelling != 0 or pain is None or daily is None:
        return rest
    if stiffness is None or motion is None:
        return rest
    if daily == 0 and pain <= 2 and stiffness <= 1 and motion >= 90:
        return "full_programme" if injury == 0 else "gradual_return"
    if injury != 0 or stiffness == 3 or far:
        return rest
    return "gradual_return" if pain <= 3 and daily <= 3 else "mobility"
