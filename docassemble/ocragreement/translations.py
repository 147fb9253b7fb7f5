"""Texts of an agreement in a language that the clause library does not have.

A translation belongs to the answers of a draft: it says of each unit what it reads in the language,
and of which source text it is the translation. When the source changes, what was translated of the
older text is not used: the draft has a blank there until it is translated again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .agreement import Agreement, Side
from .translation_units import Unit, fingerprint, marks, put_back, units

__all__ = [
    "Behind",
    "Translated",
    "Translation",
    "behind",
    "key_of",
    "texts_to_translate",
    "translate",
]


@dataclass(frozen=True)
class Translated:
    """The translation of one unit.

    Attributes:
        of: Fingerprint of the source text.
        text: The words, with the marks of the source.
    """

    of: str
    text: str


@dataclass(frozen=True)
class Translation:
    """What has been translated of a draft into one language.

    Attributes:
        source: Code of the language that it was translated from.
        units: Translations by key (`key_of`).
    """

    source: str
    units: Mapping[str, Translated] = field(default_factory=dict)


@dataclass(frozen=True)
class Behind:
    """What a translation lacks.

    Attributes:
        missing: Keys of the units that have no translation.
        stale: Keys of those whose source has changed since.
        total: How many units there are.
    """

    missing: tuple[str, ...]
    stale: tuple[str, ...]
    total: int


def key_of(keeper: Side, identity: str) -> str:
    """Return the key of a unit.

    Args:
        keeper: The original in which it stands; what both say alike is the home Party's.
        identity: The unit's identity.

    Returns:
        "title.1", or "counterpart/title.1" for words that the other original has in another order.
    """
    return identity if keeper == "home" else f"counterpart/{identity}"


def texts_to_translate(home: Agreement, counterpart: Agreement) -> dict[str, Unit]:
    """Return everything that a translator has to translate of both originals.

    Args:
        home: The home Party's original in the source language.
        counterpart: The counterpart's.

    Returns:
        Units by key: all of the first, and of the second those that read otherwise.
    """
    texts = {key_of("home", unit.identity): unit for unit in units(home)}
    for unit in units(counterpart):
        if texts[unit.identity].text != unit.text:
            texts[key_of("counterpart", unit.identity)] = unit
    return texts


def translate(
    agreement: Agreement, translation: Translation, language: str, keeper: Side
) -> Agreement:
    """Return an original in the language of a translation.

    Args:
        agreement: The same original in the source language.
        translation: The translation.
        language: Code of its language.
        keeper: Whose original it is.

    Returns:
        The tree; what has no translation that is up to date is a blank.
    """

    def say(unit: Unit) -> str | None:
        for key in (key_of(keeper, unit.identity), unit.identity):
            known = translation.units.get(key)
            if known and is_of(known, unit):
                return known.text
        return None

    return put_back(agreement, language, say)


def behind(translation: Translation, texts: Mapping[str, Unit]) -> Behind:
    """Tell what a translation lacks.

    Args:
        translation: The translation.
        texts: What there is to translate.

    Returns:
        What is missing and what is of an earlier source.
    """
    known = translation.units
    return Behind(
        missing=tuple(key for key in texts if key not in known),
        stale=tuple(
            key for key, unit in texts.items() if key in known and not is_of(known[key], unit)
        ),
        total=len(texts),
    )


def is_of(translated: Translated, unit: Unit) -> bool:
    """Tell whether a translation is of the present source, with its numbers and blanks.

    Args:
        translated: The translation.
        unit: The unit as it reads now.

    Returns:
        Whether it can stand in the draft.
    """
    same = translated.of == fingerprint(unit.text)
    return same and marks(translated.text) == marks(unit.text)
