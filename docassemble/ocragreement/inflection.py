"""What the grammar of a language can do: inflect, join, count and date.

This module holds no word of any language: those are data, which `grammar.py` loads.
"""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from .dates import DatePattern, date_fields
from .lists import join_items
from .lookup import UnknownName
from .noun_phrases import Article, NounPhrase, SmallWord, match_case, names_pattern, parse_phrase
from .numbers import NumberRules, roman

__all__ = ["Grammar", "UnknownWord"]

PLAIN_COMPOUND = {"joint": "-", "between_several_words": "-", "capitals": False}


class UnknownWord(UnknownName):
    """A preposition or conjunction that the grammar of a language does not list."""

    noun = "preposition or conjunction"


class Grammar:
    """The grammar of one language, as its data file gives it."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Read the content of a grammar file.

        Args:
            data: The mapping in the file; `grammar-es.yml` explains each key.

        Raises:
            KeyError: A key is missing.
            ValueError: A value is malformed.
        """
        self.language: str = data["language"]
        self._articles = [
            Article(form, entry["gender"], entry["number"])
            for form, entry in data["articles"].items()
        ]
        self._bare_names = names_pattern(data["names_with_own_article"])
        named = [
            parse_phrase(place, self.language, self._articles, self._bare_names)
            for place in data.get("places_with_article", [])
        ]
        self._places = {each.words.casefold(): each for each in named}
        self._words = {word: SmallWord.read(word, entry) for word, entry in data["words"].items()}
        self._list: Mapping[str, str] = data["list"]
        self._government: Mapping[str, str] = data["government"]
        self._compound: Mapping[str, Any] = data.get("compound", PLAIN_COMPOUND)
        self._nouns: Mapping[str, str] = data.get("nouns", {})
        self._marks: Mapping[str, str] = data["quotation_marks"]
        self._numbers = NumberRules(data["numbers"])
        self._months: list[str] = data["months"]
        self._dates = {
            name: DatePattern(data["dates"][name]["usual"], data["dates"][name]["first_day"])
            for name in ("in_words", "in_digits")
        }
        self._typography: Mapping[str, str] = data["typography"]
        self._check()

    def _check(self) -> None:
        for name in ("cardinal_m", "ordinal_m"):
            if name not in self._numbers:
                raise ValueError(f"numbers: no set “{name}”")
        if len(self._months) != 12:
            raise ValueError(f"months: {len(self._months)} given, 12 needed")
        for place, word in (
            ("list: conjunction", self._list["conjunction"]),
            ("government: word", self._government["word"]),
        ):
            if word not in self._words:
                raise ValueError(f"{place}: “{word}” is not among the words")

    @property
    def words(self) -> tuple[str, ...]:
        """The prepositions and conjunctions that `inflect` and `and_word` know."""
        return tuple(self._words)

    @property
    def months(self) -> tuple[str, ...]:
        """The names of the months, January first."""
        return tuple(self._months)

    @property
    def silent_words(self) -> frozenset[str]:
        """Articles and the forms of “and”: what changes with order and tells nothing by itself."""
        return self.forms(self._list["conjunction"]).union(each.form for each in self._articles)

    def forms(self, word: str) -> frozenset[str]:
        """Give every form that a preposition or conjunction takes (“de”: “de”, “del”)."""
        return self._small_word(word).forms

    def phrase(self, text: str, gender: str = "", number: str = "") -> NounPhrase:
        """Read a name as a person writes it.

        Args:
            text: The name with its article, if it takes one (“la República de Chile”).
            gender: “m” or “f” where the article does not tell.
            number: “s” or “p” where the article does not tell.

        Returns:
            The name with its article told apart.
        """
        found = parse_phrase(self.tidy(text), self.language, self._articles, self._bare_names)
        noun = self._nouns.get(found.words.partition(" ")[0].lower(), "")
        return replace(found, gender=gender or found.gender or noun, number=number or found.number)

    def place(self, text: str) -> NounPhrase:
        """Read the name of a place as a person writes it.

        Args:
            text: The name with its article, if it takes one (“o Rio de Janeiro”, “Le Caire”).

        Returns:
            The name with its article told apart. An article that belongs to the name keeps its
            capital where nothing melts with it (“à La Haye”, but “au Caire”); one that the
            language wants is there though it was not typed (“Rio de Janeiro”).
        """
        typed = " ".join(text.split())
        if typed.casefold() in self._places:
            return replace(self._places[typed.casefold()], words=typed)
        found = parse_phrase(typed, self.language, self._articles, self._bare_names)
        return replace(found, article=typed[: len(found.article)])

    def tidy(self, text: str) -> str:
        """Give a text the language's own characters, such as the typographic apostrophe."""
        for plain, proper in self._typography.items():
            text = text.replace(plain, proper)
        return text

    def inflect(self, phrase: NounPhrase, word: str = "") -> str:
        """Put a preposition or conjunction before a name.

        Args:
            phrase: The name.
            word: A word that the grammar lists (“de”, “of”), or nothing.

        Returns:
            Both together, contracted where the language contracts (“del Reino de España”).

        Raises:
            UnknownWord: The grammar does not list the word.
        """
        if not word:
            return str(phrase)
        small = self._small_word(word)
        joined = small.join_to(phrase)
        return self.capitalise(joined) if word[:1].isupper() else joined

    def and_word(self, word: str, following: str) -> str:
        """Give the form of a preposition or conjunction before a text.

        Args:
            word: A word that the grammar lists (“y”).
            following: The text after it.

        Returns:
            The form that sounds right there (“e” before “Irlanda”), in the capitals of `word`.

        Raises:
            UnknownWord: The grammar does not list the word.
        """
        return match_case(self._small_word(word).form_before(following), word)

    def _small_word(self, word: str) -> SmallWord:
        try:
            return self._words[word.lower()]
        except KeyError:
            raise UnknownWord(word, known=self._words) from None

    def join(
        self,
        items: Sequence[str],
        conjunction: str | None = None,
        separator: str | None = None,
        last: str | None = None,
        pair: str | None = None,
    ) -> str:
        """Join the items of a list inside a sentence.

        Args:
            items: The items, in order.
            conjunction: The word before the last item; the language's “and” unless given.
            separator: What stands between other items; the language's comma unless given.
            last: Stands before the last item instead of the conjunction, with its own spaces.
            pair: Stands between exactly two items instead of `last`.

        Returns:
            The list, its conjunction chosen by ear (“español e inglés”).

        Raises:
            UnknownWord: The grammar does not list the conjunction.
        """
        if last is None and items:
            word = self.and_word(conjunction or self._list["conjunction"], items[-1])
            last = f" {word} "
        between = self._list["separator"] if separator is None else separator
        return join_items(items, between, last or "", pair)

    def government_of(self, state: NounPhrase) -> NounPhrase:
        """Name the Government of a State (“el Gobierno de la República de Chile”)."""
        government = self.phrase(self._government["name"], self._government["gender"])
        of_state = self.inflect(state, self._government["word"])
        return replace(government, words=f"{government.words} {of_state}")

    def compound(self, first: str, second: str) -> str:
        """Join two demonyms (“argentino-chilena”), the first in the form that it has there."""
        several = any(re.search(r"[\s-]", each) for each in (first, second))
        joint = self._compound["between_several_words" if several else "joint"]
        if self._compound["capitals"]:
            first, second = (re.sub(r"(?<!\w)\w", _upper, each) for each in (first, second))
        return f"{first}{joint}{second}"

    def upper(self, text: str) -> str:
        """Write a text in capitals, which keep their accents."""
        return text.upper()

    def capitalise(self, text: str) -> str:
        """Give a text an initial capital and leave the rest as it is."""
        return text[:1].upper() + text[1:]

    def cardinal(self, number: int, gender: str = "m", before_noun: bool = False) -> str:
        """Write a number in words.

        Args:
            number: A whole number, not negative.
            gender: “m” or “f”, of what is counted.
            before_noun: Whether the thing counted follows (“veintiún días”).

        Returns:
            The number in words.

        Raises:
            ValueError: The number is larger than the rules of the language go.
        """
        return self._spell(number, "cardinal", gender, before_noun)

    def ordinal(self, number: int, gender: str = "m", before_noun: bool = False) -> str:
        """Write an ordinal number in words.

        Args:
            number: From 1.
            gender: “m” or “f”, of what is numbered.
            before_noun: Whether that follows (“primer período”).

        Returns:
            The ordinal in words.

        Raises:
            ValueError: The number is larger than the rules of the language go, or below 1.
        """
        return self._spell(number, "ordinal", gender, before_noun)

    def _spell(self, number: int, kind: str, gender: str, before_noun: bool) -> str:
        # A language writes a set of rules only where it makes a difference.
        names = [f"{kind}_{gender}", f"{kind}_m"]
        if before_noun:
            names.insert(0, f"{kind}_{gender}_before_noun")
        return self._numbers.spell(number, next(name for name in names if name in self._numbers))

    def date_in_words(self, date: datetime.date) -> str:
        """Write a date in words, as it follows the article (“doce de mayo de dos mil ...”)."""
        return self._date("in_words", date)

    def date_in_digits(self, date: datetime.date) -> str:
        """Write a date with day and year in digits (“12 de mayo de 2027”)."""
        return self._date("in_digits", date)

    def _date(self, name: str, date: datetime.date) -> str:
        fields = date_fields(
            date,
            self._months,
            day_cardinal=self.cardinal(date.day),
            day_ordinal=self.ordinal(date.day),
            year_cardinal=self.cardinal(date.year),
        )
        return self._dates[name].write(date, fields)

    def quote(self, text: str) -> str:
        """Put a text in the language's quotation marks."""
        return f"{self._marks['open']}{text}{self._marks['close']}"

    def roman(self, number: int) -> str:
        """Write a number from 1 to 3999 as a roman numeral."""
        return roman(number)


def _upper(found: re.Match[str]) -> str:
    return found[0].upper()
