"""A draft as it is kept: its answers, how far it has come, and what hangs on it.

Nothing here needs docassemble or a database.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = [
    "Approval",
    "Comment",
    "DraftRecord",
    "Progress",
    "Share",
    "Version",
    "counterpart_of",
]


@dataclass(frozen=True)
class Progress:
    """How far the interview has come with a draft.

    Attributes:
        way: The short or the full way through the interview.
        answered: The screens that have been answered, clauses as "clause:offences".
        known: The answers that have been given, also those that were left open.
        set_aside: What was chosen for clauses before, by clause, and would come back.
    """

    way: str = "short"
    answered: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    set_aside: Mapping[str, Any] = field(default_factory=dict)

    def to_data(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "way": self.way,
            "answered": list(self.answered),
            "known": list(self.known),
            "set_aside": dict(self.set_aside),
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Progress":
        """Read it from what `to_data` returned."""
        return cls(
            str(data.get("way", "short")),
            tuple(data.get("answered", ())),
            tuple(data.get("known", ())),
            data.get("set_aside", {}),
        )


@dataclass(frozen=True)
class DraftRecord:
    """One draft as it is kept.

    Attributes:
        identity: What its address names it by, 32 hexadecimal digits.
        name: What its lawyers call it ("Chile, draft 1").
        owner: E-mail of the account that made it.
        created: When it was made.
        changed: When it was changed last.
        changed_by: Who changed it last.
        revision: Counts the changes, from 1.
        answers: The answers as an answer file has them.
        progress: How far the interview has come.
        house_version: Version of the house library that it was made with; None for ours alone.
        counterpart: ISO code of the other State; empty while it is open.
        number: Which draft with that State it is, from 1.
        level: What the reader may do with it: "own", "edit" or "read".
    """

    identity: str
    name: str
    owner: str
    created: datetime.datetime
    changed: datetime.datetime
    changed_by: str
    revision: int
    answers: Mapping[str, Any]
    progress: Progress = field(default_factory=Progress)
    house_version: int | None = None
    counterpart: str = ""
    number: int = 1
    level: str = "own"


@dataclass(frozen=True)
class Share:
    """Somebody who has access to another's draft, and to what: "read" or "edit"."""

    who: str
    level: str


@dataclass(frozen=True)
class Version:
    """A numbered version of a draft, with its files.

    Attributes:
        number: Counted from 1.
        made: When.
        made_by: By whom.
        note: What was noted about it.
        files: Names of its files.
        answers: The answers that it was made from, as an answer file has them.
    """

    number: int
    made: datetime.datetime
    made_by: str
    note: str
    files: tuple[str, ...]
    answers: Mapping[str, Any]


@dataclass(frozen=True)
class Comment:
    """What somebody has to say about a draft.

    Attributes:
        identity: What it is resolved by.
        place: The clause; empty for the whole draft.
        text: The comment.
        who: Who made it.
        when: When.
        resolved_by: Who has dealt with it; empty while nobody has.
    """

    identity: str
    place: str
    text: str
    who: str
    when: datetime.datetime
    resolved_by: str = ""


@dataclass(frozen=True)
class Approval:
    """Somebody's approval of a clause's wording, which holds for that wording only.

    Attributes:
        clause: The clause.
        wording: What stands for the wording, as `wording_marks` gives it; empty if the approval
            has been withdrawn.
        who: Who has approved it.
        when: When.
    """

    clause: str
    wording: str
    who: str
    when: datetime.datetime


def counterpart_of(answers: Mapping[str, Any]) -> str:
    """Return the ISO code of the other State, empty while it is open or another organisation."""
    found = answers.get("counterpart")
    state = found.get("state") if isinstance(found, Mapping) else found
    return state if isinstance(state, str) else ""
