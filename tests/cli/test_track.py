"""``track``: what is told is kept, advised by, told again, taken elsewhere, and forgotten."""

from __future__ import annotations

import json
import stat
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from recovery_advisor import Advice, RuleBook, load_history_book
from recovery_advisor.cli import terminal, told_first
from recovery_advisor.cli.commands.track import forget, record
from recovery_advisor.cli.options import store as store_options
from recovery_advisor.history import (
    CheckedIn,
    History,
    Store,
    StoreError,
    Trained,
    sqlite_store,
)
from recovery_advisor.loading.shipped import shipped_rules
from tests.cli.running import EMERGENCY, HEALTHY, HEALTHY_OPTIONS, REST, TODAY, Done, as_json, run
from tests.history.health_exports import apple_health, pain, steps, workout

_book = lru_cache(maxsize=1)(load_history_book)
INJURED = {**HEALTHY, "injury": "yes"}
#: The morning of the first day, as options and texts have it.
MORNING = datetime.fromisoformat("2026-01-05T08:00+01:00")

Track = Callable[..., Done]


@lru_cache(maxsize=1)
def _compiled() -> History:
    return History.from_book(_book(), engine="bitmap")


class _CompiledOnce:
    """In place of ``History``: the shipped rules, compiled once for all tests, on another store."""

    def __call__(self, store: Store) -> History:
        _compiled().store = store
        return _compiled()

    def from_book(self, _: RuleBook, store: Store) -> History:
        return self(store)


@pytest.fixture
def _rules_are_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_options, "History", _CompiledOnce())
    monkeypatch.setattr(record, "load_history_book", _book)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "history.db"


@pytest.fixture
def track(store: Path, _rules_are_compiled_once: None) -> Track:
    """Runs a command of ``track`` on the store of the test."""

    def run_it(command: str, *arguments: str, stdin: bytes = b"") -> Done:
        return run("track", command, "--store", str(store), *arguments, stdin=stdin)

    return run_it


def at(days: float) -> str:
    return (MORNING + timedelta(days=days)).isoformat()


def _events() -> Iterator[CheckedIn | Trained]:
    """A strain: two bad days, two clear ones, and a session every second day from then on."""
    for day in range(13):
        when = MORNING + timedelta(days=day)
        worse = {"pain": 5, "swelling": "mild"} if day < 2 else {"pain": 1}
        yield CheckedIn(at=when, check_in={**INJURED, **worse})
        if day >= 3 and day % 2:
            yield Trained(
                at=when + timedelta(hours=9),
                level="mobility" if day == 3 else "gradual",
                peak_pain=1,
                felt="fine",
            )


@pytest.fixture
def strain(store: Path) -> None:
    _compiled().store = sqlite_store(store)
    _compiled().import_("me", [event.to_json() for event in _events()])


def kept(done: Done) -> str:
    """The id under which an event was kept."""
    assert done.status == 0, done.err
    return done.out.rpartition("Kept as ")[2].partition(".")[0]


def kinds(track: Track) -> list[str]:
    return [one["kind"] for one in track("export").answers]


def test_a_check_in_is_kept_and_answered(track: Track) -> None:
    done = track("record", *HEALTHY_OPTIONS)
    assert done.out.startswith("You can do the full programme.")
    (event,) = track("export").answers
    assert event["id"] == kept(done)
    assert event["check_in"]["pain"] == 0 and event["check_in"]["chest_pain"] == "no"
    assert track("advise").out.startswith("You can do the full programme.")


@pytest.mark.parametrize("file", [True, False])
def test_a_check_in_may_stand_in_a_file_or_come_from_a_pipe(
    track: Track, tmp_path: Path, file: bool
) -> None:
    (tmp_path / "check-in.json").write_bytes(as_json(HEALTHY))
    done = (
        track("record", str(tmp_path / "check-in.json"))
        if file
        else track("record", stdin=as_json(HEALTHY))
    )
    assert done.out.startswith("You can do the full programme.") and kinds(track) == ["checked_in"]


def test_a_late_check_in_is_of_its_time_and_the_advice_of_now(track: Track) -> None:
    done = track("record", *HEALTHY_OPTIONS, "--at", at(0))
    assert done.out.startswith(REST) and "Check in again" in done.out
    assert track("export").answers[0]["at"] == at(0)
    assert track("advise", "--at", at(0.5)).out.startswith("You can do the full programme.")


