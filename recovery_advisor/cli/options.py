"""The options of each command. Those of ``assess`` and ``explain`` come from the questions of the loaded rules."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn, TypeAlias, get_args

from recovery_advisor.advisor import EngineName
from recovery_advisor.cli.reserved import refuse_reserved
from recovery_advisor.loading.folder import load_book, shipped_rules
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.errors import nearest
from recovery_advisor.values.version import __version__

_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
ENGINES = get_args(EngineName)
#: Commands whose options or output come from the loaded rules.
_SPEAK_OF_RULES = {("rules", look) for look in ("list", "show", "table", "schema")}
_TAKE_CHECK_INS = ("assess", "explain")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options given; ``book`` holds the rules they speak of, for commands that need them.

    Raises:
        RulesError: when the rules named can't be loaded.
        SystemExit: as argparse does, for ``--help``, ``--version`` and options that don't exist.
    """
    parser = _parser()
    first, _ = _rules_only().parse_known_args(arguments)
    book = None
    if (arguments and arguments[0] in _TAKE_CHECK_INS) or tuple(arguments[:2]) in _SPEAK_OF_RULES:
        book = load_book(first.rules or shipped_rules(), first.packs)
    commands = _add_commands(parser, book)
    options, unknown = parser.parse_known_args(arguments)
    if unknown:
        _refuse(unknown, commands.choices.get(options.command or "", parser))
    asks = options.command in (None, "interview")
    if asks and not (sys.stdin.isatty() and sys.stdout.isatty()):
        parser.error("asking questions needs a terminal; try: demo")
    options.book = book
    return options


def _parser() -> argparse.ArgumentParser:
    return argparse.ArgumentParser(
        prog="recovery-advisor",
        description="Rest, start again gently, or see someone? Called bare, it asks and answers.",
        epilog="example: recovery-advisor demo",
        allow_abbrev=False,
    )


