"""What the program says exists in every interface language, with the same gaps."""

import re
import string

import pytest

from docassemble.ocragreement.interface import INTERFACE_LANGUAGES, sentences

JOINED = {"joined.further", "joined.heading", "joined.labelled"}
ALIKE = {
    "es": JOINED,
    "pt": {*JOINED, "translation.place", "command.library_diff_clause"},
    "fr": {
        "command.library_diff_clause",
        "documents.version_note",
        "house_desk.column_note",
        "house_desk.column_version",
        "house_draft.clause",
        "interview.article_titled",
        "interview.insert_articles",
        "interview.instruments",
        "interview.map_clause",
        "interview.map_number",
        "interview.versions",
    },
}
"""Sentences that read alike in English: the same word, or nothing but gaps."""


def gaps(sentence: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(sentence) if name}


def test_every_sentence_is_there_in_each_language() -> None:
    english, *others = (sentences(language) for language in INTERFACE_LANGUAGES)
    for other in others:
        assert list(english) == list(other)
        for key, sentence in english.items():
            assert gaps(sentence) == gaps(other[key]), key


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES[1:])
def test_no_sentence_is_left_in_english(language: str) -> None:
    english, other = sentences("en"), sentences(language)
    same = {key for key in english if english[key] == other[key]}
    assert same == ALIKE[language]


def test_french_sentences_use_french_marks() -> None:
    for key, sentence in sentences("fr").items():
        assert not re.search(r"[“”']|[^ \u00a0\u202f]»|«[^\u00a0\u202f]", sentence), key
        assert not re.search(r" [:;!?]( |$)", sentence), key


def test_spanish_sentences_use_spanish_marks() -> None:
    for key, sentence in sentences("es").items():
        assert "“" not in sentence, key
        assert not re.search(r"(?<!¿)\b[A-ZÁÉÍÓÚ][^.¿?]*\?", sentence), key
