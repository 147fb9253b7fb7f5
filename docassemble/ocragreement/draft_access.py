"""Who may do what with a draft: here access is refused; screens only show it."""

import datetime
import logging
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, select

from . import draft_tables as tables
from .draft_record import DraftRecord, Share
from .draft_seal import Seal
from .problems import Problem, ProblemsError

__all__ = ["LEVELS", "Conflict", "DraftAccess", "NotAllowed", "UnknownDraft"]

LEVELS = ("read", "edit", "own")
"""What somebody may do with a draft; each includes those before it."""

_audit = logging.getLogger("ocragreement.audit")


class UnknownDraft(ProblemsError):
    """There is no such draft, or none for this person: a stranger learns no more."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__([Problem("drafts.unknown")])


class NotAllowed(ProblemsError):
    """This person has access to the draft, but not to this."""

    def __init__(self, needed: str) -> None:
        """Say what it takes.

        Args:
            needed: The level that would do.
        """
        super().__init__([Problem(f"drafts.needs_{needed}")])


class Conflict(ProblemsError):
    """Somebody else has saved the draft in the meantime; nothing has been saved.

    Attributes:
        record: The draft as it is now.
    """

    def __init__(self, record: DraftRecord) -> None:
        """Keep the draft as it is now."""
        super().__init__([Problem("drafts.conflict", values={"who": record.changed_by})])
        self.record = record


class DraftAccess:
    """The database of drafts, as far as access to them goes."""

    def __init__(self, engine: Engine, secret: str) -> None:
        """Open the database, and make the tables that are missing.

        Args:
            engine: The database.
            secret: What only the server knows; drafts are encrypted with a key made from it.
        """
        self._engine = engine
        self._seal = Seal(secret)
        tables.make_tables(engine)

    def level_of(self, identity: str, who: str) -> str | None:
        """Return what somebody may do with a draft.

        Args:
            identity: The draft.
            who: E-mail of the account.

        Returns:
            One of `LEVELS`; None if there is no such draft for this person.
        """
        with self._engine.connect() as connection:
            return _level(connection, identity, person(who))

    def access(self, identity: str, who: str) -> list[Share]:
        """List who else has access to a draft.

        Args:
            identity: The draft.
            who: Who asks.

        Returns:
            The others, without its owner.

        Raises:
            UnknownDraft: There is none for this person.
        """
        with self._engine.connect() as connection:
            self._require(connection, identity, who, "read")
            rows = connection.execute(
                select(tables.shares.c.person, tables.shares.c.level)
                .where(tables.shares.c.draft == identity)
                .order_by(tables.shares.c.person)
            )
            return [Share(row.person, row.level) for row in rows]

    def share(self, identity: str, who: str, whom: str, level: str) -> None:
        """Give somebody access to a draft, or change it.

        Args:
            identity: The draft.
            who: Its owner.
            whom: E-mail of the account that gets access.
            level: "read" or "edit".

        Raises:
            UnknownDraft: There is none for this person.
            NotAllowed: The draft is another's.
            ProblemsError: The level is none, or the account is the owner's.
        """
        if level not in LEVELS[:2]:
            known = ", ".join(LEVELS[:2])
            raise ProblemsError(
                [Problem("problem.choice", "level", {"value": level, "known": known})]
            )
        with self._engine.begin() as connection:
            self._require(connection, identity, who, "own")
            if person(whom) in ("", person(who)) or not person(whom).isprintable():
                raise ProblemsError([Problem("drafts.share_owner", values={"who": whom})])
            _withdraw(connection, identity, person(whom))
            connection.execute(
                insert(tables.shares).values(draft=identity, person=person(whom), level=level)
            )
        self._note("shared", identity, who, whom=person(whom), level=level)

    def unshare(self, identity: str, who: str, whom: str) -> None:
        """Take back somebody's access; whoever has access can give up their own.

        Args:
            identity: The draft.
            who: Its owner, or the person concerned.
            whom: E-mail of the account that loses access.

        Raises:
            UnknownDraft: There is none for this person.
            NotAllowed: The draft is another's.
        """
        with self._engine.begin() as connection:
            needed = "read" if person(who) == person(whom) else "own"
            self._require(connection, identity, who, needed)
            if person(whom).isprintable():
                _withdraw(connection, identity, person(whom))
        self._note("unshared", identity, who, whom=person(whom))

    def _require(self, connection: Connection, identity: str, who: str, needed: str) -> str:
        """Refuse whoever may not do what takes a level; return the level there is."""
        level = _level(connection, identity, person(who))
        if level is None:
            self._note("refused", identity, who, needed=needed)
            raise UnknownDraft
        if LEVELS.index(level) < LEVELS.index(needed):
            self._note("refused", identity, who, needed=needed)
            raise NotAllowed(needed)
        return level

    def _note(self, action: str, identity: str, who: str, **more: object) -> None:
        """Write a line of the audit log: accounts and numbers, nothing that was drafted."""
        details = "".join(f" {name}={_quoted(value)}" for name, value in more.items())
        _audit.info(
            "%s draft=%s who=%s%s", action, _quoted(identity), _quoted(person(who)), details
        )


def person(who: str) -> str:
    """Return an e-mail address in the one form in which it is compared."""
    return who.strip().lower()


def now() -> datetime.datetime:
    """Return the time as the database keeps it: in UTC, without saying so."""
    return datetime.datetime.now(datetime.UTC).replace(tzinfo=None)


def aware(when: Any) -> datetime.datetime:
    """Return a time from the database as one that says it is in UTC."""
    assert isinstance(when, datetime.datetime)
    return when.replace(tzinfo=datetime.UTC)


def _level(connection: Connection, identity: str, who: str) -> str | None:
    # What does not print is in no name of ours, and some of it no database can look for.
    if not (identity + who).isprintable():
        return None
    owner = connection.scalar(
        select(tables.drafts.c.owner).where(tables.drafts.c.identity == identity)
    )
    if owner is None or not who:
        return None
    if owner == who:
        return "own"
    level = connection.scalar(
        select(tables.shares.c.level).where(
            tables.shares.c.draft == identity, tables.shares.c.person == who
        )
    )
    return str(level) if level else None


def _withdraw(connection: Connection, identity: str, whom: str) -> None:
    connection.execute(
        delete(tables.shares).where(
            tables.shares.c.draft == identity, tables.shares.c.person == whom
        )
    )


def _quoted(value: object) -> str:
    """A value that cannot break its line or pass for another."""
    text = "".join(c if c.isprintable() and c not in " =\"'" else "_" for c in str(value))
    return text[:255]
