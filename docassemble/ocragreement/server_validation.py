"""Keeps docassemble from writing a screen once more before it reads what was sent from it.

Where a screen has code that checks the answers, docassemble first finds out which screen the
interview stands at, so that everything the code needs is there, and on the way it writes the whole
screen: texts, choices, proposals. Nobody reads them; the next screen, or the same one with what is
wrong, is written after the check. Here the screen is found and not written.
"""

from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import Any

__all__ = ["asking", "assembling", "find_what_was_sent"]

# What else a screen may send, for which docassemble wants to know it as it was written.
_NEEDS_THE_SCREEN = (
    "_back_one",
    "_collect",
    "_download_attachments",
    "_email_attachments",
    "_files",
    "_files_inline",
    "_list_collect_list",
    "_the_image",
)
# What a question may do before it is asked.
_DOES_BEFORE = ("need", "undefine", "reconsider")

_FOUND: ContextVar[Any] = ContextVar("question", default=None)

Method = Callable[..., Any]


def find_what_was_sent() -> None:
    """Let docassemble find the screen that was sent without writing it."""
    from docassemble.base.functions import custom_types
    from docassemble.base.parse import Interview, Question
    from flask import g, has_request_context, request

    def sent(interview: Any) -> Any:
        """The question that a form was sent from, the first time in a request that one asks."""
        if not has_request_context() or request.endpoint != "interview.index" or custom_types:
            return None
        if request.method != "POST" or g.get("has_assembled"):
            return None
        g.has_assembled = True
        if any(name in request.form for name in _NEEDS_THE_SCREEN):
            return None
        return interview.questions_by_name.get(request.form.get("_question_name"))

    Interview.assemble = assembling(Interview.assemble, sent)
    Question.ask = asking(Question.ask)


def assembling(assemble: Method, sent: Callable[[Any], Any]) -> Method:
    """Make an interview's method that finds and writes a screen only find the one that was sent.

    Args:
        assemble: docassemble's method. It is called with answers and status alone before what was
            sent is read, and with more than these for the screen that is shown.
        sent: Gives the question from which a form has come; None if there is none, or if its
            screen has been written in this request.

    Returns:
        A method that leaves the screen that was sent unwritten if all that follows is its check.
    """

    @wraps(assemble)
    def assembled(self: Any, *arguments: Any, **named: Any) -> Any:
        question = sent(self)
        is_before = len(arguments) + len(named) == 2 and named.keys() <= {"interview_status"}
        if question is None or not is_before or not _is_only_checked(question):
            return assemble(self, *arguments, **named)
        found = _FOUND.set(question)
        try:
            return assemble(self, *arguments, **named)
        finally:
            _FOUND.reset(found)

    return assembled


def asking(ask: Method) -> Method:
    """Make a question's method that writes its screen write nothing while it is only found.

    Args:
        ask: docassemble's method.

    Returns:
        A method that then says which question it is, and sets what its variables are called by.
    """
    from docassemble.base.parse import list_of_indices

    @wraps(ask)
    def asked(
        self: Any,
        answers: dict[str, Any],
        before: Any,
        generic: str,
        iterators: list[str],
        sought: Any,
        first_sought: Any,
        **further: Any,
    ) -> Any:
        if _FOUND.get() is not self:
            return ask(self, answers, before, generic, iterators, sought, first_sought, **further)
        # docassemble's own way to name them; the words come from the interview's file.
        for name, value in zip(list_of_indices, iterators, strict=False):
            exec(f"{name} = {value}", answers)  # noqa: S102
        if generic != "None":
            exec(f"x = {generic}", answers)  # noqa: S102
        return _unwritten(self, sought, first_sought)

    return asked


def _is_only_checked(question: Any) -> bool:
    """Whether a question is one with fields and a check, and does nothing before it is asked."""
    return (
        question.validation_code is not None
        and question.question_type == "fields"
        and not any(getattr(question, name, None) for name in _DOES_BEFORE)
    )


def _unwritten(question: Any, sought: Any, first_sought: Any) -> dict[str, Any]:
    """What docassemble's method gives of a question with nothing on it."""
    nothing = (
        "question_text",
        "subquestion_text",
        "continue_label",
        "decorations",
        "audiovideo",
        "help_text",
        "interview_help_text",
        "attachments",
    )
    by_field = ("selectcompute", "defaults", "hints", "helptexts", "extras", "labels")
    return {
        "type": "question",
        "question": question,
        "sought": sought,
        "orig_sought": first_sought,
        **dict.fromkeys(nothing),
        **{name: {} for name in by_field},
    }
