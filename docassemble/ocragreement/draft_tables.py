"""The tables in which drafts are kept, beside docassemble's own in its database.

Whatever a person wrote is sealed (`draft_seal.py`); accounts, dates and numbers are not, since the
database has to find drafts by them.
"""

from sqlalchemy import (
    Column,
    DateTime,
    Engine,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError

__all__ = [
    *("approvals", "comments", "drafts", "files"),
    *("make_tables", "revisions", "shares", "versions"),
]

_metadata = MetaData()


def _of_draft(*, key: bool = True) -> Column[str]:
    """The draft that a row belongs to, and goes with."""
    draft = ForeignKey("ocragreement_drafts.identity", ondelete="CASCADE")
    return Column("draft", String(32), draft, primary_key=key, nullable=False)


drafts = Table(
    "ocragreement_drafts",
    _metadata,
    Column("identity", String(32), primary_key=True),
    Column("owner", String(255), nullable=False, index=True),
    Column("created", DateTime, nullable=False),
    Column("changed", DateTime, nullable=False, index=True),
    Column("changed_by", String(255), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("house_version", Integer),
    Column("heading", LargeBinary, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""The drafts as they are now; `heading` holds name, State and number, `content` the answers."""

revisions = Table(
    "ocragreement_revisions",
    _metadata,
    _of_draft(),
    Column("revision", Integer, primary_key=True),
    Column("saved", DateTime, nullable=False),
    Column("saved_by", String(255), nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""The answers and the progress at each revision: what the history and a merge are made from."""

shares = Table(
    "ocragreement_shares",
    _metadata,
    _of_draft(),
    Column("person", String(255), primary_key=True, index=True),
    Column("level", String(8), nullable=False),
)
"""Who else has access, and to what."""

versions = Table(
    "ocragreement_versions",
    _metadata,
    _of_draft(),
    Column("number", Integer, primary_key=True),
    Column("made", DateTime, nullable=False),
    Column("made_by", String(255), nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""Numbered versions; `content` holds the note and the answers."""

files = Table(
    "ocragreement_files",
    _metadata,
    _of_draft(),
    Column("number", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", LargeBinary, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""The files of numbered versions."""

comments = Table(
    "ocragreement_comments",
    _metadata,
    Column("identity", String(32), primary_key=True),
    _of_draft(key=False),
    Column("made", DateTime, nullable=False),
    Column("made_by", String(255), nullable=False),
    Column("resolved", DateTime),
    Column("resolved_by", String(255)),
    Column("content", LargeBinary, nullable=False),
    Index("ix_ocragreement_comments_draft", "draft"),
)
"""Comments; `content` holds the clause and the text."""

approvals = Table(
    "ocragreement_approvals",
    _metadata,
    Column("identity", String(32), primary_key=True),
    _of_draft(key=False),
    Column("made", DateTime, nullable=False),
    Column("made_by", String(255), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Index("ix_ocragreement_approvals_draft", "draft"),
)
"""Approvals and withdrawals as they came; `content` holds the clause and what it said."""


def make_tables(engine: Engine) -> None:
    """Make the tables that are missing.

    Args:
        engine: The database.
    """
    try:
        _metadata.create_all(engine)
    except (IntegrityError, OperationalError, ProgrammingError):
        # Another process has made one of them in the meantime; a real fault comes up again.
        _metadata.create_all(engine)
