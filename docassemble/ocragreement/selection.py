"""Which clauses stand in a draft, in which order and under which number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .agreement import ItemStyle, Side
from .answers import OMITTED, Answers
from .grammar import Grammar, load_grammar
from .library import (
    BodyList,
    BodyParagraph,
    ClauseDefinition,
    ClauseText,
    LanguageWording,
    Library,
    Variant,
)
from .numbers import roman
from .values import Value, Values, facts, parameter_value

__all__ = ["Chosen", "ItemPath", "Selection", "item_marker"]

ItemPath = tuple[str | int, ...]
"""Where an item stands: its clause, then index of block and index of item at each level."""


@dataclass(frozen=True)
class Chosen:
    """A clause as decided.

    Attributes:
        clause: Its definition.
        variant: The variant that stands.
        text: The variant's text in the language of the draft.
        values: The figures filled in, by name.
        number: Number of the article; 0 for other parts.
    """

    clause: ClauseDefinition
    variant: Variant
    text: ClauseText
    values: Mapping[str, Value]
    number: int


class Selection:
    """What one draft in one language is made of, decided before a word is written.

    Attributes:
        answers: What the lawyer decided.
        language: Code of the language.
        grammar: Its grammar.
        wording: Its words that belong to no clause.
        values: What names stand for.
        facts: The answers to what conditions ask.
        chosen: The clauses that stand, in order, by identity.
        items: Marker and place of each item that may be referred to, by identity.
    """

    def __init__(self, answers: Answers, library: Library, language: str, keeper: Side) -> None:
        """Decide what stands where.

        Args:
            answers: What the lawyer decided.
            library: The clause library.
            language: Code of the language.
            keeper: The Party that keeps the original, and so stands first.

        Raises:
            UnknownLanguage: If there is no grammar of the language.
        """
        self.answers = answers
        self.language = language
        self.grammar: Grammar = load_grammar(language)
        self.wording: LanguageWording = library.wording[language]
        self.values = Values(answers, library, language, self.grammar, keeper)
        self.facts = facts(self.values, answers)
        self.chosen = self._choose(library)
        self.items: dict[str, tuple[str, ItemPath]] = {}
        for identity, chosen in self.chosen.items():
            self._place_items(chosen.text.body, (identity,))

    def _choose(self, library: Library) -> Mapping[str, Chosen]:
        chosen: dict[str, Chosen] = {}
        number = 0
        for identity, clause in library.clauses.items():
            choice = self.answers.clauses.get(identity)
            name = choice.variant if choice else clause.default
            if name == OMITTED:
                continue
            is_article = clause.part == "article"
            number += is_article
            variant = clause.variants[name]
            figures = choice.parameters if choice else {}
            chosen[identity] = Chosen(
                clause,
                variant,
                variant.texts[self.language],
                self._figures(identity, variant, figures),
                number if is_article else 0,
            )
        return chosen

    def _figures(
        self, identity: str, variant: Variant, figures: Mapping[str, float]
    ) -> Mapping[str, Value]:
        return {
            name: parameter_value(
                variant.parameters[name],
                figure,
                self.wording,
                self.language,
                f"clauses.{identity}.{name}",
            )
            for name, figure in figures.items()
        }

    def _place_items(self, blocks: Iterable[BodyParagraph | BodyList], path: ItemPath) -> None:
        for place, block in enumerate(blocks):
            if isinstance(block, BodyList):
                for index, item in enumerate(block.items):
                    here = (*path, place, index)
                    if item.identity:
                        marker = item_marker(block.style, index)
                        self.items[f"{path[0]}.{item.identity}"] = (marker, here)
                    self._place_items(item.lists, here)


def item_marker(style: ItemStyle, index: int) -> str:
    """Return what stands before an item.

    Args:
        style: The kind of list.
        index: Place of the item in its list, from 0.

    Returns:
        "a.", "ii." or a bullet, as in the Model.
    """
    if style == "bullets":
        return "·"
    if style == "roman":
        return f"{roman(index + 1).lower()}."
    letter = chr(ord("a") + index % 26)
    return f"{letter * (index // 26 + 1)}."
