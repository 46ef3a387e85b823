"""Writes ``docs/reports/red-flags-1-to-2.html``: what version 2 of the shipped packs changes in version 1.

``python -m tests.first_report`` takes version 1 from the history of the repository. Its ``rules.lock`` is
left out, as its hashes are of an older form; nothing else is changed. It takes some minutes.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from recovery_advisor.cli.main import main
from recovery_advisor.loading.shipped import shipped_rules
from tests.generated import ROOT

COMMAND = "python -m tests.first_report"
PAGE = ROOT / "docs" / "reports" / "red-flags-1-to-2.html"
#: The last commit of version 1.
_VERSION_1 = "8b4e9fa"


def old_rules(into: Path) -> Path:
    """Version 1 of the shipped rules, laid out in a folder.

    Raises:
        CalledProcessError: where the history is not there.
    """
    archive = ["git", "archive", _VERSION_1, "rules"]
    files = subprocess.run(archive, cwd=ROOT, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=BytesIO(files)) as tar:
        tar.extractall(into, filter="data")
    (into / "rules" / "rules.lock").unlink()
    return into / "rules"


def write() -> int:
    """Write the page; the exit status of ``rules report``."""
    PAGE.parent.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        old = old_rules(Path(folder))
        return main(["rules", "report", str(old), str(shipped_rules()), "-o", str(PAGE)])


if __name__ == "__main__":
    sys.exit(write())
