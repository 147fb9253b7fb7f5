"""What the program says to its user, by key, in the language of the interface.

The sentences are data (`data/sources/interface-en.yml`, `interface-es.yml`), so that each exists in
every interface language and none stands in the code.
"""

import locale
import os
from collections.abc import Mapping
from functools import cache
from importlib import resources

import yaml

__all__ = ["INTERFACE_LANGUAGES", "environment_language", "say", "sentences"]

INTERFACE_LANGUAGES = ("en", "es")


@cache
def sentences(language: str) -> Mapping[str, str]:
    """Return every sentence of the interface in one language.

    Args:
        language: "en" or "es".

    Returns:
        Sentences by key ("problem.unknown_state"), with `{named}` gaps.

    Raises:
        ValueError: If the interface does not exist in that language.
    """
    if language not in INTERFACE_LANGUAGES:
        raise ValueError(f"interface language {language!r}: one of {INTERFACE_LANGUAGES}")
    source = resources.files(__package__) / "data" / "sources" / f"interface-{language}.yml"
    flat: dict[str, str] = {}
    for group, members in yaml.safe_load(source.read_text(encoding="utf-8")).items():
        for key, sentence in members.items():
            flat[f"{group}.{key}"] = sentence.strip()
    return flat


def say(key: str, language: str, /, **values: object) -> str:
    """Return one sentence with its gaps filled.

    Args:
        key: Group and name of the sentence ("problem.unknown_state").
        language: "en" or "es".
        **values: What goes into the gaps, inserted as it is and never read as a template.

    Returns:
        The sentence.

    Raises:
        KeyError: If there is no such sentence or a gap has no value.

    Example:
        >>> say("problem.date", "en", value="2027-02-31")
        '“2027-02-31” is not a date of the calendar. Write year-month-day, such as 2027-05-12.'
    """
    return sentences(language)[key].format(**{name: str(value) for name, value in values.items()})


def environment_language() -> str:
    """Return the interface language that the user's environment asks for.

    Returns:
        "es" if LC_ALL, LC_MESSAGES or LANG (the first that is set) asks for Spanish, else "en".
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        wanted = os.environ.get(name)
        if wanted:
            code = locale.normalize(wanted).split("_")[0]
            return "es" if code == "es" else "en"
    return "en"
