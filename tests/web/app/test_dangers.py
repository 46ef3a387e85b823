"""No danger sign that was ticked is ever lost: each way in which one was, or could be."""

from __future__ import annotations

import json

import pytest

from tests.web.app.person import TODAY, Person, advisor, visit_of
from web.app.dangers import danger_signs
from web.app.visit import Visit

SIGNS = danger_signs(advisor())


def well_until(id: str) -> Person:
    return Person().begins().goes_to(id)


def test_there_are_danger_signs() -> None:
    assert {"chest_pain", "stroke_signs", "saddle_numbness"} <= SIGNS.keys()


@pytest.mark.every_case
@pytest.mark.parametrize("sign", SIGNS)
def test_each_takes_the_screen_at_the_tick(sign: str) -> None:
    person = well_until(sign)
    shown = person.ticks(**{sign: "yes"})
    assert shown["urgent"] and "emergency number now" in shown["html"]
    assert "emergency number now" in shown["say"] and not person.has_session


def test_none_of_these_keeps_a_tick() -> None:
    person = Person().begins()
    assert person.presses("none", chest_pain="yes")["urgent"]


def test_none_of_these_keeps_a_doubt() -> None:
    person = Person().begins()
    person.presses("none", chest_pain="unsure")
    assert "today" in person.page.text
    assert not person.goes_on_well().has_session


def test_a_referral_is_shown_at_once_and_stands_above_what_is_still_asked() -> None:
    person = Person().begins()
    person.presses("next", chest_pain="unsure")
    assert "today" in next(person.page.all("h1")).text
    person.does("on")
    assert "today" in person.page.text and "could make this an emergency" in person.page.text


def test_next_without_a_tick_denies_nothing() -> None:
    person = Person().begins()
    before = [*person.questions]
    person.presses("next")
    assert [*person.questions] == before and 'role="alert"' in person.shown["html"]


def test_a_second_click_does_not_deny_the_next_screen() -> None:
    person = Person().begins()
    first = {**person.form(), "press": "none"}
    person.does("answer", **first)
    second = [*person.questions]
    person.does("answer", **first)
    assert [*person.questions] == second


def test_back_keeps_a_tick_that_was_not_sent() -> None:
    person = Person().begins()
    person.answers_well()
    person.ticks(sight_or_eyelid="unsure")
    person.does("to", depth=0)
    person.answers_well()
    assert "today" in person.page.text and not person.goes_on_well().has_session


def test_back_shows_what_was_answered() -> None:
    person = Person().begins()
    person.presses("next", chest_pain="unsure")
    assert person.does("to", depth=0) and person.ticked == {"chest_pain": "unsure"}


def test_the_back_button_does_not_leave_an_emergency() -> None:
    person = Person().begins()
    listed = person.shown["depth"]
    assert person.ticks(chest_pain="yes")["depth"] > listed
    for depth in (listed, 0, 7):
        assert person.does("to", depth=depth)["urgent"]
        assert person.shown["depth"] > listed


@pytest.mark.parametrize(
    "do", ["on", "settings", "begin", "seen", "prefer", "load", "start", "change", "show", "kept"]
)
def test_nothing_else_leaves_an_emergency(do: str) -> None:
    person = Person().begins()
    person.ticks(chest_pain="yes")
    assert person.does(do, text="{}", kept="{}", today=TODAY, question="chest_pain")["urgent"]


def test_a_mistake_goes_back_to_the_list_with_its_ticks() -> None:
    person = Person().begins()
    person.ticks(breathlessness="unsure")
    person.ticks(chest_pain="yes")
    shown = person.does("mistake")
    assert not shown["urgent"] and person.ticked == {
        "chest_pain": "yes",
        "breathlessness": "unsure",
    }
    assert "danger sign" in person.page.text


def test_after_a_mistake_only_what_is_unticked_is_taken_back() -> None:
    person = Person().begins()
    person.ticks(chest_pain="yes")
    person.does("mistake")
    person.does("look", **person.form())
    assert not person.shown["urgent"] and person.ticked == {}
    person.answers_well()
    assert person.goes_on_well().has_session


@pytest.mark.parametrize("do", ["answer", "settings", "on", "begin"])
def test_a_mistake_that_is_not_unticked_stays_an_emergency(do: str) -> None:
    person = Person().begins()
    person.ticks(chest_pain="yes")
    person.does("mistake")
    assert person.does(do, **person.form(**person.ticked), press="none")["urgent"]


def test_reload_keeps_a_tick_that_was_not_sent() -> None:
    person = Person().begins()
    person.does("settings")
    person.does("set", keep="yes", number="")
    person.ticks(chest_pain="unsure")
    again = Person().begins(kept=person.kept)
    assert again.ticked == {"chest_pain": "unsure"}
    person.ticks(chest_pain="yes")
    assert Person().begins(kept=person.kept).shown["urgent"]


def test_settings_opened_midway_keep_a_tick() -> None:
    person = Person().begins()
    person.ticks(chest_pain="unsure")
    person.does("settings")
    person.does("set", number="112")
    assert person.ticked == {"chest_pain": "unsure"}


def test_an_invalid_number_is_refused_alone() -> None:
    person = Person().begins()
    person.ticks(chest_pain="unsure")
    person.does("settings")
    person.does("set", number="call <b>me</b>", keep="yes")
    assert (
        'role="alert"' in person.shown["html"] and json.loads(person.kept or "")["number"] is None
    )
    person.does("set", number="112", keep="yes")
    assert person.ticked == {"chest_pain": "unsure"}


def test_an_answer_that_can_not_be_read_hides_no_tick_beside_it() -> None:
    person = Person().begins()
    shown = person.does("answer", **person.form(chest_pain="yes", breathlessness="9"), press="none")
    assert shown["urgent"]


