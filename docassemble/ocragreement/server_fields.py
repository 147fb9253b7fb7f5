"""Remembers the fields that docassemble makes of what a block of code lists.

docassemble makes the fields of a question once, when it reads an interview, and uses them for
everybody. Fields that come from code it reads like a file of its own whenever the screen is shown
and once more when it is sent, also if the code lists the same.
"""

from collections.abc import Callable
from typing import Any

from .memory import Memory, exactly

__all__ = ["remember_fields", "remembering"]

_QUESTIONS = 256
_LARGEST = 100_000

Maker = Callable[[Any, Any, dict[str, Any]], Any]


def remember_fields() -> None:
    """Let docassemble's questions remember the fields that code has listed."""
    from docassemble.base.language.control import get_language
    from docassemble.base.parse import Question

    make = Question.get_question_for_field_with_sub_fields
    Question.get_question_for_field_with_sub_fields = remembering(make, get_language)


def remembering(make: Maker, speaking: Callable[[], str]) -> Maker:
    """Make a question's method that turns code into fields remember what it made.

    Args:
        make: docassemble's method; it makes a question of its own for the fields.
        speaking: Tells the language of the screen.

    Returns:
        A method that gives the same; fields that are the same letter by letter are made once.
    """
    known = Memory[Any](_QUESTIONS)

    def made(self: Any, field: Any, answers: dict[str, Any]) -> Any:
        # docassemble's own way to run a block, which comes from the interview's file.
        listed = eval(field.extras["fields_code"], answers)  # noqa: S307
        exact = exactly(listed)
        if not exact or len(exact) > _LARGEST:
            return make(self, field, answers)
        key = (self.interview, self.package, speaking(), exact)
        question = known.get(key)
        if question is None:
            question = make(self, field, answers)
            known.put(key, question)
        return _copied(question)

    return made


def _copied(question: Any) -> Any:
    """A question whose fields may be numbered anew, which docassemble does when it asks them."""
    another = _shallow(question)
    another.fields = [_shallow(field) for field in question.fields]
    return another


def _shallow(plain: Any) -> Any:
    """What `copy.copy` makes of an object without a way of its own to be copied, in no time."""
    another = object.__new__(type(plain))
    another.__dict__.update(plain.__dict__)
    return another
