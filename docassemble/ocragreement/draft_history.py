"""What a draft was at each of its revisions, and who changed what."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from . import draft_tables as tables
from .draft_access import UnknownDraft, aware, now, person
from .draft_approvals import DraftApprovals
from .draft_changes import Change, changes_between, told
from .draft_record import Approval, Progress

__all__ = ["DraftHistory"]


class DraftHistory(DraftApprovals):
    """The database of drafts, as far as their revisions go."""

    def history(self, identity: str, who: str) -> list[Change]:
        """Tell who changed which answer of a draft when, and approved which wording.

        Args:
            identity: The draft.
            who: Who asks.

        Returns:
            The changes, the newest first; an approval is one of "approvals." and its clause.

        Raises:
            UnknownDraft: There is none for this person.
        """
        with self._engine.connect() as connection:
            self._require(connection, identity, who, "read")
            rows = list(self._revisions(connection, identity))
            decisions = list(self._decisions(connection, identity))
        found: list[list[Change]] = []
        before: Mapping[str, Any] = {}
        for row, data in rows:
            found.append(
                [
                    Change(
                        *(each.path, each.before, each.after),
                        *(row.revision, aware(row.saved), row.saved_by),
                    )
                    for each in told(changes_between(before, data["answers"]))
                ]
            )
            before = data["answers"]
        # How a draft began is no change of it.
        answers = [each for changes in reversed(found[1:]) for each in changes]
        return sorted([*answers, *_approved(decisions)], key=_moment, reverse=True)

    def at_revision(
        self, identity: str, revision: int, who: str
    ) -> tuple[Mapping[str, Any], Progress]:
        """Return the answers and the progress of a draft as they were.

        Args:
            identity: The draft.
            revision: When: the revision.
            who: Who asks.

        Returns:
            Answers and progress.

        Raises:
            UnknownDraft: There is none for this person, or it has no such revision.
        """
        with self._engine.connect() as connection:
            self._require(connection, identity, who, "read")
            for row, data in self._revisions(connection, identity, revision):
                if row.revision == revision:
                    return data["answers"], Progress.from_data(data["progress"])
        raise UnknownDraft

    # Inside

    def _keep_revision(
        self,
        connection: Connection,
        identity: str,
        revision: int,
        who: str,
        content: Mapping[str, Any],
    ) -> None:
        connection.execute(
            insert(tables.revisions).values(
                draft=identity,
                revision=revision,
                saved=now(),
                saved_by=person(who),
                content=self._seal.close_data(content, f"revision {identity} {revision}"),
            )
        )

    def _revisions(
        self, connection: Connection, identity: str, only: int = 0
    ) -> Iterator[tuple[Row[Any], Mapping[str, Any]]]:
        wanted = select(tables.revisions).where(tables.revisions.c.draft == identity)
        if only:
            wanted = wanted.where(tables.revisions.c.revision == only)
        for row in connection.execute(wanted.order_by(tables.revisions.c.revision)):
            place = f"revision {identity} {row.revision}"
            yield row, self._seal.open_data(row.content, place)


def _approved(decisions: Iterable[Approval]) -> Iterator[Change]:
    """Approvals and withdrawals as changes."""
    before: dict[tuple[str, str], bool] = {}
    for each in decisions:
        key, after = (each.clause, each.who), bool(each.wording)
        path = f"approvals.{each.clause}"
        yield Change(path, before.get(key, False), after, when=each.when, who=each.who)
        before[key] = after


def _moment(change: Change) -> datetime.datetime:
    assert change.when is not None
    return change.when
