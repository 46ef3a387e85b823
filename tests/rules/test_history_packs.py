"""A history pack is loaded by a history alone, and refused wherever its numbers or rules make no sense."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from recovery_advisor import (
    Advisor,
    Gravity,
    Problem,
    RuleBook,
    RulesError,
    load_book,
    load_history_book,
)
from recovery_advisor.loading.compiler import compile_files
from recovery_advisor.loading.document import Document, parse
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.loading.snapshot import reading
from recovery_advisor.rulebook.derived_questions import DERIVED_QUESTIONS
from recovery_advisor.values.levels import NOW

HISTORY = "upper-back-history"
COURSE, DERIVED, RULES = (f"{HISTORY}/{name}.yaml" for name in ("course", "derived", "rules"))
PACK = f"{HISTORY}/pack.yaml"


@cache
def documents() -> Mapping[str, Document]:
    """The files of the base pack and the history pack as they ship, parsed, by name."""
    with reading(shipped_rules(), ["upper-back"], history=True) as snapshot:
        return {one.file: one for one in snapshot.rules[0]}


def compiled(edits: Mapping[str, tuple[str, str]], **more: str) -> RuleBook:
    """The rule book of them with one text replaced in some, and more files."""
    pages = dict(documents())
    for file, (there, instead) in edits.items():
        assert there in pages[file].text
        pages[file] = parse(pages[file].text.replace(there, instead, 1), file)
    pages |= {name: parse(text, name) for name, text in more.items()}
    return compile_files([*pages.values()], in_part=True, looked_at=()).book


def faults(edits: Mapping[str, tuple[str, str]], **more: str) -> tuple[Problem, ...]:
    """What is wrong with them then."""
    with pytest.raises(RulesError) as refused:
        compiled(edits, **more)
    return tuple(refused.value.problems)


@pytest.fixture(scope="module")
def shipped() -> RuleBook:
    """The shipped rules with their history pack."""
    return load_history_book()


def test_the_shipped_pack_has_the_derived_questions_and_the_numbers(shipped: RuleBook) -> None:
    assert shipped.history == HISTORY
    assert {one.id for one in shipped.derived} == {*DERIVED_QUESTIONS}
    assert shipped.course is not None
    signs = {one.rule.id for one in shipped.effects if one.kind == "refer" and one.level in NOW} - {
        "sign-not-denied",
        "sign-not-checked",
    }
    lasts = shipped.course.lasts
    assert {id for id, hours in lasts.items() if not hours} == {
        id for id in signs if id.endswith("-unsure") and id != "hard-fall-unsure"
    }
    assert {id: hours for id, hours in lasts.items() if hours} == {
        "severe-pain": 48, "injury-needs-a-look": 168, "fever-or-unwell": 72,
    }  # fmt: skip


def test_a_history_adds_rules_and_derived_questions_and_nothing_that_is_asked(
    shipped: RuleBook,
) -> None:
    plain = load_book(shipped_rules())
    assert shipped.asked == plain.questions
    assert shipped.form == plain.form
    own = [one for one in shipped.effects if one.rule.pack == HISTORY]
    assert [one for one in shipped.effects if one.rule.pack != HISTORY] == [*plain.effects]
    assert [one.rule.id for one in own if one.kind == "permit"] == ["full-after-an-injury"]
    assert shipped.exercises == plain.exercises


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the shipped rules, with their lock."""
    return Path(shutil.copytree(shipped_rules(), tmp_path / "rules"))


def test_an_advisor_reads_no_file_of_a_history_but_its_description(copy: Path) -> None:
    (copy / COURSE).write_text("course: {", encoding="utf-8")
    (copy / RULES).unlink()
    assert load_book(copy).history is None
    assert Advisor.from_folder(copy, engine="bitmap", try_cases=False).book.history is None
    with pytest.raises(RulesError, match=r"rules\.yaml is listed and is not here"):
        load_history_book(copy)


