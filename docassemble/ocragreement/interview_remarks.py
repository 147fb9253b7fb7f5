"""What colleagues have said of each clause, in the rows of the review's map.

Nothing here needs docassemble. Whatever a person typed is escaped.
"""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from .draft_record import Approval, Comment
from .interface import say
from .interview_desk_tables import comments_anchor
from .interview_html import action_link
from .interview_words import person_words, when_words

__all__ = ["Remarks"]

Address = Callable[..., str]


@dataclass(frozen=True)
class Remarks:
    """Comments on a draft that is kept, and approvals of its clauses.

    Attributes:
        comments: The comments.
        approvals: The approvals that have not been withdrawn.
        wordings: What stands for the wording of each clause as it is now.
        reader: Who looks at the map, if they may approve wordings; else empty.
        zone: Where the reader's clock is.
    """

    comments: Sequence[Comment]
    approvals: Sequence[Approval]
    wordings: Mapping[str, str]
    reader: str
    zone: datetime.tzinfo

    def remarked(self, clause: str, title: str, interface: str, address: Address) -> str:
        """Count the open comments on a clause, and link to them and to a further one."""
        words = say("interview.comment", interface)
        name = say("interview.comment_what", interface, what=title)
        further = action_link(address, words, "comment", name=name, clause=clause)
        count = sum(each.place == clause and not each.resolved_by for each in self.comments)
        if not count:
            return further
        said = escape(say("interview.comments_on", interface, what=title, count=count), quote=True)
        return f'<a href="#{comments_anchor(clause)}" aria-label="{said}">{count}</a> {further}'

    def approved(self, clause: str, title: str, interface: str, address: Address) -> str:
        """Say who has approved a clause, whether it reads so still, and what the reader may do."""
        approvals = [each for each in self.approvals if each.clause == clause]
        lines = "".join(self._approval(each, interface) for each in approvals)
        own = [each.wording for each in approvals if each.who == self.reader]
        asked: list[tuple[str, dict[str, str]]] = []
        if self.reader and own != [self.wordings[clause]]:
            asked.append(("approve", {"wording": self.wordings[clause]}))
        if own:
            asked.append(("withdraw_approval", {}))
        links = "".join(
            action_link(
                address,
                say(f"interview.{action}", interface),
                action,
                name=say(f"interview.{action}_what", interface, what=title),
                clause=clause,
                **more,
            )
            for action, more in asked
        )
        return f'{lines}<span class="approving">{links}</span>' if links else lines

    def _approval(self, approval: Approval, interface: str) -> str:
        stands = approval.wording == self.wordings.get(approval.clause)
        words = say(
            f"interview.approved_{'now' if stands else 'before'}",
            interface,
            who=person_words(approval.who, interface),
            when=when_words(approval.when, interface, self.zone),
        )
        return f'<span class="approval{"" if stands else " stale"}">{escape(words)}</span>'
