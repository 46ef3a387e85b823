from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from web.build import build
from web.downloads import checked


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    letter = tmp_path / "home" / "letter.txt"
    letter.parent.mkdir()
    letter.write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError, match="other files"):
        build(letter.parent, tmp_path / "cache")
    assert letter.read_text(encoding="utf-8") == "mine"
    assert sorted(tmp_path.iterdir()) == [letter.parent]


def test_a_download_that_is_not_the_pinned_one_is_refused_and_not_kept(tmp_path: Path) -> None:
    file = tmp_path / "some.whl"
    file.write_bytes(b"good")
    pinned = sha256(b"good").hexdigest()
    assert checked(file, pinned) == file
    file.write_bytes(b"bad")
    with pytest.raises(ValueError, match="is pinned"):
        checked(file, pinned)
    assert not file.exists()
