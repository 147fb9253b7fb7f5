"""The clause library: everything that can be said in an agreement, and where each word is from.

`library_loader.py` reads it from `data/templates/*.yml`; this module holds what has been read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from .agreement import ClauseKind
from .clause_text import ClauseText, Condition
from .template_text import Part

__all__ = [
    "CONDITIONS",
    "DROPPED",
    "LISTS",
    "OMITTED",
    "VALUES",
    "ClauseDefinition",
    "Instrument",
    "LanguageWording",
    "Library",
    "Omission",
    "Parameter",
    "ParameterOption",
    "ParameterType",
    "Practice",
    "Remark",
    "Variant",
]

VALUES = frozenset(
    {
        "home",
        "home.party",
        "home.authority",
        "counterpart",
        "counterpart.party",
        "counterpart.authority",
        "first",
        "first.party",
        "first.authority",
        "second",
        "second.party",
        "second.authority",
        "nationalities",
        "place",
        "date",
        "languages",
        "languages.count",
        "languages.prevailing",
    }
)
"""Names that every text may use.

First is the Party that keeps the original, second the other; home and counterpart are the same two
whichever stands first.
"""

CONDITIONS: Mapping[str, frozenset[str]] = {
    "level": frozenset({"states", "governments"}),
    "counterpart.kind": frozenset({"state", "organisation"}),
    "protocols": frozenset({"none", "one", "several"}),
    "languages": frozenset({"one", "two", "several"}),
    "parties": frozenset({"feminine", "masculine"}),
}
"""What `when` may ask, with the possible answers.

Beside these, any value is given or open; "clauses.commission" is present, omitted or one of its
variants; "clauses.final_provisions.term" is what a parameter of the variant that stands there is;
"instruments.firearms" is given or open; an item of the same clause, "items.training", is present or
dropped; a number is one or several; a choice is one of its options; several options are one or
several, or have one of them among them.
"""

OMITTED = "omitted"
"""What stands for a clause's variant when the clause is omitted."""

DROPPED = "dropped"
"""What a condition calls an item that the lawyer has taken out."""

LISTS = frozenset(
    {"instruments", "protocols", "languages", "authorities_of_first", "authorities_of_second"}
)
"""What a listing may go through."""

ParameterType = Literal["percentage", "integer", "text", "choice", "several"]


@dataclass(frozen=True)
class ParameterOption:
    """One of the things that a parameter can be.

    Attributes:
        label: What it is called, by interface language.
        text: How the clause says it, by language; empty if it only decides between phrases.
    """

    label: Mapping[str, str]
    text: Mapping[str, tuple[Part, ...]]


@dataclass(frozen=True)
class Parameter:
    """What a variant leaves to the lawyer.

    Attributes:
        identity: Its name in the answers and the text ("share").
        type: A share in per cent, a whole number, a text in each language, one of some options,
            or several of them.
        label: What it is, by interface language.
        minimum: Least value of a number (of a share: the value must be greater).
        maximum: Greatest value of a number.
        default: What holds unless the lawyer decides; None if it is open then.
        options: What can be chosen, by identity.
        gender: Gender of what a number counts, by language, where it is not masculine.
    """

    identity: str
    type: ParameterType
    label: Mapping[str, str]
    minimum: float
    maximum: float
    default: Any
    options: Mapping[str, ParameterOption]
    gender: Mapping[str, str]


@dataclass(frozen=True)
class Remark:
    """What a careful colleague would say of a wording.

    Attributes:
        severity: How grave it is: "error", "warning" or "notice".
        when: Under which conditions it holds.
        text: The remark, by interface language.
        remedy: What would mend it, likewise.
        choices: Conditions each of which mends it once it is made to hold.
    """

    severity: Literal["error", "warning", "notice"]
    when: Condition
    text: Mapping[str, str]
    remedy: Mapping[str, str]
    choices: tuple[Condition, ...] = ()


