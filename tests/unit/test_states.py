"""The names of 195 States in four languages, in every form that a draft uses."""

import csv
import pickle
import re
from pathlib import Path

import pytest

from docassemble.ocragreement.grammar import load_grammar
from docassemble.ocragreement.languages import load_languages
from docassemble.ocragreement.lookup import fold
from docassemble.ocragreement.states import UnknownState, find_state, load_states, search_states

CHECKED = Path(__file__).parents[1] / "data" / "state-names-checked.csv"
STATES = load_states()
LANGUAGES = ("en", "es", "fr", "pt")

with CHECKED.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))

# Column of the checked table: language, word before the name, whether in capitals.
COLUMNS = {
    "en": ("en", "", False),
    "en_for": ("en", "for", True),
    "es": ("es", "", False),
    "es_de": ("es", "de", False),
    "es_a": ("es", "a", False),
    "es_y": ("es", "y", False),
    "es_por": ("es", "por", True),
    "fr": ("fr", "", False),
    "fr_de": ("fr", "de", False),
    "fr_a": ("fr", "à", False),
    "fr_en": ("fr", "en", False),
    "pt": ("pt", "", False),
    "pt_de": ("pt", "de", False),
    "pt_em": ("pt", "em", False),
    "pt_a": ("pt", "a", False),
    "pt_por": ("pt", "por", True),
}

WRONG = {
    "en": r"\bthe the\b|\bThe\b",
    "es": r"\b[Dd]e el\b|\ba el\b|\by (I|Hi[^aeo])",
    "fr": r"\b[Dd]e les?\b|\bà les?\b|\b(de|l[ea]) (?=[AEIOUÉÎ])|\b[dl]’(?=[BCDFGJ-NP-TVWXZ])",
    "pt": r"\b([Dd]e|[Ee]m|[Pp]or|a) (o|a|os|as)\b",
}


def test_there_are_the_members_of_the_united_nations_the_holy_see_and_palestine():
    assert len(STATES) == 195
    assert {"VA", "PS"} < set(STATES)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["iso2"])
def test_name_and_forms_as_checked_by_hand(row):
    state = STATES[row["iso2"]]
    for column, (language, word, capitals) in COLUMNS.items():
        grammar = load_grammar(language)
        form = grammar.inflect(state.names[language], word)
        assert (grammar.upper(form) if capitals else form) == row[column], column


def test_the_table_checked_by_hand_is_long_enough():
    assert len({row["iso2"] for row in ROWS}) >= 45


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", STATES)
def test_every_form_of_every_name_reads_well(code, language):
    grammar = load_grammar(language)
    phrase = STATES[code].names[language]
    forms = [grammar.inflect(phrase, word) for word in ("", *grammar.words)]
    forms += [str(grammar.government_of(phrase))]
    for form in forms:
        assert "  " not in form
        assert form == form.strip()
        assert not re.search(r"[()*']|None", form)
        assert not re.search(WRONG[language], form), form
    for form in forms:
        capitals = grammar.upper(form)
        assert not re.search(r"[a-záéíóúñüàèçëïôîêâãõ]", capitals)
        accented = sum(letter in "áéíóúñüàèçëïôîêâãõ" for letter in form.lower())
        assert sum(letter in "ÁÉÍÓÚÑÜÀÈÇËÏÔÎÊÂÃÕ" for letter in capitals) == accented


@pytest.mark.parametrize("code", STATES)
def test_facts_about_every_state_are_complete(code):
    state = STATES[code]
    assert re.fullmatch("[A-Z]{2}", state.code)
    assert re.fullmatch("[A-Z]{3}", state.iso3)
    assert state.official_languages
    assert set(state.official_languages) <= set(load_languages())
    for language in LANGUAGES:
        phrase = state.names[language]
        assert phrase.language == language
        assert phrase.article == phrase.article.lower()
        assert phrase.words[0].isupper()
        assert phrase.number in ("s", "p")
        assert phrase.gender in (("",) if language == "en" else ("m", "f"))
        assert state.short_names[language]
        assert not re.search(r"[()*']", state.short_names[language] + state.capitals[language])
        assert state.capitals[language]
        assert state.sources[language]


