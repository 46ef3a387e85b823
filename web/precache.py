"""Which files work offline, and the hash of each, so that the service worker keeps no mixture of versions."""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

#: The service worker itself, which the browser keeps.
WORKER = "service-worker.js"


def precache(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file of the page by its name, as a browser writes it."""
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file.name != WORKER)
    return {file.relative_to(folder).as_posix(): _hash(file) for file in files}


def write_worker(template: str, folder: Path) -> None:
    """Write the service worker with the list of files and a name made of all of them."""
    listed = json.dumps(precache(folder), indent=1)
    name = sha256(listed.encode()).hexdigest()[:16]
    text = template.replace("{{files}}", listed).replace("{{version}}", name)
    (folder / WORKER).write_text(text, encoding="utf-8", newline="\n")


def _hash(file: Path) -> str:
    return b64encode(sha256(file.read_bytes()).digest()).decode()
