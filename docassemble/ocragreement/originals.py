"""The original that a Party keeps: every authentic text in its order, in one Word file.

The alternat goes by copy, not by language: there are two originals, and each holds all authentic
texts, those of its keeper first (Satow's Diplomatic Practice, 7th ed., ch. 35). Each text begins on
a page of its own and is numbered by itself. For a text that is still to be written stands a page
that says so.
"""

from collections.abc import Iterator
from itertools import chain, count

from .agreement import Agreement, Side
from .answers import Answers
from .assembly import assemble
from .house_template import load_template
from .languages import load_languages
from .library import Library
from .values import languages_in_order
from .word_body import AgreementWriter
from .word_lists import WordLists
from .word_markup import Xml, paragraph, runs
from .word_package import WordPackage
from .word_sections import Sections
from .word_targets import lists_of
from .word_template import on_paper

__all__ = ["authentic_texts", "to_original"]


def to_original(answers: Answers, library: Library, keeper: Side) -> bytes:
    """Write the original that a Party keeps as a Word document.

    Args:
        answers: What the lawyer decided.
        library: The clause library.
        keeper: The Party that keeps it.

    Returns:
        The .docx file; the same answers and template always give the same bytes.

    Raises:
        ProblemsError: If a variant of a house library has no text in an authentic language, or a
            ministry's own template cannot be read or lacks a style or list.
        ValueError: If words of the agreement cannot stand in a Word document; the message says
            which.
    """
    texts = authentic_texts(answers, library, keeper)
    written = [agreement for agreement in texts.values() if agreement]
    first = written[0] if written else assemble(answers, library, library.languages[0], keeper)
    base = on_paper(load_template(), answers.layout.paper)
    facing = [agreement or first for agreement in texts.values()]
    sections = Sections(base, [(each.language, each.short_title) for each in facing])
    package = WordPackage(sections.template, first.language, first.short_title)
    lists = WordLists(base, chain.from_iterable(map(lists_of, written)))
    spoken = [each.language for each in written if each.language in library.languages] or [
        first.language
    ]
    identities = count(1)
    parts: list[list[Xml]] = []
    for code, agreement in texts.items():
        if agreement is None:
            parts.append(list(_absent(code, spoken, package, library)))
            continue
        writer = AgreementWriter(
            package, agreement, identities=identities, lists=lists, suffix=f"_{code}"
        )
        parts.append([markup for _clause, markup in writer.parts()])
    return package.write(sections.joined(parts), lists.numbering())


def authentic_texts(
    answers: Answers, library: Library, keeper: Side
) -> dict[str | None, Agreement | None]:
    """Return the texts of an original.

    Args:
        answers: What the lawyer decided.
        library: The clause library.
        keeper: The Party that keeps it.

    Returns:
        The texts by language, in order; None for one of which there is no text yet, and under
        None the language that is still open.
    """
    known = answers.possible_languages(library)
    return {
        code: assemble(answers, library, code, keeper) if code in known and code else None
        for code in languages_in_order(answers, keeper)
    }


def _absent(
    code: str | None, spoken: list[str], package: WordPackage, library: Library
) -> Iterator[Xml]:
    """Say in each language of the original that a text is still to be put in."""
    for language in spoken:
        notices = library.wording[language].notices
        if code is None:
            notice = notices["open_text"]
        else:
            name = load_languages()[code].names[language]
            notice = notices["absent_text"].format(language=name)
        look = package.look(language)
        yield paragraph(package.style("Notice"), runs(notice, look), look=look)
