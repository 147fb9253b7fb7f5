"""What the names in a text stand for in one draft: the answers, said in one language."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from .agreement import NATIONALITIES, SIDES, Side
from .answers import Answers
from .authorities import Authority
from .demonyms import join_demonyms, load_demonyms
from .grammar import Grammar
from .home_party import load_home_party
from .languages import load_languages
from .library import LanguageWording, Library, Parameter
from .noun_phrases import NounPhrase
from .states import load_states
from .typography import with_no_breaks

__all__ = ["GAP", "Value", "Values", "facts", "languages_in_order", "parameter_value"]

GAP = "\uffff"
"""Stands for a blank inside a phrase, so that words before it inflect; no answer can contain it."""


@dataclass(frozen=True)
class Value:
    """What a name stands for.

    Attributes:
        phrase: The words and the article that small words contract with; `GAP` is a blank.
        answer: Path of the answer; empty for words of the library.
        label: What belongs in the blank if the answer is open.
    """

    phrase: NounPhrase
    answer: str = ""
    label: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the answer is open."""
        return GAP in self.phrase.words


class Values:
    """The values of one draft in one language."""

    def __init__(
        self, answers: Answers, library: Library, language: str, grammar: Grammar, keeper: Side
    ) -> None:
        """Say every answer in the language.

        Args:
            answers: What the lawyer decided.
            library: The clause library.
            language: Language of the text.
            grammar: Its grammar.
            keeper: The Party that keeps the original, and so stands first.
        """
        self._answers = answers
        self._language = language
        self._grammar = grammar
        self._wording: LanguageWording = library.wording[language]
        self._authorities: dict[Side, tuple[tuple[Value, Value | None], ...]] = {}
        self.home = self._state_value("home")
        self.counterpart = self._state_value("counterpart")
        self.home_party = self._party(self.home)
        self.counterpart_party = self._party(self.counterpart)
        self.sides = SIDES if keeper == "home" else (SIDES[1], SIDES[0])
        order = languages_in_order(answers, keeper)
        self.languages = tuple(self._language_value(code) for code in order)
        self.instruments = tuple(library.instruments[each] for each in answers.instruments)
        self.by_name = self._by_name()

    def party(self, side: Side) -> Value:
        """Return the Party as it signs: the State, or its Government."""
        return self.home_party if side == "home" else self.counterpart_party

    def authorities(self, side: Side) -> tuple[tuple[Value, Value | None], ...]:
        """Return name and role of each authority of a Party; one that has no role has None."""
        if side not in self._authorities:
            self._authorities[side] = self._authorities_of(side)
        return self._authorities[side]

    def _authorities_of(self, side: Side) -> tuple[tuple[Value, Value | None], ...]:
        answers, language = self._answers, self._language
        named = answers.home_authorities if side == "home" else answers.counterpart_authorities
        path = f"authorities.{side}"
        role = self._wording.blanks["authorities.role"]
        return tuple(
            (
                self._named(each.name.get(language), path),
                Value(self._grammar.phrase(each.role.get(language) or GAP), path, role)
                if each.role
                else None,
            )
            for each in named or (Authority(),)
        )

    def signatory(self, side: Side) -> tuple[Value, Value]:
        """Return name and office of who signs for a side."""
        answers = self._answers
        who = answers.home_signatory if side == "home" else answers.counterpart_signatory
        path = f"signatories.{side}"
        return (
            self._text(who.name, f"{path}.name"),
            self._text(who.title.get(self._language), f"{path}.title"),
        )

    def _by_name(self) -> Mapping[str, Value]:
        answers, language = self._answers, self._language
        values: dict[str, Value] = {}
        for name, side in zip(("first", "second"), self.sides, strict=True):
            authorities = (
                answers.home_authority if side == "home" else answers.counterpart_authority
            )
            state = self.home if side == "home" else self.counterpart
            authority = self._named(authorities.get(language), f"authorities.{side}")
            for key in (name, side):
                values[key] = state
                values[f"{key}.party"] = self.party(side)
                values[f"{key}.authority"] = authority
        values["nationalities"] = self._nationalities()
        place = self._grammar.place(answers.place.get(language) or GAP)
        values["place"] = Value(place, "place", self._wording.blanks["place"])
        date = self._grammar.date_in_words(answers.date) if answers.date else None
        values["date"] = self._text(date, "date")
        values["languages.count"] = Value(
            self._bare(self._grammar.cardinal(len(answers.authentic)))
        )
        if answers.prevailing:
            values["languages.prevailing"] = self._language_value(answers.prevailing)
        return values

    def _state_value(self, side: Side) -> Value:
        answers, language = self._answers, self._language
        if side == "home":
            return Value(load_states()[load_home_party().state].names[language])
        path = "counterpart.name"
        phrase = answers.counterpart.phrase(language)
        return self._text(None, path) if phrase is None else Value(phrase, path)

    def _nationalities(self) -> Value:
        """The two demonyms in the order of the original; open if they cannot be joined."""
        demonyms = {
            "home": load_demonyms(self._language).get(load_home_party().state),
            "counterpart": self._answers.counterpart.demonym(self._language),
        }
        one, other = (demonyms[side] for side in self.sides)
        joined = join_demonyms(one, other, self._grammar)
        label = self._wording.blanks["counterpart.name"]
        return Value(self._bare(joined or GAP), NATIONALITIES, label)

    def _party(self, state: Value) -> Value:
        if self._answers.level == "states":
            return state
        return Value(self._grammar.government_of(state.phrase), state.answer, state.label)

    def _language_value(self, code: str | None) -> Value:
        path = "languages.authentic"
        if code is None:
            return self._text(None, path)
        return self._text(load_languages()[code].names.get(self._language), path)

    def _text(self, text: str | None, path: str) -> Value:
        return Value(self._bare(text or GAP), path, self._wording.blanks[path])

    def _named(self, text: str | None, path: str) -> Value:
        """Say a name in the middle of a sentence: its article has no capital, however typed."""
        typed = self._grammar.place(text or GAP)
        phrase = replace(typed, article=typed.article.lower())
        return Value(phrase, path, self._wording.blanks[path])

    def _bare(self, text: str) -> NounPhrase:
        return NounPhrase("", text, self._language)


