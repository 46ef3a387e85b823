"""Finds and escapes characters that a terminal obeys, or that hide or reorder what stands beside them."""

from unicodedata import category

#: Control and format characters, lone surrogates, and what separates lines and paragraphs.
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
#: Zero width, and needed inside the words of scripts such as Arabic and Devanagari.
_JOINERS = frozenset("\u200c\u200d")
_FIRST_JOINED = "\u0600"


def first_hidden(text: str) -> str | None:
    """The first hidden character of a text; a new line is none."""
    if all(line.isprintable() for line in text.split("\n")):
        return None
    return next((c for i, c in enumerate(text) if _is_hidden(text, i)), None)


def escaped(text: str) -> str:
    r"""The text with each hidden character as ``\uXXXX``, as JSON and Python write it."""
    if first_hidden(text) is None:
        return text
    return "".join(_escape(c) if _is_hidden(text, i) else c for i, c in enumerate(text))


def _is_hidden(text: str, at: int) -> bool:
    character = text[at]
    if character == "\n" or category(character) not in _HIDDEN:
        return False
    joins = character in _JOINERS and at and text[at - 1] >= _FIRST_JOINED
    return not (joins and category(text[at - 1])[0] in "LMS")


def _escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))
