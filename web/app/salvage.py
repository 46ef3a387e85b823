"""Finds what a text that can't be read may tell of a danger: no broken text hides an emergency."""

from __future__ import annotations

import json
import re
from typing import Any

from recovery_advisor import Advisor, Fault, Readiness, Urgency, Verdict
from recovery_advisor.values.levels import REFERRED_NOW
from recovery_advisor.values.twin_keys import all_of, keep_twins
from web.app.visit import Earlier

#: What of a text is looked at: no visit and no record is longer.
_LONGEST = 1_000_000
_DEEPEST = 100
_PAIR = re.compile(r'"([a-z][a-z0-9_ -]{0,60})"\s*:\s*(?:"([^"\\]{0,60})"|(-?[0-9]{1,4})|(true))')
_LISTED = re.compile(r'"(yes|unsure)"\s*:\s*\[([^\]]{0,5000})')
_SAID = {
    Verdict.EMERGENCY: re.compile(
        r'"(?:verdict|urgency)"\s*:\s*"emergency"|"refer"\s*,\s*"level"\s*:\s*"emergency"'
    ),
    Verdict.SEE_PROFESSIONAL: re.compile(
        r'"(?:verdict|urgency)"\s*:\s*"(?:see_professional|urgent)"'
        r'|"refer"\s*,\s*"level"\s*:\s*"urgent"'
    ),
}
_URGENCY = {Verdict.EMERGENCY: Urgency.EMERGENCY, Verdict.SEE_PROFESSIONAL: Urgency.URGENT}


def read_json(text: str) -> Any:
    """The value of a JSON text, a key that stands twice being no value of any kind.

    Raises:
        ValueError: for what is no JSON, or is too deep or too long.
    """
    _require_sound(text)
    return json.loads(text, object_pairs_hook=keep_twins)


def _require_sound(text: str) -> None:
    """Raises ``ValueError`` for a text that is too long, or so deep that reading it ends the page."""
    depth = 0
    for bracket in re.findall(r"[\[\]{}]", text[: _LONGEST + 1]):
        depth += 1 if bracket in "[{" else -1
        if depth > _DEEPEST:
            raise ValueError("too deep")
    if len(text) > _LONGEST:
        raise ValueError("too long")


def told_in(text: str, advisor: Advisor, day: str = "") -> Earlier | None:
    """The referral for today or now that a text tells, in its words or by its answers."""
    text = _spelt_out(text[:_LONGEST])
    fault = Fault.of(None, "a text", "one that this page wrote")
    advice = advisor.refusal([fault], _answers(text, advisor)).advice
    said = [verdict for verdict, words in _SAID.items() if words.search(text)]
    if advice and advice.verdict in REFERRED_NOW and (not said or advice.verdict <= said[0]):
        return Earlier.of(advice, day)
    if not said:
        return None
    words = advisor.book.words.head(Readiness.REST, _URGENCY[said[0]])
    return Earlier(day, said[0], words)


def _spelt_out(text: str) -> str:
    """The text, once more without the escapes of a text within a text, and where it is JSON without any."""
    plain = text.replace('\\"', '"')
    try:
        _require_sound(text)
        return f"{text} {plain} {json.dumps(json.loads(text), ensure_ascii=False)}"
    except ValueError:
        return f"{text} {plain}"


def _answers(text: str, advisor: Advisor) -> dict[str, Any]:
    """All that may be an answer, by the question that it stands under; the same twice is once in it."""
    asked = {question.id for question in advisor.book.asked}
    pairs: list[tuple[str, Any]] = [
        (name, word or (int(number) if number else bool(true)))
        for name, word, number, true in _PAIR.findall(text)
    ]
    listed = [
        (id, answer)
        for answer, ids in _LISTED.findall(text)
        for id in re.findall(r'"([a-z][a-z0-9_]{0,60})"', ids)
    ]
    found = dict.fromkeys(one for one in (*pairs, *listed) if one[0] in asked)
    return all_of(*({id: answer} for id, answer in found))
