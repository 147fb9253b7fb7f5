"""The commands that write what accompanies a draft: originals, bilingual draft, memorandum."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from .agreement import SIDES
from .answers import Answers
from .assembly import assemble
from .bilingual import to_bilingual
from .check_sheet import to_check_sheet
from .documents import file_name, save
from .interface import say
from .languages import find_language
from .library import Library
from .lookup import UnknownName
from .memorandum import to_memorandum
from .originals import to_original
from .problems import Problem, ProblemsError
from .values import languages_in_order

__all__ = ["add_arguments", "bilingual", "memorandum", "originals"]


def add_arguments(parser: argparse.ArgumentParser, interface: str, languages: bool = False) -> None:
    """Add the arguments of one of the commands.

    Args:
        parser: Its parser.
        interface: Interface language of the help.
        languages: Whether it takes languages of the text.
    """
    parser.add_argument("answers", metavar="ANSWERS.yml", help=say("command.answers", interface))
    output = say("command.output", interface)
    parser.add_argument("-o", "--output", metavar="DIR", type=Path, required=True, help=output)
    if languages:
        parser.add_argument(
            "--language",
            action="append",
            metavar="CODE",
            help=say("command.bilingual_language", interface),
        )


def originals(
    chosen: argparse.Namespace, answers: Answers, library: Library, interface: str
) -> Sequence[Path]:
    """Write both originals and the sheet that compares them.

    Args:
        chosen: The arguments.
        answers: The answers, read.
        library: The clause library.
        interface: Interface language, that of the check sheet.

    Returns:
        The files written.
    """
    files = {}
    for keeper in SIDES:
        order = "-".join(code or "open" for code in languages_in_order(answers, keeper))
        files[_name(answers, f"original-{keeper}", order)] = to_original(answers, library, keeper)
    files[_name(answers, "check-sheet", interface)] = to_check_sheet(answers, library, interface)
    return save(chosen.output, files)


def bilingual(
    chosen: argparse.Namespace, answers: Answers, library: Library, interface: str
) -> Sequence[Path]:
    """Write two texts of the draft side by side.

    Args:
        chosen: The arguments.
        answers: The answers, read.
        library: The clause library.
        interface: Interface language; it faces a draft in one language.

    Returns:
        The file written.

    Raises:
        ProblemsError: If the languages asked for are not two that can be drafted.
    """
    left, right = _two_languages(chosen.language, answers, library, interface)
    first, second = (assemble(answers, library, code) for code in (left, right))
    name = _name(answers, "bilingual", f"{left}-{right}")
    return save(chosen.output, {name: to_bilingual(first, second, answers.layout.paper)})


def memorandum(
    chosen: argparse.Namespace, answers: Answers, library: Library, interface: str
) -> Sequence[Path]:
    """Write the explanatory memorandum.

    Args:
        chosen: The arguments.
        answers: The answers, read.
        library: The clause library.
        interface: Interface language, that of the memorandum.

    Returns:
        The file written.
    """
    name = _name(answers, "memorandum", interface)
    return save(chosen.output, {name: to_memorandum(answers, library, interface)})


def _two_languages(
    asked: list[str] | None, answers: Answers, library: Library, interface: str
) -> tuple[str, str]:
    """Left and right language: those asked for, else the first two of the draft."""
    known = answers.possible_languages(library)
    if not asked:
        drafted = answers.draft_languages(library)
        codes = list(dict.fromkeys((*drafted, interface, *library.languages)))[:2]
        return codes[0], codes[1]
    codes = []
    for text in asked:
        try:
            codes.append(find_language(text).code)
        except UnknownName:
            codes.append(text)
    unknown = [code for code in codes if code not in known]
    if unknown:
        values = {"value": unknown[0], "known": ", ".join(known)}
        raise ProblemsError([Problem("problem.no_text", "--language", values)])
    if len(codes) != 2 or codes[0] == codes[1]:
        raise ProblemsError([Problem("problem.two_languages", "--language")])
    return codes[0], codes[1]


def _name(answers: Answers, kind: str, language: str) -> str:
    """Return the name of a file, as the draft's with another word at its head."""
    return kind + file_name(answers, language, "docx").removeprefix("agreement")
