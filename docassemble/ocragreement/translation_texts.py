"""What there is to translate of a draft, what has been, and taking in what comes back."""

from collections.abc import Mapping
from dataclasses import replace

from .answers import Answers
from .assembly import source_of_translation
from .library import Library
from .translation_units import Unit
from .translations import Behind, Translated, Translation, behind, texts_to_translate
from .xliff import to_xliff
from .xliff_reader import Returned

__all__ = [
    "missing_languages",
    "still_behind",
    "texts_of",
    "translation_of",
    "with_returned",
    "xliff_of",
]


def missing_languages(answers: Answers, library: Library) -> tuple[str, ...]:
    """Return the authentic languages that need a translator.

    Args:
        answers: What the lawyer decided.
        library: The clause library.

    Returns:
        Codes of those of which the library has no text.
    """
    return tuple(code for code in answers.authentic if code and code not in library.languages)


def translation_of(answers: Answers, library: Library, language: str) -> Translation:
    """Return what has been translated into a language.

    Args:
        answers: What the lawyer decided.
        library: The clause library.
        language: Code of the language.

    Returns:
        The translation; an empty one, from the first language of the draft, if there is none.
    """
    known = answers.translations.get(language)
    return known or Translation(answers.draft_languages(library)[0])


def texts_of(answers: Answers, library: Library, source: str, language: str) -> dict[str, Unit]:
    """Return everything that there is to translate of a draft.

    Args:
        answers: What the lawyer decided.
        library: The clause library.
        source: Code of a language of the library.
        language: Code of the language into which it is translated.

    Returns:
        Units by key, of both originals.
    """
    home = source_of_translation(answers, library, source, language, "home")
    counterpart = source_of_translation(answers, library, source, language, "counterpart")
    return texts_to_translate(home, counterpart)


def xliff_of(answers: Answers, library: Library, language: str, interface: str) -> bytes:
    """Write the XLIFF file for a translator.

    Args:
        answers: What the lawyer decided.
        library: The clause library.
        language: Code of the language into which the draft is translated.
        interface: Interface language of the notes in it.

    Returns:
        The file, with the translations that are up to date.
    """
    known = translation_of(answers, library, language)
    texts = texts_of(answers, library, known.source, language)
    draft = answers.state or ""
    return to_xliff(texts, known.source, language, known, interface, draft)


def with_returned(answers: Answers, returned: Returned) -> Answers:
    """Return answers with the translations that came back.

    Args:
        answers: What the lawyer decided.
        returned: What the file holds.

    Returns:
        The same answers; translations that the file does not have stay as they are, unless they
        were made from another language.
    """
    known = answers.translations.get(returned.target)
    older: Mapping[str, Translated] = {}
    if known and known.source == returned.source:
        older = known.units
    translation = Translation(returned.source, {**older, **returned.units})
    return replace(answers, translations={**answers.translations, returned.target: translation})


def still_behind(answers: Answers, library: Library, language: str) -> Behind:
    """Tell what a translation lacks.

    Args:
        answers: What the lawyer decided.
        library: The clause library.
        language: Code of the language.

    Returns:
        What is missing, and what is of an earlier wording.
    """
    known = translation_of(answers, library, language)
    return behind(known, texts_of(answers, library, known.source, language))
