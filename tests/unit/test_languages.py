"""Names of languages, as the closing clause uses them."""

import re

import pytest

from docassemble.ocragreement.grammar import UnknownLanguage
from docassemble.ocragreement.languages import find_language, load_languages
from docassemble.ocragreement.states import load_states

LANGUAGES = load_languages()


def test_every_language_of_a_state_has_its_names():
    spoken = {code for state in load_states().values() for code in state.official_languages}
    assert spoken == set(LANGUAGES)
    assert len(LANGUAGES) > 100


@pytest.mark.parametrize("code", LANGUAGES)
def test_names_are_written_as_after_in(code):
    names = LANGUAGES[code].names
    assert set(names) >= {"en", "es", "fr", "pt"}
    # English languages have a capital (isiZulu inside the word); the others have none.
    assert re.search("[A-Z]", names["en"])
    assert names["es"] == names["es"].lower()
    assert names["pt"] == names["pt"].lower()
    assert names["fr"].replace("du Nord", "").replace("du Sud", "").islower()


@pytest.mark.parametrize(
    ("code", "en", "es", "fr", "pt"),
    [
        ("es", "Spanish", "español", "espagnol", "espanhol"),
        ("pt", "Portuguese", "portugués", "portugais", "português"),
        ("vi", "Vietnamese", "vietnamita", "vietnamien", "vietnamita"),
        ("tr", "Turkish", "turco", "turc", "turco"),
        ("he", "Hebrew", "hebreo", "hébreu", "hebraico"),
        ("nl", "Dutch", "neerlandés", "néerlandais", "neerlandês"),
        ("fa", "Persian", "persa", "persan", "persa"),
        ("zh", "Chinese", "chino", "chinois", "chinês"),
        ("hy", "Armenian", "armenio", "arménien", "armênio"),
    ],
)
def test_names_of_languages(code, en, es, fr, pt):
    assert (LANGUAGES[code].names["en"], LANGUAGES[code].names["es"]) == (en, es)
    assert (LANGUAGES[code].names["fr"], LANGUAGES[code].names["pt"]) == (fr, pt)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("ES", "es"),
        ("espanol", "es"),
        ("Castellano", "es"),
        ("Farsi", "fa"),
        ("holandés", "nl"),
        ("Inglés", "en"),
        ("allemand", "de"),
        ("tcheco", "cs"),
        ("Checo", "cs"),
        ("polaco", "pl"),
        ("no", "no"),
    ],
)
def test_a_language_is_found_by_code_and_name(typed, code):
    assert find_language(typed).code == code


def test_an_unknown_language_is_named_with_what_would_be_near():
    with pytest.raises(UnknownLanguage, match=r"“portugues brasilero”|did you mean"):
        find_language("portuges")
    with pytest.raises(UnknownLanguage, match="unknown language “klingon”"):
        find_language("klingon")
