"""The command `ocragreement`: drafts without a server, the schema of the answers, the server."""

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from . import (
    dossier_command,
    draft_command,
    library_command,
    papers_command,
    redline_command,
    server,
    states_command,
    template_command,
    translate_command,
    understand_command,
)
from .answer_reader import answer_schema
from .answers import Answers
from .checks import check
from .command_files import BAD_ANSWERS, CANNOT_WRITE, read_answers_of, write_files
from .command_words import speak
from .home_party import HOME_PARTY, load_home_party
from .house_template import HOUSE_TEMPLATE, load_template
from .interface import environment_language, say
from .library import Library
from .library_loader import HOUSE_LIBRARY, load_library
from .problems import ProblemsError
from .system_errors import reason_of

__all__ = ["main"]

FOUND_ERRORS = 1
INTERRUPTED = 130  # as shells say it of a program that Ctrl-C has ended

_PAPERS = {
    "originals": papers_command.originals,
    "bilingual": papers_command.bilingual,
    "memorandum": papers_command.memorandum,
}

Writer = Callable[[argparse.Namespace, Answers, Library, str], Sequence[Path]]


def main(arguments: list[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: Words after the command's name; those of the process unless given.

    Returns:
        Exit code: 0 done, 1 could not be written or served, 2 answers or arguments are wrong.
    """
    language = environment_language()
    speak(language)
    parser = _parser(language)
    chosen = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a letter that a terminal lacks is no accident
            stream.reconfigure(errors="backslashreplace")
    try:
        code = int(chosen.run(chosen, language))
        sys.stdout.flush()
    except ProblemsError as error:
        for problem in error.problems:
            print(problem.say(language), file=sys.stderr)
        return BAD_ANSWERS
    except BrokenPipeError:
        sys.stderr.close()
        return CANNOT_WRITE
    except OSError as error:
        place = error.filename or say("command.standard_output", language)
        line = say("command.cannot_write", language, path=place, reason=reason_of(error))
        print(line, file=sys.stderr)
        _let_go_of_output()
        return CANNOT_WRITE
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _let_go_of_output() -> None:
    """Keep Python from trying once more, at its end, to write what could not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser(language: str) -> argparse.ArgumentParser:
    def words(key: str) -> str:
        return say(f"command.{key}", language)

    parser = argparse.ArgumentParser(prog="ocragreement", description=words("description"))
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    draft = commands.add_parser("draft", help=words("draft"), description=words("draft"))
    draft_command.add_arguments(draft, language)
    draft.set_defaults(run=draft_command.run)

    dossier = commands.add_parser("dossier", help=words("dossier"), description=words("dossier"))
    dossier_command.add_arguments(dossier, language)
    dossier.set_defaults(run=_writing(dossier_command.run))

    for name, task in _PAPERS.items():
        papers = commands.add_parser(name, help=words(name), description=words(name))
        papers_command.add_arguments(papers, language, languages=name == "bilingual")
        papers.set_defaults(run=_writing(task))

    xliff = commands.add_parser("xliff", help=words("xliff"), description=words("xliff"))
    translate_command.add_export_arguments(xliff, language)
    xliff.set_defaults(run=_writing(translate_command.export))

    translate = commands.add_parser(
        "translate", help=words("translate"), description=words("translate")
    )
    translate_command.add_import_arguments(translate, language)
    translate.set_defaults(run=_writing(translate_command.import_translation))

    redline = commands.add_parser("redline", help=words("redline"), description=words("redline"))
    redline_command.add_arguments(redline, language)
    redline.set_defaults(run=_redline)

    checks = commands.add_parser("check", help=words("check"), description=words("check"))
    checks.add_argument("answers", metavar="ANSWERS.yml", help=words("answers"))
    checks.add_argument("--json", action="store_true", help=words("check_json"))
    checks.set_defaults(run=_check)

    understand = commands.add_parser(
        "understand", help=words("understand"), description=words("understand")
    )
    understand_command.add_arguments(understand, language)
    understand.set_defaults(run=understand_command.run)

    schema = commands.add_parser("schema", help=words("schema"), description=words("schema"))
    schema.set_defaults(run=_schema)

    states = commands.add_parser("states", help=words("states"), description=words("states"))
    states_command.add_arguments(states, language)
    states.set_defaults(run=states_command.run)

    library = commands.add_parser("library", help=words("library"), description=words("library"))
    library_command.add_arguments(library, language)
    library.set_defaults(run=library_command.run)

    template = commands.add_parser(
        "template", help=words("template"), description=words("template")
    )
    template_command.add_arguments(template, language)
    template.set_defaults(run=_template)

    serve = commands.add_parser("serve", help=words("serve"), description=words("serve"))
    server.add_arguments(serve)
    serve.set_defaults(run=_serve)
    return parser


def _writing(command: Writer) -> Callable[[argparse.Namespace, str], int]:
    """Return a command that reads the answers, writes files and prints their paths."""

    def run(chosen: argparse.Namespace, interface: str) -> int:
        library = load_library()
        answers = read_answers_of(chosen.answers, library)

        def write() -> Sequence[Path]:
            return command(chosen, answers, library, interface)

        return write_files(write, Path(chosen.output), interface)

    return run


def _redline(chosen: argparse.Namespace, interface: str) -> int:
    library = load_library()

    def write() -> Sequence[Path]:
        return redline_command.run(
            chosen,
            library,
            interface,
            lambda name: read_answers_of(name, library),
            lambda answers: draft_command.languages(chosen.language, answers, library),
        )

    return write_files(write, chosen.output, interface)


def _check(chosen: argparse.Namespace, interface: str) -> int:
    library = load_library()
    findings = check(read_answers_of(chosen.answers, library), library)
    if chosen.json:
        data = [finding.to_data(interface) for finding in findings]
        print(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            print(finding.say(interface))
    return FOUND_ERRORS if any(finding.severity == "error" for finding in findings) else 0


def _template(chosen: argparse.Namespace, interface: str) -> int:
    return write_files(lambda: template_command.run(chosen, interface), chosen.file, interface)


def _serve(chosen: argparse.Namespace, _interface: str) -> int:
    # The server's processes work in folders of their own, and say at a screen what is wrong here.
    for name in (HOME_PARTY, HOUSE_LIBRARY, HOUSE_TEMPLATE):
        if os.environ.get(name):
            os.environ[name] = str(Path(os.environ[name]).absolute())
    load_home_party()
    load_library()
    load_template()
    return server.run(chosen)


def _schema(_chosen: argparse.Namespace, interface: str) -> int:
    schema = answer_schema(load_library(), interface)
    print(json.dumps(schema, ensure_ascii=False, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
