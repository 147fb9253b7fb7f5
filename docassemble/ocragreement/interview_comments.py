# pre-load
"""Comments on a draft that is kept."""

from docassemble.base.util import get_language, validation_error

from .draft_record import Comment
from .interview_account import account, clock, draft_store
from .interview_addresses import addresses
from .interview_desk_tables import comment_list
from .interview_html import literal
from .interview_kept import ALL
from .interview_sheet import DraftSheet
from .interview_words import place_label
from .library_loader import load_library
from .problems import ProblemsError

__all__ = ["CommentedDraft"]


class CommentedDraft(DraftSheet):
    """The part of a draft that others comment on."""

    comment_place: str

    def comment_choices(self) -> list[dict[str, str]]:
        """Offer what a comment can be about: the whole draft, or a clause."""
        language = get_language()
        places = ["", *load_library().clauses]
        return [{"value": each or ALL, "label": place_label(each, language)} for each in places]

    def comment_on(self, clause: object) -> None:
        """Propose what the comment to be written is about.

        Args:
            clause: The clause, as an address names it; the whole draft if there is none.
        """
        known = clause in load_library().clauses
        self.comment_place = str(clause) if known else ALL

    def take_comment(self) -> None:
        """Keep the comment that was written.

        Raises:
            DAValidationError: It is empty or too long, or the draft is no longer shared.
        """
        place = "" if self.comment_place == ALL else str(self.comment_place)
        text = str(self.comment_text or "")  # type: ignore[attr-defined]
        try:
            draft_store().add_comment(self.identity, account().who, place, text)
        except ProblemsError as error:
            said = literal(error.problems[0].say(get_language()))
            validation_error(said, field="draft.comment_text")
        for name in ("comment_place", "comment_text"):
            self.__dict__.pop(name, None)

    def resolve_comment(self, comment: object) -> None:
        """Note that a comment has been dealt with.

        Args:
            comment: The comment, as an address names it.
        """
        self._guarded(
            lambda: draft_store().resolve_comment(self.identity, str(comment), account().who)
        )

    def comment_list(self) -> str:
        """Return the comments on the draft as HTML; empty if there are none."""
        if not self.is_kept:
            return ""
        who = account().who
        try:
            comments = draft_store().comments(self.identity, who)
        except ProblemsError:
            return ""

        def resolvable(comment: Comment) -> bool:
            return not self.only_read or comment.who == who

        return comment_list(comments, get_language(), addresses(), clock(), resolvable)
