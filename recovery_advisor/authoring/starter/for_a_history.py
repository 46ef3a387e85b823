"""What the files of a starter say otherwise where a history pack lies beside its base pack.

A history needs to know of an injury, so the base pack asks for one and keeps the full programme for those
who have none; what opens it after an injury is for the history to say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_INJURY = """\
    ask: Is it swollen?
  - question: injury
    scale: no_yes
    screen: today
    ask: Are you hurt?
"""
_HURT = """\
cases:
  - case: hurt-and-well
    about: An injury that gives no more trouble.
    given: {pain: 0, swelling: no, injury: yes}
    expect: {verdict: gradual_return, readiness: gradual, urgency: none, reasons: [start-gently], session: yes}

  - case: a-little-pain
    about: A little pain, and no injury.
    given: {pain: 1, swelling: no, injury: no}
    expect: {verdict: gradual_return, readiness: gradual, urgency: none, reasons: [start-gently], session: yes}

"""
#: In each file, what is replaced by what.
_OTHERWISE: Mapping[str, Sequence[tuple[str, str]]] = {
    "folder.yaml": [("packs: [my-pack]", "packs: [my-pack, my-pack-history]")],
    "vocabulary.yaml": [("    ask: Is it swollen?\n", _INJURY)],
    "my-pack/pack.yaml": [("asks: [pain, swelling] ", "asks: [pain, swelling, injury] ")],
    "my-pack/readiness.yaml": [
        ("when: {pain: none}", "when: {all: [{pain: none}, {injury: no}]}"),
        ("say: You have no pain.", "say: You have no pain, and are not hurt."),
        (
            "      - {given: {pain: 0}, counts: yes}\n      - {given: {pain: 1}, counts: no}\n",
            "      - {given: {pain: 0, injury: no}, counts: yes}\n"
            "      - {given: {pain: 1, injury: no}, counts: no}\n"
            "      - {given: {pain: 0, injury: yes}, counts: no}\n",
        ),
    ],
    "my-pack/cases.yaml": [
        ("given: {pain: 0, swelling: no}", "given: {pain: 0, swelling: no, injury: no}"),
        ("given: {pain: 0}", "given: {pain: 0, injury: no}"),
        ("cases:\n", _HURT),
    ],
}


def for_a_history(file: str, text: str) -> str:
    """The text of a starter's file as it stands beside a history pack."""
    for there, instead in _OTHERWISE.get(file, ()):
        assert there in text
        text = text.replace(there, instead, 1)
    return text
