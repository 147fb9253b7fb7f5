"""What the program says to its user, by key, in the language of the interface.

The sentences are data (`data/sources/interface-en.yml` and those beside it), so that each exists
in every interface language and none stands in the code.
"""

import locale
import os
from collections.abc import Iterable, Mapping
from functools import cache, reduce
from importlib import resources

import yaml

__all__ = [
    "INTERFACE_LANGUAGES",
    "ForTheLawyer",
    "environment_language",
    "filled",
    "from_english",
    "heading",
    "labelled",
    "say",
    "sentences",
    "strung",
]

INTERFACE_LANGUAGES = ("en", "es", "pt", "fr")
"""In the order in which they are offered."""


@cache
def sentences(language: str) -> Mapping[str, str]:
    """Return every sentence of the interface in one language.

    Args:
        language: Code of an interface language.

    Returns:
        Sentences by key ("problem.unknown_state"), with `{named}` gaps.

    Raises:
        ValueError: If the interface does not exist in that language.
    """
    if language not in INTERFACE_LANGUAGES:
        raise ValueError(f"interface language {language!r}: one of {INTERFACE_LANGUAGES}")
    source = resources.files(__package__) / "data" / "sources" / f"interface-{language}.yml"
    flat: dict[str, str] = {}
    for group, members in yaml.safe_load(source.read_text(encoding="utf-8")).items():
        for key, sentence in members.items():
            flat[f"{group}.{key}"] = sentence.strip()
    return flat


def say(key: str, language: str, /, **values: object) -> str:
    """Return one sentence with its gaps filled.

    Args:
        key: Group and name of the sentence ("problem.unknown_state").
        language: Code of an interface language.
        **values: What goes into the gaps, inserted as it is and never read as a template; of words
            for the lawyer those in the language.

    Returns:
        The sentence.

    Raises:
        KeyError: If there is no such sentence or a gap has no value.

    Example:
        >>> say("problem.date", "en", value="2027-02-31")
        '“2027-02-31” is not a date of the calendar. Write year-month-day, such as 2027-05-12.'
    """
    return filled(sentences(language)[key], language, values)


def filled(sentence: str, language: str, values: Mapping[str, object]) -> str:
    """Return a sentence with its gaps filled.

    Args:
        sentence: The sentence, with `{named}` gaps.
        language: Code of its language.
        values: What goes into the gaps, as for `say`.

    Raises:
        KeyError: If a gap has no value.
    """
    said = {
        name: value[language] if isinstance(value, ForTheLawyer) else str(value)
        for name, value in values.items()
    }
    return sentence.format(**said)


def heading(label: object, language: str) -> str:
    """Return what a text is, with the colon that stands before the text.

    Args:
        label: What it is.
        language: Interface language.
    """
    return say("joined.heading", language, label=label)


def labelled(label: object, text: object, language: str) -> str:
    """Return a text behind what it is ("Place: Santiago"), with the colon as the language has it.

    Args:
        label: What it is.
        text: The text; either may be HTML if both are.
        language: Interface language.
    """
    return say("joined.labelled", language, label=label, text=text)


def strung(parts: Iterable[str], language: str) -> str:
    """Return texts in a row, with semicolons as the language has them; empty if there is none.

    Args:
        parts: The texts.
        language: Interface language.

    Example:
        >>> strung(["one", "two"], "en")
        'one; two'
    """
    texts = list(parts)
    if not texts:
        return ""
    return reduce(lambda one, two: say("joined.further", language, before=one, after=two), texts)


@cache
def from_english(name: str, language: str) -> Mapping[str, str]:
    """Return words that are known by what they are in English.

    Args:
        name: What they are; they stand in `data/sources/NAME-LANGUAGE.yml`.
        language: Interface language.

    Returns:
        The words in the language by those in English; none for English.
    """
    source = resources.files(__package__) / "data" / "sources" / f"{name}-{language}.yml"
    if not source.is_file():
        return {}
    words: dict[str, str] = yaml.safe_load(source.read_text(encoding="utf-8"))
    return words


class ForTheLawyer(dict[str, str]):
    """Words for the lawyer by interface language, as a clause file has them.

    A ministry writes its library in English and Spanish; where it has no more, the English is
    said. What goes through them, or asks whether one is there, sees those that were written.

    Example:
        >>> words = ForTheLawyer({"en": "Yearly", "es": "Anual", "pt": "Anual"})
        >>> words["fr"], "fr" in words
        ('Yearly', False)
    """

    def __missing__(self, language: str) -> str:
        """Say it in English."""
        if language not in INTERFACE_LANGUAGES or "en" not in self:
            raise KeyError(language)
        return self["en"]


def environment_language() -> str:
    """Return the interface language that the user's environment asks for.

    Returns:
        The one that LC_ALL, LC_MESSAGES or LANG (the first that is set) asks for; "en" if the
        interface does not exist in it.
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        wanted = os.environ.get(name)
        if wanted:
            code = locale.normalize(wanted).split("_")[0]
            return code if code in INTERFACE_LANGUAGES else "en"
    return "en"
