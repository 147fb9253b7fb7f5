# pre-load
"""The desk: the drafts that somebody has access to, and what can be done with them."""

import uuid

from docassemble.base.thread_context import this_thread
from docassemble.base.util import (
    DAObject,
    command,
    get_language,
    response,
    set_language,
    validation_error,
)

from .answer_file import read_answer_file, write_answer_file
from .answer_reader import read_answers
from .draft_record import DraftRecord
from .house_store import NONE
from .interface import say
from .interview_account import (
    Account,
    account,
    agreement_url,
    clock,
    draft_store,
    library_url,
)
from .interview_addresses import addresses
from .interview_choices import example_content
from .interview_desk_tables import draft_list, history_table
from .interview_house import current_house, use_house
from .interview_html import literal, problem_list, shortened
from .interview_kept import finished, kept_answers, kept_progress, restored
from .interview_language import Speaking
from .interview_screens import SCREENS
from .interview_sharing import NEEDS_AUTHOR, DraftInHand
from .interview_uploads import uploaded
from .interview_words import draft_heading
from .library_loader import load_library
from .problems import Problem, ProblemsError
from .safe_yaml import MAXIMUM_BYTES

__all__ = ["Desk"]


class Desk(DraftInHand, Speaking, DAObject):  # type: ignore[misc]  # docassemble has no types
    """The list of drafts, and the draft of it that something is done with."""

    at: str

    def person(self) -> Account:
        """Return who sits at the desk."""
        return account()

    def use_house(self) -> None:
        """Take clauses from the current version of the house library, for new drafts."""
        use_house(current_house())

    def sees_library(self) -> bool:
        """Whether this person decides or reviews what is in the house library."""
        return account().sees_library

    def go_to_library(self) -> None:
        """Go to the house library."""
        command("exit", url=library_url())

    def drafts(self) -> list[DraftRecord]:
        """Return the drafts that this person has access to."""
        who = account().who
        return draft_store().list_for(who) if who else []

    def table(self) -> str:
        """Return the list of drafts as HTML."""
        author = account().author
        return draft_list(self.drafts(), get_language(), addresses(), clock(), author=author)

    def notice(self) -> str:
        """Return what was done or refused last, as HTML, and forget it."""
        kind, text = self.__dict__.pop("said", ("", ""))
        return f'<p class="alert alert-{kind}" role="status">{literal(text)}</p>' if text else ""

    # Beginning

    def begin(self, way: object) -> None:
        """Go to a new draft, which is kept from its first answer on.

        Args:
            way: The short or the full way through the interview.
        """
        if self._may_write():
            chosen = "full" if way == "full" else "short"
            command("exit", url=agreement_url(uuid.uuid4().hex, new="1", way=chosen))

    def begin_unkept(self) -> None:
        """Go to a draft that only this visit knows."""
        command("exit", url=agreement_url())

    def take_example(self) -> None:
        """Make a draft from the example that was chosen.

        Raises:
            DAValidationError: This person makes no drafts.
        """
        self._send(lambda: self._begin_with(example_content(self.example)))

    def open(self, identity: object) -> None:
        """Go to a draft.

        Args:
            identity: The draft, as an address names it.
        """
        command("exit", url=agreement_url(str(identity)))

    def take_in(self) -> None:
        """Make a draft from the answer file that was uploaded or pasted.

        Raises:
            DAValidationError: With every problem of the file; then there is no draft.
        """
        set_language(self.language)
        try:
            self._begin_with(self._file_content())
        except ProblemsError as error:
            lines = [problem.say(get_language()) for problem in error.problems]
            field = "desk.file" if self.__dict__.get("file") else "desk.pasted"
            validation_error(
                problem_list(
                    say("interview.file_problems", get_language()), shortened(lines, get_language())
                ),
                field=field,
            )
        for name in ("file", "pasted"):
            self.__dict__.pop(name, None)

    def go_to_made(self) -> None:
        """Go to the draft that has just been made."""
        command("exit", url=agreement_url(self.made))

    def turn_back(self) -> None:
        """Go back to the list, whatever was being asked."""
        visitor = this_thread.current_info["user"]["session_uid"]
        this_thread.internal["event_stack"].get(visitor, []).clear()

    # With a draft of the list

    def take(self, identity: object, needed: str = "read") -> bool:
        """Take a draft of the list in hand.

        Args:
            identity: The draft, as an address names it.
            needed: What one must be allowed to do with it.

        Returns:
            Whether one is; the list says why not.
        """
        self.at = str(identity)
        record = self._tried(lambda: draft_store().get(self.at, account().who))
        if record is None:
            return False
        if needed == "own" and record.level != "own":
            return self._refuse(Problem("drafts.needs_own"))
        if needed == "edit" and record.level == "read":
            return self._refuse(Problem("drafts.needs_edit"))
        return needed == "read" or self._may_write()

    def heading(self) -> str:
        """Return what the draft in hand is called, safe on a screen."""
        return literal(self.plain_heading())

    def plain_heading(self) -> str:
        """Return what the draft in hand is called, as it is."""
        return draft_heading(self._record(), get_language())

    def rename(self) -> None:
        """Give the draft in hand the name that was typed.

        Raises:
            DAValidationError: It is too long, or the draft may not be renamed.
        """
        self._send(
            lambda: draft_store().rename(self.at, str(self.name or ""), account().who), "name"
        )
        self.__dict__.pop("name", None)

    def duplicate(self, identity: object) -> None:
        """Make a draft of one's own from another, and say so.

        Args:
            identity: The draft, as an address names it.
        """
        if self._may_write():
            copy = self._tried(lambda: draft_store().duplicate(str(identity), account().who))
            if copy:
                self._say("duplicated", draft_heading(copy, get_language()))

    def delete(self) -> None:
        """Delete the draft in hand, whose deletion has been confirmed, and say so."""
        record = self._tried(self._record)
        if record is None or self._tried(lambda: self._deleted(record)) is None:
            return
        self._say("deleted", draft_heading(record, get_language()))

    def export(self, identity: object) -> None:
        """Send the answers of a draft as an answer file.

        Args:
            identity: The draft, as an address names it.
        """
        record = self._tried(lambda: draft_store().get(str(identity), account().who))
        if record is None:
            return
        use_house(record.house_version or NONE)
        library = load_library()
        content = write_answer_file(read_answers(record.answers, library), library)
        response(binaryresponse=content.encode(), content_type="application/yaml; charset=utf-8")

    def history(self) -> str:
        """Return who changed which answer of the draft in hand when, as HTML."""
        changes = draft_store().history(self.at, account().who)
        return history_table(changes, get_language(), clock())

    # Inside

    def _deleted(self, record: DraftRecord) -> bool:
        draft_store().delete(record.identity, account().who)
        return True

    def _begin_with(self, content: str | bytes) -> None:
        """Make a draft from the content of an answer file."""
        if not account().author:
            raise ProblemsError([NEEDS_AUTHOR])
        self.use_house()
        # As the screens would say it, so that opening the draft changes nothing in it.
        values = restored(read_answer_file(content, load_library()), finished())
        values |= {f"{screen}_answered": True for screen in SCREENS}
        made = draft_store().create(
            account().who,
            kept_answers(values),
            kept_progress(values),
            house_version=current_house(),
        )
        self.made = made.identity

    def _file_content(self) -> bytes | str:
        files = uploaded(self.__dict__.get("file"), MAXIMUM_BYTES)
        return files[0][1] if files else str(self.__dict__.get("pasted") or "")
