"""One server for all tests of a worker; PAGE is the folder of the built page."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.web.browser.visitor import Visitor
from web.serve import PageServer, served

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def folder() -> Path:
    if "PAGE" not in os.environ:
        pytest.skip("PAGE names no folder of a built page: python -m web build")
    return Path(os.environ["PAGE"])


@pytest.fixture(scope="session")
def log() -> list[str]:
    """The first line of each request that the server has had."""
    return []


@pytest.fixture(scope="session")
def server(folder: Path, log: list[str]) -> Iterator[PageServer]:
    with served(folder, log.append) as server:
        yield server


@pytest.fixture
def arriving(server: PageServer, browser: Browser) -> Iterator[Callable[..., Visitor]]:
    """Makes visitors. None of their windows may complain, or ask anybody else for anything."""
    arrived: list[Visitor] = []

    def arrive(**options: object) -> Visitor:
        arrived.append(Visitor.arriving(browser, server.address, **options))
        return arrived[-1]

    yield arrive
    for one in arrived:
        one.context.close()
        assert one.complaints == []
        ours = (server.address, f"blob:{server.address}")
        assert [url for url in one.asked_for if not url.startswith(ours)] == []
