"""The translator's sheet: a draft in two columns, the right one to be filled in."""

from collections.abc import Iterable, Iterator

from .agreement import SIDES
from .answers import Answers
from .languages import load_languages
from .library import Library
from .paper import Cell, Heading, Paper, PaperBlock, Prose, Table, phrases
from .translation_texts import texts_of, translation_of
from .translation_units import HEADING, Unit, readable
from .translations import Translation, is_of

__all__ = ["translators_sheet"]

_WIDTHS = (0.5, 0.5)


def translators_sheet(answers: Answers, library: Library, target: str, language: str) -> Paper:
    """Compose the sheet for a translator who works in Word.

    Args:
        answers: What the lawyer decided.
        library: The clause library.
        target: Code of the language into which the draft is translated.
        language: Interface language of the instructions.

    Returns:
        The paper: every paragraph, item and heading in the order of the draft, with what has been
        translated already beside it.
    """
    known = translation_of(answers, library, target)
    texts = texts_of(answers, library, known.source, target)
    names = load_languages()
    header = [names[code].names[language] for code in (known.source, target)]
    say = phrases("translators-sheet", language)
    blocks: list[PaperBlock] = [
        Prose(say["instructions"].format(target=names[target].names[language])),
        Prose(say["xliff"]),
    ]
    for side in SIDES:
        chosen = {key: unit for key, unit in texts.items() if _is_of_side(key, side)}
        if chosen:
            rows = tuple(_rows(chosen.items(), known, target))
            blocks += [Heading(say[side]), Table(tuple(header), rows, _WIDTHS)]
    return Paper(language, say["title"], texts["short_title"].text, tuple(blocks))


def _is_of_side(key: str, side: str) -> bool:
    return key.startswith("counterpart/") is (side == "counterpart")


def _rows(
    texts: Iterable[tuple[str, Unit]], known: Translation, target: str
) -> Iterator[tuple[Cell, Cell]]:
    place = ""
    headings: tuple[str | None, str | None] = (None, None)  # of the row that comes next
    for key, unit in texts:
        written = known.units.get(key)
        translated = readable(unit, written.text) if written and is_of(written, unit) else ""
        text = readable(unit, unit.text)
        if unit.identity == HEADING:
            place, headings = text, (text, translated)
            continue
        if unit.place and unit.place != place:
            place, headings = unit.place, (unit.place, "")
        words = f"{unit.marker} {text}".strip()
        yield Cell(words, known.source, headings[0]), Cell(translated, target, headings[1])
        headings = (None, None)
