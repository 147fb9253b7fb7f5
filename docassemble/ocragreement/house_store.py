"""Where the versions of a ministry's house library are kept, and which of them is the current one.

A librarian makes versions and decides which is the current one; a reviewer says of a version
whether its wordings will do. On a server that asks for it, only what a reviewer has approved
becomes current.

Nothing here needs docassemble: the store gets a database and a folder.

Example:
    >>> from pathlib import Path
    >>> from sqlalchemy import create_engine
    >>> import tempfile
    >>> store = HouseStore(create_engine("sqlite://"), Path(tempfile.mkdtemp()))
    >>> store.current()
    0
"""

import datetime
import logging
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, func, insert, select
from sqlalchemy.exc import IntegrityError

from . import house_tables as tables
from .draft_access import aware, now, person
from .house_records import (
    NONE,
    Activation,
    HouseVersion,
    NotLibrarian,
    NotReviewer,
    Review,
    checked_note,
)
from .house_versions import HouseVersions, current_version, require_version
from .problems import Problem, ProblemsError, one_line
from .roles import LIBRARIANS, REVIEWERS

__all__ = [
    "NONE",
    "Activation",
    "HouseStore",
    "HouseVersion",
    "NotLibrarian",
    "NotReviewer",
    "Review",
]

_audit = logging.getLogger("ocragreement.audit")


class HouseStore(HouseVersions):
    """The versions of the house library, and who decides on them."""

    def __init__(self, engine: Engine, root: Path, *, reviewed: bool = False) -> None:
        """Open the database, and make the tables that are missing.

        Args:
            engine: The database.
            root: Where versions are put into folders to be read.
            reviewed: Whether only a version that a reviewer has approved becomes current.
        """
        super().__init__(engine, root)
        self.reviewed = reviewed

    # What a librarian decides

    def submit(
        self, files: Mapping[str, str], note: str, who: str, roles: Collection[str]
    ) -> HouseVersion:
        """Make a version to be reviewed; drafts are not made with it.

        Args:
            files: Texts by name.
            note: What its maker says of it.
            who: E-mail of the account.
            roles: Its roles.

        Returns:
            The version.

        Raises:
            NotLibrarian: This person does not decide that.
            ProblemsError: The library has an error, or there is no note; then nothing has changed.
        """
        said = self._checked(files, note, who, roles, "submit")
        moment = now()
        with self._deciding() as connection:
            number = _make_version(connection, files, moment, person(who), said)
        _audit.info("library submitted version=%d who=%s", number, one_line(person(who)))
        return HouseVersion(number, aware(moment), person(who), said, is_current=False)

    def activate(
        self,
        files: Mapping[str, str],
        note: str,
        who: str,
        roles: Collection[str],
        expected: int,
    ) -> HouseVersion:
        """Make a version, with which new drafts are made from now on.

        Args:
            files: Texts by name.
            note: What its maker says of it.
            who: E-mail of the account.
            roles: Its roles.
            expected: The version that is current as far as its maker knows.

        Returns:
            The version.

        Raises:
            NotLibrarian: This person does not decide that.
            ProblemsError: The library has an error, there is no note, somebody has to review it
                before, or somebody else has activated another version in the meantime; then nothing
                has changed.
        """
        said = self._checked(files, note, who, roles, "activate")
        if self.reviewed:
            raise ProblemsError([Problem("house.needs_review")])
        moment = now()
        with self._deciding() as connection:
            number = _make_version(connection, files, moment, person(who), said)
            _become_current(connection, number, expected, moment, person(who), said)
        _audit.info("library activated version=%d who=%s", number, one_line(person(who)))
        return HouseVersion(number, aware(moment), person(who), said, is_current=True)

    def make_current(
        self, number: int, note: str, who: str, roles: Collection[str], expected: int
    ) -> None:
        """Make a version that was submitted, or was current before, the current one; or none.

        Args:
            number: The version; 0 for none.
            note: Why.
            who: E-mail of the account.
            roles: Its roles.
            expected: The version that is current as far as this person knows.

        Raises:
            NotLibrarian: This person does not decide that.
            ProblemsError: There is no such version, it does not fit our library any more, it is
                the current one, it is not approved where it must be, there is no note, or somebody
                else has activated another version in the meantime; then nothing has changed.
        """
        _allow(who, roles, LIBRARIANS, f"make version {number} current")
        said = checked_note(note)
        if number == expected:
            raise ProblemsError([Problem("house.is_current", values={"number": number})])
        if number != NONE:
            report = self.check(self.files(number))
            if not report.is_sound:
                raise ProblemsError(report.problems)
        if number in self.awaiting_review():
            raise ProblemsError([Problem("house.not_approved", values={"number": number})])
        with self._deciding() as connection:
            _become_current(connection, number, expected, now(), person(who), said)
        _audit.info(
            "library made current version=%d before=%d who=%s",
            *(number, expected, one_line(person(who))),
        )

    def awaiting_review(self) -> frozenset[int]:
        """Return the versions that what a reviewer has or has not said keeps from being current."""
        if not self.reviewed:
            return frozenset()
        last = {each.version: each.approved for each in reversed(self.reviews())}
        free = {version for version, approved in last.items() if approved}
        free |= {each.version for each in self.activations()}
        return frozenset(each.number for each in self.versions()) - free

    # What a reviewer decides

    def review(
        self, number: int, approved: bool, note: str, who: str, roles: Collection[str]
    ) -> None:
        """Say of a version whether its wordings will do; what is said last holds.

        Args:
            number: The version.
            approved: Whether they do; else it is sent back.
            note: Why.
            who: E-mail of the account.
            roles: Its roles.

        Raises:
            NotReviewer: This person does not decide that.
            ProblemsError: There is no such version, this person has made it, there is no note, or
                somebody else has reviewed at the same moment; then nothing has changed.
        """
        _allow(who, roles, REVIEWERS, f"review version {number}")
        said = checked_note(note)
        with self._deciding("house.reviewed_meanwhile") as connection:
            require_version(connection, number)
            made_by = select(tables.versions.c.made_by).where(tables.versions.c.number == number)
            if connection.scalar(made_by) == person(who):
                raise ProblemsError([Problem("house.own_version", values={"number": number})])
            connection.execute(
                insert(tables.reviews).values(
                    position=_next(connection, tables.reviews, "position"),
                    version=number,
                    approved=approved,
                    moment=now(),
                    who=person(who),
                    note=said,
                )
            )
        _audit.info(
            "library %s version=%d who=%s",
            *("approved" if approved else "sent back", number, one_line(person(who))),
        )

    # Inside

    @contextmanager
    def _deciding(self, at_once: str = "house.changed") -> Iterator[Connection]:
        """A transaction; of two who decide at the same moment one is told so."""
        try:
            with self._engine.begin() as connection:
                yield connection
        except IntegrityError:
            raise ProblemsError([Problem(at_once)]) from None

    def _checked(
        self, files: Mapping[str, str], note: str, who: str, roles: Collection[str], what: str
    ) -> str:
        """The note, on one line, of somebody who may make a version of files that are sound."""
        _allow(who, roles, LIBRARIANS, what)
        said = checked_note(note)
        report = self.check(files)
        if not report.is_sound:
            raise ProblemsError(report.problems)
        return said


