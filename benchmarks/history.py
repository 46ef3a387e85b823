"""What a past costs: a step of the fold, five years of it, the next advice, and what is kept on a disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from benchmarks.table import Row
from benchmarks.timing import Effort, Measured, against, each
from recovery_advisor import Advice, RuleBook, load_history_book
from recovery_advisor.assessment.intake import Intake
from recovery_advisor.course.course import Course
from recovery_advisor.course.moments import Moment
from recovery_advisor.course.rules import CourseRules
from recovery_advisor.course.step import step
from recovery_advisor.history import (
    CheckedIn,
    Event,
    History,
    MemoryStore,
    Store,
    Trained,
    sqlite_store,
)
from recovery_advisor.history.lowering import EventLowering

STEP, FIVE_YEARS, NEXT = 60.0, 150.0, 2.0
#: A check-in a day for five years, and three sessions a week.
DAYS, SESSIONS = 1_826, (0, 2, 4)
APPENDED, BATCH = 100_000, 1_000
#: The id and the text of an event.
Text = tuple[str, str]
_BEGIN = datetime(2021, 1, 3, 20, tzinfo=UTC)


def rows(effort: Effort) -> Iterator[Row]:
    """The fold against plain assessments of the same check-ins, and stores against memory."""
    book = load_history_book()
    history = History.from_book(book, engine="bitmap")
    lowering, rules = EventLowering(book, Intake(book)), CourseRules(book)
    events = five_years(book, DAYS if effort.seconds else 60)
    moments = [lowering.moment(event) for event in events]
    plain = [lowering.read(one.check_in) for one in events if isinstance(one, CheckedIn)]
    assess = history.advisor.assess

    before = folded(moments[:-1], rules)
    yield Row("a step of the fold", "a plain assessment",
              against(each(lambda one: step(rules, before, one), moments[-1:]), each(assess, plain[-20:]), effort),
              most=STEP)  # fmt: skip

    anew = each(lambda moments: folded(moments, CourseRules(book)), [moments])
    all_plain = each(lambda check_ins: [assess(one) for one in check_ins], [plain])
    yield Row(f"five years folded by rules made anew: {len(events):,} events",
              "a plain assessment of each check-in",
              _in_ms(against(anew, all_plain, effort)), most=FIVE_YEARS, unit="ms")  # fmt: skip

    texts = [(event.id, event.to_json()) for event in events]
    asked = each(assess, [plain[-1].model_dump(mode="json")])
    with TemporaryDirectory() as folder:
        for store, target in ((MemoryStore(), NEXT), (sqlite_store(f"{folder}/recovery.db"), None)):
            store.append("ann", texts)
            kept = History.from_book(book, store, engine="bitmap")
            own = each(_advise_of(kept, events[-1].at), ["ann"])
            yield Row(f"the next advice of a kept person, {type(store).__name__}",
                      "a plain assessment, from a mapping", against(own, asked, effort), target)  # fmt: skip

    appended = APPENDED if effort.seconds else BATCH
    yield _appending("in batches of 1,000", texts, appended, BATCH)
    yield _appending("one by one", texts, appended // 100, 1)


def _advise_of(history: History, at: datetime) -> Callable[[str], Advice]:
    return lambda person: history.advise(person, at)


def folded(moments: Sequence[Moment], rules: CourseRules) -> Course:
    """The course after moments."""
    course = Course()
    for moment in moments:
        course = step(rules, course, moment)
    return course


def five_years(book: RuleBook, days: int) -> list[Event]:
    """The events of somebody whose days differ."""
    random = Random(5)
    best = {question.id: question.answer(0) for question in book.asked}
    events: list[Event] = []
    for day in range(days):
        at = _BEGIN + timedelta(days=day, minutes=random.randrange(60))
        today = {"pain": random.choice((0, 0, 1, 2, 3)), "range_of_motion": random.randint(85, 100)}
        events.append(CheckedIn(at=at, check_in={**best, **today}))
        if day % 7 in SESSIONS:
            later = at + timedelta(hours=1)
            events.append(
                Trained(at=later, level="gradual", peak_pain=random.randrange(4), felt="fine")
            )
    return events


def _appending(how: str, texts: Sequence[Text], events: int, batch: int) -> Row:
    """Events appended once, with the rate by the clock on the wall: waiting for a disk takes no CPU."""
    many = [texts[n % len(texts)] for n in range(events)]
    with TemporaryDirectory() as folder:
        began = perf_counter()
        own = _appended(sqlite_store(f"{folder}/recovery.db"), many, batch)
        rate = events / (perf_counter() - began)
    baseline = _appended(MemoryStore(), many, batch)
    return Row(f"an event appended to SQLite {how}: {events:,} of them, {rate:,.0f} a second",
               "the same in memory", Measured(own, baseline, own / baseline))  # fmt: skip


def _appended(store: Store, events: Sequence[Text], batch: int) -> float:
    """Microseconds an event, appended in batches, each those of somebody new."""
    began = process_time()
    for start in range(0, len(events), batch):
        store.append(f"person {start}", events[start : start + batch])
    return 1e6 * (process_time() - began) / len(events)


def _in_ms(measured: Measured) -> Measured:
    return Measured(measured.own / 1e3, measured.baseline / 1e3, measured.ratio)
