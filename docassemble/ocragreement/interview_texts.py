"""The texts of drafts as the screens ask for them: those of the same answers are made once.

A screen asks for its draft's answers and texts several times, and the next screen often for the
same ones again. They are remembered by all that was answered, so that nobody meets another's.

Nothing here needs docassemble.
"""

import marshal
from typing import Any

from .answer_reader import read_draft
from .draft_texts import DraftTexts
from .library_loader import load_library
from .memory import Memory, exactly

__all__ = ["texts_of"]

_KNOWN = Memory[DraftTexts](32)


def texts_of(data: dict[str, Any]) -> DraftTexts:
    """Read answers, or take what was read of the same answers before.

    Args:
        data: Answers, as an answer file has them.

    Returns:
        The answers as the core's model, and their texts.

    Raises:
        ProblemsError: If they do not fit together.
    """
    library = load_library()
    exact = exactly(data)
    if not exact:
        return read_draft(data, library)
    key = (library, exact)
    known = _KNOWN.get(key)
    if known is None:
        # A copy: what the screens do with their answers later must not reach it.
        known = read_draft(marshal.loads(exact), library)  # noqa: S302
        _KNOWN.put(key, known)
    return known
