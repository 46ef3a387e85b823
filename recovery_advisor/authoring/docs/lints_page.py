"""Writes the page of lints: what each finds and why, a failing and a passing example."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from recovery_advisor.authoring.lint.lint import Files, Lint

_HEAD = """# What `rules check` finds

A rules folder that loads may still be wrong. Each of these is one small function in
`recovery_advisor/authoring/lint/lints`, beside the two examples shown here; the tests run both on the folder
that `recovery-advisor rules new` lays out. An error or a warning makes `rules check` end with status 1,
a hint does not.

A pack may accept a finding, in its `pack.yaml`:

    accepts:
      - lint: limit-never-decides
        of: [the-rule]
        because: the reason why it may stay

An acceptance that nothing needs is found as well (`accepts-nothing`), and `--against OLD` finds a pack
that means something else and has no higher version, a questionnaire that asks something else under its old
name, and a question that dates from an older one again (`version-not-raised`). Of the folder's translations
([words.md](words.md)) it finds those that are refused (`language-refused`, an error) and those that leave
texts in English (`language-in-part`, a hint), or the texts of a history pack alone
(`language-not-for-a-history`, a hint). It plays the stories of a history pack, and finds those that go otherwise
than they must, with the day (`story-fails`, an error).

| lint | severity | finds |
|---|---|---|
"""


def lints_page(lints: Iterable[Lint]) -> str:
    """The page in Markdown."""
    lints = list(lints)
    rows = (f"| [{one.id}](#{one.id}) | {one.severity} | {one.finds} |\n" for one in lints)
    return _HEAD + "".join(rows) + "".join(_section(one) for one in lints)


def _section(lint: Lint) -> str:
    wrong, mended = ("".join(_files(files)) for files in (lint.fails, lint.passes))
    return (
        f"\n## {lint.id}\n\n{lint.because}\n\nFound in\n\n{wrong}and not in\n\n{mended}".rstrip()
        + "\n"
    )


def _files(files: Files) -> Iterator[str]:
    for name, text in files.items():
        yield f"```yaml\n# {name}\n{text}```\n\n"
