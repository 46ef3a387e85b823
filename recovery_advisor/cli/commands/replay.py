"""``replay``: decides records again, and says which would change and why."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Callable, Sequence

from recovery_advisor.advisor import Advisor
from recovery_advisor.authoring.replay.deciders import AsRecorded
from recovery_advisor.authoring.replay.record_reader import read_record
from recovery_advisor.authoring.replay.replayed import Replayed
from recovery_advisor.authoring.replay.replaying import replay
from recovery_advisor.authoring.replay.report import as_text
from recovery_advisor.cli.command import Command
from recovery_advisor.cli.options.folder import folder
from recovery_advisor.cli.options.formats import add_formats
from recovery_advisor.cli.options.names import names
from recovery_advisor.cli.reading import Given, opened, read_check_ins
from recovery_advisor.cli.status import Status
from recovery_advisor.values.errors import InputError
from recovery_advisor.values.record import Record


def _add_options(parser: ArgumentParser, _: Sequence[str]) -> None:
    parser.add_argument(
        "records", metavar="RECORDS",
        help="records, one a line, as `assess --format record` writes them; - is standard input",
    )  # fmt: skip
    parser.add_argument(
        "--with", dest="folder", metavar="FOLDER", type=folder,
        help="decide by this rules folder instead of the shipped packs that each record names",
    )  # fmt: skip
    parser.add_argument("--packs", metavar="A,B", type=names, help="these packs of FOLDER only")
    add_formats(parser, "text", "json")


def _run(options: Namespace) -> int:
    decider, seen = _decider(options), Counter[Status]()
    with opened(options.records) as stream:
        for given in read_check_ins(stream).given:
            replayed = _replayed(given, decider)
            seen[_status(replayed)] += 1
            _write(replayed, given.line, options.format)
    if options.format == "text":
        print(_summary(seen[Status.DONE], seen[Status.FOUND], seen[Status.REFUSED]))
    return max(seen, default=Status.DONE)


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


def _status(replayed: Replayed | InputError) -> Status:
    if isinstance(replayed, InputError):
        return Status.REFUSED
    return Status.DONE if replayed.same else Status.FOUND


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


COMMAND = Command(
    help="decide kept records again, and say which would change and why; exit status 0, 1 if one"
    " would, 2 if one can't be decided",
    example="recovery-advisor replay records.jsonl",
    add_options=_add_options,
    run=_run,
)
