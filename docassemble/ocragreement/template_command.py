"""The command `ocragreement template`: check a house template, or write ours as a start for one."""

import argparse
from pathlib import Path

from .documents import save
from .house_template import own_template
from .interface import say
from .word_template import PAPER_STYLES, read_template

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
    check = tasks.add_parser("check", help=words("template_check"))
    check.add_argument("file", metavar="FILE.docx", type=Path, help=words("template_file"))
    check.set_defaults(task=_check)
    export = tasks.add_parser("export", help=words("template_export"))
    export.add_argument("file", metavar="FILE.docx", type=Path, help=words("template_file"))
    export.set_defaults(task=_export)


def run(chosen: argparse.Namespace, interface: str) -> list[Path]:
    """Run the task that was chosen.

    Args:
        chosen: The arguments.
        interface: Interface language.

    Returns:
        The files written.

    Raises:
        ProblemsError: If the template lacks something.
        OSError: If it cannot be written.
    """
    paths: list[Path] = chosen.task(chosen, interface)
    return paths


def _check(chosen: argparse.Namespace, interface: str) -> list[Path]:
    template = read_template(chosen.file)
    print(say("command.template_sound", interface, file=chosen.file))
    papers = [name for name in PAPER_STYLES if name not in template.style_ids]
    if papers:
        print(say("command.template_papers", interface, names=", ".join(papers)))
    return []


def _export(chosen: argparse.Namespace, _interface: str) -> list[Path]:
    return save(chosen.file.parent, {chosen.file.name: own_template().read_bytes()})
