# pre-load
"""The answers of a draft as the parts of its interview see them."""

from collections.abc import Iterator, Mapping
from typing import Any

from docassemble.base.util import DADict

from . import interview_answers
from .answers import Answers
from .draft_texts import DraftTexts
from .interview_texts import texts_of
from .states import State

__all__ = ["DraftAnswers"]


class _Plain(Mapping[str, Any]):
    """The answers as they are now, with dictionaries for docassemble's."""

    def __init__(self, answers: Mapping[str, Any]) -> None:
        self._answers = answers

    def __getitem__(self, name: str) -> Any:
        each = self._answers[name]
        return each.elements if isinstance(each, DADict) else each

    def get(self, name: str, default: Any = None) -> Any:
        each = self._answers.get(name, default)
        return each.elements if isinstance(each, DADict) else each

    def __iter__(self) -> Iterator[str]:
        return iter(self._answers)

    def __len__(self) -> int:
        return len(self._answers)

    def __contains__(self, name: object) -> bool:
        return name in self._answers


class DraftAnswers:
    """What every part of a draft can ask of its answers."""

    def values(self) -> Mapping[str, Any]:
        """Return the answers of the screens as plain values; looking never asks a question."""
        return _Plain(self.__dict__)

    def data(self) -> dict[str, Any]:
        """Return the answers as an answer file has them."""
        return interview_answers.to_data(self.values())

    def answers(self) -> Answers:
        """Return the answers as the core's model.

        Raises:
            ProblemsError: If they do not fit together.
        """
        return self.texts().answers

    def texts(self) -> DraftTexts:
        """Return the answers and the agreements made of them.

        Raises:
            ProblemsError: If the answers do not fit together.
        """
        return texts_of(self.data())

    def counterpart(self) -> State | None:
        """Return the counterpart State, None while it is open."""
        return interview_answers.counterpart(self.values())

    def authentic(self) -> list[str | None]:
        """Return the authentic languages, the home Party's first; None is a blank."""
        return interview_answers.authentic(self.values())

    def document_languages(self) -> list[str]:
        """Return the languages of the draft."""
        return interview_answers.document_languages(self.values())

    def keep_now(self) -> None:
        """Keep what has just been answered, if the draft is kept."""
        raise NotImplementedError
