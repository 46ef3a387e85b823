"""Names the change of a text by its content, so that accepting it accepts no other."""

from __future__ import annotations

from hashlib import sha256

from recovery_advisor.rulebook.fingerprint import hash_of

#: As many hexadecimal digits of a hash stand in the id of a change.
DIGITS = 8


def text_hash(text: str) -> str:
    """The SHA-256 of a text."""
    return sha256(text.encode("utf-8")).hexdigest()


def text_change_id(id: str, old: str | None, new: str | None) -> str:
    """The id of a change, such as ``text:question-chest_pain-ask:1f2e3d4c``.

    Args:
        id: the id of the text.
        old: the hash of the text before; ``None`` where there was none.
        new: the hash of the text now; ``None`` where there is none.
    """
    return change_id("text", id, [id, old, new])


def change_id(kind: str, name: str, content: object) -> str:
    """An id of the kind and the name of a change, and of a hash of its content."""
    return f"{kind}:{name.replace(' ', '-')}:{hash_of(content)[:DIGITS]}"
