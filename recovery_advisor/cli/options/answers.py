"""Options for a person's answers: one for each question of the loaded rules."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace, _ArgumentGroup

from recovery_advisor.cli.options.once import Once
from recovery_advisor.cli.options.reserved import is_reserved, refuse_reserved
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.expansion import in_full

#: The prefix of an answer's key in the namespace; no option has such a name.
_KEPT_AS = "answer:"


def add_answers(parser: ArgumentParser, book: RuleBook) -> None:
    """Add an option for each question, and ``--none-of``.

    Questions that were merged into others keep theirs, which the help no longer shows.

    Raises:
        InputError: for a question that is named as another option.
    """
    refuse_reserved(book.questions)
    answers = parser.add_argument_group("answers (what is left out is unknown)")
    for question in book.questions:
        help = f"{question.ask} ({question.scale.allowed})".replace("%", "%%")
        _add_answer(answers, question.id, help)
    for id in sorted(id for id in book.merged if not is_reserved(id)):
        _add_answer(answers, id, SUPPRESS)
    known = ", ".join(sorted(book.questionnaires)) or "there is none"
    answers.add_argument(
        "--none-of", metavar="NAME", dest=f"{_KEPT_AS}screening", action=Once,
        help=f"no to each question of a questionnaire that has no option of its own here ({known})",
    )  # fmt: skip


def _add_answer(answers: _ArgumentGroup, id: str, help: str) -> None:
    answers.add_argument(
        *dict.fromkeys((f"--{id}", f"--{id.replace('_', '-')}")),
        dest=f"{_KEPT_AS}{id}",
        action=Once,
        metavar="ANSWER",
        type=read_answer,
        help=help,
    )


def answers_of(options: Namespace) -> dict[str, object]:
    """The answers given, as a check-in."""
    given = {
        name.removeprefix(_KEPT_AS): one
        for name, one in vars(options).items()
        if name.startswith(_KEPT_AS) and one is not None
    }
    name = none_of(options)
    if name is not None and name not in options.book.questionnaires:
        del given["screening"]  # which is refused by the name of its option
    return in_full(given, options.book.form)


def none_of(options: Namespace) -> str | None:
    """The questionnaire named by ``--none-of``; ``None`` without one, or with several."""
    name = getattr(options, f"{_KEPT_AS}screening")
    return name if isinstance(name, str) else None


def read_answer(given: str) -> int | str:
    """An ``int`` from a whole number, else the text itself: the model says what is allowed."""
    digits = given.removeprefix("-")
    return int(given) if digits.isascii() and digits.isdecimal() and len(given) < 12 else given
