"""Each lint finds fault with its failing example, and with nothing in its passing one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from recovery_advisor.authoring.lint.lint import Lint
from recovery_advisor.authoring.lint.run import all_lints, findings
from recovery_advisor.authoring.starter import lay_out
from recovery_advisor.loading.checked_folder import read_checked
from recovery_advisor.loading.shipped import shipped_rules
from tests.checking.starter import checked, started
from tests.support.listed import list_files

each_lint = pytest.mark.parametrize("lint", all_lints(), ids=lambda lint: lint.id)


@each_lint
def test_a_lint_finds_what_is_wrong_with_its_failing_example(lint: Lint, tmp_path: Path) -> None:
    found = list(lint.check(checked(tmp_path, lint.fails)))
    assert found
    for one in found:
        problem = one.place.problem(one.message)
        assert problem.file in {*lint.fails, "my-pack/pack.yaml"}
        assert problem.line and problem.column and problem.text


@each_lint
def test_nothing_is_found_in_its_passing_example(lint: Lint, tmp_path: Path) -> None:
    assert list(lint.check(checked(tmp_path, lint.passes))) == []


@each_lint
def test_a_lint_says_what_it_finds_and_why(lint: Lint) -> None:
    assert lint.finds[0].islower() and not lint.finds.endswith(".")
    assert lint.because[0].isupper() and lint.because.endswith(".")


def test_every_lint_has_a_name_of_its_own() -> None:
    ids = [lint.id for lint in all_lints()]
    assert len(ids) == len(set(ids)) > 12


def test_nothing_that_fails_a_check_is_found_in_the_shipped_rules() -> None:
    found = findings(read_checked(shipped_rules()))
    assert [one for one in found if one.severity != "hint"] == []


def lint(id: str) -> Lint:
    [wanted] = [lint for lint in all_lints() if lint.id == id]
    return wanted


def findings_of(id: str, folder: Path) -> list[str]:
    return [one.of for one in lint(id).check(read_checked(folder))]


def note_when_faint(name: str) -> str:
    """A rule that looks at what an overlay of that name asks, and changes nothing."""
    return f"""
  - rule: {name}-sit-down
    when: {{faint_{name.replace("-", "_")}: yes}}
    then: {{note: Sit down when you feel faint.}}
    source: {{work: {name}-judgement, at: feeling faint}}
"""


def test_an_overlay_that_does_as_much_is_no_reason_to_drop_a_rule_of_the_base(
    tmp_path: Path,
) -> None:
    """Without the overlay the rule is needed; the overlay's own never is."""
    folder = started(tmp_path)
    lay_out(folder / "a-knee")
    own = "when: {faint_a_knee: yes}\n    then: {refer: routine, limit: rest}"
    rule = (folder / "a-knee" / "rules.yaml").read_text(encoding="utf-8")
    of_both = rule.replace(own, "when: {swelling: yes}\n    then: {limit: rest}")
    of_both = of_both.partition("    examples:")[0]
    of_both += note_when_faint("a-knee")
    (folder / "a-knee" / "rules.yaml").write_text(of_both, encoding="utf-8")
    assert findings_of("rule-subsumed", folder) == ["a-knee-not-while-faint"]
    assert findings_of("limit-never-decides", folder) == ["a-knee-not-while-faint"]


def test_overlays_that_do_the_same_may_each_be_loaded_alone(tmp_path: Path) -> None:
    folder = started(tmp_path)
    for name in ("a-knee", "b-knee"):
        lay_out(folder / name)
        path = folder / name / "rules.yaml"
        rule = path.read_text(encoding="utf-8").partition("    examples:")[0]
        rule = re.sub("when: .*", "when: {pain: 2 or worse}", rule) + note_when_faint(name)
        path.write_text(rule, encoding="utf-8")
    assert findings_of("rule-subsumed", folder) == []
    assert findings_of("limit-never-decides", folder) == []


def test_a_shared_question_that_no_pack_asks_is_no_questionnaires_to_hold(tmp_path: Path) -> None:
    shared = (started(tmp_path / "a") / "vocabulary.yaml").read_text(encoding="utf-8")
    shared = shared.replace("question: swelling\n", "question: swelling\n    since: signs/1\n")
    more = (
        "  - {question: warmth, scale: no_yes, screen: today, ask: Does it feel warm?}\n\n"
        "questionnaires:\n  - {questionnaire: signs/1, questions: [swelling]}\n\nregions:"
    )
    folder = started(tmp_path, {"vocabulary.yaml": shared.replace("\nregions:", more)})
    assert findings_of("outside-questionnaire", folder) == []


