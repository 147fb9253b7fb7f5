"""The words of the command line that Python brings: usage, headings, what is wrong."""

import argparse
from collections.abc import Mapping
from functools import cache
from importlib import resources

import yaml

__all__ = ["command_words", "speak"]


def speak(language: str) -> None:
    """Let Python's parser of command lines speak an interface language from now on.

    Python asks the operating system for translations, which has none of these.

    Args:
        language: Interface language.
    """
    words = command_words(language)

    def said(text: str) -> str:
        return words.get(text, text)

    def counted(one: str, several: str, count: int) -> str:
        return said(one if count == 1 else several)

    # The names by which the module calls the functions that translate.
    vars(argparse).update({"_": said, "ngettext": counted})


@cache
def command_words(language: str) -> Mapping[str, str]:
    """Return Python's words in a language.

    Args:
        language: Interface language.

    Returns:
        Words by those in English; none for English.
    """
    source = resources.files(__package__) / "data" / "sources" / f"command-words-{language}.yml"
    if not source.is_file():
        return {}
    words: dict[str, str] = yaml.safe_load(source.read_text(encoding="utf-8"))
    return words
