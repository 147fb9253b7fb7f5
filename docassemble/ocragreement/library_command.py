"""The command `ocragreement library`: what can be said, for those who work in files."""

import argparse
import json
from collections.abc import Iterator

from .agreement import Agreement
from .answer_reader import read_answers
from .assembly import assemble
from .interface import say
from .language_pack import house_folder, using_house
from .library import OMITTED, ClauseDefinition, Library, Practice
from .library_diff import ClauseChange, LineChange, VariantChange, library_changes
from .library_loader import load_library
from .library_schema import library_schema
from .plain_text import to_text
from .problems import Problem, ProblemsError, one_line

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser, interface: str) -> None:
    """Add the arguments of the command.

    Args:
        parser: The command's parser.
        interface: Interface language of the help, "en" or "es".
    """

    def words(key: str) -> str:
        return say(f"command.{key}", interface)

    tasks = parser.add_subparsers(required=True, metavar="TASK")
    check = tasks.add_parser("check", help=words("library_check"))
    check.set_defaults(task=_check)
    diff = tasks.add_parser("diff", help=words("library_diff"))
    diff.set_defaults(task=_diff)
    for task in (check, diff):
        task.add_argument("library", metavar="FOLDER", nargs="?", help=words("library_folder"))
    listing = tasks.add_parser("list", help=words("library_list"))
    listing.set_defaults(task=_list)
    show = tasks.add_parser("show", help=words("library_show"))
    show.add_argument("clause", metavar="CLAUSE")
    show.add_argument("--language", default="es", metavar="CODE", help=words("language"))
    show.set_defaults(task=_show)
    schema = tasks.add_parser("schema", help=words("library_schema"))
    schema.set_defaults(task=_schema)
    for task in (listing, show):
        task.add_argument("--library", metavar="FOLDER", help=words("library_folder"))


def run(chosen: argparse.Namespace, interface: str) -> int:
    """Run the task that was chosen.

    Args:
        chosen: The arguments.
        interface: Interface language, "en" or "es".

    Returns:
        Exit code 0.

    Raises:
        ProblemsError: If a file of the library is wrong or there is no such clause.
    """
    folder = getattr(chosen, "library", None) or house_folder()
    with using_house(folder):
        return int(chosen.task(chosen, interface))


def _check(_chosen: argparse.Namespace, interface: str) -> int:
    library = load_library()
    variants = sum(len(clause.variants) for clause in library.clauses.values())
    values = {"clauses": len(library.clauses), "variants": variants}
    print(say("command.library_sound", interface, **values))
    for language in library.languages:
        missing = [
            f"{clause.identity}.{name}"
            for clause in library.clauses.values()
            for name, variant in clause.variants.items()
            if language not in variant.texts
        ]
        if missing:
            listed = {"language": language, "count": len(missing), "missing": ", ".join(missing)}
            print(say("command.library_untranslated", interface, **listed))
    return 0


def _diff(_chosen: argparse.Namespace, interface: str) -> int:
    if not house_folder():
        raise ProblemsError([Problem("library.no_house")])
    house = load_library()
    with using_house(""):
        ours = load_library()
    changes, added = library_changes(ours, house)
    for change in changes:
        for line in _clause_change(change, interface):
            print(one_line(line))
        print()
    for each in added:
        values = {"language": each.language, "wordings": each.wordings, "total": each.total}
        print(say("command.library_diff_language", interface, **values))
    if not changes and not added:
        print(say("command.library_diff_nothing", interface))
    return 0


def _clause_change(change: ClauseChange, interface: str) -> Iterator[str]:
    clause = change.clause
    values = {"clause": clause.identity, "title": clause.title[interface], "file": clause.file}
    key = "library_diff_new_clause" if change.is_new else "library_diff_clause"
    yield say(f"command.{key}", interface, **values)
    if change.is_new:
        values = {"part": clause.part, "order": str(clause.order), "default": clause.default}
        yield "  " + say("command.library_diff_place", interface, **values)
    if change.default:
        values = {"old": change.default, "new": clause.default}
        yield "  " + say("command.library_diff_default", interface, **values)
    for variant in change.variants:
        yield from _variant_change(variant, interface)


def _variant_change(change: VariantChange, interface: str) -> Iterator[str]:
    values = {"variant": change.variant.identity, "label": change.variant.label[interface]}
    key = "library_diff_new_variant" if change.is_new else "library_diff_variant"
    yield "  " + say(f"command.{key}", interface, **values)
    for language, lines in change.lines.items():
        yield from (f"    {_marked(language, line)}" for line in lines)


def _marked(language: str, line: LineChange) -> str:
    return f"{line.mark} {language}: {line.text}" if language else f"{line.mark} {line.text}"


def _list(_chosen: argparse.Namespace, interface: str) -> int:
    for clause in load_library().clauses.values():
        print(f"{clause.identity}: {clause.title[interface]}")
        for name, variant in clause.variants.items():
            mark = "*" if name == clause.default else " "
            print(f"  {mark} {name}: {variant.label[interface]} [{variant.source}]")
            for counted in variant.practice:
                print(f"      {_practice(counted, interface)}")
        if clause.omission:
            mark = "*" if clause.default == OMITTED else " "
            print(f"  {mark} {OMITTED}: {clause.omission.label[interface]}")
    return 0


def _show(chosen: argparse.Namespace, interface: str) -> int:
    library = load_library()
    clause = library.clauses.get(chosen.clause)
    if clause is None:
        values = {"known": ", ".join(library.clauses)}
        raise ProblemsError([Problem("problem.unknown_clause", chosen.clause, values)])
    for name, variant in clause.variants.items():
        print(f"== {name}: {variant.label[interface]} [{variant.source}]")
        print(f"   {variant.use[interface]}")
        for counted in variant.practice:
            print(f"   {_practice(counted, interface)} [{counted.source}]")
        print()
        print(_sample(library, clause, name, chosen.language))
    return 0


def _practice(counted: Practice, interface: str) -> str:
    values = {"count": counted.count, "of": counted.of, "counted": counted.counted[interface]}
    return say("command.library_practice", interface, **values)


def _schema(_chosen: argparse.Namespace, _interface: str) -> int:
    print(json.dumps(library_schema(), ensure_ascii=False, indent=2))
    return 0


def _sample(library: Library, clause: ClauseDefinition, variant: str, language: str) -> str:
    """The text of a variant in an agreement of which everything else is open."""
    answers = read_answers({"clauses": {clause.identity: variant}}, library)
    agreement = assemble(answers, library, language)
    chosen = tuple(each for each in agreement.clauses if each.identity == clause.identity)
    return to_text(Agreement(language, True, "", "", chosen, ()))
