"""``explain``: says of every check-in why its advice is what it is, and what would change it."""

from __future__ import annotations

from argparse import Namespace

from recovery_advisor.cli.assess import Shown, answer_each


def run_explain(options: Namespace) -> int:
    """Explain the advice for every check-in and return how many were refused."""
    return answer_each(options, _SHOWN[options.format])


_SHOWN: dict[str, Shown] = {
    "text": lambda advice: str(advice.explain()),
    "json": lambda advice: advice.explain().model_dump_json(),
    "markdown": lambda advice: advice.explain().as_markdown(),
    "html": lambda advice: advice.explain().as_html(),
}
