"""A draft as it is kept: its answers, how far it has come, and what two versions of it differ in.

Nothing here needs docassemble or a database.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

__all__ = [
    "Change",
    "Collision",
    "Comment",
    "DraftRecord",
    "Merged",
    "Progress",
    "Share",
    "Version",
    "all_to_decide",
    "changes_between",
    "counterpart_of",
    "merge",
    "merge_progress",
    "told",
]

# Answers that make sense only as a whole: another State has other names, a clause changed by hand
# rests on its variant.
_WHOLE = ("counterpart", "clauses.*", "translations.*", "languages.authentic")


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
class Change:
    """One answer that somebody changed.

    Attributes:
        path: The answer ("authorities.home.es").
        before: What it was; None if there was none.
        after: What it is; None if it is open now.
        revision: The revision of the draft that has it first; 0 if it is not kept.
        when: When; None if it is not kept.
        who: Who.
    """

    path: str
    before: Any
    after: Any
    revision: int = 0
    when: datetime.datetime | None = None
    who: str = ""


@dataclass(frozen=True)
class Collision:
    """An answer that two people changed, each in another way."""

    path: str
    mine: Any
    theirs: Any


@dataclass(frozen=True)
class Merged:
    """Two people's changes of one draft, put together.

    Attributes:
        answers: The answers with the changes of both; where they collide, theirs.
        collisions: What somebody has to decide.
    """

    answers: Mapping[str, Any]
    collisions: tuple[Collision, ...]

    def decided(self, mine: Iterable[str]) -> dict[str, Any]:
        """Return the answers once it is decided whose stands.

        Args:
            mine: The paths of the collisions in which "mine" stands; in the others "theirs" does.

        Returns:
            The answers.
        """
        wanted = set(mine)
        flat = dict(_flat(self.answers))
        for collision in self.collisions:
            if collision.path in wanted:
                _put(flat, collision.path, collision.mine)
        return _nested(flat)


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


def counterpart_of(answers: Mapping[str, Any]) -> str:
    """Return the ISO code of the other State, empty while it is open or another organisation."""
    found = answers.get("counterpart")
    state = found.get("state") if isinstance(found, Mapping) else found
    return state if isinstance(state, str) else ""


def changes_between(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """Tell in which answers two versions of a draft differ.

    Args:
        before: Answers as an answer file has them.
        after: The same, later.

    Returns:
        The differences, in the order of the answers.

    Example:
        >>> changes_between({"level": "states"}, {"level": "governments"})[0].after
        'governments'
    """
    old, new = dict(_flat(before)), dict(_flat(after))
    paths = [*old, *(path for path in new if path not in old)]
    return [
        Change(path, old.get(path), new.get(path))
        for path in paths
        if old.get(path) != new.get(path)
    ]


def told(changes: Iterable[Change]) -> list[Change]:
    """Tell changes as a person would: one text for all languages is the same text in each.

    Args:
        changes: Differences, as `changes_between` gives them.

    Returns:
        Those in which something was changed by somebody, not only in the way it is written.

    Example:
        >>> [each.path for each in told(changes_between({"place": "X"}, {"place": {"es": "Y"}}))]
        ['place.es']
    """
    known = {change.path: change for change in changes}
    found = []
    for path, change in known.items():
        whole = known.get(path.rpartition(".")[0], Change("", None, None))
        mended = replace(
            change,
            before=whole.before if change.before is None else change.before,
            after=whole.after if change.after is None else change.after,
        )
        split = any(each.startswith(f"{path}.") for each in known)
        if mended.before != mended.after and not split:
            found.append(mended)
    return found


def merge(base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> Merged:
    """Put together what two people have made of one draft.

    Args:
        base: The answers both began with.
        mine: What one has made of them.
        theirs: What the other has made of them.

    Returns:
        The answers with the changes of both, and the answers that both changed differently.

    Example:
        >>> merge({}, {"place": "Santiago"}, {"date": "2027-05-12"}).answers
        {'date': '2027-05-12', 'place': 'Santiago'}
    """
    result = dict(_flat(theirs))
    others = changes_between(base, theirs)
    collisions = []
    for change in changes_between(base, mine):
        clashing = [each for each in others if _overlap(each.path, change.path)]
        if not clashing:
            _put(result, change.path, change.after)
            continue
        shared = min([change.path, *(each.path for each in clashing)], key=len)
        if _at(mine, shared) != _at(theirs, shared):
            collisions.append(Collision(shared, _at(mine, shared), _at(theirs, shared)))
    return Merged(_nested(result), tuple({each.path: each for each in collisions}.values()))


def all_to_decide(
    base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]
) -> Merged:
    """Leave each of one's own changes to decide, where the changes of both do not fit together.

    Args:
        base: The answers both began with.
        mine: What one has made of them.
        theirs: What the other has made of them.

    Returns:
        The other's answers, and one's own changes as collisions.
    """
    paths = [change.path for change in changes_between(base, mine)]
    found = (Collision(path, _at(mine, path), _at(theirs, path)) for path in paths)
    return Merged(theirs, tuple(found))


def merge_progress(base: Progress, mine: Progress, theirs: Progress) -> Progress:
    """Put together how far two people have come with one draft.

    Args:
        base: What both began with.
        mine: How far one has come.
        theirs: How far the other has come.

    Returns:
        What either has answered, without what either is asked again.
    """

    def both(old: tuple[str, ...], one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
        gone = (set(old) - set(one)) | (set(old) - set(other))
        return tuple(each for each in dict.fromkeys((*other, *one)) if each not in gone)

    return Progress(
        theirs.way if mine.way == base.way else mine.way,
        both(base.answered, mine.answered, theirs.answered),
        both(base.known, mine.known, theirs.known),
        {**theirs.set_aside, **mine.set_aside},
    )


def _flat(data: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Each answer with its path; one that is open or empty is none."""
    for name, value in data.items():
        path = f"{prefix}{name}"
        if isinstance(value, Mapping) and not _is_whole(path):
            yield from _flat(value, f"{path}.")
        elif value not in (None, "", {}):
            yield path, value


def _is_whole(path: str) -> bool:
    parts = path.split(".")
    return any(
        len(parts) == len(whole) and all(a in ("*", b) for a, b in zip(whole, parts, strict=True))
        for whole in (each.split(".") for each in _WHOLE)
    )


def _overlap(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


def _put(flat: dict[str, Any], path: str, value: Any) -> None:
    """Set an answer, and take out what stood above or below it."""
    for known in [each for each in flat if _overlap(each, path)]:
        flat.pop(known)
    if isinstance(value, Mapping) and not _is_whole(path):
        flat.update(_flat(value, f"{path}."))
    elif value is not None:
        flat[path] = value


def _at(data: Mapping[str, Any], path: str) -> Any:
    found: Any = data
    for part in path.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def _nested(flat: Mapping[str, Any]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for path, value in flat.items():
        *above, last = path.split(".")
        place = data
        for part in above:
            place = place.setdefault(part, {})
        place[last] = value
    return data
