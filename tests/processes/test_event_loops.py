"""An advisor in asyncio: in the loop, in its threads, in tasks that are cancelled."""

from __future__ import annotations

import asyncio

import pytest

from recovery_advisor import Advisor, load_book
from recovery_advisor.loading.shipped import shipped_rules
from tests.processes.people import PEOPLE, told

ADVISOR = Advisor.from_book(load_book(shipped_rules(), ["upper-back"]))
EXPECTED = told(ADVISOR)


def test_the_loop_and_its_threads_assess_at_once() -> None:
    async def ask(number: int) -> list[str]:
        person = PEOPLE[number % len(PEOPLE)]
        if number % 3:
            return await asyncio.to_thread(told, ADVISOR, person)
        await asyncio.sleep(0)
        return told(ADVISOR, person)

    async def main() -> list[list[str]]:
        return await asyncio.gather(*[ask(number) for number in range(300)])

    found = asyncio.run(main())
    assert found == [[EXPECTED[number % len(PEOPLE)]] for number in range(300)]


def test_a_cancelled_task_leaves_the_others_right() -> None:
    async def main() -> None:
        async with asyncio.timeout(60):
            for _ in range(40):
                tasks = [asyncio.create_task(asyncio.to_thread(told, ADVISOR)) for _ in range(8)]
                await asyncio.sleep(0)
                for task in tasks[::2]:
                    task.cancel()
                ended = await asyncio.gather(*tasks, return_exceptions=True)
                assert all(isinstance(one, asyncio.CancelledError) for one in ended[::2])
                assert ended[1::2] == [EXPECTED] * 4
        assert told(ADVISOR) == EXPECTED

    asyncio.run(main())


def test_a_timeout_around_a_thread_leaves_the_next_right() -> None:
    async def main() -> None:
        for _ in range(20):
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0):
                    await asyncio.to_thread(told, ADVISOR)
        assert await asyncio.to_thread(told, ADVISOR) == EXPECTED

    asyncio.run(main())
