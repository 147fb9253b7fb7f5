"""The words of the command line that Python brings: usage, headings, what is wrong."""

import argparse

from .interface import from_english

__all__ = ["speak"]


def speak(language: str) -> None:
    """Let Python's parser of command lines speak an interface language from now on.

    Python asks the operating system for translations, which has none of these.

    Args:
        language: Interface language.
    """
    words = from_english("command-words", language)

    def said(text: str) -> str:
        return words.get(text, text)

    def counted(one: str, several: str, count: int) -> str:
        return said(one if count == 1 else several)

    # The names by which the module calls the functions that translate.
    vars(argparse).update({"_": said, "ngettext": counted})
