"""Recovery over time: events are kept, and an advice follows from all of them.

``History`` keeps and advises; ``step``, ``fold`` and ``derived`` are the pure fold underneath, for apps
that keep events themselves. See docs/history.md.
"""

from recovery_advisor.course.course import Course
from recovery_advisor.history.calendar import session_calendar, session_days
from recovery_advisor.history.event_form import read_event
from recovery_advisor.history.history import History
from recovery_advisor.history.picture import course_picture
from recovery_advisor.history.pure import derived, fold, step
from recovery_advisor.history.standing_signs import StandingSign, standing_signs
from recovery_advisor.history.stores.memory import MemoryStore
from recovery_advisor.history.stores.postgres import postgres_store
from recovery_advisor.history.stores.protocol import Store
from recovery_advisor.history.stores.sql import SqlStore
from recovery_advisor.history.stores.sqlite import sqlite_store
from recovery_advisor.history.timeline import TimelineMoment
from recovery_advisor.values.errors import EventConflict, StoreError
from recovery_advisor.values.events import (
    Amended,
    CheckedIn,
    Cleared,
    Event,
    Noticed,
    Trained,
)

__all__ = [
    "Amended",
    "CheckedIn",
    "Cleared",
    "Course",
    "Event",
    "EventConflict",
    "History",
    "MemoryStore",
    "Noticed",
    "SqlStore",
    "StandingSign",
    "Store",
    "StoreError",
    "TimelineMoment",
    "Trained",
    "course_picture",
    "derived",
    "fold",
    "postgres_store",
    "read_event",
    "session_calendar",
    "session_days",
    "sqlite_store",
    "standing_signs",
    "step",
]
