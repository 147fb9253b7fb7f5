"""The command `ocragreement understand`: what a typed text will be in the agreement."""

import argparse

from .command_files import given
from .home_party import load_home_party
from .interface import say
from .library_loader import load_library
from .problems import Problem, ProblemsError
from .safe_yaml import MAXIMUM_BYTES
from .typed_text import TypedTextError
from .understood import show_understood

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of the command.

    Args:
        parser: The command's parser.
        language: Interface language.
    """
    parser.add_argument("text", metavar="FILE", help=say("command.typed_text", language))
    parser.add_argument("--language", metavar="CODE", help=say("command.typed_language", language))


def run(chosen: argparse.Namespace, interface: str) -> int:
    """Print what was understood.

    Args:
        chosen: The arguments.
        interface: Interface language.

    Returns:
        Exit code.

    Raises:
        ProblemsError: If the file cannot be read or the text not be understood.
    """
    library = load_library()
    language = chosen.language or load_home_party().language
    if language not in library.languages:
        values = {"value": language, "known": ", ".join(library.languages)}
        raise ProblemsError([Problem("problem.no_text", "--language", values)])
    text = _read(chosen.text)
    try:
        print(show_understood(text, language, library, interface))
    except TypedTextError as error:
        problem = Problem(f"problem.{error.key}", "", error.values, file=chosen.text)
        raise ProblemsError([problem]) from error
    return 0


def _read(path: str) -> str:
    content = given(path, MAXIMUM_BYTES)
    if len(content) > MAXIMUM_BYTES:
        values = {"maximum": MAXIMUM_BYTES // 1024}
        raise ProblemsError([Problem("file.too_large", "", values, file=path)])
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise ProblemsError([Problem("file.not_text", file=path)]) from error
