"""What a language file leaves blank: a whole wording or a State may wait, the rest may not."""

from collections.abc import Iterator, Mapping
from typing import Any

from .library_file import LibraryFile
from .problems import Problem, ProblemsError

__all__ = ["is_kept", "leave_out_blanks"]

WAITING = ("states", "language_names", "demonyms")
"""Groups of which an entry may be blank."""

OPTIONAL = (("", "home_authority"), ("grammar", "compound"))
"""Groups and entries that need not be there."""


def is_kept(key: str, value: object) -> bool:
    """Tell whether an entry of a text decides and is not translated.

    Args:
        key: Its key.
        value: What stands there.

    Returns:
        Whether every language has the same there.
    """
    if key == "when":
        return isinstance(value, Mapping) and all(isinstance(each, str) for each in value.values())
    return key in ("wording", "id", "each", "form") and isinstance(value, str)


def leave_out_blanks(pack: LibraryFile) -> None:
    """Take out of a language file what is not translated yet and may wait.

    A wording of which nothing is translated cannot be chosen; a State or language without a name
    is a blank in the draft.

    Args:
        pack: The file; its data change.

    Raises:
        ProblemsError: If a blank is left where something must stand; one problem for each.
    """
    for group, key in OPTIONAL:
        entries = pack.data.get(group) if group else pack.data
        if isinstance(entries, dict) and key in entries and entries[key] is None:
            del entries[key]
    for group in WAITING:
        if isinstance(entries := pack.data.get(group), dict):
            pack.data[group] = {key: each for key, each in entries.items() if each is not None}
    if isinstance(clauses := pack.data.get("clauses"), dict):
        pack.data["clauses"] = {
            identity: clause
            for identity, entry in clauses.items()
            if (clause := _begun(entry)) is not None
        }
    problems = [pack.located(Problem("library.blank", path)) for path in _blanks(pack.data, "")]
    if problems:
        raise ProblemsError(sorted(problems, key=lambda problem: problem.line))


def _begun(clause: Any) -> Any:
    """A clause without the variants of which nothing is translated; None if nothing is left."""
    if not isinstance(clause, dict) or not isinstance(clause.get("variants"), dict):
        return clause
    variants = {name: each for name, each in clause["variants"].items() if _is_begun(each)}
    if not variants and clause.get("title") is None:
        return None
    return {**clause, "variants": variants}


def _is_begun(value: Any) -> bool:
    """Whether a text stands anywhere in it."""
    if isinstance(value, dict):
        return any(_is_begun(each) for key, each in value.items() if not is_kept(key, each))
    if isinstance(value, list):
        return any(map(_is_begun, value))
    return value is not None and value != ""


def _blanks(value: Any, path: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _blanks(each, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _blanks(each, f"{path}[{index}]")
    elif value is None:
        yield path
