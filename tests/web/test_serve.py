from __future__ import annotations

from pathlib import Path
from urllib.request import urlopen

import pytest

from web.policy import POLICY
from web.serve import served


@pytest.mark.parametrize(
    ("name", "type"),
    [("a.mjs", "text/javascript; charset=utf-8"), ("a.wasm", "application/wasm")],
)
def test_each_file_has_its_type_and_the_policy(tmp_path: Path, name: str, type: str) -> None:
    (tmp_path / name).write_text("x")
    asked: list[str] = []
    with (
        served(tmp_path, asked.append) as server,
        urlopen(f"{server.address}{name}") as answer,
    ):
        assert answer.headers["Content-Type"] == type
        assert answer.headers["Content-Security-Policy"] == f"{POLICY}; frame-ancestors 'self'"
    assert asked == [f"GET /{name} HTTP/1.1"]
