"""The answer model: what the lawyer decides for one draft."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from .authorities import Authority
from .clause_text import ClauseText
from .counterpart import Counterpart
from .home_party import load_home_party
from .library import Library
from .template_text import Part
from .translations import Translation

__all__ = [
    "Answers",
    "ArticleStyle",
    "ClauseChoice",
    "DraftNumber",
    "Layout",
    "Level",
    "Portuguese",
    "Signatory",
]

Level = Literal["states", "governments"]
Portuguese = Literal["brazilian", "european"]


@dataclass(frozen=True)
class ArticleStyle:
    """How articles are numbered and headed; unless decided, as in the Model.

    Attributes:
        numbers: Arabic or roman numbers.
        titles: Whether titles of articles are printed: not, in a line below the heading, or
            beside the number.
        capitals: Whether headings stand in capitals.
        first: Whether the first article has a number, or a word in a language that has one
            ("Article premier").
        order: Articles that exchange places, as they follow one another.
    """

    numbers: Literal["arabic", "roman"] = "arabic"
    titles: Literal["none", "below", "beside"] = "none"
    capitals: Literal["no", "yes"] = "no"
    first: Literal["number", "word"] = "number"
    order: tuple[str, ...] = ()


@dataclass(frozen=True)
class DraftNumber:
    """Which draft it is, as its header says; nothing is said of what is None."""

    number: int | None = None
    date: datetime.date | None = None


@dataclass(frozen=True)
class Layout:
    """How a Word file is laid out.

    Attributes:
        paper: Its paper; that of the Word template unless decided.
        contents: Whether a table of the articles stands below the title.
    """

    paper: Literal["template", "a4", "letter"] = "template"
    contents: Literal["no", "yes"] = "no"


@dataclass(frozen=True)
class Signatory:
    """Who signs for a Party; None or a missing language is a blank in the draft."""

    name: str | None = None
    title: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ClauseChoice:
    """What the lawyer decided for a clause.

    Attributes:
        variant: Identity of the variant, or `OMITTED`.
        parameters: What was decided of its parameters, by identity; a missing one has its default.
        reason: Why the lawyer departs from the Model; empty if not said.
        dropped: Items of the variant that are taken out.
        added: Items that the lawyer adds, by language, as typed.
        further: The same as they were understood.
        order: Items that exchange places, as they follow one another: names, and letters of items
            without a name.
        typed: Text that stands instead of the variant's, by language, as the lawyer typed it.
        texts: The same as it was understood.
    """

    variant: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""
    dropped: tuple[str, ...] = ()
    added: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    further: Mapping[str, tuple[tuple[Part, ...], ...]] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    typed: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, ClauseText] = field(default_factory=dict)

    @property
    def is_edited(self) -> bool:
        """Whether the clause does not read as its variant does."""
        return bool(self.typed or self.added or self.dropped or self.order)


@dataclass(frozen=True)
class Answers:
    """Everything that the lawyer decides; what is not decided has the Model's value or is open.

    Attributes:
        counterpart: The other Party.
        level: Whether the Parties are the States or their Governments.
        instruments: Those to which both States are party, in the library's order.
        authentic: Codes of the authentic languages, the home Party's first; None is a blank.
        prevailing: Code of the language whose text prevails; None if none does.
        home_authorities: Authorities of the home Party; none is a blank.
        counterpart_authorities: Authorities of the counterpart, likewise.
        clauses: Choices by clause identity, for clauses that are not as in the Model.
        place: Place of signature by language.
        date: Date of signature.
        home_signatory: Who signs for the home Party.
        counterpart_signatory: Who signs for the counterpart.
        documents: Languages asked for; None for the authentic ones that the library has.
        articles: How articles are numbered and headed.
        draft: Which draft it is.
        layout: How a Word file of it is laid out.
        portuguese: Whose Portuguese names the States; None for that of the Parties.
        translations: Translations into languages that the library does not have, by language.
    """

    counterpart: Counterpart
    level: Level
    instruments: tuple[str, ...]
    authentic: tuple[str | None, ...]
    prevailing: str | None
    home_authorities: tuple[Authority, ...]
    counterpart_authorities: tuple[Authority, ...]
    clauses: Mapping[str, ClauseChoice]
    place: Mapping[str, str]
    date: datetime.date | None
    home_signatory: Signatory
    counterpart_signatory: Signatory
    documents: tuple[str, ...] | None
    articles: ArticleStyle = ArticleStyle()
    draft: DraftNumber = DraftNumber()
    layout: Layout = Layout()
    portuguese: Portuguese | None = None
    translations: Mapping[str, Translation] = field(default_factory=dict)

    @property
    def state(self) -> str | None:
        """ISO 3166 code of the counterpart; None if it is open or not in the list of States."""
        return self.counterpart.state

    @property
    def home_authority(self) -> Mapping[str, str]:
        """Name of the first authority of the home Party, by language."""
        return self.home_authorities[0].name if self.home_authorities else {}

    @property
    def counterpart_authority(self) -> Mapping[str, str]:
        """Name of the first authority of the counterpart, by language."""
        return self.counterpart_authorities[0].name if self.counterpart_authorities else {}

    def draft_languages(self, library: Library) -> tuple[str, ...]:
        """Return the languages in which the draft is written.

        Args:
            library: The clause library.

        Returns:
            Those asked for, else the authentic ones of which the library has a text, else the home
            Party's language.
        """
        if self.documents is not None:
            return self.documents
        authentic = [code for code in self.authentic if code in library.languages]
        return tuple(code for code in authentic if code) or (load_home_party().language,)

    def possible_languages(self, library: Library) -> tuple[str, ...]:
        """Return the languages in which a text can be asked for.

        Args:
            library: The clause library.

        Returns:
            Those of the library, and those into which the draft has been translated.
        """
        return (*library.languages, *self.translations)

    def text_languages(self, library: Library) -> tuple[str, ...]:
        """Return the languages in which there is a text.

        Args:
            library: The clause library.

        Returns:
            Those in which the draft is written, and those into which it has been translated; the
            authentic ones in their order.
        """
        texts = [*self.draft_languages(library), *self.translations]
        first = [code for code in self.authentic if code in texts]
        return tuple(dict.fromkeys([*first, *texts]))
