# pre-load
"""What the draft does on the review: the map, the findings, and remedies taken at once."""

from collections.abc import Mapping
from html import escape
from typing import Any

from docassemble.base.functions import set_save_status
from docassemble.base.util import get_language, json_response, set_language

from .grammar import load_grammar
from .interface import say
from .interview_addresses import address, addresses
from .interview_approvals import ApprovedDraft
from .interview_aside import put_aside
from .interview_clauses import variant_of
from .interview_html import action_link, neutral_markup
from .interview_map import clause_map
from .interview_order import moved_article
from .interview_preview import clause_preview, preview_place
from .interview_remedies import is_remedy, remedied, remedy_label
from .library_loader import load_library

__all__ = ["ReviewScreens"]


class ReviewScreens(ApprovedDraft):
    """The part of a draft that the review needs."""

    language: str
    chosen: dict[str, Any]

    def map(self) -> str:
        """Return what the checks say, and the whole agreement as a table.

        Who may only read the draft gets the table alone.
        """
        return clause_map(
            self.texts(),
            self.chosen,
            get_language(),
            addresses(),
            self.remarks(),
            only_read=self.only_read,
        )

    def form_shown(self) -> str:
        """Return a line on the form of the document, with a link to its screen."""
        language = get_language()
        answers = self.answers()
        number, date = answers.draft.number, answers.draft.date
        which = [str(number)] if number else []
        which += [load_grammar(language).date_in_words(date)] if date else []
        said = {
            "numbers": say(f"interview.numbers_{answers.articles.numbers}", language),
            "titles": say(f"interview.titles_{answers.articles.titles}", language),
            "paper": say(f"interview.paper_{answers.layout.paper}", language),
            "draft": ", ".join(which) or say("interview.open", language),
        }
        words = escape(say("interview.form_shown", language, **said))
        link = action_link(address, say("interview.change", language), "form_of_document")
        return neutral_markup(f"<p>{words} {link}</p>")

    def apply_remedy(self, clause: object, choice: object) -> None:
        """Make the choice of a remedy; what is no remedy of the library changes nothing.

        Args:
            clause: The clause of which something was said, as an address names it.
            choice: The remedy, likewise.
        """
        set_language(self.language)
        self.use_house()
        library = load_library()
        if not isinstance(choice, Mapping) or not is_remedy(library, str(clause), choice):
            return
        identity = str(clause)
        variant = variant_of(library.clauses[identity], self.chosen.get(identity))
        after = remedied(library, self.chosen, identity, choice)
        changed = {
            each: self.chosen.get(each)
            for each in {*after, *self.chosen}
            if after.get(each) != self.chosen.get(each)
        }
        for each, was in changed.items():
            put_aside(self.__dict__.setdefault("set_aside", {}), each, was, after.get(each))
        self.chosen = after
        self.remedy = {
            "clause": identity,
            "variant": variant,
            "choice": dict(choice),
            "before": changed,
            "after": {each: after.get(each) for each in changed},
        }

    def move_article(self, clause: object, step: object) -> None:
        """Move an article up or down; numbers and references follow.

        Args:
            clause: The article, as an address names it.
            step: -1 or 1, likewise.
        """
        library = load_library()
        agreement = self.texts().agreement(self.document_languages()[0])
        standing = [each.identity for each in agreement.articles]
        if clause in standing and step in (-1, 1):
            articles = [
                each.identity for each in library.clauses.values() if each.part == "article"
            ]
            self.article_order = moved_article(standing, articles, str(clause), int(str(step)))

    def undo_remedy(self) -> None:
        """Take back the remedy that was taken last; everything else stays."""
        taken = self.__dict__.pop("remedy", None)
        for identity, answer in (taken["before"] if taken else {}).items():
            self.chosen.pop(identity, None)
            if answer is not None:
                self.chosen[identity] = answer

    def remedy_taken(self) -> str:
        """Return a line on the remedy that was just taken, with the article as it stands now.

        Returns:
            HTML; empty if none was taken, or if its clause has been changed since.
        """
        taken = self.__dict__.get("remedy")
        if not taken or any(
            self.chosen.get(each) != answer for each, answer in taken["after"].items()
        ):
            return ""
        language = get_language()
        library = load_library()
        identity = taken["clause"]
        label = remedy_label(library, identity, taken["variant"], taken["choice"], language)
        title = library.clauses[identity].title[language]
        words = escape(say("interview.remedy_taken", language, clause=title, choice=label))
        undo = action_link(address, say("interview.undo", language), "undo_remedy")
        shown = preview_place(say("interview.as_it_stands", language), identity, {}, True)
        return neutral_markup(
            f'<div class="remedy-taken" role="status"><p>{words} {undo}</p>{shown}</div>'
        )

    def answer_remedy_preview(self, clause: object, choice: Any) -> None:
        """Answer the browser's question how an article will stand with a remedy; nothing is saved.

        Args:
            clause: The clause.
            choice: The remedy; empty for the clause as it stands.
        """
        set_language(self.language)
        self.use_house()
        set_save_status("ignore")
        library = load_library()
        identity = str(clause)
        if identity not in library.clauses or not isinstance(choice, Mapping):
            json_response({"html": ""})
        chosen = self.chosen
        if is_remedy(library, identity, choice):
            chosen = remedied(library, chosen, identity, choice)
        data = {**self.data(), "clauses": chosen}
        languages = self.document_languages()
        json_response(clause_preview(data, identity, languages, get_language()))
