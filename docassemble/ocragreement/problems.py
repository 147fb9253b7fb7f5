"""What is wrong with something that a user gave us, one line each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from .interface import labelled, say
from .safe_yaml import nearest_line
from .typography import NO_BREAK

__all__ = ["Problem", "ProblemsError", "one_line"]


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

    def located(self, lines: Mapping[str, int], file: str) -> "Problem":
        """Return the problem with its place in a file.

        Args:
            lines: Lines by path, as `safe_yaml.parse` gives them.
            file: Name of the file; empty for answers that are from none.

        Returns:
            The same problem, with file and line.
        """
        return replace(self, line=nearest_line(lines, self.path), file=file)

    def say(self, language: str) -> str:
        """Return the problem as one line.

        Args:
            language: Interface language.

        Returns:
            File, line, path and sentence, as far as known.
        """
        where = [self.file] if self.file else []
        if self.line:
            where.append(say("problem.line", language, line=self.line))
        if self.path:
            where.append(self.path)
        sentence = say(self.key, language, **self.values)
        return one_line(labelled(", ".join(where), sentence, language) if where else sentence)


def one_line(text: str) -> str:
    """Put a text on one line: what a user typed cannot break it or steer a terminal.

    Args:
        text: The text.

    Returns:
        The same with nothing in it that does not print.
    """
    return "".join(
        character
        if character.isprintable() or character in NO_BREAK
        else " "
        if character.isspace()
        else "\N{REPLACEMENT CHARACTER}"
        for character in text
    )


class ProblemsError(ValueError):
    """One or more problems that keep us from going on; nothing has been done.

    Attributes:
        problems: All of them, in the order of the file.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems; their English lines are the exception's message."""
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.say("en") for problem in self.problems))