def test_cases_and_claims_of_a_history_pack_are_refused_rather_than_passed_over(copy: Path) -> None:
    (copy / HISTORY / "cases.yaml").write_text("cases: []\n")
    with pytest.raises(RulesError, match="not read in a pack of kind history"):
        load_history_book(copy)


def test_naming_a_history_pack_says_who_loads_it() -> None:
    for load in (lambda: load_book(shipped_rules(), [HISTORY]), lambda: Advisor([HISTORY])):
        with pytest.raises(RulesError, match="is of kind history, which History loads"):
            load()


@pytest.mark.deep
def test_a_history_follows_those_packs_that_are_named() -> None:
    book = load_history_book(packs=["upper-back"])
    assert [pack.id for pack in book.packs] == ["upper-back", HISTORY]
    assert book.course is not None
    assert book.course == load_history_book().course


@pytest.mark.deep
def test_without_a_history_pack_there_is_no_history(copy: Path) -> None:
    shutil.rmtree(copy / HISTORY)
    listed = copy / "folder.yaml"
    listed.write_text(listed.read_text().replace(f", {HISTORY}]", "]"))
    (copy / "rules.lock").unlink()
    with pytest.raises(RulesError, match="no pack of kind history here"):
        load_history_book(copy)


@pytest.mark.parametrize(
    "written",
    [
        "kind: history",
        pytest.param('"kind" : "history"', marks=pytest.mark.deep),
        pytest.param("kind: 'history'  # x", marks=pytest.mark.deep),
    ],
)
def test_an_overlay_that_calls_itself_a_history_is_missed_by_the_lock(
    copy: Path, written: str
) -> None:
    pack = copy / "red-flags" / "pack.yaml"
    pack.write_text(pack.read_text(encoding="utf-8").replace("kind: overlay", written, 1))
    with pytest.raises(RulesError, match="pack 'red-flags' is gone, and with it all that it held"):
        load_book(copy)


@pytest.mark.deep
def test_a_text_that_speaks_of_a_history_makes_no_pack_one(copy: Path) -> None:
    (copy / "rules.lock").unlink()
    pack = copy / "red-flags" / "pack.yaml"
    text = pack.read_text(encoding="utf-8")
    pack.write_text(text.replace("evidence: >-\n", "evidence: >-\n    kind: history\n", 1))
    assert [one.id for one in load_book(copy).packs] == ["red-flags", "upper-back"]


@pytest.mark.deep
def test_a_kind_that_is_written_in_an_unusual_way_is_refused(copy: Path) -> None:
    pack = copy / HISTORY / "pack.yaml"
    pack.write_text(
        pack.read_text(encoding="utf-8").replace("kind: history", "kind: >-\n    history")
    )
    for load in (load_book, load_history_book):
        with pytest.raises(RulesError, match="write kind: history on one line"):
            load(copy)


def test_a_changed_number_needs_a_new_version(copy: Path) -> None:
    file = copy / COURSE
    file.write_text(file.read_text(encoding="utf-8").replace("84 hours", "85 hours"))
    assert load_book(copy)
    with pytest.raises(RulesError, match=f"{HISTORY} means something else than before"):
        load_history_book(copy)


@pytest.mark.deep
def test_a_changed_text_needs_to_be_accepted(copy: Path) -> None:
    file = copy / RULES
    file.write_text(file.read_text(encoding="utf-8").replace("You had a setback.", "A setback."))
    with pytest.raises(RulesError, match="holds another text as 'rule flare-rests-an-injury say'"):
        load_history_book(copy)


