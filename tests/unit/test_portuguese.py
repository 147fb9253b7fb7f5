"""Portuguese as Brazil writes it: contractions, lists, numbers, dates, capitals, references."""

import datetime
import re

import pytest
from spaces import plain

from docassemble.ocragreement.agreement import Agreement
from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.grammar import load_grammar
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.plain_text import to_lines

PT = load_grammar("pt")


def draft(**answers: object) -> Agreement:
    return assemble(read_answers(answers, load_library()), load_library(), "pt")


@pytest.mark.parametrize(
    ("typed", "article", "words", "gender", "number"),
    [
        ("a República do Chile", "a", "República do Chile", "f", "s"),
        ("o Reino da Espanha", "o", "Reino da Espanha", "m", "s"),
        ("os Estados Unidos da América", "os", "Estados Unidos da América", "m", "p"),
        ("as Ilhas Salomão", "as", "Ilhas Salomão", "f", "p"),
        ("A República do Chile", "a", "República do Chile", "f", "s"),
        ("OS PAÍSES BAIXOS", "os", "PAÍSES BAIXOS", "m", "p"),
        ("a República da Côte d'Ivoire", "a", "República da Côte d’Ivoire", "f", "s"),
        ("Omã", "", "Omã", "", "s"),
        ("Angola", "", "Angola", "", "s"),
        ("Osaka", "", "Osaka", "", "s"),
        ("Cuba", "", "Cuba", "", "s"),
    ],
)
def test_a_name_is_read_as_typed(
    typed: str, article: str, words: str, gender: str, number: str
) -> None:
    phrase = PT.phrase(typed)
    assert (phrase.article, phrase.words) == (article, words)
    assert (phrase.gender, phrase.number) == (gender, number)


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("o Chile", {"de": "do", "em": "no", "a": "ao", "por": "pelo"}),
        ("a Argentina", {"de": "da", "em": "na", "a": "à", "por": "pela"}),
        ("os Emirados", {"de": "dos", "em": "nos", "a": "aos", "por": "pelos"}),
        ("as Bahamas", {"de": "das", "em": "nas", "a": "às", "por": "pelas"}),
    ],
)
def test_a_preposition_melts_with_the_article(name: str, forms: dict[str, str]) -> None:
    for word, form in forms.items():
        assert PT.inflect(PT.phrase(name), word) == f"{form} {name.split()[1]}"


@pytest.mark.parametrize(
    ("name", "word", "expected"),
    [
        ("Cuba", "de", "de Cuba"),
        ("Cuba", "em", "em Cuba"),
        ("Portugal", "a", "a Portugal"),
        ("Barbados", "por", "por Barbados"),
        ("El Salvador", "de", "de El Salvador"),
        ("O Cairo", "em", "no Cairo"),
        ("a República do Chile", "para", "para a República do Chile"),
        ("o Reino da Espanha", "entre", "entre o Reino da Espanha"),
        ("o Reino da Espanha", "com", "com o Reino da Espanha"),
        ("o Reino da Espanha", "De", "Do Reino da Espanha"),
        ("a Irlanda", "e", "e a Irlanda"),
        ("Israel", "e", "e Israel"),
    ],
)
def test_other_words_and_bare_names_stay_as_they_are(name: str, word: str, expected: str) -> None:
    assert PT.inflect(PT.phrase(name), word) == expected


@pytest.mark.parametrize(
    ("name", "government", "signs"),
    [
        (
            "a República Federativa do Brasil",
            "o Governo da República Federativa do Brasil",
            "PELO GOVERNO DA REPÚBLICA FEDERATIVA DO BRASIL",
        ),
        ("o Japão", "o Governo do Japão", "PELO GOVERNO DO JAPÃO"),
        ("Belize", "o Governo de Belize", "PELO GOVERNO DE BELIZE"),
    ],
)
def test_the_government_of_a_state(name: str, government: str, signs: str) -> None:
    phrase = PT.government_of(PT.phrase(name))
    assert str(phrase) == government
    assert PT.upper(PT.inflect(phrase, "por")) == signs


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (["português"], "português"),
        (["espanhol", "inglês"], "espanhol e inglês"),
        (["espanhol", "português", "inglês"], "espanhol, português e inglês"),
    ],
)
def test_a_list_in_a_sentence(items: list[str], expected: str) -> None:
    assert PT.join(items) == expected


