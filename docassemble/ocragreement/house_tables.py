"""The tables in which the versions of a house library are kept.

They are not sealed as drafts are: every lawyer of the ministry reads these texts in their drafts.
"""

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError

__all__ = ["activations", "files", "make_house_tables", "reviews", "versions"]

_metadata = MetaData()

versions = Table(
    "ocragreement_house_versions",
    _metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("made", DateTime, nullable=False),
    Column("made_by", String(255), nullable=False),
    Column("note", Text, nullable=False),
)
"""The versions; none is ever changed or deleted, since drafts keep theirs."""

files = Table(
    "ocragreement_house_files",
    _metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("name", String(100), primary_key=True),
    Column("text", Text, nullable=False),
)
"""The files of the versions."""

activations = Table(
    "ocragreement_house_activations",
    _metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
    Column("before", Integer, nullable=False),
    Column("moment", DateTime, nullable=False),
    Column("who", String(255), nullable=False),
    Column("note", Text, nullable=False),
)
"""Which version became the current one when, and which it followed; 0 is none. The last holds."""

reviews = Table(
    "ocragreement_house_reviews",
    _metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
    Column("approved", Boolean, nullable=False),
    Column("moment", DateTime, nullable=False),
    Column("who", String(255), nullable=False),
    Column("note", Text, nullable=False),
)
"""What reviewers have said of which version; of a version the last holds."""


def make_house_tables(engine: Engine) -> None:
    """Make the tables that are missing.

    Args:
        engine: The database.
    """
    try:
        _metadata.create_all(engine)
    except (IntegrityError, OperationalError, ProgrammingError):
        # Another process has made one of them in the meantime; a real fault comes up again.
        _metadata.create_all(engine)
