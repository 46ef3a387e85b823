"""A small history pack for the starter folder, as files to put into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from recovery_advisor.loading.shipped import shipped_rules

#: The folder of the pack.
WAY_BACK = "way-back"
_PACK = f"""\
pack:
  id: {WAY_BACK}
  kind: history
  version: 0.1.0
  title: The way back
  intended_use: An example.
  user: Whoever writes rules.
  population: Nobody.
  exclusions: []
  evidence: None.
  limits: []
  review: No clinician has reviewed it.
  terms: [health professional]
"""
_COURSE = """\
course:
  clear: gradual
  a_day: 20 hours
  clear_gap: 84 hours
  flare: {any: [{swelling: yes}, {pain: 6 or worse}]}
  settled: {clear_days: 2}
  response: 12-60 hours
  session:
    fine: {all: [{peak_pain: 2 or better}, {felt: hard or better}]}
    failed: {any: [{felt: too_much}, {peak_pain: 6 or worse}]}
  earned: {clear_days: 7, tolerated_sessions: 3}
  lapse: 14 days
  flares_within: 14 days
  worsening: {now: 7 days, before: 28 days, days_now: 3, days_before: 7, pain: 3, by: 2}
  lasts: {severe-pain: 2 days}
  sources:
    - of: [clear, a_day, clear_gap, flare, settled, response, session, earned, lapse, flares_within, worsening, lasts]
      source: {work: own-judgement, at: time}
"""
_INJURY = """\
questions:
  - {question: injury, scale: no_yes, screen: today, ask: Are you hurt?}
rules:
  - rule: hurt
    when: {injury: yes}
    then: {note: Take your time.}
    source: {work: own-judgement, at: being hurt}
    examples:
      - {given: {injury: yes}, counts: yes}
      - {given: {injury: no}, counts: no}
"""
#: Each rule: its condition, what it does, a case of it and some that are none.
_RULES = (
    ("check-in-again", "{check_in_age: 25 or worse}", "limit: rest", "check_in_age: 25", "check_in_age: 24"),
    ("sign-not-denied", "{unchecked_sign: emergency}", "refer: emergency", "unchecked_sign: emergency", "unchecked_sign: urgent"),
    ("sign-not-checked", "{unchecked_sign: urgent or worse}", "refer: urgent", "unchecked_sign: urgent", "unchecked_sign: none"),
    ("flare-rests", "{flare: active}", "limit: rest", "flare: active", "flare: settling"),
    ("a-day-between", "{strength_rest: 35 or worse}", "limit: mobility", "strength_rest: 35", "strength_rest: 36"),
    ("gone-well", "{all: [{tolerated_sessions: 3 or better}, {clear_days: 7 or better}, {pain: 3 or better}]}", "permit: full", "tolerated_sessions: 3, clear_days: 7, pain: 3", "tolerated_sessions: 2, clear_days: 6", "tolerated_sessions: 3, clear_days: 7, pain: 4"),
    ("earned", "{all: [{return_earned: yes}, {pain: 3 or better}]}", "permit: full", "return_earned: yes, pain: 3", "return_earned: no", "return_earned: yes, pain: 4"),
    ("two-flares", "{flares: two}", "refer: routine", "flares: two", "flares: one"),
    ("not-settling", "{unclear_days: 28 or worse}", "refer: soon", "unclear_days: 28", "unclear_days: 27"),
    ("getting-worse", "{worsening: yes}", "refer: soon", "worsening: yes", "worsening: no"),
)  # fmt: skip
_SAY = {
    "refer: emergency": "Call your local emergency number now.",
    "refer: urgent": "See a medical professional today.",
    "refer: soon": "See a health professional within two weeks.",
    "refer: routine": "Ask a health professional in the coming weeks.",
}


def history_files() -> Mapping[str, str]:
    """The files of the pack, and the question that the starter lacks."""
    shipped = shipped_rules() / "upper-back-history" / "derived.yaml"
    derived = shipped.read_text(encoding="utf-8")
    return {
        "my-pack/injury.yaml": _INJURY,
        f"{WAY_BACK}/pack.yaml": _PACK,
        f"{WAY_BACK}/course.yaml": _COURSE,
        f"{WAY_BACK}/derived.yaml": derived.replace(
            "    may_be_cleared: yes\n", ""
        ),  # which needs a text
        f"{WAY_BACK}/rules.yaml": "rules:\n" + "".join(_rules()),
    }


def _rules() -> Iterator[str]:
    for id, when, then, given, *others in _RULES:
        yield (
            f"  - rule: {id}\n    when: {when}\n    then: {{{then}}}\n"
            f"    say: {_SAY.get(then, 'Go by how it went.')}\n    because: It is as it was.\n"
            "    source: {work: own-judgement, at: time}\n    examples:\n"
            f"      - {{given: {{{given}}}, counts: yes}}\n"
            + "".join(f"      - {{given: {{{other}}}, counts: no}}\n" for other in others)
        )
