"""The fold with one wrong edit at a time."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest

from recovery_advisor.course import fold, signs
from recovery_advisor.proving.course import scene
from recovery_advisor.proving.course.claims import danger_signs


class WrongEdit(NamedTuple):
    """A text of the fold, or of its signs, that stands once, and what is put in its place."""

    name: str
    old: str
    new: str
    module: ModuleType = fold


WRONG_EDITS = [
    WrongEdit(
        "a run survives an unclear check-in",
        "since = o.either(unclear, NEVER, ",
        "since = o.either(seen.bad, NEVER, ",
    ),
    WrongEdit(
        "sessions survive an unclear check-in",
        "sessions=o.either(unclear, 0, counted)",
        "sessions=o.either(seen.bad, 0, counted)",
    ),
    WrongEdit(
        "what is earned survives a flare",
        "earned=o.all_of(o.any_of(x.earned, earns), o.negated(bad))",
        "earned=o.any_of(x.earned, earns)",
    ),
    WrongEdit(
        "what is earned survives a failed session",
        "earned=o.all_of(x.earned, o.negated(failed))",
        "earned=x.earned",
    ),
    WrongEdit(
        "a failed session is no flare",
        "flare=o.either(failed, ACTIVE, x.flare)",
        "flare=x.flare",
    ),
    WrongEdit(
        "a gap does not end the run",
        "gone = o.all_of(x.since >= 0, at - x.clear_at > p.clear_gap)",
        "gone = o.false",
    ),
    WrongEdit(
        "what is earned never lapses",
        "earned=o.all_of(x.earned, at - x.clear_at <= p.lapse)",
        "earned=x.earned",
    ),
    WrongEdit(
        "time settles a flare",
        "since=o.either(gone, NEVER, x.since),",
        "since=o.either(gone, NEVER, x.since), flare=o.either(at - x.unclear_at > p.lapse, 0, x.flare),",
    ),
    WrongEdit(
        "time ends an unclear spell",
        "since=o.either(gone, NEVER, x.since),",
        "since=o.either(gone, NEVER, x.since),"
        " unclear_since=o.either(at - x.unclear_at > p.lapse, NEVER, x.unclear_since),",
    ),
    WrongEdit(
        "a session that nobody answered for counts",
        "ok = o.all_of(went == FINE, x.flare != ACTIVE)",
        "ok = o.all_of(went != FAILED, x.flare != ACTIVE)",
    ),
    WrongEdit(
        "a session in an active flare counts",
        "ok = o.all_of(went == FINE, x.flare != ACTIVE)",
        "ok = went == FINE",
    ),
    WrongEdit(
        "a session before the run counts",
        "strength_went_well = o.all_of(due_hard, x.hard_ok, since >= 0, since <= x.hard_at)",
        "strength_went_well = o.all_of(due_hard, x.hard_ok)",
    ),
    WrongEdit(
        "a session counts again and again",
        "any_over, hard_over = o.any_of(due_any, unclear), o.any_of(due_hard, unclear)",
        "any_over, hard_over = o.any_of(due_any, unclear), unclear",
    ),
    WrongEdit(
        "a response may come at once",
        "due_hard = o.all_of(clear, x.hard_at >= 0, at - x.hard_at >= p.response_from)",
        "due_hard = o.all_of(clear, x.hard_at >= 0)",
    ),
    WrongEdit(
        "an unclear response is waited out",
        "any_over, hard_over = o.any_of(due_any, unclear), o.any_of(due_hard, unclear)",
        "any_over, hard_over = o.any_of(due_any, unclear), due_hard",
    ),
    WrongEdit(
        "a flare begins only where there was none",
        "flare = o.either(bad, ACTIVE, eased)",
        "flare = o.either(o.all_of(bad, x.flare == CALM), ACTIVE, eased)",
    ),
    WrongEdit(
        "a flare begins only after a clear day",
        "flare = o.either(bad, ACTIVE, eased)",
        "flare = o.either(o.all_of(bad, x.clear_at >= 0), ACTIVE, eased)",
    ),
    WrongEdit(
        "one clear day settles",
        "settled = o.all_of(clear, days >= p.settled)",
        "settled = clear",
    ),
    WrongEdit(
        "a new injury keeps what was earned",
        "earned=o.all_of(x.earned, o.negated(new))",
        "earned=x.earned",
    ),
    WrongEdit(
        "an injury without an answer before is none",
        "new = o.all_of(injury == INJURED, x.injured != INJURED)",
        "new = o.all_of(injury == INJURED, x.injured != INJURED, x.injured != NOT_ASKED)",
    ),
    WrongEdit(
        "an open check-in extends the run",
        "clear = o.all_of(seen.clear == YES, ",
        "clear = o.all_of(seen.clear != NO, ",
    ),
    WrongEdit(
        "an open check-in ends it",
        "unclear = o.any_of(seen.clear == NO, seen.bad)",
        "unclear = o.any_of(seen.clear != YES, seen.bad)",
    ),
    WrongEdit(
        "a better answer ends it",
        "unclear = o.any_of(seen.clear == NO, seen.bad)",
        "unclear = o.any_of(seen.clear == YES, seen.bad)",
    ),
    WrongEdit(
        "days alone earn the return",
        "enough = o.all_of(days >= p.earned_days, x.sessions >= p.earned_sessions)",
        "enough = days >= p.earned_days",
    ),
    WrongEdit(
        "sessions alone earn the return",
        "enough = o.all_of(days >= p.earned_days, x.sessions >= p.earned_sessions)",
        "enough = x.sessions >= p.earned_sessions",
    ),
    WrongEdit(
        "silence lifts a sign",
        "denies = ops.all_of(holds == NO, sign.stands, at > sign.at)",
        "denies = ops.all_of(holds != YES, sign.stands, at > sign.at)",
        signs,
    ),
    WrongEdit(
        "a denial lifts any sign",
        "lifted = ops.all_of(denies, ops.any_of(sign.cleared, over))",
        "lifted = denies",
        signs,
    ),
    WrongEdit(
        "a later report does not renew a sign",
        "at=ops.either(reported, at, sign.at)",
        "at=ops.either(sign.stands, sign.at, at)",
        signs,
    ),
    WrongEdit(
        "a clearance of before counts",
        "counts = ops.all_of(sign.stands, sign.at < at)",
        "counts = sign.stands",
        signs,
    ),
    WrongEdit(
        "a clearance lifts what is not denied",
        "ops.negated(ops.all_of(counts, sign.denied))",
        "ops.negated(counts)",
        signs,
    ),
    WrongEdit(
        "an old clearance lifts a new report",
        "cleared=ops.all_of(sign.cleared, ops.negated(reported))",
        "cleared=sign.cleared",
        signs,
    ),
]

#: A clear check-in has a run, so that this is nowhere missed.
HARMLESS = WrongEdit(
    "a run is not looked for",
    "strength_went_well = o.all_of(due_hard, x.hard_ok, since >= 0, since <= x.hard_at)",
    "strength_went_well = o.all_of(due_hard, x.hard_ok, since <= x.hard_at)",
)


def put_in_place(edit: WrongEdit, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Let the proofs go by the edited module."""
    edited = edited_module(edit)
    if edit.module is fold:
        monkeypatch.setattr(scene, "Fold", edited.Fold)
    else:
        monkeypatch.setattr(scene, "signs", edited)
        monkeypatch.setattr(danger_signs, "signs", edited)
    return edited


def edited_module(edit: WrongEdit) -> ModuleType:
    """The module with the edit, under a name of its own.

    Raises:
        ValueError: where the text does not stand exactly once.
    """
    assert edit.module.__file__ is not None
    source = Path(edit.module.__file__).read_text(encoding="utf-8")
    if source.count(edit.old) != 1:
        raise ValueError(f"{edit.name}: {edit.old!r} stands {source.count(edit.old)} times")
    edited = ModuleType(f"{edit.module.__name__}_edited")
    exec(compile(source.replace(edit.old, edit.new), edit.name, "exec"), edited.__dict__)
    return edited
