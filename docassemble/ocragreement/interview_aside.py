"""What was chosen for a clause before: it comes back when the clause or the wording does.

Nothing here needs docassemble.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from .answer_reader import read_answers
from .interview_clauses import standing_variant, variant_of
from .library import OMITTED, ClauseDefinition
from .library_loader import load_library
from .problems import ProblemsError

__all__ = ["Aside", "back", "filled_before", "put_aside"]

Aside = dict[str, list[Any]]
"""By clause, what was chosen for it before, as an answer file has it: one answer for each wording,
the latest last."""


def put_aside(aside: Aside, identity: str, before: Any, after: Any) -> None:
    """Keep what was chosen for a clause if another wording takes its place.

    Args:
        aside: What is kept so far; changed in place.
        identity: The clause.
        before: What was chosen for it, as an answer file has it.
        after: What is chosen now.
    """
    clause = load_library().clauses[identity]
    variant = variant_of(clause, before)
    if variant == variant_of(clause, after):
        return
    others = [each for each in aside.get(identity, ()) if variant_of(clause, each) != variant]
    aside[identity] = [*others, before or variant]


def back(aside: Mapping[str, list[Any]], clause: ClauseDefinition, stands: bool) -> Any:
    """Return what to choose for a clause that is ticked or unticked.

    Args:
        aside: What is kept.
        clause: The clause.
        stands: Whether it stands from now on.

    Returns:
        What was chosen when it was so last, if the library can still make that; else its usual
        wording, or that it is left out. None if that is what stands in any case.
    """
    usual = standing_variant(clause) if stands else OMITTED
    known = [
        each
        for each in aside.get(clause.identity, ())
        if (variant_of(clause, each) != OMITTED) == stands and _can_be_read(clause, each)
    ]
    choice = known[-1] if known else usual
    return None if choice == clause.default else choice


def filled_before(
    clause: ClauseDefinition, answer: Any, aside: Iterable[Any]
) -> dict[str, Mapping[str, Any]]:
    """Return what each wording of a clause was filled in with when it stood last.

    Args:
        clause: The clause.
        answer: What is chosen for it, as an answer file has it.
        aside: What was chosen for it before.

    Returns:
        Answers by wording.
    """
    filled = {variant_of(clause, each): each for each in (*aside, answer)}
    filled.pop(OMITTED, None)
    return {variant: each for variant, each in filled.items() if isinstance(each, Mapping)}


def _can_be_read(clause: ClauseDefinition, answer: Any) -> bool:
    """Whether the library has what an answer names: a house may have taken a wording back."""
    try:
        read_answers({"clauses": {clause.identity: answer}}, load_library())
    except ProblemsError:
        return False
    return True