def _allow(who: str, roles: Collection[str], needed: frozenset[str], what: str) -> None:
    if not person(who) or needed.isdisjoint(roles):
        _audit.info("library refused to %s who=%s", what, one_line(person(who)))
        raise NotReviewer if needed == REVIEWERS else NotLibrarian


def _next(connection: Connection, table: Table, column: str) -> Any:
    """The number that follows the last one; of two who want it at once only one gets it."""
    return (connection.scalar(select(func.max(table.c[column]))) or 0) + 1


def _make_version(
    connection: Connection,
    files: Mapping[str, str],
    moment: datetime.datetime,
    who: str,
    note: str,
) -> int:
    number: int = _next(connection, tables.versions, "number")
    connection.execute(
        insert(tables.versions).values(number=number, made=moment, made_by=who, note=note)
    )
    for name, text in files.items():
        connection.execute(insert(tables.files).values(version=number, name=name, text=text))
    return number


def _become_current(
    connection: Connection,
    number: int,
    expected: int,
    moment: datetime.datetime,
    who: str,
    note: str,
) -> None:
    before = current_version(connection)
    if before != expected:
        raise ProblemsError([Problem("house.changed")])
    connection.execute(
        insert(tables.activations).values(
            position=_next(connection, tables.activations, "position"),
            version=number,
            before=before,
            moment=moment,
            who=who,
            note=note,
        )
    )