def test_not_knowing_beside_a_tick_keeps_the_tick() -> None:
    person = Person().begins()
    fields = {**person.form(), "q.chest_pain": ["unsure", "unknown", "yes"]}
    assert person.does("look", **fields)["urgent"]


def test_a_record_loaded_over_it_keeps_a_tick() -> None:
    person = Person().begins()
    person.ticks(chest_pain="unsure")
    person.does("load", text=record_of({"chest_pain": "no", "osteoporosis": "no"}))
    person.does("on")
    assert person.ticked.get("chest_pain") == "unsure" or "today" in person.goes_on_well().page.text
    assert not person.has_session


def test_a_second_tab_says_what_the_first_was_told() -> None:
    one, other = Person().begins(), Person().begins()
    one.does("settings")
    one.does("set", keep="yes")
    one.ticks(chest_pain="yes")
    other.does("kept", kept=one.kept)
    assert other.shown["urgent"] and "emergency number now" in other.page.text


@pytest.mark.parametrize("changed", [{"rules": "older"}, {"day": "2026-11-30"}])
def test_older_rules_and_days_say_an_emergency_first(changed: dict[str, str]) -> None:
    person = Person().begins()
    person.does("settings")
    person.does("set", keep="yes")
    person.ticks(chest_pain="yes")
    older = json.dumps({**json.loads(person.kept or ""), **changed})
    again = Person().begins(kept=older)
    assert again.shown["urgent"] and "emergency number now" in again.page.text
    again.does("on")
    again.goes_on_well()
    assert "emergency number now" in again.page.text and not again.has_session
    again.does("seen")
    assert again.has_session


def test_the_day_of_an_earlier_emergency_is_said() -> None:
    person = Person().begins(today="2026-11-30")
    person.does("settings")
    person.does("set", keep="yes")
    person.ticks(chest_pain="yes")
    again = Person().begins(kept=person.kept)
    assert "on 30 November 2026" in again.page.text
    again.does("on")
    later = Person().begins(kept=again.kept, today="2026-12-02")
    assert "on 30 November 2026" in later.page.text


def test_a_record_of_an_emergency_is_said_first() -> None:
    person = Person().begins()
    person.does("load", text=record_of({"chest_pain": "yes"}))
    assert person.shown["urgent"] and "emergency number now" in person.page.text
    person.does("on")
    assert "emergency number now" in person.goes_on_well().page.text and not person.has_session


def test_begin_again_does_not_forget_a_referral() -> None:
    person = Person().begins()
    person.presses("next", chest_pain="unsure")
    person.does("begin")
    person.does("on")
    assert "today" in person.goes_on_well().page.text and not person.has_session


def test_a_fault_of_ours_keeps_an_emergency(monkeypatch: pytest.MonkeyPatch) -> None:
    person = Person().begins()
    person.ticks(chest_pain="yes")
    break_everything(monkeypatch)
    for do in ("to", "look", "mistake"):
        assert person.does(do, depth=0)["urgent"] and "emergency number now" in person.page.text


def test_a_fault_of_ours_keeps_the_tick_that_it_met(monkeypatch: pytest.MonkeyPatch) -> None:
    person = Person().begins()
    fields = person.form(chest_pain="yes")
    break_everything(monkeypatch)
    assert person.does("answer", **fields, press="next")["urgent"]
    monkeypatch.undo()
    assert person.does("show")["urgent"]


@pytest.mark.parametrize("do", ["look", "answer"])
@pytest.mark.parametrize(
    ("id", "tick"),
    [
        ("chest_pain", "unsure"),
        ("chest_pain", "yes"),
        ("pain_on_breathing_in", "yes"),
        ("new_weakness", "yes"),
        ("osteoporosis", "unknown"),
    ],
)
def test_a_fault_of_ours_keeps_every_tick_that_it_met(
    monkeypatch: pytest.MonkeyPatch, id: str, tick: str, do: str
) -> None:
    person = Person().begins().goes_to(id)
    fields = person.form(**{id: tick})
    with monkeypatch.context() as broken:
        break_everything(broken)
        person.does(do, **fields, press="none")
    person.does("show")
    assert visit_of(person).answers[id] == tick
    if tick == "yes" or id in SIGNS:
        assert not person.goes_on_well().has_session


def test_a_fault_of_ours_takes_no_tick_for_less(monkeypatch: pytest.MonkeyPatch) -> None:
    person = Person().begins()
    person.ticks(chest_pain="unsure")
    fields = {**person.form(), "q.chest_pain": "unknown", "q.breathlessness": ["unknown", "yes"]}
    break_everything(monkeypatch)
    person.does("look", **fields)
    answers = visit_of(person).answers
    assert (answers["chest_pain"], answers["breathlessness"]) == ("unsure", "yes")


def test_a_fault_of_ours_permits_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    person = Person().begins().goes_on_well()
    assert person.has_session
    break_everything(monkeypatch)
    person.does("print")
    assert not person.has_session and all(sign in person.page.text for sign in SIGNS.values())


def test_a_fault_at_the_start_deletes_nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    break_everything(monkeypatch)
    assert Person().begins(kept="held").kept == "held"


def break_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr("web.app.bridge.walk", fails)


def record_of(answers: dict[str, str]) -> str:
    return advisor().assess(answers).record()


def test_an_app_that_drops_ticks_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """These of the tests above fail of it, so they can."""
    monkeypatch.setattr(Visit, "telling", lambda self, told, gone=(): self)
    for test in (test_none_of_these_keeps_a_tick, test_settings_opened_midway_keep_a_tick):
        with pytest.raises(AssertionError):
            test()
