"""What the memorandum calls things: places of the draft, sources, choices, departures."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from .agreement import Agreement, Blank, Block, Clause, Paragraph, Side
from .departures import MODEL, Departure
from .interface import from_english, labelled, strung
from .languages import load_languages
from .library import Parameter, Practice, Variant
from .noun_phrases import NounPhrase
from .paper import phrases
from .selection import Chosen, Selection
from .states import load_states
from .values import languages_in_order

__all__ = ["MemorandumWords", "source_in"]

_PLAIN_KINDS = ("omitted", "added", "changed")


class MemorandumWords:
    """The words of one memorandum, in its language."""

    def __init__(self, selection: Selection, agreement: Agreement) -> None:
        """Prepare the words.

        Args:
            selection: What the draft is made of, in the language of the memorandum.
            agreement: The same draft, written.
        """
        self._selection = selection
        self._agreement = agreement
        self._language = selection.language
        self._clauses = {clause.identity: clause for clause in agreement.clauses}

    def say(self, key: str, /, **values: object) -> str:
        """Return a fixed sentence with its gaps filled."""
        sentence = phrases("memorandum", self._language)[key].strip()
        return sentence.format(**{name: str(value) for name, value in values.items()})

    def listed(self, names: Sequence[str]) -> str:
        """Return names as one phrase ("Spanish, Italian and English")."""
        return self._selection.grammar.join(names)

    def parties(self) -> str:
        """Return the names of both Parties."""
        values = self._selection.values
        both = (values.home_party, values.counterpart_party)
        return self.listed([self.say("open") if v.is_open else str(v.phrase) for v in both])

    def of(self, phrase: NounPhrase) -> str:
        """Return a name behind "of" ("del Reino de España")."""
        return self._selection.grammar.inflect(phrase, self.say("of"))

    def authentic_languages(self) -> str:
        """Return the authentic languages, and which of them prevails."""
        answers = self._selection.answers
        names = self.listed(
            [self._language_name(code) for code in languages_in_order(answers, "home")]
        )
        if not answers.prevailing:
            return names
        prevailing = self._language_name(answers.prevailing)
        return self.say("prevailing", languages=names, prevailing=prevailing)

    def _language_name(self, code: str | None) -> str:
        if code is None:
            return self.say("language_open")
        return load_languages()[code].names[self._language]

    def signature(self) -> str:
        """Return place and date of signature."""
        answers, grammar = self._selection.answers, self._selection.grammar
        place = answers.place.get(self._language) or self.say("place_open")
        date = grammar.date_in_digits(answers.date) if answers.date else self.say("date_open")
        return self.say("signature_place_date", place=place, date=date)

    def source(self, source: str) -> str:
        """Return a source of the library as it is cited in the language."""
        return source_in(self._language, source)

    def practice(self, practice: Practice) -> tuple[str, str]:
        """Say how often a wording was counted.

        Args:
            practice: What was counted.

        Returns:
            Whose practice it is, and the count.
        """
        label = self.say("practice")
        if practice.state:
            state = load_states()[practice.state].short_names[self._language]
            label = self.say("practice_of", state=state)
        counted = practice.counted[self._language]
        return label, self.say(
            "practice_count", count=practice.count, of=practice.of, counted=counted
        )

    def wording(self, variant: Variant) -> str:
        """Return what a wording is called; of the Model's own, where it stands there."""
        source = self.source(variant.source)
        model = self.say("model")
        if variant.identity == MODEL and source.startswith(model):
            return self.say("as_model", place=source.removeprefix(model))
        return variant.label[self._language]

    def place(self, identity: str) -> str:
        """Return where a clause stands ("Article 6. Asset sharing")."""
        title = self._title(identity)
        clause = self._clauses.get(identity)
        if clause is None or not clause.label:
            return title
        article = self._selection.wording.article_heading.format(number=clause.label)
        return self.say("article_heading", article=article, title=title)

    def _title(self, identity: str) -> str:
        definition = self._selection.library.clauses[identity]
        chosen = self._selection.chosen.get(identity)
        return ((chosen.variant.title if chosen else {}) or definition.title)[self._language]

    def place_of_answer(self, path: str) -> str:
        """Return what an answer is called, for a reader who has never seen the answers."""
        group, _, rest = path.partition(".")
        identity = rest.partition(".")[0]
        if group == "clauses" and identity in self._selection.library.clauses:
            return self.place(identity)
        label = self._selection.wording.blanks.get(path, "")
        return self._selection.grammar.capitalise(label) if label else path

    def choices(self, chosen: Chosen) -> str:
        """Return what was decided of a clause's parameters, in one line."""
        capitalise = self._selection.grammar.capitalise
        return strung(
            (
                labelled(
                    capitalise(parameter.label[self._language]),
                    self._choice(parameter, chosen.answers[name]),
                    self._language,
                )
                for name, parameter in chosen.variant.parameters.items()
            ),
            self._language,
        )

    def _choice(self, parameter: Parameter, answer: Any) -> str:
        if answer is None:
            return self.say("open")
        if parameter.type == "choice":
            return parameter.options[answer].label[self._language]
        if parameter.type == "several":
            return self.listed([parameter.options[each].label[self._language] for each in answer])
        if parameter.type == "text":
            texts = answer if isinstance(answer, Mapping) else {self._language: answer}
            return str(texts.get(self._language) or next(iter(texts.values()), self.say("open")))
        if parameter.type == "percentage":
            wording = self._selection.wording
            digits = f"{answer:.2f}".rstrip("0").rstrip(".").replace(".", wording.decimal_mark)
            return wording.percentage.format(number=digits)
        return str(answer)

    def departure(self, departure: Departure) -> str:
        """Return how a clause departs from the Model."""
        ways = [self.say(f"departure_{kind}") for kind in departure.kinds if kind in _PLAIN_KINDS]
        return self._sentence([*ways, *self._by_hand(departure)])

    def _sentence(self, parts: Sequence[str]) -> str:
        return self._selection.grammar.capitalise(
            strung((part for part in parts if part), self._language)
        )

    def by_hand(self, departure: Departure) -> str:
        """Return what the lawyer did to a wording; nothing if it stands as it is."""
        return self._sentence(self._by_hand(departure))

    def _by_hand(self, departure: Departure) -> list[str]:
        done = []
        if departure.typed:
            names = self.listed([self._language_name(code) for code in departure.typed])
            done.append(self.say("departure_typed", languages=names))
        if departure.dropped:
            one = len(departure.dropped) == 1
            key = "departure_dropped" if one else "departure_dropped_several"
            done.append(self.say(key, items=self.listed(departure.dropped)))
        if departure.added:
            key = "departure_one_item" if departure.added == 1 else "departure_items"
            done.append(self.say(key, count=departure.added))
        if departure.reordered:
            items = self.listed(departure.reordered)
            done.append(self.say("departure_reordered", items=items))
        if departure.moved:
            done.append(self.say("departure_moved"))
        return done

    def open_answers(self) -> list[tuple[str, str]]:
        """Return what is open and where its blanks stand."""
        labels: dict[str, str] = {}
        places: dict[str, list[str]] = {}
        for clause in self._agreement.clauses:
            for blank in _blanks(clause.blocks):
                labels[blank.answer] = blank.label
                places.setdefault(blank.answer, []).append(self._short_place(clause))
        for signature in self._agreement.signatures:
            for inline in (*signature.party, signature.name, signature.title):
                if isinstance(inline, Blank):
                    labels[inline.answer] = inline.label
                    places.setdefault(inline.answer, []).append(self._signs(signature.side))
        capitalise = self._selection.grammar.capitalise
        return [
            (capitalise(label), capitalise(self.listed(tuple(dict.fromkeys(places[answer])))))
            for answer, label in labels.items()
        ]

    def _signs(self, side: Side) -> str:
        party = self._selection.values.party(side)
        name = self.say("open") if party.is_open else str(party.phrase)
        return self.say("signature_of", party=name)

    def _short_place(self, clause: Clause) -> str:
        if clause.label:
            return self._selection.wording.article_heading.format(number=clause.label)
        return self._title(clause.identity)


def source_in(language: str, source: str) -> str:
    """Return a source of the library as it is cited in a language.

    Args:
        language: Interface language.
        source: Instruments and articles, as the library cites them in English.

    Returns:
        The same in the language; a name that is not known stays as it is.

    Example:
        >>> source_in("es", "Model, art. 6(a); Convention, art. 14(3)(a)")
        'Modelo, art. 6 a); Convención, art. 14.3 a)'
    """
    names = from_english("source-names", language)
    if not names:
        return source
    words = sorted(names, key=len, reverse=True)
    pattern = "|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words)
    translated = re.sub(pattern, lambda found: names[found[0]], source)
    dotted = re.sub(r"(?<=\d)\((\d+)\)", r".\1", translated)
    dotted = re.sub(r"-\((\d+)\)", r"-\1", dotted)
    lettered = re.sub(r"(?<=\d)\(([a-z])\)", r" \1)", dotted).replace("-(", "-")
    return strung(lettered.split("; "), language)


def _blanks(blocks: Iterable[Block]) -> Iterator[Blank]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from (inline for inline in block.content if isinstance(inline, Blank))
            continue
        for item in block.items:
            yield from (inline for inline in item.content if isinstance(inline, Blank))
            yield from _blanks(item.lists)
