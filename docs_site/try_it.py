"""The page to try the advisor on: the app that runs in a browser, where it was built."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

PAGE = "try-it.md"
_BEGIN = """# Try it

**No clinician has reviewed the rules, and this is no diagnosis.** In an emergency, call your local emergency
number.

It keeps no history: it goes by today's answers alone. [What counts over days](clinical/way-back.md), such as the full
programme after an injury, does not come into it.

"""
_APP = """The app below asks the questions and advises, in your browser alone: nothing that you answer leaves it.

<iframe class="app" src="../app/" title="The advisor, as an app"></iframe>

<a href="../app/">The app on a page of its own</a>
"""
_NO_APP = """The app was not built when this site was made, so it is not here.

On a terminal, `recovery-advisor` alone asks the questions and answers.
"""


def try_it_page(app: Path) -> Mapping[str, str]:
    """The page by its address, of the folder that the app was built into."""
    return {PAGE: _BEGIN + (_APP if _is_built(app) else _NO_APP)}


def app_files(app: Path) -> Iterator[tuple[str, Path]]:
    """Each file of the app with its address on the site; none where it was not built."""
    if _is_built(app):
        for file in sorted(app.rglob("*")):
            if file.is_file():
                yield f"app/{file.relative_to(app).as_posix()}", file


def _is_built(app: Path) -> bool:
    return (app / "index.html").is_file()
