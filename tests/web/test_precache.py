from __future__ import annotations

from pathlib import Path

from web.precache import precache, write_worker

_TEMPLATE = "{{version}} {{files}}"


def _page(folder: Path, text: str) -> str:
    folder.mkdir(exist_ok=True)
    (folder / "index.html").write_text(text, encoding="utf-8")
    write_worker(_TEMPLATE, folder)
    return (folder / "service-worker.js").read_text(encoding="utf-8")


def test_every_file_but_the_worker_itself_is_listed(tmp_path: Path) -> None:
    (tmp_path / "python").mkdir()
    (tmp_path / "python" / "library.zip").write_bytes(b"zip")
    _page(tmp_path, "page")
    assert list(precache(tmp_path)) == ["index.html", "python/library.zip"]


def test_a_changed_file_makes_another_version(tmp_path: Path) -> None:
    first, same, other = (_page(tmp_path, text) for text in ("one", "one", "two"))
    assert first == same
    assert first.split()[0] != other.split()[0]
