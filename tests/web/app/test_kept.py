"""What is kept on the device comes back whole; what can't be read permits nothing and hides no danger."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.web.app.person import Person, advisor, visit_of
from web.app.kept import kept_text, read_kept
from web.app.knowledge import Knowledge
from web.app.salvage import told_in


def keeping() -> Person:
    person = Person().begins()
    person.does("settings")
    person.does("set", keep="yes", number="112")
    return person


def test_nothing_is_kept_unasked() -> None:
    assert Person().begins().goes_on_well().kept is None


def test_what_was_kept_is_deleted_when_it_is_no_longer_wanted() -> None:
    person = keeping()
    assert person.kept
    person.does("settings")
    person.does("set", number="112")
    assert person.kept is None


def test_a_visit_comes_back_as_it_was() -> None:
    person = keeping()
    for _ in range(9):
        again = Person().begins(kept=person.kept)
        assert again.shown["html"] == person.shown["html"] and again.kept == person.kept
        if not person.questions:
            break
        person.answers_well()
    assert person.has_session and "112" in (person.kept or "")


def test_reading_gives_what_was_written() -> None:
    person = keeping().goes_on_well()
    knowledge = Knowledge(advisor())
    kept = read_kept(person.kept or "", knowledge)
    assert kept_text(knowledge, kept.visit) == person.kept


def test_on_another_day_only_lasting_answers_are_kept() -> None:
    person = keeping().goes_on_well()
    again = Person().begins(kept=person.kept, today="2026-12-02")
    assert json.loads(again.kept or "")["answers"].keys() <= {*advisor().CheckIn.made_for.lasting}
    assert "chest_pain" in again.questions and not again.has_session


@given(st.data())
def test_however_it_is_cut_or_changed_it_hides_no_emergency(data: st.DataObject) -> None:
    person = keeping()
    person.ticks(chest_pain="yes")
    kept = person.kept or ""
    begin = kept.index('"chest_pain"')
    cut = data.draw(st.integers(begin + len('"chest_pain":"yes"'), len(kept)))
    spoilt = kept[:cut] + data.draw(st.text(max_size=20))
    again = Person().begins(kept=spoilt)
    assert again.shown["urgent"] and "Call" in again.page.text and not again.has_session


@given(
    st.text()
    | st.recursive(
        st.none() | st.text(), lambda one: st.lists(one) | st.dictionaries(st.text(), one)
    ).map(json.dumps)
)
def test_no_text_breaks_the_page(text: str) -> None:
    assert not Person().begins(kept=text).has_session
    person = Person().begins()
    person.does("load", text=text)
    assert "Something went wrong" not in person.page.text and not person.has_session


@pytest.mark.parametrize(
    "text",
    [
        '{"chest_pain": "yes"',
        '{"chest_pain": "no", "chest_pain": "yes"}',
        '{"check_in": {"screening": {"yes": ["chest_pain"]}}}',
        '{"che\\u0073t_pain": "yes"}',
        '{"advice": {"verdict": "emergency"}}',
        "[" * 5000 + '{"chest_pain": "yes"}',
    ],
)
def test_an_emergency_is_found_in_any_text(text: str) -> None:
    told = told_in(text, advisor())
    assert told and told.verdict == "emergency"


@pytest.mark.parametrize("text", ["", "{}", "no", '{"chest_pain": "no"}', '{"pain": 2}'])
def test_none_is_found_where_there_is_none(text: str) -> None:
    assert told_in(text, advisor()) is None


def test_a_record_of_no_danger_says_what_it_advised() -> None:
    person = Person().begins().goes_on_well()
    person.does("record")
    saved = person.shown["download"]["text"]
    again = Person().begins()
    again.does("load", text=saved)
    assert "You can do the full programme." in again.page.text and not again.has_session
    again.does("on")
    assert "chest_pain" in again.questions


OLD = {
    "osteoporosis": "no",
    "unstable_neck_condition": "no",
    "known_aneurysm": "no",
    "under_18": "no",
    "cancer_history": "yes",
}


@pytest.mark.parametrize("screened", [{}, {"screened": None}, {"screened": "red-flags/1"}])
@pytest.mark.parametrize("loaded", [False, True])
def test_a_denial_of_what_now_means_more_is_asked_again(
    screened: dict[str, str | None], loaded: bool
) -> None:
    held = json.loads(keeping().kept or "")
    del held["screened"]
    kept = json.dumps({**held, "rules": "older", "day": "2026-11-01", "answers": OLD, **screened})
    person = Person().begins(kept=None if loaded else kept)
    if loaded:
        person.does("load", text=kept)
        person.does("on")
    assert visit_of(person).answers == {"under_18": "no", "cancer_history": "yes"}
    person.goes_to("lighter_fall").presses("next", lighter_fall="yes")
    person.goes_to("osteoporosis")


def test_a_denial_of_today_s_questionnaire_is_not_asked_again() -> None:
    held = json.loads(keeping().kept or "")
    kept = {**held, "day": "2026-11-01", "answers": OLD, "screened": "red-flags/2"}
    assert visit_of(Person().begins(kept=json.dumps(kept))).answers == OLD


def test_a_questionnaire_that_nobody_knows_tells_no_denial() -> None:
    held = json.loads(keeping().kept or "")
    kept = {**held, "day": "2026-11-01", "answers": OLD, "screened": "red-flags/9"}
    assert "no" not in visit_of(Person().begins(kept=json.dumps(kept))).answers.values()


def test_a_kept_visit_names_its_questionnaire() -> None:
    person = keeping().goes_on_well()
    assert json.loads(person.kept or "")["screened"] == "red-flags/2"


def link(verdict: str, say: str, **more: object) -> dict[str, object]:
    return {"day": "", "verdict": verdict, "say": [say], "why": [], "seen": False, **more}


@pytest.mark.parametrize("where", ["earlier", "told"])
@pytest.mark.parametrize("first", [{}, {"verdict": "emergency", "seen": True}])
def test_an_emergency_behind_what_does_not_stand_is_said(
    where: str, first: dict[str, object]
) -> None:
    hidden = link("emergency", "Call.", also=None)
    told = {**link("rest", "Rest.", also=hidden), **first}
    held = json.loads(keeping().goes_on_well().kept or "")
    person = Person().begins(kept=json.dumps({**held, where: told}))
    assert "Call." in person.page.text and not person.has_session
    person.does("on")
    assert not person.goes_on_well().has_session
