"""The texts of one draft, each written once however many ask for it.

The checks, the map of the review and the preview all read the same agreements. A draft's answers do
not change, so what was written of them holds.
"""

from collections.abc import Mapping

from .agreement import Agreement, Side
from .answers import Answers
from .assembly import assemble, write_agreement
from .library import Library
from .selection import Selection

__all__ = ["DraftTexts"]

_OTHER: Mapping[Side, Side] = {"home": "counterpart", "counterpart": "home"}


class DraftTexts:
    """One draft's answers and the agreements made of them.

    Attributes:
        answers: What the lawyer decided.
        library: The clause library.
    """

    def __init__(self, answers: Answers, library: Library) -> None:
        """Begin with no text.

        Args:
            answers: What the lawyer decided.
            library: The clause library.
        """
        self.answers = answers
        self.library = library
        self._selections: dict[tuple[str, Side], Selection] = {}
        self._agreements: dict[tuple[str, Side], Agreement] = {}

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which the draft is written."""
        return self.answers.draft_languages(self.library)

    def selection(self, language: str, keeper: Side = "home") -> Selection:
        """Return what the text in a language is made of.

        Args:
            language: Code of a language of the library.
            keeper: The Party that keeps the original.

        Returns:
            The selection.
        """
        key = (language, keeper)
        if key not in self._selections:
            self._selections[key] = Selection(self.answers, self.library, language, keeper)
        return self._selections[key]

    def agreement(self, language: str, keeper: Side = "home") -> Agreement:
        """Return the agreement in a language, as `assemble` makes it.

        Args:
            language: Code of a language of the library, or of a translation in the answers.
            keeper: The Party that keeps the original.

        Returns:
            The tree.

        Raises:
            UnknownLanguage: If there is no grammar of the language.
        """
        key = (language, keeper)
        if key not in self._agreements:
            other = self._agreements.get((language, _OTHER[keeper]))
            self._agreements[key] = (
                write_agreement(self.selection(language, keeper), other)
                if language in self.library.languages
                else assemble(self.answers, self.library, language, keeper)
            )
        return self._agreements[key]
