"""Words who has reviewed the rules behind an advice, as one line."""

from __future__ import annotations

from collections.abc import Mapping

from recovery_advisor.values.placeholders import filled
from recovery_advisor.values.translator import Translator

#: What a pack's ``review`` begins with where somebody has reviewed it; nothing else counts.
_REVIEWED = "Reviewed by"


def render(reviews: Mapping[str, str], words: Translator) -> str:
    """Return the line.

    Args:
        reviews: what each pack says of its review, by its id; none where that is not known.
        words: translator into the advice's language.
    """
    reviewed = {pack: says for pack, says in reviews.items() if says.startswith(_REVIEWED)}
    if not reviewed:
        return words.must("No clinician has reviewed these rules.")
    return " ".join(_of_pack(pack, reviewed.get(pack), words) for pack in reviews)


def _of_pack(pack: str, review: str | None, words: Translator) -> str:
    if review is None:
        return filled(words.must("{pack}: no clinician has reviewed it."), pack=pack)
    return f"{pack}: {' '.join(review.split())}"
