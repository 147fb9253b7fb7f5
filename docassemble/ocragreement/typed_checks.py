"""Checks of what the lawyer wrote by hand: figures, slips of the pen, instruments, originals.

What the words of a language look like is data (`data/sources/typed-slips.yml`).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

import yaml

from .agreement import SIDES, Agreement, Block, Clause, Inline, Paragraph, Words, plain
from .alternat import alternat_differences
from .answers import Answers
from .draft_texts import DraftTexts
from .figures import differing_figures
from .findings import Finding
from .library import ClauseDefinition
from .library_loader import own_library
from .plain_text import to_text
from .selection import Chosen, Selection
from .typed_contradictions import check_against_draft
from .typed_joins import check_joins

__all__ = ["check_originals", "check_typed"]

_MARKER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)]\s+(?![a-z]{1,3}\.)")
_MARKUP = re.compile(r"\{[^{}]*\}|\[\[[^\[\]]*\]\]")
_NO_PATTERNS: Mapping[str, Any] = {
    "slips": (),
    "joins": (),
    "both_texts": "(?!)",
    "not_two_originals": "(?!)",
    "entry_at_signature": "(?!)",
    "unlimited": "(?!)",
    "renewal": "(?!)",
    "amendment": "(?!)",
    "prevails": "(?!)",
    "commission": "(?!)",
    "instruments": {},
}


@cache
def _patterns(language: str) -> Mapping[str, Any]:
    """What to look for in a language; nothing in one that only a house library has."""
    source = resources.files(__package__) / "data" / "sources" / "typed-slips.yml"
    patterns: Mapping[str, Mapping[str, Any]] = yaml.safe_load(source.read_text(encoding="utf-8"))
    return patterns.get(language, _NO_PATTERNS)


def check_typed(texts: DraftTexts) -> Iterator[Finding]:
    """Check what the lawyer wrote by hand: clauses, items that were added, texts of parameters.

    Protocols are looked for in the words of a house library too, for it may cite one.

    Args:
        texts: The draft.

    Yields:
        What was found.
    """
    answers = texts.answers
    agreements = [texts.agreement(language) for language in texts.languages]
    has_house = texts.library is not own_library()
    by_clause: dict[str, dict[str, Clause]] = {}
    for agreement in agreements:
        for clause in agreement.clauses:
            if clause.provenance.wording == "typed":
                by_clause.setdefault(clause.identity, {})[agreement.language] = clause
    for identity, clauses in by_clause.items():
        place = f"clauses.{identity}"
        said = {language: _text(clause) for language, clause in clauses.items()}
        yield from _figures(place, said)
        for language, text in said.items():
            yield from _slips(place, language, text)
            yield from _markers(place, language, clauses[language])
            yield from _instruments(answers, place, language, text)
            yield from _closing(answers, f"{place}.text.{language}", language, text)
    for agreement in agreements:
        language = agreement.language
        by_hand = {
            identity: _text(each[language])
            for identity, each in by_clause.items()
            if language in each
        }
        yield from check_against_draft(answers, agreement, by_hand, _patterns(language))
        yield from check_joins(agreement, tuple(_patterns(language)["joins"]))
        for clause in agreement.clauses if has_house else ():
            if clause.identity not in by_hand and not _additions(answers, clause.identity):
                text = "\n".join(_library_words(clause.blocks))
                yield from _instruments(answers, f"clauses.{clause.identity}", language, text)
    for place, pieces in _pieces(answers, agreements):
        yield from _figures(place, pieces)
        for language, text in pieces.items():
            yield from _slips(place, language, text)
            yield from _instruments(answers, place, language, text)


def check_originals(texts: DraftTexts) -> Iterator[Finding]:
    """Check that the two originals differ only where the Parties alternate.

    Where every wording that alternates is one of ours, nothing is compared: that those alternate as
    they should, whatever the State, is not for each draft to find out but for our tests.

    Args:
        texts: The draft.

    Yields:
        A finding for each other difference.
    """
    for language in texts.languages:
        if _alternates_in_our_words(texts.selection(language)):
            continue
        ours, theirs = (texts.agreement(language, side) for side in SIDES)
        for each in alternat_differences(ours, theirs):
            if not each.explained:
                values = {
                    "language": language,
                    "ours": _shortened(each.home),
                    "theirs": _shortened(each.counterpart),
                }
                yield Finding("error", "originals_differ", each.place, values)


def _alternates_in_our_words(selection: Selection) -> bool:
    """Whether neither the lawyer nor a house library has written what alternates."""
    language, own, edited = selection.language, own_library(), selection.answers.clauses
    return language in own.languages and all(
        _is_ours(chosen, own.clauses.get(identity), language)
        and not (identity in edited and edited[identity].is_edited)
        for identity, chosen in selection.chosen.items()
        if chosen.text.alternates
    )


def _is_ours(chosen: Chosen, own: ClauseDefinition | None, language: str) -> bool:
    variant = own.variants.get(chosen.variant.identity) if own else None
    return variant is chosen.variant or (
        variant is not None and variant.texts[language] == chosen.variant.texts.get(language)
    )


def _additions(answers: Answers, identity: str) -> bool:
    return identity in answers.clauses and bool(answers.clauses[identity].added)


def _library_words(blocks: Sequence[Block]) -> Iterator[str]:
    """What a clause says, without what repeats an answer."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield _without_answers(block.content)
        else:
            for item in block.items:
                yield _without_answers(item.content)
                yield from _library_words(item.lists)


