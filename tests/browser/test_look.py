"""The pages look and read as ours, on the screen and on paper, in every language."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from browser.lawyer import Lawyer
from pdfminer.high_level import extract_text
from PIL import Image
from playwright.sync_api import Browser, expect
from running_server import RunningServer

NAMES = {"en": "Treaty drafting", "es": "Redacción de tratados"}
STATIC = Path(__file__).parents[2] / "docassemble/ocragreement/data/static"


@pytest.mark.parametrize("name", ["favicon.ico", "favicon-32x32.png", "apple-touch-icon.png"])
def test_the_icon_is_ours(browser: Browser, server: RunningServer, name: str) -> None:
    context = browser.new_context()
    answer = context.request.get(f"{server.url}/{name}")
    assert answer.body() == (STATIC / name).read_bytes()
    picture = Image.open(io.BytesIO(answer.body())).convert("RGB")
    assert picture.getpixel((picture.width // 2, 1)) == (20, 53, 83), "the navy of the bar"
    manifest = json.loads(context.request.get(f"{server.url}/site.webmanifest").body())
    for icon in manifest["icons"]:
        assert context.request.get(f"{server.url}/{icon['src']}").ok
    context.close()


@pytest.mark.parametrize(
    "path", ["/user/sign-in", "/user/forgot-password", "/list", "/nowhere", "/interview?i=x:y.yml"]
)
def test_pages_around_the_interview_are_ours(
    browser: Browser, server: RunningServer, path: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{server.url}{path}")
    expect(page.locator(".navbar-brand")).to_have_text(NAMES["en"])
    assert "docassemble" not in page.inner_text("body").lower()
    bar = page.locator(".navbar").evaluate("each => getComputedStyle(each).backgroundColor")
    assert bar == "rgb(20, 53, 83)"
    context.close()


def test_what_leads_nowhere_leads_to_the_drafts(browser: Browser, server: RunningServer) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{server.url}/nowhere")
    page.get_by_role("link", name="To the drafts").click()
    expect(page.locator("#daMainQuestion")).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_draft_is_printed_as_a_text(
    lawyer: Callable[..., Lawyer], tmp_path: Path, scheme: str
) -> None:
    someone = lawyer("en", color_scheme=scheme)
    someone.choose("From an example")
    someone.choose("Canada: three languages, no article on asset sharing")
    someone.go_on("review")
    someone.page.pdf(path=tmp_path / "review.pdf", format="A4")
    someone.go_on("draft")
    someone.page.pdf(path=tmp_path / "draft.pdf", format="A4")
    review = extract_text(tmp_path / "review.pdf")
    assert "The agreement, clause by clause" in review
    pages = extract_text(tmp_path / "draft.pdf").split("\f")
    for text in ("ACUERDO DE COOPERACIÓN", "AGREEMENT", "ACCORD"):
        assert any(text in page[:80] for page in pages), f"{text} begins a page"
    for words in ("Edit", "Back", "See the draft", "Word file", "Español", "Start another draft"):
        assert words not in review.split(), words
        assert words not in "".join(pages), words
    someone.page.emulate_media(media="print")
    ink = someone.page.locator("article.agreement").first.evaluate(
        "each => [getComputedStyle(each).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert ink == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_nothing_on_a_spanish_screen_is_left_in_english(lawyer: Callable[..., Lawyer]) -> None:
    """What docassemble says for screen readers, too."""
    someone = lawyer("es")
    said: set[str] = set()
    for _screen in someone.screens("short", ("bra", "Brasil")):
        said |= set(
            someone.page.evaluate(
                """() => [...document.querySelectorAll(
                  "[aria-label], [title], [alt], [placeholder], .visually-hidden,"
                  + " .visually-hidden-focusable, button, .navbar a, #daquestionlabel")]
                .flatMap(each => [each.ariaLabel, each.title, each.alt, each.placeholder,
                  each.querySelector("*") ? "" : each.innerText])
                .filter(each => each && each.trim())"""
            )
        )
    english = {"Toggle", "Dropdown", "Information", "Help", "Continue", "Back", "Exit", "Input"}
    left = {each for each in said if english & set(each.split()) or "the" in each.split()}
    assert not left


@pytest.mark.parametrize("width", [1200, 390])
def test_the_language_is_chosen_from_a_menu_by_keyboard_and_kept(
    lawyer: Callable[..., Lawyer], width: int
) -> None:
    someone = lawyer("en", viewport={"width": width, "height": 800})
    page = someone.page
    # On a phone the menu is unfolded, below the button that opens the whole bar.
    page.locator(".language-menu" if width > 992 else ".navbar-toggler").focus()
    page.keyboard.press("Enter")
    offered = page.locator("a.language-switch:visible")
    expect(offered).to_have_text(["Español", "Português", "Français"])
    assert [each.get_attribute("lang") for each in offered.all()] == ["es", "pt", "fr"]
    offered.nth(1).focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("html").get_attribute("lang") == "pt"
    someone.language = "pt"
    someone.go_on("party")
    assert someone.heading == "Qual é a outra Parte?"
    expect(page.locator(".language-menu").first).to_contain_text("Português")
