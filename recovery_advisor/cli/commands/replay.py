"""``replay``: decides records again, and reports which would change and why."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Callable, Sequence

from recovery_advisor.authoring.replay.deciders import AsRecorded, InFolder, Rules
from recovery_advisor.authoring.replay.record_reader import read_record
from recovery_advisor.authoring.replay.replaying import replay
from recovery_advisor.authoring.replay.report import ReplayReport
from recovery_advisor.cli.command import Command
from recovery_advisor.cli.options.folder import folder
from recovery_advisor.cli.options.formats import add_formats
from recovery_advisor.cli.options.names import names
from recovery_advisor.cli.printing import refuse, show
from recovery_advisor.cli.reading import Given, opened, read_check_ins
from recovery_advisor.cli.refusal import Refusal
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
    decider, ended = _decider(options), Counter[Status]()
    with opened(options.records) as stream:
        for given in read_check_ins(stream).given:
            ended[_replay(given, decider, options.format)] += 1
    if options.format == "text":
        print(_summary(ended))
    return max(ended, default=Status.DONE)


def _decider(options: Namespace) -> Callable[[Record], Rules]:
    if options.folder:
        return InFolder(options.folder, options.packs)
    if options.packs:
        raise InputError("--packs", ", ".join(options.packs), "packs of a folder named by --with")
    return AsRecorded()


def _replay(given: Given, decider: Callable[[Record], Rules], form: str) -> Status:
    try:
        record = read_record(given.taken())
        replayed = replay(record, decider(record))
    except InputError as error:
        return refuse(Refusal(error, given.line), form)
    return show(ReplayReport(given.line, replayed), form)


def _summary(ended: Counter[Status]) -> str:
    parts = [f"{ended[Status.DONE]} the same", f"{ended[Status.FOUND]} would change"]
    if refused := ended[Status.REFUSED]:
        parts.append(f"{refused} refused")
    total = sum(ended.values())
    return f"{total} record{'' if total == 1 else 's'}: {', '.join(parts)}."


COMMAND = Command(
    help="decide kept records again, and say which would change and why; exit status 0, 1 if one"
    " would, 2 if one can't be decided",
    example="recovery-advisor replay records.jsonl",
    add_options=_add_options,
    run=_run,
)
