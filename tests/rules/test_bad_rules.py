"""A rule that could make a worse answer safer, or that says nothing, is refused with the reason."""

from __future__ import annotations

import pytest

from tests.support.changed_rules import EXTRA, ChangedRules

UNSAFE_SIDE = "otherwise a better answer could be held against a person"
WORSE_ONLY = f"may only say 'or worse' (or the worst end of a scale): {UNSAFE_SIDE}"

#: Condition, effects, and the message.
REFUSED = {
    "a permit on a worse answer": (
        "{pain: 7 or worse}", "{permit: full}",
        "3:18: a permit may only say 'or better' (or the best end of a scale):"
        " otherwise a worse answer could open more exercise",
    ),
    "a limit on a better answer": (
        "{pain: 2 or better}", "{limit: rest}", f"3:18: limit {WORSE_ONLY}",
    ),
    "a refer on a better answer": (
        "{pain: 2 or better}", "{refer: urgent}", f"3:18: refer {WORSE_ONLY}",
    ),
    "an avoid on a better answer": (
        "{pain: none}", "{avoid: {tags: [impact]}}", f"3:18: avoid {WORSE_ONLY}",
    ),
    "a wrong side deep inside": (
        "{all: [{injury: yes}, {any: [{pain: 3 or worse}, {swelling: none}]}]}", "{limit: rest}",
        f"3:71: limit {WORSE_ONLY}",
    ),
    "a limit that leaves everything": (
        "{pain: 7 or worse}", "{limit: full}",
        "4:19: 'full' can't stand here: it does nothing, as there is nothing above full;"
        " limit to rest, mobility or gradual",
    ),
    "a referral to nobody": (
        "{pain: 7 or worse}", "{refer: none}",
        "4:19: 'none' can't stand here: it does nothing, as it sends nobody anywhere;"
        " refer routine, soon, urgent or emergency",
    ),
    "a referral to somebody today": (
        "{pain: 7 or worse}", "{refer: today}",
        "4:19: unknown word 'today'. Did you mean urgent? Allowed: routine, soon, urgent, emergency.",
    ),
    "a referral of another word": (
        "{pain: 7 or worse}", "{refer: urgently}",
        "4:19: unknown word 'urgently'. Did you mean urgent? Allowed: routine, soon, urgent, emergency.",
    ),
    "a permit to rest": (
        "{pain: 2 or better}", "{permit: rest}",
        "4:20: 'rest' can't stand here: it does nothing, as everybody may rest;"
        " permit mobility, gradual or full",
    ),
    "no effect": (
        "{pain: 7 or worse}", "{}",
        "4:11: a rule needs an effect: refer, limit, permit, avoid, safety_net, note",
    ),
    "a note beside another effect": (
        "{pain: 7 or worse}", "{refer: routine, note: Good.}",
        "4:34: note stands alone; give the other effects a rule of their own",
    ),
    "an avoid of nothing": (
        "{pain: 7 or worse}", "{avoid: {}}",
        "4:19: avoid needs tags: or exercises: to leave out",
    ),
    "a band in the middle of its scale": (
        "{pain: moderate}", "{limit: rest}",
        "3:18: moderate lies in the middle of the scale;"
        " write 'moderate' with 'or worse' or 'or better'",
    ),
    "a number in the middle of its scale": (
        "{pain: 5}", "{limit: rest}",
        "3:18: 5 lies in the middle of the scale; write '5' with 'or worse' or 'or better'",
    ),
    "a number beyond its scale": (
        "{pain: 11 or worse}", "{limit: rest}",
        "3:18: '11 or worse' is no threshold of pain. Write a number from 0 to 10 or a band"
        " (none, slight, mild, moderate, severe), followed by 'or worse' or 'or better'.",
    ),
    "several questions under one condition": (
        "{pain: 7 or worse, swelling: severe}", "{limit: rest}",
        "3:11: several keys (pain, swelling) stand under one condition;"
        " join them with all: or any:,"
        " such as when: {all: [{pain: none}, {swelling: none}]}",
    ),
    "a question beside all": (
        "{all: [{pain: 7 or worse}], swelling: severe}", "{limit: rest}",
        "3:11: several keys (all, swelling) stand under one condition;"
        " join them with all: or any:,"
        " such as when: {all: [{pain: none}, {swelling: none}]}",
    ),
    "a condition without a question": (
        "{}", "{limit: rest}",
        "3:11: a condition is a mapping, such as {pain: 7 or worse}, or has all: or any:",
    ),
    "all without a list": (
        "{all: {pain: 7 or worse}}", "{limit: rest}",
        "3:17: all: takes a list of conditions, one a line",
    ),
    "any of nothing": (
        "{any: []}", "{limit: rest}", "3:17: any: takes a list of conditions, one a line",
    ),
    "a threshold that every answer meets": (
        "{pain: 0 or worse}", "{limit: rest}",
        "3:18: every answer to pain meets '0 or worse', so it says nothing",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("when", "then", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_a_rule_is_refused_with_the_reason(
    rules: ChangedRules, when: str, then: str, message: str
) -> None:
    rules.add_rule(when, then)
    assert rules.report() == [f"{EXTRA}:{message}"]


def test_a_permit_beside_a_limit_is_refused_for_both_reasons(rules: ChangedRules) -> None:
    rules.add_rule("{pain: 2 or better}", "{permit: full, limit: rest}")
    assert rules.report() == [
        f"{EXTRA}:3:18: limit {WORSE_ONLY}",
        f"{EXTRA}:4:20: permit stands alone; give the other effects a rule of their own",
    ]


def test_there_is_no_not(rules: ChangedRules) -> None:
    rules.add_rule("{not: {pain: 7 or worse}}", "{limit: rest}")
    assert rules.report() == [
        f"{EXTRA}:3:12: there is no not; write the other side of the threshold,"
        " in a rule of its own"
    ]


def test_a_rule_that_splits_into_too_many_alternatives(rules: ChangedRules) -> None:
    questions = ("pain", "daily_activity_pain", "range_of_motion")
    each = (", ".join(f"{{{q}: {n} or worse}}" for n in range(2, 9)) for q in questions)
    rules.add_rule(
        "{all: [" + ", ".join(f"{{any: [{one}]}}" for one in each) + "]}", "{limit: rest}"
    )
    assert rules.report() == [
        f"{EXTRA}:3:11: this splits into more than 256 alternatives; make it two rules"
    ]


def test_a_condition_that_every_answer_meets(rules: ChangedRules) -> None:
    rules.add_rule("{any: [{pain: 5 or worse}, {pain: 6 or better}]}", "{note: Hello.}")
    rules.replace(EXTRA, "    say: Something to say.\n", "")
    assert rules.report() == [
        f"{EXTRA}:3:11: every answer meets this condition, so it decides nothing"
    ]


def test_a_note_with_words_of_two_kinds(rules: ChangedRules) -> None:
    rules.add_rule("{pain: 5 or worse}", "{note: Hello.}")
    assert rules.report() == [f"{EXTRA}:5:5: its words stand under then: as note; leave say out"]


@pytest.mark.parametrize(
    ("then", "source", "message"),
    [
        ("limit", "{work: project, at: x}", '4:11: \'limit\' can\'t stand here: write keys with their values, such as {limit: rest} or {note: "Slow down."}'),
        ("{limit: rest}", "project", "7:13: 'project' can't stand here: write keys with their values, such as {work: a-source, at: where in it}"),
        ("{avoid: impact}", "{work: project, at: x}", "4:19: 'impact' can't stand here: write keys with their values, such as {tags: [kneeling]}"),
    ],
)  # fmt: skip
def test_a_word_in_place_of_keys_is_shown_what_they_look_like(
    rules: ChangedRules, then: str, source: str, message: str
) -> None:
    rules.add_rule("{pain: 5 or worse}", then)
    rules.replace(EXTRA, "{work: project, at: 0001-default-deny}", source)
    assert rules.report() == [f"{EXTRA}:{message}"]


def test_a_rule_without_words(rules: ChangedRules) -> None:
    rules.add_rule("{pain: 7 or worse}", "{limit: rest}")
    rules.replace(EXTRA, "    because: There is a reason.\n", "")
    assert rules.report() == [
        f"{EXTRA}:2:5: a rule needs say: (what it means for the person) and because: (why)"
    ]


def test_a_rule_without_a_source(rules: ChangedRules) -> None:
    rules.add_rule("{pain: 7 or worse}", "{limit: rest}")
    rules.replace(EXTRA, "    source: {work: project, at: 0001-default-deny}\n", "")
    assert rules.report() == [f"{EXTRA}:2:5: the key source is missing"]


def test_a_rule_whose_name_is_taken(rules: ChangedRules) -> None:
    rules.add_rule("{pain: 7 or worse}", "{limit: rest}")
    rules.replace(EXTRA, "rule: extra", "rule: severe-pain")
    place = rules.place("upper-back/readiness.yaml", "severe-pain")
    assert rules.report() == [
        f"{place}: rule 'severe-pain' is already defined in {EXTRA}, line 2;"
        " choose another name, as nothing may be redefined"
    ]


@pytest.mark.parametrize(
    ("then", "example", "message"),
    [
        (
            "{limit: rest}", "{given: {pain: 7}, counts: no}",
            "given {pain: 7}, limit should not count and does",
        ),
        (
            "{limit: rest}", "{given: {pain: 6}, counts: yes}",
            "given {pain: 6}, limit should count and does not",
        ),
        (
            "{refer: routine}", "{given: {}, counts: yes}",
            "given {}, refer should count and does not",
        ),
    ],
)  # fmt: skip
def test_an_example_that_does_not_hold(
    rules: ChangedRules, then: str, example: str, message: str
) -> None:
    rules.add_rule("{pain: 7 or worse}", then, more=f"    examples:\n      - {example}\n")
    assert rules.report() == [f"{EXTRA}:9:9: the example does not hold: {message}"]


def test_an_example_may_name_the_limit_that_an_urgent_referral_is(rules: ChangedRules) -> None:
    example = "    examples:\n      - {given: {}, counts: {refer: no, limit: %s}}\n"
    rules.add_rule("{pain: 7 or worse}", "{refer: urgent}", more=example % "yes")
    assert rules.load()
    rules.add_rule("{pain: 7 or worse}", "{refer: urgent}", more=example % "no")
    assert rules.report() == [
        f"{EXTRA}:9:9: the example does not hold: given {{}}, limit should not count and does"
    ]


def test_each_effect_of_a_rule_answers_for_its_examples(rules: ChangedRules) -> None:
    rules.add_rule(
        "{pain: 7 or worse}",
        "{refer: routine, limit: rest}",
        more="    examples:\n      - {given: {}, counts: {refer: no, limit: no}}\n",
    )
    assert rules.report() == [
        f"{EXTRA}:9:9: the example does not hold: given {{}}, limit should not count and does"
    ]


@pytest.mark.parametrize("name", ["nothing-permits", "engine-fault", "unreadable", "cleared"])
def test_a_rule_has_not_the_name_of_a_built_in_reason(rules: ChangedRules, name: str) -> None:
    rules.write(
        EXTRA,
        f"rules:\n  - rule: {name}\n    when: {{pain: 1 or worse}}\n    then: {{limit: mobility}}\n"
        "    say: It hurts.\n    because: It does.\n    source: {work: project, at: 0001-default-deny}\n",
    )
    assert f"{name} is a built-in reason; choose another name" in "\n".join(rules.report())
