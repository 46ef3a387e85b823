"""``explain``: says of every check-in why its advice is what it is, and what would change it."""

from __future__ import annotations

from argparse import Namespace

from recovery_advisor.cli.assess import answer_each


def run_explain(options: Namespace) -> int:
    """Explain the advice for every check-in and return how many were refused."""
    return answer_each(options, lambda advice: format(advice.explain(), options.format))
