"""The agreement tree: what assembly makes and every document is written from.

The tree holds words, not layout: a document module decides how an article heading or an item
looks. Every node that came from the clause library knows its clause and variant; every word that
came from the lawyer knows its answer.
"""

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

__all__ = [
    "NATIONALITIES",
    "SIDES",
    "Agreement",
    "Blank",
    "Block",
    "Clause",
    "Inline",
    "Item",
    "ItemList",
    "ItemStyle",
    "Paragraph",
    "Provenance",
    "Reference",
    "Side",
    "Signature",
    "Words",
    "plain",
]

BLANK_DOTS = "." * 30

NATIONALITIES = "counterpart.demonym"
"""Path of the answer that words joining both nationalities repeat; their order alternates."""

ClauseKind = Literal["title", "opening", "recital", "agreed", "article", "closing"]
ItemStyle = Literal["numbers", "letters", "roman", "bullets"]
Side = Literal["home", "counterpart"]

SIDES: tuple[Side, Side] = ("home", "counterpart")
"""The Parties, each of which keeps an original."""

Wording = Literal["model", "working_translation", "ours", "typed"]


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words.

    Attributes:
        text: The words themselves; plain text, never markup.
        answer: Path of the answer that they repeat ("counterpart.name"), empty for library text.
    """

    text: str
    answer: str = ""
    kind: Literal["words"] = "words"


@dataclass(frozen=True, slots=True)
class Blank:
    """An answer that is still open, to be filled in by hand.

    Attributes:
        answer: Path of the open answer ("place").
        label: What belongs here, in the language of the text ("place of signature").
    """

    answer: str
    label: str
    kind: Literal["blank"] = "blank"

    @property
    def text(self) -> str:
        """The dots that stand in the draft, as the Model prints them."""
        return BLANK_DOTS


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that refer to an article or an item of the same agreement.

    Attributes:
        target: Identity of the clause ("offences") or item ("training.programmes") referred to.
        text: The words as they read ("Article 2", "the preceding article").
        number: The part of `text` that is the target's number ("2", "a"); empty for a relative
            reference such as "the preceding article".
    """

    target: str
    text: str
    number: str = ""
    kind: Literal["reference"] = "reference"


Inline = Words | Blank | Reference


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    content: tuple[Inline, ...]
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class Item:
    """An element of a list, with the lists below it.

    Attributes:
        marker: What stands before it in print ("a.", "ii.", "•").
        content: Its words.
        lists: Lists that stand below it.
        identity: Identity within the agreement ("training.programmes") if others may refer to it.
    """

    marker: str
    content: tuple[Inline, ...]
    lists: tuple["ItemList", ...] = ()
    identity: str = ""
    kind: Literal["item"] = "item"


@dataclass(frozen=True, slots=True)
class ItemList:
    """Numbered paragraphs, or a list: letters, roman numerals below them, or bullets."""

    style: ItemStyle
    items: tuple[Item, ...]
    kind: Literal["list"] = "list"


Block = Paragraph | ItemList


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the words of a clause come from.

    Attributes:
        variant: Identity of the variant ("model").
        source: Instrument and article ("Model, art. 2").
        wording: Whether the words are the Model's, a working translation of it, ours, or typed
            by the lawyer for this draft.
    """

    variant: str
    source: str
    wording: Wording


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of the agreement, in its place.

    Attributes:
        identity: The clause's name in the library ("offences").
        part: Where in the agreement it stands.
        blocks: Its text. Of the title, each paragraph is a line of its own.
        provenance: Where the words come from.
        number: Number of the article; 0 for every other part.
        heading: The words above it ("Article 2"); empty but for articles.
        label: The number as the heading prints it ("2", "II", "premier"), in small letters if it
            is a word; empty but for articles.
        title: A line below the heading ("Offenses covered"); empty if none is printed.
    """

    identity: str
    part: ClauseKind
    blocks: tuple[Block, ...]
    provenance: Provenance
    number: int = 0
    heading: str = ""
    label: str = ""
    title: str = ""
    kind: Literal["clause"] = "clause"

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """Every blank of the clause, in order of appearance; one answer may leave several."""
        return tuple(_blanks_of(self.blocks))


@dataclass(frozen=True, slots=True)
class Signature:
    """The place where one Party signs.

    Attributes:
        side: Whose it is.
        party: "FOR THE ARGENTINE REPUBLIC", in capitals.
        name: The signatory's name, or a blank.
        title: The signatory's office, or a blank.
    """

    side: Side
    party: tuple[Inline, ...]
    name: Inline
    title: Inline
    kind: Literal["signature"] = "signature"


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement in one language.

    Attributes:
        language: Code of the language of the text ("es").
        authentic: Whether this is one of the authentic texts, not a working text.
        short_title: A line that names the agreement in headers and document properties.
        notice: What a reader must know of this text (that it is not authentic); else empty.
        clauses: Title, opening, recitals, articles, closing, in order.
        signatures: The signature blocks in the order of this original: left one first.
        draft: Which draft it is ("Draft No. 2, 15 January 2027"); empty if not decided.
        contents: Words above a table of the articles; empty if none is wanted.
    """

    language: str
    authentic: bool
    short_title: str
    notice: str
    clauses: tuple[Clause, ...]
    signatures: tuple[Signature, ...]
    draft: str = ""
    contents: str = ""
    kind: Literal["agreement"] = field(default="agreement")

    @property
    def articles(self) -> tuple[Clause, ...]:
        """The articles, in order of their numbers."""
        return tuple(clause for clause in self.clauses if clause.part == "article")

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """Every blank of the agreement, in order of appearance; one answer may leave several."""
        found = [blank for clause in self.clauses for blank in clause.blanks]
        for signature in self.signatures:
            signed = (*signature.party, signature.name, signature.title)
            found += [inline for inline in signed if isinstance(inline, Blank)]
        return tuple(found)

    def to_data(self) -> dict[str, Any]:
        """Return the tree as plain data, ready for JSON.

        Returns:
            Nested dictionaries and lists; every node has a `kind`, and inlines their `text`.
        """
        return asdict(self)


def plain(content: tuple[Inline, ...]) -> str:
    """Return the words of a run of inlines as one string.

    Args:
        content: Words, blanks and references in order.

    Returns:
        Their text; a blank gives its dots.

    Example:
        >>> plain((Words("covered under "), Reference("offences", "Article 2", "2")))
        'covered under Article 2'
    """
    return "".join(inline.text for inline in content)


def _blanks_of(blocks: tuple[Block, ...]) -> list[Blank]:
    found: list[Blank] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found += [inline for inline in block.content if isinstance(inline, Blank)]
            continue
        for item in block.items:
            found += [inline for inline in item.content if isinstance(inline, Blank)]
            found += _blanks_of(item.lists)
    return found
