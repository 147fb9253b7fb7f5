"""Articles, contractions, lists, capitals, dates and quotation marks in three languages."""

import datetime
import re

import pytest
import yaml

from docassemble.ocragreement.grammar import (
    SOURCES,
    Grammar,
    UnknownLanguage,
    UnknownWord,
    grammar_languages,
    load_grammar,
)

LANGUAGES = ("en", "es", "fr")
DAYS = [datetime.date(2028, 1, 1) + datetime.timedelta(days) for days in range(366)]


def grammar_data(language):
    return yaml.safe_load((SOURCES / f"grammar-{language}.yml").read_text(encoding="utf-8"))


def inflected(language, name, word):
    grammar = load_grammar(language)
    return grammar.inflect(grammar.phrase(name), word)


@pytest.mark.parametrize(
    ("language", "typed", "article", "words", "gender", "number"),
    [
        ("es", "la República de Chile", "la", "República de Chile", "f", "s"),
        ("es", "los Estados Unidos Mexicanos", "los", "Estados Unidos Mexicanos", "m", "p"),
        ("es", "  las   Islas Salomón ", "las", "Islas Salomón", "f", "p"),
        ("es", "La República de Chile", "la", "República de Chile", "f", "s"),
        ("es", "LA REPÚBLICA DE CHILE", "la", "REPÚBLICA DE CHILE", "f", "s"),
        ("es", "Canadá", "", "Canadá", "", "s"),
        ("es", "El Salvador", "", "El Salvador", "", "s"),
        ("es", "EL SALVADOR", "", "EL SALVADOR", "", "s"),
        ("es", "Laos", "", "Laos", "", "s"),
        ("es", "la", "", "la", "", "s"),
        ("es", "", "", "", "", "s"),
        ("fr", "l'Irlande", "l’", "Irlande", "", "s"),
        ("fr", "l’État d'Israël", "l’", "État d’Israël", "", "s"),
        ("fr", "les États-Unis d’Amérique", "les", "États-Unis d’Amérique", "", "p"),
        ("fr", "Le Canada", "le", "Canada", "m", "s"),
        ("fr", "La Haye", "", "La Haye", "", "s"),
        ("fr", "Lesotho", "", "Lesotho", "", "s"),
        ("en", "the Argentine Republic", "the", "Argentine Republic", "", "s"),
        ("en", "The Gambia", "", "The Gambia", "", "s"),
        ("en", "The Republic of Chile", "the", "Republic of Chile", "", "s"),
        ("en", "Ireland", "", "Ireland", "", "s"),
    ],
)
def test_a_name_is_read_as_typed(language, typed, article, words, gender, number):
    phrase = load_grammar(language).phrase(typed)
    assert (phrase.article, phrase.words) == (article, words)
    assert (phrase.gender, phrase.number) == (gender, number)


