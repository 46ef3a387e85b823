"""``python -m web build [FOLDER]``, ``serve``, ``time`` or ``screenshots``."""

from __future__ import annotations

import argparse
from pathlib import Path

from web.build import FOLDER, build
from web.serve import serve


def main() -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m web", description="The page for a browser.")
    parser.add_argument("what", choices=["build", "serve", "time", "screenshots"])
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER, help="of the built page")
    asked = parser.parse_args()
    if asked.what == "build":
        _build(parser, asked.folder)
    elif not (asked.folder / "index.html").is_file():
        parser.error(
            f"there is no page in {asked.folder}; first: python -m web build {asked.folder}"
        )
    elif asked.what == "serve":
        serve(asked.folder)
    else:
        _in_a_browser(asked.what, asked.folder)


def _build(parser: argparse.ArgumentParser, folder: Path) -> None:
    try:
        print(f"The page is in {build(folder)}")
    except FileExistsError as fault:
        parser.error(str(fault))


def _in_a_browser(what: str, folder: Path) -> None:
    """What needs the extra `web`, which is imported only then."""
    if what == "time":
        from web.timing import first_question

        print(first_question(folder))
    else:
        from web.screenshots import take

        print(f"The pictures are in {take(folder)}")


if __name__ == "__main__":
    main()
