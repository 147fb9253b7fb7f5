"""The command `ocragreement draft`: the agreement in each language, as files or on the screen."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from .answers import Answers
from .assembly import assemble
from .command_files import BAD_ANSWERS, read_answers_of, write_files
from .documents import FORMATS, TEXT_FORMATS, file_name, make, save
from .drafting_notes import drafting_notes
from .interface import say
from .languages import find_language, load_languages
from .library import Library
from .library_loader import load_library
from .lookup import UnknownName
from .problems import Problem, ProblemsError

__all__ = ["add_arguments", "languages", "run"]


def add_arguments(parser: argparse.ArgumentParser, interface: str) -> None:
    """Add the arguments of the command.

    Args:
        parser: Its parser.
        interface: Interface language of the help.
    """

    def words(key: str) -> str:
        return say(f"command.{key}", interface)

    parser.add_argument("answers", metavar="ANSWERS.yml", help=words("answers"))
    parser.add_argument("-o", "--output", metavar="DIR", type=Path, help=words("output"))
    parser.add_argument("--language", action="append", metavar="CODE", help=words("language"))
    parser.add_argument("--format", action="append", choices=list(FORMATS), help=words("format"))
    parser.add_argument(
        "--original", choices=["home", "counterpart"], default="home", help=words("original")
    )
    parser.add_argument("--comments", action="store_true", help=words("comments"))
    parser.add_argument("--stdout", action="store_true", help=words("stdout"))


def run(chosen: argparse.Namespace, interface: str) -> int:
    """Make the drafts.

    Args:
        chosen: The arguments.
        interface: Interface language.

    Returns:
        The command's exit code.

    Raises:
        ProblemsError: If the answers or languages are wrong.
    """
    library = load_library()
    answers = read_answers_of(chosen.answers, library)
    wanted = languages(chosen.language, answers, library)
    formats = chosen.format or (["text"] if chosen.stdout else ["docx"])
    if chosen.comments and "docx" not in formats:
        print(say("command.comments_in_word", interface), file=sys.stderr)
        return BAD_ANSWERS
    if chosen.stdout:
        if chosen.output or len(wanted) > 1 or len(formats) > 1 or formats[0] not in TEXT_FORMATS:
            print(say("command.stdout_one", interface), file=sys.stderr)
            return BAD_ANSWERS
        agreement = assemble(answers, library, wanted[0], chosen.original)
        content = make(agreement, formats[0], answers)
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return 0
    if chosen.output is None:
        print(say("command.output_or_stdout", interface), file=sys.stderr)
        return BAD_ANSWERS
    notes = drafting_notes(answers, library, interface) if chosen.comments else None
    files = {}
    for language in wanted:
        agreement = assemble(answers, library, language, chosen.original)
        for name in formats:
            kinds = (
                "counterpart" if chosen.original == "counterpart" else "",
                "comments" if notes and name == "docx" else "",
            )
            made = make(agreement, name, answers, notes)
            files[file_name(answers, language, name, *kinds)] = made
    code = write_files(lambda: save(chosen.output, files), chosen.output, interface)
    if code:
        return code
    if not chosen.language:
        _name_missing_languages(answers, library, interface)
    return 0


def languages(asked: Sequence[str] | None, answers: Answers, library: Library) -> tuple[str, ...]:
    """Find the languages that a command is asked for.

    Args:
        asked: Names or codes; none for those of the draft.
        answers: What the lawyer decided.
        library: The clause library.

    Returns:
        Their codes, each once.

    Raises:
        ProblemsError: If one is unknown, or neither library nor answers have a text in it.
    """
    if not asked:
        return answers.text_languages(library)
    possible = answers.possible_languages(library)
    problems = []
    codes = []
    for text in asked:
        try:
            code = find_language(text).code
        except UnknownName:
            code = text
        if code not in possible:
            values = {"value": text, "known": ", ".join(possible)}
            problems.append(Problem("problem.no_text", "--language", values))
        codes.append(code)
    if problems:
        raise ProblemsError(problems)
    return tuple(dict.fromkeys(codes))


def _name_missing_languages(answers: Answers, library: Library, interface: str) -> None:
    if answers.documents is not None:
        return
    for code in answers.authentic:
        if code and code not in answers.possible_languages(library):
            name = load_languages()[code].names[interface]
            print(say("command.no_text_yet", interface, language=name), file=sys.stderr)