def test_quotation_marks() -> None:
    assert PT.quote("as Partes") == "“as Partes”"


@pytest.mark.parametrize(
    ("number", "gender", "expected"),
    [
        (0, "m", "zero"),
        (1, "f", "uma"),
        (2, "f", "duas"),
        (16, "m", "dezesseis"),
        (21, "m", "vinte e um"),
        (22, "f", "vinte e duas"),
        (100, "m", "cem"),
        (101, "m", "cento e um"),
        (200, "f", "duzentas"),
        (999, "m", "novecentos e noventa e nove"),
        (1000, "m", "mil"),
        (1100, "m", "mil e cem"),
        (1101, "m", "mil cento e um"),
        (1200, "f", "mil e duzentas"),
        (1201, "f", "mil duzentas e uma"),
        (2027, "m", "dois mil e vinte e sete"),
        (2002, "f", "duas mil e duas"),
        (21_000, "m", "vinte e um mil"),
        (200_000, "f", "duzentas mil"),
        (1_000_000, "m", "um milhão"),
        (1_200_000, "m", "um milhão e duzentos mil"),
        (1_200_100, "m", "um milhão duzentos mil e cem"),
        (2_000_002, "f", "dois milhões e duas"),
    ],
)
def test_numbers_in_words(number: int, gender: str, expected: str) -> None:
    assert PT.cardinal(number, gender) == expected


@pytest.mark.parametrize(
    ("number", "gender", "expected"),
    [
        (1, "m", "primeiro"),
        (1, "f", "primeira"),
        (9, "m", "nono"),
        (10, "m", "décimo"),
        (12, "f", "décima segunda"),
        (21, "m", "vigésimo primeiro"),
        (40, "m", "quadragésimo"),
        (55, "f", "quinquagésima quinta"),
        (100, "m", "centésimo"),
    ],
)
def test_ordinals(number: int, gender: str, expected: str) -> None:
    assert PT.ordinal(number, gender) == expected


@pytest.mark.parametrize(
    ("date", "words", "digits"),
    [
        ("2027-05-12", "doze de maio de dois mil e vinte e sete", "12 de maio de 2027"),
        ("2027-05-01", "primeiro de maio de dois mil e vinte e sete", "1º de maio de 2027"),
        ("2030-03-31", "trinta e um de março de dois mil e trinta", "31 de março de 2030"),
        ("2100-12-02", "dois de dezembro de dois mil e cem", "2 de dezembro de 2100"),
    ],
)
def test_dates(date: str, words: str, digits: str) -> None:
    day = datetime.date.fromisoformat(date)
    assert (PT.date_in_words(day), PT.date_in_digits(day)) == (words, digits)


def test_every_day_of_a_year_has_its_own_name() -> None:
    start = datetime.date(2028, 1, 1)
    days = [start + datetime.timedelta(count) for count in range(366)]
    words = [PT.date_in_words(day) for day in days]
    assert len(set(words)) == 366
    for day, text in zip(days, words, strict=True):
        assert not re.search(r"\d|  |[{}\[\]]", text)
        assert text.startswith("primeiro ") is (day.day == 1)


@pytest.mark.parametrize("state", ["BR", "ES", "US", "SB", "BB", "CA"])
@pytest.mark.parametrize("level", ["states", "governments"])
def test_no_preposition_is_left_beside_an_article(state: str, level: str) -> None:
    agreement = draft(
        counterpart={"state": state}, level=level, languages={"authentic": ["es", "pt"]}
    )
    text = "\n".join(to_lines(agreement))
    assert not re.search(r"\b([Dd]e|[Ee]m|[Pp]or) (o|a|os|as) [A-ZÁÉÍÓÚ]", text)
    assert not re.search(r"\bPOR (O|A|OS|AS) ", text)
    assert not re.search(r"\b(del|el|y|en|con)\b", text)


def test_references_melt_too() -> None:
    text = plain("\n".join(to_lines(draft(counterpart={"state": "BR"}))))
    assert "infrações abrangidas pelo Artigo 2 do presente Acordo" in text
    assert "mencionadas na alínea precedente;" in text
    assert "A Comissão a que se refere o Artigo precedente" in text
