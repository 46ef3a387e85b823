"""A package of a few lines, to look at in a test."""

from collections.abc import Mapping
from pathlib import Path

from tests.structure.imports import PACKAGE


def write_package(
    root: Path, files: Mapping[str, str], layers: tuple[str, ...] = ("top", "middle", "bottom")
) -> Path:
    """Write files of the package, by their paths in it, and the order of its rooms.

    In the order as in the code, ``~`` stands for the package's name.
    """
    for name, code in {"__init__.py": "", **files}.items():
        path = root / PACKAGE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(code.replace("~", PACKAGE), encoding="utf-8")
    declared = [layer.replace("~", PACKAGE) for layer in layers]
    (root / "pyproject.toml").write_text(
        f'[[tool.importlinter.contracts]]\ntype = "layers"\nlayers = {declared}\n', encoding="utf-8"
    )
    return root