NUMBERS = [
    ("a_day: 20 hours", "a_day: 25 hours", "at most 24 hours apart"),
    ("a_day: 20 hours", "a_day: 0 hours", "at most 24 hours apart"),
    ("clear_gap: 84 hours", "clear_gap: 0 hours", "clear_gap must be longer than no time"),
    ("lapse: 14 days", "lapse: 0 days", "lapse must be longer than no time"),
    ("flares_within: 14", "flares_within: 0", "flares_within must be longer than no time"),
    ("response: 12-60", "response: 0-60", "a response begins later than at once"),
    ("response: 12-60", "response: 61-60", "ends no sooner than it begins"),
    ("settled: {clear_days: 2}", "settled: {clear_days: 0}", "clear days go from 1 to 99"),
    ("earned: {clear_days: 7", "earned: {clear_days: 0", "clear days go from 1 to 99"),
    ("earned: {clear_days: 7", "earned: {clear_days: 100", "clear days go from 1 to 99"),
    ("tolerated_sessions: 3", "tolerated_sessions: 0", "sessions go from 1 to 9"),
    ("tolerated_sessions: 3", "tolerated_sessions: 10", "sessions go from 1 to 9"),
    ("now: 7 days", "now: 28 days", "shorter than before"),
    ("now: 7 days", "now: 0 days", "shorter than before"),
    ("days_now: 3", "days_now: 8", "so many days don't fit; give 1 to 7"),
    ("days_before: 7", "days_before: 0", "so many days don't fit; give 1 to 21"),
    ("pain: 3, by", "pain: 11, by", "pain goes from 1 to 10"),
    ("by: 2", "by: 0", "by goes from 1 to 10"),
    ("a_day: 20 hours", "a_day: 20 weeks", "write a time, such as 20 hours or 14 days"),
    ("lapse: 14 days", "lapse: two weeks", "write a time, such as 20 hours or 14 days"),
    ("clear: gradual", "clear: rest", "unknown word 'rest'"),
    ("severe-pain: 2 days", "severe-pain: soon", "write answer, or a time, such as 2 days"),
    ("severe-pain: 2 days", "marked-swelling: 2 days", "marked-swelling refers nobody today"),
    ("- of: [clear]", "- of: [settled]", "clear needs a source"),
    ("- of: [clear]", "- of: [clear, clean]", "unknown number of a course 'clean'"),
]
CONDITIONS = [
    ("swelling: mild or worse", "swelling: mild or better", "this may only say 'or worse'"),
    ("peak_pain: 2 or better", "peak_pain: 2 or worse", "this may only say 'or better'"),
    ("peak_pain: 6 or worse", "peak_pain: 6 or better", "this may only say 'or worse'"),
    ("- peak_pain: 6 or worse", "- pain: 6 or worse", "unknown question 'pain'"),
    ("swelling: mild or worse", "clear_days: 6 or worse", "unknown question 'clear_days'"),
    ("- pain: 6 or worse", "- pain: 2 or worse", "somebody could have a flare and be clear"),
    ("- peak_pain: 2 or better\n            - felt: hard or better", "- injury: no", "each way to be fine must ask peak_pain or felt"),
]  # fmt: skip


@pytest.mark.parametrize(("there", "instead", "message"), [*NUMBERS, *CONDITIONS])
def test_numbers_that_make_no_sense_are_refused(there: str, instead: str, message: str) -> None:
    found = faults({COURSE: (there, instead)})
    assert any(message in one.message and one.file == COURSE and one.line for one in found)


@pytest.mark.deep
def test_a_rule_that_nobody_has_is_refused_where_all_packs_are_loaded(copy: Path) -> None:
    file = copy / COURSE
    file.write_text(file.read_text(encoding="utf-8").replace("severe-pain:", "severe-pian:"))
    with pytest.raises(RulesError, match="Did you mean severe-pain"):
        load_history_book(copy)


