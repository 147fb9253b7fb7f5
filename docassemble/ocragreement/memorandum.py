"""The explanatory memorandum: what a treaty section hands to the legal adviser with a draft.

It says nothing of its own: what a wording does, where it is from and what it costs is data of the
clause library; why the draft departs from the Model is what the lawyer wrote down; the sentences
between them are in `data/sources/memorandum-*.yml`.
"""

from collections.abc import Iterator, Sequence

from .agreement import Agreement
from .answers import Answers
from .assembly import write_agreement
from .checks import Finding, check
from .departures import MODEL, Departure, departures
from .languages import load_languages
from .library import Library
from .lists import in_places
from .memorandum_words import MemorandumWords
from .paper import Cell, Fact, Heading, Paper, PaperBlock, Prose, Table
from .selection import Chosen, Selection
from .word_paper import paper_to_docx

__all__ = ["memorandum", "to_memorandum"]

_IN_OTHER_SECTIONS = ("departure", "departure_with_reason", "open")
"""Findings that the memorandum tells in sections of their own."""


def to_memorandum(answers: Answers, library: Library, language: str) -> bytes:
    """Write the explanatory memorandum as a Word document.

    Args:
        answers: What the lawyer decided.
        library: The clause library.
        language: Interface language.

    Returns:
        The .docx file.

    Raises:
        ProblemsError: If a variant of a house library has no text in the language.
    """
    return paper_to_docx(memorandum(answers, library, language))


def memorandum(answers: Answers, library: Library, language: str) -> Paper:
    """Compose the explanatory memorandum of a draft.

    Args:
        answers: What the lawyer decided.
        library: The clause library.
        language: Interface language.

    Returns:
        The paper.

    Raises:
        ProblemsError: If a variant of a house library has no text in the language.
    """
    return _Memorandum(answers, library, language).paper()


