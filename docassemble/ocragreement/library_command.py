"""The command `ocragreement library`: what can be said, for those who work in files."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from .agreement import Agreement
from .answer_reader import read_answers
from .assembly import assemble
from .command_files import write_files
from .documents import save
from .draft_command import languages
from .house_checks import check_house
from .house_samples import fulfilled
from .interface import say
from .language_pack import OWN_LANGUAGES, house_folder, language_packs, using_house
from .language_skeleton import language_skeleton
from .library import OMITTED, ClauseDefinition, Library, Parameter, Practice, Variant
from .library_diff import ClauseChange, LineChange, VariantChange, library_changes
from .library_loader import load_library
from .library_schema import library_schema_text
from .memorandum_words import source_in
from .plain_text import to_text
from .problems import Problem, ProblemsError, one_line
from .states import load_states

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser, interface: str) -> None:
    """Add the arguments of the command.

    Args:
        parser: The command's parser.
        interface: Interface language of the help.
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
    show.add_argument("clause", metavar="CLAUSE", help=words("library_show_clause"))
    show.add_argument("--language", default="es", metavar="CODE", help=words("language"))
    show.set_defaults(task=_show)
    new = tasks.add_parser("new-language", help=words("library_new_language"))
    new.add_argument("code", metavar="CODE", help=words("library_new_language_code"))
    new.add_argument(
        "-o",
        "--output",
        metavar="PLACE",
        type=Path,
        required=True,
        help=words("library_new_language_output"),
    )
    new.add_argument(
        "--reference", choices=OWN_LANGUAGES, default="en", help=words("library_reference")
    )
    new.set_defaults(task=_new_language)
    schema = tasks.add_parser("schema", help=words("library_schema"))
    schema.set_defaults(task=_schema)
    for task in (listing, show, new):
        task.add_argument("--library", metavar="FOLDER", help=words("library_folder"))


def run(chosen: argparse.Namespace, interface: str) -> int:
    """Run the task that was chosen.

    Args:
        chosen: The arguments.
        interface: Interface language.

    Returns:
        Exit code: 0, or 1 if a file could not be written.

    Raises:
        ProblemsError: If a file of the library is wrong or there is no such clause.
    """
    folder = getattr(chosen, "library", None) or house_folder()
    with using_house(folder):
        return int(chosen.task(chosen, interface))


def _check(_chosen: argparse.Namespace, interface: str) -> int:
    report = check_house(house_folder())
    if report.library is None:
        raise ProblemsError(report.problems)
    clauses = report.library.clauses
    variants = sum(len(clause.variants) for clause in clauses.values())
    values = {"clauses": len(clauses), "variants": variants}
    print(say("command.library_sound", interface, **values))
    for language in report.library.languages:
        for line in _untranslated(report.library, language, interface):
            print(one_line(line))
    return 0


def _untranslated(library: Library, language: str, interface: str) -> Iterator[str]:
    """What has no text or name in a language yet, and where it would be written."""
    pack = language_packs(house_folder()).get(language)
    wordings = [
        (clause, variant)
        for clause in library.clauses.values()
        for variant in clause.variants.values()
    ]
    missing = [(clause, each) for clause, each in wordings if language not in each.texts]
    if missing:
        values = {"language": language, "count": len(missing), "total": len(wordings)}
        yield say("command.library_untranslated", interface, **values)
    for clause, variant in missing:
        path = f"clauses.{clause.identity}.variants.{variant.identity}"
        where = [clause.file]
        if pack and pack.line(path):
            where = [pack.name, say("problem.line", interface, line=pack.line(path))]
        name = f"{clause.identity}.{variant.identity}"
        yield f"  {name}: {variant.label[interface]} [{', '.join(where)}]"
    states = load_states().values()
    unnamed = sum(language not in state.names for state in states)
    if unnamed:
        values = {"language": language, "count": unnamed, "total": len(states)}
        yield say("command.library_language_states", interface, **values)


def _new_language(chosen: argparse.Namespace, interface: str) -> int:
    code, place = chosen.code, chosen.output
    if not re.fullmatch("[a-z]{2,3}", code):
        raise ProblemsError([Problem("library.not_a_code", "", {"value": code})])
    if code in OWN_LANGUAGES:
        raise ProblemsError([Problem("library.own_language", "", {"value": code})])
    name = f"language-{code}.yml"
    path = place / name if place.is_dir() else place
    if path.name != name:
        values = {"language": code, "name": name}
        raise ProblemsError([Problem("library.pack_name", "", values, file=str(place))])
    if path.exists():
        raise ProblemsError([Problem("library.file_exists", file=str(path))])
    content = language_skeleton(code, chosen.reference, interface).encode()
    return write_files(lambda: save(path.parent, {name: content}), path, interface)


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
            print(f"  {mark} {name}: {_with_source(variant, interface)}")
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
    (language,) = languages([chosen.language], read_answers({}, library), library)
    for name, variant in clause.variants.items():
        print(f"== {name}: {_with_source(variant, interface)}")
        for line in _about(variant, language, interface):
            print(f"   {line}")
        print()
        print(_sample(library, clause, name, language))
    return 0


def _with_source(variant: Variant, interface: str) -> str:
    return f"{variant.label[interface]} [{source_in(interface, variant.source)}]"


def _about(variant: Variant, language: str, interface: str) -> Iterator[str]:
    """When it is chosen, notes on it, what it asks for and of the lawyer, and whose words it is."""
    yield variant.use[interface]
    if variant.note:
        yield variant.note[interface]
    for counted in variant.practice:
        yield f"{_practice(counted, interface)} [{counted.source}]"
    for key, conditions in (
        ("library_requires", variant.requires),
        ("library_excludes", variant.excludes),
    ):
        for name, asked in conditions.items():
            yield say(f"command.{key}", interface, condition=f"{name}: {asked}")
    for parameter in variant.parameters.values():
        yield _parameter(parameter, interface)
    if language in variant.texts:
        wording = say(f"command.wording_{variant.texts[language].wording}", interface)
        yield say("command.library_wording", interface, language=language, wording=wording)


def _parameter(parameter: Parameter, interface: str) -> str:
    """A parameter with its bounds or options and its default."""
    known = ", ".join(parameter.options)
    if parameter.type in ("integer", "percentage"):
        known = f"{parameter.minimum:g}-{parameter.maximum:g}"
    default = parameter.default
    values = {
        "name": parameter.identity,
        "label": parameter.label[interface],
        "known": f" ({known})" if known else "",
        "default": ", ".join(default) if isinstance(default, list) else default,
    }
    key = "library_parameter_open" if default is None else "library_parameter"
    return say(f"command.{key}", interface, **values)


def _practice(counted: Practice, interface: str) -> str:
    values = {"count": counted.count, "of": counted.of, "counted": counted.counted[interface]}
    return say("command.library_practice", interface, **values)


def _schema(_chosen: argparse.Namespace, _interface: str) -> int:
    print(library_schema_text())
    return 0


def _sample(library: Library, clause: ClauseDefinition, variant: str, language: str) -> str:
    """The text of a variant in an agreement of which everything else is open."""
    answers = read_answers({"clauses": fulfilled(library, clause.identity, variant)}, library)
    agreement = assemble(answers, library, language)
    chosen = tuple(each for each in agreement.clauses if each.identity == clause.identity)
    return to_text(Agreement(language, True, "", "", chosen, ()))
