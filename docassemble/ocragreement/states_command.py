"""The command `ocragreement states`: the States that we know, and what we know of one."""

import argparse

from .demonyms import load_demonyms
from .interface import say
from .language_practice import practice_with, say_practice
from .languages import load_languages
from .problems import Problem, ProblemsError
from .shapes import Lookup
from .states import State, find_state, load_states

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser, interface: str) -> None:
    """Add the arguments of the command.

    Args:
        parser: Its parser.
        interface: Interface language of the help.
    """
    parser.add_argument(
        "state", nargs="?", metavar="STATE", help=say("command.states_one", interface)
    )


def run(chosen: argparse.Namespace, interface: str) -> int:
    """Print all States, or everything that is known of one.

    Args:
        chosen: The arguments.
        interface: Interface language.

    Returns:
        Exit code 0.

    Raises:
        ProblemsError: If the State is not known.
    """
    if chosen.state is None:
        for each, state in load_states().items():
            print(f"{each}\t{state.short_names[interface]}\t{state.names[interface]}")
        return 0
    problems: list[Problem] = []
    find = Lookup(lambda text: find_state(text).code, "problem.unknown_state", load_states())
    code = find.read(chosen.state, "", problems)
    if code is None:
        nothing = Problem("problem.unknown_state", "", {"value": chosen.state})
        raise ProblemsError(problems or [nothing])
    for line in _lines(load_states()[code], interface):
        print(line)
    return 0


def _official(state: State, language: str) -> str:
    names = load_languages()
    return ", ".join(names[code].names[language] for code in state.official_languages)


def _words_of(state: State, language: str, interface: str) -> str:
    """Short name, capital, adjective and official languages, as texts in one language say them."""
    demonym = load_demonyms(language).get(state.code)
    values = {
        "language": language,
        "short": state.short_names[language],
        "capital": state.capitals[language],
        "demonym": demonym.second if demonym and demonym.second else "–",
        "languages": _official(state, language),
    }
    return say("command.state_words", interface, **values)


def _lines(state: State, interface: str) -> list[str]:
    practice = practice_with(state.code)
    return [
        f"{state.code} {state.short_names[interface]}",
        *(f"{code}: {name} ({state.sources[code]})" for code, name in state.names.items()),
        say("command.official_languages", interface, languages=_official(state, interface)),
        *(_words_of(state, language, interface) for language in state.names),
        *(say_practice(practice, interface) if practice else ()),
    ]
