# pre-load
"""What the draft does on the screens on clauses."""

import re
from collections.abc import Mapping
from html import escape
from typing import Any

from docassemble.base.functions import set_save_status
from docassemble.base.util import (
    DADict,
    get_language,
    json_response,
    set_language,
    validation_error,
)

from .interface import labelled, say
from .interview_aside import Aside, back, put_aside
from .interview_clause_fields import clause_fields
from .interview_clauses import (
    clause_answer,
    clauses_asked,
    optional_clauses,
    section_of,
    standing_variant,
    variant_of,
)
from .interview_draft_house import DraftHouse
from .interview_html import literal
from .interview_preview import clause_preview, typed_forms
from .interview_texts import texts_of
from .interview_typed import without_unchanged
from .library import OMITTED
from .library_loader import load_library
from .problems import Problem, ProblemsError

__all__ = ["ClauseScreens"]


class ClauseScreens(DraftHouse):
    """The part of a draft that the screens on clauses need."""

    language: str
    chosen: dict[str, Any]
    field: Any
    clause_answered: Any

    def clauses_asked(self) -> list[str]:
        """Return the clauses that the full way asks about."""
        return clauses_asked(self.chosen)

    def clauses_left(self) -> list[str]:
        """Return those of which the screen has not been answered."""
        answered = self.clause_answered.elements
        return [each for each in self.clauses_asked() if each not in answered]

    def clause_title(self, identity: str) -> str:
        """Return what a clause is about, in the interface language."""
        return load_library().clauses[identity].title[get_language()]

    def clause_fields(self, identity: str) -> list[dict[str, Any]]:
        """Return the fields of the screen on a clause."""
        languages = self.document_languages()
        answer, aside = self.chosen.get(identity), self._aside.get(identity, [])
        return clause_fields(identity, answer, languages, get_language(), aside)

    def beside(self, identity: str) -> str:
        """Return the place beside the screen on a clause that the browser fills.

        docassemble shows it twice: on a wide window beside the questions, where the script folds it
        open for good, on a narrow one below them, where a tap does.
        """
        words = escape(say("interview.as_it_will_stand", get_language()))
        return (
            f'<details class="folding"><summary>{words}</summary>'
            f'<div class="beside" data-clause="{identity}" aria-live="polite"></div></details>'
        )

    def answer_preview(self, identity: object, fields: Any) -> None:
        """Answer the browser's question how a clause will stand; nothing is saved.

        Args:
            identity: The clause.
            fields: The fields of its screen, by name.
        """
        set_language(self.language)
        self.use_house()
        set_save_status("ignore")
        if identity not in load_library().clauses or not isinstance(fields, Mapping):
            json_response({"html": "", "typed": {}, "problems": []})
        known = {str(name): each for name, each in fields.items()}
        json_response(self._preview(str(identity), clause_answer(str(identity), known)))

    def take_clause(self) -> None:
        """Take what was answered on the screen on a clause, whose fields tell which it is.

        Raises:
            DAValidationError: With the first problem and what would be right, at its field.
        """
        set_language(self.language)
        self.use_house()
        # Not docassemble's index: another tab may have asked for another clause since.
        identity = next(iter(self.field.elements)).partition(":")[0]
        fields = {
            name: each.elements if isinstance(each, DADict) else each
            for name, each in self.field.elements.items()
        }
        answer = self._written(identity, clause_answer(identity, fields))
        try:
            texts_of(self._data(identity, answer))
        except ProblemsError as error:
            self._refuse_clause(identity, answer, error.problems[0])
        self._choose(identity, answer)
        self.clause_answered[identity] = True
        self.field.elements.clear()
        self.keep_now()

    def optional_choices(self) -> list[dict[str, str]]:
        """Offer the clauses that may stand or not."""
        language = get_language()
        return [
            {
                "value": clause.identity,
                "label": f"**{clause.title[language]}.** {self._use(clause, language)}",
            }
            for clause in optional_clauses(load_library())
        ]

    def optional_standing(self) -> list[str]:
        """Return the optional clauses that stand so far."""
        return [
            clause.identity
            for clause in optional_clauses(load_library())
            if variant_of(clause, self.chosen.get(clause.identity)) != OMITTED
        ]

    def take_articles(self) -> None:
        """Take which of the optional clauses stand; one ticked again is as it was."""
        set_language(self.language)
        self.use_house()
        before = self.optional_standing()
        wanted = {name for name, on in self.articles.elements.items() if on}  # type: ignore[attr-defined]
        for clause in optional_clauses(load_library()):
            stands = clause.identity in wanted
            if stands == (clause.identity in before):
                continue
            self._choose(clause.identity, back(self._aside, clause, stands))
        try:
            self.answers()
        except ProblemsError as error:
            validation_error(literal(error.problems[0].say(get_language())), field="draft.articles")
        # What stands is known by the clauses: the screen of one may leave it out since.
        self.__dict__.pop("articles")
        self.keep_now()

    def flags_of(self, identity: object) -> list[str]:
        """Return what the screen on a clause sets, as docassemble asks for it.

        Args:
            identity: The clause, as an address names it.

        Returns:
            One name; that of the review if there is no such clause.
        """
        if identity not in load_library().clauses:
            return ["draft.reviewed"]
        return [f"draft.clause_answered['{identity}']"]

    def flags_of_section(self, section: str) -> list[str]:
        """Return what the screens on the clauses of a section set.

        Args:
            section: Its name ("section_scope").

        Returns:
            A name for each clause of it that stands; that of the choice of clauses if none does.
        """
        asked = [each for each in self.clauses_asked() if section_of(each) == section]
        flags = [f"draft.clause_answered['{each}']" for each in asked]
        return flags or ["draft.articles_answered"]

    @property
    def _aside(self) -> Aside:
        """What was chosen for the clauses before."""
        aside: Aside = self.__dict__.setdefault("set_aside", {})
        return aside

    def _use(self, clause: Any, language: str) -> str:
        return str(clause.variants[standing_variant(clause)].use[language])

    def _choose(self, identity: str, answer: Any) -> None:
        put_aside(self._aside, identity, self.chosen.get(identity), answer)
        if answer is None:
            self.chosen.pop(identity, None)
        else:
            self.chosen[identity] = answer

    def _data(self, identity: str, answer: Any) -> dict[str, Any]:
        data = self.data()
        data["clauses"].pop(identity, None)
        if answer is not None:
            data["clauses"][identity] = answer
        return data

    def _preview(self, identity: str, answer: Any) -> dict[str, Any]:
        languages = self.document_languages()
        return clause_preview(self._data(identity, answer), identity, languages, get_language())

    def _written(self, identity: str, answer: Any) -> Any:
        """The answer without texts by hand that are still those of the wording."""
        if not isinstance(answer, Mapping) or not answer.get("text"):
            return answer
        typed = typed_forms(self._data(identity, answer), identity, self.document_languages())
        return without_unchanged(load_library().clauses[identity], answer, typed)

    def _refuse_clause(self, identity: str, answer: Any, problem: Problem) -> None:
        """Refuse the screen: at the field if the problem is of one of its fields."""
        language = get_language()
        beginning = f"clauses.{identity}"
        if not problem.path.startswith(beginning):
            validation_error(literal(problem.say(language)))
        place = re.sub(r"\[\d+\]", "", problem.path.removeprefix(beginning))
        names = [part for part in place.split(".") if part]
        variant = variant_of(load_library().clauses[identity], answer)
        asked = [field for field in self.clause_fields(identity) if "field" in field]
        labels = {field["field"]: field["label"] for field in asked}
        sentence = say(problem.key, language, **problem.values)
        for name in (
            ":".join((identity, variant, *names)),
            ":".join((identity, *names)),
            f"{identity}:variant",
        ):
            field = f"draft.field['{name}']"
            if field in labels:
                validation_error(literal(labelled(labels[field], sentence, language)), field=field)
        validation_error(literal(sentence))
