"""Finds what the working tree breaks of the public interface that the last release had.

``python -m docs_site.api_breaks`` compares with the last tag, and has exit status 1 where anything is broken.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import griffe

#: The modules whose ``__all__`` is the public interface.
PUBLIC = ("recovery_advisor", "recovery_advisor.history", "recovery_advisor.testing")
_COLOUR = re.compile(r"\x1b\[\d+m")


def last_tag(repository: Path) -> str | None:
    """The last tag before the commit checked out; ``None`` where there is none."""
    command = ["git", "-C", str(repository), "describe", "--tags", "--abbrev=0"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() or None


def breaks(repository: Path, tag: str, modules: Sequence[str] = PUBLIC) -> Iterator[str]:
    """What is broken since a tag, a line each.

    Args:
        repository: where the package lies, at the top of it.
        tag: what to compare with.
        modules: the public modules of one package, itself first.
    """
    package = modules[0]
    old = griffe.load_git(package, ref=tag, repo=repository, resolve_aliases=True)
    new = griffe.load(
        package, search_paths=[repository], resolve_aliases=True, allow_inspection=False
    )
    _hide_internals(old, modules)
    for one in griffe.find_breaking_changes(old, new):
        yield _COLOUR.sub("", one.explain(griffe.ExplanationStyle.ONE_LINE))


def _hide_internals(package: griffe.Object | griffe.Alias, modules: Sequence[str]) -> None:
    """Mark the modules of a package that are not public, which griffe takes for public otherwise."""
    for name, member in package.members.items():
        if member.is_module and not member.is_alias:
            path = f"{package.path}.{name}"
            member.public = any(f"{one}.".startswith(f"{path}.") for one in modules)
            _hide_internals(member, modules)


def main(repository: Path) -> int:
    """Print what is broken; the exit status."""
    tag = last_tag(repository)
    if tag is None:
        print("No release is tagged yet, so nothing can be broken.")
        return 0
    found = list(breaks(repository, tag))
    print("\n".join(found) if found else f"Nothing that {tag} had is broken.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(Path(__file__).parent.parent))
