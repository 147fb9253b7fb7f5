"""What States and languages are called on the screens.

Nothing here needs docassemble.
"""

from .home_party import load_home_party
from .languages import load_languages
from .states import State, load_states

__all__ = [
    "home_language",
    "home_name",
    "language_in_text",
    "name_of_language",
    "name_of_state",
    "official_languages",
    "with_capital",
]


def name_of_language(code: str, language: str) -> str:
    """Return the name of a language, as it stands in a list.

    Args:
        code: Code of the language.
        language: Interface language.

    Returns:
        Its name with a capital ("Spanish", "Español").
    """
    return with_capital(language_in_text(code, language))


def language_in_text(code: str, language: str) -> str:
    """Return the name of a language as it stands inside a line ("Spanish", "español").

    Args:
        code: Code of the language.
        language: Interface language.

    Returns:
        Its name.
    """
    return load_languages()[code].names[language]


def name_of_state(state: State | None, language: str) -> str:
    """Return the short name of a State in an interface language; empty if it is None."""
    return state.short_names[language] if state else ""


def official_languages(state: State, language: str) -> str:
    """Return the names of a State's official languages in an interface language."""
    known = (code for code in state.official_languages if code in load_languages())
    return ", ".join(language_in_text(code, language) for code in known)


def home_language() -> str:
    """Return the code of the home Party's language."""
    return load_home_party().language


def home_name(language: str) -> str:
    """Return the home Party's short name in an interface language."""
    return load_states()[load_home_party().state].short_names[language]


def with_capital(name: str) -> str:
    """Return a name as it stands alone, with a capital."""
    return name[:1].upper() + name[1:]
