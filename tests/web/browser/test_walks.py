"""Whole visits in a browser: who may train, who may not, and what is asked of the network meanwhile."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from recovery_advisor import Advisor
from tests.web.browser.visitor import Visitor
from web.app.dangers import danger_signs
from web.steps import FORM, next_screen

Arriving = Callable[..., Visitor]


def test_a_well_person_has_a_session_after_twelve_taps_at_most_and_can_save_a_record(
    arriving: Arriving, log: list[str], tmp_path: Path
) -> None:
    visitor = arriving().opens()
    visitor.stays_until_offline_works()
    before = len(log)
    assert visitor.answers() <= 12
    page = visitor.page
    expect(page.locator("main h1.verdict")).to_contain_text("full programme")
    expect(page.locator("main .review")).to_contain_text("No clinician has reviewed")
    assert page.locator("main .card").count() >= 3
    with page.expect_download() as saved:
        page.click("[data-do=record]")
    record = tmp_path / "record.json"
    saved.value.save_as(record)
    assert json.loads(record.read_text())["advice"]["verdict"] == "full_programme"
    page.emulate_media(media="print")
    expect(page.locator("header")).to_be_hidden()
    expect(page.locator("main h1")).to_be_visible()
    assert log[before:] == []


def test_the_timer_counts_and_stops(arriving: Arriving) -> None:
    visitor = arriving().opens()
    visitor.answers()
    page = visitor.page
    start = page.locator("[data-timer]").first
    start.click()
    expect(page.locator("#timer-step")).to_have_text("Get ready")
    expect(page.locator("#timer-name")).to_have_text(str(start.get_attribute("data-name")))
    expect(page.locator("#timer-step")).to_have_text(re.compile("^Go"), timeout=10_000)
    expect(page.locator("#timer-left")).not_to_be_empty()
    panel = page.locator("#timer").bounding_box()
    assert panel and panel["height"] < 667 / 4
    page.click("#timer-pause")
    expect(page.locator("#timer-pause")).to_have_text("Go on")
    page.click("#timer-stop")
    expect(page.locator("#timer")).to_be_hidden()
    expect(start).to_be_focused()


def test_the_claims_are_proved_here_without_the_network(arriving: Arriving, log: list[str]) -> None:
    visitor = arriving().opens()
    visitor.stays_until_offline_works()
    visitor.answers()
    before = len(log)
    visitor.page.click("summary:has-text('Prove it here')")
    visitor.page.click("[data-prove]")
    expect(visitor.page.locator("[data-proofs] .proved").first).to_be_visible(timeout=40_000)
    # To look for a newer version is the browser's own wish.
    assert [line for line in log[before:] if "service-worker" not in line] == []


@pytest.mark.slow
def test_every_claim_is_proved_here(arriving: Arriving) -> None:
    visitor = arriving().opens()
    visitor.answers()
    visitor.page.click("summary:has-text('Prove it here')")
    visitor.page.click("[data-prove]")
    end = visitor.page.locator("[data-proofs] .end")
    expect(end).to_contain_text("proved, 0 not", timeout=300_000)


def test_a_stiff_desk_worker_gets_a_session_and_back_shows_what_was_answered(
    arriving: Arriving,
) -> None:
    visitor = arriving().opens()
    visitor.answers(stiffness="mild", pain="2")
    page = visitor.page
    assert page.locator("main .card").count() >= 3
    advised = visitor.heading()
    page.click("#back")
    expect(page.locator("#f-stiffness-mild")).to_be_checked()
    page.go_back()
    expect(page.locator(FORM)).to_be_visible()
    expect(page.locator("#f-stiffness-mild")).to_have_count(0)
    page.go_forward()
    expect(page.locator("#f-stiffness-mild")).to_be_checked()
    next_screen(page, ticked=True)
    assert visitor.heading() == advised


def test_a_swollen_strain_gets_no_session(arriving: Arriving) -> None:
    visitor = arriving().opens()
    visitor.answers(("injury",), swelling="moderate", pain="5")
    assert visitor.page.locator("main .card").count() == 0
    expect(visitor.page.locator("main")).to_contain_text("swelling")


def test_each_danger_sign_takes_the_screen_at_its_tick(arriving: Arriving) -> None:
    """All on one visit: each is ticked, said to be a mistake, and unticked."""
    visitor = arriving().opens()
    page, left = visitor.page, set(danger_signs(Advisor()))
    while page.locator(FORM).count():
        for id in sorted(left):
            if page.locator(f"#f-{id}").count():
                visitor.ticks(id)
                visitor.is_in_an_emergency()
                page.click("[data-do=mistake]")
                expect(page.locator("body")).not_to_have_class("urgent")
                visitor.ticks(id)
                expect(page.locator("main .banner")).to_have_count(0)
                left.remove(id)
        if page.locator(f"{FORM} .scale").count():
            break
        next_screen(page)
    assert left == set()


def test_the_back_button_of_the_phone_leaves_no_emergency(arriving: Arriving) -> None:
    visitor = arriving().opens()
    next_screen(visitor.page)
    visitor.page.locator(f"{FORM} .yes label").first.click()
    visitor.is_in_an_emergency()
    for _ in range(2):
        visitor.page.go_back()
        visitor.page.wait_for_timeout(300)
        visitor.is_in_an_emergency()
