"""Hypothesis strategies for people who test an app, or rules, against the advisor.

Needs Hypothesis, which nothing else in the library imports.
"""

from recovery_advisor.testing.books import Pages, rule_books, written_books
from recovery_advisor.testing.people import check_ins, preferences, worse_than

__all__ = ["Pages", "check_ins", "preferences", "rule_books", "worse_than", "written_books"]
