# pre-load
"""What the librarian is shown: the files at hand, what a check says of them, the versions."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from docassemble.base.util import get_language

from .house_checks import HouseReport, check_house
from .house_samples import removed_wordings
from .house_store import NONE, Activation, HouseVersion, Review
from .house_upload import file_text
from .interface import say
from .interview_account import account, clock
from .interview_addresses import addresses
from .interview_house import current_house, house_store, use_house
from .interview_house_html import (
    VersionRow,
    changes_html,
    file_table,
    problem_table,
    version_table,
)
from .interview_html import literal, problem_list
from .interview_names import name_of_language
from .interview_words import person_words, when_words
from .language_pack import house_files, house_folder, using_house
from .library_diff import library_changes

__all__ = ["LibraryShown", "clause_file_text"]


class LibraryShown:
    """The part of the librarian's desk that changes nothing."""

    files: dict[str, str]
    based_on: int
    version: int

    # What is shown

    def notice(self) -> str:
        """Return what was done or refused last, as HTML, and forget it."""
        kind, lines = self.__dict__.pop("said", ("", []))
        shown = "<br>".join(literal(line) for line in lines)
        return f'<p class="alert alert-{kind}" role="status">{shown}</p>' if lines else ""

    def status(self) -> str:
        """Return which version is the current one, as HTML."""
        current = next((each for each in house_store().versions() if each.is_current), None)
        return literal(_version_words(current))

    def outdated(self) -> bool:
        """Whether another version has become current since these files were begun with."""
        return self.based_on != current_house()

    def changed(self) -> bool:
        """Whether the files are not those of the version that they were begun with."""
        return self.files != self._base()

    def table(self) -> str:
        """Return the files as HTML."""
        base = self._base()
        states = {name: _state(name, self.files, base) for name in sorted({*base, *self.files})}
        return file_table(states, get_language(), addresses()) if states else ""

    def problems(self) -> str:
        """Return what is wrong with the files, as HTML; empty if nothing is."""
        problems = self.report().problems
        return problem_table(problems, get_language(), addresses()) if problems else ""

    def unwritten(self) -> list[str]:
        """Return a line for each language that lacks wordings of the house library."""
        interface = get_language()
        with using_house(self._base_folder()):
            before = check_house(house_folder()).unwritten
        new = {
            language: [each for each in missing if each not in before.get(language, ())]
            for language, missing in self.report().unwritten.items()
        }
        return [
            literal(say("house_desk.language_lacks", interface, **values))
            for values in (
                {"language": name_of_language(code, interface), "wordings": ", ".join(missing)}
                for code, missing in new.items()
                if missing
            )
        ]

    def report(self) -> HouseReport:
        """Return what the check says of the files."""
        return house_store().check(self.files)

    def versions(self) -> str:
        """Return the versions as HTML; empty if there is none."""
        store = house_store()
        versions = store.versions()
        if not versions:
            return ""
        known = _Known(
            store.current(), store.activations(), store.reviews(), store.awaiting_review()
        )
        rows = [_row(each, known) for each in (*versions, None)]
        return version_table(rows, get_language(), addresses(), clock())

    def changes(self) -> str:
        """Return what the files change, of the current version or of ours, as HTML."""
        report = self.report()
        if report.problems:
            return self.problems()
        return self._changes_of(report, self.files, self._base_folder())

    def version_changes(self) -> str:
        """Return what the version in hand changes, of the current one or of ours, as HTML."""
        files = house_store().files(self.version)
        report = house_store().check(files)
        if report.problems:
            heading = say("house_desk.does_not_fit", get_language())
            return problem_list(heading, [each.say(get_language()) for each in report.problems])
        return self._changes_of(report, files, house_folder())

    def version_words(self) -> str:
        """Return who made the version in hand when and why, safe on a screen."""
        made = next(each for each in house_store().versions() if each.number == self.version)
        return literal(_version_words(made, "version_made"))

    def against(self) -> str:
        """Return what the files are compared with: "current" or "ours"."""
        return str(self.__dict__.get("compared", "current"))

    # Inside

    def _changes_of(self, report: HouseReport, files: Mapping[str, str], current: str) -> str:
        """What files without an error change, of a folder or of our library alone."""
        before = check_house("" if self.against() == "ours" else current).library
        after = report.library
        if before is None or after is None:
            return ""
        changes, _added = library_changes(before, after)
        removed = list(removed_wordings(before, after))
        with using_house(house_store().folder_of(files)):
            return changes_html(after, changes, removed, get_language())

    def _base(self) -> dict[str, str]:
        """The files of the version that the work began with, or of the server's own folder."""
        if self.based_on != NONE:
            return house_store().files(self.based_on)
        use_house(NONE)
        try:
            return {
                path.name: clause_file_text(path.name, path.read_bytes())
                for path in house_files(house_folder())
            }
        finally:
            use_house(current_house())

    def _base_folder(self) -> str:
        return house_store().folder_of(self._base())


def clause_file_text(name: str, content: str | bytes) -> str:
    """Return the text of a clause file as it is kept.

    Args:
        name: Its name.
        content: What was typed, or stands in it.

    Returns:
        The text.

    Raises:
        ProblemsError: It is too large, or no text.
    """
    raw = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    return file_text(name, raw)


def _state(name: str, files: Mapping[str, str], base: Mapping[str, str]) -> str:
    if name not in files:
        return "removed"
    if name not in base:
        return "new"
    return "kept" if files[name] == base[name] else "changed"


class _Known(NamedTuple):
    """What is known of all versions."""

    current: int
    activations: Sequence[Activation]
    reviews: Sequence[Review]
    awaiting: Collection[int]


def _row(version: HouseVersion | None, known: _Known) -> VersionRow:
    """A version, or none, with what its reader may do with it."""
    number = version.number if version else NONE
    who = account()
    activations = [each for each in known.activations if each.version == number]
    is_current = number == known.current
    submitted = version is not None and not activations
    actions: dict[str, str] = {}
    if version is not None:
        reviews = who.reviewer and version.made_by != who.who and not is_current
        actions |= {"review": "review"} if reviews else {"see_version": "see_version"}
    if who.librarian:
        actions |= {"export": "export", "take_up": "take_up"} if version else {}
        if not is_current and number not in known.awaiting:
            actions["make_current"] = "activate_version" if submitted else "roll_back"
    state = "submitted" if submitted else "earlier" if version else ""
    state = "current" if is_current else state
    reviews_of = [each for each in known.reviews if each.version == number]
    return VersionRow(version, state, activations, reviews_of, actions)


def _version_words(version: HouseVersion | None, key: str = "current_version") -> str:
    interface = get_language()
    if version is None:
        return say("house_desk.none", interface)
    return say(
        f"house_desk.{key}",
        interface,
        number=version.number,
        when=when_words(version.made, interface, clock()),
        who=person_words(version.made_by, interface),
        note=version.note,
    )
