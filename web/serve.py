"""A server of the built page for this machine: right types of files, the policy as a header."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from web.policy import HEADER_POLICY

#: Where `python -m web serve` listens.
PORT = 8000


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = {  # noqa: RUF012
        "": "application/octet-stream",
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".mjs": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".wasm": "application/wasm",
        ".webmanifest": "application/manifest+json",
        ".zip": "application/zip",
    }

    def __init__(self, *args: Any, note: Callable[[str], None], folder: Path) -> None:
        self.note = note
        super().__init__(*args, directory=str(folder))

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", HEADER_POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file; whoever closes the page in the middle of it is no fault."""
        with suppress(ConnectionError):
            super().copyfile(source, outputfile)

    def log_message(self, format: str, *args: object) -> None:
        """Note each request by its first line."""
        self.note(self.requestline)


class PageServer(ThreadingHTTPServer):
    """Serves a folder to this machine alone.

    Args:
        folder: the built page.
        port: 0 is any that is free.
        note: is called with the first line of each request.
    """

    daemon_threads = True

    def __init__(self, folder: Path, port: int, note: Callable[[str], None]) -> None:
        super().__init__(("127.0.0.1", port), partial(_Handler, note=note, folder=folder))

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"http://127.0.0.1:{self.server_address[1]}/"


@contextmanager
def served(folder: Path, note: Callable[[str], None] = lambda line: None) -> Iterator[PageServer]:
    """A server of a folder that runs as long as the context does."""
    with PageServer(folder, 0, note) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def serve(folder: Path) -> None:
    """Serve a folder until interrupted."""
    with PageServer(folder, PORT, print) as server:
        print(f"The page is at {server.address} (end with Ctrl-C)")
        server.serve_forever()
