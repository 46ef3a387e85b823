"""Logs faults of engines and observers. A person's answers are never logged."""

from __future__ import annotations

from recovery_advisor.rulebook.book import RuleBook


def log_fault(of: str, what: str, book: RuleBook) -> None:
    """Log a fault of an engine or an observer, with the rule book in use."""
    import logging  # only a fault needs it, and start-up time counts

    logger = logging.getLogger("recovery_advisor")
    logger.error("%s fault: %s; rule book %s", of, what, book.id.sha256)
