"""What a variant leaves to the lawyer: how each kind is answered and asked about."""

from typing import Any

from .library import Parameter
from .shapes import Choice, Integer, ListOf, Percentage, Shape, Texts

__all__ = ["parameter_conditions", "parameter_fact", "parameter_shape"]

MAXIMUM_SEVERAL = 30


def parameter_shape(parameter: Parameter, languages: tuple[str, ...]) -> Shape:
    """Return how a parameter is answered.

    Args:
        parameter: The parameter.
        languages: Languages in which a text can be given.

    Returns:
        The shape of the answer.
    """
    match parameter.type:
        case "percentage":
            return Percentage(parameter.minimum, parameter.maximum)
        case "integer":
            return Integer(int(parameter.minimum), int(parameter.maximum))
        case "text":
            return Texts(languages)
        case "choice":
            return Choice(parameter.options)
        case "several":
            return ListOf(Choice(parameter.options), MAXIMUM_SEVERAL, minimum=1)


def parameter_conditions(parameter: Parameter) -> frozenset[str]:
    """Return what a condition may ask of a parameter.

    Args:
        parameter: The parameter.

    Returns:
        The possible answers ("one" and "several" of a number, the options of a choice; of several
        options how many they are, or one that is among them).
    """
    match parameter.type:
        case "integer":
            return frozenset({"given", "open", "one", "several"})
        case "choice":
            return frozenset(parameter.options)
        case "several":
            return frozenset({"one", "several", *parameter.options})
        case _:
            return frozenset({"given", "open"})


def parameter_fact(parameter: Parameter, answer: Any, asked: str) -> str:
    """Return the answer to a condition.

    Args:
        parameter: The parameter.
        answer: What the lawyer decided, or the default; None if it is open.
        asked: The answer that the condition hopes for.

    Returns:
        `asked` if the condition holds, else another word.
    """
    if parameter.type == "choice":
        return str(answer)
    if parameter.type == "several":
        return asked if asked in answer else "one" if len(answer) == 1 else "several"
    if asked in ("given", "open"):
        return "open" if answer is None else "given"
    return "one" if answer == 1 else "several"
