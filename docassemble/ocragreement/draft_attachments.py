"""What hangs on a draft: its numbered versions with their files, and comments."""

import uuid
from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.exc import IntegrityError

from . import draft_tables as tables
from .draft_access import DraftAccess, aware, now, person
from .draft_record import Comment, Version
from .problems import Problem, ProblemsError
from .remarks import remark

__all__ = ["LONGEST_NOTE", "DraftAttachments"]

LONGEST_COMMENT = 5000
LONGEST_NOTE = 500


class DraftAttachments(DraftAccess):
    """The database of drafts, as far as versions and comments go."""

    def add_version(
        self,
        identity: str,
        who: str,
        note: str,
        files: Mapping[str, bytes],
        answers: Mapping[str, Any],
        number: int = 0,
    ) -> int:
        """Keep a numbered version of a draft.

        Args:
            identity: The draft.
            who: Who makes it; may edit the draft.
            note: What to note about it.
            files: Its files by name.
            answers: The answers that it was made from, as an answer file has them.
            number: Its number, if its files say it: the one behind the last version's.

        Returns:
            Its number; 0 if somebody else has just taken the one that it was to have. Then nothing
            has been kept.

        Raises:
            UnknownDraft: There is none for this person.
            NotAllowed: This person may only read it.
            ProblemsError: The note is too long, or cannot be shown.
        """
        wanted = number
        for attempt in range(5):
            try:
                number = self._add_version(identity, who, note, files, answers, wanted)
            except IntegrityError:
                # Somebody else has just taken the number.
                if attempt == 4:
                    raise
            else:
                break
        if number:
            self._note("version", identity, who, number=number)
        return number

    def versions(self, identity: str, who: str) -> list[Version]:
        """List the numbered versions of a draft.

        Args:
            identity: The draft.
            who: Who asks.

        Returns:
            The versions, the newest first.

        Raises:
            UnknownDraft: There is none for this person.
        """
        with self._engine.connect() as connection:
            self._require(connection, identity, who, "read")
            names: dict[int, list[str]] = {}
            for row in connection.execute(
                select(tables.files.c.number, tables.files.c.position, tables.files.c.name)
                .where(tables.files.c.draft == identity)
                .order_by(tables.files.c.number, tables.files.c.position)
            ):
                place = _name_place(identity, row.number, row.position)
                names.setdefault(row.number, []).append(self._seal.open(row.name, place).decode())
            rows = connection.execute(
                select(tables.versions)
                .where(tables.versions.c.draft == identity)
                .order_by(tables.versions.c.number.desc())
            ).all()
        found = []
        for row in rows:
            data = self._seal.open_data(row.content, _version_place(identity, row.number))
            files = tuple(names.get(row.number, ()))
            found.append(
                Version(
                    row.number, aware(row.made), row.made_by, data["note"], files, data["answers"]
                )
            )
        return found

    def version_file(self, identity: str, number: int, name: str, who: str) -> bytes:
        """Return a file of a numbered version.

        Args:
            identity: The draft.
            number: The version.
            name: The file.
            who: Who asks.

        Returns:
            What the file holds.

        Raises:
            UnknownDraft: There is no such draft for this person, or no such file.
        """
        with self._engine.connect() as connection:
            self._require(connection, identity, who, "read")
            for row in connection.execute(
                select(tables.files.c.position, tables.files.c.name).where(
                    tables.files.c.draft == identity, tables.files.c.number == number
                )
            ).all():
                place = _name_place(identity, number, row.position)
                if self._seal.open(row.name, place).decode() != name:
                    continue
                content = connection.scalar(
                    select(tables.files.c.content).where(
                        tables.files.c.draft == identity,
                        tables.files.c.number == number,
                        tables.files.c.position == row.position,
                    )
                )
                assert content is not None
                self._note("file", identity, who, number=number, position=row.position)
                return self._seal.open(content, _file_place(identity, number, row.position))
        raise ProblemsError([Problem("drafts.no_file", values={"number": number, "name": name})])

    def add_comment(self, identity: str, who: str, place: str, text: str) -> str:
        """Comment on a draft; whoever may read it may comment on it.

        Args:
            identity: The draft.
            who: Who comments.
            place: The clause; empty for the whole draft.
            text: The comment.

        Returns:
            What the comment is resolved by.

        Raises:
            UnknownDraft: There is none for this person.
            ProblemsError: The comment is empty or too long, or cannot be shown.
        """
        said = remark(text, LONGEST_COMMENT, lines=True)
        if not said:
            raise ProblemsError([Problem("drafts.empty_comment")])
        made = uuid.uuid4().hex
        with self._engine.begin() as connection:
            self._require(connection, identity, who, "read")
            content = self._seal.close_data({"place": place, "text": said}, f"comment {made}")
            connection.execute(
                insert(tables.comments).values(
                    identity=made, draft=identity, made=now(), made_by=person(who), content=content
                )
            )
        self._note("comment", identity, who)
        return made

    def resolve_comment(self, identity: str, comment: str, who: str) -> None:
        """Note that a comment has been dealt with.

        Args:
            identity: The draft.
            comment: The comment.
            who: Who may edit the draft, or has made the comment.

        Raises:
            UnknownDraft: There is none for this person.
            NotAllowed: This person may only read it, and the comment is another's.
        """
        with self._engine.begin() as connection:
            self._require(connection, identity, who, "read")
            if not comment.isprintable():
                return
            of_draft = (tables.comments.c.draft == identity, tables.comments.c.identity == comment)
            if connection.scalar(select(tables.comments.c.made_by).where(*of_draft)) != person(who):
                self._require(connection, identity, who, "edit")
            connection.execute(
                update(tables.comments)
                .where(*of_draft)
                .values(resolved=now(), resolved_by=person(who))
            )
        self._note("resolved", identity, who)

    def comments(self, identity: str, who: str) -> list[Comment]:
        """List the comments on a draft.

        Args:
            identity: The draft.
            who: Who asks.

        Returns:
            All comments, the oldest first.

        Raises:
            UnknownDraft: There is none for this person.
        """
        with self._engine.connect() as connection:
            self._require(connection, identity, who, "read")
            rows = connection.execute(
                select(tables.comments)
                .where(tables.comments.c.draft == identity)
                .order_by(tables.comments.c.made, tables.comments.c.identity)
            ).all()
        found = []
        for row in rows:
            data = self._seal.open_data(row.content, f"comment {row.identity}")
            by = row.resolved_by or ""
            made = aware(row.made)
            found.append(Comment(row.identity, data["place"], data["text"], row.made_by, made, by))
        return found

    def _add_version(
        self,
        identity: str,
        who: str,
        note: str,
        files: Mapping[str, bytes],
        answers: Mapping[str, Any],
        wanted: int,
    ) -> int:
        with self._engine.begin() as connection:
            self._require(connection, identity, who, "edit")
            last = connection.scalar(
                select(func.max(tables.versions.c.number)).where(
                    tables.versions.c.draft == identity
                )
            )
            number = (last or 0) + 1
            if wanted not in (0, number):
                return 0
            data = {"note": remark(note, LONGEST_NOTE), "answers": dict(answers)}
            content = self._seal.close_data(data, _version_place(identity, number))
            connection.execute(
                insert(tables.versions).values(
                    draft=identity, number=number, made=now(), made_by=person(who), content=content
                )
            )
            for position, (name, held) in enumerate(files.items()):
                name_place = _name_place(identity, number, position)
                connection.execute(
                    insert(tables.files).values(
                        draft=identity,
                        number=number,
                        position=position,
                        name=self._seal.close(name.encode(), name_place),
                        content=self._seal.close(held, _file_place(identity, number, position)),
                    )
                )
        return number


def _version_place(identity: str, number: int) -> str:
    return f"version {identity} {number}"


def _name_place(identity: str, number: int, position: int) -> str:
    return f"name {identity} {number} {position}"


def _file_place(identity: str, number: int, position: int) -> str:
    return f"file {identity} {number} {position}"