def test_what_is_noticed_lowers_the_advice_and_is_taken_back(track: Track) -> None:
    track("record", *HEALTHY_OPTIONS)
    tap = track("record", "--noticed", "pain=8")
    assert tap.out.startswith(TODAY) and "Why:" in tap.out
    assert track("advise").out.startswith(TODAY)
    track("record", "--amend", kept(tap)[:8])
    assert track("advise").out.startswith("You can do the full programme.")
    assert kinds(track) == ["checked_in", "noticed", "amended"]
    overview, _, moments = track("timeline").out.partition("\n\n")
    assert "(withdrawn)" in moments and overview.endswith("See somebody")
    assert "Pain          ▁\n" in overview


def test_a_slip_is_replaced_at_its_own_time(track: Track) -> None:
    slip = track("record", "--noticed", "pain=8", "--at", at(0))
    track("record", "--amend", kept(slip), "--noticed", "pain=3")
    amended = track("export").answers[1]
    assert amended["event"] == kept(slip)
    assert (amended["by"]["at"], amended["by"]["answers"]) == (at(0), {"pain": 3})


def test_a_session_that_was_taken_back_stands_in_no_overview(track: Track) -> None:
    track("record", *HEALTHY_OPTIONS)
    done = track("record", "--trained", "full")
    assert "\nSession       F\n" in track("timeline").out
    track("record", "--amend", kept(done))
    assert "\nSession\n" in track("timeline").out


def test_the_beginning_of_an_id_must_say_something(track: Track) -> None:
    track("record", "--noticed", "pain=2")
    assert "the id of one event" in track("record", "--amend", "").refused()
    assert kinds(track) == ["noticed"]


def test_a_session_and_a_clearance_are_kept_as_told(track: Track) -> None:
    track("record", "--trained", "gradual", "--peak-pain", "1", "--felt", "fine", "--at", at(0))
    day = (datetime.now() + timedelta(days=9)).date().isoformat()
    track("record", "--cleared", "new_weakness,injury", "--by", "clinic 7", "--until", day)
    trained, cleared = track("export").answers
    assert (trained["level"], trained["peak_pain"], trained["felt"]) == ("gradual", 1, "fine")
    assert cleared["scope"] == ["injury", "new_weakness"] and cleared["expires"] == day


@pytest.mark.usefixtures("strain")
def test_after_a_session_it_is_said_what_comes_next_and_no_level_is_advised(track: Track) -> None:
    track("record", *HEALTHY_OPTIONS)
    done = track("record", "--trained", "gradual", "--peak-pain", "1", "--felt", "fine")
    assert done.out.startswith(
        "Kept. Session: Gentle start, worst pain 1, it felt fine.\n"
        "Check in 12 hours or more after it, which tells how it was taken.\n\nKept as "
    )


@pytest.mark.parametrize(
    ("told", "now"),
    [
        (["--peak-pain", "7"], True),
        (["--felt", "too_much"], True),
        (["--peak-pain", "6", "--felt", "hard"], False),
        ([], False),
    ],
)
def test_much_pain_in_a_session_is_to_be_told_of_now(
    track: Track, told: list[str], now: bool
) -> None:
    done = track("record", "--trained", "gradual", *told)
    assert ("Check in now as well: pain like that may need somebody" in done.out) is now


def test_rest_and_referrals_after_a_session_have_their_reasons(track: Track) -> None:
    done = track("record", "--trained", "other")
    assert f"\n\n{REST}" in done.out and "Why:" in done.out


def test_after_what_is_noticed_the_headline_is_enough_unless_it_holds_back(track: Track) -> None:
    track("record", *HEALTHY_OPTIONS)
    assert "Why:" not in track("record", "--noticed", "pain=1").out
    assert "Why:" in track("record", "--noticed", "swelling=mild").out


