"""Builds the page: a folder of files that any static host can serve."""

from __future__ import annotations

import shutil
import subprocess
import sys
from hashlib import sha256
from html import escape
from pathlib import Path

from recovery_advisor import Advisor
from web.app.dangers import danger_signs
from web.archives import pack
from web.downloads import LIBRARY_PINS, PROOF_PINS, PYODIDE, PYODIDE_FILES, npm_package, wheels
from web.policy import POLICY
from web.precache import WORKER, write_worker

ROOT = Path(__file__).parent.parent
CACHE = ROOT / "build" / "cache"
#: Where `python -m web build` puts the page.
FOLDER = ROOT / "build" / "page"
_STATIC = Path(__file__).parent / "static"
#: What the wheel of the library is made of.
_SOURCES = ("recovery_advisor", "rules", "pyproject.toml", "hatch_build.py", "README.md")


def build(folder: Path = FOLDER, cache: Path = CACHE) -> Path:
    """The folder of the page, written anew; a page that was there is replaced.

    Raises:
        FileExistsError: where something is there that is no page.
    """
    if not _may_be_replaced(folder):
        raise FileExistsError(f"{folder} has other files than a page; they are left alone")
    part = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    shutil.copytree(_STATIC, part)
    _copy_pyodide(npm_package(PYODIDE, cache), part / "pyodide")
    _pack_python(cache, part / "python")
    _write_index(part / "index.html")
    write_worker((_STATIC / WORKER).read_text(encoding="utf-8"), part)
    shutil.rmtree(folder, ignore_errors=True)
    part.rename(folder)
    return folder


def _may_be_replaced(folder: Path) -> bool:
    if not folder.exists():
        return True
    return folder.is_dir() and ((folder / WORKER).is_file() or not any(folder.iterdir()))


def _copy_pyodide(package: Path, folder: Path) -> None:
    folder.mkdir()
    for name in PYODIDE_FILES:
        shutil.copyfile(package / name, folder / name)


def _pack_python(cache: Path, folder: Path) -> None:
    folder.mkdir()
    pack(folder / "library.zip", [*wheels(LIBRARY_PINS, cache), _own_wheel(cache)], _app())
    pack(folder / "z3.zip", wheels(PROOF_PINS, cache))


def _app() -> dict[str, Path]:
    """The page's own Python that runs in the browser, by its names there."""
    web = ROOT / "web"
    files = [web / "__init__.py", web / "proofs.py", *(web / "app").rglob("*.py")]
    return {file.relative_to(ROOT).as_posix(): file for file in files}


def _own_wheel(cache: Path) -> Path:
    """The library's own wheel, built where its files have changed since."""
    folder = cache / "own" / _fingerprint()
    found = sorted(folder.glob("*.whl"))
    if found:
        return found[0]
    shutil.rmtree(cache / "own", ignore_errors=True)
    building = [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)]
    subprocess.run(building, check=True, stdout=subprocess.DEVNULL)
    return next(folder.glob("*.whl"))


def _fingerprint() -> str:
    """What changes with the files of the library."""
    known = sha256()
    for source in _SOURCES:
        path = ROOT / source
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and "__pycache__" not in file.parts:
                known.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return known.hexdigest()[:16]


def _write_index(index: Path) -> None:
    signs = "\n".join(f"        <li>{escape(say)}</li>" for say in danger_signs(Advisor()).values())
    text = index.read_text(encoding="utf-8")
    filled = text.replace("{{signs}}", signs).replace("{{policy}}", escape(POLICY, quote=True))
    index.write_text(filled, encoding="utf-8", newline="\n")