@pytest.mark.parametrize(
    ("language", "name", "word", "expected"),
    [
        ("es", "el Reino de España", "de", "del Reino de España"),
        ("es", "el Reino de España", "a", "al Reino de España"),
        ("es", "el Reino de España", "entre", "entre el Reino de España"),
        ("es", "el Reino de España", "De", "Del Reino de España"),
        ("es", "la República de Chile", "de", "de la República de Chile"),
        ("es", "los Países Bajos", "a", "a los Países Bajos"),
        ("es", "El Salvador", "de", "de El Salvador"),
        ("es", "El Cairo", "en", "en El Cairo"),
        ("es", "Irlanda", "y", "e Irlanda"),
        ("es", "la India", "y", "y la India"),
        ("es", "el Ministerio Público", "de", "del Ministerio Público"),
        ("fr", "le Royaume d'Espagne", "de", "du Royaume d’Espagne"),
        ("fr", "les États-Unis d'Amérique", "de", "des États-Unis d’Amérique"),
        ("fr", "les États-Unis d'Amérique", "à", "aux États-Unis d’Amérique"),
        ("fr", "l'Irlande", "de", "de l’Irlande"),
        ("fr", "l'Irlande", "à", "à l’Irlande"),
        ("fr", "Antigua-et-Barbuda", "de", "d’Antigua-et-Barbuda"),
        ("fr", "Israël", "de", "d’Israël"),
        ("fr", "Haïti", "de", "d’Haïti"),
        ("fr", "Honduras", "de", "de Honduras"),
        ("fr", "Hongrie", "de", "de Hongrie"),
        ("fr", "Helsinki", "de", "d’Helsinki"),
        ("fr", "HELSINKI", "de", "d’HELSINKI"),
        ("fr", "Yaoundé", "de", "de Yaoundé"),
        ("fr", "Yverdon", "de", "d’Yverdon"),
        ("fr", "Ouagadougou", "de", "de Ouagadougou"),
        ("fr", "onze États", "de", "de onze États"),
        ("fr", "Le Caire", "de", "du Caire"),
        ("fr", "Le Caire", "à", "au Caire"),
        ("fr", "La Haye", "à", "à La Haye"),
        ("fr", "le ministère de la Justice", "par", "par le ministère de la Justice"),
        ("fr", "Haut-Commissariat", "de", "de Haut-Commissariat"),
        ("fr", "elle", "que", "qu’elle"),
        ("en", "the Republic of Chile", "for", "for the Republic of Chile"),
        ("en", "Canada", "of", "of Canada"),
    ],
)
def test_a_name_after_a_preposition(language, name, word, expected):
    assert inflected(language, name, word) == expected


def test_without_a_word_the_name_stands_alone():
    assert inflected("fr", "l'Irlande", "") == "l’Irlande"


def test_an_unknown_preposition_is_named_with_the_known_ones():
    with pytest.raises(UnknownWord, match=r"“desde”; known: de, a, en, por"):
        inflected("es", "Chile", "desde")
    with pytest.raises(UnknownWord, match="“und”"):
        load_grammar("en").and_word("und", "Ireland")


def test_an_unknown_language_is_named_with_the_known_ones():
    with pytest.raises(UnknownLanguage, match=r"“tlh”; known: .*en, es, fr"):
        load_grammar("tlh")
    for name in ("", "../grammar-es", "*"):
        with pytest.raises(UnknownLanguage):
            load_grammar(name)


@pytest.mark.parametrize(
    ("word", "following", "expected"),
    [
        ("y", "inglés", "e"),
        ("y", "italiano", "e"),
        ("y", "Irlanda", "e"),
        ("y", "islandés", "e"),
        ("y", "hindi", "e"),
        ("y", "Hito", "e"),
        ("y", "“inglés”", "e"),
        ("y", "[Irlanda]", "e"),
        ("y", "Íñigo", "e"),
        ("y", "Ypacaraí", "e"),
        ("Y", "IRLANDA", "E"),
        ("Y", "la India", "Y"),
        ("y", "hielo", "y"),
        ("y", "hierro", "y"),
        ("y", "Hungría", "y"),
        ("y", "húngaro", "y"),
        ("y", "hebreo", "y"),
        ("y", "yemení", "y"),
        ("y", "Yugoslavia", "y"),
        ("y", "francés", "y"),
        ("y", "ucraniano", "y"),
        ("y", "......", "y"),
        ("y", "", "y"),
        ("o", "otro", "u"),
        ("o", "Omán", "u"),
        ("o", "holandés", "u"),
        ("o", "8", "u"),
        ("o", "80", "u"),
        ("o", "11", "u"),
        ("o", "110", "o"),
        ("o", "1", "o"),
        ("o", "uno", "o"),
        ("O", "OMÁN", "U"),
        ("o", "huérfano", "o"),
    ],
)
def test_the_spanish_conjunction_goes_by_ear(word, following, expected):
    assert load_grammar("es").and_word(word, following) == expected


@pytest.mark.parametrize(
    ("language", "items", "expected"),
    [
        ("es", [], ""),
        ("es", ["español"], "español"),
        ("es", ["español", "inglés"], "español e inglés"),
        ("es", ["español", "turco", "inglés"], "español, turco e inglés"),
        ("es", ["español", "portugués"], "español y portugués"),
        ("fr", ["espagnol", "anglais", "français"], "espagnol, anglais et français"),
        ("en", ["Spanish", "English"], "Spanish and English"),
        ("en", ["Spanish", "French", "English"], "Spanish, French and English"),
    ],
)
def test_a_list_in_a_sentence(language, items, expected):
    assert load_grammar(language).join(items) == expected


