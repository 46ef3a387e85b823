"""Breaks a call off in its middle, at each place where Python looks for a signal, and more."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

from recovery_advisor.engines import durable

#: The package, whose every file a call may be broken off in.
PACKAGE = durable.__file__.removesuffix("engines/durable.py")


class Interruption(BaseException):
    """As a timeout of gevent, or whatever a signal handler raises."""


def break_off(
    work: Callable[[], object],
    at: int,
    error: type[BaseException] = Interruption,
    inside: str = PACKAGE,
    every_instruction: bool = False,
) -> bool:
    """Call something, and raise an error at one line or instruction of what it runs.

    Args:
        work: the call; what it raises is passed over.
        at: which of them, from 1.
        error: what is raised.
        inside: the beginning of the path of each file whose lines count.
        every_instruction: whether each instruction of the byte code counts, and not each line alone.

    Returns:
        Whether the call came so far.
    """
    passed = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal passed
        if not frame.f_code.co_filename.startswith(inside):
            return None
        frame.f_trace_opcodes = every_instruction
        if event == ("opcode" if every_instruction else "line"):
            passed += 1
            if passed == at:
                sys.settrace(None)
                raise error
        return trace

    before, hook = sys.gettrace(), sys.unraisablehook
    # What is raised while a rule set is freed is lost, as any error in such a place is.
    sys.unraisablehook = lambda _: None
    # Python 3.12 looks at whether a frame wants each instruction when tracing begins, and not later.
    sys._getframe().f_trace_opcodes = every_instruction
    sys.settrace(trace)
    try:
        work()
    except BaseException as raised:
        if passed < at:
            raise
        del raised
    finally:
        sys.settrace(before)
        sys.unraisablehook = hook
    return passed >= at


def break_in(work: Callable[[], object], handler: Callable[[], object], inside: str) -> object:
    """Call something, and something else at each line of what it runs, as a signal handler is called."""

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        if not frame.f_code.co_filename.startswith(inside):
            return None
        if event == "line":
            handler()
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        return work()
    finally:
        sys.settrace(before)
