"""What the Documents screen says of translations: how far each is, and what came back.

Nothing here needs docassemble.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from html import escape
from typing import Any

from .answers import Answers
from .interface import say
from .interview_html import action_link
from .interview_names import language_in_text, name_of_language, name_of_state
from .languages import load_languages
from .library_loader import load_library
from .problems import Problem, ProblemsError
from .states import load_states
from .translation_return import TakenBack, behind_words, take_back
from .translation_texts import missing_languages, still_behind, texts_of
from .translation_units import Unit, readable
from .xliff_reader import languages_of

__all__ = ["is_translated_elsewhere", "taken_back", "translations_html"]

_EXTRACT = 40


def is_translated_elsewhere(answers: Answers) -> bool:
    """Tell whether the draft has an authentic language of which the library has no text."""
    return bool(missing_languages(answers, load_library()))


def translations_html(answers: Answers, address: Callable[..., str], interface: str) -> str:
    """Write how far each translation is, and the way to take one in.

    Args:
        answers: What the lawyer decided.
        address: Gives the address of an action with its arguments.
        interface: Interface language.

    Returns:
        HTML; nothing if the library has a text in every language of the draft.
    """
    library = load_library()
    lines = []
    for code in missing_languages(answers, library):
        behind = still_behind(answers, library, code)
        count = behind.total - len(behind.missing) - len(behind.stale)
        name = name_of_language(code, interface)
        said = [say("translation.so_far", interface, language=name, count=count, of=behind.total)]
        if count:
            said += behind_words(behind, interface, keys=False)
        lines.append(f"<p>{escape(' '.join(said))}</p>")
    if not lines:
        return ""
    title = say("translation.title", interface)
    link = action_link(address, title, "return_translation", "btn btn-secondary")
    return f"{''.join(lines)}<p>{link}</p>"


def taken_back(content: bytes, answers: Answers, interface: str) -> TakenBack:
    """Take a translator's file into the answers, all of it or nothing.

    Args:
        content: The XLIFF file.
        answers: What the lawyer decided.
        interface: Interface language.

    Returns:
        The answers with the translation, and what is to be told of it.

    Raises:
        ProblemsError: With a line for everything that cannot be used, which names the article and
            the words that it is about.
    """
    library = load_library()
    try:
        return take_back(content, answers, library, wanted=missing_languages(answers, library))
    except ProblemsError as error:
        texts: Mapping[str, Unit] = {}
        if any(each.path for each in error.problems):
            texts = texts_of(answers, library, *languages_of(content))
        found = [_told(each, texts, interface) for each in error.problems]
        raise ProblemsError(found) from error


def _told(problem: Problem, texts: Mapping[str, Unit], interface: str) -> Problem:
    """A problem with names instead of codes, and words instead of the key of a text."""
    values = {name: _named(problem.key, each, interface) for name, each in problem.values.items()}
    path = problem.path
    if path in texts:
        unit = texts[path]
        words = readable(unit, unit.text)
        words = words if len(words) <= _EXTRACT else f"{words[:_EXTRACT].rpartition(' ')[0]} …"
        place = say("translation.place", interface, words=words, key=path)
        path = ", ".join(filter(None, [unit.place, place]))
    return replace(problem, path=path, values=values)


def _named(key: str, value: Any, interface: str) -> Any:
    """A value of a problem: codes of languages and States as names."""
    if key == "translation.other_draft":
        return name_of_state(load_states().get(str(value)), interface)
    codes = str(value).split(", ")
    if all(each in load_languages() for each in codes):
        return ", ".join(language_in_text(each, interface) for each in codes)
    return value