def test_a_list_with_joiners_of_its_own():
    grammar = load_grammar("es")
    assert grammar.join(["uno", "otro"], "o") == "uno u otro"
    assert grammar.join(["a", "b", "c"], separator="; ", last="; y ") == "a; b; y c"
    assert grammar.join(["a", "b"], last="; y ", pair=" con ") == "a con b"
    assert grammar.join(["a", "b", "c"], pair=" con ") == "a, b y c"
    assert grammar.join(["a", "b", "c"], separator="") == "ab y c"


@pytest.mark.parametrize(
    ("language", "name", "government"),
    [
        ("en", "the Republic of Chile", "the Government of the Republic of Chile"),
        ("en", "Ireland", "the Government of Ireland"),
        ("es", "la República de Chile", "el Gobierno de la República de Chile"),
        ("es", "el Reino de España", "el Gobierno del Reino de España"),
        ("es", "Irlanda", "el Gobierno de Irlanda"),
        ("fr", "la République du Chili", "le Gouvernement de la République du Chili"),
        ("fr", "les États-Unis d’Amérique", "le Gouvernement des États-Unis d’Amérique"),
        ("fr", "Antigua-et-Barbuda", "le Gouvernement d’Antigua-et-Barbuda"),
    ],
)
def test_the_government_of_a_state(language, name, government):
    grammar = load_grammar(language)
    phrase = grammar.government_of(grammar.phrase(name))
    assert str(phrase) == government
    assert phrase.number == "s"
    assert grammar.inflect(grammar.government_of(grammar.phrase(name))) == government


def test_a_government_is_inflected_like_any_name():
    grammar = load_grammar("es")
    government = grammar.government_of(grammar.phrase("el Reino de España"))
    assert grammar.inflect(government, "de") == "del Gobierno del Reino de España"
    assert grammar.upper(grammar.inflect(government, "por")) == (
        "POR EL GOBIERNO DEL REINO DE ESPAÑA"
    )


def test_capitals():
    grammar = load_grammar("es")
    assert grammar.upper("la República de Côte d’Ivoire") == "LA REPÚBLICA DE CÔTE D’IVOIRE"
    assert grammar.upper("Straße") == "STRASSE"
    assert grammar.capitalise("el 1.º de marzo") == "El 1.º de marzo"
    assert grammar.capitalise("états-Unis") == "États-Unis"
    assert grammar.capitalise("") == ""


def test_quotation_marks():
    assert load_grammar("en").quote("the Parties") == "“the Parties”"
    assert load_grammar("es").quote("las Partes") == "“las Partes”"
    assert load_grammar("fr").quote("les Parties") == "«\u00a0les Parties\u00a0»"


@pytest.mark.parametrize(
    ("language", "date", "words", "digits"),
    [
        ("en", "2027-05-12", "twelfth day of May, two thousand and twenty-seven", "12 May 2027"),
        ("en", "2030-03-01", "first day of March, two thousand and thirty", "1 March 2030"),
        ("en", "1999-12-31", None, "31 December 1999"),
        ("es", "2027-05-12", "doce de mayo de dos mil veintisiete", "12 de mayo de 2027"),
        ("es", "2027-03-01", "primero de marzo de dos mil veintisiete", "1.º de marzo de 2027"),
        ("es", "2031-01-21", "veintiuno de enero de dos mil treinta y uno", "21 de enero de 2031"),
        ("es", "2026-08-31", "treinta y uno de agosto de dos mil veintiséis", None),
        ("fr", "2027-05-12", "douze mai deux mille vingt-sept", "12 mai 2027"),
        ("fr", "2027-03-01", "premier mars deux mille vingt-sept", "1er mars 2027"),
        ("fr", "2081-08-21", "vingt et un août deux mille quatre-vingt-un", "21 août 2081"),
    ],
)
def test_dates(language, date, words, digits):
    grammar = load_grammar(language)
    day = datetime.date.fromisoformat(date)
    if words:
        assert grammar.date_in_words(day) == words
    if digits:
        assert grammar.date_in_digits(day) == digits


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_day_of_a_year_has_its_own_name_in_words_and_digits(language):
    grammar = load_grammar(language)
    words = [grammar.date_in_words(day) for day in DAYS]
    digits = [grammar.date_in_digits(day) for day in DAYS]
    assert len(set(words)) == len(set(digits)) == 366
    first = {"en": "first", "es": "primero", "fr": "premier"}[language]
    for day, in_words, in_digits in zip(DAYS, words, digits, strict=True):
        assert not re.search(r"\d|  |[{}\[\]]", in_words)
        assert in_words.startswith(f"{first} ") is (day.day == 1)
        assert re.match(rf"{day.day}(?!\d)", in_digits)
        assert in_digits.endswith(" 2028")
        assert ("1.º" in in_digits or "1er" in in_digits) is (day.day == 1 and language != "en")


