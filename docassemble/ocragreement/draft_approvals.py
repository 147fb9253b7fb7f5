"""Who has approved the wording of which clause of a draft."""

import uuid
from collections.abc import Iterator

from sqlalchemy import Connection, insert, select

from . import draft_tables as tables
from .draft_access import aware, now, person
from .draft_attachments import DraftAttachments
from .draft_record import Approval

__all__ = ["DraftApprovals"]

WITHDRAWN = ""
"""The wording of an approval that has been withdrawn."""


class DraftApprovals(DraftAttachments):
    """The database of drafts, as far as approvals go."""

    def approve(self, identity: str, who: str, clause: str, wording: str) -> None:
        """Approve a clause of a draft as it reads.

        Args:
            identity: The draft.
            who: Who approves; may read the draft.
            clause: The clause.
            wording: What stands for its wording.

        Raises:
            UnknownDraft: There is none for this person.
        """
        self._decide(identity, who, clause, wording)
        self._note("approved", identity, who)

    def withdraw_approval(self, identity: str, who: str, clause: str) -> None:
        """Withdraw one's own approval of a clause.

        Args:
            identity: The draft.
            who: Who has approved it.
            clause: The clause.

        Raises:
            UnknownDraft: There is none for this person.
        """
        if any(each.clause == clause for each in self.approvals(identity, who, of=who)):
            self._decide(identity, who, clause, WITHDRAWN)
            self._note("disapproved", identity, who)

    def approvals(self, identity: str, who: str, of: str = "") -> list[Approval]:
        """List the approvals that have not been withdrawn, whatever a clause says by now.

        Args:
            identity: The draft.
            who: Who asks.
            of: Whose approvals; everybody's if empty.

        Returns:
            The last of each person on each clause, the oldest first.

        Raises:
            UnknownDraft: There is none for this person.
        """
        with self._engine.connect() as connection:
            self._require(connection, identity, who, "read")
            decided = {
                (each.clause, each.who): each for each in self._decisions(connection, identity)
            }
        standing = (each for each in decided.values() if each.wording != WITHDRAWN)
        return sorted(
            (each for each in standing if of in ("", each.who)), key=lambda each: each.when
        )

    # Inside

    def _decide(self, identity: str, who: str, clause: str, wording: str) -> None:
        made = uuid.uuid4().hex
        with self._engine.begin() as connection:
            self._require(connection, identity, who, "read")
            content = self._seal.close_data(
                {"clause": clause, "wording": wording}, f"approval {made}"
            )
            connection.execute(
                insert(tables.approvals).values(
                    identity=made, draft=identity, made=now(), made_by=person(who), content=content
                )
            )

    def _decisions(self, connection: Connection, identity: str) -> Iterator[Approval]:
        """Every approval and withdrawal, as they came."""
        rows = connection.execute(
            select(tables.approvals)
            .where(tables.approvals.c.draft == identity)
            .order_by(tables.approvals.c.made, tables.approvals.c.identity)
        )
        for row in rows.all():
            data = self._seal.open_data(row.content, f"approval {row.identity}")
            yield Approval(data["clause"], data["wording"], row.made_by, aware(row.made))
