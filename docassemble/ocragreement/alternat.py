"""Compares the two originals of an agreement, which may differ only where the Parties alternate.

Each Party keeps an original in which it stands first (the alternat). What alternates is an order:
of the two Parties, their authorities, their languages and their signatures. So a difference is the
alternat's if some words have moved ahead of others and nothing else has changed: "the Argentine
Republic and Canada", "Canada and the Argentine Republic". "The Argentine Republic shall pay Canada"
turned round is no alternat, it is another duty.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from .agreement import (
    BLANK_DOTS,
    NATIONALITIES,
    Agreement,
    Block,
    Clause,
    Inline,
    Paragraph,
    Signature,
    plain,
)
from .grammar import UnknownLanguage, load_grammar

__all__ = ["OriginalsDifference", "alternat_differences"]

_WORD = re.compile(rf"\w+’?|{re.escape(BLANK_DOTS)}")


@dataclass(frozen=True)
class OriginalsDifference:
    """A place where the two originals do not read alike.

    Attributes:
        place: The clause ("clauses.opening"), "signatures", "notice" or "short_title".
        home: What the home Party's original says there, a line a paragraph.
        counterpart: What the counterpart's original says there.
        explained: Whether it is the alternat and nothing else.
    """

    place: str
    home: str
    counterpart: str
    explained: bool


@dataclass(frozen=True)
class _Line:
    """A paragraph or an item; its marker stays where it is when the words alternate.

    Attributes:
        marker: Its marker.
        text: What it says.
        compared: The same without words that alternate inside a compound ("argentino-chilena").
    """

    marker: str
    text: str
    compared: str

    def __str__(self) -> str:
        return f"{self.marker} {self.text}".strip()


def alternat_differences(
    home: Agreement, counterpart: Agreement
) -> tuple[OriginalsDifference, ...]:
    """Compare the two originals in one language.

    Args:
        home: The original that the home Party keeps.
        counterpart: The one that the counterpart keeps.

    Returns:
        Every difference, in the order of the agreement; those that the alternat does not explain
        are mistakes.

    Raises:
        ValueError: If the two are not in the same language.

    Example:
        >>> from docassemble.ocragreement.answer_reader import read_answers
        >>> from docassemble.ocragreement.assembly import assemble
        >>> from docassemble.ocragreement.library_loader import load_library
        >>> library = load_library()
        >>> answers = read_answers({"counterpart": {"state": "CA"}}, library)
        >>> ours = assemble(answers, library, "en", "home")
        >>> theirs = assemble(answers, library, "en", "counterpart")
        >>> all(difference.explained for difference in alternat_differences(ours, theirs))
        True
    """
    if home.language != counterpart.language:
        raise ValueError(f"originals in {home.language} and {counterpart.language}: compare one")
    return tuple(_differences(home, counterpart))


def _differences(home: Agreement, counterpart: Agreement) -> Iterator[OriginalsDifference]:
    language = home.language
    places = [("short_title", home.short_title, counterpart.short_title)]
    places.append(("notice", home.notice, counterpart.notice))
    for place, one, other in places:
        yield from _compare(place, [_Line("", one, one)], [_Line("", other, other)], language)
    our_clauses = {clause.identity: clause for clause in home.clauses}
    their_clauses = {clause.identity: clause for clause in counterpart.clauses}
    for identity in dict.fromkeys((*our_clauses, *their_clauses)):
        ours, theirs = our_clauses.get(identity), their_clauses.get(identity)
        if ours != theirs:
            lines = [_clause_lines(clause) for clause in (ours, theirs)]
            yield from _compare(f"clauses.{identity}", lines[0], lines[1], language)
    if list(our_clauses) != list(their_clauses):
        yield OriginalsDifference(
            "clauses", ", ".join(our_clauses), ", ".join(their_clauses), False
        )
    yield from _compare_signatures(home.signatures, counterpart.signatures)


def _compare(
    place: str, home: Sequence[_Line], counterpart: Sequence[_Line], language: str
) -> Iterator[OriginalsDifference]:
    """Differences of a clause: neighbouring lines that differ are one."""
    our_markers, their_markers = ([each.marker for each in lines] for lines in (home, counterpart))
    if our_markers != their_markers:
        yield OriginalsDifference(place, _shown(home), _shown(counterpart), False)
        return
    for start, end in _differing_runs(home, counterpart):
        ours, theirs = home[start:end], counterpart[start:end]
        # One Party may be named in one paragraph and the other in another.
        explained = any(
            _is_moved(_said(one, language), _said(other, language))
            for one, other in ((ours, theirs), (home, counterpart))
        )
        yield OriginalsDifference(place, _shown(ours), _shown(theirs), explained)


def _differing_runs(
    home: Sequence[_Line], counterpart: Sequence[_Line]
) -> Iterator[tuple[int, int]]:
    start = 0
    pairs = list(zip(home, counterpart, strict=True))
    while start < len(pairs):
        end = start
        while end < len(pairs) and pairs[end][0] != pairs[end][1]:
            end += 1
        if end > start:
            yield start, end
        start = end + 1


def _compare_signatures(
    home: Sequence[Signature], counterpart: Sequence[Signature]
) -> Iterator[OriginalsDifference]:
    ours, theirs = (
        [", ".join((plain(each.party), each.name.text, each.title.text)) for each in signatures]
        for signatures in (home, counterpart)
    )
    if ours != theirs:
        explained = sorted(ours) == sorted(theirs)
        yield OriginalsDifference("signatures", "\n".join(ours), "\n".join(theirs), explained)


def _is_moved(home: list[str], counterpart: list[str]) -> bool:
    """Whether words have moved ahead of others, at each place where the two differ.

    Words that are alike before and after may belong to what has moved ("the Republic of Italy and
    the Republic of Chile"), so each difference is tried with them and without.
    """
    if sorted(home) != sorted(counterpart):
        return False
    start = next(
        (at for at, pair in enumerate(_pairs(home, counterpart)) if pair[0] != pair[1]), -1
    )
    if start < 0:
        return True
    for end in range(start + 2, len(home) + 1):
        if sorted(home[start:end]) != sorted(counterpart[start:end]):
            continue
        for before in range(start, -1, -1):
            if home[before:start] == counterpart[before:start] and _is_partition(
                home[before:end], counterpart[before:end]
            ):
                return _is_moved(home[end:], counterpart[end:])
    return False


def _pairs(home: list[str], counterpart: list[str]) -> Iterator[tuple[str, str]]:
    return zip(home, counterpart, strict=True)


def _is_partition(home: list[str], counterpart: list[str]) -> bool:
    """Whether the second is some words of the first in order, and then the others in order."""
    first, last = home[0], home[-1]
    return any(
        _without(home, counterpart[:count]) == counterpart[count:]
        for count in range(1, len(counterpart))
        # What has moved or what has stayed begins the first list, and either of them ends it.
        if first in (counterpart[0], counterpart[count])
        and last in (counterpart[count - 1], counterpart[-1])
    )


def _without(words: list[str], taken: list[str]) -> list[str] | None:
    """The words but for some, which are taken from the end; None if they do not stand so."""
    left = len(taken)
    kept = []
    for word in reversed(words):
        if left and word == taken[left - 1]:
            left -= 1
        else:
            kept.append(word)
    return None if left else kept[::-1]


def _said(lines: Sequence[_Line], language: str) -> list[str]:
    """The words of some lines as they are compared: without what the order alone changes.

    Articles and "and" go; "del" and "de", "au" and "en" are one word, for which of them stands
    there depends on the name that follows.
    """
    usual = _usual_forms(language)
    return [
        said
        for line in lines
        for word in _WORD.findall(line.compared.casefold())
        if (said := usual.get(word, word))
    ]


@cache
def _usual_forms(language: str) -> Mapping[str, str]:
    """What each form of a small word is compared as; nothing for those that are left out."""
    try:
        grammar = load_grammar(language)
    except UnknownLanguage:
        return {}  # a translator's language: its words are compared as they stand
    usual: dict[str, str] = {}
    for word in grammar.words:
        forms = grammar.forms(word)
        shared = {usual[form] for form in forms if form in usual}
        usual = {form: word if usual[form] in shared else usual[form] for form in usual}
        usual.update(dict.fromkeys(forms, word))
    return {**usual, **dict.fromkeys(grammar.silent_words, "")}


def _clause_lines(clause: Clause | None) -> list[_Line]:
    if clause is None:
        return []
    heading = [_Line(clause.heading, "", "")] if clause.heading else []
    return [*heading, *(line for block in clause.blocks for line in _lines(block))]


def _lines(block: Block) -> Iterator[_Line]:
    if isinstance(block, Paragraph):
        yield _line("", block.content)
        return
    for item in block.items:
        yield _line(item.marker, item.content)
        for below in item.lists:
            yield from _lines(below)


def _line(marker: str, content: tuple[Inline, ...]) -> _Line:
    text = plain(content)
    others = tuple(each for each in content if getattr(each, "answer", "") != NATIONALITIES)
    return _Line(marker, text, text if len(others) == len(content) else plain(others))


def _shown(lines: Sequence[_Line]) -> str:
    return "\n".join(str(line) for line in lines)
