"""The check sheet of the alternat: where, and only where, the two originals differ."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from .agreement import SIDES, Agreement, Side
from .alternat import OriginalsDifference, alternat_differences
from .answers import Answers
from .assembly import write_agreement
from .languages import load_languages
from .library import Library
from .memorandum_words import MemorandumWords
from .originals import authentic_texts
from .paper import Cell, Paper, PaperBlock, Prose, Remark, Table, phrases
from .selection import Selection
from .word_paper import paper_to_docx

__all__ = ["check_sheet", "to_check_sheet"]

_WORDS_AROUND = 4  # so many words before and after a difference tell where it stands
_WIDTHS = (0.17, 0.14, 0.26, 0.26, 0.17)
_REASONS = {
    "clauses.closing": "languages",
    "clauses.applicable_law": "laws",
    "clauses.commission_meetings": "venues",
    "clauses.authorities": "authorities",
    "signatures": "signatures",
}
"""What alternates at a place; everywhere else it is the two Parties."""


def to_check_sheet(answers: Answers, library: Library, language: str) -> bytes:
    """Write the check sheet as a Word document.

    Args:
        answers: What the lawyer decided.
        library: The clause library.
        language: Interface language.

    Returns:
        The .docx file.

    Raises:
        ProblemsError: If a variant of a house library has no text in a language that is needed.
    """
    return paper_to_docx(check_sheet(answers, library, language))


def check_sheet(answers: Answers, library: Library, language: str) -> Paper:
    """Compare the two originals of a draft.

    Args:
        answers: What the lawyer decided.
        library: The clause library.
        language: Interface language.

    Returns:
        The paper: the result, and each difference with what explains it.

    Raises:
        ProblemsError: If a variant of a house library has no text in a language that is needed.
    """
    return _Sheet(answers, library, language).paper()


class _Sheet:
    """One check sheet while it is composed."""

    def __init__(self, answers: Answers, library: Library, language: str) -> None:
        self.language = language
        selection = Selection(answers, library, language, "home")
        agreement = write_agreement(selection)
        self.words = MemorandumWords(selection, agreement)
        self.selection = selection
        self.subject = agreement.short_title
        self.home, self.counterpart = (
            authentic_texts(answers, library, keeper) for keeper in SIDES
        )
        self.differences = [
            (code, difference)
            for code, ours in self.home.items()
            for difference in _compared(ours, self.counterpart[code])
        ]

    def paper(self) -> Paper:
        return Paper(self.language, self._say("title"), self.subject, tuple(self._blocks()))

    def _say(self, key: str, **values: object) -> str:
        sentence = phrases("check-sheet", self.language)[key].strip()
        return sentence.format(**{name: str(value) for name, value in values.items()})

    def _blocks(self) -> Iterator[PaperBlock]:
        yield self._result()
        for code, text in self.home.items():
            if text is None and code:
                name = load_languages()[code].names[self.language]
                yield Remark(self._say("not_compared", language=name))
            elif text is None:
                yield Remark(self._say("open_not_compared"))
        yield Prose(self._say("explanation"), introduces=True)
        keepers = [self._say("original_of", party=self._party(side)) for side in SIDES]
        header = (self._say("place"), self._say("language"), *keepers, self._say("why"))
        rows = [*self._order(), *(self._row(code, each) for code, each in self.differences)]
        yield Table(header, tuple(rows), _WIDTHS)

    def _result(self) -> Remark:
        unexplained = [
            self.words.place_of_answer(difference.place)
            for _code, difference in self.differences
            if not difference.explained
        ]
        count = len(self.differences)
        if not unexplained:
            return Remark(self._say("all_explained", count=count), "good")
        places = self.words.listed(tuple(dict.fromkeys(unexplained)))
        return Remark(self._say("unexplained", count=len(unexplained), all=count, places=places))

    def _order(self) -> Iterator[tuple[Cell, ...]]:
        """The row on the order of the texts, if there are several."""
        if len(self.home) > 1:
            capitalise = self.selection.grammar.capitalise
            orders = [
                capitalise(", ".join(map(self._name, texts)))
                for texts in (self.home, self.counterpart)
            ]
            words = (self._say("order_of_texts"), "", *orders, self._say("why_order"))
            yield tuple(map(Cell, words))

    def _row(self, code: str | None, difference: OriginalsDifference) -> tuple[Cell, ...]:
        reason = _REASONS.get(difference.place, "parties")
        why = self._say(f"why_{reason}" if difference.explained else "why_unknown")
        ours, theirs = _around(difference.home, difference.counterpart)
        return (
            Cell(self._place(difference.place)),
            Cell(self._language(code)),
            Cell(ours, code or ""),
            Cell(theirs, code or ""),
            Cell(why),
        )

    def _place(self, place: str) -> str:
        if place.startswith("clauses."):
            return self.words.place_of_answer(place)
        return self._say(f"place_{place}")

    def _language(self, code: str | None) -> str:
        return self.selection.grammar.capitalise(self._name(code))

    def _name(self, code: str | None) -> str:
        if code is None:
            return self._say("language_open")
        return load_languages()[code].names[self.language]

    def _party(self, side: Side) -> str:
        party = self.selection.values.party(side)
        return self._say("party_open") if party.is_open else self.words.of(party.phrase)


def _compared(
    home: Agreement | None, counterpart: Agreement | None
) -> tuple[OriginalsDifference, ...]:
    return alternat_differences(home, counterpart) if home and counterpart else ()


def _around(home: str, counterpart: str) -> tuple[str, str]:
    """The words in which two texts differ, each with a few that are alike around them."""
    ours, theirs = home.split(" "), counterpart.split(" ")
    start = _alike(ours, theirs)
    shortest = min(len(ours), len(theirs)) - start
    behind = min(_alike(ours[::-1], theirs[::-1]), shortest)
    return _cut(ours, start, behind), _cut(theirs, start, behind)


def _alike(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """How many words at the beginning are alike."""
    pairs = zip(ours, theirs, strict=False)
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _cut(words: Sequence[str], start: int, behind: int) -> str:
    first = max(start - _WORDS_AROUND, 0)
    last = min(len(words) - behind + _WORDS_AROUND, len(words))
    shown = " ".join(words[first:last])
    return f"{'… ' if first else ''}{shown}{' …' if last < len(words) else ''}"
