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
        here: Callable[..., object] = _directly
        if _in_a_loop():
            here = _inside(stack.enter_context(ThreadPoolExecutor(max_workers=1)))
        runner = asyncio.Runner()  # it makes a loop once there is something to await
        stack.callback(here, runner.close)

        def call(*given: object) -> object:
            result = app(*given)
            return here(runner.run, _result(result)) if isawaitable(result) else result

        yield call


def _directly(call: Callable[..., object], *given: Any) -> object:
    return call(*given)


def _inside(thread: ThreadPoolExecutor) -> Callable[..., object]:
    return lambda call, *given: thread.submit(call, *given).result()


async def _result(awaitable: Awaitable[object]) -> object:
    return await awaitable


def _in_a_loop() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True
