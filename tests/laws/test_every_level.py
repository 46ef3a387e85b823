"""Every level of urgency has an entry in every place where a level is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, find, settings

import recovery_advisor
from recovery_advisor import Advice, Advisor, Readiness, Urgency, Verdict
from recovery_advisor.authoring.mutation.kinds import mutants_of
from recovery_advisor.loading.checked_folder import read_checked
from recovery_advisor.rulebook.wording import effect_in_words
from recovery_advisor.testing import Pages, written_books
from recovery_advisor.values.levels import NOW, REFERRED_NOW
from tests.cli.running import run
from tests.support.answers import NO_COMPLAINT
from tests.support.cases import read_cases
from tests.support.changed_rules import EXTRA, ChangedRules
from tests.support.flags import shipped_pages

SCHEMAS = Path(recovery_advisor.__file__).parent / "schemas"
#: What a rule may refer to.
REFERRED = [urgency for urgency in Urgency if urgency is not Urgency.NONE]
SOURCE = {"work": "project", "at": "0001-default-deny"}
#: Headlines that a pack may leave out.
OPTIONAL = ("consult_first_soon", "also_soon")
#: Answers of the base pack that lead to each readiness and refer nobody.
AT: Mapping[Readiness, Mapping[str, Any]] = {
    readiness: {
        **NO_COMPLAINT,
        "needs_special_plan": "no",
        "range_of_motion": 99,
        "pain": pain,
        "swelling": swelling,
    }
    for readiness, pain, swelling in (
        (Readiness.REST, 0, "mild"),
        (Readiness.MOBILITY, 5, "none"),
        (Readiness.GRADUAL, 3, "none"),
        (Readiness.FULL, 0, "none"),
    )
}
every_level = pytest.mark.parametrize("urgency", Urgency)
every_referral = pytest.mark.parametrize("urgency", REFERRED)
every_readiness = pytest.mark.parametrize("readiness", Readiness)


def pages_that_refer(urgency: Urgency) -> Pages:
    """The base pack, in which somebody with less than the full range is referred."""
    if urgency is Urgency.NONE:
        return shipped_pages()
    rule = {
        "rule": "referred",
        "when": {"range_of_motion": "99 or worse"},
        "then": {"refer": str(urgency)},
        "say": "Something to say.",
        "because": "There is a reason.",
        "source": SOURCE,
    }
    return shipped_pages().with_file(EXTRA, {"rules": [rule]})


def without_optional_headlines(pages: Pages) -> Pages:
    """The pages without the headlines that the library has words for."""
    file = "upper-back/pack.yaml"
    whole = pages.changed(file)
    kept = {key: line for key, line in whole["headlines"].items() if key not in OPTIONAL}
    assert len(kept) == len(whole["headlines"]) - len(OPTIONAL)
    return pages.with_file(file, {**whole, "headlines": kept})


@cache
def advisor_that_refers(urgency: Urgency, library_words: bool = False) -> Advisor:
    pages = pages_that_refer(urgency)
    pages = without_optional_headlines(pages) if library_words else pages
    return Advisor.from_book(pages.book(), engine="bitmap")


def advised(readiness: Readiness, urgency: Urgency, library_words: bool = False) -> Advice:
    return advisor_that_refers(urgency, library_words).assess(AT[readiness])


@every_readiness
@every_level
def test_a_rule_may_refer_to_each_level_and_the_advice_is_as_urgent(
    readiness: Readiness, urgency: Urgency
) -> None:
    advice = advised(readiness, urgency)
    assert advice.urgency is urgency
    assert advice.readiness is (Readiness.REST if urgency in NOW else readiness)
    assert advice.verdict is Verdict.of(advice.readiness, urgency)
    referrals = {reason.level for reason in advice.reasons if reason.effect == "refer"}
    assert referrals == {urgency} - {Urgency.NONE}


def test_a_rule_that_refers_to_no_level_is_told_each_of_them(rules: ChangedRules) -> None:
    for wrong in ("none", "someday"):
        rules.add_rule(when="{injury: yes}", then=f"{{refer: {wrong}}}")
        [problem] = rules.report()
        assert all(urgency in problem for urgency in REFERRED)


@every_readiness
def test_each_level_has_a_verdict_and_a_more_urgent_one_is_never_less_careful(
    readiness: Readiness,
) -> None:
    verdicts = [Verdict.of(readiness, urgency) for urgency in Urgency]
    assert verdicts == sorted(verdicts, reverse=True)
    for urgency, verdict in zip(Urgency, verdicts, strict=True):
        assert (verdict in REFERRED_NOW) == (urgency in NOW)
    if readiness is Readiness.REST:
        assert Verdict.REST not in verdicts[1:]


@pytest.mark.parametrize("library_words", [False, True])
@every_readiness
def test_each_level_has_a_headline_of_its_own(readiness: Readiness, library_words: bool) -> None:
    said = [advised(readiness, urgency, library_words).say for urgency in Urgency]
    assert len({*said}) == len(Urgency)
    for urgency, lines in zip(Urgency, said, strict=True):
        beside = urgency not in {*NOW, Urgency.NONE} and readiness is not Readiness.REST
        assert len(lines) == (2 if beside else 1)
        assert not beside or lines[1:] == said[0]


@pytest.mark.parametrize("readiness", [Readiness.REST, Readiness.FULL])
def test_the_words_of_the_library_say_how_soon_is_soon(readiness: Readiness) -> None:
    lines = advised(readiness, Urgency.SOON, library_words=True).say
    assert "within two weeks" in lines[0]


@every_referral
def test_a_text_begins_with_the_headline_of_its_level(urgency: Urgency) -> None:
    for readiness in Readiness:
        advice = advised(readiness, urgency)
        for text in (advice.as_text(), str(advice), str(advice.explain())):
            assert " ".join(text.split()).lstrip("# ").startswith(" ".join(advice.say))


@every_referral
def test_an_explanation_marks_each_level_in_words_of_its_own(urgency: Urgency) -> None:
    advisor = advisor_that_refers(urgency)
    explanation = advisor.assess(AT[Readiness.FULL]).explain()
    marks = [mark for answer in explanation.answers for mark in answer.marks]
    [own] = [mark for mark in marks if "referred" in mark.rules]
    assert (own.effect, own.level) == ("refer", urgency)
    assert len({*_words_of_marks()}) == len(REFERRED)


def _words_of_marks() -> Iterator[str]:
    for urgency in REFERRED:
        explanation = advised(Readiness.FULL, urgency).explain()
        marks = (mark for answer in explanation.answers for mark in answer.marks)
        yield from (mark.does for mark in marks if mark.rules == ("referred",))


@every_level
@pytest.mark.parametrize("pattern", ["{}", "{} or less", "{} or more"])
def test_a_claim_may_name_each_level(rules: ChangedRules, urgency: Urgency, pattern: str) -> None:
    rules.write("upper-back/claims.yaml", _claims(pattern.format(urgency)))
    [claim] = [one for one in read_checked(rules.root).claims if one.id == "tried"]
    assert not isinstance(claim.claimed, str)
    _, outcome = claim.claimed
    wanted = {
        "{}": {urgency},
        "{} or less": {one for one in Urgency if one <= urgency},
        "{} or more": {one for one in Urgency if one >= urgency},
    }
    assert outcome.urgency == wanted[pattern]


def test_a_claim_that_names_no_level_is_told_each_of_them(rules: ChangedRules) -> None:
    rules.write("upper-back/claims.yaml", _claims("someday"))
    with pytest.raises(recovery_advisor.RulesError) as refused:
        read_checked(rules.root)
    assert all(urgency in str(refused.value) for urgency in Urgency)


def _claims(urgency: str) -> str:
    return (
        f"claims:\n  - claim: tried\n    everybody: {{urgency: {urgency}}}\n"
        "    say: Something.\n    source: {work: project, at: 0001-default-deny}\n"
    )


@every_level
def test_a_case_may_expect_and_need_each_level(rules: ChangedRules, urgency: Urgency) -> None:
    rules.write(
        "upper-back/cases.yaml",
        "cases:\n  - case: tried\n    about: Somebody.\n    given: {pain: 0}\n    expect:\n"
        f"      verdict: rest\n      readiness: rest\n      urgency: {urgency}\n"
        "      reasons: [nothing-permits]\n      session: no\n"
        f"    needs: {{urgency: {urgency}, because: A reason.}}\n",
    )
    [case] = read_cases(rules.root)
    assert case.needs
    assert case.expect.urgency is case.needs.urgency is urgency


@pytest.mark.parametrize("schema", ["advice", "record", "explanation"])
def test_a_schema_of_what_is_given_out_has_each_level(schema: str) -> None:
    levels = _schema(schema)["$defs"]["Urgency"]["enum"]
    assert levels == [str(urgency) for urgency in Urgency]


def test_the_schema_of_rules_has_each_level() -> None:
    defined = _schema("rules")["$defs"]
    assert _one_of(defined["ThenRecord"]["properties"]["refer"])["enum"] == list(REFERRED)
    pattern = _one_of(defined["OutcomeRecord"]["properties"]["urgency"])["pattern"]
    for urgency in Urgency:
        assert re.search(pattern, urgency)
        assert re.search(pattern, f"{urgency} or more")
    assert not re.search(pattern, "someday")


def _schema(name: str) -> Any:
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))


def _one_of(described: Mapping[str, Any]) -> Mapping[str, Any]:
    """What is described where it is given."""
    [one] = [one for one in described.get("anyOf", [described]) if one.get("type") != "null"]
    assert isinstance(one, Mapping)
    return one


@every_referral
def test_generated_rules_refer_to_each_level(urgency: Urgency) -> None:
    how = settings(
        max_examples=2_000, database=None, deadline=None, derandomize=True, phases=[Phase.generate]
    )
    pages = find(written_books(), lambda one: urgency in _referred_by(one), settings=how)
    assert any(effect.level is urgency for effect in pages.book().effects)


def _referred_by(pages: Pages) -> set[str]:
    rules = [rule for file in pages.files.values() for rule in file.get("rules", [])]
    return {rule["then"]["refer"] for rule in rules if "refer" in rule["then"]}


@every_referral
def test_a_level_is_mutated_to_each_level_beside_it(rules: ChangedRules, urgency: Urgency) -> None:
    rules.add_rule(when="{injury: yes}", then=f"{{refer: {urgency}}}")
    mutants = mutants_of(read_checked(rules.root))
    becomes = {one.becomes for one in mutants if (one.kind, one.file) == ("effect", EXTRA)}
    pairs = [pair for pair in pairwise(Urgency) if urgency in pair]
    neighbours = {one for pair in pairs for one in pair if one is not urgency}
    assert becomes == {*map(str, neighbours), "limit: rest"}


@every_referral
def test_the_command_line_says_each_level(rules: ChangedRules, urgency: Urgency) -> None:
    rules.remove("upper-back/cases.yaml")
    rules.add_rule(when="{range_of_motion: 99 or worse}", then=f"{{refer: {urgency}}}")
    effects = [one for one in rules.load().effects if one.rule.id == "extra"]
    assert f"refer {urgency}" in map(effect_in_words, effects)
    assert f"refer {urgency}" in run("rules", "list", "--rules", str(rules.root)).out
    options = [f"--{name}={answer}" for name, answer in AT[Readiness.FULL].items()]
    told = run("assess", "--rules", str(rules.root), *options)
    assert " ".join(told.out.split()).startswith(" ".join(advised(Readiness.FULL, urgency).say))
