"""Where drafts are kept: a database, encrypted, each draft for those who have access to it.

Nothing here needs docassemble: the store gets a database and a secret.

Example:
    >>> from sqlalchemy import create_engine
    >>> store = DraftStore(create_engine("sqlite://"), "a secret of this server")
    >>> draft = store.create("ana@example.org", {"counterpart": {"state": "CL"}})
    >>> store.list_for("ana@example.org")[0].counterpart
    'CL'
"""

import re
import uuid
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, or_, select, update

from . import draft_tables as tables
from .draft_access import Conflict, NotAllowed, UnknownDraft, aware, now, person
from .draft_history import DraftHistory
from .draft_record import DraftRecord, Progress, counterpart_of
from .remarks import remark

__all__ = ["Conflict", "DraftStore", "NotAllowed", "UnknownDraft"]

LONGEST_NAME = 200


class DraftStore(DraftHistory):
    """The database of drafts."""

    def create(
        self,
        who: str,
        answers: Mapping[str, Any],
        progress: Progress | None = None,
        *,
        name: str = "",
        house_version: int | None = None,
        identity: str = "",
    ) -> DraftRecord:
        """Keep a new draft.

        Args:
            who: E-mail of the account that makes it, and owns it then.
            answers: The answers as an answer file has them.
            progress: How far the interview has come.
            name: Its name; empty for that of the other State and a number.
            house_version: Version of the house library that it is made with.
            identity: What to keep it by, 32 hexadecimal digits; made if empty.

        Returns:
            The draft.

        Raises:
            UnknownDraft: There is no account, or a draft of that identity is another's.
            ProblemsError: The name is too long, or cannot be shown.
        """
        if not person(who):
            raise UnknownDraft
        identity = identity or uuid.uuid4().hex
        moment = now()
        if not self.is_free(identity):
            raise UnknownDraft
        with self._engine.begin() as connection:
            state = counterpart_of(answers)
            number = self._next_number(connection, person(who), state)
            heading = {"name": _name(name), "counterpart": state, "number": number}
            content = {"answers": dict(answers), "progress": (progress or Progress()).to_data()}
            connection.execute(
                insert(tables.drafts).values(
                    identity=identity,
                    owner=person(who),
                    created=moment,
                    changed=moment,
                    changed_by=person(who),
                    revision=1,
                    house_version=house_version,
                    heading=self._seal.close_data(heading, f"heading {identity}"),
                    content=self._seal.close_data(content, f"content {identity} 1"),
                )
            )
            self._keep_revision(connection, identity, 1, who, content)
        self._note("created", identity, who)
        return self.get(identity, who)

    def is_free(self, identity: str) -> bool:
        """Tell whether no draft, of anybody, is kept by an identity."""
        known = select(tables.drafts.c.identity).where(tables.drafts.c.identity == identity)
        with self._engine.connect() as connection:
            return connection.scalar(known) is None

    def get(self, identity: str, who: str) -> DraftRecord:
        """Return a draft.

        Args:
            identity: The draft.
            who: Who asks.

        Returns:
            The draft as it is now.

        Raises:
            UnknownDraft: There is none for this person.
        """
        with self._engine.connect() as connection:
            return self._get(connection, identity, who, "read")

    def list_for(self, who: str) -> list[DraftRecord]:
        """List the drafts that somebody has access to, their own and others'.

        Args:
            who: Who asks.

        Returns:
            The drafts, the one changed last first; without answers and progress.
        """
        if not person(who):
            return []
        columns = [each for each in tables.drafts.c if each.name != "content"]
        shared = tables.shares.c
        joined = (shared.draft == tables.drafts.c.identity) & (shared.person == person(who))
        with self._engine.connect() as connection:
            rows = connection.execute(
                select(*columns, shared.level)
                .select_from(tables.drafts.outerjoin(tables.shares, joined))
                .where(or_(tables.drafts.c.owner == person(who), shared.level.is_not(None)))
                .order_by(tables.drafts.c.changed.desc(), tables.drafts.c.identity)
            ).all()
        return [
            self._record(row, {}, "own" if row.owner == person(who) else row.level) for row in rows
        ]

    def save(self, record: DraftRecord, expected_revision: int, who: str) -> DraftRecord:
        """Save the answers and the progress of a draft.

        Args:
            record: The draft with what is to be kept.
            expected_revision: The revision that the changes were made on.
            who: Who saves; may edit the draft.

        Returns:
            The draft as it is now.

        Raises:
            Conflict: Somebody else has saved it since; nothing has been saved.
            UnknownDraft: There is none for this person.
            NotAllowed: This person may only read it.
        """
        identity = record.identity
        with self._engine.begin() as connection:
            before = self._get(connection, identity, who, "edit")
            state = counterpart_of(record.answers)
            number = before.number
            if state != before.counterpart:
                number = self._next_number(connection, before.owner, state)
            heading = {"name": before.name, "counterpart": state, "number": number}
            content = {"answers": dict(record.answers), "progress": record.progress.to_data()}
            revision = expected_revision + 1
            saved = connection.execute(
                update(tables.drafts)
                .where(
                    tables.drafts.c.identity == identity,
                    tables.drafts.c.revision == expected_revision,
                )
                .values(
                    revision=revision,
                    changed=now(),
                    changed_by=person(who),
                    house_version=record.house_version,
                    heading=self._seal.close_data(heading, f"heading {identity}"),
                    content=self._seal.close_data(content, f"content {identity} {revision}"),
                )
            )
            if saved.rowcount == 0:
                raise Conflict(self._get(connection, identity, who, "edit"))
            self._keep_revision(connection, identity, revision, who, content)
            result = self._get(connection, identity, who, "edit")
        self._note("saved", identity, who, revision=revision)
        return result

    def rename(self, identity: str, name: str, who: str) -> None:
        """Give a draft another name.

        Args:
            identity: The draft.
            name: The name; empty for that of the other State and a number.
            who: Who renames it; may edit the draft.

        Raises:
            UnknownDraft: There is none for this person.
            NotAllowed: This person may only read it.
            ProblemsError: The name is too long, or cannot be shown.
        """
        with self._engine.begin() as connection:
            draft = self._get(connection, identity, who, "edit")
            heading = {
                "name": _name(name),
                "counterpart": draft.counterpart,
                "number": draft.number,
            }
            connection.execute(
                update(tables.drafts)
                .where(tables.drafts.c.identity == identity)
                .values(heading=self._seal.close_data(heading, f"heading {identity}"))
            )
        self._note("renamed", identity, who)

    def duplicate(self, identity: str, who: str) -> DraftRecord:
        """Make a draft of one's own from another, with its answers and nothing else of it.

        Args:
            identity: The draft.
            who: Who makes it; may read the draft.

        Returns:
            The new draft.

        Raises:
            UnknownDraft: There is none for this person.
        """
        old = self.get(identity, who)
        return self.create(who, old.answers, old.progress, house_version=old.house_version)

    def delete(self, identity: str, who: str) -> None:
        """Delete a draft with its history, versions, files, comments and approvals.

        Args:
            identity: The draft.
            who: Its owner.

        Raises:
            UnknownDraft: There is none for this person.
            NotAllowed: The draft is another's.
        """
        with self._engine.begin() as connection:
            self._require(connection, identity, who, "own")
            # Not every database follows the foreign keys.
            for table in (
                *(tables.approvals, tables.comments, tables.files, tables.versions),
                *(tables.shares, tables.revisions),
            ):
                connection.execute(delete(table).where(table.c.draft == identity))
            connection.execute(delete(tables.drafts).where(tables.drafts.c.identity == identity))
        self._note("deleted", identity, who)

    # Inside

    def _get(self, connection: Connection, identity: str, who: str, needed: str) -> DraftRecord:
        level = self._require(connection, identity, who, needed)
        wanted = select(tables.drafts).where(tables.drafts.c.identity == identity)
        if needed != "read":
            # Nobody else changes it until this is done.
            wanted = wanted.with_for_update()
        row = connection.execute(wanted).one_or_none()
        if row is None:
            raise UnknownDraft
        content = self._seal.open_data(row.content, f"content {identity} {row.revision}")
        return self._record(row, content, level)

    def _record(self, row: Row[Any], content: Mapping[str, Any], level: str) -> DraftRecord:
        heading = self._seal.open_data(row.heading, f"heading {row.identity}")
        return DraftRecord(
            identity=row.identity,
            name=heading["name"],
            owner=row.owner,
            created=aware(row.created),
            changed=aware(row.changed),
            changed_by=row.changed_by,
            revision=row.revision,
            answers=content.get("answers", {}),
            progress=Progress.from_data(content.get("progress", {})),
            house_version=row.house_version,
            counterpart=heading["counterpart"],
            number=heading["number"],
            level=level,
        )

    def _next_number(self, connection: Connection, owner: str, state: str) -> int:
        """Number the draft behind its owner's other drafts with the same State."""
        rows = connection.execute(
            select(tables.drafts.c.identity, tables.drafts.c.heading).where(
                tables.drafts.c.owner == owner
            )
        )
        headings = [
            self._seal.open_data(row.heading, f"heading {row.identity}") for row in rows.all()
        ]
        numbers = [each["number"] for each in headings if each["counterpart"] == state]
        return max(numbers, default=0) + 1


def _name(name: str) -> str:
    """A name on one line."""
    return remark(re.sub(r"[ \t\r\n]+", " ", name), LONGEST_NAME)
