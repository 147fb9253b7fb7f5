# pre-load
"""What the draft does on the screen on which a translation comes back."""

from typing import Any

from docassemble.base.util import force_ask, get_language, set_language, validation_error

from .answer_writer import write_answers
from .draft_store import NotAllowed
from .interface import say
from .interview_draft_house import DraftHouse
from .interview_html import literal, problem_list, shortened
from .interview_sheet import DraftSheet
from .interview_translations import is_translated_elsewhere, taken_back
from .interview_uploads import uploaded
from .library_loader import load_library
from .problems import Problem, ProblemsError
from .xliff_reader import MAXIMUM_XLIFF

__all__ = ["TranslationScreens"]


class TranslationScreens(DraftHouse, DraftSheet):
    """The part of a draft that the screen on a translation needs."""

    language: str
    translation_file: Any

    def ask_translation(self) -> None:
        """Ask for the file that a translator has sent back, if the draft waits for one."""
        self.use_house()
        if not self.only_read and is_translated_elsewhere(self.answers()):
            for name in ("translation_answered", "translation_file"):
                self.__dict__.pop(name, None)
            force_ask("draft.translation_answered")

    def take_translation(self) -> None:
        """Take the translation of the file that was uploaded, and say what came of it.

        Raises:
            DAValidationError: With every problem of the file, or that the draft may not be
                changed; then nothing is taken.
        """
        set_language(self.language)
        self.use_house()
        interface = get_language()
        try:
            if self.only_read:
                raise NotAllowed("edit")
            taken = taken_back(self._translation_sent(), self.answers(), interface)
        except ProblemsError as error:
            lines = shortened([each.say(interface) for each in error.problems], interface)
            said = (
                literal(lines[0])
                if len(lines) == 1
                else problem_list(say("translation.refused", interface), lines)
            )
            validation_error(said, field="draft.translation_file")
        translations = write_answers(taken.answers, load_library())["translations"]
        self.kept = {**self.__dict__.get("kept", {}), "translations": translations}
        self.__dict__.pop("translation_file", None)
        self._say(" ".join(taken.words(interface, keys=False)))
        self.keep_now()

    # Inside

    def _translation_sent(self) -> bytes:
        files = uploaded(self.__dict__.get("translation_file"), MAXIMUM_XLIFF)
        if not files:
            raise ProblemsError([Problem("translation.no_file")])
        return files[0][1]
