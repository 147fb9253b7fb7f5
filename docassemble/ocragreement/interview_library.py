# pre-load
"""The librarian's desk: the files of the house library are uploaded, mended, activated."""

from collections.abc import Callable
from typing import Any

from docassemble.base.thread_context import this_thread
from docassemble.base.util import (
    DAFile,
    DAObject,
    command,
    get_language,
    response,
    set_language,
    validation_error,
)

from .house_store import NONE
from .house_upload import MAXIMUM_UPLOAD, read_upload
from .interface import say
from .interview_account import account, desk_url
from .interview_house import current_house, house_store, use_house
from .interview_html import literal, problem_list
from .interview_language import Speaking
from .interview_library_review import LibraryReview, version_number
from .interview_library_shown import clause_file_text
from .interview_uploads import uploaded
from .library_schema import library_schema_text
from .problems import Problem, ProblemsError
from .zip_file import zipped

__all__ = ["Librarian"]


class Librarian(
    Speaking,
    LibraryReview,
    DAObject,  # type: ignore[misc]  # docassemble has no types
):
    """The files that a librarian works on, kept in the session until they are activated."""

    def init(self, *pargs: Any, **kwargs: Any) -> None:
        """Begin with the current version."""
        super().init(*pargs, **kwargs)
        self.files: dict[str, str] = {}
        self.based_on = NONE
        self.begun = False

    def sit_down(self) -> None:
        """Use the current version in this request, and begin with its files."""
        use_house(current_house())
        if not self.begun and self.allowed():
            self._start(current_house())

    def allowed(self) -> bool:
        """Whether this person decides what is in the house library."""
        return account().librarian

    # What is done

    def take_upload(self) -> None:
        """Take the files that were uploaded.

        Raises:
            DAValidationError: With every problem; then none of the files is taken.
        """
        set_language(self.language)
        taken: dict[str, str] = {}
        left_out: list[str] = []
        problems: list[Problem] = []
        for name, content in uploaded(self.__dict__.get("uploaded"), MAXIMUM_UPLOAD):
            try:
                upload = read_upload(name, content)
            except ProblemsError as error:
                problems += error.problems
            else:
                taken |= upload.files
                left_out += upload.left_out
        if not taken and not problems:
            problems.append(Problem("house.no_upload"))
        if problems:
            lines = [each.say(get_language()) for each in problems]
            heading = say("house_desk.not_taken", get_language())
            validation_error(problem_list(heading, lines), field="house.uploaded")
        self.files |= taken
        said = [say("house_desk.taken", get_language(), files=", ".join(sorted(taken)))]
        if left_out:
            said.append(say("house_desk.left_out", get_language(), files=", ".join(left_out)))
        self.said = ("info", said)
        self.__dict__.pop("uploaded", None)

    def open_file(self, name: object, line: object) -> bool:
        """Take a file in hand to mend it.

        Args:
            name: Its name, as an address gives it.
            line: Where to begin.

        Returns:
            Whether there is such a file.
        """
        if not self.allowed() or name not in self.files:
            return False
        self.at = str(name)
        self.line = int(str(line)) if str(line).isdecimal() else 0
        self.text = self.files[self.at]
        return True

    def file_problems(self) -> str:
        """Return what is wrong with the file in hand, as HTML; empty if nothing is."""
        problems = [each for each in self.report().problems if each.file == self.at]
        if not problems:
            return ""
        lines = "".join(f"<li>{literal(each.say(get_language()))}</li>" for each in problems)
        return f'<div role="alert"><ul class="house-problems">{lines}</ul></div>'

    def take_text(self) -> None:
        """Keep the text of the file in hand.

        Raises:
            DAValidationError: It is too large.
        """
        set_language(self.language)
        if self.allowed() and self.at in self.files:
            self.sent(
                lambda: self.files.update({self.at: clause_file_text(self.at, self.text)}), "text"
            )

    def name(self) -> str:
        """Return the name of the file in hand, safe on a screen."""
        return literal(self.at)

    def turn_back(self) -> None:
        """Go back to the library, whatever was being asked."""
        visitor = this_thread.current_info["user"]["session_uid"]
        this_thread.internal["event_stack"].get(visitor, []).clear()

    def leave(self) -> None:
        """Go to the list of drafts."""
        command("exit", url=desk_url())

    def remove(self, name: object) -> None:
        """Take a file out."""
        if self.allowed():
            self.files.pop(str(name), None)

    def take_back(self, name: object) -> None:
        """Put a file in again that was taken out."""
        base = self._base()
        if self.allowed() and name in base:
            self.files[str(name)] = base[str(name)]

    def discard(self) -> None:
        """Begin again with the current version."""
        if self.allowed():
            self._start(current_house())

    def take_up(self, number: object) -> None:
        """Work on the files of another version."""
        if self.allowed():
            self._try(lambda: setattr(self, "files", house_store().files(version_number(number))))

    def activate(self) -> None:
        """Make a version of the files.

        Raises:
            DAValidationError: The library has an error, or this person may not.
        """
        set_language(self.language)
        who = account()
        self.sent(
            lambda: house_store().activate(
                self.files, self.note, who.who, who.roles, self.based_on
            ),
            "note",
        )
        self._start(current_house())
        self.said = ("success", [say("house_desk.activated", get_language(), number=self.based_on)])

    def submit(self) -> None:
        """Make a version of the files that somebody else reviews.

        Raises:
            DAValidationError: The library has an error, or this person may not.
        """
        set_language(self.language)
        who = account()
        made = self.sent(
            lambda: house_store().submit(self.files, self.note, who.who, who.roles), "note"
        )
        self._start(current_house())
        self.said = (
            "success",
            [say("house_desk.was_submitted", get_language(), number=made.number)],
        )

    def make_current(self) -> None:
        """Make the version in hand the current one.

        Raises:
            DAValidationError: It does not fit any more, or this person may not.
        """
        set_language(self.language)
        who = account()
        self.sent(
            lambda: house_store().make_current(
                self.version, self.note, who.who, who.roles, current_house()
            ),
            "note",
        )
        self._start(current_house())
        key = "back_to" if self.based_on != NONE else "back_to_none"
        self.said = ("success", [say(f"house_desk.{key}", get_language(), number=self.based_on)])

    def export(self, number: object) -> None:
        """Send files as a ZIP: those of a version, or those that are being worked on.

        Args:
            number: The version; None for the files at hand.
        """
        if not self.allowed():
            return
        files = self.files if number is None else None
        if files is None:
            files = self._try(lambda: house_store().files(version_number(number)))
        if files is not None:
            name = say("house_desk.zip", get_language(), number=number or self.based_on)
            content = zipped({each: text.encode() for each, text in files.items()})
            _download(name, content)

    def schema(self) -> None:
        """Send the JSON Schema of clause files."""
        _download("clause-schema.json", library_schema_text().encode())

    # Inside

    def _start(self, number: int) -> None:
        self.based_on = number
        self.begun = True
        self.files = self._base()
        for name in ("note", "uploaded", "compared"):
            self.__dict__.pop(name, None)

    def _try(self, what: Callable[[], Any]) -> Any:
        try:
            return what()
        except ProblemsError as error:
            self.said = ("warning", [each.say(get_language()) for each in error.problems])
            return None


def _download(name: str, content: bytes) -> None:
    file = DAFile()
    file.set_random_instance_name()
    file.initialize(filename=name)
    file.write(content, binary=True)
    file.commit()
    response(url=file.url_for(attachment=True))
