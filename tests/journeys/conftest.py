"""A real browser, and visitors who use it."""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.visitor import Visitor
from tests.processes.fixtures import demo_house, empty_house, seeded_house

__all__ = ["demo_house", "empty_house", "seeded_house"]

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """For one module: while Playwright runs, Django would take this process for an async one."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=_ARGUMENTS
        )
        yield chromium
        chromium.close()


@pytest.fixture
def arrive(browser: Browser) -> Iterator[Callable[..., Visitor]]:
    """`arrive(address, folder)` is a person with a browser of their own."""
    visitors: list[Visitor] = []

    def open_door(address: str, folder: str, *, scripts: bool = True) -> Visitor:
        visitors.append(Visitor(browser, address, folder, scripts=scripts))
        return visitors[-1]

    yield open_door
    for visitor in visitors:
        visitor.context.close()
