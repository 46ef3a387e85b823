"""``track record``: keeps a check-in or another event, and says what is advised now."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence

from recovery_advisor.cli.advising import advice_first
from recovery_advisor.cli.command import Command
from recovery_advisor.cli.course_story import after_session
from recovery_advisor.cli.following import advised_after, holds_back, signs_told
from recovery_advisor.cli.interview import ask_check_in
from recovery_advisor.cli.options.events import add_events
from recovery_advisor.cli.options.formats import add_formats
from recovery_advisor.cli.options.moments import at_of
from recovery_advisor.cli.options.preferences import add_preferences, preferences_of
from recovery_advisor.cli.options.store import add_rules, add_store, history_of
from recovery_advisor.cli.printing import refuse
from recovery_advisor.cli.recording import by_options, checked_in, event_of, is_given
from recovery_advisor.cli.refusal import Refusal
from recovery_advisor.cli.status import Status
from recovery_advisor.cli.terminal import asks, coloured
from recovery_advisor.cli.told_first import tell_first
from recovery_advisor.history import (
    Amended,
    CheckedIn,
    Cleared,
    Event,
    History,
    StandingSign,
    Trained,
    standing_signs,
)
from recovery_advisor.history.plain_book import plain_book
from recovery_advisor.loading.folder import load_history_book
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.errors import InputError, StoreError
from recovery_advisor.values.levels import Verdict
from recovery_advisor.values.translator import Translator


def _add_options(parser: ArgumentParser, arguments: Sequence[str]) -> None:
    book = _book_ahead(parser, arguments)
    parser.set_defaults(history_book=book)
    add_store(parser)
    add_rules(parser)
    add_events(parser, plain_book(book))
    add_preferences(parser)
    add_formats(parser, "text", "json")


def _book_ahead(parser: ArgumentParser, arguments: Sequence[str]) -> RuleBook:
    """The rule book named among arguments, read before the options that depend on it.

    Raises:
        RulesError: with every fault found in a folder.
    """
    alone = type(parser)(prog=parser.prog, usage=parser.usage, add_help=False, allow_abbrev=False)
    add_rules(alone)
    rules = alone.parse_known_args(arguments)[0].rules
    return load_history_book() if rules is None else History.from_folder(rules).book


def _run(options: Namespace) -> int:
    given = is_given(options) or not asks()
    history = history_of(options, make=True, book=options.history_book, late=given)
    event, shown = _event(options, history)
    told = shown or tell_first(event, history, options)
    try:
        before = _signs(history, options.person)
        with by_options():
            kept = history.record(options.person, event)
    except StoreError as error:
        if told is None:
            raise
        return refuse(Refusal(error, 1, among_others=False), options.format)
    advice = history.advise(options.person, preferences=preferences_of(options))
    if options.format == "json":
        advised = advice.model_dump(mode="json")
        print(json.dumps({"kept": json.loads(kept.to_json()), "advice": advised}))
        return Status.DONE
    words = history.book.languages.words(options.locale)
    if told is None or advice.verdict is not told:
        print("\n".join(_shown(kept, advice, history.book, words)))
    if isinstance(kept, Cleared) and _signs(history, options.person) == before:
        print(words("No danger sign was there to clear: kept as a clearance."))
    if before:
        for line in signs_told(history.course(options.person), history.book, words):
            print(line)
    print(f"\nKept as {kept.id}. A slip? Take it back with --amend and this id.")
    return Status.DONE


def _signs(history: History, person: str) -> tuple[StandingSign, ...] | None:
    """The danger signs that stand; ``None`` while an event can't be read, which is to be amended."""
    try:
        return standing_signs(history.course(person), history.book)
    except InputError:
        return None


def _event(options: Namespace, history: History) -> tuple[Event, Verdict | None]:
    """The event, and the referral that was shown already."""
    if is_given(options) or not asks():
        return event_of(options, history), None
    check_in, told = ask_check_in(history.advisor, preferences_of(options))
    print()
    return checked_in(check_in.model_dump(mode="json"), history, at_of(options)), told


def _shown(kept: Event, advice: Advice, book: RuleBook, words: Translator) -> Iterator[str]:
    """Yield the advice, whole after a check-in; after a session what comes of that first."""
    event = kept.by if isinstance(kept, Amended) else kept
    if isinstance(event, Trained):
        yield from after_session(event, book, words)
        if holds_back(advice):
            yield f"\n{coloured(advice)}"
    else:
        yield coloured(advice) if isinstance(event, CheckedIn) else advised_after(advice)


COMMAND = Command(
    help="keep a check-in, a session or what else was learnt, and say what is advised now;"
    " on a terminal it asks",
    example="recovery-advisor track record\n"
    "  recovery-advisor track record check-in.json\n"
    "  recovery-advisor track record --trained gradual --peak-pain 1 --felt fine\n"
    "  recovery-advisor track record --noticed pain=5\n"
    "  recovery-advisor track record --cleared new_weakness --by 'clinic 7' --until 2099-12-31\n"
    "  recovery-advisor track record --amend 7f2d7766e5fa0ddb05c7bb63",
    usage="recovery-advisor track record [FILE] [OPTION ...]",
    add_options=_add_options,
    run=advice_first(_run),
)
