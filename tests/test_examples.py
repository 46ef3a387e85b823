"""The examples: there are as many as promised, and each is short enough to read at once.

That each runs, and prints what stands in ``examples/output``, is tested with the generated files.
"""

from pathlib import Path

import pytest

from tests.generated import EXAMPLES, GENERATED

MOST_LINES = 60


@pytest.mark.parametrize("example", sorted(EXAMPLES.glob("*.py")), ids=lambda path: path.stem)
def test_an_example_is_at_most_60_lines_and_its_output_is_kept(example: Path) -> None:
    assert len(example.read_text(encoding="utf-8").splitlines()) <= MOST_LINES
    assert Path(f"examples/output/{example.stem}.txt") in GENERATED


def test_each_use_that_the_readme_promises_has_an_example() -> None:
    assert {path.stem for path in EXAMPLES.glob("*.py")} == {
        "ankle",
        "ask_one_at_a_time",
        "back_to_everything",
        "desk_workers_ache",
        "embed_in_an_app",
        "severe_pain",
        "test_your_own_app",
        "three_days_after_a_strain",
        "why_not_yet",
        "wrong_wrappers",
    }