class _Memorandum:
    """One memorandum while it is composed."""

    def __init__(self, answers: Answers, library: Library, language: str) -> None:
        self.answers = answers
        self.library = library
        self.language = language
        self.selection = Selection(answers, library, language, "home")
        self.agreement: Agreement = write_agreement(self.selection)
        self.words = MemorandumWords(self.selection, self.agreement)
        self.departures = {each.clause.identity: each for each in departures(answers, library)}

    def paper(self) -> Paper:
        say = self.words.say
        sections = (
            ("section_agreement", self._introduction()),
            ("section_preamble", self._frame()),
            ("section_articles", self._articles()),
            ("section_departures", self._departures()),
            ("section_findings", self._findings()),
            ("section_costs", self._costs()),
            ("section_open", self._open()),
        )
        blocks: list[PaperBlock] = []
        for heading, section in sections:
            blocks += [Heading(say(heading)), *section]
        return Paper(self.language, say("title"), self.agreement.short_title, tuple(blocks))

    def _introduction(self) -> Iterator[PaperBlock]:
        say, words = self.words.say, self.words
        yield Fact(say("parties"), self._capitalised(words.parties()))
        yield Fact(say("level"), say(f"level_{self.answers.level}"))
        yield Fact(say("languages"), self._capitalised(words.authentic_languages()))
        instruments = (self.library.instruments[each] for each in self.answers.instruments)
        yield Fact(
            say("instruments"), words.listed([each.label[self.language] for each in instruments])
        )
        yield Fact(say("signature"), words.signature())
        yield Prose(say("origin"))
        count = len(self.departures)
        key = ("articles_as_model", "articles_one_departure")[count] if count < 2 else ""
        articles = len(self.agreement.articles)
        yield Prose(say(key or "articles_departures", articles=articles, departures=count))
        translated = self._working_translations()
        if translated:
            yield Prose(say("working_translation", languages=words.listed(translated)))

    def _working_translations(self) -> list[str]:
        """Names of the draft's languages in which the Model's words are a working translation."""
        return [
            load_languages()[code].names[self.language]
            for code in self.answers.draft_languages(self.library)
            if any(
                code in chosen.variant.texts
                and chosen.variant.texts[code].wording == "working_translation"
                for chosen in self.selection.chosen.values()
            )
        ]

    def _frame(self) -> Iterator[PaperBlock]:
        """Everything but the articles: in a line where it is as in the Model."""
        rows = []
        entries: list[PaperBlock] = []
        for clause in self.library.clauses.values():
            chosen = self.selection.chosen.get(clause.identity)
            if clause.part == "article" or not (chosen or clause.identity in self.departures):
                continue
            title = clause.title[self.language]
            if chosen and clause.identity not in self.departures:
                rows.append((title, self.words.wording(chosen.variant)))
            else:
                rows.append((title, self.words.say("explained_below")))
                entries += self._clause(clause.identity, title, chosen)
        yield self._table(("column_provision", "column_wording"), rows, (0.5, 0.5))
        yield from entries

    def _articles(self) -> Iterator[PaperBlock]:
        """The articles as they stand, each omitted one where the library has it."""
        articles = [
            identity
            for identity, clause in self.library.clauses.items()
            if clause.part == "article"
            and (identity in self.selection.chosen or identity in self.departures)
        ]
        for identity in in_places(articles, self.answers.articles.order):
            chosen = self.selection.chosen.get(identity)
            yield from self._clause(identity, self.words.place(identity), chosen)

    def _clause(self, identity: str, heading: str, chosen: Chosen | None) -> Iterator[PaperBlock]:
        say, language = self.words.say, self.language
        departure = self.departures.get(identity)
        if chosen is None:
            omission = self.library.clauses[identity].omission
            yield Heading(say("omitted_heading", title=heading), 2)
            if omission:
                yield Prose(omission.use[language], introduces=True)
        else:
            variant = chosen.variant
            yield Heading(heading, 2)
            yield Prose(variant.use[language], introduces=True)
            if variant.note:
                yield Prose(variant.note[language], introduces=True)
            yield Fact(say("wording"), self.words.wording(variant))
            choices = self.words.choices(chosen)
            if choices:
                yield Fact(say("choices"), choices)
            if variant.identity != MODEL:
                yield Fact(say("source"), self.words.source(variant.source))
            for each in variant.practice:
                yield Fact(*self.words.practice(each))
            if variant.cost:
                yield Fact(say("cost"), variant.cost[language])
        if departure:
            yield Fact(say("departure"), self.words.departure(departure))
            yield Fact(say("reason"), departure.reason or say("no_reason"))

    def _departures(self) -> Iterator[PaperBlock]:
        say = self.words.say
        if not self.departures:
            yield Prose(say("no_departures"))
            return
        header = ("column_provision", "column_model", "column_draft", "column_reason")
        rows = [self._departure_row(each) for each in self.departures.values()]
        yield self._table(header, rows, (0.2, 0.28, 0.28, 0.24))

    def _departure_row(self, departure: Departure) -> tuple[str, ...]:
        say, language = self.words.say, self.language
        model, variant = departure.model, departure.variant
        in_draft = [variant.label[language]] if variant else [say("left_out")]
        by_hand = self.words.by_hand(departure)
        return (
            self.words.place(departure.clause.identity),
            f"{self.words.source(model.source)}\n{model.use[language]}"
            if model
            else say("not_in_model"),
            "\n".join([*in_draft, *([by_hand] if by_hand else [])]),
            departure.reason or say("no_reason"),
        )

    def _findings(self) -> Iterator[PaperBlock]:
        found = [
            each for each in check(self.answers, self.library) if each.key not in _IN_OTHER_SECTIONS
        ]
        if not found:
            yield Prose(self.words.say("no_findings"))
            return
        yield Prose(self.words.say("findings_intro"), introduces=True)
        header = ("column_severity", "column_place", "column_finding")
        yield self._table(header, [self._finding_row(each) for each in found], (0.17, 0.25, 0.58))

    def _finding_row(self, finding: Finding) -> tuple[str, ...]:
        place = self.words.place_of_answer(finding.place)
        said = finding.weight(self.language), finding.words(self.language)
        return self._capitalised(said[0]), place, self._capitalised(said[1])

    def _costs(self) -> Iterator[PaperBlock]:
        say, language = self.words.say, self.language
        rows = [
            (self.words.place(identity), chosen.variant.cost[language])
            for identity, chosen in self.selection.chosen.items()
            if chosen.variant.cost
        ]
        if not rows:
            yield Prose(say("no_costs"))
            return
        yield Prose(say("costs_intro"))
        costs = self.library.clauses.get("costs")
        if costs:
            chosen = self.selection.chosen.get("costs")
            omitted = costs.omission.use[language] if costs.omission else ""
            rule = chosen.variant.label[language] if chosen else omitted
            if rule:
                yield Prose(say("costs_who", rule=rule), introduces=True)
        yield self._table(("column_provision", "column_cost"), rows, (0.3, 0.7))

    def _open(self) -> Iterator[PaperBlock]:
        say = self.words.say
        rows = self.words.open_answers()
        if not rows:
            yield Prose(say("nothing_open"))
            return
        yield Prose(say("open_intro"), introduces=True)
        yield self._table(("column_open", "column_where"), rows, (0.5, 0.5))

    def _capitalised(self, text: str) -> str:
        return self.selection.grammar.capitalise(text)

    def _table(
        self, header: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]
    ) -> Table:
        cells = tuple(tuple(Cell(text) for text in row) for row in rows)
        return Table(tuple(self.words.say(key) for key in header), cells, tuple(widths))