def test_a_new_language_is_data_alone():
    grammar = Grammar(
        {
            "language": "it",
            "articles": {
                "il": {"gender": "m", "number": "s"},
                "la": {"gender": "f", "number": "s"},
                "l’": {"gender": "", "number": "s"},
            },
            "names_with_own_article": ["L’Aia"],
            "words": {
                "di": {"with_article": {"il": "del", "la": "della", "l’": "dell’"}},
                "in": {"with_article": {"il": "nel", "la": "nella", "l’": "nell’"}},
                "e": {"before": [{"pattern": "[eè]", "form": "ed"}]},
            },
            "list": {"conjunction": "e", "separator": ", "},
            "government": {"name": "il Governo", "word": "di", "gender": "m"},
            "quotation_marks": {"open": "«", "close": "»"},
            "typography": {"'": "’"},
            "numbers": {
                "cardinal_m": {
                    0: "zero",
                    1: "uno",
                    2: "due",
                    20: "venti[{rest}]",
                    1000: "{times}mila[{rest}]",
                },
                "ordinal_m": {1: "primo", 2: "secondo", 3: ""},
            },
            "months": list("abcdefghijkl"),
            "dates": {
                "in_words": {"usual": "{day_cardinal} {month}", "first_day": "{day_ordinal}"},
                "in_digits": {"usual": "{day} {month} {year}", "first_day": "1º {month}"},
            },
        }
    )
    assert grammar.inflect(grammar.phrase("l'Irlanda"), "di") == "dell’Irlanda"
    assert grammar.inflect(grammar.phrase("la Repubblica italiana"), "in") == (
        "nella Repubblica italiana"
    )
    assert grammar.inflect(grammar.phrase("L'Aia"), "di") == "di L’Aia"
    assert grammar.join(["spagnolo", "ebraico"]) == "spagnolo ed ebraico"
    assert grammar.cardinal(22) == "ventidue"
    assert grammar.date_in_digits(datetime.date(2027, 1, 2)) == "2 a 2027"


def test_a_word_that_yaml_takes_for_yes_is_refused():
    with pytest.raises(TypeError, match="True needs quotation marks"):
        Grammar(grammar_data("en") | {"words": {True: {}, "and": {}, "of": {}}})


def test_a_faulty_grammar_is_refused_with_the_fault():
    data = grammar_data("en")
    with pytest.raises(ValueError, match="11 given, 12 needed"):
        Grammar(data | {"months": data["months"][:11]})
    with pytest.raises(ValueError, match="“und” is not among the words"):
        Grammar(data | {"list": {"conjunction": "und", "separator": ", "}})
    with pytest.raises(ValueError, match=r"“\{weekday\}” in a date pattern"):
        Grammar(data | {"dates": {"in_words": {"usual": "{weekday}", "first_day": ""}}})
    with pytest.raises(ValueError, match="no set “ordinal_m”"):
        Grammar(data | {"numbers": {"cardinal_m": {0: "zero"}}})


def test_every_grammar_file_has_a_word_for_and_and_of():
    for language in grammar_languages():
        grammar = load_grammar(language)
        assert grammar.language == language
        assert len(grammar.words) >= 8
