"""Random histories keep the laws, and say what the oracle says; a wrong fold or history is noticed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from recovery_advisor.course import derived, signs, step
from recovery_advisor.course.fold import Fold
from recovery_advisor.course.instants import DAY, instant
from recovery_advisor.course.moments import InForce
from recovery_advisor.course.progress import FAILED, UNSURE
from recovery_advisor.history import History, kept, lowering, order
from recovery_advisor.history.order import Standing
from tests.histories.machine import Histories

LONG = settings(suppress_health_check=list(HealthCheck), deadline=None)


def test_random_histories_keep_the_laws() -> None:
    run_state_machine_as_test(Histories, settings=settings(stateful_step_count=6, max_examples=2))


@pytest.mark.deep
def test_more_random_histories_keep_the_laws() -> None:
    run_state_machine_as_test(Histories, settings=settings(LONG, stateful_step_count=20))


@pytest.mark.slow
def test_random_histories_keep_the_laws_for_hours() -> None:
    soak = settings(LONG, max_examples=5_000, stateful_step_count=40)
    run_state_machine_as_test(Histories, settings=soak)


Break = Callable[[pytest.MonkeyPatch], None]


def _a_check_in_is_never_stale(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(derived, "_check_in_age", lambda course, at: 0)


def _time_takes_nothing_away(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Fold, "aged", lambda self, progress, at: progress)


def _a_professional_lifts_what_is_not_denied(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(signs, "cleared", lambda ops, sign, at: sign._replace(stands=False))


def _a_denial_lifts_every_sign(patch: pytest.MonkeyPatch) -> None:
    right: Any = signs.seen
    patch.setattr(signs, "seen", lambda *given: right(*given[:-1], 0))


def _what_is_noticed_holds_nothing_back(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(
        step, "_worsened", lambda rules, course, moment: (course.latest, course.latest_at)
    )


def _every_bad_day_is_a_new_flare(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(step, "_onsets", lambda course, at, bad: (at, *course.onsets) if bad else course.onsets)  # fmt: skip


def _events_count_as_they_were_named(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(order, "place_of", lambda event: event.id)


def _corrections_are_ignored(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(order, "_corrected", lambda event, amended: Standing(event, None))


def _a_clearance_ends_at_the_midnight_of_the_server(patch: pytest.MonkeyPatch) -> None:
    def in_force(event: Any) -> InForce:
        last = datetime.combine(event.expires, time(), UTC)
        return InForce(instant(last) + DAY, frozenset(event.scope), event.by)

    patch.setattr(lowering, "_in_force", in_force)


def _what_comes_late_is_left_out(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(kept, "_same", lambda before, now: min(len(before), len(now)))


def _a_device_advises_from_its_own_memory(patch: pytest.MonkeyPatch) -> None:
    right = History._readable

    def remembered(self: History, person: str, at: datetime, preferences: Any) -> Any:
        known = self._kept.get(person)
        return known if known.texts else right(self, person, at, preferences)

    patch.setattr(History, "_readable", remembered)


def _a_failed_session_is_one_like_another(patch: pytest.MonkeyPatch) -> None:
    right = Fold.session

    def session(self: Fold, progress: Any, at: int, strength: bool, went: int) -> Any:
        return right(self, progress, at, strength, UNSURE if went == FAILED else went)

    patch.setattr(Fold, "session", session)


def _the_last_of_two_check_ins_of_an_instant_counts(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(step, "_latest", lambda course, moment: (moment.answers, moment.at))


def _a_new_injury_changes_nothing(patch: pytest.MonkeyPatch) -> None:
    right = Fold._injured

    def injured(self: Fold, progress: Any, injury: int) -> Any:
        return progress._replace(injured=right(self, progress, injury).injured)

    patch.setattr(Fold, "_injured", injured)


BROKEN: tuple[Break, ...] = (
    _a_check_in_is_never_stale,
    _time_takes_nothing_away,
    _a_professional_lifts_what_is_not_denied,
    _a_denial_lifts_every_sign,
    _what_is_noticed_holds_nothing_back,
    _every_bad_day_is_a_new_flare,
    _events_count_as_they_were_named,
    _corrections_are_ignored,
    _a_clearance_ends_at_the_midnight_of_the_server,
    _what_comes_late_is_left_out,
    _a_device_advises_from_its_own_memory,
    _a_failed_session_is_one_like_another,
    _the_last_of_two_check_ins_of_an_instant_counts,
    _a_new_injury_changes_nothing,
)


def _is_noticed(breaks: Break, monkeypatch: pytest.MonkeyPatch, examples: int) -> None:
    breaks(monkeypatch)
    seen = settings(
        LONG, max_examples=examples, phases=[Phase.generate], stateful_step_count=15,
        derandomize=True, database=None,
    )  # fmt: skip
    with pytest.raises(AssertionError):
        run_state_machine_as_test(Histories, settings=seen)


def test_a_history_that_forgets_how_old_a_check_in_is_is_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _is_noticed(_a_check_in_is_never_stale, monkeypatch, 5)


@pytest.mark.deep
@pytest.mark.parametrize("breaks", BROKEN, ids=lambda one: one.__name__.strip("_"))
def test_a_wrong_fold_or_history_is_noticed(breaks: Break, monkeypatch: pytest.MonkeyPatch) -> None:
    _is_noticed(breaks, monkeypatch, 400)
