"""The command `ocragreement redline`: what changed, as a Word file with tracked changes."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from .answers import Answers
from .assembly import assemble
from .documents import file_name, save
from .interface import say
from .library import Library
from .problems import Problem, ProblemsError
from .redline import comments_on, model_of, to_redline
from .system_errors import content_of
from .word_compare import MAXIMUM_BYTES, compare_files

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser, interface: str) -> None:
    """Add the arguments of the command.

    Args:
        parser: Its parser.
        interface: Interface language of the help.
    """
    parser.add_argument("old", metavar="FILE", help=say("command.redline_old", interface))
    parser.add_argument(
        "new", nargs="?", metavar="NEWER", help=say("command.redline_new", interface)
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="DIR",
        type=Path,
        required=True,
        help=say("command.output", interface),
    )
    parser.add_argument(
        "--language", action="append", metavar="CODE", help=say("command.language", interface)
    )


def run(
    chosen: argparse.Namespace,
    library: Library,
    interface: str,
    read: Callable[[str], Answers],
    languages: Callable[[Answers], Sequence[str]],
) -> Sequence[Path]:
    """Make the redlines and save them, all of them or none.

    Args:
        chosen: The arguments.
        library: The clause library.
        interface: Interface language.
        read: Reads a file of answers.
        languages: The languages in which a draft is wanted.

    Returns:
        The files written.

    Raises:
        ProblemsError: If a file cannot be read, or the two are not of one kind.
        OSError: If a file cannot be written; nothing is left behind.
    """
    given = [chosen.old, *([chosen.new] if chosen.new else [])]
    word_files = [name for name in given if name.lower().endswith(".docx")]
    if not word_files:
        return save(chosen.output, _of_answers(given, library, interface, read, languages))
    if len(word_files) < 2:
        key = "redline.one_word_file" if len(given) == 1 else "redline.mixed"
        raise ProblemsError([Problem(key, file=word_files[0])])
    if chosen.language:
        raise ProblemsError([Problem("redline.language", "--language")])
    old, new = (content_of(name, MAXIMUM_BYTES) for name in word_files)
    compared = compare_files(old, new, interface, *word_files)
    return save(chosen.output, {_name(Path(chosen.new).name): compared})


def _of_answers(
    given: Sequence[str],
    library: Library,
    interface: str,
    read: Callable[[str], Answers],
    languages: Callable[[Answers], Sequence[str]],
) -> dict[str, bytes]:
    answers = [read(name) for name in given]
    new = answers[-1]
    old = answers[0] if len(answers) > 1 else model_of(new, library)
    said = {
        clause: sentences
        for clause, sentences in comments_on(new, library, interface).items()
        if new.clauses.get(clause) != old.clauses.get(clause)
    }
    return {
        _name(file_name(new, code, "docx")): to_redline(
            assemble(old, library, code),
            assemble(new, library, code),
            said,
            interface=interface,
            paper=new.layout.paper,
        )
        for code in languages(new)
    }


def _name(name: str) -> str:
    return f"redline-{name}"
