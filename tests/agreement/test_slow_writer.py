"""A folder that is rewritten while it is loaded gives no answer that neither version gives."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from time import sleep
from typing import NamedTuple

import pytest

from recovery_advisor import Advice, Advisor, RulesError
from recovery_advisor.loading import folder as loading_folder
from recovery_advisor.loading import snapshot as snapshots
from recovery_advisor.values.permissive import more_permissive
from tests.checking.starter import started
from tests.support.listed import list_files

PEOPLE = [{"pain": pain, "swelling": swelling} for pain in range(11) for swelling in ("no", "yes")]
#: Characters that are written at a time.
CHUNK = 150
MOST_RELOADS = 5_000
Version = Mapping[str, str]


class Versions(NamedTuple):
    """A folder as it lies there, and the two versions that are written into it in turn."""

    folder: Path
    one: Version
    other: Version


def contents(folder: Path) -> Version:
    files = sorted(folder.rglob("*.yaml"))
    return {one.relative_to(folder).as_posix(): one.read_text(encoding="utf-8") for one in files}


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    """A start, and the same with its gravest rule in a file of its own."""
    folder = started(tmp_path)
    other = Path(shutil.copytree(folder, tmp_path / "other"))
    readiness = other / "my-pack" / "readiness.yaml"
    head, first, *rules = readiness.read_text(encoding="utf-8").split("  - rule: ")
    assert first.startswith("severe-pain")
    readiness.write_text("  - rule: ".join([head, *rules]), encoding="utf-8")
    (other / "my-pack" / "severe.yaml").write_text(f"rules:\n  - rule: {first}", encoding="utf-8")
    return Versions(folder, contents(folder), contents(list_files(other)))


def write(folder: Path, version: Version, pause: Callable[[], object]) -> None:
    """Write a version over what is there: file by file, piece by piece; last, take away the rest."""
    for name, text in version.items():
        with (folder / name).open("w", encoding="utf-8") as file:
            for start in range(0, len(text), CHUNK):
                file.write(text[start : start + CHUNK])
                file.flush()
                pause()
    for name in contents(folder).keys() - version.keys():
        (folder / name).unlink()
        pause()


@contextmanager
def rewriting(versions: Versions, loaded: Event) -> Iterator[None]:
    """Write one version over the other until all is done; each lies there until it was loaded."""
    done = Event()

    def rewrite() -> None:
        while not done.is_set():
            for version in (versions.other, versions.one):
                write(versions.folder, version, lambda: None if done.is_set() else sleep(0.0005))
                loaded.clear()
                loaded.wait(0 if done.is_set() else 1)

    writer = Thread(target=rewrite)
    writer.start()
    try:
        yield
    finally:
        done.set()
        loaded.set()
        writer.join()


def answers(advisor: Advisor) -> list[Advice]:
    return [advisor.assess(person) for person in PEOPLE]


def reloads(versions: Versions, times: int, *, until_found: bool = False) -> tuple[int, int, int]:
    """How many reloads succeeded, were refused, and gave somebody more than both versions do."""
    advisor = Advisor.from_folder(versions.folder, engine="bitmap", try_cases=False)
    right, ids = answers(advisor), {advisor.book.id}
    succeeded = refused = permissive = 0
    loaded = Event()
    with rewriting(versions, loaded):
        for _ in range(times):
            try:
                id = advisor.reload()
                succeeded += 1
            except RulesError:
                refused += 1
                continue
            loaded.set()
            if id not in ids:
                found = zip(answers(advisor), right, strict=True)
                permissive += any(any(more_permissive(now, than)) for now, than in found)
            if until_found and permissive:
                break
    return succeeded, refused, permissive


@pytest.mark.parametrize(
    "times", [200, pytest.param(1_000, marks=pytest.mark.deep), pytest.param(10_000, marks=pytest.mark.slow)]
)  # fmt: skip
def test_no_reload_beside_a_slow_writer_permits_more_than_either_version(
    versions: Versions, times: int
) -> None:
    succeeded, refused, permissive = reloads(versions, times)
    assert succeeded + refused == times
    assert succeeded
    assert permissive == 0


def test_without_lists_and_comparison_some_would(
    versions: Versions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading_folder, "missing_or_unlisted", lambda *_: [])
    monkeypatch.setattr(snapshots, "require_unchanged", lambda *_, **__: None)
    _, _, permissive = reloads(versions, MOST_RELOADS, until_found=True)
    assert permissive


def test_both_versions_give_everybody_the_same(versions: Versions) -> None:
    before = answers(Advisor.from_folder(versions.folder, engine="bitmap", try_cases=False))
    write(versions.folder, versions.other, lambda: None)
    after = answers(Advisor.from_folder(versions.folder, engine="bitmap", try_cases=False))
    assert [one.verdict for one in after] == [one.verdict for one in before]
    assert not any(any(more_permissive(*pair)) for pair in zip(after, before, strict=True))


@pytest.mark.deep
@pytest.mark.skipif("os.name == 'nt'", reason="needs symbolic links")
def test_a_link_that_is_swapped_meanwhile_refuses_no_reload(
    versions: Versions, tmp_path: Path
) -> None:
    """Each reload reads the whole of the folder that the link led to when it began."""
    write(tmp_path / "other", versions.other, lambda: None)
    link, fresh = tmp_path / "current", tmp_path / "fresh"
    link.symlink_to(versions.folder)
    advisor, done = Advisor.from_folder(link, engine="bitmap"), Event()
    ids = {Advisor.from_folder(one).book.id for one in (versions.folder, tmp_path / "other")}

    def swap() -> None:
        while not done.is_set():
            for folder in (tmp_path / "other", versions.folder):
                fresh.symlink_to(folder)
                os.replace(fresh, link)

    swapper = Thread(target=swap)
    swapper.start()
    try:
        assert {advisor.reload() for _ in range(100)} <= ids
    finally:
        done.set()
        swapper.join()