def test_headlines_are_read_by_people(tmp_path: Path) -> None:
    folder = started(tmp_path)
    path = folder / "my-pack" / "pack.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Rest for now. Keep", f"Rest.{HARD * 10}. Keep"), encoding="utf-8")
    assert findings_of("hard-to-read", folder) == ["my-pack"]


def test_nobody_reads_the_name_of_a_note(tmp_path: Path) -> None:
    name = HARD.lower().strip().replace(" ", "-")
    note = "  - {{note: {name}{n}, with: [full], say: Go., source: {{work: own-judgement, at: x}}}}"
    notes = "\n".join(note.format(name=name, n=n) for n in range(30))
    folder = started(tmp_path, {"my-pack/more.yaml": f"notes:\n{notes}\n"})
    assert findings_of("hard-to-read", folder) == []


def test_a_case_that_fails_in_several_ways_is_one_finding(tmp_path: Path) -> None:
    cases = (started(tmp_path / "a") / "my-pack" / "cases.yaml").read_text(encoding="utf-8")
    wrong = cases.replace(
        "verdict: full_programme, readiness: full", "verdict: rest, readiness: rest"
    )
    folder = started(tmp_path / "b", {"my-pack/cases.yaml": wrong})
    [found] = lint("case-fails").check(read_checked(folder))
    assert found.of == "all-well"
    assert found.message == (
        "given pain: 0, swelling: no: verdict must be rest, and is full_programme; readiness must be"
        " rest, and is full"
    )


def test_a_list_that_a_case_wants_more_in_is_told_in_one_sentence(tmp_path: Path) -> None:
    cases = (started(tmp_path / "a") / "my-pack" / "cases.yaml").read_text(encoding="utf-8")
    wanting = cases.replace("session: yes}", "session: yes, planned: [march, hop]}")
    folder = started(tmp_path, {"my-pack/cases.yaml": wanting})
    [found] = lint("case-fails").check(read_checked(folder))
    assert found.message == (
        "given pain: 0, swelling: no: hop must be among the planned, and is not"
    )


HARD = " Individualised rehabilitation necessitates supervision"
MORE = """\
rules:
  - rule: one
    when: {one}
    then: {{{then_one}}}
    say: Ease off.
    because: It hurts.
    source: {{work: own-judgement, at: one}}
  - rule: other
    when: {other}
    then: {{{then_other}}}
    say: Ease off.
    because: It hurts.
    source: {{work: own-judgement, at: other}}
"""


def test_a_limit_that_decides_for_one_of_those_it_takes_in_is_needed(tmp_path: Path) -> None:
    """Whoever is swollen rests anyway; who is in some pain does not."""
    either = "{any: [{all: [{swelling: yes}, {pain: 2 or worse}]}, {pain: 3 or worse}]}"
    text = MORE.format(
        one=either, then_one="limit: mobility", other=either, then_other="refer: routine"
    )
    assert findings_of("limit-never-decides", started(tmp_path, {"my-pack/more.yaml": text})) == []


@pytest.mark.parametrize(
    ("one", "other", "idle"),
    [
        ("avoid: {tags: [standing]}", "avoid: {exercises: [march]}", ["other"]),
        ("avoid: {exercises: [march]}", "avoid: {tags: [standing]}", ["one"]),
        ("avoid: {exercises: [march]}", "avoid: {exercises: [leg_swing]}", []),
        ("avoid: {tags: [standing]}", "limit: mobility", []),
        ("avoid: {tags: [standing]}, limit: mobility", "avoid: {exercises: [march]}", ["other"]),
        ("avoid: {exercises: [march]}", "avoid: {exercises: [march]}", ["other"]),
    ],
)
def test_an_avoid_that_leaves_out_no_more_than_another_is_idle(
    tmp_path: Path, one: str, other: str, idle: list[str]
) -> None:
    pain = "{pain: 2 or worse}"
    text = MORE.format(one=pain, then_one=one, other=pain, then_other=other)
    assert findings_of("rule-subsumed", started(tmp_path, {"my-pack/more.yaml": text})) == idle


URGENT = """\
rules:
  - rule: very-swollen
    when: {{all: [{{swelling: yes}}, {{pain: 5 or worse}}]}}
    then: {{refer: urgent}}
    say: {say}
    because: It may be more than a strain.
    source: {{work: own-judgement, at: swelling}}
"""


