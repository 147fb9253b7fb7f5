"""The whole agreement as a table for the review: what stands where, what is open, what was found.

Nothing here needs docassemble.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from html import escape
from typing import Any, NamedTuple

from .agreement import Agreement
from .checks import check_texts
from .departures import MODEL
from .draft_texts import DraftTexts
from .interface import say
from .interview_clauses import EDITS, clause_shown, variant_of
from .interview_desk_tables import clause_anchor
from .interview_findings import clause_of, findings_html
from .interview_html import action_link, neutral_line, neutral_part
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
        return neutral_line(table.write(texts.library))
    findings = check_texts(texts)
    table.found = Counter(clause_of(each) for each in findings if each.severity != "notice")
    said = findings_html(findings, chosen, table.numbers, interface, address)
    return neutral_line([neutral_part(said), *table.write(texts.library)])


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
        self.own = own_library()
        self.found: Mapping[str, int] = {}
        self.numbers: dict[str, int] = {}
        self.open: dict[str, set[str]] = {}
        for agreement in agreements:
            for clause in agreement.clauses:
                self.numbers[clause.identity] = clause.number
                answers = self.open.setdefault(clause.identity, set())
                answers |= {blank.answer for blank in clause.blanks}
        self.last = max(self.numbers.values(), default=0)

    def write(self, library: Library) -> Iterator[str]:
        columns = ["number", "clause", "wording", "open"]
        columns += [] if self.only_read else ["found"]
        columns += ["remarked"] if self.remarks else []
        heads = "".join(
            f'<th scope="col">{_say(f"map_{name}", self.interface)}</th>' for name in columns
        )
        kind = "map reading" if self.only_read else "map"
        yield neutral_part(
            f'<table class="{kind}"><caption>{_say("map", self.interface)}</caption>'
            f"<thead><tr>{heads}</tr></thead><tbody>"
        )
        for identity in self._order(library):
            row = self._row(library.clauses[identity])
            yield _row_html(row, self.interface, self.address, self.only_read)
        yield "</tbody></table>"
        if not self.only_read:
            words = say("interview.choose_clauses", self.interface)
            yield neutral_part(f"<p>{action_link(self.address, words, 'choose_clauses')}</p>")

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

    def _row(self, clause: ClauseDefinition) -> "_Row":
        answer = self.chosen.get(clause.identity)
        title = clause.title[self.interface]
        reason = answer.get("reason") if isinstance(answer, Mapping) else ""
        told = (clause.identity, title, self.interface, self.address)
        return _Row(
            identity=clause.identity,
            title=title,
            stands=clause.identity in self.numbers,
            number=self.numbers.get(clause.identity, 0),
            last=self.last,
            mark=_mark(clause, answer, self.own),
            wording=clause_shown(clause, answer, self.interface),
            reason=reason or "",
            open=len(self.open.get(clause.identity, ())),
            found=self.found.get(clause.identity, 0),
            remarked=self.remarks.remarked(*told) if self.remarks else None,
            approved=self.remarks.approved(*told) if self.remarks else "",
        )


class _Row(NamedTuple):
    """What the table says of a clause.

    Attributes:
        identity: The clause.
        title: Its title in the language of the interface.
        stands: Whether it stands in the agreement.
        number: Number of the article; 0 for other parts.
        last: Number of the last article.
        mark: How it stands to the Model.
        wording: Which wording it has.
        reason: The reason given for it.
        open: How many answers are open.
        found: How many things were found.
        remarked: What was remarked of it, as HTML; None without a column for it.
        approved: Who has approved it, as HTML.
    """

    identity: str
    title: str
    stands: bool
    number: int
    last: int
    mark: str
    wording: str
    reason: str
    open: int
    found: int
    remarked: str | None
    approved: str


# Most rows of a draft look as they did on the screen before, and as those of other drafts.
@lru_cache(maxsize=2048)
def _row_html(row: _Row, interface: str, address: Callable[..., str], only_read: bool) -> str:
    reason = f'<span class="reason">{escape(row.reason)}</span>' if row.reason else ""
    cells = [_cell("open", row.open, interface)]
    cells += [] if only_read else [_cell("found", row.found, interface)]
    cells += [] if row.remarked is None else [_cell("remarked", row.remarked, interface)]
    if only_read:
        head = escape(row.title)
    else:
        head = action_link(address, row.title, "edit_clause", clause=row.identity)
        head += _moves(row, interface, address)
    text = ""
    if only_read and row.stands:
        # What folds the text open, for who reads the draft clause by clause.
        text = preview_place(say("interview.read_text", interface), row.identity, {})
    mark = f'<span class="mark">{_say(f"mark_{row.mark}", interface)}</span>'
    return neutral_part(
        f'<tr class="{row.mark}" id="{clause_anchor(row.identity)}">'
        f'<td>{row.number or ""}</td><th scope="row">{head}</th>'
        f"<td>{escape(row.wording)} {mark}{reason}{text}{row.approved}</td>{''.join(cells)}</tr>"
    )


def _moves(row: _Row, interface: str, address: Callable[..., str]) -> str:
    """Links that move an article up and down; at its ends the row has one of them."""
    if not row.number:
        return ""
    links = [
        action_link(
            address,
            sign,
            "move_article",
            name=say(f"interview.{key}", interface, what=row.title),
            clause=row.identity,
            step=step,
        )
        for step, key, sign in ((-1, "move_up", "↑"), (1, "move_down", "↓"))
        if 1 <= row.number + step <= row.last
    ]
    return f'<span class="moves">{"".join(links)}</span>'


def _cell(name: str, content: int | str, interface: str) -> str:
    """A cell with a count; on a phone its heading stands beside it."""
    label = _say(f"map_{name}", interface)
    return f'<td class="{name}" data-label="{label}">{content or ""}</td>'


def _say(key: str, interface: str) -> str:
    return escape(say(f"interview.{key}", interface), quote=True)


def _mark(clause: ClauseDefinition, answer: Any, ours: Library) -> str:
    """How a clause stands to the Model: one word."""
    variant = variant_of(clause, answer)
    if variant == OMITTED:
        return "omitted"
    if isinstance(answer, Mapping) and any(answer.get(key) for key in EDITS):
        return "edited"
    own = ours.clauses.get(clause.identity)
    if own is clause:
        return MODEL if variant == MODEL else "variant"
    known = own.variants.get(variant) if own else None
    # A language that a house adds to a wording of ours makes it no wording of the house.
    if known is None or any(
        clause.variants[variant].texts.get(code) != text for code, text in known.texts.items()
    ):
        return "house"
    return MODEL if variant == MODEL else "variant"
