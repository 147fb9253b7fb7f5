"""What is wrong with something that a user gave us, one line each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .interface import say

__all__ = ["Problem", "ProblemsError"]


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, where, and what would be right.

    Attributes:
        key: Key of the sentence that says it ("problem.date").
        path: The answer ("languages.authentic[1]") or place in a file; empty for the whole file.
        values: What goes into the sentence's gaps.
        line: Line of the file, counted from 1; 0 if there is no file.
        file: Name of the file; empty for answers.
    """

    key: str
    path: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    line: int = 0
    file: str = ""

    def say(self, language: str) -> str:
        """Return the problem as one line.

        Args:
            language: Interface language, "en" or "es".

        Returns:
            File, line, path and sentence, as far as known.
        """
        where = [self.file] if self.file else []
        if self.line:
            where.append(say("problem.line", language, line=self.line))
        if self.path:
            where.append(self.path)
        sentence = say(self.key, language, **self.values)
        return f"{', '.join(where)}: {sentence}" if where else sentence


class ProblemsError(ValueError):
    """One or more problems that keep us from going on; nothing has been done.

    Attributes:
        problems: All of them, in the order of the file.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems; their English lines are the exception's message."""
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.say("en") for problem in self.problems))
