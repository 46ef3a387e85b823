"""Grades how hard a text is to read: the US school grade it needs (Flesch-Kincaid).

Kincaid et al. 1975, Derivation of new readability formulas. Syllables are estimated from spelling:
the libraries that count them fetch data at run time or carry a licence of another kind
(docs/decisions/0009-lints.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[A-Za-z][A-Za-z'\u2019]*")
_SENTENCE_END = re.compile(r"[.!?:;]+(?:\s|$)")
_VOWELS = re.compile(r"[aeiouy]+")
#: Endings whose e is not heard: *move* and *role* but not *table*, *healed* but not *settled*.
_SILENT = re.compile(
    r"(?:[^aeiouyl]e|[aeiouy]le|[^aeiouydlt]ed|[aeiouy]led|[^aeiouycghlsxz]es|[aeiouy]les)$"
)


def grade(text: str, known_terms: Iterable[str] = ()) -> float:
    """The grade; 0 for a text without words.

    Args:
        text: whole sentences.
        known_terms: terms that count as one easy word each, such as ``physical therapist``.
    """
    for term in known_terms:
        text = re.sub(rf"\b{re.escape(term)}(?:s|es)?\b", "term", text, flags=re.IGNORECASE)
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = max(1, len(_SENTENCE_END.findall(text)))
    of_each = sum(map(syllables, words)) / len(words)
    return 0.39 * len(words) / sentences + 11.8 * of_each - 15.59


def syllables(word: str) -> int:
    """How many syllables a word has, guessed from its spelling; at least 1."""
    plain = re.sub("[^a-z]", "", word.lower())
    groups = len(_VOWELS.findall(plain))
    if _SILENT.search(plain):
        groups -= 1
    return max(1, groups)
