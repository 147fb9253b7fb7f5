"""The interview under the conditions of real work: keyboard, telephone, tabs, lost sessions."""

import re
from collections.abc import Callable

import pytest
from browser.lawyer import BEFORE_THE_FIRST, PATIENCE, Lawyer
from playwright.sync_api import Page, expect

PHONE = {"viewport": {"width": 390, "height": 760}, "has_touch": True, "is_mobile": True}
TOO_WIDE = """() => [...document.querySelectorAll("#dabody *")]
  .filter(each => each.checkVisibility() && each.getBoundingClientRect().right > innerWidth + 1
    && !each.closest(".dropdown-menu, .visually-hidden, .visually-hidden-focusable"))
  .map(each => each.outerHTML.slice(0, 120))"""


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until something has the focus."""
    for _ in range(250):  # the map of the review has links in each row
        if page.evaluate("each => document.activeElement.matches(each)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not come to {selector}")


def press_continue(someone: Lawyer, to: str) -> None:
    tab_to(someone.page, "#da-continue-button")
    someone.page.keyboard.press("Enter")
    someone.wait_for(to)


def test_the_short_way_is_walked_with_the_keyboard_alone(lawyer: Callable[..., Lawyer]) -> None:
    someone = lawyer("en")
    keyboard = someone.page.keyboard
    tab_to(someone.page, "input[type=radio]:checked")
    keyboard.press("ArrowDown")
    expect(someone.page.locator("input[type=radio]:checked").first).to_have_value("file")
    keyboard.press("ArrowUp")
    press_continue(someone, "party")
    tab_to(someone.page, "input[role=combobox]")
    keyboard.type("urug")
    someone.page.get_by_role("option", name="Uruguay").wait_for()
    keyboard.press("Enter")
    expect(someone.page.locator("input[role=combobox]")).to_have_value("Uruguay")
    tab_to(someone.page, "input[type=radio]")
    keyboard.press("ArrowDown")
    press_continue(someone, "languages")
    for screen in ("texts", "names", "authorities", "instruments"):
        press_continue(someone, screen)
    tab_to(someone.page, "input[type=checkbox]:not([value=x])")
    press_continue(someone, "signature")
    tab_to(someone.page, "#daform input[type=text]")
    keyboard.type("Montevideo")
    press_continue(someone, "review")
    press_continue(someone, "draft")
    expect(someone.page.locator("article.agreement").first).to_contain_text("Hecho en Montevideo")
    expect(someone.page.locator("article.agreement").first).to_contain_text("EL GOBIERNO")


def test_enter_folds_open_and_sends_nothing(lawyer: Callable[..., Lawyer]) -> None:
    someone = lawyer("en", **PHONE)
    someone.choose("From an example")
    someone.go_on("review")
    someone.open_clause("Asset sharing")
    tab_to(someone.page, ".folding > summary")
    someone.page.keyboard.press("Enter")
    article = someone.page.locator(".beside:visible article").first
    expect(article).to_contain_text("caso por caso")
    expect(someone.page.locator(".folding > summary:focus")).to_have_count(1)
    someone.choose_word("Only the fund contribution")
    expect(article).not_to_contain_text("caso por caso")
    someone.page.set_viewport_size({"width": 1200, "height": 700})
    beside = someone.page.locator(".beside:visible")
    someone.page.locator("#da-continue-button").scroll_into_view_if_needed()
    expect(beside.locator("article").first).to_be_in_viewport()
    expect(someone.page.locator(".folding > summary:visible")).to_have_count(0)


def test_the_first_tab_stop_leads_past_the_sections(lawyer: Callable[..., Lawyer]) -> None:
    someone = lawyer("es")
    someone.page.evaluate(BEFORE_THE_FIRST)
    someone.page.keyboard.press("Tab")
    skip = someone.page.locator(":focus")
    expect(skip).to_have_text("Ir al contenido")
    expect(skip).to_be_visible()


BELOW_THE_QUESTIONS = """() => {
    const articles = [...document.querySelectorAll(".beside article")];
    const place = articles.find(each => each.offsetParent)?.getBoundingClientRect();
    const button = document.querySelector("#da-continue-button").getBoundingClientRect();
    return place?.y > button.y && place.width > 300;
}"""


@pytest.mark.parametrize("way", ["short", "full"])
def test_on_a_telephone_nothing_runs_out_of_the_window(
    lawyer: Callable[..., Lawyer], way: str
) -> None:
    someone = lawyer("es", **PHONE)
    for screen in someone.screens(way, ("bra", "Brasil")):
        assert not someone.page.evaluate(TOO_WIDE), screen
        if screen.startswith("clause"):
            fold = someone.page.locator("summary:visible").last
            article = someone.page.locator(".beside:visible article").first
            expect(article).to_have_count(0)
            fold.tap()
            expect(article).to_be_visible()
            someone.page.wait_for_function(BELOW_THE_QUESTIONS)
            assert not someone.page.evaluate(TOO_WIDE), screen


def test_the_browsers_own_back_button_leads_back_and_keeps_answers(
    lawyer: Callable[..., Lawyer],
) -> None:
    someone = lawyer("en")
    someone.go_on("party")
    someone.pick_state("uru", "Uruguay")
    someone.go_on("languages")
    someone.go_on("texts")
    someone.page.go_back()
    someone.wait_for("languages")
    someone.page.go_back()
    someone.wait_for("party")
    expect(someone.page.locator("input[role=combobox]")).to_have_value("Uruguay")
    for screen in ("languages", "texts", "names"):
        someone.go_on(screen)
    expect(someone.field("Formal name")).to_have_value("la República Oriental del Uruguay")


def test_two_tabs_of_one_session_lose_nothing(lawyer: Callable[..., Lawyer]) -> None:
    someone = lawyer("en")
    someone.go_on("party")
    someone.pick_state("uru", "Uruguay")
    for screen in ("languages", "texts", "names"):
        someone.go_on(screen)
    other = someone.context.new_page()
    other.goto(someone.page.url.partition("#")[0])
    expect(other.locator("#daMainQuestion")).to_have_text(someone.heading)
    someone.go_on("authorities")
    someone.page.get_by_label("Authority of Uruguay").fill("la Fiscalía General")
    someone.go_on("instruments")
    other.get_by_label("Formal name").fill("la hermana República Oriental del Uruguay")
    other.locator("#da-continue-button").click()
    expect(other.locator("#daMainQuestion")).to_have_text(someone.heading)
    someone.page.reload()
    someone.wait_for("instruments")
    someone.back("authorities")
    expect(someone.page.get_by_label("Authority of Uruguay")).to_have_value("la Fiscalía General")
    someone.back("names")
    expect(someone.field("Formal name")).to_have_value("la hermana República Oriental del Uruguay")


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("noticed", ["when it is sent", "by the page itself"])
def test_a_session_that_has_ended_says_so_and_shows_what_was_typed(
    lawyer: Callable[..., Lawyer], language: str, noticed: str
) -> None:
    someone = lawyer(language)
    someone.go_on("party")
    someone.pick_state("uru", "Uruguay")
    for screen in ("languages", "texts", "names", "authorities"):
        someone.go_on(screen)
    label = {"en": "Authority of Uruguay", "es": "Autoridad de aplicación por Uruguay"}[language]
    someone.page.get_by_label(label).fill("la Fiscalía <b>General</b>")
    if noticed == "when it is sent":
        # docassemble's page asks every few seconds, and may come first.
        someone.page.route(re.compile("/checkin"), lambda route: route.abort())
        someone.context.clear_cookies()
        someone.page.locator("#da-continue-button").click()
    else:
        someone.context.clear_cookies()
    notice = someone.page.locator("[role=alert]", has_text="Fiscalía")
    expect(notice).to_contain_text({"en": "session", "es": "sesión"}[language], timeout=PATIENCE)
    expect(notice).to_contain_text(f"{label}: la Fiscalía <b>General</b>")
    someone.page.reload()
    expect(notice).to_contain_text("la Fiscalía <b>General</b>")
    someone.leave()
    someone.page.reload()
    expect(notice).to_have_count(0)


def test_the_glossary_explains_and_leads_back_to_what_was_typed(
    lawyer: Callable[..., Lawyer],
) -> None:
    someone = lawyer("es")
    someone.page.locator("a.daterm", has_text="Acuerdo Modelo").focus()
    expect(someone.page.get_by_role("tooltip")).to_contain_text("2005")
    someone.go_on("party")
    someone.pick_state("uru", "Uruguay")
    for screen in ("languages", "texts", "names"):
        someone.go_on(screen)
    someone.field("Formal name").fill("la República hermana")
    someone.page.locator("a.glossary-link").click()
    someone.wait_for("glossary")
    expect(someone.page.locator("dl.glossary")).to_contain_text("alternancia")
    someone.go_on("names")
    expect(someone.field("Formal name")).to_have_value("la República hermana")
