"""Calls an app that may be asynchronous."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from inspect import isawaitable
from typing import Any


@contextmanager
def awaited(app: Callable[..., object]) -> Iterator[Callable[..., object]]:
    """The app as a plain function: what it returns is awaited, all of it on one event loop.

    Where a loop is running in this thread, as in an asynchronous test, it is awaited in another.
    """
    with ExitStack() as stack:
        runner = asyncio.Runner()  # it makes a loop once there is something to await
        stack.callback(runner.close)
        run: Callable[[Any], object] = runner.run
        if _in_a_loop():
            thread = stack.enter_context(ThreadPoolExecutor(max_workers=1))
            run = lambda coroutine: thread.submit(runner.run, coroutine).result()  # noqa: E731

        def call(*given: object) -> object:
            result = app(*given)
            return run(_result(result)) if isawaitable(result) else result

        yield call


async def _result(awaitable: Awaitable[object]) -> object:
    return await awaitable


def _in_a_loop() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True
