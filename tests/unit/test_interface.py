"""What the program says exists in every interface language, with the same gaps."""

import re
import string

from docassemble.ocragreement.interface import INTERFACE_LANGUAGES, sentences


def gaps(sentence: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(sentence) if name}


def test_every_sentence_is_there_in_each_language() -> None:
    english, spanish = (sentences(language) for language in INTERFACE_LANGUAGES)
    assert list(english) == list(spanish)
    for key, sentence in english.items():
        assert gaps(sentence) == gaps(spanish[key]), key


def test_no_sentence_is_left_in_the_other_language() -> None:
    english, spanish = (sentences(language) for language in INTERFACE_LANGUAGES)
    assert [key for key in english if english[key] == spanish[key]] == []


def test_spanish_sentences_use_spanish_marks() -> None:
    for key, sentence in sentences("es").items():
        assert "“" not in sentence, key
        assert not re.search(r"(?<!¿)\b[A-ZÁÉÍÓÚ][^.¿?]*\?", sentence), key
