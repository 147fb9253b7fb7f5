"""Numbers in words and roman numerals."""

import pytest
from num2words import num2words

from docassemble.ocragreement.grammar import load_grammar
from docassemble.ocragreement.numbers import NumberRules, roman

LANGUAGES = ("en", "es", "fr", "pt")


def by_num2words(number, language):
    """Say what num2words says, in the spelling of treaties.

    It puts a comma between thousands and hundreds in English and Portuguese, which treaties do not;
    its plain Portuguese is the European one.
    """
    return num2words(number, lang={"pt": "pt_BR"}.get(language, language)).replace(",", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_up_to_9999_as_num2words_says(language):
    grammar = load_grammar(language)
    wrong = [
        (number, grammar.cardinal(number), by_num2words(number, language))
        for number in range(10_000)
        if grammar.cardinal(number) != by_num2words(number, language)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_numbers_share_their_words(language):
    grammar = load_grammar(language)
    assert len({grammar.cardinal(number) for number in range(10_000)}) == 10_000
    assert len({grammar.ordinal(number) for number in range(1, 200)}) == 199


@pytest.mark.parametrize(
    ("language", "number", "gender", "before_noun", "expected"),
    [
        ("es", 1, "m", True, "un"),
        ("es", 21, "m", True, "veintiún"),
        ("es", 21, "f", True, "veintiuna"),
        ("es", 21, "m", False, "veintiuno"),
        ("es", 31, "m", True, "treinta y un"),
        ("es", 101, "m", True, "ciento un"),
        ("es", 100, "m", True, "cien"),
        ("es", 200, "f", True, "doscientas"),
        ("es", 221, "f", False, "doscientas veintiuna"),
        ("es", 21_000, "m", True, "veintiún mil"),
        ("es", 31_001, "f", True, "treinta y un mil una"),
        ("es", 200_000, "f", True, "doscientas mil"),
        ("es", 1_000_000, "m", False, "un millón"),
        ("es", 3, "f", True, "tres"),
        ("fr", 1, "f", True, "une"),
        ("fr", 21, "f", False, "vingt et une"),
        ("fr", 71, "m", False, "soixante et onze"),
        ("fr", 80, "m", False, "quatre-vingts"),
        ("fr", 80_000, "m", False, "quatre-vingt mille"),
        ("fr", 200, "m", False, "deux cents"),
        ("fr", 200_000, "m", False, "deux cent mille"),
        ("fr", 2_000_000, "m", False, "deux millions"),
        ("en", 2027, "m", False, "two thousand and twenty-seven"),
        ("en", 1_000_001, "f", True, "one million and one"),
        ("en", 5_000_000, "m", False, "five million"),
    ],
)
def test_cardinals(language, number, gender, before_noun, expected):
    assert load_grammar(language).cardinal(number, gender, before_noun) == expected


@pytest.mark.parametrize(
    ("language", "number", "gender", "before_noun", "expected"),
    [
        ("en", 12, "m", False, "twelfth"),
        ("en", 20, "m", False, "twentieth"),
        ("en", 21, "m", False, "twenty-first"),
        ("en", 100, "m", False, "one hundredth"),
        ("en", 112, "m", False, "one hundred and twelfth"),
        ("es", 1, "f", False, "primera"),
        ("es", 1, "m", True, "primer"),
        ("es", 3, "m", True, "tercer"),
        ("es", 3, "f", True, "tercera"),
        ("es", 11, "m", False, "undécimo"),
        ("es", 12, "f", False, "duodécima"),
        ("es", 21, "f", False, "vigésima primera"),
        ("es", 23, "m", True, "vigésimo tercer"),
        ("fr", 1, "f", False, "première"),
        ("fr", 2, "f", False, "deuxième"),
        ("fr", 12, "m", False, "douzième"),
        ("fr", 21, "m", False, "vingt et unième"),
        ("fr", 71, "m", False, "soixante et onzième"),
        ("fr", 80, "m", False, "quatre-vingtième"),
        ("fr", 99, "m", False, "quatre-vingt-dix-neuvième"),
    ],
)
def test_ordinals(language, number, gender, before_noun, expected):
    assert load_grammar(language).ordinal(number, gender, before_noun) == expected


@pytest.mark.parametrize("language", ["en", "fr"])
def test_ordinals_as_num2words_says(language):
    grammar = load_grammar(language)
    # num2words has “quatre-vingtsième” for 80; its Spanish ordinals are wrong from 11 on.
    for number in (n for n in range(2, 100) if n != 80):
        assert grammar.ordinal(number) == num2words(number, lang=language, to="ordinal")


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_that_have_no_words_are_refused(language):
    grammar = load_grammar(language)
    for number in (-1, 10**9):
        with pytest.raises(ValueError, match=str(number)):
            grammar.cardinal(number)
    for number in (0, -3, 10_000):
        with pytest.raises(ValueError, match=str(number)):
            grammar.ordinal(number)


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (99, "XCIX"), (1994, "MCMXCIV"),
     (3999, "MMMCMXCIX")],
)  # fmt: skip
def test_roman_numerals(number, numeral):
    assert roman(number) == load_grammar("es").roman(number) == numeral


def test_roman_numerals_begin_at_one_and_end_at_3999():
    for number in (0, -1, 4000):
        with pytest.raises(ValueError, match="from 1 to 3999"):
            roman(number)


def test_faulty_rules_are_refused_with_the_fault():
    with pytest.raises(ValueError, match="“twenty” is not a number"):
        NumberRules({"a": {"twenty": "x"}})
    with pytest.raises(ValueError, match="no set “b”"):
        NumberRules({"a": {"1": "{rest:b}"}})
    with pytest.raises(ValueError, match="no set “b”"):
        NumberRules({"a": {"like": "b"}})
