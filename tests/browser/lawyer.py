"""A lawyer at the browser: does with mouse and keyboard what the screens ask for."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from interview.translations import all_translations
from playwright.sync_api import Browser, Dialog, Locator, Page, expect

from docassemble.ocragreement.interface import sentences

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LOCALES = {"en": "en-GB", "es": "es-AR", "pt": "pt-BR", "fr": "fr-FR"}
PATIENCE = 30_000
REFUSAL = ".da-has-error:visible, .alert-danger:visible"
# Puts the focus before everything on the page, as right after it has been opened.
BEFORE_THE_FIRST = """() => {
  const start = document.createElement("span");
  start.tabIndex = -1;
  document.body.prepend(start);
  start.focus();
}"""
FULL_WAY = "Full: every clause, with its wordings beside the article as it will stand"


class Lawyer:
    """Someone who uses the interview in one language.

    `window` is what Playwright's `new_context` takes: the size of the window, the colour scheme.
    Labels are given in English; in another interface the lawyer looks for their translation.
    """

    def __init__(
        self,
        browser: Browser,
        address: str,
        language: str = "en",
        pictures: Path | None = None,
        begin: str = "beginning",
        **window: Any,
    ) -> None:
        self.language = language
        self.pictures = pictures
        self.taken = 0
        self.dialogs: list[str] = []
        wanted = {
            "viewport": {"width": 1200, "height": 800},
            "reduced_motion": "reduce",  # nothing is halfway when it is looked at
            **window,
        }
        self.context = browser.new_context(
            locale=LOCALES[language], accept_downloads=True, **wanted
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.page.on("dialog", self._dialog)
        self.page.goto(address)
        self.wait_for(begin)

    # What is on the screen

    @property
    def screen(self) -> str:
        """The id of the question on the screen."""
        classes = self.page.locator("body").get_attribute("class") or ""
        found = re.search(r"question-(\S+)", classes)
        return found[1] if found else ""

    @property
    def heading(self) -> str:
        """The question on the screen."""
        return self.page.locator("#daMainQuestion").inner_text()

    def said(self, english: str) -> str:
        """A word of the interface in the lawyer's language."""
        if self.language == "en":
            return english
        known = {text: sentences(self.language)[key] for key, text in sentences("en").items()}
        known |= {text.strip(): said for text, said in all_translations(self.language).items()}
        return known[english].strip()

    def field(self, label: str, language: str = "") -> Locator:
        """The field with this label, in one of several languages of the draft."""
        name = self.said(label) + (f" ({language})" if language else "")
        return self.page.get_by_label(name, exact=True).first

    def wait_for(self, screen: str) -> None:
        """Wait for a screen."""
        expect(self.page.locator("body")).to_have_class(
            re.compile(rf"question-{screen}(\s|$)"), timeout=PATIENCE
        )
        self.page.wait_for_function("!window.daSubmitting")

    def picture(self, name: str = "") -> None:
        """Keep a picture of the screen."""
        if self.pictures:
            self.pictures.mkdir(parents=True, exist_ok=True)
            self.taken += 1
            file = f"{self.taken:02}-{name or self.screen}-{self.language}.png"
            self.page.screenshot(path=self.pictures / file, full_page=True)

    # What the lawyer does

    def choose(self, label: str) -> None:
        """Click a radio button or a box by the beginning of its label."""
        words = re.compile(rf"^\s*{re.escape(self.said(label))}")
        self.page.locator("label.dalabelauty:visible").filter(has_text=words).first.click()

    def choose_word(self, words: str) -> None:
        """Click a radio button or a box whose label is data, not a phrase of the interview."""
        pattern = re.compile(rf"^\s*{re.escape(words)}")
        self.page.locator("label.dalabelauty:visible").filter(has_text=pattern).first.click()

    def pick_state(self, typed: str, name: str) -> None:
        """Type the beginning of a State's name, and pick it from the list."""
        box = self.page.locator("input[role=combobox]")
        box.click()
        box.fill("")
        box.press_sequentially(typed)
        self.page.get_by_role("option", name=name, exact=True).click()
        expect(box).to_have_value(name)

    def go_on(self, to: str) -> None:
        """Press the button that sends the screen, and come to another."""
        self.page.locator("#da-continue-button").click()
        self.wait_for(to)

    def leave(self) -> None:
        """Press the button that sends the screen, and wait for whatever comes."""
        before = self.heading
        self.page.locator("#da-continue-button").click()
        expect(self.page.locator("#daMainQuestion")).not_to_have_text(before)
        self.page.wait_for_function("!window.daSubmitting")

    def screens(self, way: str, state: tuple[str, str]) -> Iterator[str]:
        """Walk from the first screen to the last, and stop at each.

        Args:
            way: "short" or "full", as the first screen offers.
            state: What to type in the list of States, and the State to pick then.

        Yields:
            The name of each screen: its id, behind it what distinguishes it from others like it.
        """
        if way == "full":
            self.choose(FULL_WAY)
        while True:
            about = self.page.locator("[data-clause].beside").first
            clause = about.get_attribute("data-clause") if about.count() else None
            yield f"{self.screen}-{clause}" if clause else self.screen
            if self.page.locator("#da-continue-button").count() == 0:
                return
            if self.page.locator("input[role=combobox]").count():
                self.pick_state(*state)
            self.leave()

    def open_clause(self, title: str) -> None:
        """Follow the link of a clause in the map of the review."""
        self.page.locator(".map").get_by_role("link", name=title, exact=True).click()
        self.wait_for("clause")

    def be_refused(self) -> str:
        """Press the button that sends the screen, and read why it is refused."""
        self.page.locator("#da-continue-button").click()
        shown = self.page.locator(REFUSAL).first
        shown.wait_for()
        return shown.inner_text()

    def back(self, to: str) -> None:
        """Press the button that leads back."""
        self.page.locator(".daquestionbackbutton:visible").first.click()
        self.wait_for(to)

    def switch_language(self) -> None:
        """Choose the other of English and Spanish in the menu of the languages."""
        self.language = "es" if self.language == "en" else "en"
        self.page.locator(".language-menu").click()
        with self.page.expect_navigation():
            self.page.locator(f"a.language-switch[lang={self.language}]").click()

    def edit(self, number: int, screen: str) -> None:
        """Press the button that changes a row of the review."""
        self.page.locator(
            ".question-review #daform a.btn:not([data-perform]), #daform .dareviewbutton"
        ).nth(number).click()
        self.wait_for(screen)

    def download(self, name: str) -> Path:
        """Download a file of the last screen."""
        with self.page.expect_download() as waiting:
            self.page.locator(f'a[download="{name}"]').click()
        assert waiting.value.suggested_filename == name
        return Path(waiting.value.path())

    # At the desk

    def press(self, label: str, to: str) -> None:
        """Press a button or follow a link that leads to another screen."""
        self.page.get_by_role("link", name=self.said(label), exact=True).first.click()
        self.wait_for(to)

    def with_draft(self, label: str, draft: str, to: str) -> None:
        """Follow one of the links in a draft's row of the list."""
        row = self.page.locator("tr[data-draft]").filter(has_text=draft)
        row.get_by_role("link", name=self.said(label)).first.click()
        self.wait_for(to)

    @property
    def drafts(self) -> list[str]:
        """The names in the list of drafts."""
        return self.page.locator("tr[data-draft] th").all_inner_texts()

    def close(self) -> None:
        """Close the browser's window."""
        self.context.close()

    def _dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()
