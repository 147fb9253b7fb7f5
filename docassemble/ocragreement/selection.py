"""Which clauses stand in a draft, in which order and under which number."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from .agreement import Inline, Side
from .answers import Answers, ClauseChoice
from .clause_text import ClauseText, Condition
from .grammar import Grammar, load_grammar
from .item_order import arranged
from .items import item_names, standing
from .library import DROPPED, OMITTED, ClauseDefinition, LanguageWording, Library, Variant
from .lists import in_places
from .numbers import roman
from .parameters import parameter_fact
from .problems import Problem, ProblemsError
from .values import Value, Values, facts, parameter_value

__all__ = ["Chosen", "ItemPath", "Selection", "standing_clauses"]

ItemPath = tuple[str | int, ...]
"""Where an item stands: its clause, then index of block and index of item at each level."""


@dataclass(frozen=True)
class Chosen:
    """A clause as decided.

    Attributes:
        clause: Its definition.
        variant: The variant that stands.
        text: The variant's text in the language of the draft.
        answers: What the lawyer decided of its parameters, or their defaults; None is open.
        values: The same as the text says it, by name.
        number: Number of the article; 0 for other parts.
    """

    clause: ClauseDefinition
    variant: Variant
    text: ClauseText
    answers: Mapping[str, Any]
    values: Mapping[str, Value]
    number: int


class Selection:
    """What one draft in one language is made of, decided before a word is written.

    Attributes:
        answers: What the lawyer decided.
        library: The clause library.
        language: Code of the language.
        grammar: Its grammar.
        wording: Its words that belong to no clause.
        values: What names stand for.
        facts: The answers to what conditions ask.
        chosen: The clauses that stand, in order, by identity.
        items: Marker and place of each item that may be referred to, by identity.
        said: How values and references have been written, by the token as the library writes it.
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
            ProblemsError: If a variant of a house library has no text in the language.
        """
        self.answers = answers
        self.library = library
        self.language = language
        self.grammar: Grammar = load_grammar(language)
        self.wording: LanguageWording = library.wording[language]
        self.values = Values(answers, library, language, self.grammar, keeper)
        self.facts = facts(self.values, answers)
        self.chosen = self._choose()
        self.chosen = {name: self._standing(each) for name, each in self.chosen.items()}
        self.said: dict[str, list[Inline]] = {}
        self.items: dict[str, tuple[str, ItemPath]] = {}
        for identity, chosen in self.chosen.items():
            for name, marker, place in chosen.text.places:
                self.items[f"{identity}.{name}"] = (marker, (identity, *place))

    def label(self, number: int) -> str:
        """Return the number of an article as it is printed.

        Args:
            number: The number.

        Returns:
            "2", "II", or the word that the language has for the first article ("premier").
        """
        style = self.answers.articles
        if number == 1 and style.first == "word" and self.wording.first_article:
            return self.wording.first_article
        return roman(number) if style.numbers == "roman" else str(number)

    def fact(self, name: str, asked: str) -> str:
        """Return the answer to a condition.

        Args:
            name: What it asks of: a value, a clause, an instrument, or one of `CONDITIONS`.
            asked: The answer that it hopes for.

        Returns:
            `asked` if the condition holds, else another word.
        """
        group, _, member = name.partition(".")
        if group == "clauses":
            return self._fact_of_clause(*member.partition(".")[::2], asked)
        if group == "instruments":
            return "given" if member in self.answers.instruments else "open"
        if asked in ("given", "open"):
            value = self.values.by_name.get(name)
            return "open" if value is None or value.is_open else "given"
        return self.facts[name]

    def clause_fact(self, chosen: Chosen, name: str, asked: str) -> str:
        """Return the answer to a condition of a clause, which may ask of its parameters too.

        Args:
            chosen: The clause.
            name: What it asks of.
            asked: The answer that it hopes for.

        Returns:
            `asked` if the condition holds, else another word.
        """
        group, _, item = name.partition(".")
        if group == "items":
            return "present" if item in item_names(chosen.text) else DROPPED
        if name in chosen.answers:
            return parameter_fact(chosen.variant.parameters[name], chosen.answers[name], asked)
        return self.fact(name, asked)

    def holds(self, when: Condition, chosen: Chosen | None = None) -> bool:
        """Tell whether a condition holds.

        Args:
            when: The condition.
            chosen: The clause in which it stands; None for words that belong to no clause.

        Returns:
            Whether every part of it does.
        """
        for name, asked in when.items():
            fact = self.clause_fact(chosen, name, asked) if chosen else self.fact(name, asked)
            if fact != asked:
                return False
        return True

    def _fact_of_clause(self, identity: str, parameter: str, asked: str) -> str:
        chosen = self.chosen.get(identity)
        if chosen is None:
            return OMITTED
        if not parameter:
            return asked if asked == "present" else chosen.variant.identity
        if parameter not in chosen.answers:
            return OMITTED
        answer = chosen.answers[parameter]
        return parameter_fact(chosen.variant.parameters[parameter], answer, asked)

    def _standing(self, chosen: Chosen) -> Chosen:
        """The clause without the parts of its text that have a condition which does not hold."""
        if not chosen.text.is_conditional:
            return chosen
        text = standing(chosen.text, lambda when: self.holds(when, chosen))
        return replace(chosen, text=text)

    def _choose(self) -> Mapping[str, Chosen]:
        chosen: dict[str, Chosen] = {}
        number = 0
        standing = standing_clauses(self.answers, self.library)
        for identity in in_places(standing, self.answers.articles.order):
            clause = self.library.clauses[identity]
            choice = self.answers.clauses.get(identity)
            name = choice.variant if choice else clause.default
            is_article = clause.part == "article"
            number += is_article
            variant = clause.variants[name]
            text = self._text(variant, choice)
            if text is None:
                values = {"variant": name, "language": self.language}
                path = f"clauses.{identity}"
                raise ProblemsError([Problem("problem.no_text_of_variant", path, values)])
            answers = {
                key: (choice.parameters if choice else {}).get(key, parameter.default)
                for key, parameter in variant.parameters.items()
            }
            chosen[identity] = Chosen(
                clause,
                variant,
                text,
                answers,
                self._parameter_values(identity, variant, answers),
                number if is_article else 0,
            )
        return chosen

    def _text(self, variant: Variant, choice: ClauseChoice | None) -> ClauseText | None:
        """The text that stands: as typed, or the variant's with items dropped and added."""
        text = variant.texts.get(self.language)
        if choice is None:
            return text
        if self.language in choice.texts:
            return choice.texts[self.language]
        if text is None:
            return None
        further = choice.further.get(self.language, ())
        return arranged(text, further, choice.dropped, choice.order)

    def _parameter_values(
        self, identity: str, variant: Variant, answers: Mapping[str, Any]
    ) -> Mapping[str, Value]:
        return {
            name: parameter_value(
                parameter,
                answers[name],
                f"clauses.{identity}.{name}",
                self.grammar,
                self.wording,
            )
            for name, parameter in variant.parameters.items()
            if parameter.type in ("percentage", "integer", "text")
        }


def standing_clauses(answers: Answers, library: Library) -> list[str]:
    """Return the clauses that are not omitted.

    Args:
        answers: What the lawyer decided.
        library: The clause library.

    Returns:
        Their identities, in the order of the library.
    """
    chosen = {identity: each.variant for identity, each in answers.clauses.items()}
    return [
        identity
        for identity, clause in library.clauses.items()
        if chosen.get(identity, clause.default) != OMITTED
    ]