def _without_answers(content: Sequence[Inline]) -> str:
    return "".join(each.text for each in content if isinstance(each, Words) and not each.answer)


def _pieces(
    answers: Answers, agreements: Sequence[Agreement]
) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Items that were added and texts that fill a parameter, in the languages of the draft."""
    languages = [agreement.language for agreement in agreements]
    standing = {clause.identity for clause in agreements[0].clauses}
    for identity, choice in answers.clauses.items():
        if identity not in standing:
            continue
        most = max(map(len, choice.added.values()), default=0)
        for index in range(most):
            said = {
                language: _MARKUP.sub("…", items[index])
                for language in languages
                if index < len(items := choice.added.get(language, ()))
            }
            if said:
                yield f"clauses.{identity}.add[{index}]", said
        for name, value in choice.parameters.items():
            if isinstance(value, Mapping):
                said = {language: value[language] for language in languages if value.get(language)}
                if said:
                    yield f"clauses.{identity}.{name}", said


def _figures(place: str, said: Mapping[str, str]) -> Iterator[Finding]:
    """A number or date that one language has and another has not."""
    for figures, one, other in differing_figures(said):
        values = {"figures": figures, "one": one, "other": other}
        yield Finding("error", "figures", place, values)


def _slips(place: str, language: str, text: str) -> Iterator[Finding]:
    for pattern in _patterns(language)["slips"]:
        slip = re.search(pattern, text)
        if slip:
            yield Finding("warning", "slip", place, {"language": language, "words": slip[0]})


def _markers(place: str, language: str, clause: Clause) -> Iterator[Finding]:
    """A marker that opens no list and goes on with none, and so stayed words."""
    for block in clause.blocks:
        if isinstance(block, Paragraph):
            left = _MARKER.match(plain(block.content))
            if left:
                values = {"language": language, "marker": left[0].strip()}
                yield Finding("warning", "marker_left", place, values)


def _instruments(answers: Answers, place: str, language: str, text: str) -> Iterator[Finding]:
    for instrument, pattern in _patterns(language)["instruments"].items():
        if instrument not in answers.instruments and re.search(pattern, text, re.IGNORECASE):
            values = {"instrument": instrument, "language": language}
            yield Finding("error", "instrument_not_joined", place, values)


def _closing(answers: Answers, place: str, language: str, text: str) -> Iterator[Finding]:
    """What a closing clause typed by hand says of languages and originals."""
    patterns = _patterns(language)
    both = re.search(patterns["both_texts"], text, re.IGNORECASE)
    if both and len(answers.authentic) > 2:
        values = {"words": both[0], "count": len(answers.authentic)}
        yield Finding("error", "both_of_several", place, values)
    originals = re.search(patterns["not_two_originals"], text, re.IGNORECASE)
    if originals:
        yield Finding("error", "not_two_originals", place, {"words": originals[0]})


def _text(clause: Clause) -> str:
    return to_text(Agreement("", True, "", "", (clause,), ()))


def _shortened(text: str, longest: int = 90) -> str:
    line = " / ".join(text.splitlines())
    return line if len(line) <= longest else line[: longest - 1] + "…"