def languages_in_order(answers: Answers, keeper: Side) -> tuple[str | None, ...]:
    """Return the authentic languages in the order of an original: those of its keeper first.

    Args:
        answers: What the lawyer decided.
        keeper: The Party that keeps the original.

    Returns:
        Codes of the languages; None is a blank, which stands for the counterpart's language.
    """
    home = load_home_party().language
    official = answers.counterpart.official_languages
    if keeper == "home":
        return answers.authentic
    first = [
        code for code in answers.authentic if code is None or (code in official and code != home)
    ]
    return (*first, *(code for code in answers.authentic if code not in first))


def facts(values: Values, answers: Answers) -> Mapping[str, str]:
    """Return the answers to what `when` may ask.

    Args:
        values: The values of the draft.
        answers: What the lawyer decided.

    Returns:
        One word for each of `library.CONDITIONS`.
    """
    protocols = sum(instrument.protocol for instrument in values.instruments)
    genders = {values.home_party.phrase.gender, values.counterpart_party.phrase.gender}
    return {
        "level": answers.level,
        "counterpart.kind": answers.counterpart.kind,
        "protocols": ("none", "one")[protocols] if protocols < 2 else "several",
        "languages": ("one", "two", "several")[min(len(answers.authentic), 3) - 1],
        "parties": "feminine" if genders == {"f"} else "masculine",
    }


def parameter_value(
    parameter: Parameter,
    answer: Any,
    path: str,
    grammar: Grammar,
    wording: LanguageWording,
) -> Value:
    """Say what a parameter is in words of the language.

    Args:
        parameter: A percentage, an integer or a text.
        answer: What the lawyer decided, or the default; None if it is open.
        path: Path of the answer.
        grammar: The language's grammar.
        wording: The language's words.

    Returns:
        The value ("12,5 por ciento", "tres"), or a blank.
    """
    language = grammar.language
    label = parameter.label.get(language, parameter.label["en"])
    text = _words(parameter, answer, grammar, wording)
    phrase = NounPhrase("", text or GAP, language)
    if parameter.type == "text" and text:
        named = grammar.phrase(text)
        # An article that is split off contracts (“al Fondo”); what was typed stands as typed.
        phrase = named if str(named) == text else phrase
    return Value(phrase, path, label)


def _words(
    parameter: Parameter, answer: Any, grammar: Grammar, wording: LanguageWording
) -> str | None:
    if answer is None:
        return None
    if isinstance(answer, Mapping):
        text: str | None = answer.get(grammar.language)
        return text and with_no_breaks(text, wording.no_break)
    if parameter.type == "percentage":
        digits = f"{answer:.2f}".rstrip("0").rstrip(".").replace(".", wording.decimal_mark)
        return wording.percentage.format(number=digits)
    gender = parameter.gender.get(grammar.language, "m")
    return grammar.cardinal(answer, gender, before_noun=True)
