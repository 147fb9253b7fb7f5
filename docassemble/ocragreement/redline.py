"""Write a draft as its difference from the Model, or from an earlier draft, with tracked changes.

Both texts are written from their trees and merged clause by clause, so that an omitted article is
one deletion and a renumbered one no change at all. Accepting all changes gives the new text,
rejecting all gives the old one; numbers follow when Word updates its fields.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from .agreement import Agreement
from .answers import Answers, ClauseChoice
from .departures import MODEL, departures
from .house_template import load_template
from .interface import say
from .library import OMITTED, Library
from .memorandum_words import source_in
from .tracked import Block, Merger
from .word_body import AgreementWriter
from .word_comments import Comment, comment_anchor
from .word_markup import paragraph
from .word_package import WordPackage
from .word_renumbering import Renumbering
from .word_restarts import restarted
from .word_template import Paper, on_paper, read_template
from .word_tokens import Revision
from .word_xml import parsed

__all__ = ["comments_on", "model_of", "to_redline"]


def model_of(answers: Answers, library: Library) -> Answers:
    """Return the draft that the Model itself would be between the same Parties.

    Args:
        answers: What the lawyer decided.
        library: The clause library; a ministry's own defaults in it are not the Model's.

    Returns:
        The same Parties, authorities, languages and signatures, with every clause of the Model in
        the Model's wording and order, and no other clause.
    """
    clauses = {
        identity: ClauseChoice(MODEL if MODEL in clause.variants else OMITTED)
        for identity, clause in library.clauses.items()
    }
    return replace(answers, clauses=clauses, articles=replace(answers.articles, order=()))


def comments_on(answers: Answers, library: Library, interface: str) -> Mapping[str, Sequence[str]]:
    """Return what there is to say of each clause that departs from the Model.

    Args:
        answers: What the lawyer decided.
        library: The clause library.
        interface: Language to say it in.

    Returns:
        By the clause's identity the wording chosen and its source, and the lawyer's reason, a
        sentence each.
    """
    said = {}
    for departure in departures(answers, library):
        variant, sentences = departure.variant, []
        if variant is None:
            sentences.append(say("redline.omitted", interface))
        elif variant.identity != MODEL:
            source = source_in(interface, variant.source)
            sentences.append(
                say("redline.wording", interface, label=variant.label[interface], source=source)
            )
        if departure.typed:
            sentences.append(say("redline.typed", interface))
        elif departure.dropped or departure.added:
            sentences.append(say("redline.items", interface))
        if departure.reordered:
            sentences.append(say("redline.reordered", interface))
        if departure.moved:
            sentences.append(say("redline.moved", interface))
        if departure.reason:
            sentences.append(say("redline.reason", interface, reason=departure.reason))
        said[departure.clause.identity] = sentences
    return said


def to_redline(
    old: Agreement,
    new: Agreement,
    comments: Mapping[str, Sequence[str]] | None = None,
    *,
    interface: str = "en",
    date: str = "",
    template: Path | None = None,
    paper: Paper = "template",
) -> bytes:
    """Write what changed from one agreement to another as a Word document with tracked changes.

    Args:
        old: The agreement as it was, such as the Model.
        new: The agreement as it is, in the same language.
        comments: What to say of a clause in the margin if it has changed, by its identity; a
            paragraph each.
        interface: Language in which the changes are signed.
        date: When the changes were made, as Word writes it; no date if empty.
        template: A .docx file with the styles to use; that of `load_template` if absent.
        paper: Its paper, unless that of the template.

    Returns:
        The .docx file; the same agreements give the same bytes.

    Raises:
        ProblemsError: If the template cannot be read or lacks a style or list.
        ValueError: If words of an agreement cannot stand in a Word document.
    """
    base = on_paper(read_template(template) if template else load_template(), paper)
    package = WordPackage(base, new.language, new.short_title, new.notice, new.draft)
    before, after = AgreementWriter(package, old), AgreementWriter(package, new)
    old_blocks, new_blocks = _blocks(before), _blocks(after)
    if old.signatures != new.signatures:
        # The last paragraph of a file can be neither struck nor inserted: an empty one is neither.
        (empty,) = parsed([paragraph(package.style("TableEnd"), [])])
        end = Block(empty, "end")
        old_blocks, new_blocks = [*old_blocks, end], [*new_blocks, end]
    lists = Renumbering(before.numbering(), after.numbering())
    author = say("redline.author", interface)
    said = [
        Comment(number, tuple(sentences), author, date)
        for number, sentences in enumerate((comments or {}).values())
    ]
    notes = {
        clause: parsed(comment_anchor(note.identity, (), package.comment_mark))
        for clause, note in zip(comments or {}, said, strict=True)
    }
    merger = Merger(Revision(author, date), lists, notes)
    merged = merger.merge(old_blocks, new_blocks)
    placed = [note for clause, note in zip(notes, said, strict=True) if clause not in merger.notes]
    return package.write(merged, restarted(merged, lists.part(merged), base), placed)


def _blocks(writer: AgreementWriter) -> list[Block]:
    parts = list(writer.parts())
    elements = parsed(markup for _clause, markup in parts)
    return [
        Block(element, clause, whole=clause == "signatures")
        for (clause, _), element in zip(parts, elements, strict=True)
    ]
