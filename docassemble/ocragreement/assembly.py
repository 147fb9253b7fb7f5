"""Answers and library in, one agreement tree out.

A pure function: the same answers and library give the same tree. Numbers come last: a clause
refers to another by identity, and what it says of it ("Article 7", "the preceding article") follows
from where the two have come to stand.
"""

from dataclasses import replace
from typing import TypedDict

from .agreement import Agreement, Clause, Provenance, Side, Signature, plain
from .answers import Answers
from .clause_writer import ClauseWriter
from .library import Library
from .selection import Chosen, Selection
from .translations import translate

__all__ = ["assemble", "source_of_translation", "write_agreement", "write_clause"]


class _Heading(TypedDict, total=False):
    number: int
    label: str
    heading: str
    title: str


def assemble(answers: Answers, library: Library, language: str, keeper: Side = "home") -> Agreement:
    """Make the agreement in one language.

    Args:
        answers: What the lawyer decided.
        library: The clause library.
        language: Code of a language of the library, or of a translation in the answers.
        keeper: The Party that keeps this original; it stands first wherever the two are named.

    Returns:
        The agreement tree.

    Raises:
        UnknownLanguage: If there is no grammar of the language.
    """
    translation = answers.translations.get(language)
    if translation is None or language in library.languages:
        return write_agreement(Selection(answers, library, language, keeper))
    source = source_of_translation(answers, library, translation.source, language, keeper)
    return translate(source, translation, language, keeper)


def source_of_translation(
    answers: Answers, library: Library, source: str, language: str, keeper: Side
) -> Agreement:
    """Make the text that is translated into a language which the library does not have.

    Args:
        answers: What the lawyer decided.
        library: The clause library.
        source: Code of a language of the library.
        language: Code of the language into which it is translated.
        keeper: The Party that keeps this original.

    Returns:
        The tree in the source language, which says what a reader must know of the translation.
    """
    selection = Selection(answers, library, source, keeper)
    authentic = language in answers.authentic
    notice = "" if authentic else selection.wording.notices["working_text"]
    return replace(write_agreement(selection), authentic=authentic, notice=notice)


def write_agreement(selection: Selection, other: Agreement | None = None) -> Agreement:
    """Write what has been selected.

    Args:
        selection: What the draft is made of.
        other: The other Party's original in the language, if it has been written; what does not
            alternate is taken from it.

    Returns:
        The agreement tree.
    """
    authentic = selection.language in selection.answers.authentic
    writer = ClauseWriter(selection)
    written = {clause.identity: clause for clause in other.clauses} if other else {}
    return Agreement(
        language=selection.language,
        authentic=authentic,
        short_title=plain(writer.inlines(selection.wording.short_title)),
        notice="" if authentic else selection.wording.notices["working_text"],
        clauses=tuple(
            written[identity]
            if identity in written and not chosen.text.alternates
            else _clause(selection, chosen)
            for identity, chosen in selection.chosen.items()
        ),
        signatures=tuple(_signature(selection, side) for side in selection.values.sides),
        draft=_draft(selection),
        contents=selection.wording.contents if selection.answers.layout.contents == "yes" else "",
    )


def write_clause(selection: Selection, identity: str) -> Clause | None:
    """Write one clause as it stands in the agreement.

    Args:
        selection: What the draft is made of.
        identity: The clause.

    Returns:
        The clause; None if it does not stand.
    """
    chosen = selection.chosen.get(identity)
    return _clause(selection, chosen) if chosen else None


def _draft(selection: Selection) -> str:
    draft = selection.answers.draft
    date = selection.grammar.date_in_digits(draft.date) if draft.date else ""
    given = [name for name in ("number", "date") if getattr(draft, name)]
    pattern = selection.wording.draft["_and_".join(given)] if given else ""
    return pattern.format(number=draft.number, date=date)


def _clause(selection: Selection, chosen: Chosen) -> Clause:
    return Clause(
        identity=chosen.clause.identity,
        part=chosen.clause.part,
        blocks=ClauseWriter(selection, chosen).blocks(chosen.text.body),
        provenance=Provenance(chosen.variant.identity, chosen.variant.source, chosen.text.wording),
        **_heading(selection, chosen),
    )


def _heading(selection: Selection, chosen: Chosen) -> _Heading:
    """What stands above an article; the other parts have nothing above them."""
    if not chosen.number:
        return {}
    wording, style = selection.wording, selection.answers.articles
    label = selection.label(chosen.number)
    title = (chosen.variant.title or chosen.clause.title)[selection.language]
    beside = style.titles == "beside"
    pattern = wording.article_heading_with_title if beside else wording.article_heading
    heading = pattern.format(number=label, title=title)
    return {
        "number": chosen.number,
        "label": label,
        "heading": selection.grammar.upper(heading) if style.capitals == "yes" else heading,
        "title": title if style.titles == "below" else "",
    }


def _signature(selection: Selection, side: Side) -> Signature:
    writer = ClauseWriter(selection, values={"party": selection.values.party(side)})
    name, title = (writer.value(each)[0] for each in selection.values.signatory(side))
    return Signature(side, writer.inlines(selection.wording.signature), name, title)
