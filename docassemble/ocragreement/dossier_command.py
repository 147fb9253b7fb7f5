"""The command `ocragreement dossier`: all files of one draft, in a folder or a zip file."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from .answers import Answers
from .documents import save
from .dossier import make_dossier
from .interface import say
from .library import Library
from .zip_file import zipped

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser, interface: str) -> None:
    """Add the arguments of the command.

    Args:
        parser: Its parser.
        interface: Interface language of the help.
    """
    parser.add_argument("answers", metavar="ANSWERS.yml", help=say("command.answers", interface))
    parser.add_argument(
        "-o",
        "--output",
        metavar="DIR|FILE.zip",
        type=Path,
        required=True,
        help=say("command.dossier_output", interface),
    )
    parser.add_argument("--no-pdf", action="store_true", help=say("command.no_pdf", interface))


def run(
    chosen: argparse.Namespace, answers: Answers, library: Library, interface: str
) -> Sequence[Path]:
    """Make the set and save it, all of it or nothing.

    Args:
        chosen: The arguments.
        answers: The answers, read.
        library: The clause library.
        interface: Interface language.

    Returns:
        The files written.

    Raises:
        OSError: If a file cannot be written; nothing is left behind.
    """
    dossier = make_dossier(answers, library, interface, not chosen.no_pdf)
    place: Path = chosen.output
    if place.suffix.lower() == ".zip":
        paths = save(place.parent, {place.name: zipped(dossier.files)})
    else:
        paths = save(place, dossier.files)
    for note in dossier.notes:
        print(note, file=sys.stderr)
    return paths
