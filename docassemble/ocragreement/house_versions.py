"""The versions of a ministry's house library as they lie in the database, and in folders.

Nothing here needs docassemble.
"""

import contextlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Row, Table, select

from . import house_tables as tables
from .draft_access import aware
from .house_checks import HouseReport, check_house
from .house_folders import place_files
from .house_records import NONE, Activation, HouseVersion, Review
from .house_upload import check_size
from .problems import Problem, ProblemsError

__all__ = ["HouseVersions", "current_version", "require_version"]


_LAST = str(
    select(tables.activations.c.version)
    .order_by(tables.activations.c.position.desc())
    .limit(1)
    .compile(compile_kwargs={"literal_binds": True})
)


class HouseVersions:
    """The versions of the house library, to be read."""

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

    def current(self) -> int:
        """Return the number of the version with which new drafts are made; 0 if there is none."""
        with self._engine.connect() as connection:
            return current_version(connection)

    def versions(self) -> list[HouseVersion]:
        """List the versions, the newest first."""
        with self._engine.connect() as connection:
            current = current_version(connection)
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
        return [
            Activation(row.version, row.before, aware(row.moment), row.who, row.note)
            for row in self._decisions(tables.activations)
        ]

    def reviews(self) -> list[Review]:
        """List what reviewers have said, the last first."""
        return [
            Review(row.version, row.approved, aware(row.moment), row.who, row.note)
            for row in self._decisions(tables.reviews)
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
            require_version(connection, number)
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

    def _decisions(self, table: Table) -> Sequence[Row[Any]]:
        """What was decided, the last first."""
        with self._engine.connect() as connection:
            return connection.execute(select(table).order_by(table.c.position.desc())).all()


def current_version(connection: Connection) -> int:
    """Return the number of the current version; 0 if there is none.

    Args:
        connection: The database.
    """
    # Each review asks, and SQLAlchemy would take longer than the database.
    with contextlib.closing(connection.connection.cursor()) as cursor:
        cursor.execute(_LAST)
        row = cursor.fetchone()
    return int(row[0]) if row else NONE


def require_version(connection: Connection, number: int) -> None:
    """Ask for a version.

    Args:
        connection: The database.
        number: The version.

    Raises:
        ProblemsError: There is no such version.
    """
    known = select(tables.versions.c.number).where(tables.versions.c.number == number)
    if connection.scalar(known) is None:
        raise ProblemsError([Problem("house.unknown_version", values={"number": number})])
