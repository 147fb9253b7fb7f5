"""The library: what is in it, and that a wrong file is refused with file, line and remedy."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from docassemble.ocragreement.interface import INTERFACE_LANGUAGES
from docassemble.ocragreement.library_loader import load_library, read_library
from docassemble.ocragreement.problems import ProblemsError
from docassemble.ocragreement.safe_yaml import parse

TEMPLATES = Path(__file__).parents[2] / "templates"


def words_for_the_lawyer(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Everything that a file says in the languages of the interface, by its place."""
    if isinstance(value, dict):
        if {"en", "es"} <= set(value) and all(isinstance(each, str) for each in value.values()):
            yield path, value
        for key, each in value.items():
            yield from words_for_the_lawyer(each, f"{path}.{key}")
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from words_for_the_lawyer(each, f"{path}[{index}]")


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.yml")), ids=lambda path: path.stem)
def test_what_is_said_to_the_lawyer_is_there_in_each_language(path: Path) -> None:
    found = dict(words_for_the_lawyer(parse(path.read_bytes()).data))
    assert found or path.stem == "wording"
    lacking = [place for place, words in found.items() if set(INTERFACE_LANGUAGES) - set(words)]
    assert not lacking


WRONG = {
    "an unknown name": (
        "{second}. The",
        "{sceond}. The",
        (
            "article-commission-meetings.yml, line 65, "
            "commission_meetings.variants.model.text.en.body[0]: {sceond}"
        ),
    ),
    "a small word that the language lacks": (
        "{en second}",
        "{in second}",
        (
            "line 63, applicable_law.variants.model.text.es.phrases.law.choose[1].text: "
            "the small word in"
        ),
    ),
    "a reference to nothing": (
        "[[cooperation|preceding]] refers encompasses",
        "[[co-operation|preceding]] refers encompasses",
        "article-offences.yml",
    ),
    "a reference to a clause that is not there": (
        "[[cooperation|preceding]] refers encompasses",
        "[[friendship|preceding]] refers encompasses",
        (
            "article-offences.yml, line 48, offences.variants.model.text.en: "
            "[[friendship|preceding]] refers to"
        ),
    ),
    "a reference to a clause that may be omitted": (
        "[[cooperation|preceding]] refers encompasses",
        "[[asset_sharing]] refers encompasses",
        "[[asset_sharing]] refers to an article that may be omitted.",
    ),
    "a brace without its pair": (
        "{FIRST.PARTY}",
        "{FIRST.PARTY",
        (
            "title.yml, line 38, title.variants.model.text.en.body[2]: "
            "braces or brackets do not form a name"
        ),
    ),
    "a condition that cannot be": (
        "{when: {level: governments}, text: the Parties}",
        "{when: {level: kingdoms}, text: the Parties}",
        "“kingdoms” is not known. Write one of: governments, states.",
    ),
    "a choice without an end": (
        "- {text: their respective governments}",
        "",
        "the last option has a condition. End with one that always holds.",
    ),
    "a paragraph that one language lacks": (
        "- se comete en más de un Estado;",
        "",
        "paragraphs and items are not the same as in the other languages. Give es the same ones.",
    ),
    "an unknown key": ("default: model", "defualt: model", "defualt: no such key."),
    "a default that is no variant": ("default: model", "default: modle", "“modle” is not known."),
    "a form that an instrument lacks": (
        "form: offences",
        "form: crimes",
        "the instrument “convention” has no form “crimes”. Add it to instruments.yml.",
    ),
    "a list of items without items": (
        "- bullets:",
        "- bullets: []\n          - bullets:",
        (
            "article-commission-meetings.yml, line 69, "
            "commission_meetings.variants.model.text.en.body[1].bullets: a"
        ),
    ),
    "a phrase that contains itself": (
        'text: " and its Protocol"',
        'text: " and {protocols}"',
        "the phrase protocols contains itself.",
    ),
}


def test_the_model_is_there_in_four_languages() -> None:
    library = load_library()
    assert library.languages == ("en", "es", "fr", "pt")
    parts = [clause.part for clause in library.clauses.values() if "model" in clause.variants]
    assert parts.count("article") == 14
    assert parts.count("recital") == 4


def test_every_clause_says_what_it_is_where_it_is_from_and_when_to_choose_it() -> None:
    for clause in load_library().clauses.values():
        for variant in clause.variants.values():
            assert variant.source.startswith("Model, " if variant.identity == "model" else "")
            assert variant.source
            for language in ("en", "es"):
                assert variant.label[language]
                assert variant.use[language].endswith(".")
                assert variant.note[language].endswith(".")


def test_only_the_english_is_called_the_models_wording() -> None:
    of_the_model = [each for each in load_library().clauses.values() if "model" in each.variants]
    for clause in of_the_model:
        texts = clause.variants["model"].texts
        assert {code: text.wording for code, text in texts.items()} == {
            "en": "model",
            "es": "working_translation",
            "fr": "working_translation",
            "pt": "working_translation",
        }


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_file_is_refused(name: str, tmp_path: Path) -> None:
    right, wrong, expected = WRONG[name]
    folder = tmp_path / "templates"
    shutil.copytree(TEMPLATES, folder)
    changed = next(
        path for path in sorted(folder.glob("*.yml")) if right in path.read_text(encoding="utf-8")
    )
    text = changed.read_text(encoding="utf-8")
    changed.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(ProblemsError) as caught:
        read_library(folder)
    assert expected in caught.value.problems[0].say("en")


def test_no_file_names_what_another_language_would_say() -> None:
    """No text spells a small word that has to agree with the name behind it."""
    for path in TEMPLATES.glob("*.yml"):
        text = path.read_text(encoding="utf-8")
        spelled = re.search(r" (a|de|em|y) \{(first|second)[.}]", text)
        assert not spelled, f"{path.name}: {spelled}"
