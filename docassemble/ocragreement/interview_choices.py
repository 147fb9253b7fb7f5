"""What the interview offers to choose from, and what it proposes.

Nothing here needs docassemble; the words come from the library and the data on States.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import resources

from .counterpart import Counterpart
from .home_party import load_home_party
from .interface import INTERFACE_LANGUAGES, say
from .interview_answers import NO_LANGUAGE, OPEN_LANGUAGE, languages_with_text, prevailing
from .interview_names import language_in_text, name_of_language, with_capital
from .interview_values import Values
from .language_pack import house_folder
from .language_practice import RECORDED_STATE
from .languages import load_languages
from .library_loader import load_library
from .lookup import fold
from .states import State, load_states

__all__ = [
    "all_instruments",
    "document_choices",
    "example_content",
    "instrument_choices",
    "interface_language",
    "known_text",
    "language_choices",
    "practice_of_level",
    "prevailing_choices",
    "prevailing_language",
    "proposed_second_language",
    "proposed_text",
    "state_choices",
    "state_names",
]

Choice = dict[str, str]


def interface_language(wanted: str | None) -> str:
    """Return the interface language for what a browser or an address asks for.

    Args:
        wanted: A language code ("es", "pt"), or None.

    Returns:
        The same code if the interface exists in that language, else "en".
    """
    return wanted if wanted in INTERFACE_LANGUAGES else "en"


def state_choices(language: str) -> list[Choice]:
    """Offer every State but the home Party's.

    Args:
        language: Interface language.

    Returns:
        Codes with short names, in alphabetical order of the names.
    """
    names = _names_of_states(language, load_home_party().state, house_folder())
    return [{"value": code, "label": label} for code, label in names]


def state_names(language: str) -> dict[str, dict[str, list[str]]]:
    """Return by what the browser finds each State of the list.

    Args:
        language: Interface language.

    Returns:
        For each name in the list the State's codes, and its other names in every language, all
        folded as `lookup.fold` does.
    """
    return _state_names(language, house_folder())


def language_choices(first: Iterable[tuple[str, object]], language: str) -> list[Choice]:
    """Offer every language but the home Party's, after what is not a language.

    Args:
        first: Values and labels that stand before the languages ("a blank").
        language: Interface language.

    Returns:
        Values with labels.
    """
    names = _names_of_languages(language, load_home_party().language, house_folder())
    before = [{"value": value, "label": str(label)} for value, label in first]
    return [*before, *({"value": code, "label": label} for code, label in names)]


def instrument_choices(language: str) -> list[Choice]:
    """Offer the instruments that the Model recites.

    Args:
        language: Interface language.

    Returns:
        Identities with short titles.
    """
    instruments = load_library().instruments.values()
    return [{"value": each.identity, "label": each.label[language]} for each in instruments]


def proposed_second_language(state: State | None) -> str:
    """Propose the language of the counterpart's text.

    Args:
        state: The counterpart, None if open.

    Returns:
        `NO_LANGUAGE` if it shares the home Party's language, else the code of the language in which
        it usually makes treaties; `OPEN_LANGUAGE` if that is not known.
    """
    official = state.official_languages if state else ()
    if load_home_party().language in official:
        return NO_LANGUAGE
    return next((code for code in official if code in load_languages()), OPEN_LANGUAGE)


def proposed_text(name: str, state: State | None, language: str) -> str:
    """Propose an answer that is given in each language of the draft.

    Args:
        name: Name of the answer on the screens ("counterpart_authority").
        state: The counterpart, None if open.
        language: Language of the draft.

    Returns:
        The counterpart's formal name, the home Party's authority, or the counterpart's foreign
        ministry; empty where there is nothing to propose.
    """
    if name == "formal_name":
        return str(state.names.get(language, "")) if state else ""
    if name == "home_authority":
        return load_home_party().authority.get(language, "")
    if name == "counterpart_authority" and state:
        return load_library().wording[language].proposals["foreign_ministry"]
    return ""


def known_text(name: str, state: State | None, language: str) -> str:
    """Return what the draft says where an answer is left empty.

    Args:
        name: Name of the answer on the screens ("short_name").
        state: The counterpart, None if open or not in the list.
        language: Language of the draft.

    Returns:
        The short name or demonym of the State; empty for other answers.
    """
    if state is None:
        return ""
    if name == "short_name":
        return Counterpart(state.code).short_name(language)
    demonym = Counterpart(state.code).demonym(language)
    if demonym and name in ("demonym_first", "demonym_second"):
        return demonym.first if name == "demonym_first" else demonym.second
    return ""


def prevailing_choices(
    authentic: Iterable[str | None], none: object, language: str
) -> list[Choice]:
    """Offer the texts that can prevail.

    Args:
        authentic: Codes of the authentic languages; None is a blank.
        none: Label for no text prevailing.
        language: Interface language.

    Returns:
        Codes with names, after the choice that none prevails.
    """
    codes = [code for code in authentic if code]
    names = [{"value": code, "label": name_of_language(code, language)} for code in codes]
    return [{"value": NO_LANGUAGE, "label": str(none)}, *names]


def prevailing_language(values: Values, language: str) -> str:
    """Return the name of the language whose text prevails; empty if none does."""
    code = prevailing(values)
    return language_in_text(code, language) if code else ""


def document_choices(
    authentic: Sequence[str | None], working_text: object, language: str
) -> list[Choice]:
    """Offer the languages in which the draft can be made.

    Args:
        authentic: Codes of the authentic languages; None is a blank.
        working_text: What is said of a language that is not authentic.
        language: Interface language.

    Returns:
        Codes with names.
    """
    known = set(authentic)
    names = {code: name_of_language(code, language) for code in languages_with_text(authentic)}
    return [
        {"value": code, "label": name if code in known else f"{name} ({working_text})"}
        for code, name in names.items()
    ]


def all_instruments() -> list[str]:
    """Return the identities of all instruments that the Model recites."""
    return list(load_library().instruments)


def practice_of_level(language: str) -> str:
    """Return how many earlier treaties are between States, or Governments.

    Args:
        language: Interface language.

    Returns:
        A sentence; empty if the home Party is one whose treaties were not counted.
    """
    counted = load_home_party().state == RECORDED_STATE
    return say("interview.level_practice", language) if counted else ""


def example_content(name: str) -> bytes:
    """Return the content of an example file.

    Args:
        name: Name of the example ("viet-nam").

    Returns:
        The answer file.
    """
    source = resources.files(__package__) / "data" / "sources" / f"example-{name}.yml"
    return source.read_bytes()


@lru_cache(maxsize=16)
def _names_of_states(language: str, home: str, _house: str) -> list[tuple[str, str]]:
    """Codes and names of all States but one, which a house's library may have others of."""
    states = (each for each in load_states().values() if each.code != home)
    return _in_order((each.code, each.short_names[language]) for each in states)


@lru_cache(maxsize=16)
def _names_of_languages(language: str, home: str, _house: str) -> list[tuple[str, str]]:
    """The same of languages."""
    languages = ((code, each) for code, each in load_languages().items() if code != home)
    return _in_order((code, each.names[language]) for code, each in languages)


def _in_order(names: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Codes and names in the order of the alphabet, the names with a capital."""
    ordered = sorted(names, key=lambda entry: fold(entry[1]))
    return [(code, with_capital(name)) for code, name in ordered]


@lru_cache(maxsize=8)
def _state_names(language: str, _house: str) -> dict[str, dict[str, list[str]]]:
    """The same, for a house's library, which may bring names of its own."""
    states = load_states()
    found = {}
    for choice in state_choices(language):
        state = states[choice["value"]]
        codes = [fold(state.code), fold(state.iso3)]
        names = {fold(name) for name in state.all_names()} - {*codes, fold(choice["label"])}
        found[choice["label"]] = {"codes": codes, "names": sorted(names)}
    return found