@dataclass(frozen=True)
class Practice:
    """How often the practice of the home Party has a wording.

    Attributes:
        count: How many times.
        of: Out of how many.
        counted: What was counted, by interface language: the sentence after "37 of 411".
        source: Where it was counted.
        state: ISO 3166 code of the State whose treaties were counted; empty if of any.
    """

    count: int
    of: int
    counted: Mapping[str, str]
    source: str
    state: str = ""


@dataclass(frozen=True)
class Variant:
    """One wording of a clause.

    Attributes:
        identity: Its name in the answers ("case_by_case").
        label: Short label, by interface language.
        use: When a lawyer would choose it, by interface language.
        source: Instrument and article.
        note: Drafting note, by interface language; empty if there is none.
        cost: What it costs to apply, by interface language; empty if nothing worth a line.
        practice: How often the home Party's practice has what it says; empty if not counted.
        requires: Conditions all of which must hold where it stands.
        excludes: Conditions none of which may hold where it stands.
        remarks: What the checks say of it.
        parameters: What it leaves to the lawyer, by identity.
        texts: Its text, by language.
        title: Title of the article where it is not the clause's, by language; else empty.
    """

    identity: str
    label: Mapping[str, str]
    use: Mapping[str, str]
    source: str
    note: Mapping[str, str]
    cost: Mapping[str, str]
    practice: tuple[Practice, ...]
    requires: Condition
    excludes: Condition
    remarks: tuple[Remark, ...]
    parameters: Mapping[str, Parameter]
    texts: Mapping[str, ClauseText]
    title: Mapping[str, str]


@dataclass(frozen=True)
class Omission:
    """What omitting a clause is called and means, by interface language."""

    label: Mapping[str, str]
    use: Mapping[str, str]


@dataclass(frozen=True)
class ClauseDefinition:
    """A slot in the agreement and what can stand there.

    Attributes:
        identity: Its name in answers and references ("asset_sharing").
        part: Where in the agreement it stands.
        order: Its place among the clauses of that part.
        title: What it is about, by language; printed if the lawyer wants articles with titles.
        default: Identity of the variant that stands there unless the lawyer decides, or `OMITTED`.
        omission: What omitting it means; None if it cannot be omitted.
        variants: Its wordings, by identity.
        file: Name of the file that it is from.
    """

    identity: str
    part: ClauseKind
    order: int
    title: Mapping[str, str]
    default: str
    omission: Omission | None
    variants: Mapping[str, Variant]
    file: str


@dataclass(frozen=True)
class Instrument:
    """An instrument that both States may be party to.

    Attributes:
        identity: Its name in the answers ("trafficking").
        label: Its short title, by interface language.
        protocol: Whether it is a Protocol to the Convention.
        forms: Its words in the clauses, by language and form.
    """

    identity: str
    label: Mapping[str, str]
    protocol: bool
    forms: Mapping[str, Mapping[str, tuple[Part, ...]]]


@dataclass(frozen=True)
class LanguageWording:
    """The words of a language that belong to no clause; `wording.yml` explains them.

    `added` tells a language that a house has added, and in which some texts may be missing.
    """

    separator: tuple[Part, ...]
    last: tuple[Part, ...]
    article_heading: str
    article_heading_with_title: str
    first_article: str
    references: Mapping[str, str]
    authority_with_role: tuple[Part, ...]
    percentage: str
    decimal_mark: str
    short_title: tuple[Part, ...]
    signature: tuple[Part, ...]
    notices: Mapping[str, str]
    draft: Mapping[str, str]
    contents: str
    blanks: Mapping[str, str]
    proposals: Mapping[str, str]
    no_break: tuple[str, ...]
    added: bool


@dataclass(frozen=True, eq=False)
class Library:
    """Everything that can be said; one that is loaded anew is another.

    Attributes:
        clauses: Clauses by identity, in the order in which they stand in an agreement.
        instruments: Instruments by identity, in the order in which texts name them.
        wording: Words of each language that belong to no clause.
    """

    clauses: Mapping[str, ClauseDefinition]
    instruments: Mapping[str, Instrument]
    wording: Mapping[str, LanguageWording]

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages: our own, with every text, and those that a house has added."""
        return tuple(self.wording)
