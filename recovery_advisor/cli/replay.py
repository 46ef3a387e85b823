"""``replay``: decides records again, and says which would change and why."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable

from recovery_advisor.advisor import Advisor
from recovery_advisor.authoring.replay.deciders import AsRecorded
from recovery_advisor.authoring.replay.record_reader import read_record
from recovery_advisor.authoring.replay.replayed import Replayed
from recovery_advisor.authoring.replay.replaying import replay
from recovery_advisor.authoring.replay.report import as_text
from recovery_advisor.cli.assess import opened
from recovery_advisor.cli.reading import Given, read_check_ins
from recovery_advisor.values.errors import InputError
from recovery_advisor.values.record import Record

SAME, CHANGED, REFUSED = 0, 1, 2


def run_replay(options: Namespace) -> int:
    """Decide every record again, and return the exit status: 0, 1 or 2.

    Raises:
        RulesError: when the folder named can't be loaded.
        InputError: when the file can't be read, or packs are named without a folder.
    """
    decider, seen = _decider(options), {SAME: 0, CHANGED: 0, REFUSED: 0}
    with opened(options.records) as stream:
        for given in read_check_ins(stream).given:
            replayed = _replayed(given, decider)
            seen[_status(replayed)] += 1
            _write(replayed, given.line, options.format)
    if options.format == "text":
        print(_summary(seen[SAME], seen[CHANGED], seen[REFUSED]))
    return max((status for status, number in seen.items() if number), default=SAME)


def _decider(options: Namespace) -> Callable[[Record], Advisor]:
    if options.folder:
        advisor = Advisor.from_folder(options.folder, options.packs)
        return lambda _: advisor
    if options.packs:
        raise InputError("--packs", ", ".join(options.packs), "packs of a folder named by --with")
    return AsRecorded()


def _replayed(given: Given, decider: Callable[[Record], Advisor]) -> Replayed | InputError:
    if isinstance(given.value, InputError):
        return given.value
    try:
        record = read_record(given.value)
        return replay(record, decider(record))
    except InputError as error:
        return error


def _status(replayed: Replayed | InputError) -> int:
    if isinstance(replayed, InputError):
        return REFUSED
    return SAME if replayed.same else CHANGED


def _write(replayed: Replayed | InputError, line: int, form: str) -> None:
    if form == "json":
        print(_as_json(replayed, line), flush=True)
    elif isinstance(replayed, InputError):
        print(f"line {line}: {replayed}", file=sys.stderr)
    elif not replayed.same:
        print(f"line {line}: {as_text(replayed)}\n", flush=True)


def _as_json(replayed: Replayed | InputError, line: int) -> str:
    if isinstance(replayed, Replayed):
        return json.dumps({"line": line, **replayed.model_dump(mode="json")})
    where = {name: getattr(replayed, name) for name in ("field", "given", "allowed")}
    return json.dumps({"error": {**where, "message": str(replayed), "line": line}})


def _summary(same: int, changed: int, refused: int) -> str:
    total = same + changed + refused
    parts = [f"{same} the same", f"{changed} would change"]
    if refused:
        parts.append(f"{refused} refused")
    return f"{total} record{'' if total == 1 else 's'}: {', '.join(parts)}."
