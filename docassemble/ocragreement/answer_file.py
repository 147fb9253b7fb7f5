"""Answer files: the answers of one draft as YAML that a person reads and writes."""

from .answer_reader import read_answers
from .answer_writer import write_answers
from .answers import Answers
from .library import Library
from .problems import Problem, ProblemsError
from .safe_yaml import SafeYamlError, dump, parse

__all__ = ["read_answer_file", "write_answer_file"]


def read_answer_file(content: str | bytes, library: Library, file: str = "") -> Answers:
    """Read answers from the content of an answer file.

    Args:
        content: What the file holds.
        library: The clause library.
        file: Name of the file for messages.

    Returns:
        The answers.

    Raises:
        ProblemsError: With a line for every problem; nothing is read in part.
    """
    try:
        source = parse(content)
    except SafeYamlError as error:
        raise ProblemsError([Problem(error.key, "", error.values, file=file)]) from error
    return read_answers(source.data, library, source.lines, file)


def write_answer_file(answers: Answers, library: Library) -> str:
    """Write answers as an answer file.

    Args:
        answers: The answers.
        library: The clause library.

    Returns:
        The content of the file, which `read_answer_file` reads back as the same answers.
    """
    return dump(write_answers(answers, library))
