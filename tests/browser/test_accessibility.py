"""Nobody is shut out: axe-core finds nothing on any screen, the Tab key goes as the eye does."""

import json
from collections.abc import Callable
from itertools import pairwise, product
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.lawyer import BEFORE_THE_FIRST, Lawyer
from browser.test_documents import to_the_upload
from playwright.sync_api import Browser, Page
from running_server import RunningServer
from translator import TURKISH, translator

BRAZIL = {
    "en": ("bra", "Brazil"),
    "es": ("bra", "Brasil"),
    "fr": ("bré", "Brésil"),
    "pt": ("bra", "Brasil"),
}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]

# What has the focus, as the eye finds it: a radio button is seen as its framed label.
FOCUSED = """() => {
  const each = document.activeElement;
  if (!each || each === document.body) return null;
  const label = (each.labels || [])[0];
  const shown = each.matches(".da-to-labelauty") ? label : each;
  const box = shown.getBoundingClientRect();
  const style = getComputedStyle(shown);
  const part = each.closest(
    ".document-kind, #daquestion, #daright, .danavdiv, .danavbarcontainer, footer");
  const ids = (each.getAttribute("aria-labelledby") || "").split(" ").filter(Boolean);
  const words = [each.getAttribute("aria-label"), each.innerText, each.title, label?.innerText,
    ...ids.map(id => document.getElementById(id)?.innerText)];
  return {
    html: each.outerHTML.slice(0, 160), tag: each.localName,
    part: part ? part.id || part.className : "",
    top: Math.round(box.top + scrollY), left: Math.round(box.left), height: box.height,
    marked: style.outlineStyle !== "none"
      || !/^none$|\\/ 0\\) 0px 0px 0px 0px$/.test(style.boxShadow),
    named: words.some(each => each && each.trim()),
  };
}"""


# Whether the article has its place beside the choices, or has fallen below them.
BESIDE = """() => {
  const choices = document.querySelector("#daquestion").getBoundingClientRect();
  const article = document.querySelector("#daright").getBoundingClientRect();
  return article.left >= choices.right - 1 && article.right <= innerWidth + 1;
}"""


def violations(page: Page) -> list[str]:
    """What axe-core says of a page, a line for each element."""
    # What has just been chosen comes in little by little, and pale at first.
    page.wait_for_function("!window.jQuery || !jQuery(':animated').length")
    options = {"runOnly": RULES, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{rule['id']}: {rule['help']}: {node['html'][:200]}"
        for rule in found
        for node in rule["nodes"]
    ]


def tabbed_through(page: Page) -> list[dict[str, Any]]:
    """Every element that the Tab key comes to, from the top of the page to its end."""
    page.evaluate(BEFORE_THE_FIRST)
    found: list[dict[str, Any]] = []
    while len(found) < 300:
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            return found
        found.append(focused)
    raise AssertionError("the Tab key never comes to the end of the page")


@pytest.mark.parametrize(
    ("way", "language", "scheme"),
    [
        *product(("short", "full"), ("en", "es"), ("light", "dark")),
        ("full", "pt", "light"),
        ("full", "fr", "light"),
    ],
)
def test_no_screen_has_a_barrier(
    lawyer: Callable[..., Lawyer], way: str, language: str, scheme: str
) -> None:
    someone = lawyer(language, color_scheme=scheme)
    found: dict[str, list[str]] = {}
    for screen in someone.screens(way, BRAZIL[language]):
        found[screen] = violations(someone.page)
        if screen.startswith("clause") and not someone.page.evaluate(BESIDE):
            found[screen].append("the article does not stand beside the choices")
    found = {screen: barriers for screen, barriers in found.items() if barriers}
    assert not found, json.dumps(found, indent=1, ensure_ascii=False)


@pytest.mark.parametrize("way", ["short", "full"])
def test_the_tab_key_goes_as_the_eye_does(lawyer: Callable[..., Lawyer], way: str) -> None:
    someone = lawyer("en")
    for screen in someone.screens(way, BRAZIL["en"]):
        found = tabbed_through(someone.page)
        sent = [each for each in found if "da-continue-button" in each["html"]]
        assert sent or screen == "draft", f"{screen}: no way to the button by keyboard"
        for each in found:
            assert each["marked"], f"{screen}: nothing shows the focus on {each['html']}"
            assert each["named"], f"{screen}: no name for {each['html']}"
            assert each["height"] > 0, f"{screen}: the focus is on something unseen: {each['html']}"
        for one, next_one in pairwise(found):
            if one["part"] == next_one["part"] == "daquestion":
                assert (one["top"], one["left"]) <= (next_one["top"] + 24, next_one["left"]), (
                    f"{screen}: from {one['html']} up to {next_one['html']}"
                )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_opens_on_a_screen_has_no_barrier(lawyer: Callable[..., Lawyer], scheme: str) -> None:
    someone = lawyer("es", color_scheme=scheme)
    someone.page.locator("#daquestionlabel, .btn-info, [data-bs-target='#dahelp']").last.click()
    assert not violations(someone.page), "help"
    someone.page.reload()
    someone.wait_for("beginning")
    someone.choose("From an answer file of an earlier draft")
    someone.field("Or paste its text").fill("levle: states\n")
    someone.be_refused()
    assert not violations(someone.page), "a file that is refused"
    someone.choose("With a new draft")
    someone.go_on("party")
    someone.page.locator("input[role=combobox]").press_sequentially("guinea")
    someone.page.get_by_role("option").first.wait_for()
    assert not violations(someone.page), "the list of States"
    someone.page.keyboard.press("Escape")
    someone.page.locator("input[role=combobox]").fill("Chlie")
    someone.be_refused()
    assert not violations(someone.page), "a State that is refused"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_comes_with_a_language_without_a_text_has_no_barrier(
    lawyer: Callable[..., Lawyer], scheme: str
) -> None:
    someone = lawyer("en", color_scheme=scheme)
    sent_out = to_the_upload(someone)
    assert not violations(someone.page), "the upload"
    upload = someone.page.locator("input[type=file]")
    upload.set_input_files({"name": "tr.xlf", "mimeType": "", "buffer": b"PK"})
    someone.be_refused()
    assert not violations(someone.page), "a translation that is refused"
    someone.page.reload()
    someone.wait_for("a-translation-comes-back")
    back = translator(sent_out, TURKISH, "TR ")
    upload.set_input_files({"name": "tr.xlf", "mimeType": "", "buffer": back})
    someone.go_on("draft")
    assert not violations(someone.page), "the documents"
    someone.page.get_by_text("Change an answer").click()
    someone.wait_for("review")
    someone.open_clause("Technical cooperation")
    someone.choose("Change the wording by hand")
    someone.page.locator(".insertion:visible").last.wait_for()
    assert not violations(someone.page), "names and references in a list"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/user/sign-in", "/user/forgot-password", "/list", "/nowhere"])
def test_no_page_around_the_interview_has_a_barrier(
    browser: Browser, server: RunningServer, path: str, scheme: str
) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{server.url}{path}")
    found = violations(page)
    context.close()
    assert not found