def test_as_json_the_event_and_the_advice_stand_beside_each_other(track: Track) -> None:
    (line,) = track("record", "--noticed", "pain=8", "--format", "json").answers
    assert line["kept"]["kind"] == "noticed" and line["advice"]["verdict"] == "see_professional"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--noticed", "pain=11"], "pain: 11 was given"),
        (["--noticed", "pian=5"], "a question of the rules. Did you mean pain?"),
        (["--noticed", "pain"], "'pain' is no answer"),
        (["--noticed", "pain=5", "--noticed", "pain=6"], "pain: 5, then 6 was given"),
        (["--noticed", "flare=none"], "flare"),
        (["--trained", "rest"], "invalid choice"),
        (["--trained", "full", "--peak-pain", "11"], "peak_pain"),
        (["--trained", "full", "--felt", "good"], "felt"),
        (["--trained", "full", "--pain", "2"], "nothing of a check-in beside it"),
        (["--trained", "full", "--nonsense", "2"], "nothing of a check-in beside it"),
        (["--trained", "full", "--noticed", "pain=2"], "not allowed with"),
        (["--felt", "fine"], "it beside --trained"),
        (["--by", "clinic 7"], "it beside --cleared"),
        (["--cleared", "injury", "--until", "2099-01-01"], "--by: nothing was given"),
        (["--cleared", "injury", "--by", "me"], "--until: nothing was given"),
        (["--cleared", "injury", "--by", "me", "--until", "2020-01-01"], "--until: '2020-01-01'"),
        (["--cleared", "injury", "--by", "me", "--until", "soon"], "'soon' is no day"),
        (["--cleared", "knee", "--by", "me", "--until", "2099-01-01"], "--cleared: 'knee'"),
        (["--amend", "none-such"], "the id of one event"),
        (["--amend", ""], "the id of one event"),
        (["--noticed", "pain=5", "--at", "noon"], "'noon' is no time"),
        (["--noticed", "pain=5", "--at", "2999-01-01T00:00Z"], "Look at the clock"),
        (["--pian", "5"], "Did you mean --pain?"),
        (["--flare", "none"], "--flare"),
        (["no-such-file.json"], "No such file"),
    ],
)
def test_what_can_not_be_taken_is_refused_and_nothing_is_kept(
    track: Track, arguments: list[str], said: str
) -> None:
    done = track("record", *arguments)
    assert done.status == 2 and said in done.err
    assert "Traceback" not in done.err and kinds(track) == []


@pytest.mark.parametrize(
    ("arguments", "stdin"),
    [
        (["--chest-pain", "yes", "--pian", "5"], b""),
        (["--chest-pain", "yes", "--pain", "50"], b""),
        (["--noticed", "chest_pain=yes", "--noticed", "pain=50"], b""),
        (["--noticed", "chest_pain=yes", "--noticed", "chest_pain=no"], b""),
        (["--noticed", "chest-pain=yes", "--at", "noon"], b""),
        (["--chest-pain", "yes", "--at", "noon"], b""),
        (["--chest-pain", "yes", "--at", "1899-01-01"], b""),
        (["--noticed", "chest_pain=yes", "--at", "1899-01-01"], b""),
        (["--at", "1899-01-01"], b'{"chest_pain": "yes"}'),
        ([], b'{"chest_pain": "yes", "pain": 50}'),
        ([], b'{"chest_pain": "yes", "pain": '),
    ],
)
def test_an_emergency_beside_what_can_not_be_taken_is_told_first(
    track: Track, arguments: list[str], stdin: bytes
) -> None:
    done = track("record", *arguments, stdin=stdin)
    assert done.out.startswith(EMERGENCY) and done.status == 2 and done.err


DANGERS = pytest.mark.parametrize(
    ("arguments", "stdin"),
    [(["--chest-pain", "yes"], b""), (["--noticed", "chest_pain=yes"], b""), ([], b'{"chest_pain": "yes"}')],
)  # fmt: skip


@DANGERS
def test_an_emergency_is_told_before_the_store_is_waited_for(
    track: Track,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    stdin: bytes,
) -> None:
    told: list[str] = []

    def shown(advice: Advice) -> str:
        told.append(str(advice))
        return ""

    monkeypatch.setattr(told_first, "coloured", shown)

    def locked(path: Path) -> Store:
        assert told and told[0].startswith(EMERGENCY)
        raise StoreError(str(path), "be opened", "database is locked", "Try again.")

    monkeypatch.setattr(store_options, "sqlite_store", locked)
    done = track("record", *arguments, stdin=stdin)
    assert done.status == 2 and "database is locked" in done.err and len(told) == 1


