# pre-load
"""Reviewers approve the wording of clauses of a draft that is kept."""

from collections.abc import Callable

from docassemble.base.util import get_language

from .answer_reader import read_answers
from .draft_record import DraftRecord
from .interview_account import account, clock, draft_store
from .interview_comments import CommentedDraft
from .interview_draft_house import DraftHouse
from .interview_remarks import Remarks
from .library_loader import load_library
from .problems import Problem, ProblemsError
from .wording_marks import wording_marks

__all__ = ["ApprovedDraft"]


class ApprovedDraft(DraftHouse, CommentedDraft):
    """The part of a draft whose clauses others approve."""

    def may_approve(self) -> bool:
        """Whether this person approves wordings of the draft."""
        return self.is_kept and account().reviewer

    def approve(self, clause: object, wording: object) -> None:
        """Approve a clause, if it still reads as this person has seen it.

        Args:
            clause: The clause, as an address names it.
            wording: What stands for the wording that was seen, likewise.
        """

        def act(record: DraftRecord) -> None:
            # Not the answers at hand: a colleague may have changed the clause since.
            now = wording_marks(read_answers(record.answers, load_library()), load_library())
            if now.get(str(clause)) != wording:
                self._say(Problem("drafts.wording_changed").say(get_language()))
                return
            draft_store().approve(self.identity, account().who, str(clause), str(wording))

        self._decide(act)

    def withdraw_approval(self, clause: object) -> None:
        """Withdraw this person's approval of a clause.

        Args:
            clause: The clause, as an address names it.
        """
        self._decide(
            lambda _: draft_store().withdraw_approval(self.identity, account().who, str(clause))
        )

    def remarks(self) -> Remarks | None:
        """Return what colleagues have said of the clauses; None if the draft is not kept."""
        if not self.is_kept:
            return None
        store, who = draft_store(), account().who
        try:
            comments = store.comments(self.identity, who)
            approvals = store.approvals(self.identity, who)
        except ProblemsError:
            return None
        reader = who if self.may_approve() else ""
        wordings = wording_marks(self.answers(), load_library()) if reader or approvals else {}
        return Remarks(comments, approvals, wordings, reader, clock())

    # Inside

    def _decide(self, act: Callable[[DraftRecord], None]) -> None:
        """Do what only reviewers do; say so to others."""
        if self.may_approve():
            self._guarded(lambda: act(draft_store().get(self.identity, account().who)))
        else:
            self._say(Problem("drafts.needs_reviewer").say(get_language()))
