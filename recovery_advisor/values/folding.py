"""Folds words to what can be told apart when they are said or typed."""

from unicodedata import category, normalize


def folded(text: str) -> str:
    """The text as it is said: letters and digits alone, without case, with one space between words.

    Two texts with the same result can't be told apart by who hears or types them.
    """
    letters = normalize("NFKC", normalize("NFKC", text).casefold())
    return " ".join("".join(map(_said, letters)).split())


def _said(character: str) -> str:
    kind = category(character)[0]
    return "" if kind == "C" else " " if kind in "PSZ" else character
