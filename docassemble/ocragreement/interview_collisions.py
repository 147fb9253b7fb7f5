# pre-load
"""Two people on one draft: what both have changed, each in another way, is decided on a screen."""

from dataclasses import replace
from typing import Any

from docassemble.base.util import get_language, validation_error

from .answer_reader import read_answers
from .draft_changes import Collision, Merged
from .draft_record import DraftRecord, Progress
from .interface import labelled, say
from .interview_account import account, draft_store
from .interview_draft_house import DraftHouse
from .interview_html import literal, problem_list
from .interview_sheet import DraftSheet
from .interview_words import answer_label, answer_words
from .library_loader import load_library
from .problems import ProblemsError

__all__ = ["CollidingDraft", "plain_collisions"]


class CollidingDraft(DraftHouse, DraftSheet):
    """The part of a draft that two people have changed at once."""

    stands: Any

    @property
    def collisions(self) -> list[dict[str, Any]]:
        """The answers that somebody else has changed otherwise in the meantime."""
        return list(self._sheet.get("collisions", ()))

    def other_person(self) -> str:
        """Return who else has changed the draft, safe on a screen."""
        return literal(self._sheet.get("other", ""))

    def collision_fields(self) -> list[dict[str, Any]]:
        """Return a field for each answer that has to be decided."""
        language = get_language()

        def said(whose: str, path: str, value: Any) -> str:
            words = answer_words(path, value, language)
            return literal(labelled(say(f"desk.{whose}", language), words, language))

        return [
            {
                "label": literal(answer_label(each["path"], language)),
                "field": f"draft.stands['{number}']",
                "input type": "radio",
                "choices": [
                    {"value": "mine", "label": said("mine", each["path"], each["mine"])},
                    {"value": "theirs", "label": said("theirs", each["path"], each["theirs"])},
                ],
            }
            for number, each in enumerate(self.collisions)
        ]

    def decide(self) -> None:
        """Take what has been decided; what has changed once more is asked again.

        Raises:
            DAValidationError: The answers do not fit together so.
        """
        self.use_house()
        try:
            record = draft_store().get(self.identity, account().who)
            merged, progress = self._merged(record)
            wanted = [
                each["path"]
                for number, each in enumerate(self.collisions)
                if self.stands.elements.get(str(number)) == "mine"
            ]
            if plain_collisions(merged.collisions) != self.collisions:
                validation_error(literal(say("desk.changed_again", get_language())))
            answers = merged.decided(wanted)
            read_answers(answers, load_library())
            self._save(replace(record, answers=answers, progress=progress), record.revision)
        except ProblemsError as error:
            lines = [each.say(get_language()) for each in error.problems]
            validation_error(problem_list(say("desk.do_not_fit", get_language()), lines))
        self.stands.elements.clear()

    def _merged(self, record: DraftRecord) -> tuple[Merged, Progress]:
        """Put together what is at hand and what somebody else has saved."""
        raise NotImplementedError

    def _save(self, record: DraftRecord, expected: int) -> None:
        """Save the draft."""
        raise NotImplementedError


def plain_collisions(collisions: tuple[Collision, ...]) -> list[dict[str, Any]]:
    """Return collisions as plain data, which a session can keep.

    Args:
        collisions: The answers that two people have changed, each in another way.

    Returns:
        For each its path, and what it is with the one ("mine") and with the other ("theirs").
    """
    return [{"path": each.path, "mine": each.mine, "theirs": each.theirs} for each in collisions]
