"""Colleagues on one server: accounts, each at a browser of their own."""

import base64
import json
import uuid
from collections.abc import Iterator
from urllib.parse import urlencode

from browser.lawyer import Lawyer
from playwright.sync_api import Browser
from running_server import RunningServer

PASSWORD = "a-password-for-tests"


class Office:
    """People with accounts of their own, each at a browser of their own."""

    def __init__(self, browser: Browser, server: RunningServer) -> None:
        self.browser = browser
        self.server = server
        self.lawyers: list[Lawyer] = []
        self.numbers: dict[str, int] = {}

    def hire(self, name: str, *roles: str) -> str:
        """Make an account; return its e-mail address."""
        email = f"{name}.{uuid.uuid4().hex[:8]}@example.org"
        made = self.server.api(
            "/api/user/new", username=email, password=PASSWORD, privileges=list(roles)
        )
        self.numbers[email] = made["user_id"]
        return email

    def sign_in(self, email: str, language: str = "en") -> Lawyer:
        """Sit somebody down before the list of drafts."""
        lawyer = Lawyer(self.browser, self.server.desk_url, language, begin="desk")
        self.lawyers.append(lawyer)
        self.sign_in_again(lawyer, email)
        lawyer.page.goto(self.server.desk_url)
        lawyer.wait_for("desk")
        return lawyer

    def sign_in_again(self, lawyer: Lawyer, email: str) -> None:
        lawyer.page.goto(f"{self.server.url}/user/sign-in")
        lawyer.page.locator("input[name=email]").fill(email)
        lawyer.page.locator("input[name=password]").fill(PASSWORD)
        lawyer.page.locator("input[name=password]").press("Enter")
        lawyer.page.wait_for_url(lambda url: "sign-in" not in url)

    def key_of(self, email: str) -> str:
        """Make a key for docassemble's API."""
        made = self.server.api(f"/api/user/{self.numbers[email]}/api", name="key", method="none")
        return str(made["key"] if isinstance(made, dict) else made)


def staffed(browser: Browser, server: RunningServer) -> Iterator[Office]:
    """An office for one test, which closes when it is over."""
    office = Office(browser, server)
    yield office
    for lawyer in office.lawyers:
        assert not lawyer.dialogs, "something that was typed has been run"
        lawyer.close()


def forged(server: RunningServer, interview: str, action: str, **arguments: str) -> str:
    """The address of an action, made by hand."""
    said = base64.b64encode(json.dumps({"action": action, "arguments": arguments}).encode())
    return f"{server.url}/interview?{urlencode({'i': interview, 'action': said.decode()})}"