@pytest.mark.parametrize(
    ("file", "there", "instead", "message"),
    [
        (DERIVED, "question: flares\n", "question: flairs\n", "unknown derived question 'flairs'"),
        (DERIVED, "range: 0-9,", "range: 0-10,", "bands end at 9"),
        (DERIVED, "scale: flare_count\n", "scale: yes_is_good\n", "flares goes from 0 to 2, and higher is worse"),
        (DERIVED, "range: 0-1, worse: lower", "range: 0-1, worse: higher", "return_earned goes from 0 to 1, and lower is worse"),
        (DERIVED, "derived: yes\n    scale: sign_state", "derived: no\n    scale: sign_state", "unchecked_sign needs derived: yes"),
        (DERIVED, "scale: sign_state\n", "scale: sign_state\n    may_be_cleared: yes\n", "unchecked_sign can't be cleared"),
        (DERIVED, "scale: sign_state\n", "scale: sign_state\n    lasting: yes\n", "has no lasting"),
        (DERIVED, "scale: sign_state\n", "scale: sign_state\n    since: red-flags/2\n", "has no since"),
        (DERIVED, "scale: sign_state\n", "scale: sign_state\n    screen: symptoms\n", "no screen asks it"),
        (DERIVED, "questions:\n", "screens: [{screen: more, title: More}]\nquestions:\n", "screens: can't stand in a pack of kind history"),
        (DERIVED, "questions:\n", "questionnaires: [{questionnaire: a/1, questions: [flare]}]\nquestions:\n", "questionnaires: can't stand in a pack of kind history"),
        (DERIVED, "questions:\n", "equipment: [sledge]\nquestions:\n", "equipment: can't stand in a pack of kind history"),
        (DERIVED, "questions:\n", "exercises: []\nquestions:\n", "exercises: belongs to the base pack"),
        (PACK, "asks: [injury,", "asks: [flare, injury,", "flare is derived: a history answers it"),
        (COURSE, "course:\n", "courses:\n", "unknown key 'courses'. Did you mean course?"),
        ("vocabulary.yaml", "screen: how_it_began\n", "derived: yes\n", "a derived question belongs in a pack of kind history"),
        ("vocabulary.yaml", "    screen: how_it_began\n", "", "the key screen is missing"),
        ("upper-back/notes.yaml", "notes:", "course: {}\nnotes:", "clear is missing"),
    ],
)  # fmt: skip
def test_what_a_history_pack_may_not_have_is_refused(
    file: str, there: str, instead: str, message: str
) -> None:
    found = faults({file: (there, instead)})
    assert any(message in one.message for one in found), found


@cache
def rules_text() -> str:
    """The rules of the history pack without their examples, which other conditions would contradict."""
    return re.sub(r"    examples:\n(      - .*\n)+", "", documents()[RULES].text)


def rule_faults(there: str, instead: str) -> tuple[Problem, ...]:
    """What is wrong with the rules then, one text replaced."""
    assert there in rules_text()
    whole = documents()[RULES].text
    return faults({RULES: (whole, rules_text().replace(there, instead, 1))})


#: The first way to all of it.
EARNED = """- return_earned: yes
                - clear_days: 2 or better"""
SILENT = (
    "pain: 2 or better",
    "check_in_age: 998 or better",
    "check_in_age: fresh",
    "worsening: no",
    "unchecked_sign: none",
    "unclear_days: 98 or better",
    "flare: none",
    "flares: none",
    "strength_rest: rested",
    "clear_days: 1 or better",
)


@pytest.mark.parametrize("silent", [SILENT[0], *(pytest.param(one, marks=pytest.mark.deep) for one in SILENT[1:])])  # fmt: skip
def test_a_permit_that_nothing_was_earned_for_is_refused(silent: str) -> None:
    """That nothing is known to be amiss is true of somebody who never checked in."""
    [fault] = rule_faults(EARNED, f"- {silent}")
    assert "a history permits by what was earned alone" in fault.message
    assert (fault.gravity, fault.file) == (Gravity.UNSAFE, RULES) and fault.line


@pytest.mark.parametrize(
    "there", ["- pain: 2 or better", "- daily_activity_pain: none", "- range_of_motion: near_full or better"]
)  # fmt: skip
def test_a_permit_of_what_today_does_not_make_ready_is_refused(there: str) -> None:
    """Else days gone well would permit on a day on which the base pack does not."""
    rule = rules_text()[rules_text().index("  - rule: full-after-an-injury") :]
    [fault] = rule_faults(rule, rule.replace(f"        {there}\n", "", 1))
    assert "a history only raises what today's answers make ready" in fault.message
    assert (fault.gravity, fault.file) == (Gravity.UNSAFE, RULES) and fault.line


