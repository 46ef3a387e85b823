"""What the library answers has not changed; see the README beside this."""

from __future__ import annotations

import json
from collections import Counter
from difflib import unified_diff
from pathlib import Path

import pytest

from recovery_advisor import Verdict
from tests.golden.check_in_samples import COUNT, PEOPLE, TODAY
from tests.golden.texts import (
    ADVISOR,
    DIGESTS,
    FOLDER,
    HELP_IS_KEPT,
    KEPT,
    digests,
    kept_texts,
)

TEXTS = kept_texts()
IF_MEANT = "If that is meant: python -m tests.golden writes all of it anew."


@pytest.mark.parametrize("path", TEXTS, ids=str)
def test_a_kept_text_is_unchanged(path: Path) -> None:
    file = FOLDER / path
    if not file.is_file():
        pytest.fail(f"{path} is not kept yet; python -m tests.golden writes it.", pytrace=False)
    kept, now = file.read_text(encoding="utf-8"), TEXTS[path]()
    if now != kept:
        lines = unified_diff(kept.splitlines(), now.splitlines(), "kept", "now", lineterm="")
        pytest.fail(f"{path} has changed:\n" + "\n".join(lines) + f"\n{IF_MEANT}", pytrace=False)


def test_of_a_text_that_is_new_the_command_that_writes_it_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = Path("help/new.txt")
    monkeypatch.setitem(TEXTS, path, lambda: "new\n")
    with pytest.raises(pytest.fail.Exception, match=r"new.txt .* python -m tests.golden writes"):
        test_a_kept_text_is_unchanged(path)


def test_no_digest_has_changed() -> None:
    kept, now = json.loads(DIGESTS.read_text(encoding="utf-8")), digests()
    assert now.keys() == kept.keys()
    changed = [
        f"{person} {form}"
        for person, texts in now.items()
        for form in texts.keys() | kept[person].keys()
        if texts.get(form) != kept[person].get(form)
    ]
    if changed:
        pytest.fail(
            f"{len(changed)} texts have changed, these by person and format:\n"
            + "\n".join(sorted(changed))
            + f"\nTo see one, here and in a checkout of the commit that wrote {DIGESTS.name}:"
            + f"\n  python -m tests.golden {min(changed)}"
            + "\nTo see all, in both:\n  python -m tests.golden --all FOLDER"
            + f"\n{IF_MEANT}",
            pytrace=False,
        )


def test_no_file_is_kept_that_nothing_makes() -> None:
    there = {file.relative_to(FOLDER) for folder in KEPT for file in (FOLDER / folder).rglob("*.*")}
    assert {path for path in there if HELP_IS_KEPT or path.parts[0] != "help"} == TEXTS.keys()


def test_the_people_are_as_many_as_promised_and_every_verdict_is_given_to_ten() -> None:
    given = Counter(ADVISOR.assess(*one, today=TODAY).verdict for one in PEOPLE.values())
    assert given.total() == COUNT == 200
    assert {verdict: given[verdict] for verdict in Verdict if given[verdict] < 10} == {}
