"""The browser and the lawyers that the browser tests share."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser.lawyer import ARGUMENTS, CHROMIUM, Lawyer
from playwright.sync_api import Browser, sync_playwright
from running_server import RunningServer

PICTURES = Path(__file__).parents[2] / "var" / "screenshots"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def at_desk(
    browser: Browser, server: RunningServer, request: pytest.FixtureRequest
) -> Iterator[Callable[..., Lawyer]]:
    """Makes lawyers who open the list of drafts; each finds those of everybody at this computer."""
    lawyers: list[Lawyer] = []

    def make(language: str = "en", **window: object) -> Lawyer:
        name = request.node.name.replace("[", "-").replace("]", "").removeprefix("test_")
        pictures = PICTURES / name
        lawyers.append(Lawyer(browser, server.desk_url, language, pictures, "desk", **window))
        return lawyers[-1]

    yield make
    for each in lawyers:
        each.picture("at-the-end")
        assert not each.dialogs, "something that was typed has been run"
        each.close()


@pytest.fixture
def lawyer(
    browser: Browser, server: RunningServer, request: pytest.FixtureRequest
) -> Iterator[Callable[..., Lawyer]]:
    """Makes lawyers; each has a browser window and a folder of pictures of their own."""
    lawyers: list[Lawyer] = []

    def make(language: str = "en", **window: object) -> Lawyer:
        name = request.node.name.replace("[", "-").replace("]", "").removeprefix("test_")
        shutil.rmtree(PICTURES / name, ignore_errors=True)
        lawyers.append(Lawyer(browser, server.interview_url, language, PICTURES / name, **window))
        return lawyers[-1]

    yield make
    for each in lawyers:
        each.picture("at-the-end")
        assert not each.dialogs, "something that was typed has been run"
        each.close()