def _rules_only() -> argparse.ArgumentParser:
    """The options that say which rules; they are read first, as they decide the others."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument(
        "--rules", metavar="FOLDER", type=_folder, help="a rules folder of your own"
    )
    parser.add_argument("--packs", metavar="A,B", type=_names, help="load these packs only")
    return parser


def _refuse(unknown: Sequence[str], parser: argparse.ArgumentParser) -> NoReturn:
    known = re.findall(r"--[a-z][a-z0-9_-]*", parser.format_help())
    near = nearest(unknown[0].partition("=")[0], known)
    parser.error(f"unrecognized: {' '.join(unknown)}.{near} See {parser.prog} --help.")


def _add_commands(parser: argparse.ArgumentParser, book: RuleBook | None) -> _Commands:
    parser.add_argument("--version", action="version", version=f"recovery-advisor {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _command(commands, "demo", "one worked story, refusal first", example="recovery-advisor demo")
    assess = _command(
        commands,
        "assess",
        "answer check-ins, given as options or as JSON",
        usage="recovery-advisor assess [FILE] [OPTION ...]",
        parents=[_rules_only()],
        example="recovery-advisor assess --screening red-flags/1 --injury no --pain 2 "
        "--daily-activity-pain 0 --swelling none --stiffness none --range-of-motion 100 --minutes 15\n"
        "  recovery-advisor assess --pain 2 --swelling none\n"
        "  recovery-advisor assess check-ins.jsonl --format json",
    )
    _add_assess(assess, book).add_argument(
        "--format", choices=("text", "json", "record"), default="text",
        help="record: the advice with all that it was made from, to keep and to replay",
    )  # fmt: skip
    explain = _command(
        commands,
        "explain",
        "why an advice is what it is, why not more, and what would change it",
        usage="recovery-advisor explain [FILE] [OPTION ...]",
        parents=[_rules_only()],
        example="recovery-advisor explain --screening red-flags/1 --injury yes --pain 1 "
        "--daily-activity-pain 0 --swelling mild --stiffness mild --range-of-motion 95\n"
        "  recovery-advisor explain check-ins.jsonl --format html",
    )
    _add_assess(explain, book).add_argument(
        "--format", choices=("text", "json", "markdown", "html"), default="text"
    )
    _add_interview(commands)
    _add_prove(commands)
    rules = _command(
        commands, "rules", "look at the rules, check them, begin new ones",
        example="recovery-advisor rules list",
    )  # fmt: skip
    looks = rules.add_subparsers(dest="look", metavar="COMMAND", required=True)
    _add_looks(looks)
    _add_authoring(looks)
    _add_diff(commands)
    _add_replay(commands)
    return commands


def _add_interview(commands: _Commands) -> None:
    interview = _command(
        commands,
        "interview",
        "ask what can still change the advice, most dangerous first, and answer; the same as no command",
        parents=[_rules_only()],
        example="recovery-advisor interview --minutes 15",
    )
    _add_wishes(interview)
    interview.add_argument("--engine", choices=ENGINES, help="let one engine decide alone")


def _add_wishes(parser: argparse.ArgumentParser) -> None:
    wishes = parser.add_argument_group("preferences")
    for name, metavar, take, says in _WISHES:
        wishes.add_argument(
            f"--{name.replace('_', '-')}", metavar=metavar, action=_Once, type=take, help=says
        )


def wishes_of(options: argparse.Namespace) -> dict[str, object]:
    """The preferences given as options."""
    given = {name: getattr(options, name) for name, *_ in _WISHES}
    return {name: wish for name, wish in given.items() if wish is not None}


def _add_prove(commands: _Commands) -> None:
    prove = _command(
        commands,
        "prove",
        "prove the laws and the claims of a rules folder over every person there could be;"
        " exit status 0, 1 if one is refuted or not settled, 2 if it can't be loaded",
        example="recovery-advisor prove my-rules\n  recovery-advisor prove my-rules --format json",
    )
    _add_folder(prove)
    prove.add_argument(
        "--mutants", action="store_true",
        help="change one thing at a time instead, and find what no example, case or claim notices;"
        " exit status 1 if there is such a change",
    )  # fmt: skip
    prove.add_argument(
        "--seconds", metavar="N", type=_seconds, default=60.0,
        help="how long one claim, or mutant, may take (60); one that takes longer is not settled",
    )  # fmt: skip
    prove.add_argument("--format", choices=("text", "json"), default="text")


def _add_folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", metavar="FOLDER", nargs="?", type=Path, default=shipped_rules(),
        help="a rules folder; the shipped one if left out",
    )  # fmt: skip


def _add_looks(looks: _Commands) -> None:
    _command(
        looks,
        "list",
        "every rule, exercise and question, a line each",
        parents=[_rules_only()],
        example="recovery-advisor rules list --packs upper-back",
    )
    show = _command(
        looks,
        "show",
        "one rule, exercise or question in words",
        parents=[_rules_only()],
        example="recovery-advisor rules show rest-while-swollen",
    )
    show.add_argument("id", metavar="ID", help="id of a rule, an exercise or a question")
    _command(
        looks,
        "table",
        "the packs as decision tables in Markdown",
        parents=[_rules_only()],
        example="recovery-advisor rules table --packs upper-back",
    )
    _command(
        looks,
        "schema",
        "a JSON Schema of rules files, with the words of these rules, for an editor",
        parents=[_rules_only()],
        example="recovery-advisor rules schema",
    )


def _add_authoring(looks: _Commands) -> None:
    check = _command(
        looks,
        "check",
        "what is wrong with a rules folder; exit status 0, 1 for findings, 2 if it can't be loaded",
        example="recovery-advisor rules check\n  recovery-advisor rules check my-rules --format github",
    )
    _add_folder(check)
    check.add_argument(
        "--against", metavar="OLD", type=Path,
        help="an older state of the folder: a pack that means something else needs a higher version",
    )  # fmt: skip
    check.add_argument("--format", choices=("text", "json", "github"), default="text")
    coverage = _command(
        looks,
        "coverage",
        "which rules the cases of a folder show at work; exit status 0, 1 for gaps, 2 as check",
        example="recovery-advisor rules coverage my-rules",
    )
    _add_folder(coverage)
    coverage.add_argument("--format", choices=("text", "json"), default="text")
    words = _command(
        looks,
        "words",
        "every text there is to translate, the library's own and those of a rules folder, as a"
        " gettext template",
        example="recovery-advisor rules words my-rules",
    )
    _add_folder(words)
    new = _command(
        looks,
        "new",
        "a start for your own rules: a rules folder, or in one an overlay",
        example="recovery-advisor rules new knee-rules",
    )
    new.add_argument("folder", metavar="FOLDER", type=Path, help="a folder that is new or empty")


def _add_diff(commands: _Commands) -> None:
    diff = _command(
        commands,
        "diff",
        "whom two rules folders treat differently; exit status 0, 1 if more is permitted or not all"
        " is settled, 2 if they can't be compared",
        example="recovery-advisor diff released-rules my-rules",
    )
    diff.add_argument("old", metavar="OLD", type=_folder, help="the rules folder compared with")
    diff.add_argument("new", metavar="NEW", type=_folder, help="the rules folder in question")
    diff.add_argument(
        "--accept", action="store_true", help="end with status 0 although more is permitted"
    )
    diff.add_argument(
        "--seconds", metavar="N", type=_seconds, default=60.0,
        help="how long one search may take (60); what takes longer is not settled",
    )  # fmt: skip
    diff.add_argument("--format", choices=("text", "json"), default="text")


def _add_replay(commands: _Commands) -> None:
    replay = _command(
        commands,
        "replay",
        "decide kept records again, and say which would change and why; exit status 0, 1 if one"
        " would, 2 if one can't be decided",
        example="recovery-advisor replay records.jsonl",
    )
    replay.add_argument(
        "records", metavar="RECORDS",
        help="records, one a line, as `assess --format record` writes them; - is standard input",
    )  # fmt: skip
    replay.add_argument(
        "--with", dest="folder", metavar="FOLDER", type=_folder,
        help="decide by this rules folder instead of the shipped packs that each record names",
    )  # fmt: skip
    replay.add_argument("--packs", metavar="A,B", type=_names, help="these packs of FOLDER only")
    replay.add_argument("--format", choices=("text", "json"), default="text")


def _command(
    commands: _Commands,
    name: str,
    does: str,
    *,
    example: str,
    usage: str | None = None,
    parents: Sequence[argparse.ArgumentParser] = (),
) -> argparse.ArgumentParser:
    return commands.add_parser(
        name,
        usage=usage,
        help=does,
        description=does[0].upper() + does[1:] + ".",
        epilog=f"example:\n  {example}",
        parents=parents,
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _add_assess(parser: argparse.ArgumentParser, book: RuleBook | None) -> argparse.ArgumentParser:
    """All options of a command that takes check-ins, but for its formats."""
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        help="JSON or JSON Lines; - or nothing is standard input, which is not read beside answers",
    )
    _add_answers(parser.add_argument_group("answers (what is left out is unknown)"), book)
    _add_wishes(parser)
    parser.add_argument("--engine", choices=ENGINES, help="let one engine decide alone")
    return parser


def _add_answers(answers: argparse._ArgumentGroup, book: RuleBook | None) -> None:
    refuse_reserved(book.questions if book else ())
    for question in book.questions if book else ():
        answers.add_argument(
            *dict.fromkeys((f"--{question.id}", f"--{question.id.replace('_', '-')}")),
            dest=f"answer:{question.id}",
            action=_Once,
            metavar="ANSWER",
            type=answer,
            help=f"{question.ask} ({question.scale.allowed})".replace("%", "%%"),
        )
    known = ", ".join(sorted(book.questionnaires)) if book else ""
    answers.add_argument(
        "--screening", metavar="NAME", action=_Once,
        help=f"a questionnaire that was shown whole: the rest is no ({known or 'there is none'})",
    )  # fmt: skip


class _Once(argparse.Action):
    """Keeps an option's value, and refuses another one: neither of two answers is to be lost."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        before = getattr(namespace, self.dest)
        if before not in (None, values):
            parser.error(f"{option_string}: given as {before} and as {values}; give it once")
        setattr(namespace, self.dest, values)


def answer(given: str) -> int | str:
    """A whole number as one, every other word as it is: the model says what is allowed."""
    digits = given.removeprefix("-")
    return int(given) if digits.isascii() and digits.isdecimal() and len(given) < 12 else given


def _folder(given: str) -> Path:
    if not given:
        raise argparse.ArgumentTypeError("give the path of a folder; '' is none")
    return Path(given)


def _seconds(given: str) -> float:
    seconds = float(given) if re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,3})?", given) else 0.0
    if not seconds:
        raise argparse.ArgumentTypeError(f"{given!r} is no time; give seconds, such as 60 or 0.5")
    return seconds


def _names(given: str) -> list[str]:
    return [name.strip() for name in given.split(",") if name.strip()]


_WISHES: Sequence[tuple[str, str, Callable[[str], object], str]] = (
    ("equipment", "A,B", _names, "gear that you own"),
    ("without", "A,B", _names, "household things you do not have"),
    ("focus", "A,B", _names, "regions to work on first"),
    ("minutes", "N", answer, "time for the session"),
    ("variant", "N", answer, "turns through alternatives"),
    ("locale", "NAME", str, "the language of all texts, such as pt_BR; English if left out"),
    ("emergency_number", "N", str, "the number to call in an emergency where you are"),
)
