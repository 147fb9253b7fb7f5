"""What the drafter may want to know of each clause, for comments in the margin of a draft."""

from collections.abc import Iterator

from .answers import Answers
from .assembly import write_agreement
from .checks import check
from .departures import MODEL, departures
from .findings import Finding
from .interface import labelled
from .library import Library
from .memorandum_words import MemorandumWords
from .selection import Selection
from .word import Notes

__all__ = ["drafting_notes"]

_SAID_OF_THE_CLAUSE = ("departure", "departure_with_reason")


def drafting_notes(answers: Answers, library: Library, language: str) -> Notes:
    """Say of each clause of a draft why its words are as they are.

    Args:
        answers: What the lawyer decided.
        library: The clause library.
        language: Language of the notes.

    Returns:
        Notes on each clause: when one chooses its wording, which it is and from where,
        practice, departure from the Model with the lawyer's reason, what the checks found. What
        they found elsewhere stands with the first clause, the title.
    """
    return Notes(language, dict(_DraftingNotes(answers, library, language).notes()))


class _DraftingNotes:
    """The notes on one draft while they are written."""

    def __init__(self, answers: Answers, library: Library, language: str) -> None:
        self._language = language
        self._selection = Selection(answers, library, language, "home")
        self._words = MemorandumWords(self._selection, write_agreement(self._selection))
        self._departures = {each.clause.identity: each for each in departures(answers, library)}
        self._found = [
            each for each in check(answers, library) if each.key not in _SAID_OF_THE_CLAUSE
        ]

    def notes(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        elsewhere = [each for each in self._found if _clause_of(each) not in self._selection.chosen]
        for identity in self._selection.chosen:
            here = [each for each in self._found if _clause_of(each) == identity]
            paragraphs = (
                *self._provenance(identity),
                *self._departure(identity),
                *map(self._finding, here),
                *(self._finding_elsewhere(each) for each in elsewhere),
            )
            elsewhere = []
            yield identity, tuple(dict.fromkeys(paragraphs))  # some findings say the same

    def _provenance(self, identity: str) -> Iterator[str]:
        words, language = self._words, self._language
        variant = self._selection.chosen[identity].variant
        yield variant.use[language]
        if variant.note:
            yield variant.note[language]
        yield self._line(words.say("wording"), words.wording(variant))
        if variant.identity != MODEL:  # of the Model's own, the wording says where it stands
            yield self._line(words.say("source"), words.source(variant.source))
        for each in variant.practice:
            yield self._line(*words.practice(each))

    def _departure(self, identity: str) -> Iterator[str]:
        departure, words = self._departures.get(identity), self._words
        if departure:
            yield self._line(words.say("departure"), words.departure(departure))
            yield self._line(words.say("reason"), departure.reason or words.say("no_reason"))

    def _finding(self, finding: Finding) -> str:
        return self._line(finding.weight(self._language), finding.words(self._language))

    def _finding_elsewhere(self, finding: Finding) -> str:
        if finding.key == "open":  # which says itself what is open
            return self._finding(finding)
        place = self._words.place_of_answer(finding.place)
        return self._line(
            f"{finding.weight(self._language)}, {place}", finding.words(self._language)
        )

    def _line(self, label: str, text: str) -> str:
        return labelled(self._selection.grammar.capitalise(label), text, self._language)


def _clause_of(finding: Finding) -> str:
    """Identity of the clause that a finding is about; empty if it is about none."""
    group, _, rest = finding.place.partition(".")
    return rest.partition(".")[0] if group == "clauses" else ""
