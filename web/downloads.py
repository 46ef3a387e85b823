"""What the page is made of besides this repository: pinned here, fetched once, kept in a folder."""

from __future__ import annotations

import subprocess
import sys
import tarfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

#: Python for browsers, from npm.
PYODIDE = "pyodide@314.0.7"
#: The checker of accessibility that the tests of the page run, from npm.
AXE = "axe-core@4.14.1"
#: What Pyodide needs to start.
PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")

_BROWSER = "pyemscripten_2026_0_wasm32"
#: PyYAML has no wheel for browsers. Of this one only the Python files are taken.
_LINUX = "manylinux_2_28_x86_64"


@dataclass(frozen=True, slots=True)
class Pin:
    """A wheel of a package index: what it is, its version, for which platform."""

    package: str
    version: str
    platform: str = _BROWSER


#: What the library needs, in a browser.
LIBRARY_PINS = (
    Pin("pydantic", "2.14.4"),
    Pin("pydantic-core", "2.50.5"),
    Pin("PyYAML", "6.0.4", _LINUX),
    Pin("typing-extensions", "4.16.0"),
    Pin("annotated-types", "0.8.0"),
    Pin("typing-inspection", "0.4.5"),
)
#: What its proofs need beside them.
PROOF_PINS = (Pin("z3-solver", "5.3.3.0"),)


def wheels(pins: Iterable[Pin], cache: Path) -> list[Path]:
    """The wheels of some pins, fetched where the cache has none."""
    return [_wheel(pin, cache / "wheels") for pin in pins]


def npm_package(pinned: str, cache: Path) -> Path:
    """The folder of an unpacked npm package, fetched where the cache has none."""
    folder = cache / "npm" / pinned
    if not folder.exists():
        packed = _fetched(["npm", "pack", "--silent", pinned], cache / "npm")
        unpacked = cache / "npm" / f"{pinned}.part"
        with tarfile.open(packed) as archive:
            archive.extractall(unpacked, filter="data")
        unpacked.rename(folder)
    return folder / "package"


def _wheel(pin: Pin, cache: Path) -> Path:
    folder = cache / f"{pin.package}-{pin.version}-{pin.platform}"
    found = sorted(folder.glob("*.whl"))
    if found:
        return found[0]
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    target = ["--no-deps", "--only-binary=:all:", "--platform", pin.platform]
    python = ["--python-version", "3.14", "--implementation", "cp", "--abi", "cp314"]
    any_python = ["--abi", "abi3", "--abi", "none", "--dest", "."]
    wanted = f"{pin.package}=={pin.version}"
    return _fetched([*pip, *target, *python, *any_python, wanted], folder)


def _fetched(command: list[str], folder: Path) -> Path:
    """The one new file that a command leaves in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    before = set(folder.iterdir())
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    (new,) = set(folder.iterdir()) - before
    return new
