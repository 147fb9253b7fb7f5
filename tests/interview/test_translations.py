"""The interviews say everything in each language, and nothing that they no longer say."""

import re

import pytest
import yaml
from interview.translations import (
    INTERVIEWS,
    LANGUAGES,
    NAMES,
    all_translations,
    path_of,
    phrases,
    render,
    translations,
)

from docassemble.ocragreement.interface import INTERFACE_LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_phrase_has_a_translation(name: str, language: str) -> None:
    known = translations(name, language)
    missing = [phrase for phrase in phrases(name) if not known.get(phrase)]
    assert not missing, f"write these in {path_of(name, language).name}: {missing}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_no_translation_is_stale(name: str, language: str) -> None:
    stale = set(translations(name, language)) - set(phrases(name))
    assert not stale, f"the interview no longer says: {stale}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_file_is_in_the_order_of_the_interview(name: str, language: str) -> None:
    rendered = render(name, language, phrases(name), translations(name, language))
    assert path_of(name, language).read_text(encoding="utf-8") == rendered, (
        "run tests/interview/translations.py"
    )


@pytest.mark.parametrize(
    ("english", "translated"),
    [pair for language in LANGUAGES for pair in all_translations(language).items()],
)
def test_a_translation_inserts_what_the_original_inserts(english: str, translated: str) -> None:
    assert gaps(english) == gaps(translated)
    assert len(control_lines(english)) == len(control_lines(translated))


def test_sections_and_titles_are_the_same_in_each_language() -> None:
    blocks = list(yaml.safe_load_all((INTERVIEWS / "agreement.yml").read_text(encoding="utf-8")))
    sections = {
        block["language"]: [next(iter(each)) for each in block["sections"]]
        for block in blocks
        if block and "sections" in block
    }
    assert sections == dict.fromkeys(INTERFACE_LANGUAGES, sections["en"])
    metadata = next(block["metadata"] for block in blocks if block and "metadata" in block)
    for name, words in metadata.items():
        assert isinstance(words, str) or set(words) == set(INTERFACE_LANGUAGES), name


def gaps(text: str) -> set[str]:
    """What is inserted; the names of languages may stand in another form."""
    return {
        found.replace("name_of_language", "language_in_text")
        for found in re.findall(r"\$\{(.*?)\}", text)
    }


def control_lines(text: str) -> list[str]:
    return re.findall(r"^%.*$", text, flags=re.MULTILINE)


def test_the_glossary_has_as_many_terms_in_each_language() -> None:
    blocks = yaml.safe_load_all((INTERVIEWS / "glossary.yml").read_text(encoding="utf-8"))
    terms = {each["language"]: each["terms"] for each in blocks if each and "terms" in each}
    assert set(terms) == set(INTERFACE_LANGUAGES)
    assert len({len(each) for each in terms.values()}) == 1


def test_every_term_that_a_question_explains_is_in_the_glossary() -> None:
    blocks = yaml.safe_load_all((INTERVIEWS / "glossary.yml").read_text(encoding="utf-8"))
    known = {each["language"]: set(each["terms"]) for each in blocks if each and "terms" in each}
    said = {code: list(translations("agreement", code).values()) for code in LANGUAGES}
    said["en"] = list(translations("agreement", "es"))
    for language, texts in said.items():
        used = {
            found
            for text in texts
            for found in re.findall(r"(?<![*$])\{([^{}|]+)(?:\|[^{}]*)?\}", text)
        }
        assert used, language
        assert used <= known[language], language