@pytest.mark.parametrize(
    ("there", "instead", "message"),
    [
        ("when: {unchecked_sign: urgent or worse}\n    then: {refer: urgent}", "when: {unchecked_sign: urgent or worse}\n    then: {refer: routine}", "must refer: urgent wherever unchecked_sign is urgent or worse"),
        ("when: {unchecked_sign: urgent or worse}", "when: {all: [{unchecked_sign: urgent or worse}, {injury: yes}]}", "must refer: urgent wherever unchecked_sign is urgent or worse"),
        ("then: {refer: emergency}", "then: {refer: urgent}", "must refer: emergency wherever unchecked_sign is emergency"),
        ("when: {check_in_age: stale or worse}", "when: {check_in_age: 26 or worse}", "must limit: rest wherever check_in_age is 25 or worse"),
        ("then: {limit: rest}", "then: {limit: mobility}", "must limit: rest wherever check_in_age is 25 or worse"),
    ],
)  # fmt: skip
def test_a_history_that_passes_over_a_sign_or_an_old_check_in_is_refused(
    there: str, instead: str, message: str
) -> None:
    [fault] = rule_faults(there, instead)
    assert message in fault.message and fault.gravity is Gravity.UNSAFE


def test_a_history_may_be_more_careful_than_it_must() -> None:
    careful = rules_text().replace("{check_in_age: stale or worse}", "{check_in_age: 20 or worse}")
    assert compiled({RULES: (documents()[RULES].text, careful)})


def test_a_pack_of_another_kind_has_no_course() -> None:
    course = documents()[COURSE].text
    text = f"{course[course.index('course:') :]}"
    found = faults({}, **{"upper-back/time.yaml": text})
    assert any("course: belongs in a pack of kind history" in one.message for one in found)


def test_two_history_packs_or_two_courses_are_refused() -> None:
    other = documents()[PACK].text.replace(f"id: {HISTORY}", "id: another")
    found = faults({}, **{"another/pack.yaml": other})
    assert [one.file for one in found] == ["another/pack.yaml", PACK]
    assert "one pack of kind history at most may be loaded" in found[0].message
    course = documents()[COURSE].text
    twice = faults({}, **{f"{HISTORY}/twice.yaml": course[course.index("course:") :]})
    assert any(
        "needs one course: section, with its numbers; it has 2" in one.message for one in twice
    )


def test_every_derived_question_is_declared() -> None:
    text = documents()[DERIVED].text
    worsening = text[text.index("  - question: worsening") :]
    [missing] = [one for one in faults({DERIVED: (worsening, "")}) if "missing" in one.message]
    assert (
        "all ten derived questions, whether or not a rule looks at them; missing: worsening"
        in missing.message
    )
    assert missing.file == DERIVED and text.splitlines()[missing.line - 1] == "questions:"  # type: ignore[operator]


def test_all_that_a_pack_made_by_hand_lacks_is_in_one_report() -> None:
    """Only a description: the derived questions, the course and the rules are all to be written."""
    found = faults(
        {
            DERIVED: (documents()[DERIVED].text, "{}"),
            COURSE: (documents()[COURSE].text, "{}"),
            RULES: (documents()[RULES].text, "{}"),
        }
    )
    assert [(one.file, one.message.partition(";")[0]) for one in found] == [
        (
            PACK,
            "a history pack declares all ten derived questions, whether or not a rule looks at them",
        ),
        (PACK, "a history pack needs one course: section, with its numbers"),
    ]
    assert all(
        one.line
        == next(n for n, line in enumerate(documents()[PACK].text.splitlines(), 1) if "id:" in line)
        for one in found
    )


