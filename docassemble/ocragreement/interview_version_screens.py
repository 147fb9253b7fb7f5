# pre-load
"""What the draft does to keep numbered versions of itself, and to compare two of them."""

import datetime
import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from docassemble.base.functions import set_save_status
from docassemble.base.util import (
    background_action,
    background_response,
    force_ask,
    get_language,
    set_language,
    validation_error,
)

from .answer_writer import write_answers
from .answers import DraftNumber
from .dossier import Dossier, make_dossier
from .draft_attachments import LONGEST_NOTE
from .draft_record import Version
from .interface import say
from .interview_account import account, clock, draft_store
from .interview_addresses import address, addresses
from .interview_answer import give, refuse
from .interview_document_screens import DocumentScreens, document_sets
from .interview_html import action_link, literal, neutral_markup
from .interview_keeping import KeptDraft
from .interview_values import day_given
from .interview_versions import (
    compared_html,
    redline_between,
    shared_languages,
    versions_html,
)
from .library_loader import load_library
from .problems import Problem, ProblemsError
from .remarks import remark
from .zip_file import zipped

__all__ = ["VersionScreens"]

NOW = "now"


class VersionScreens(DocumentScreens, KeptDraft):
    """The part of a draft that the screens on its versions need."""

    language: str
    version_note: str
    version_date: Any

    def versions(self) -> list[Version]:
        """Return the versions that have been kept, the newest first."""
        return draft_store().versions(self.identity, account().who) if self.is_kept else []

    def next_version(self) -> int:
        """Return the number of the version that would be kept now."""
        return max((each.number for each in self.versions()), default=0) + 1

    def versions_kept(self) -> str:
        """Return the versions, and what can be done with them, as HTML for a docassemble screen."""
        table = versions_html(self.versions(), addresses(), clock(), get_language())
        return f'<div class="versions-kept">{table}{self._version_links()}</div>'

    def today(self) -> str:
        """Return the date on the server, as an answer file writes it."""
        return datetime.datetime.now(clock()).date().isoformat()

    def ask_version(self) -> None:
        """Ask what to note about the version that is to be kept."""
        self._forget("version_answered", "version_note", "version_date")
        force_ask("draft.version_answered")

    def keep_version(self) -> None:
        """Let the set be made in the background, and kept under the next number.

        Raises:
            DAValidationError: The note is too long, or cannot be shown.
        """
        set_language(self.language)
        try:
            note = remark(str(self.version_note or ""), LONGEST_NOTE)
        except ProblemsError as error:
            said = literal(error.problems[0].say(get_language()))
            validation_error(said, field="draft.version_note")
        self.set_token = secrets.token_urlsafe()
        self.set_of = self.made_from()
        date = day_given(self.values(), "version_date") or ""
        document_sets().begin(self.set_token, note, date)
        background_action("version_made", None, token=self.set_token, language=get_language())

    def write_version(self, token: str, language: str) -> None:
        """Make the set and keep it; runs in the background.

        Args:
            token: Name under which the set is kept for a day.
            language: Interface language of its names and papers.
        """
        set_language(language)
        self.use_house()
        asked = document_sets().state(token)

        def kept(progress: Callable[[int, int], None]) -> Dossier:
            day = datetime.date.fromisoformat(asked.date) if asked.date else None
            made, number = None, 0
            while not number:
                wanted = self.next_version()
                answers = replace(self.answers(), draft=DraftNumber(wanted, day))
                made = make_dossier(answers, load_library(), language, progress=progress)
                data = write_answers(answers, load_library())
                number = draft_store().add_version(
                    self.identity, account().who, asked.note, made.files, data, wanted
                )
            assert made is not None
            return made

        document_sets().make(
            token, kept, lambda error: [problem.say(language) for problem in error.problems]
        )
        background_response()

    def give_version(self, number: object, name: object = "") -> None:
        """Answer the browser with a file of a version; nothing is saved.

        Args:
            number: The version.
            name: Name of the file; empty for all of them in a zip file.
        """
        set_save_status("ignore")
        try:
            wanted = int(str(number)) if str(number).isdecimal() else 0
            names = [str(name)] if name else self._version(wanted).files
            files = {
                each: draft_store().version_file(self.identity, wanted, each, account().who)
                for each in names
            }
        except ProblemsError as error:
            refuse([problem.say(get_language()) for problem in error.problems], 404)
        else:
            give(str(name) or "x.zip", files[str(name)] if name else zipped(files))

    # Two versions

    def comparable(self) -> list[dict[str, str]]:
        """Offer what can be compared: every version, and the draft as it is now."""
        language = get_language()
        offered = [{NOW: say("documents.as_it_is_now", language)}]
        return offered + [
            {str(each.number): say("documents.version_number", language, number=each.number)}
            for each in self.versions()
        ]

    def ask_comparison(self) -> None:
        """Ask which versions to compare."""
        self._forget("compare_answered", "compare_old", "compare_new")
        force_ask("draft.compare_answered")

    def compared(self) -> str:
        """Return what the chosen versions differ in, as HTML; empty if none have been chosen."""
        if not self.__dict__.get("compare_answered") or not self.is_kept:
            return ""
        names = (str(self.__dict__["compare_old"]), str(self.__dict__["compare_new"]))
        try:
            old, new = (self._answers_of(each) for each in names)
            links = {
                code: address("version_redline", old=names[0], new=names[1], language=code)
                for code in shared_languages(old, new)
            }
        except ProblemsError as error:
            return "".join(f"<p>{problem.say(get_language())}</p>" for problem in error.problems)
        return compared_html(old, new, links, get_language())

    def give_comparison(self, old: object, new: object, code: object) -> None:
        """Answer the browser with a redline between two versions; nothing is saved.

        Args:
            old: The older one's number, or "now".
            new: The newer one's.
            code: Language of the text.
        """
        set_save_status("ignore")
        try:
            answers = [self._answers_of(str(each)) for each in (old, new)]
            if code not in shared_languages(*answers):
                raise ProblemsError([_no_version(code)])
            content = redline_between(answers[0], answers[1], str(code), get_language())
        except ProblemsError as error:
            refuse([problem.say(get_language()) for problem in error.problems], 404)
        else:
            give("x.docx", content)

    # Inside

    def _version_links(self) -> str:
        language, links = get_language(), []
        if not self.only_read:
            words = say("documents.keep_version", language, number=self.next_version())
            links.append(action_link(address, words, "keep_version", "btn btn-secondary"))
        if self.versions():
            words = say("documents.compare", language)
            links.append(action_link(address, words, "compare_versions", "btn btn-link"))
        return neutral_markup(f"<p>{' '.join(links)}</p>")

    def _forget(self, *names: str) -> None:
        for name in names:
            self.__dict__.pop(name, None)

    def _version(self, number: int) -> Version:
        for each in self.versions():
            if each.number == number:
                return each
        raise ProblemsError([_no_version(number)])

    def _answers_of(self, name: str) -> Mapping[str, Any]:
        if name == NOW:
            return write_answers(self.answers(), load_library())
        return self._version(int(name) if name.isdecimal() else 0).answers


def _no_version(name: object) -> Problem:
    return Problem("documents.no_version", values={"name": name})
