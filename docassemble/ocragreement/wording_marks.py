"""What stands for the wording of a clause: it changes whenever the wording does, and only then."""

import hashlib
import json
from collections.abc import Mapping

from .answers import Answers
from .library import Library
from .selection import Selection
from .typed_form import typed_form

__all__ = ["wording_marks"]


def wording_marks(answers: Answers, library: Library) -> Mapping[str, str]:
    """Mark how each clause reads in the languages of the draft.

    Names of the Parties and numbers of articles are left out of account: a clause reads the same
    with another State, or in another place. Whatever was chosen or written for it counts.

    Args:
        answers: What the lawyer decided.
        library: The clause library.

    Returns:
        A mark for each clause of the library; clauses that are left out have one too.
    """
    selections = [
        Selection(answers, library, language, "home")
        for language in answers.draft_languages(library)
    ]
    return {
        identity: _mark(
            {
                each.language: typed_form(each, identity)
                for each in selections
                if identity in each.chosen
            }
        )
        for identity in library.clauses
    }


def _mark(texts: Mapping[str, str]) -> str:
    written = json.dumps(texts, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()