@DANGERS
def test_an_emergency_that_is_kept_is_told_once(
    track: Track, arguments: list[str], stdin: bytes
) -> None:
    done = track("record", *arguments, stdin=stdin)
    assert done.out.startswith(EMERGENCY) and done.out.count("Why:") == 1 and kept(done)
    beside = track("record", *arguments, "--format", "json", stdin=stdin)
    assert beside.answers[0]["advice"]["urgency"] == "emergency"
    assert beside.err.startswith(EMERGENCY)


def test_a_store_with_an_unreadable_row_hides_no_emergency(track: Track, store: Path) -> None:
    track("record", "--chest-pain", "yes")
    sqlite_store(store).append("me", [("newer", '{"v": 2}')])
    done = track("advise")
    assert done.out.startswith(EMERGENCY) and done.status == 2
    assert "newer version" in done.err
    told = track("advise", "--format", "json")
    assert told.answers[0]["advice"]["urgency"] == "emergency" and told.status == 2


def test_several_check_ins_at_once_are_refused(track: Track) -> None:
    done = track("record", stdin=as_json([HEALTHY, HEALTHY]))
    assert "one check-in" in done.refused() and kinds(track) == []


@pytest.mark.parametrize(
    "command", ["advise", "timeline", "export", "forget", "picture", "calendar"]
)
def test_a_store_that_is_not_there_is_refused_rather_than_made(
    track: Track, store: Path, command: str, tmp_path: Path
) -> None:
    options = ["-o", str(tmp_path / "out")] if command in ("picture", "calendar") else []
    assert "`recovery-advisor track record` makes one" in track(command, *options).refused()
    assert not store.exists()


def test_a_file_that_is_no_store_is_refused(track: Track, store: Path) -> None:
    store.write_text("no database, and longer than one of its headers " * 9, "utf-8")
    assert "restore it from a copy" in track("advise").refused()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="keeps data elsewhere")
def test_the_store_of_a_user_is_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert run("track", "record", "--noticed", "pain=2").status == 0
    file = tmp_path / "data/recovery-advisor/history.db"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert len(run("track", "export").answers) == 1


def test_a_person_has_events_of_their_own(track: Track) -> None:
    track("record", "--noticed", "pain=2", "--person", "p-1")
    assert kinds(track) == [] and len(track("export", "--person", "p-1").answers) == 1
    assert "person" in track("advise", "--person", "a\nb").refused()


@pytest.mark.usefixtures("strain")
def test_the_story_is_told_by_day_and_by_moment(track: Track) -> None:
    told = track("timeline").out
    overview, _, moments = told.partition("\n\n")
    assert overview.splitlines() == [
        "              01-05  01-12",
        "Pain          ▄▄▁▁▁▁▁▁▁▁▁▁▁",
        "Advised       ▁▁▁▃▅▅▃▅▃▅▃█▃",
        "Session          m g g g g",
        "Setback       ###=",
        "See somebody",
    ]
    assert "2026-01-05 08:00  Check-in: pain 5  [" in moments
    assert "2026-01-08 17:00  Session: Gentle moves, worst pain 1, it felt fine  [" in moments
    assert "  - New: A week has been clear, and three strength sessions have gone well." in moments
    assert moments.endswith("Hurt since 2026-01-05.\nLast session on 2026-01-16.\n")
    assert all(len(line) <= 80 for line in told.splitlines())


@pytest.mark.usefixtures("strain")
def test_a_terminal_without_such_signs_gets_letters(
    track: Track, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal, "_encoding", lambda: "ascii")
    overview = track("timeline").out.partition("\n\n")[0].splitlines()
    assert overview[1:3] == ["Pain          5511111111111", "Advised       ...mggmgmgmFm"]
    assert track("timeline").out.isascii()


@pytest.mark.usefixtures("strain")
def test_as_json_each_moment_is_a_line(track: Track) -> None:
    moments = track("timeline", "--format", "json").answers
    assert [one["event"]["kind"] for one in moments] == [event.kind for event in _events()]
    last = moments[-1]
    assert (last["verdict"], last["derived"]["return_earned"]) == ("mobility", "yes")
    assert last["injured_since"] == "2026-01-05T07:00:00+00:00"
    assert last["last_session"] == "2026-01-16T16:00:00+00:00"


