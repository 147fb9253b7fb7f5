"""Lawyers go through the interview on a real server, and read what they get."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import pytest
from browser.lawyer import Lawyer
from docx import Document
from playwright.sync_api import Browser, Locator, expect
from running_server import RunningServer

ROOT = Path(__file__).parents[2]


def words(path: Path) -> list[str]:
    document = Document(str(path))
    cells = [
        paragraph.text
        for table in document.tables
        for row in table.rows
        for cell in row.cells
        for paragraph in cell.paragraphs
    ]
    return [paragraph.text for paragraph in document.paragraphs] + cells


def drafted(example: str, folder: Path) -> dict[str, list[str]]:
    """What the command makes of an example: the words of each file."""
    command = Path(sys.executable).with_name("ocragreement")
    answers = ROOT / "examples" / f"{example}.yml"
    subprocess.run([command, "draft", answers, "-o", folder], check=True, timeout=60)
    return {path.name: words(path) for path in folder.glob("*.docx")}


def chile(lawyer: Lawyer) -> None:
    spanish = "español" if lawyer.language == "es" else "Spanish"
    lawyer.picture()
    lawyer.go_on("party")
    lawyer.pick_state("chi", "Chile")
    lawyer.picture()
    lawyer.go_on("languages")
    lawyer.picture()
    for screen in ("texts", "names", "authorities", "instruments", "signature"):
        lawyer.go_on(screen)
        lawyer.picture()
    assert lawyer.page.get_by_text(f"({spanish})").count() == 0, "one language needs no naming"
    lawyer.field("Place of signature").fill("Santiago")
    lawyer.go_on("review")
    lawyer.picture()
    lawyer.go_on("draft")


def canada(lawyer: Lawyer) -> None:
    lawyer.go_on("party")
    lawyer.pick_state("cana", "Canada")
    lawyer.choose("between their two Governments")
    lawyer.picture()
    lawyer.go_on("languages")
    lawyer.field("A further language").select_option(label="French")
    lawyer.picture()
    lawyer.go_on("texts")
    lawyer.picture()
    lawyer.go_on("names")
    lawyer.picture()
    lawyer.go_on("authorities")
    label = "Authority of Canada"
    for language, authority in (
        ("Spanish", "el Departamento de Justicia"),
        ("English", "the Department of Justice"),
        ("French", "le ministère de la Justice"),
    ):
        lawyer.field(label, language).fill(authority)
    lawyer.picture()
    lawyer.go_on("instruments")
    lawyer.go_on("signature")
    for language in ("Spanish", "English", "French"):
        lawyer.field("Place of signature", language).fill("Ottawa")
    lawyer.field("Date of signature").fill("2027-03-01")
    lawyer.picture()
    lawyer.go_on("review")
    lawyer.open_clause("Asset sharing")
    lawyer.choose_word("Omit the article")
    lawyer.picture()
    lawyer.go_on("review")
    lawyer.picture()
    lawyer.go_on("draft")


def viet_nam(lawyer: Lawyer) -> None:
    lawyer.go_on("party")
    lawyer.pick_state("viet", "Viet Nam")
    lawyer.choose("between their two Governments")
    lawyer.go_on("languages")
    lawyer.field("A further language").select_option(label="Inglés")
    lawyer.picture()
    lawyer.go_on("texts")
    lawyer.page.locator("label.dalabelauty:visible").filter(has_text="Inglés").first.click()
    lawyer.picture()
    lawyer.go_on("names")
    lawyer.picture()
    lawyer.go_on("authorities")
    for language, authority in (
        ("español", "el Ministerio de Seguridad Pública"),
        ("inglés", "the Ministry of Public Security"),
    ):
        lawyer.page.get_by_label(f"Autoridad de aplicación por Viet Nam ({language})").fill(
            authority
        )
    lawyer.picture()
    lawyer.go_on("instruments")
    lawyer.choose_word("Protocolo contra el tráfico ilícito de migrantes")
    lawyer.choose_word("Protocolo contra la fabricación")
    lawyer.picture()
    lawyer.go_on("signature")
    lawyer.field("Place of signature", "español").fill("Hanói")
    lawyer.field("Place of signature", "inglés").fill("Ha Noi")
    lawyer.field("Name of the signatory").fill("Ana Pérez")
    lawyer.field("Office of the signatory", "español").fill(
        "Ministra de Relaciones Exteriores, Comercio Internacional y Culto"
    )
    lawyer.field("Office of the signatory", "inglés").fill(
        "Minister of Foreign Affairs, International Trade and Worship"
    )
    lawyer.field("Name of the other signatory").fill("Nguyễn Văn An")
    lawyer.field("Office of the other signatory", "español").fill("Ministro de Seguridad Pública")
    lawyer.field("Office of the other signatory", "inglés").fill("Minister of Public Security")
    lawyer.picture()
    lawyer.go_on("review")
    lawyer.open_clause("Repartición de bienes")
    lawyer.choose_word("Solo la repartición caso por caso")
    lawyer.picture()
    lawyer.go_on("review")
    lawyer.picture()
    lawyer.go_on("draft")


@pytest.mark.parametrize(
    ("example", "language", "walk"),
    [
        ("chile", "es", chile),
        ("chile", "en", chile),
        ("canada", "en", canada),
        ("viet-nam", "es", viet_nam),
    ],
    ids=["chile-es", "chile-en", "canada-en", "viet-nam-es"],
)
def test_a_draft_is_what_the_command_drafts(
    lawyer: Callable[[str], Lawyer],
    tmp_path: Path,
    example: str,
    language: str,
    walk: Callable[[Lawyer], None],
) -> None:
    someone = lawyer(language)
    walk(someone)
    someone.picture()
    expected = drafted(example, tmp_path)
    offered = someone.page.locator("a[download$='.docx']").evaluate_all(
        "links => links.map(link => link.download)"
    )
    assert set(offered) > set(expected)
    for name, text in expected.items():
        assert words(someone.download(name)) == text
    answers = someone.download("answers.yml")
    again = tmp_path / "again"
    command = Path(sys.executable).with_name("ocragreement")
    subprocess.run([command, "draft", answers, "-o", again], check=True, timeout=60)
    assert {path.name: words(path) for path in again.glob("*.docx")} == expected


def test_the_preview_has_a_tab_for_each_language(lawyer: Callable[[str], Lawyer]) -> None:
    someone = lawyer("en")
    someone.choose("From an example")
    someone.choose("Canada: three languages, no article on asset sharing")
    someone.picture("examples")
    someone.go_on("review")
    someone.go_on("draft")
    shown = someone.page.locator("article.agreement:visible")
    expect(shown).to_contain_text("EL GOBIERNO DE LA REPÚBLICA ARGENTINA")
    someone.page.get_by_role("tab", name="French").click()
    expect(shown).to_contain_text("LE GOUVERNEMENT DU CANADA")
    assert shown.count() == 1


def test_answers_survive_a_killed_server(
    lawyer: Callable[[str], Lawyer], server: RunningServer
) -> None:
    someone = lawyer("en")
    someone.go_on("party")
    someone.pick_state("bra", "Brazil")
    someone.go_on("languages")
    someone.go_on("texts")
    server.kill()
    server.restart()
    someone.page.reload()
    someone.wait_for("texts")
    someone.back("languages")
    expect(someone.field("Language of the other Party")).to_have_value("pt")
    someone.back("party")
    expect(someone.page.locator("input[role=combobox]")).to_have_value("Brazil")


def test_back_and_forth_loses_nothing(lawyer: Callable[[str], Lawyer]) -> None:
    someone = lawyer("en")
    someone.go_on("party")
    someone.pick_state("per", "Peru")
    for screen in ("languages", "texts", "names"):
        someone.go_on(screen)
    someone.field("Formal name").fill("la hermana República del Perú")
    someone.go_on("authorities")
    someone.back("names")
    expect(someone.field("Formal name")).to_have_value("la hermana República del Perú")
    someone.back("texts")
    someone.back("languages")
    for screen in ("texts", "names"):
        someone.go_on(screen)
    expect(someone.field("Formal name")).to_have_value("la hermana República del Perú")
    someone.page.go_back()
    someone.wait_for("texts")
    someone.go_on("names")
    expect(someone.field("Formal name")).to_have_value("la hermana República del Perú")


def test_a_section_of_the_bar_leads_to_its_screen_and_back(
    lawyer: Callable[[str], Lawyer],
) -> None:
    someone = lawyer("en")
    someone.go_on("party")
    someone.pick_state("per", "Peru")
    for screen in ("languages", "texts", "names", "authorities"):
        someone.go_on(screen)
    someone.page.locator(".danavdiv a", has_text="Parties").click()
    someone.wait_for("party")
    someone.choose("between their two Governments")
    for screen in ("names", "authorities", "instruments"):
        someone.go_on(screen)


def test_another_draft_begins_anew(lawyer: Callable[[str], Lawyer]) -> None:
    someone = lawyer("en")
    someone.choose("From an example")
    someone.go_on("review")
    someone.go_on("draft")
    someone.page.get_by_text("Start another draft").click()
    someone.wait_for("beginning")
    someone.go_on("party")
    expect(someone.page.locator("input[role=combobox]")).to_have_value("")


def test_switching_the_language_keeps_what_is_typed(lawyer: Callable[[str], Lawyer]) -> None:
    someone = lawyer("en")
    someone.go_on("party")
    someone.pick_state("chi", "Chile")
    for screen in ("languages", "texts", "names", "authorities"):
        someone.go_on(screen)
    someone.page.get_by_label("Authority of Chile").fill("la Fiscalía Nacional")
    someone.picture("before")
    someone.switch_language()
    someone.wait_for("authorities")
    expect(someone.page.locator("#daMainQuestion")).to_have_text(
        "¿Qué autoridades aplican el acuerdo?"
    )
    expect(someone.page.get_by_label("Autoridad de aplicación por Chile")).to_have_value(
        "la Fiscalía Nacional"
    )
    someone.picture("after")
    someone.go_on("instruments")
    someone.back("authorities")
    someone.back("names")
    assert someone.heading.startswith("¿Cómo se nombra")


def test_the_address_can_ask_for_a_language(browser: Browser, server: RunningServer) -> None:
    someone = Lawyer(browser, f"{server.interview_url}&lang=es", "en")
    assert someone.heading == "Redactar un acuerdo contra la delincuencia organizada transnacional"
    someone.go_on("party")
    assert someone.heading == "¿Quién es la otra Parte?"
    someone.close()


def test_accents_do_not_matter_in_the_search(lawyer: Callable[[str], Lawyer]) -> None:
    someone = lawyer("es")
    someone.go_on("party")
    someone.pick_state("mexico", "México")
    someone.pick_state("per", "Perú")


# Keeps what the page wants to do a moment later until it is told to, as on a slow machine.
LATER = """() => {
  const now = window.setTimeout;
  window.kept = [];
  window.setTimeout = (run, wait, ...more) =>
    wait === 200 ? window.kept.push(run) : now(run, wait, ...more);
}"""


def test_a_list_that_was_opened_again_does_not_close(lawyer: Callable[[str], Lawyer]) -> None:
    someone = lawyer("es")
    someone.go_on("party")
    someone.page.evaluate(LATER)
    someone.pick_state("mexico", "México")
    assert someone.page.evaluate("kept.length"), "the list closes a moment after it was left"
    box = someone.page.locator("input[role=combobox]")
    box.fill("")
    box.press_sequentially("per")
    someone.page.evaluate("kept.splice(0).forEach(each => each())")
    expect(someone.page.get_by_role("option", name="Perú", exact=True)).to_be_visible()


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_state_is_found_by_its_names_in_any_language_and_its_codes(
    lawyer: Callable[[str], Lawyer], language: str
) -> None:
    names = {
        "en": {
            "DE": "Germany",
            "MM": "Myanmar",
            "CI": "Côte d’Ivoire",
            "US": "United States of America",
        },
        "es": {
            "DE": "Alemania",
            "MM": "Myanmar",
            "CI": "Côte d’Ivoire",
            "US": "Estados Unidos de América",
        },
    }[language]
    someone = lawyer(language)
    someone.go_on("party")
    box = someone.page.locator("input[role=combobox]")
    for typed, found in (
        *(("Alemania", names["DE"]), ("Germany", names["DE"]), ("allemagne", names["DE"])),
        *(("ALEMANHA", names["DE"]), ("DE", names["DE"]), ("deu", names["DE"])),
        *(("federal republic of ger", names["DE"]), ("burma", names["MM"])),
        *(("costa de marfil", names["CI"]), ("cote d'iv", names["CI"]), ("EE. UU.", names["US"])),
        ("chi", "Chile"),
    ):
        box.fill("")
        box.press_sequentially(typed)
        expect(someone.page.get_by_role("option").first).to_have_text(found)
    someone.pick_state("Allemagne", names["DE"])
    someone.go_on("languages")
    someone.back("party")
    expect(box).to_have_value(names["DE"])


def test_refusals_are_shown_at_the_field(lawyer: Callable[[str], Lawyer]) -> None:
    someone = lawyer("en")
    someone.go_on("party")
    someone.page.locator("input[role=combobox]").fill("Chlie")
    said = someone.be_refused()
    assert "“Chlie” is not a State that we know" in said
    someone.picture("refused")
    assert someone.screen == "party"


def test_a_file_with_problems_is_not_taken(lawyer: Callable[[str], Lawyer]) -> None:
    someone = lawyer("en")
    someone.choose("From an answer file of an earlier draft")
    pasted = someone.field("Or paste its text")
    pasted.fill("counterpart: {state: <b>Atlantis</b>}\ndate: 2027-02-31\nlevle: states\n")
    said = someone.be_refused()
    someone.picture("refused")
    for part in ("counterpart.state", "<b>Atlantis</b>", "2027-02-31", "levle"):
        assert part in said
    assert someone.screen == "beginning"
    pasted.fill("counterpart: {state: CL}")
    someone.go_on("review")


def test_a_page_with_a_refusal_does_not_move_under_the_mouse(
    lawyer: Callable[[str], Lawyer],
) -> None:
    someone = lawyer("en")
    someone.page.clock.install()
    someone.choose("From an answer file of an earlier draft")
    someone.field("Or paste its text").fill("a: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\n")
    someone.be_refused()
    someone.page.evaluate("window.scrollTo({ top: 0, behavior: 'instant' })")
    someone.page.clock.run_for(1500)
    assert someone.page.evaluate("window.scrollY") == 0


def test_an_answer_file_is_uploaded(lawyer: Callable[[str], Lawyer]) -> None:
    someone = lawyer("es")
    someone.choose("From an answer file of an earlier draft")
    someone.page.locator("input[type=file]").set_input_files(ROOT / "examples" / "viet-nam.yml")
    someone.go_on("review")
    expect(someone.page.locator("#daform")).to_contain_text("Nguyễn Văn An")


def test_what_is_typed_is_never_markup(lawyer: Callable[[str], Lawyer]) -> None:
    hostile = (
        "<script>alert(1)</script> <img src=x onerror=alert(2)> ${1/0} {{ 7*7 }}"
        ' **x** [a](b) & "q" \\d'
    )
    someone = lawyer("en")
    someone.go_on("party")
    someone.pick_state("chi", "Chile")
    for screen in ("languages", "texts", "names"):
        someone.go_on(screen)
    someone.field("Formal name").fill(hostile)
    someone.go_on("authorities")
    someone.page.get_by_label("Authority of Chile").fill(hostile)
    for screen in ("instruments", "signature"):
        someone.go_on(screen)
    someone.field("Place of signature").fill(hostile)
    someone.field("Name of the signatory").fill(hostile)
    someone.go_on("review")
    someone.picture()
    expect(someone.page.locator("#daform")).to_contain_text(hostile)
    someone.go_on("draft")
    expect(someone.page.locator("article.agreement")).to_contain_text(f"Hecho en {hostile}, el")
    someone.picture()
    assert hostile in " ".join(words(someone.download("agreement-chile-es.docx"))).replace(
        "\N{NO-BREAK SPACE}", " "
    )


def test_a_changed_answer_comes_back_to_the_review(lawyer: Callable[[str], Lawyer]) -> None:
    someone = lawyer("en")
    someone.choose("From an example")
    someone.go_on("review")
    someone.go_on("draft")
    before = words(someone.download("agreement-chile-es.docx"))
    someone.page.get_by_text("Change an answer").click()
    someone.wait_for("review")
    someone.edit(6, "signature")
    someone.field("Place of signature").fill("Valparaíso")
    someone.go_on("review")
    expect(someone.page.locator("#daform")).to_contain_text("Valparaíso")
    someone.go_on("draft")
    after = words(someone.download("agreement-chile-es.docx"))
    assert not any("Valparaíso" in line for line in before)
    assert any("Valparaíso" in line for line in after)


@pytest.mark.parametrize(
    ("language", "remedy"),
    [
        ("es", "En la fecha de la última notificación"),
        ("en", "On the date of the last notification"),
    ],
)
def test_the_review_mends_what_the_model_leaves_open(
    lawyer: Callable[[str], Lawyer], language: str, remedy: str
) -> None:
    someone = lawyer(language)
    someone.choose("From an example")
    someone.go_on("review")
    findings = someone.page.locator(".findings")
    findings.locator("summary:visible").first.click()
    shown = findings.locator("article:visible")
    expect(shown).to_contain_text("entrará en vigor en la fecha de la última notificación")
    findings.get_by_role("link", name=remedy, exact=True).click()
    taken = someone.page.locator(".remedy-taken")
    expect(taken).to_contain_text(remedy)
    expect(taken.locator("article:visible")).to_contain_text(
        "en la fecha de la última notificación"
    )
    someone.picture()
    someone.go_on("draft")
    expect(someone.page.locator("article.agreement")).to_contain_text(
        "entrará en vigor en la fecha de la última notificación"
    )


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_clause_is_shown_as_it_will_stand(lawyer: Callable[[str], Lawyer], language: str) -> None:
    someone = lawyer(language)
    someone.go_on("party")
    someone.pick_state("bra", {"es": "Brasil", "en": "Brazil"}[language])
    for screen in ("languages", "texts", "names", "authorities", "instruments"):
        someone.go_on(screen)
    someone.go_on("signature")
    someone.go_on("review")
    someone.open_clause({"es": "Repartición de bienes", "en": "Asset sharing"}[language])
    beside = someone.page.locator(".beside:visible")
    expect(beside).to_contain_text("Artículo 6")
    beside.get_by_role("tab").nth(1).click()
    expect(beside.locator("[role=tabpanel]:visible")).to_contain_text("Artigo 6")
    someone.choose_word({"es": "Omitir el artículo", "en": "Omit the article"}[language])
    nothing = {"es": "no figura", "en": "does not stand"}[language]
    expect(beside.locator("[role=tabpanel]:visible")).to_contain_text(nothing)
    someone.picture()


def test_what_is_open_beside_a_clause_stays_open(lawyer: Callable[[str], Lawyer]) -> None:
    someone = lawyer("en")
    someone.choose("From an example")
    someone.choose_word("Brazil: two")
    someone.go_on("review")
    someone.open_clause("Asset sharing")
    beside = someone.page.locator(".beside:visible")
    tab = beside.get_by_role("tab").nth(1)
    pressed = tab.element_handle()
    tab.click()
    shown = beside.locator("[role=tabpanel]:visible")
    shown.locator(".the-model summary").click()
    expect(shown).to_contain_text("10 por cento")
    someone.choose_word("Omit the article")
    expect(shown).to_contain_text("does not stand")
    expect(shown.locator(".the-model article")).to_be_visible()
    expect(tab).to_have_attribute("aria-selected", "true")
    assert pressed.evaluate("tab => tab.isConnected"), "a click begun on the tab would be lost"


def test_a_clause_is_edited_by_hand_from_its_wording(lawyer: Callable[[str], Lawyer]) -> None:
    someone = lawyer("en")
    someone.go_on("party")
    someone.pick_state("chi", "Chile")
    for screen in ("languages", "texts", "names", "authorities", "instruments", "signature"):
        someone.go_on(screen)
    someone.go_on("review")
    someone.open_clause("Operational cooperation")
    beside = someone.page.locator(".beside:visible")
    expect(beside).to_contain_text("Artículo 4")
    someone.choose_word("Change the wording by hand")
    own = someone.page.get_by_label("Text", exact=True)
    expect(own).to_have_value(re.compile(r"\[\[offences\]\]"))
    own.fill("Las Partes colaborarán con arreglo [[a offences]] y a {nadie}.")
    expect(someone.page.locator(".understood")).to_contain_text("nadie")
    own.fill("Las Partes colaborarán con arreglo [[a offences]].")
    expect(beside.locator("[role=tabpanel]:visible")).to_contain_text("con arreglo al artículo 2")
    someone.go_on("review")
    expect(someone.page.locator(".map")).to_contain_text("edited")
    someone.go_on("draft")
    expect(someone.page.locator("article.agreement")).to_contain_text("con arreglo al artículo 2")


def refusal_by_hand(someone: Lawyer) -> Locator:
    """Open an article of a draft with Brazil to be written by hand; returns its Spanish text."""
    example, title, spanish = {
        "es": ("Brasil: dos", "Denegación de la asistencia", "español"),
        "en": ("Brazil: two", "Refusal of assistance", "Spanish"),
    }[someone.language]
    someone.choose("From an example")
    someone.choose_word(example)
    someone.go_on("review")
    someone.open_clause(title)
    expect(someone.page.locator(".beside:visible article").first).to_be_visible()
    someone.choose("Change the wording by hand")
    text = someone.field("Text", spanish)
    expect(text).to_have_value(re.compile("."))
    return text


@pytest.mark.parametrize("language", ["es", "en"])
def test_what_was_read_and_what_is_behind_is_said_below_each_text(
    lawyer: Callable[[str], Lawyer], language: str
) -> None:
    item, behind = {
        "es": ("apartado a.", "no lo ha seguido"),
        "en": ("item a.", "has not followed"),
    }[language]
    someone = lawyer(language)
    spanish = refusal_by_hand(someone)
    before = spanish.input_value()
    spanish.fill("Solo:\na) esto;\nb) según [[offences]].")
    told = someone.page.locator(".understood")
    expect(told.first).to_contain_text(item)
    expect(told.nth(1)).to_contain_text(behind)
    expect(someone.page.locator(".beside:visible mark").first).to_be_visible()
    someone.picture()
    spanish.fill("Según [[nada]].")
    expect(told.first).to_contain_text("[[nada]]")
    someone.page.locator(".begin-again").click()
    expect(spanish).to_have_value(before)
    expect(told.first).to_be_empty()


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_reference_is_chosen_from_a_list_with_the_keyboard(
    lawyer: Callable[[str], Lawyer], language: str
) -> None:
    article, name = {"es": ("Artículo 2: ", "Brasil"), "en": ("Article 2: ", "Brazil")}[language]
    someone = lawyer(language)
    spanish = refusal_by_hand(someone)
    press = someone.page.keyboard.press

    def insert(words: str, key: str) -> None:
        """Choose in the list above the text, whose focus it has, and press the button."""
        press("Shift+Tab")
        press("Shift+Tab")
        chosen = "() => document.activeElement.selectedOptions[0].text"
        press("Home")
        while not someone.page.evaluate(chosen).startswith(words):
            press("ArrowDown")
        press("Tab")
        press(key)

    spanish.fill("Conforme a , con.")
    press("Home")
    for _ in range(len("Conforme a ")):
        press("ArrowRight")
    insert(article, "Enter")
    expect(spanish).to_have_value("Conforme [[a offences]], con.")
    expect(spanish).to_be_focused()
    someone.picture()
    press("End")
    press("ArrowLeft")
    press("Space")
    insert(name, "Space")
    expect(spanish).to_have_value("Conforme [[a offences]], con {counterpart}.")
    stands = "Conforme al artículo 2, con la República Federativa del Brasil."
    expect(someone.page.locator(".beside:visible article").first).to_contain_text(stands)
    someone.go_on("review")


def test_the_full_way_is_walked_from_end_to_end(lawyer: Callable[[str], Lawyer]) -> None:
    someone = lawyer("es")
    someone.choose("Full: every clause, with its wordings beside the article as it will stand")
    someone.go_on("party")
    someone.pick_state("chi", "Chile")
    for screen in ("languages", "texts", "names", "authorities", "instruments", "articles"):
        someone.go_on(screen)
    someone.go_on("clause")
    titles = []
    progress = []
    while someone.screen == "clause":
        titles.append(someone.heading)
        progress.append(int(someone.page.get_by_role("progressbar").get_attribute("aria-valuenow")))
        someone.leave()
    assert someone.screen == "form"
    assert len(titles) == len(set(titles)) > 14
    assert progress == sorted(progress), "the bar went backwards"
    someone.back("clause")
    assert someone.heading == titles[-1]


def test_the_links_of_the_map_lead_on_by_their_addresses_alone(
    lawyer: Callable[[str], Lawyer],
) -> None:
    someone = lawyer("es")
    someone.choose("From an example")
    someone.go_on("review")
    link = someone.page.get_by_role("link", name="Cooperación técnica", exact=True)
    someone.page.goto(urljoin(someone.page.url, link.get_attribute("href")))
    someone.wait_for("clause")
    assert someone.heading == "Cooperación técnica"
    someone.go_on("review")
    up = someone.page.get_by_role("link", name="Subir: Cooperación técnica")
    someone.page.goto(urljoin(someone.page.url, up.get_attribute("href")))
    row = someone.page.locator(".map tr", has=link)
    expect(row.locator("td").first).to_have_text("2")


@pytest.mark.parametrize("language", ["es", "en"])
def test_articles_and_items_change_places_with_the_keyboard(
    lawyer: Callable[[str], Lawyer], language: str
) -> None:
    title, down, up = {
        "es": ("Cooperación técnica", "Bajar: a)", "Subir: Cooperación técnica"),
        "en": ("Technical cooperation", "Move down: a)", "Move up: Technical cooperation"),
    }[language]
    someone = lawyer(language)
    someone.choose("From an example")
    someone.go_on("review")
    someone.open_clause(title)
    expect(someone.page.locator(".beside:visible article").first).to_be_visible()
    someone.page.get_by_role("button", name=down).focus()
    someone.page.keyboard.press("Enter")
    expect(someone.page.get_by_role("button", name=down)).to_be_focused()
    first = someone.page.locator(".beside:visible .letters > li").first
    expect(first).to_contain_text("La planificación y ejecución")
    expect(someone.field("Order of the items")).to_have_value("b, a, c, d")
    someone.go_on("review")
    someone.page.get_by_role("link", name=up).focus()
    someone.page.keyboard.press("Enter")
    row = someone.page.locator(
        ".map tr", has=someone.page.get_by_role("link", name=title, exact=True)
    )
    expect(row.locator("td").first).to_have_text("2")
    expect(someone.page.get_by_role("link", name=up)).to_be_focused()


@pytest.mark.parametrize("language", ["es", "en"])
def test_an_organisation_is_the_other_party(lawyer: Callable[[str], Lawyer], language: str) -> None:
    someone = lawyer(language)
    someone.go_on("party")
    someone.choose("A State that is not in the list, or an international organisation")
    expect(someone.page.locator("input[role=combobox]")).to_be_hidden()
    someone.choose("an international organisation")
    someone.picture()
    someone.go_on("languages")
    someone.go_on("texts")
    someone.go_on("names")
    someone.field("Formal name").fill("la Unión <b>del</b> Sur")
    someone.field("Short name").fill("Unión <i>Sur</i>")
    someone.go_on("authorities")
    someone.choose("Several authorities of a Party")
    someone.page.get_by_role("combobox").nth(1).select_option("2")
    someone.picture()
    someone.go_on("roles")
    expect(someone.page.locator("#daform")).to_contain_text("Unión <i>Sur</i>")
    someone.picture()
    someone.go_on("instruments")
    someone.go_on("signature")
    someone.go_on("review")
    expect(someone.page.locator("#daform")).to_contain_text("Unión <i>Sur</i>")
    someone.go_on("draft")
    expect(someone.page.locator("article.agreement")).to_contain_text("LA UNIÓN <B>DEL</B> SUR")
