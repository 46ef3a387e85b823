"""A server of PostgreSQL of the tests' own, in a temporary folder, reached by a socket there."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

#: Where Debian puts it.
PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: one.parent.name)


def _owner() -> str | None:
    """Who runs it where the tests run as root, as whom it refuses to run."""
    if os.geteuid():
        return None
    known = {one.pw_name for one in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


@contextmanager
def postgres_server() -> Iterator[str]:
    """A server that has just begun, as the URL of an empty database."""
    folder = Path(mkdtemp(prefix="recovery-advisor-"))  # a short path, as sockets need
    owner = _owner()
    if owner:
        shutil.chown(folder, owner)

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [PROGRAMS[-1] / program, *arguments],
            check=True,
            cwd=folder,
            user=owner,
            stdout=subprocess.DEVNULL,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
        )

    data = str(folder / "data")
    run("initdb", "-D", data, "-U", "tester", "-A", "trust", "--no-sync")
    try:
        options = f"-c listen_addresses= -c unix_socket_directories={folder}"
        run("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield f"postgresql://tester@/postgres?host={folder}"
        finally:
            run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
