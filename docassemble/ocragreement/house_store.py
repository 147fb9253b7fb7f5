"""Where the versions of a ministry's house library are kept, and which of them is the current one.

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
from collections.abc import Collection, Mapping
from pathlib import Path

from sqlalchemy import Connection, Engine, func, insert, select
from sqlalchemy.exc import IntegrityError

from . import house_tables as tables
from .draft_access import aware, now, person
from .house_checks import HouseReport, check_house
from .house_folders import place_files
from .house_records import (
    LIBRARIANS,
    NONE,
    Activation,
    HouseVersion,
    NotLibrarian,
    checked_note,
)
from .house_upload import check_size
from .problems import Problem, ProblemsError, one_line

__all__ = ["LIBRARIANS", "NONE", "Activation", "HouseStore", "HouseVersion", "NotLibrarian"]

_audit = logging.getLogger("ocragreement.audit")


class HouseStore:
    """The versions of the house library."""

    def __init__(self, engine: Engine, root: Path) -> None:
        """Open the database, and make the tables that are missing.

        Args:
            engine: The database.
            root: Where versions are put into folders to be read.
        """
        self._engine = engine
        self._root = root
        self._folders: dict[int, str] = {}
        tables.make_house_tables(engine)

    # Reading

    def current(self) -> int:
        """Return the number of the version with which new drafts are made; 0 if there is none."""
        with self._engine.connect() as connection:
            return _current(connection)

    def versions(self) -> list[HouseVersion]:
        """List the versions, the newest first."""
        with self._engine.connect() as connection:
            current = _current(connection)
            rows = connection.execute(
                select(tables.versions).order_by(tables.versions.c.number.desc())
            )
            return [
                HouseVersion(
                    *(row.number, aware(row.made), row.made_by, row.note),
                    is_current=row.number == current,
                )
                for row in rows
            ]

    def activations(self) -> list[Activation]:
        """List which version became the current one when, the last first."""
        with self._engine.connect() as connection:
            rows = connection.execute(
                select(tables.activations).order_by(tables.activations.c.position.desc())
            )
            return [
                Activation(row.version, row.before, aware(row.moment), row.who, row.note)
                for row in rows
            ]

    def files(self, number: int) -> dict[str, str]:
        """Return the files of a version.

        Args:
            number: The version.

        Returns:
            Texts by name, in the order of the names.

        Raises:
            ProblemsError: There is no such version.
        """
        with self._engine.connect() as connection:
            _require(connection, number)
            rows = connection.execute(
                select(tables.files.c.name, tables.files.c.text)
                .where(tables.files.c.version == number)
                .order_by(tables.files.c.name)
            )
            return {row.name: row.text for row in rows}

    def folder(self, number: int) -> str:
        """Return a folder with the files of a version, as `load_library` reads it.

        Args:
            number: The version.

        Returns:
            The folder.

        Raises:
            ProblemsError: There is no such version.
        """
        if number not in self._folders or not Path(self._folders[number]).is_dir():
            self._folders[number] = self.folder_of(self.files(number))
        return self._folders[number]

    def folder_of(self, files: Mapping[str, str]) -> str:
        """Return a folder with files that are no version yet, to check or preview them.

        Args:
            files: Texts by name.

        Returns:
            The folder.

        Raises:
            ProblemsError: They are too many or too large.
        """
        check_size(files)
        return str(place_files(self._root, files))

    def check(self, files: Mapping[str, str]) -> HouseReport:
        """Check files together with our library.

        Args:
            files: Texts by name.

        Returns:
            All that was found.
        """
        try:
            return check_house(self.folder_of(files))
        except ProblemsError as error:
            return HouseReport(error.problems, None, {})

    # Deciding

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
            ProblemsError: The library has an error, there is no note, or somebody else has
                activated another version in the meantime; then nothing has changed.
        """
        self._allow(who, roles, "activate")
        said = checked_note(note)
        report = self.check(files)
        if not report.is_sound:
            raise ProblemsError(report.problems)
        moment = now()
        try:
            with self._engine.begin() as connection:
                number = (connection.scalar(select(func.max(tables.versions.c.number))) or 0) + 1
                connection.execute(
                    insert(tables.versions).values(
                        number=number, made=moment, made_by=person(who), note=said
                    )
                )
                for name, text in files.items():
                    connection.execute(
                        insert(tables.files).values(version=number, name=name, text=text)
                    )
                _become_current(connection, number, expected, moment, person(who), said)
        except IntegrityError:
            raise ProblemsError([Problem("house.changed")]) from None
        _audit.info("library activated version=%d who=%s", number, one_line(person(who)))
        return HouseVersion(number, aware(moment), person(who), said, is_current=True)

    def roll_back(
        self, number: int, note: str, who: str, roles: Collection[str], expected: int
    ) -> None:
        """Make an earlier version the current one again, or none.

        Args:
            number: The version; 0 for none.
            note: Why.
            who: E-mail of the account.
            roles: Its roles.
            expected: The version that is current as far as this person knows.

        Raises:
            NotLibrarian: This person does not decide that.
            ProblemsError: There is no such version, it does not fit our library any more, it is
                the current one, there is no note, or somebody else has activated another version
                in the meantime; then nothing has changed.
        """
        self._allow(who, roles, "roll back")
        said = checked_note(note)
        if number == expected:
            raise ProblemsError([Problem("house.is_current", values={"number": number})])
        if number != NONE:
            report = self.check(self.files(number))
            if not report.is_sound:
                raise ProblemsError(report.problems)
        try:
            with self._engine.begin() as connection:
                _become_current(connection, number, expected, now(), person(who), said)
        except IntegrityError:
            raise ProblemsError([Problem("house.changed")]) from None
        _audit.info(
            "library rolled back version=%d before=%d who=%s",
            *(number, expected, one_line(person(who))),
        )

    @staticmethod
    def _allow(who: str, roles: Collection[str], what: str) -> None:
        if not person(who) or LIBRARIANS.isdisjoint(roles):
            _audit.info("library refused to %s who=%s", what, one_line(person(who)))
            raise NotLibrarian


def _current(connection: Connection) -> int:
    last = (
        select(tables.activations.c.version).order_by(tables.activations.c.position.desc()).limit(1)
    )
    return connection.scalar(last) or NONE


def _require(connection: Connection, number: int) -> None:
    known = select(tables.versions.c.number).where(tables.versions.c.number == number)
    if connection.scalar(known) is None:
        raise ProblemsError([Problem("house.unknown_version", values={"number": number})])


def _become_current(
    connection: Connection,
    number: int,
    expected: int,
    moment: datetime.datetime,
    who: str,
    note: str,
) -> None:
    before = _current(connection)
    if before != expected:
        raise ProblemsError([Problem("house.changed")])
    last = connection.scalar(select(func.max(tables.activations.c.position))) or 0
    # Two who decide at once want the same position, and only one of them gets it.
    connection.execute(
        insert(tables.activations).values(
            position=last + 1, version=number, before=before, moment=moment, who=who, note=note
        )
    )
