"""What is kept of a draft in the interview, and the interview's answers from what is kept.

Nothing here needs docassemble.
"""

import copy
import json
from collections.abc import Mapping
from typing import Any

from .answer_reader import read_answers
from .answer_writer import write_answers
from .answers import Answers
from .draft_record import Progress
from .interview_answers import BY_LANGUAGE, to_data, to_values
from .interview_screens import CLAUSE, SCREENS
from .library_loader import load_library

__all__ = ["ALL", "finished", "kept_answers", "kept_progress", "restored"]

ALL = "*"
"""Stands for every answer among those that are known."""


def finished(way: str = "short") -> Progress:
    """Return the progress of a draft all of whose answers come from elsewhere.

    Args:
        way: The way through the interview.

    Returns:
        All screens answered, all answers known.
    """
    return Progress(way, SCREENS, (ALL,))


def kept_answers(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers of the screens in the form in which they are kept.

    Args:
        values: The answers of the screens.

    Returns:
        What an answer file with them would hold.

    Raises:
        ProblemsError: The answers do not fit together.
    """
    library = load_library()
    data = write_answers(read_answers(to_data(values), library), library)
    plain: dict[str, Any] = json.loads(json.dumps(data))
    return plain


def kept_progress(values: Mapping[str, Any]) -> Progress:
    """Return how far the screens have been answered.

    Args:
        values: The answers of the screens.

    Returns:
        The way, the screens, and the answers that have been given.
    """
    screens = [each for each in SCREENS if values.get(f"{each}_answered")]
    clauses = [each for each, on in values.get("clause_answered", {}).items() if on]
    known = [name for name in _names() if name not in BY_LANGUAGE and values.get(name) is not None]
    known += [f"{name}.{code}" for name in BY_LANGUAGE for code in values.get(name, {})]
    return Progress(
        str(values.get("way", "short")),
        (*screens, *(f"{CLAUSE}{each}" for each in clauses)),
        tuple(sorted(known)),
        copy.deepcopy(values.get("set_aside", {})),
    )


def restored(answers: Answers, progress: Progress) -> dict[str, Any]:
    """Return the answers of the screens from what is kept; what was not asked for stays out.

    Args:
        answers: The answers.
        progress: How far the screens have been answered.

    Returns:
        Values by name, as the screens hold them.
    """
    known = set(progress.known)
    found: dict[str, Any] = {"set_aside": copy.deepcopy(dict(progress.set_aside))}
    for name, value in to_values(answers).items():
        if name in BY_LANGUAGE and ALL not in known:
            texts = {code: text for code, text in value.items() if f"{name}.{code}" in known}
            if texts:
                found[name] = texts
        elif ALL in known or name in known:
            found[name] = value
    return found


def _names() -> tuple[str, ...]:
    """The names of all answers of the screens."""
    return tuple(to_values(read_answers({}, load_library())))
