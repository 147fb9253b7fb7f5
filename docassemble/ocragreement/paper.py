"""A paper of the ministry's own about a draft: headings, prose, facts and tables, without layout.

What the agreement says is a tree of its own (`agreement.py`); papers are what is written about it.
`word_paper.py` sets them in Word.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

import yaml

from .interface import INTERFACE_LANGUAGES

__all__ = ["Cell", "Fact", "Heading", "Paper", "PaperBlock", "Prose", "Remark", "Table", "phrases"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a section, level 2 what stands below it."""

    text: str
    level: Literal[1, 2] = 1


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph of running text.

    Attributes:
        text: Its words.
        introduces: Whether it introduces what follows, and so shares a page with it.
    """

    text: str
    introduces: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A short statement behind its label ("Source: Model, art. 6")."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence that must not be overlooked: a result, or a warning."""

    text: str
    severity: Literal["good", "warning"] = "warning"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    Attributes:
        text: Its words; each line is a paragraph.
        language: Code of their language where it is not the paper's.
        heading: What stands above them and never alone at the foot of a page, as the number of an
            article; None for none. Of two cells in a row both have one, if empty.
    """

    text: str
    language: str = ""
    heading: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row.

    Attributes:
        header: What stands above each column.
        rows: The cells, row by row.
        widths: Width of each column as a share of the page; together 1.
    """

    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    widths: Sequence[float]


PaperBlock = Heading | Prose | Fact | Remark | Table


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper about a draft.

    Attributes:
        language: Code of its language.
        title: What it is ("Explanatory memorandum").
        subject: What it is about, the title of the agreement.
        blocks: Its text, in order.
    """

    language: str
    title: str
    subject: str
    blocks: tuple[PaperBlock, ...]


@cache
def phrases(name: str, language: str) -> Mapping[str, str]:
    """Return the fixed sentences of a kind of paper.

    Args:
        name: The kind ("memorandum"); its sentences stand in `data/sources/NAME-LANGUAGE.yml`.
        language: Interface language.

    Returns:
        Sentences by key, with `{named}` gaps.

    Raises:
        ValueError: If papers are not written in that language.
    """
    if language not in INTERFACE_LANGUAGES:
        raise ValueError(f"language {language!r} of a paper: one of {INTERFACE_LANGUAGES}")
    source = resources.files(__package__) / "data" / "sources" / f"{name}-{language}.yml"
    sentences: dict[str, str] = yaml.safe_load(source.read_text(encoding="utf-8"))
    return sentences