@pytest.mark.parametrize(
    ("say", "found"),
    [
        ("Have the knee seen today. It is swollen.", []),
        ("Let a doctor look at it today! It is swollen.", []),
        ("Have you fallen? See a doctor today.", ["very-swollen"]),
        ("Having it seen today is best.", ["very-swollen"]),
    ],
)
def test_an_urgent_text_begins_with_what_to_do_and_not_with_a_question(
    tmp_path: Path, say: str, found: list[str]
) -> None:
    folder = started(tmp_path, {"my-pack/more.yaml": URGENT.format(say=say)})
    assert findings_of("urgent-text-begins-with-why", folder) == found


CLAIM = """\
claims:
  - claim: one
    {key}: {condition}
    everybody: {{readiness: rest}}
    say: Something.
    source: {{work: own-judgement, at: somewhere}}
"""


@pytest.mark.parametrize(
    ("key", "condition", "says"),
    [
        ("when", "{pain: severe}", "7 or worse"),
        ("when", "{any: [{pain: 7 or worse}, {pain: severe or worse}]}", "7 or worse"),
        ("unless", "{pain: none}", "0 or better"),
        ("unless", "{all: [{pain: moderate or better}, {swelling: no}]}", "6 or better"),
    ],
)
def test_a_claim_says_the_number_in_place_of_a_band(
    tmp_path: Path, key: str, condition: str, says: str
) -> None:
    folder = started(tmp_path, {"my-pack/claims.yaml": CLAIM.format(key=key, condition=condition)})
    [found] = lint("claim-moves-with-band").check(read_checked(folder))
    assert found.message.endswith(f"write the number that is meant: {says}")


def test_a_word_of_a_scale_of_words_stays_where_it_is(tmp_path: Path) -> None:
    claim = CLAIM.format(key="unless", condition="{swelling: no}")
    folder = started(tmp_path, {"my-pack/claims.yaml": claim})
    assert findings_of("claim-moves-with-band", folder) == []


def test_no_shipped_claim_moves_with_a_band() -> None:
    """A claim that named the band stayed proved when severe began at 7 in place of 6."""
    assert findings_of("claim-moves-with-band", shipped_rules()) == []


FOR_GOOD = """\
questions:
  - {{question: joint, scale: no_yes, screen: today{more}, ask: Do you have a new joint?}}
rules:
  - rule: new-joint
    when: {when}
    then: {{{then}}}
    say: Rest until somebody has seen your joint.
    because: Some moves can harm a new joint.
    source: {{work: own-judgement, at: joints}}
"""
CHANGES = ", changeable: {best: it were gone, better: 'it were {value}'}"


@pytest.mark.parametrize(
    ("more", "when", "then", "found"),
    [
        (", lasting: yes", "{joint: yes}", "limit: rest", ["joint"]),
        (", lasting: yes", "{any: [{pain: 9 or worse}, {joint: yes}]}", "limit: mobility", ["joint"]),
        (", lasting: yes", "{all: [{pain: 9 or worse}, {joint: yes}]}", "limit: rest", []),
        (", lasting: yes", "{joint: yes}", "avoid: {tags: [standing]}", []),
        ("", "{joint: yes}", "limit: rest", []),
        (", lasting: yes" + CHANGES, "{joint: yes}", "limit: rest", []),
    ],
)  # fmt: skip
def test_who_is_limited_for_good_is_found(
    tmp_path: Path, more: str, when: str, then: str, found: list[str]
) -> None:
    folder = started(tmp_path, {"my-pack/more.yaml": FOR_GOOD.format(more=more, when=when, then=then)})  # fmt: skip
    assert findings_of("limits-for-good", folder) == found


def test_a_hazard_that_a_pack_controls_which_is_not_read_is_not_without_control(
    tmp_path: Path,
) -> None:
    folder = started(tmp_path)
    lay_out(folder / "knee")
    hazard = """\
hazards:
  - hazard: faint
    cause: Moving while faint.
    harm: A fall.
    severity: significant
    control: {rules: [knee-not-while-faint]}
"""
    (folder / "hazards.yaml").write_text(hazard, encoding="utf-8")
    list_files(folder)
    of_all, in_part = (read_checked(folder, packs) for packs in (None, ["my-pack"]))
    assert [one.controlled for one in (*of_all.hazards, *in_part.hazards)] == [True, False]
    assert [*lint("hazard-without-control").check(in_part)] == []
