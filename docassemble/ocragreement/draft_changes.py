"""What two states of a draft differ in, and two people's changes of one draft put together.

Nothing here needs docassemble or a database.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from .draft_record import Progress

__all__ = [
    "Change",
    "Collision",
    "Merged",
    "all_to_decide",
    "changes_between",
    "merge",
    "merge_progress",
    "told",
]

# Answers that make sense only as a whole: another State has other names, a clause changed by hand
# rests on its variant.
_WHOLE = ("counterpart", "clauses.*", "translations.*", "languages.authentic")


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