@pytest.mark.usefixtures("strain")
def test_an_advice_has_every_format(track: Track) -> None:
    now = ["--at", at(12.1)]
    assert track("advise", *now).out.startswith("Move gently.")
    assert track("advise", *now, "--format", "json").answers[0]["readiness"] == "mobility"
    assert track("advise", *now, "--format", "record").answers[0]["derived"]["flare"] == "none"
    assert "What would change it" in track("advise", *now, "--format", "explanation").out


@pytest.mark.usefixtures("strain")
def test_the_picture_is_a_file_for_its_owner_alone(track: Track, tmp_path: Path) -> None:
    page = tmp_path / "course.html"
    assert track("picture", "-o", str(page)).out == f"Written: {page}\n"
    assert "5 sessions done." in page.read_text("utf-8")
    assert page.stat().st_mode & 0o077 == 0 or sys.platform == "win32"
    assert "-o" in track("picture", "-o", str(tmp_path / "none" / "page")).refused()


@pytest.mark.usefixtures("strain")
@pytest.mark.parametrize(
    ("day", "planned"),
    [
        (12.1, "Planned, each after a check-in of its day: 2026-01-18, 2026-01-20, 2026-01-22."),
        (
            30,
            "Nothing is planned: the advice that stands now has no session, or sends to somebody.",
        ),
    ],
)
def test_a_week_is_planned_where_the_advice_has_a_session(
    track: Track, tmp_path: Path, day: float, planned: str
) -> None:
    week = tmp_path / "week.ics"
    said = track("calendar", "-o", str(week), "--at", at(day)).out
    assert said == f"{planned}\nWritten: {week}\n"
    assert week.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_an_export_is_imported_once(track: Track, store: Path, tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    file.write_text("\n".join(event.to_json() for event in _events()), "utf-8")
    assert track("import", str(file)).out.startswith("18 events read, 18 of them new.\n\n")
    assert track("import", str(file)).out.startswith("18 events read, 0 of them new.\n\n")
    again = track("export").out.encode()
    assert "18 of them new.\n" in track("import", "-", "--person", "p-2", stdin=again).out
    assert track("export", "--person", "p-2").out.encode() == again


def test_a_broken_line_is_named_and_nothing_is_kept(track: Track) -> None:
    good = next(_events()).to_json()
    assert "line 3" in track("import", "-", stdin=f"{good}\n\n{{\n".encode()).refused()
    assert "UTF-8" in track("import", "-", stdin=b"\xff").refused()
    assert kinds(track) == []


def test_a_health_app_is_imported_and_what_was_left_out_is_told(
    track: Track, tmp_path: Path
) -> None:
    file = tmp_path / "export.xml"
    file.write_bytes(apple_health(pain(), steps(), steps(2), workout()))
    said = track("import", str(file), "--from", "apple-health").out
    assert said.startswith(
        "2 events read, 2 of them new.\n"
        "  left out: 2 x HKQuantityTypeIdentifierStepCount: nothing here is asked about it\n\n"
    )
    (line,) = track("import", str(file), "--from", "apple-health", "--format", "json").answers
    assert (line["events"], line["new"], line["left_out"][0]["count"]) == (2, 0, 2)
    assert kinds(track) == ["noticed", "trained"]
    assert "[apple-health-" in track("timeline").out


def test_a_health_file_that_is_cut_off_is_refused_and_nothing_is_kept(
    track: Track, store: Path, tmp_path: Path
) -> None:
    file = tmp_path / "export.xml"
    file.write_bytes(apple_health(pain())[:-9])
    assert "cut off" in track("import", str(file), "--from", "apple-health").refused()
    assert not store.exists()


def test_forgetting_needs_a_yes(track: Track) -> None:
    track("record", "--noticed", "pain=2")
    assert "--yes" in track("forget").refused() and kinds(track) == ["noticed"]
    assert track("forget", "--yes").out == "Forgotten: 1 event of me.\n"
    assert kinds(track) == []


@pytest.mark.parametrize(("typed", "left"), [("yes", 0), ("y", 1), ("", 1)])
def test_somebody_at_a_terminal_is_asked_before(
    track: Track, monkeypatch: pytest.MonkeyPatch, typed: str, left: int
) -> None:
    track("record", "--noticed", "pain=2")
    monkeypatch.setattr(forget, "asks", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: typed)
    assert track("forget").status == 0
    assert len(kinds(track)) == left


def test_somebody_at_a_terminal_is_asked_for_a_check_in(
    track: Track, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter([*["none"] * 6, "0", "0", "none", "none", "100"])
    monkeypatch.setattr(record, "asks", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: next(typed))
    done = track("record")
    assert done.status == 0 and list(typed) == []
    assert done.out.count("You can do the full programme.") == 1
    answers: dict[str, Any] = track("export").answers[0]["check_in"]
    assert answers["range_of_motion"] == 100 and answers["chest_pain"] == "no"


def test_somebody_who_stops_leaves_nothing(track: Track, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(record, "asks", lambda: True)
    monkeypatch.setattr("builtins.input", stop)
    assert track("record").status == 130
    assert kinds(track) == []


def test_no_events_are_a_story_too(track: Track) -> None:
    track("record", "--noticed", "pain=2")
    track("forget", "--yes")
    assert track("timeline").out == "Nothing is known yet.\n"
    assert track("advise").out.startswith(REST)


def test_lines_of_json_are_what_another_program_reads(track: Track) -> None:
    track("record", *HEALTHY_OPTIONS)
    assert json.loads(track("export").out)["v"] == 1


@pytest.mark.parametrize("colours", [True, False])
@pytest.mark.usefixtures("strain")
def test_the_head_of_a_moment_is_bold_where_colours_are_shown(
    track: Track, monkeypatch: pytest.MonkeyPatch, colours: bool
) -> None:
    monkeypatch.setattr(terminal, "_shows_colours", lambda: colours)
    assert ("\033[1m2026-01-05 08:00  Check-in" in track("timeline").out) is colours


@pytest.fixture
def told_long_ago(track: Track) -> None:
    """Chest pain that was told, was looked into by a professional and denied; and another that was withdrawn."""
    track("record", "--noticed", "chest_pain=yes", "--at", at(0))
    track("record", "--cleared", "chest_pain", "--by", "clinic 7", "--until", "2099-01-01")
    track("record", *HEALTHY_OPTIONS)
    slip = track("record", "--noticed", "stroke_signs=yes")
    track("record", "--amend", kept(slip))
    assert track("advise").out.startswith("Move gently.")


@pytest.mark.usefixtures("told_long_ago")
@pytest.mark.parametrize(
    "arguments",
    [
        ["picture", "-o", "/no/such/folder/page.html"],
        ["picture"],
        ["calendar", "-o", "/no/such/folder/week.ics"],
        ["import", "events.jsonl", "--from", "abacus"],
        ["import", "broken.jsonl"],
        ["forget"],
        ["record", "--trained", "rest"],
        ["record", "--amend", "none-such"],
        ["advise", "--at", "noon"],
        ["advise", "--person", "bob"],
    ],
)
def test_a_wrong_argument_tells_nothing_of_what_was_told_before(
    track: Track, arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "events.jsonl").write_text(track("export").out, "utf-8")
    (tmp_path / "broken.jsonl").write_text('{"chest_pain": "yes"}\n', "utf-8")
    assert track(*arguments).refused()


@pytest.mark.usefixtures("strain")
@pytest.mark.parametrize("command", ["advise", "calendar"])
def test_an_advice_of_before_the_latest_event_is_refused(
    track: Track, command: str, tmp_path: Path
) -> None:
    options = ["-o", str(tmp_path / "out")] if command == "calendar" else []
    said = track(command, *options, "--at", at(3)).refused()
    assert "which is at 2026-01-17T08:00+01:00. `recovery-advisor track timeline` tells" in said
    assert track(command, *options, "--at", at(12)).status == 0


def test_an_import_is_answered_as_an_event_is(track: Track) -> None:
    severe = track("record", "--noticed", "pain=9", "--person", "p-2")
    assert severe.out.startswith(TODAY)
    lines = track("export", "--person", "p-2").out.encode()
    done = track("import", "-", stdin=lines)
    assert f"1 of them new.\n\n{TODAY}" in done.out and "Why:" in done.out
    (line,) = track("import", "-", "--format", "json", stdin=lines).answers
    assert line["advice"]["urgency"] == "urgent"


def test_an_export_of_apple_health_is_known_by_its_form(track: Track, tmp_path: Path) -> None:
    file = tmp_path / "export.xml"
    file.write_bytes(apple_health(pain(), workout()))
    said = track("import", str(file)).refused()
    assert len(said.splitlines()) == 1 and "--from apple-health" in said


def test_a_danger_sign_that_stands_is_named_with_what_lifts_it(
    track: Track, tmp_path: Path
) -> None:
    track("record", "--noticed", "chest_pain=yes", "--at", at(0))
    page = tmp_path / "page.html"
    sign = "Chest pain, pressure or tightness? Told on 2026-01-05; not denied since; no"
    command = "recovery-advisor track record --cleared chest_pain --by NAME --until DAY"
    for shown in (["advise"], ["advise", "--format", "explanation"], ["timeline"]):
        told = " ".join(track(*shown).out.partition("Danger signs that stand:")[2].split())
        assert told.count(sign) == 1 and command in told
    track("record", *HEALTHY_OPTIONS)
    told = " ".join(track("advise").out.split())
    assert "denied since; no professional looked into it. It stands until a professional" in told
    track("picture", "-o", str(page))
    assert "It stands until a professional has looked into it." in page.read_text("utf-8")
    done = track("record", "--cleared", "chest_pain", "--by", "clinic 7", "--until", "2099-01-01")
    assert "Danger signs" not in done.out + track("advise").out + track("timeline").out
    track("picture", "-o", str(page))
    text = page.read_text("utf-8")
    assert "Danger signs" not in text and "by clinic 7, until 2099-01-01: chest pain" in text


def test_a_clearance_of_nothing_is_said(track: Track) -> None:
    clear = ["record", "--cleared", "chest_pain", "--by", "clinic 7", "--until", "2099-01-01"]
    assert "No danger sign was there to clear: kept as a clearance." in track(*clear).out
    track("record", "--noticed", "chest_pain=yes")
    assert "No danger sign was there" not in track(*clear).out


def test_a_person_of_whom_nothing_is_kept_is_said_with_those_who_are(
    track: Track, tmp_path: Path
) -> None:
    for person in range(7):
        track("record", "--noticed", "pain=2", "--person", f"p-{person}")
    for command in ("timeline", "advise", "export", "picture", "calendar"):
        options = ["-o", str(tmp_path / "out")] if command in ("picture", "calendar") else []
        said = track(command, *options, "--person", "bob").refused()
        assert "'bob' was given" in said
        assert "of whom something is kept: p-0, p-1, p-2, p-3, p-4 and 2 more." in said


def test_an_emergency_in_the_questions_is_told_once(
    track: Track, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record, "asks", lambda: True)
    typed = iter(["1"])
    monkeypatch.setattr("builtins.input", lambda _: next(typed))
    done = track("record")
    assert done.status == 0 and "Kept as" in done.out
    assert (done.out.count("Why:"), done.out.count(f"{EMERGENCY}\n\nWhy:")) == (1, 1)


@pytest.mark.deep
def test_rules_of_ones_own_advise(store: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    copytree(shipped_rules(), rules)
    (rules / "rules.lock").unlink()
    file, says = rules / "upper-back-history/rules.yaml", "Check in again before you exercise."
    text = file.read_text("utf-8")
    assert says in text
    file.write_text(text.replace(says, "Tell us anew before you exercise."), "utf-8")
    given = ["--store", str(store), "--rules", str(rules)]
    (tmp_path / "none.jsonl").touch()
    for command in (
        ["record", "--pain", "2", "--at", at(0)],
        ["advise"],
        ["import", str(tmp_path / "none.jsonl")],
    ):
        assert "Tell us anew before you exercise." in run("track", *command, *given).out
    for command in (
        ["timeline"],
        *([one, "-o", str(tmp_path / one)] for one in ("picture", "calendar")),
    ):
        assert run("track", *command, *given).status == 0


@pytest.mark.parametrize("command", ["record", "advise", "timeline", "import"])
def test_rules_that_can_not_be_loaded_are_refused(
    track: Track, monkeypatch: pytest.MonkeyPatch, command: str, tmp_path: Path
) -> None:
    track("record", "--noticed", "pain=2")
    monkeypatch.setattr(store_options, "History", History)
    (tmp_path / "none.jsonl").touch()
    options = [str(tmp_path / "none.jsonl")] if command == "import" else []
    assert "no/such/rules" in track(command, *options, "--rules", "no/such/rules").err
