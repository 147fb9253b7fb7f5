"""Numbers and dates of a text, so that texts in two languages can be held against each other."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from .grammar import load_grammar

__all__ = ["differing_figures"]

# What treaties count in words, and years. "Two" is left out: one language says "both Parties" where
# another says "the two Parties"; and so is "hundred", which is part of "pour cent".
_NUMBERS = (*range(3, 100), *range(101, 400), *range(400, 1000, 50), *range(2000, 2061))
# Thousands stand apart as each language wants them: 10,000, 10.000, 10 000.
_COUNTED = re.compile(r"(?<!\d)\d{1,3}(?:\s\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)*|[^\W\d_]+")
_THOUSANDS = re.compile(r"[.,\s]")
_NEAR = 2


def differing_figures(said: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Compare the numbers and dates of one text in several languages.

    Args:
        said: The text in each language.

    Yields:
        For each language that differs from the first: the numbers which only one of the two has,
        in figures with commas between, the first language, and the other.
    """
    counted = {language: _figures(text, language) for language, text in said.items()}
    (first, mine), *others = counted.items()
    for other, theirs in others:
        alone = sorted((mine - theirs) | (theirs - mine))
        if alone:
            yield ", ".join(alone), first, other


def _figures(text: str, language: str) -> Counter[str]:
    """The numbers of a text, in figures or in words, and the months of its dates."""
    numbers, months = _number_words(language), _months(language)
    longest = max(map(len, numbers))
    found: Counter[str] = Counter()
    tokens = tuple(match[0] for match in _COUNTED.finditer(text.casefold()))
    place = 0
    while place < len(tokens):
        token = tokens[place]
        step = 1
        if token[0].isdigit():
            found[_THOUSANDS.sub("", token)] += 1
        elif token in months:
            near = tokens[max(0, place - _NEAR) : place + _NEAR + 1]
            if any(each[0].isdigit() for each in near):
                found[f"-{months[token]:02}-"] += 1
        else:
            step = _words_of_number(tokens[place : place + longest], numbers)
            if step:
                found[numbers[tokens[place : place + step]]] += 1
        place += max(step, 1)
    return found


def _words_of_number(tokens: tuple[str, ...], numbers: Mapping[tuple[str, ...], str]) -> int:
    """How many of the first words are one number; the longest counts ("twenty-four")."""
    return next((n for n in range(len(tokens), 0, -1) if tokens[:n] in numbers), 0)


@cache
def _number_words(language: str) -> Mapping[tuple[str, ...], str]:
    """The numbers, by the words in which a language says them."""
    grammar = load_grammar(language)
    numbers: dict[tuple[str, ...], str] = {}
    for number in _NUMBERS:
        for gender in ("m", "f"):
            for before_noun in (False, True):
                try:
                    words = grammar.cardinal(number, gender, before_noun)
                except ValueError:  # a language that a ministry adds may not count so far
                    return numbers
                numbers[tuple(_COUNTED.findall(words.casefold()))] = str(number)
    return numbers


@cache
def _months(language: str) -> Mapping[str, int]:
    names = load_grammar(language).months
    return {name.casefold(): number for number, name in enumerate(names, start=1)}
