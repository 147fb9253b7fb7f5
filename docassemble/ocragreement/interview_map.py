"""The whole agreement as a table for the review: what stands where, what is open, what was found.

Nothing here needs docassemble.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

from .agreement import Agreement
from .checks import check_texts
from .departures import MODEL
from .draft_texts import DraftTexts
from .interface import say
from .interview_clauses import EDITS, clause_shown, variant_of
from .interview_desk_tables import clause_anchor
from .interview_findings import clause_of, findings_html
from .interview_html import action_link, neutral_markup
from .interview_preview import preview_place
from .interview_remarks import Remarks
from .library import OMITTED, ClauseDefinition, Library
from .library_loader import own_library

__all__ = ["clause_map"]


def clause_map(
    texts: DraftTexts,
    chosen: Mapping[str, Any],
    interface: str,
    address: Callable[..., str],
    remarks: Remarks | None = None,
    *,
    only_read: bool = False,
) -> str:
    """Write what the checks have found, and below it the agreement as a table.

    Args:
        texts: The draft.
        chosen: What was chosen for the clauses, as an answer file has it.
        interface: Language of the interface.
        address: Gives the address of an action with its arguments.
        remarks: What colleagues have said of it, if the draft is kept.
        only_read: Whether the reader may not change it: instead of what the checks have found and
            of links to the screens there is the text of each clause.

    Returns:
        HTML on one line, safe on a docassemble screen.
    """
    agreements = [texts.agreement(language) for language in texts.languages]
    table = _Map(agreements, chosen, interface, address, remarks, only_read)
    if only_read:
        return neutral_markup(table.write(texts.library))
    findings = check_texts(texts)
    table.found = Counter(clause_of(each) for each in findings if each.severity != "notice")
    said = findings_html(findings, chosen, table.numbers, interface, address)
    return neutral_markup(said + table.write(texts.library))


class _Map:
    """Writes the table."""

    def __init__(
        self,
        agreements: Iterable[Agreement],
        chosen: Mapping[str, Any],
        interface: str,
        address: Callable[..., str],
        remarks: Remarks | None,
        only_read: bool,
    ) -> None:
        self.chosen = chosen
        self.interface = interface
        self.address = address
        self.remarks = remarks
        self.only_read = only_read
        self.found: Mapping[str, int] = {}
        self.numbers: dict[str, int] = {}
        self.open: dict[str, set[str]] = {}
        for agreement in agreements:
            for clause in agreement.clauses:
                self.numbers[clause.identity] = clause.number
                answers = self.open.setdefault(clause.identity, set())
                answers |= {blank.answer for blank in clause.blanks}

    def write(self, library: Library) -> str:
        rows = "".join(self._row(library.clauses[each]) for each in self._order(library))
        columns = ["number", "clause", "wording", "open"]
        columns += [] if self.only_read else ["found"]
        columns += ["remarked"] if self.remarks else []
        heads = "".join(f'<th scope="col">{self._say(f"map_{name}")}</th>' for name in columns)
        kind = "map reading" if self.only_read else "map"
        table = (
            f'<table class="{kind}"><caption>{self._say("map")}</caption>'
            f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        )
        if self.only_read:
            return table
        words = say("interview.choose_clauses", self.interface)
        return f"{table}<p>{action_link(self.address, words, 'choose_clauses')}</p>"

    def _order(self, library: Library) -> list[str]:
        """The clauses as they stand, and those of the Model that are left out, in their places."""
        order = list(self.numbers)
        before = ""
        for clause in library.clauses.values():
            if clause.identity not in self.numbers:
                if MODEL not in clause.variants:
                    continue
                order.insert(order.index(before) + 1 if before else 0, clause.identity)
            before = clause.identity
        return order

    def _row(self, clause: ClauseDefinition) -> str:
        answer = self.chosen.get(clause.identity)
        mark = _mark(clause, answer)
        title = clause.title[self.interface]
        wording = escape(clause_shown(clause.identity, answer, self.interface))
        reason = answer.get("reason") if isinstance(answer, Mapping) else ""
        said_why = f'<span class="reason">{escape(reason)}</span>' if reason else ""
        cells = [self._count("open", len(self.open.get(clause.identity, ())))]
        if not self.only_read:
            cells.append(self._count("found", self.found.get(clause.identity, 0)))
        approved = ""
        if self.remarks:
            told = (clause.identity, title, self.interface, self.address)
            cells.append(self._count("remarked", self.remarks.remarked(*told)))
            approved = self.remarks.approved(*told)
        return (
            f'<tr class="{mark}" id="{clause_anchor(clause.identity)}">'
            f"<td>{self.numbers.get(clause.identity) or ''}</td>"
            f'<th scope="row">{self._head(clause, title)}</th>'
            f'<td>{wording} <span class="mark">{self._say(f"mark_{mark}")}</span>{said_why}'
            f"{self._text(clause)}{approved}</td>{''.join(cells)}</tr>"
        )

    def _head(self, clause: ClauseDefinition, title: str) -> str:
        if self.only_read:
            return escape(title)
        link = action_link(self.address, title, "edit_clause", clause=clause.identity)
        return link + self._moves(clause, title)

    def _text(self, clause: ClauseDefinition) -> str:
        """What folds the text of a clause open, for who reads the draft clause by clause."""
        if not self.only_read or clause.identity not in self.numbers:
            return ""
        return preview_place(say("interview.read_text", self.interface), clause.identity, {})

    def _moves(self, clause: ClauseDefinition, title: str) -> str:
        """Links that move an article up and down; at its ends the row has one of them."""
        number = self.numbers.get(clause.identity)
        if not number:
            return ""
        last = max(self.numbers.values())
        links = [
            action_link(
                self.address,
                sign,
                "move_article",
                name=say(f"interview.{key}", self.interface, what=title),
                clause=clause.identity,
                step=step,
            )
            for step, key, sign in ((-1, "move_up", "↑"), (1, "move_down", "↓"))
            if 1 <= number + step <= last
        ]
        return f'<span class="moves">{"".join(links)}</span>'

    def _count(self, name: str, count: int | str) -> str:
        """A cell with a count; on a phone its heading stands beside it."""
        return f'<td class="{name}" data-label="{self._say(f"map_{name}")}">{count or ""}</td>'

    def _say(self, key: str) -> str:
        return escape(say(f"interview.{key}", self.interface), quote=True)


def _mark(clause: ClauseDefinition, answer: Any) -> str:
    """How a clause stands to the Model: one word."""
    variant = variant_of(clause, answer)
    if variant == OMITTED:
        return "omitted"
    if isinstance(answer, Mapping) and any(answer.get(key) for key in EDITS):
        return "edited"
    own = own_library().clauses.get(clause.identity)
    known = own.variants.get(variant) if own else None
    # A language that a house adds to a wording of ours makes it no wording of the house.
    if known is None or any(
        clause.variants[variant].texts.get(code) != text for code, text in known.texts.items()
    ):
        return "house"
    return MODEL if variant == MODEL else "variant"
