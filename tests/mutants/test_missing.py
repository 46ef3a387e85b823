"""Where nothing notices a mutant, what is printed does once it is pasted."""

import pytest

from recovery_advisor.authoring.mutation.judge import Judge
from recovery_advisor.authoring.mutation.judgement import Fate, Judgement, Missing
from recovery_advisor.authoring.mutation.kinds import mutants_of
from recovery_advisor.authoring.mutation.mutant import Mutant
from recovery_advisor.authoring.mutation.run import with_names_apart
from recovery_advisor.loading.checked_folder import read_checked
from tests.support.changed_rules import ChangedRules

READINESS = "upper-back/readiness.yaml"
RULES = (READINESS, "upper-back/notes.yaml")
CASES = "upper-back/cases.yaml"
STEP = 16
#: A case that holds, so that a file of cases may be begun.
FIRST_CASE = """\
cases:
  - case: nothing-answered
    about: Nobody answered anything.
    given: {}
    expect: {verdict: rest, readiness: rest, urgency: none, reasons: [nothing-permits], session: no}
"""


def judge(rules: ChangedRules) -> Judge:
    return Judge(read_checked(rules.root), 60.0)


def judged(rules: ChangedRules, says: str) -> Judgement:
    """What becomes of one mutant, by what it says."""
    [mutant] = [one for one in mutants_of(read_checked(rules.root)) if one.says == says]
    return judge(rules).judge(mutant)


def without_nets(rules: ChangedRules, *, examples: bool) -> None:
    """Take away all cases and claims, and all examples where they are not to stay."""
    for name in ("claims.yaml", "upper-back/claims.yaml", CASES):
        rules.remove(name)
    for name in () if examples else RULES:
        lines = rules.text(name).splitlines(keepends=True)
        rules.write(name, "".join(line for line in lines if not _of_examples(line)))


def _of_examples(line: str) -> bool:
    return line == "    examples:\n" or line.startswith("      - {given:")


def paste_example(rules: ChangedRules, missing: Missing) -> None:
    for name in RULES:
        before, head, after = rules.text(name).partition(f"- rule: {missing.rule}\n")
        if head:
            rule, more, others = after.partition("\n  - rule: ")
            mended = rule.replace("    examples:\n", f"    examples:\n{missing.example}\n")
            if mended == rule:
                mended = f"    examples:\n{missing.example}\n{rule}"
            rules.write(name, before + head + mended + more + others)


def paste_case(rules: ChangedRules, missing: Missing) -> None:
    file = f"{missing.pack}/cases.yaml"
    there = rules.text(file) if (rules.root / file).exists() else FIRST_CASE
    rules.write(file, f"{there}\n{missing.case}\n")


def test_an_example_taken_away_lets_a_threshold_move(rules: ChangedRules) -> None:
    says = "severe-stiffness: stiffness: severe becomes 2 or worse"
    without_nets(rules, examples=True)
    assert judged(rules, says).example
    rules.replace(READINESS, "      - {given: {stiffness: moderate}, counts: no}\n", "")
    survivor = judged(rules, says)
    assert survivor.fate is Fate.SURVIVED and survivor.missing
    assert survivor.missing.example == "      - {given: {stiffness: moderate}, counts: no}"
    paste_example(rules, survivor.missing)
    assert judged(rules, says).example


def test_a_case_taken_away_lets_a_rule_be_lost(rules: ChangedRules) -> None:
    says = "warmth-and-massage: the rule becomes nothing"
    assert judged(rules, says).case == "an-ache-that-warmth-may-ease"
    rules.replace(CASES, "notes: [Warmth or a massage]", "notes: []")
    survivor = judged(rules, says)
    assert survivor.fate is Fate.SURVIVED and survivor.missing
    paste_case(rules, survivor.missing)
    assert judged(rules, says).case == "warmth-and-massage-not-nothing"


def test_a_case_taken_away_lets_a_word_mean_more(rules: ChangedRules) -> None:
    says = "pain: mild: 3, moderate: 4-6 becomes mild: 3-4, moderate: 5-6"
    assert judged(rules, says).case == "mild-and-reduced-in-words"
    rules.replace(CASES, "pain: mild, daily_activity_pain: mild", "pain: 3, daily_activity_pain: 3")
    survivor = judged(rules, says)
    assert survivor.fate is Fate.SURVIVED and survivor.missing
    assert "pain: mild" in survivor.missing.example
    assert "pain: mild" in survivor.missing.case


