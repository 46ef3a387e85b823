"""The durable engine for a long time: right every time, and no memory lost.

``RECOVERY_ADVISOR_SOAK`` sets how many assessments there are, over four threads.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest

from recovery_advisor import Advisor
from recovery_advisor.engines.bitmap import BitmapEngine
from recovery_advisor.engines.durable import DurableEngine
from tests.support.engines import needs_durable

THREADS = 4
ASSESSMENTS = int(os.environ.get("RECOVERY_ADVISOR_SOAK", "1000000"))
#: Megabytes that may come on top once a tenth is done.
MOST_GROWTH = 8.0


def megabytes() -> float:
    """Resident memory of this process."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


@pytest.mark.slow
@needs_durable
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="reads memory from /proc")
def test_a_million_assessments_are_right_and_leave_memory_flat(
    capsys: pytest.CaptureFixture[str],
) -> None:
    book = Advisor(engine="bitmap").book
    durable, bitmap = DurableEngine(book), BitmapEngine(book)

    def assess(seed: int, times: int) -> int:
        random = Random(seed)
        wrong = 0
        for _ in range(times):
            answers = tuple(random.randrange(len(q.intervals)) for q in book.questions)
            wrong += durable.counting(answers) != bitmap.counting(answers)
        return wrong

    def spread(times: int, seed: int) -> int:
        with ThreadPoolExecutor(THREADS) as pool:
            seeds = range(seed, seed + THREADS)
            return sum(pool.map(assess, seeds, [times // THREADS] * THREADS))

    wrong = spread(ASSESSMENTS // 10, seed=0)
    before = megabytes()
    wrong += spread(ASSESSMENTS - ASSESSMENTS // 10, seed=100)
    after = megabytes()
    with capsys.disabled():
        print(
            f"\n{ASSESSMENTS:,} assessments, {wrong} wrong, {before:.1f} MB at a tenth, {after:.1f} MB at the end"
        )
    assert wrong == 0
    assert after - before < MOST_GROWTH
