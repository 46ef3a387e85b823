"""What the page is made of besides this repository: pinned here, fetched once, kept in a folder."""

from __future__ import annotations

import subprocess
import sys
import tarfile
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

#: Python for browsers, from npm.
PYODIDE = "pyodide@314.0.7"
#: The checker of accessibility that the tests of the page run, from npm.
AXE = "axe-core@4.14.1"
#: What Pyodide needs to start.
PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")

#: The SHA-256 of what npm packs.
_NPM_SHA256 = {
    PYODIDE: "66b7949e5a0cba2250b586d7e368bf12fb482800748d182c4618254b685ffaa0",
    AXE: "e6b0ce02b84d892e2e33e403485e7f3d6c29e2be6df65daf44d89ba564139745",
}

_BROWSER = "pyemscripten_2026_0_wasm32"
#: PyYAML has no wheel for browsers. Of this one only the Python files are taken.
_LINUX = "manylinux_2_28_x86_64"


@dataclass(frozen=True, slots=True)
class Pin:
    """A wheel of a package index: what it is, its version and SHA-256, for which platform."""

    package: str
    version: str
    sha256: str
    platform: str = _BROWSER


#: What the library needs, in a browser.
LIBRARY_PINS = (
    Pin("pydantic", "2.14.4", "653a2ad9f6d8858529c77c72717d0ea991d6c6837fe683246b2f4b2bbfc3fadc"),
    Pin(
        "pydantic-core",
        "2.50.5",
        "b2910ec0fa5aeb9bef70156f2b79f4783978fdcfaa7b2f1b5d1814458d2e79a1",
    ),
    Pin(
        "PyYAML",
        "6.0.4",
        "c604dc2613c417130479cdd6e55c2faa691b6365aa82b3dafddfcecc2eaf1ac7",
        _LINUX,
    ),
    Pin(
        "typing-extensions",
        "4.16.0",
        "481caa481374e813c1b176ada14e97f1f67a4539ce9cfeb3f350d78d6370c2e8",
    ),
    Pin(
        "annotated-types",
        "0.8.0",
        "f072f4d804ea359e4eaf198b1af7a8b0943881a87f31bb764f8bf219bb9419e0",
    ),
    Pin(
        "typing-inspection",
        "0.4.5",
        "bc210535442b39e1bf2805e0c7a17dfd6a4ace760c84c7f7d16245d23a6b1c39",
    ),
)
#: What its proofs need beside them.
PROOF_PINS = (
    Pin("z3-solver", "5.3.3.0", "9381d9516345f53b21a8f4df243c5d608e9625aac658c3fb3975457bad260f60"),
)


def wheels(pins: Iterable[Pin], cache: Path) -> list[Path]:
    """The wheels of some pins, fetched where the cache has none."""
    return [_wheel(pin, cache / "wheels") for pin in pins]


def npm_package(pinned: str, cache: Path) -> Path:
    """The folder of an unpacked npm package, fetched where the cache has none."""
    folder = cache / "npm" / pinned
    if not folder.exists():
        packed = _fetched(["npm", "pack", "--silent", pinned], cache / "npm")
        checked(packed, _NPM_SHA256[pinned])
        unpacked = cache / "npm" / f"{pinned}.part"
        with tarfile.open(packed) as archive:
            archive.extractall(unpacked, filter="data")
        unpacked.rename(folder)
    return folder / "package"


def _wheel(pin: Pin, cache: Path) -> Path:
    folder = cache / f"{pin.package}-{pin.version}-{pin.platform}"
    found = sorted(folder.glob("*.whl"))
    if found:
        return checked(found[0], pin.sha256)
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    target = ["--no-deps", "--only-binary=:all:", "--platform", pin.platform]
    python = ["--python-version", "3.14", "--implementation", "cp", "--abi", "cp314"]
    any_python = ["--abi", "abi3", "--abi", "none", "--dest", "."]
    wanted = f"{pin.package}=={pin.version}"
    return checked(_fetched([*pip, *target, *python, *any_python, wanted], folder), pin.sha256)


def checked(file: Path, wanted: str) -> Path:
    """The file, where it is the one that was pinned; another one is deleted.

    Raises:
        ValueError: where it is another one.
    """
    found = sha256(file.read_bytes()).hexdigest()
    if found != wanted:
        file.unlink()
        raise ValueError(f"{file.name} has SHA-256 {found}, and {wanted} is pinned")
    return file


def _fetched(command: list[str], folder: Path) -> Path:
    """The one file that a command leaves where it runs, moved into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder) as fresh:
        subprocess.run(command, cwd=fresh, check=True, stdout=subprocess.DEVNULL)
        (new,) = Path(fresh).iterdir()
        return new.replace(folder / new.name)