def test_a_question_that_a_history_alone_looks_at_is_looked_at(copy: Path) -> None:
    (copy / "rules.lock").unlink()
    vocabulary, pack = copy / "vocabulary.yaml", copy / "upper-back" / "pack.yaml"
    asked = "questions:\n  - {question: sleep, scale: no_yes, screen: symptoms, ask: Did you sleep badly?}\n"
    vocabulary.write_text(vocabulary.read_text(encoding="utf-8").replace("questions:\n", asked, 1))
    pack.write_text(pack.read_text(encoding="utf-8").replace("asks: [", "asks: [sleep, ", 1))
    with pytest.raises(RulesError, match="no rule looks at the answer to sleep"):
        load_book(copy)
    history = copy / PACK
    history.write_text(history.read_text(encoding="utf-8").replace("asks: [", "asks: [sleep, ", 1))
    assert "sleep" in load_book(copy).question
    with pytest.raises(RulesError, match="no rule looks at the answer to sleep"):
        load_history_book(copy)
    rules = copy / RULES
    text = rules.read_text(encoding="utf-8")
    rules.write_text(
        text.replace(
            "{check_in_age: stale or worse}",
            "{any: [{check_in_age: stale or worse}, {sleep: yes}]}",
            1,
        ).replace(
            "{given: {check_in_age: 24}, counts: no}",
            "{given: {check_in_age: 24, sleep: no}, counts: no}",
        )
    )
    assert "sleep" in load_history_book(copy).question


def test_some_rule_looks_at_a_stale_check_in_and_at_a_sign_that_stands() -> None:
    found = faults(
        {RULES: (documents()[RULES].text, "rules: []\n"), COURSE: ("lapse: 14", "lapse: 0")}
    )
    assert [one.message.partition(",")[0] for one in found if "no rule" in one.message] == [
        "no rule looks at the answer to check_in_age",
        "no rule looks at the answer to unchecked_sign",
    ]
    assert all("stop asking" not in one.message for one in found)
    assert any("lapse must be longer" in one.message for one in found), "in one report"


def test_a_history_may_go_without_a_rule_on_what_else_it_derives() -> None:
    text = documents()[RULES].text
    book = compiled({RULES: (text[text.index("  - rule: two-flares") :], "")})
    assert "worsening" in {one.id for one in book.derived}
    assert not {one.rule.id for one in book.effects} & {
        "two-flares",
        "not-settling",
        "getting-worse",
    }


def test_a_questionnaire_asks_no_derived_question() -> None:
    asks = "questionnaires: [{questionnaire: red-flags/2, questions: [worsening, injury]}]"
    found = faults({}, **{"upper-back/asks.yaml": asks})
    assert any("worsening is derived: a history answers it" in one.message for one in found)


@pytest.mark.deep
def test_a_rule_of_another_pack_can_look_at_no_derived_question(copy: Path) -> None:
    (copy / "rules.lock").unlink()
    file = copy / "red-flags" / "conditions.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("{under_18: yes}", "{any: [{under_18: yes}, {flare: active}]}", 1))
    with pytest.raises(RulesError, match="unknown question 'flare'"):
        load_book(copy)


def test_a_history_whose_description_is_lost_is_a_fault() -> None:
    found = faults({PACK: ("pack:\n", "0:\n")})
    assert any("no file of this folder describes it" in one.message for one in found)


@pytest.mark.deep
@pytest.mark.parametrize("file", [PACK, COURSE, DERIVED, RULES])
def test_a_line_less_is_a_fault_or_loads_and_nothing_else_happens(file: str) -> None:
    lines = documents()[file].text.splitlines(keepends=True)
    refused = 0
    for number in range(len(lines)):
        try:
            fewer = parse("".join([*lines[:number], *lines[number + 1 :]]), file)
            book = compile_files([*{**documents(), file: fewer}.values()], in_part=True).book
        except RulesError:
            refused += 1
        else:
            assert book.history is None or book.course is not None
    assert 0 < refused < len(lines)