def assert_what_is_printed_catches(rules: ChangedRules, mutant: Mutant, found: Judgement) -> None:
    """Each of an example and a case, pasted alone, catches a mutant that survived.

    An example can't tell of another level, and a case not of a note too many.
    """
    missing = found.missing
    assert found.fate is Fate.SURVIVED and missing, mutant.says
    assert missing.example or mutant.kind in ("dropped", "effect"), mutant.says
    assert missing.case or mutant.kind != "dropped", mutant.says
    assert missing.case or missing.example, mutant.says
    as_it_was = {name: rules.text(name) for name in RULES}
    if missing.example:
        paste_example(rules, missing)
        assert judged(rules, mutant.says).example, (mutant.says, missing.example)
    for name, text in as_it_was.items():
        rules.write(name, text)
    if missing.case:
        paste_case(rules, missing)
        assert judged(rules, mutant.says).case, (mutant.says, missing.case)
        rules.remove(CASES)


def try_every(step: int, rules: ChangedRules) -> int:
    """Let some mutants of rules without any net be caught; how many they are."""
    without_nets(rules, examples=False)
    bare = judge(rules)
    found = [bare.judge(one) for one in mutants_of(read_checked(rules.root))[::step]]
    left = [one for one in found if one.fate not in (Fate.REFUSED, Fate.EQUIVALENT)]
    for one in left:
        assert_what_is_printed_catches(rules, one.mutant, one)
    return len(left)


def test_what_is_printed_catches_each_of_some_mutants(rules: ChangedRules) -> None:
    assert try_every(STEP, rules) > 6


@pytest.mark.slow
def test_what_is_printed_catches_each_mutant(rules: ChangedRules) -> None:
    assert try_every(1, rules) > 100


OVERLAY = """\
rules:
  - rule: no-roller
    when: {injury: yes}
    then: {avoid: {exercises: [chest_opener_on_roller, cat_cow]}}
    say: Leave out the foam roller.
    because: You are hurt.
    source: {work: project, at: 0001-default-deny}
"""


def test_a_case_is_found_for_a_mutant_of_one_way_of_an_exercise(rules: ChangedRules) -> None:
    """Somebody with the gear for that way alone can do the exercise by one of the two only."""
    rules.write("upper-back/extra.yaml", OVERLAY)
    says = "no-roller: avoid chest_opener_on_roller becomes nothing"
    survivor = judged(rules, says)
    assert survivor.fate is Fate.SURVIVED and survivor.missing
    assert "preferences: {equipment: [foam_roller], without: [chair]}" in survivor.missing.case
    assert "excluded: [chest_opener]" in survivor.missing.case
    paste_case(rules, survivor.missing)
    assert judged(rules, says).case


def case_of(judgement: Judgement) -> str:
    assert judgement.missing
    return judgement.missing.case.partition("\n")[0]


def test_no_name_is_handed_out_twice() -> None:
    mutant = Mutant("dropped", "p", "a", "p/a.yaml", 1, "the rule", "nothing", ("rules", 0), None)
    long = "x" * 64
    judged = [
        Judgement(mutant, Fate.SURVIVED, missing=Missing("", "", f"  - case: {name}\n    about: A.", "p"))
        for name in ("a", "a", "b", "a-2", long, long)
    ]  # fmt: skip
    named = with_names_apart(judged, ["b"])
    assert [case_of(one).removeprefix("  - case: ") for one in named] == [
        "a", "a-2", "b-2", "a-2-2", long, "x" * 62 + "-2",
    ]  # fmt: skip
    assert all(one.missing and one.missing.case.endswith("\n    about: A.") for one in named)


def test_a_judgement_without_a_case_stays_as_it_is() -> None:
    mutant = Mutant("dropped", "p", "a", "p/a.yaml", 1, "the rule", "nothing", ("rules", 0), None)
    judged = (Judgement(mutant, Fate.CAUGHT), Judgement(mutant, Fate.SURVIVED, missing=Missing("x", "a", "", "p")))  # fmt: skip
    assert with_names_apart(judged, []) == judged
