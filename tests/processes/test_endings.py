"""A process that ends while, or after which, an advisor is at work."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

BEGIN = """
import atexit, gc, os, sys, threading
from recovery_advisor import Advisor

advisor = Advisor(["upper-back"])
def tell():
    print(advisor.assess({"pain": 9}).urgency.value, flush=True)
"""
ENDINGS = {
    "an atexit hook assesses": "atexit.register(tell)",
    "an object assesses when it goes": """
class Goes:
    def __del__(self): tell()
Goes()
""",
    "an object assesses when the collector finds it, in an assessment": """
class Goes:
    def __init__(self): self.itself = self
    def __del__(self): seen.append(advisor.assess({"pain": 9}).urgency.value)
seen = []
gc.set_threshold(1, 1, 1)
for _ in range(50):
    Goes()
    assert advisor.assess({"pain": 8}).urgency == "urgent"
gc.set_threshold(700, 10, 10)
assert seen and set(seen) == {"urgent"}, seen
tell()
""",
    "daemon threads assess while Python goes": """
begun = threading.Barrier(5)
def go_on():
    advisor.assess({"pain": 9})
    begun.wait()
    while True: advisor.assess({"pain": 9})
for _ in range(4): threading.Thread(target=go_on, daemon=True).start()
begun.wait()
tell()
""",
    "os._exit while threads assess": """
begun = threading.Barrier(3)
def go_on():
    begun.wait()
    while True: advisor.assess({"pain": 9})
for _ in range(2): threading.Thread(target=go_on, daemon=True).start()
begun.wait()
tell()
os._exit(0)
""",
    "a thread assesses after the main one has ended": """
main = threading.main_thread()
def last():
    main.join()
    tell()
threading.Thread(target=last).start()
""",
}


#: Python itself may abort where daemon threads run on while it ends; docs/embedding.md says to join them.
MAY_ABORT = {"daemon threads assess while Python goes"}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_process_ends_well_and_tells_what_it_should(ending: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", BEGIN + ENDINGS[ending]],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    if ending in MAY_ABORT and ended.returncode == -signal.SIGABRT:
        return
    assert (ended.returncode, ended.stdout.split(), ended.stderr) == (0, ["urgent"], "")
