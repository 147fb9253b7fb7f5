"""Noun phrases: a name and its article, and the small words that melt into them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

__all__ = [
    "Article",
    "NounPhrase",
    "SmallWord",
    "match_case",
    "names_pattern",
    "parse_phrase",
    "put_before",
]

# A word that ends so is written together with what follows (l’Irlande, d’Haïti).
ATTACHING = "’"


@dataclass(frozen=True)
class Article:
    """A definite article of a language and what it tells about its noun.

    Attributes:
        form: The article in lower case (“la”, “l’”).
        gender: “m”, “f”, or empty when the article does not tell.
        number: “s” or “p”.
    """

    form: str
    gender: str
    number: str


@dataclass(frozen=True)
class NounPhrase:
    """A name with the article that it takes inside a sentence.

    Attributes:
        article: The definite article, empty for a name that takes none; in lower case unless it
            belongs to the name of a place.
        words: The name without its article.
        language: Code of the language (“es”).
        gender: “m”, “f”, or empty when it is not known.
        number: “s” or “p”.
    """

    article: str
    words: str
    language: str
    gender: str = ""
    number: str = "s"

    def __str__(self) -> str:
        """Give the name with its article."""
        return put_before(self.article, self.words)


@dataclass(frozen=True)
class SmallWord:
    """A preposition or conjunction and the forms that it takes.

    Attributes:
        word: The usual form (“de”, “y”).
        with_article: What stands for the word and the article together, by article
            (“de” + “el” = “del”); the empty article stands for a name without one.
        before: Patterns of the following text, each with the form used there.
    """

    word: str
    with_article: Mapping[str, str] = field(default_factory=dict)
    before: Sequence[tuple[re.Pattern[str], str]] = ()

    @classmethod
    def read(cls, word: str, entry: Mapping[str, Any]) -> Self:
        """Read the entry of a word in a grammar file."""
        if not isinstance(word, str):
            raise TypeError(f"words: {word!r} needs quotation marks in YAML")
        before = [
            (re.compile(case["pattern"], re.IGNORECASE | re.VERBOSE), case["form"])
            for case in entry.get("before", [])
        ]
        return cls(word, entry.get("with_article", {}), before)

    @property
    def forms(self) -> frozenset[str]:
        """Every form of the word, alone or together with an article."""
        return frozenset(
            (self.word, *self.with_article.values(), *(form for _, form in self.before))
        )

    def form_before(self, following: str) -> str:
        """Give the form of the word in front of a text."""
        # The sound counts: an opening quotation mark or bracket does not.
        heard = re.sub(r"^\W+", "", following)
        for pattern, form in self.before:
            if pattern.match(heard):
                return form
        return self.word

    def join_to(self, phrase: NounPhrase) -> str:
        """Put the word in front of a noun phrase."""
        following = str(phrase)
        form = self.form_before(following)
        article = phrase.article.lower()
        if form == self.word and article in self.with_article:
            return put_before(self.with_article[article], phrase.words)
        return put_before(form, following)


def put_before(word: str, following: str) -> str:
    """Write a small word before a text, with a space unless the word ends in an apostrophe."""
    if not word or word.endswith(ATTACHING):
        return word + following
    return f"{word} {following}"


def match_case(form: str, model: str) -> str:
    """Give a form the capitals of the word it stands for (“e” as in “Y”: “E”)."""
    if model.isupper():
        return form.upper()
    if model[:1].isupper():
        return form[:1].upper() + form[1:]
    return form


def names_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Make a pattern of names, as they are written and in capitals.

    Args:
        names: The names.

    Returns:
        A pattern that fits a text which begins with one of them, and none if there are none.
    """
    spellings = [re.escape(form) for name in names for form in (name, name.upper())]
    return re.compile(rf"(?:{'|'.join(spellings)})\b" if spellings else "(?!)")


def parse_phrase(
    text: str, language: str, articles: Iterable[Article], bare_names: re.Pattern[str]
) -> NounPhrase:
    """Split a name as a person writes it into article and words.

    Args:
        text: The name, with its article if it takes one.
        language: Code of the language.
        articles: The definite articles of the language.
        bare_names: Pattern of names that begin with what looks like an article (“El Salvador”).

    Returns:
        The noun phrase, with what the article tells of gender and number.
    """
    words = " ".join(text.split())
    if bare_names.match(words):
        return NounPhrase("", words, language)
    for article in articles:
        attached = article.form.endswith(ATTACHING)
        start = article.form if attached else article.form + " "
        if words.casefold().startswith(start) and len(words) > len(start):
            rest = words[len(start) :]
            return NounPhrase(article.form, rest, language, article.gender, article.number)
    return NounPhrase("", words, language)