@pytest.mark.parametrize("code", STATES)
def test_every_name_of_a_state_finds_it(code):
    state = STATES[code]
    for name in state.all_names():
        assert find_state(name) == state
        assert find_state(name.upper().replace("’", "'")) == state


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("cl", "CL"),
        ("CHL", "CL"),
        ("  la  república de CHILE ", "CL"),
        ("Turkey", "TR"),
        ("Turquía", "TR"),
        ("turkiye", "TR"),
        ("Vietnam", "VN"),
        ("EE. UU.", "US"),
        ("EEUU", "US"),
        ("United States", "US"),
        ("Holanda", "NL"),
        ("Swaziland", "SZ"),
        ("Ivory Coast", "CI"),
        ("Cote d'Ivoire", "CI"),
        ("Birmania", "MM"),
        ("Rusia", "RU"),
        ("North Korea", "KP"),
        ("Corea del Sur", "KR"),
        ("Reino Unido", "GB"),
        ("Gran Bretaña", "GB"),
        ("Cape Verde", "CV"),
        ("Vaticano", "VA"),
        ("Palestine", "PS"),
        ("Nueva Zelanda", "NZ"),
        ("Trinidad y Tobago", "TT"),
        ("Czech Republic", "CZ"),
        ("the Italian Republic", "IT"),
        ("les États-Unis", "US"),
        ("Vietnã", "VN"),
        ("Vietname", "VN"),
        ("o Irão", "IR"),
        ("Chéquia", "CZ"),
        ("Tchéquia", "CZ"),
        ("Quénia", "KE"),
        ("Roménia", "RO"),
        ("Reino de Espanha", "ES"),
        ("Costa do Marfim", "CI"),
        ("Camarões", "CM"),
        ("Cingapura", "SG"),
        ("EUA", "US"),
    ],
)
def test_a_state_is_found_by_the_names_people_use(typed, code):
    assert find_state(typed).code == code


def test_an_unknown_state_is_named_with_what_would_be_near():
    with pytest.raises(UnknownState, match=r"“Chlie”.*did you mean.*Chile \(CL\)"):
        find_state("Chlie")
    with pytest.raises(UnknownState, match="unknown State “Atlantis”"):
        find_state("Atlantis")
    with pytest.raises(UnknownState):
        find_state(" ")
    with pytest.raises(UnknownState) as caught:
        find_state("Chile " * 100_000)
    assert len(str(caught.value)) < 200


def test_a_state_survives_being_saved_with_a_session():
    chile = pickle.loads(pickle.dumps(find_state("CL")))
    assert chile == find_state("CL")
    assert len({chile, find_state("CL"), find_state("BR")}) == 2


def test_searching_gives_names_that_begin_so_first():
    assert [state.code for state in search_states("guin", "es")][:3] == ["GN", "GW", "GQ"]
    assert search_states("est", "es")[0].code in ("US", "EE", "PS")
    assert search_states("rusia", "es")[0].code == "RU"
    assert [state.code for state in search_states("Turk", "en")] == ["TR", "TM"]
    assert "TR" in [state.code for state in search_states("Turq", "es")]
    assert search_states("germany", "es")[0].code == "DE"
    assert search_states("zzz", "es") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_searching_for_nothing_lists_all_by_name(language):
    found = search_states("", language)
    names = [fold(state.short_names[language]) for state in found]
    assert len(found) == 195
    assert names == sorted(names)


def test_languages_of_the_states_argentina_has_signed_with():
    languages = {code: STATES[code].official_languages for code in STATES}
    assert languages["CL"] == ("es",)
    assert languages["BR"] == ("pt",)
    assert languages["CA"] == ("en", "fr")
    assert languages["CH"] == ("de", "fr", "it")
    assert languages["BE"] == ("nl", "fr", "de")
    assert languages["VN"] == ("vi",)
    assert languages["TR"] == ("tr",)
    assert languages["IL"] == ("he",)
    assert languages["PY"][0] == languages["BO"][0] == languages["PE"][0] == "es"
