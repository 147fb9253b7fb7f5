"""What people write about a draft or a library: names, notes, comments."""

from .problems import Problem, ProblemsError
from .shapes import Text

__all__ = ["remark"]


def remark(text: str, maximum: int, lines: bool = False) -> str:
    """Read what a person has written, if a screen can show it as it is.

    Args:
        text: What was written.
        maximum: How many characters it may have.
        lines: Whether it may have several lines.

    Returns:
        The same without white space at its ends.

    Raises:
        ProblemsError: It is too long, or has a character that cannot be shown or that makes what
            stands beside it read otherwise.
    """
    problems: list[Problem] = []
    said = Text(maximum, lines).read(text, "", problems)
    if problems:
        raise ProblemsError(problems)
    return said or ""
