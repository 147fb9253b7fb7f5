"""The command `ocragreement`: drafts without a server, the schema of the answers, the server."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from . import (
    dossier_command,
    library_command,
    papers_command,
    redline_command,
    server,
    states_command,
    template_command,
    translate_command,
    understand_command,
)
from .answer_file import read_answer_file
from .answer_reader import answer_schema
from .answers import Answers
from .assembly import assemble
from .checks import check
from .documents import FORMATS, TEXT_FORMATS, file_name, make, save
from .home_party import HOME_PARTY, load_home_party
from .house_template import HOUSE_TEMPLATE, load_template
from .interface import environment_language, say
from .languages import find_language, load_languages
from .library import Library
from .library_loader import HOUSE_LIBRARY, load_library
from .lookup import UnknownName
from .problems import Problem, ProblemsError
from .safe_yaml import MAXIMUM_BYTES

__all__ = ["main"]

BAD_ANSWERS = 2
CANNOT_WRITE = 1
FOUND_ERRORS = 1

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
    parser = _parser(language)
    chosen = parser.parse_args(arguments)
    try:
        return int(chosen.run(chosen, language))
    except ProblemsError as error:
        for problem in error.problems:
            print(problem.say(language), file=sys.stderr)
        return BAD_ANSWERS
    except BrokenPipeError:
        sys.stderr.close()
        return CANNOT_WRITE


def _parser(language: str) -> argparse.ArgumentParser:
    def words(key: str) -> str:
        return say(f"command.{key}", language)

    parser = argparse.ArgumentParser(prog="ocragreement", description=words("description"))
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    draft = commands.add_parser("draft", help=words("draft"), description=words("draft"))
    draft.add_argument("answers", metavar="ANSWERS.yml", help=words("answers"))
    draft.add_argument("-o", "--output", metavar="DIR", type=Path, help=words("output"))
    draft.add_argument("--language", action="append", metavar="CODE", help=words("language"))
    draft.add_argument("--format", action="append", choices=list(FORMATS), help=words("format"))
    draft.add_argument(
        "--original", choices=["home", "counterpart"], default="home", help=words("original")
    )
    draft.add_argument("--stdout", action="store_true", help=words("stdout"))
    draft.set_defaults(run=_draft)

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
    translate.set_defaults(run=_writing(translate_command.take_back))

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

    template = commands.add_parser("template", help=words("template"))
    template_command.add_arguments(template, language)
    template.set_defaults(run=_template)

    serve = commands.add_parser("serve", help=words("serve"), description=words("serve"))
    server.add_arguments(serve)
    serve.set_defaults(run=_serve)
    return parser


def _draft(chosen: argparse.Namespace, interface: str) -> int:
    library = load_library()
    answers = _read(chosen.answers, library)
    languages = _languages(chosen.language, answers, library)
    formats = chosen.format or (["text"] if chosen.stdout else ["docx"])
    if chosen.stdout:
        if (
            chosen.output
            or len(languages) > 1
            or len(formats) > 1
            or formats[0] not in TEXT_FORMATS
        ):
            print(say("command.stdout_one", interface), file=sys.stderr)
            return BAD_ANSWERS
        agreement = assemble(answers, library, languages[0], chosen.original)
        content = make(agreement, formats[0], answers)
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return 0
    if chosen.output is None:
        print(say("command.output_or_stdout", interface), file=sys.stderr)
        return BAD_ANSWERS
    files = {}
    for language in languages:
        agreement = assemble(answers, library, language, chosen.original)
        for name in formats:
            files[file_name(answers, language, name)] = make(agreement, name, answers)
    code = _write(lambda: save(chosen.output, files), chosen.output, interface)
    if code:
        return code
    if not chosen.language:
        _name_missing_languages(answers, library, interface)
    return 0


def _writing(command: Writer) -> Callable[[argparse.Namespace, str], int]:
    """Return a command that reads the answers, writes files and prints their paths."""

    def run(chosen: argparse.Namespace, interface: str) -> int:
        library = load_library()
        answers = _read(chosen.answers, library)

        def write() -> Sequence[Path]:
            return command(chosen, answers, library, interface)

        return _write(write, Path(chosen.output), interface)

    return run


def _redline(chosen: argparse.Namespace, interface: str) -> int:
    library = load_library()

    def write() -> Sequence[Path]:
        return redline_command.run(
            chosen,
            library,
            interface,
            lambda name: _read(name, library),
            lambda answers: _languages(chosen.language, answers, library),
        )

    return _write(write, chosen.output, interface)


def _write(write: Callable[[], Sequence[Path]], place: Path, interface: str) -> int:
    """Write files and print their paths, or say why it cannot be done."""
    try:
        paths = write()
    except OSError as error:
        where = error.filename or place
        line = say("command.cannot_write", interface, path=where, reason=error.strerror)
        print(line, file=sys.stderr)
        return CANNOT_WRITE
    for path in paths:
        print(path)
    return 0


def _read(path: str, library: Library) -> Answers:
    try:
        if path == "-":
            return read_answer_file(sys.stdin.buffer.read(MAXIMUM_BYTES + 1), library)
        with Path(path).open("rb") as file:
            content = file.read(MAXIMUM_BYTES + 1)
    except FileNotFoundError as error:
        raise ProblemsError([Problem("file.missing", file=path)]) from error
    except OSError as error:
        reason = {"reason": error.strerror}
        raise ProblemsError([Problem("file.unreadable", "", reason, file=path)]) from error
    return read_answer_file(content, library, path)


def _languages(asked: list[str] | None, answers: Answers, library: Library) -> tuple[str, ...]:
    if not asked:
        return answers.text_languages(library)
    problems = []
    codes = []
    for text in asked:
        try:
            code = find_language(text).code
        except UnknownName:
            code = text
        if code not in (*library.languages, *answers.translations):
            values = {"value": text, "known": ", ".join(library.languages)}
            problems.append(Problem("problem.no_text", "--language", values))
        codes.append(code)
    if problems:
        raise ProblemsError(problems)
    return tuple(dict.fromkeys(codes))


def _name_missing_languages(answers: Answers, library: Library, interface: str) -> None:
    if answers.documents is not None:
        return
    for code in answers.authentic:
        if code and code not in (*library.languages, *answers.translations):
            name = load_languages()[code].names[interface]
            print(say("command.no_text_yet", interface, language=name), file=sys.stderr)


def _check(chosen: argparse.Namespace, interface: str) -> int:
    library = load_library()
    findings = check(_read(chosen.answers, library), library)
    if chosen.json:
        data = [finding.to_data(interface) for finding in findings]
        print(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            print(finding.say(interface))
    return FOUND_ERRORS if any(finding.severity == "error" for finding in findings) else 0


def _template(chosen: argparse.Namespace, interface: str) -> int:
    return _write(lambda: template_command.run(chosen, interface), chosen.file, interface)


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
