"""The commands `ocragreement xliff` and `ocragreement translate`: out to a translator, and back."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from .answer_file import write_answer_file
from .answers import Answers
from .documents import save
from .interface import say
from .languages import find_language
from .library import Library
from .lookup import UnknownName
from .problems import Problem, ProblemsError
from .system_errors import content_of
from .translation_return import take_back
from .translation_texts import xliff_of
from .translations import Translation
from .xliff_reader import MAXIMUM_XLIFF

__all__ = ["add_export_arguments", "add_import_arguments", "export", "import_translation"]


def add_export_arguments(parser: argparse.ArgumentParser, interface: str) -> None:
    """Add the arguments of the command `xliff`.

    Args:
        parser: Its parser.
        interface: Interface language of the help.
    """
    _add(parser, interface, "answers", "answers", metavar="ANSWERS.yml")
    _add(parser, interface, "--language", "xliff_language", metavar="CODE", required=True)
    _add(parser, interface, "--source", "xliff_source", metavar="CODE")
    _add(parser, interface, "--output", "xliff_output", metavar="FILE.xlf")


def add_import_arguments(parser: argparse.ArgumentParser, interface: str) -> None:
    """Add the arguments of the command `translate`.

    Args:
        parser: Its parser.
        interface: Interface language of the help.
    """
    _add(parser, interface, "answers", "answers", metavar="ANSWERS.yml")
    _add(parser, interface, "xliff", "xliff_file", metavar="FILE.xlf")
    _add(parser, interface, "--output", "translate_output", metavar="NEW.yml")


def export(
    chosen: argparse.Namespace, answers: Answers, library: Library, interface: str
) -> Sequence[Path]:
    """Write the XLIFF file for a translator.

    Args:
        chosen: The arguments.
        answers: The answers, read.
        library: The clause library.
        interface: Interface language.

    Returns:
        The file written.

    Raises:
        ProblemsError: If a language is not known, or the library has a text in the one asked for.
        OSError: If the file cannot be written.
    """
    language = _language(chosen.language, "--language")
    if language in library.languages:
        values = {"value": chosen.language}
        raise ProblemsError([Problem("translation.has_text", "--language", values)])
    if chosen.source:
        source = _language(chosen.source, "--source")
        if source not in library.languages:
            values = {"value": chosen.source, "known": ", ".join(library.languages)}
            raise ProblemsError([Problem("problem.no_text", "--source", values)])
        known = answers.translations.get(language)
        if known is None or known.source != source:
            others = {**answers.translations, language: Translation(source)}
            answers = replace(answers, translations=others)
    place = Path(chosen.output)
    return save(place.parent, {place.name: xliff_of(answers, library, language, interface)})


def import_translation(
    chosen: argparse.Namespace, answers: Answers, library: Library, interface: str
) -> Sequence[Path]:
    """Take the translations of an XLIFF file into an answer file, and say what is still missing.

    Args:
        chosen: The arguments.
        answers: The answers, read.
        library: The clause library.
        interface: Interface language.

    Returns:
        The file written.

    Raises:
        ProblemsError: With a line for everything in the XLIFF file that cannot be used.
        OSError: If a file cannot be read or written.
    """
    name = chosen.xliff
    content = content_of(name, MAXIMUM_XLIFF)
    taken = take_back(content, answers, library, name)
    place = Path(chosen.output)
    written = write_answer_file(taken.answers, library).encode()
    paths = save(place.parent, {place.name: written})
    print("\n".join(taken.words(interface)), file=sys.stderr)
    return paths


def _language(text: str, path: str) -> str:
    try:
        return find_language(text).code
    except UnknownName as error:
        raise ProblemsError([Problem("problem.unknown_language", path, {"value": text})]) from error


def _add(
    parser: argparse.ArgumentParser,
    interface: str,
    name: str,
    key: str,
    metavar: str,
    required: bool = False,
) -> None:
    words = say(f"command.{key}", interface)
    if name == "--output":
        parser.add_argument("-o", name, metavar=metavar, help=words, required=True)
    elif name.startswith("-"):
        parser.add_argument(name, metavar=metavar, help=words, required=required)
    else:
        parser.add_argument(name, metavar=metavar, help=words)
