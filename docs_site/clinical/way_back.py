"""The page of the way back over days: one table of times, then each rule that counts days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docs_site.clinical.conditions import when
from docs_site.clinical.course_words import asked_by, days, hours
from docs_site.clinical.outcomes import STEPS
from docs_site.clinical.rules import rule_entry
from docs_site.clinical.writing import (
    beginning,
    cited,
    heading,
    rule_link,
    sentence,
    text,
)
from recovery_advisor.authoring.docs.decision_table import rules_of
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.course_numbers import A_DAY, CourseNumbers
from recovery_advisor.values.reasons import Citation
from recovery_advisor.values.translator import humanize

TITLE = "The way back over days"
_ABOUT = (
    "What counts where an app keeps somebody's check-ins and sessions: one check-in alone can open a gentle start"
    " to somebody injured, and only days without trouble open the full programme. Nothing here opens what the"
    " [rules](rules.md) of the day hold back. [Try it](../try-it.md) keeps no days, so none of this counts there."
)
#: What the times are called where they are cited.
_NAMES: Mapping[str, str] = {
    "clear": "a clear check-in",
    "a_day": "what two days are",
    "clear_gap": "when a run of clear days ends",
    "settled": "when a flare-up has settled",
    "response": "when a check-in tells how a session was taken",
    "earned": "what earns the full programme",
    "lapse": "when that is lost",
    "flares_within": "how far back flare-ups are counted",
    "lasts": "when a sign ends",
    "flare": "a flare-up",
    "session": "a session that went well, or was too much",
    "worsening": "pain that has grown",
}
Row = tuple[str, str]


def way_back(folder: CheckedFolder) -> str:
    """The page; it says that nothing counts days where no rules do."""
    book = folder.whole.book
    course, pack = book.course, book.history
    if course is None or pack is None:
        return beginning(TITLE, book, "These rules count no days.")
    parts = (
        "\n## In hours and days\n\n| what | how long, or how many |\n|---|---|\n",
        *(f"| {what} | {long} |\n" for what, long in _times(course, book)),
        *_meanings(course, book),
        *_signs(course, book),
        heading(2, "The rules", "rules-of", pack),
        *(rule_entry(rule, effects, book) for rule, effects in rules_of(book, pack)),
        *_sources(folder),
    )
    return beginning(TITLE, book, _ABOUT) + "".join(parts)


def _times(course: CourseNumbers, book: RuleBook) -> Iterator[Row]:
    yield from _flare_times(course, book)
    between = asked_by("a-day-between", "strength_rest", book)
    if between:
        yield (
            "After strength work, gentle moves at most while the time from it to the last check-in is",
            between,
        )
    yield from _full_times(course, book)
    again = asked_by("check-in-again", "check_in_age", book)
    if again:
        yield "No exercise without a new check-in, once the last one is", f"{again} old"
    yield "Two clear check-ins are two days from", f"{hours(course.a_day)} apart"
    yield "A run of clear days ends without a clear check-in for", hours(course.clear_gap)
    yield from _looked_at(course, book)


def _flare_times(course: CourseNumbers, book: RuleBook) -> Iterator[Row]:
    yield (
        "Rest after a flare-up, where there is an injury, ends after",
        f"{days(course.settled)} clear in a row",
    )
    settled = asked_by("flare-eases-off", "clear_days", book)
    if settled:
        yield (
            "After a flare-up, gentle moves at most: until one session has gone well, and while the clear days"
            " in a row are",
            settled,
        )


def _full_times(course: CourseNumbers, book: RuleBook) -> Iterator[Row]:
    yield (
        "The full programme after an injury",
        f"{days(course.earned_days)} clear in a row, and {course.earned_sessions} strength sessions in them"
        " that went well",
    )
    kept = asked_by("full-after-an-injury", "clear_days", book)
    if kept:
        yield "Once earned, the full programme needs this many clear days in a row", kept
    yield "What was earned is lost without a clear check-in for", hours(course.lapse)
    yield (
        "A clear check-in tells how a session was taken if it comes",
        f"from {hours(course.response_from)} to {hours(course.response_to)} after it",
    )


def _looked_at(course: CourseNumbers, book: RuleBook) -> Iterator[Row]:
    yield "Flare-ups are counted back over", hours(course.flares_within)
    unsettled = asked_by("not-settling", "unclear_days", book)
    if unsettled:
        yield "See somebody within two weeks: no two clear days in a row for", unsettled
    worse = course.worsening
    yield (
        "See somebody within two weeks: the pain has grown",
        f"by {worse.by} points or more, to {worse.pain} or more: the middle pain of the last {hours(worse.now)}"
        f" against that of the time before, back to {hours(worse.before)} ago; with at least"
        f" {days(worse.days_now)} and {days(worse.days_before)} on which a pain was told",
    )


def _meanings(course: CourseNumbers, book: RuleBook) -> Iterator[str]:
    yield "\n## What the words mean\n\n"
    opened = STEPS[course.clear]
    yield f"- **A clear check-in:** the rules of the day, danger signs aside, open {opened}.\n"
    yield when(course.flare, book, "A flare-up is told, or a session is too much, when")
    yield when(course.fine, book, "A session went well when")
    yield when(course.failed, book, "A session was too much when")


def _signs(course: CourseNumbers, book: RuleBook) -> Iterator[str]:
    """For each sign that time ends, how long after; the others need a professional as well."""
    yield (
        f"\n## What ends a danger sign\n\nA sign to be seen today or to call for now counts on until a later whole"
        " check-in says no to it **and** a professional has looked. These end without a professional,"
        f" a check-in up to {hours(A_DAY - course.a_day)} early included:\n\n"
        "| sign | ends, once a check-in says no to it, |\n|---|---|\n"
    )
    there = {effect.rule.id for effect in book.effects}
    for lasts in dict.fromkeys(course.lasts.values()):
        rules = [rule for rule, of in course.lasts.items() if of == lasts and rule in there]
        ends = f"from {hours(lasts)} after it was told" if lasts else "at once"
        if rules:
            yield f"| {', '.join(rule_link(rule, book) for rule in rules)} | {ends} |\n"


def _sources(folder: CheckedFolder) -> Iterator[str]:
    yield "\n## Sources of the times\n\n"
    book = folder.whole.book
    for file in folder.whole.files.all:
        for one in file.record.course.sources if file.record.course else ():
            work, at = one.source.work, one.source.at
            citation = Citation(work=work, at=at, title=book.works[work].title)
            names = ", ".join(_NAMES.get(name) or humanize(name) for name in one.of)
            yield f"- {sentence(text(names))}: {cited(citation, book)}\n"
