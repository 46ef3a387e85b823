from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

from web.archives import pack


def _wheel(folder: Path) -> Path:
    wheel = folder / "some.whl"
    with ZipFile(wheel, "w") as made:
        made.writestr("some/__init__.py", "x = 1")
        made.writestr(
            "some/_fast.cpython-314-x86_64-linux-gnu.so", "machine code of another machine"
        )
        made.writestr("some/_fast.cpython-314-wasm32-emscripten.so", "code of the browser")
        made.writestr("some/__init__.pyi", "x: int")
    return wheel


def test_what_the_browser_can_not_run_is_left_out(tmp_path: Path) -> None:
    own = tmp_path / "own.py"
    own.write_text("y = 2")
    pack(tmp_path / "made.zip", [_wheel(tmp_path)], {"app/own.py": own})
    with ZipFile(tmp_path / "made.zip") as made:
        assert made.namelist() == [
            "app/own.py",
            "some/__init__.py",
            "some/_fast.cpython-314-wasm32-emscripten.so",
        ]


def test_the_same_files_make_the_same_bytes(tmp_path: Path) -> None:
    wheel = _wheel(tmp_path)
    for name in ("one.zip", "two.zip"):
        pack(tmp_path / name, [wheel])
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
