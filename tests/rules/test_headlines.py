"""The headlines of a base pack: each says its urgency or level, and none says another's."""

from __future__ import annotations

import pytest

from recovery_advisor import load_book
from recovery_advisor.loading.shipped import shipped_rules
from tests.support.changed_rules import ChangedRules

PACK = "upper-back/pack.yaml"
LINES = load_book(shipped_rules()).words.lines


def test_every_headline_must_say_what_its_verdict_means(rules: ChangedRules) -> None:
    for n, (key, line) in enumerate(LINES.items()):
        rules.replace(PACK, f"  {key}: {line}", f"  {key}: Hm hm number {n}.")
    found = rules.report()
    for key in LINES:
        assert any(f"the headline {key} does not say one of: " in one for one in found), key


@pytest.mark.parametrize(
    ("key", "line", "said"),
    [
        ("emergency", "Take it easy.", "does not say one of: now, immediately and one of: emergency"),
        ("emergency", "Take it easy now.", "does not say one of: emergency, ambulance, 112"),
        ("emergency", "Call your local emergency number.", "does not say one of: now, immediately"),
        ("see_professional", "You can do the full programme.", "does not say one of: today and one of"),
        ("see_professional", "See a doctor this week.", "does not say one of: today"),
        ("see_professional", "Today you can do the full programme.", "does not say one of: professional"),
        ("consult_first_soon", "Rest, and see a doctor some time.", "does not say one of: two weeks"),
        ("also_soon", "See a doctor in the coming weeks.", "does not say one of: two weeks"),
        ("consult_first", "Talk to a health professional.", "does not say one of: rest"),
        ("rest", "You can do the full programme.", "does not say one of: rest, pause, stop"),
        ("full_programme", "Call an ambulance now, then do the full programme.",
         "says what emergency says (now with ambulance); leave that to emergency"),
        ("rest", "Rest, and see a doctor today.", "says what see_professional says (today with doctor)"),
        ("consult_first", "Rest, and see a doctor within two weeks.", "says what consult_first_soon says"),
        ("also_routine", "See a doctor within two weeks.", "says what also_soon says"),
    ],
)  # fmt: skip
def test_a_headline_that_says_too_little_or_what_a_graver_one_says(
    rules: ChangedRules, key: str, line: str, said: str
) -> None:
    rules.replace(PACK, f"{key}: {LINES[key]}", f"{key}: {line}")
    [problem] = rules.report()
    assert problem.startswith(rules.place(PACK, line))
    assert said in problem


def test_two_verdicts_may_not_have_one_headline(rules: ChangedRules) -> None:
    rules.replace(PACK, LINES["gradual_return"], "MOVE gently; do easy mobility moves only and stop if they hurt.")  # fmt: skip
    [problem] = rules.report()
    assert "the headlines mobility and gradual_return are the same" in problem
