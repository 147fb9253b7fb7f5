"""What the desk shows: the list of drafts, who has access to one, its history, its comments.

Nothing here needs docassemble. Whatever a person typed is escaped.
"""

import datetime
from collections.abc import Callable, Iterable, Sequence
from html import escape

from .draft_changes import Change
from .draft_record import Comment, DraftRecord, Share
from .interface import labelled, say
from .interview_html import neutral_markup
from .interview_words import (
    answer_label,
    answer_words,
    draft_heading,
    person_words,
    place_label,
    state_of,
    when_words,
)

__all__ = [
    "clause_anchor",
    "comment_list",
    "comments_anchor",
    "draft_list",
    "history_table",
    "share_list",
]

Address = Callable[..., str]

# What can be done with a draft from the list, by what its reader may do with it.
_ACTIONS = {
    "own": ("rename", "duplicate", "share", "history", "export", "delete"),
    "edit": ("rename", "duplicate", "history", "export", "give_up"),
    "read": ("duplicate", "history", "export", "give_up"),
}
_DOWNLOAD = ' download="answers.yml"'

# Who may not make drafts cannot make copies either.
_TAKES_AUTHOR = ("rename", "duplicate")


def draft_list(
    drafts: Iterable[DraftRecord],
    interface: str,
    address: Address,
    zone: datetime.tzinfo,
    *,
    author: bool,
) -> str:
    """Write the list of drafts.

    Args:
        drafts: The drafts, in their order.
        interface: Language of the interface.
        address: Gives the address of an action with its arguments.
        zone: Where the reader's clock is.
        author: Whether the reader may make and change drafts.

    Returns:
        HTML on one line, safe on a docassemble screen.
    """
    heads = "".join(
        f'<th scope="col">{_said(f"column_{name}", interface)}</th>'
        for name in ("name", "party", "changed", "access", "actions")
    )
    rows = "".join(_draft_row(each, interface, address, zone, author) for each in drafts)
    caption = _said("drafts", interface)
    return neutral_markup(
        f'<table class="drafts table"><caption class="visually-hidden">{caption}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def share_list(shares: Sequence[Share], interface: str, address: Address) -> str:
    """Write who has access to a draft, each with a link that takes it back.

    Args:
        shares: Who has access, and to what.
        interface: Language of the interface.
        address: Gives the address of an action with its arguments.

    Returns:
        HTML on one line, safe on a docassemble screen.
    """
    if not shares:
        return neutral_markup(f"<p>{_said('nobody_else', interface)}</p>")
    items = "".join(
        f"<li>{labelled(escape(each.who), _said(f'level_{each.level}', interface), interface)} "
        f'<a class="btn btn-sm btn-outline-secondary" '
        f'href="{escape(address("take_back", whom=each.who))}">'
        f'{_said("take_back", interface)}<span class="visually-hidden"> {escape(each.who)}</span>'
        "</a></li>"
        for each in shares
    )
    return neutral_markup(f'<ul class="shares">{items}</ul>')


def history_table(changes: Sequence[Change], interface: str, zone: datetime.tzinfo) -> str:
    """Write who changed which answer when.

    Args:
        changes: The changes, the newest first.
        interface: Language of the interface.
        zone: Where the reader's clock is.

    Returns:
        HTML on one line, safe on a docassemble screen.
    """
    if not changes:
        return neutral_markup(f"<p>{_said('no_changes', interface)}</p>")
    heads = "".join(
        f'<th scope="col">{_said(f"column_{name}", interface)}</th>'
        for name in ("when", "who", "answer", "before", "after")
    )
    rows = "".join(
        f"<tr><td>{_when(each.when, interface, zone)}</td><td>{_person(each.who, interface)}</td>"
        f'<th scope="row">{escape(answer_label(each.path, interface))}</th>'
        f"<td>{escape(answer_words(each.path, each.before, interface))}</td>"
        f"<td>{escape(answer_words(each.path, each.after, interface))}</td></tr>"
        for each in changes
    )
    caption = _said("history", interface)
    return neutral_markup(
        f'<table class="history table"><caption class="visually-hidden">{caption}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def comment_list(
    comments: Sequence[Comment],
    interface: str,
    address: Address,
    zone: datetime.tzinfo,
    resolvable: Callable[[Comment], bool],
) -> str:
    """Write the comments on a draft, the open ones first.

    Args:
        comments: The comments.
        interface: Language of the interface.
        address: Gives the address of an action with its arguments.
        zone: Where the reader's clock is.
        resolvable: Tells whether the reader may say that a comment has been dealt with.

    Returns:
        HTML on one line, safe on a docassemble screen; empty if there are none.
    """
    if not comments:
        return ""
    items = []
    anchored = set()
    for each in sorted(comments, key=lambda each: bool(each.resolved_by)):
        done = bool(each.resolved_by)
        place = escape(place_label(each.place, interface))
        anchor = ""
        if each.place and not done:
            place = f'<a href="#{clause_anchor(each.place)}">{place}</a>'
            if each.place not in anchored:
                anchor = f' id="{comments_anchor(each.place)}"'
                anchored.add(each.place)
        link = ""
        if done:
            who = _person(each.resolved_by, interface)
            link = f'<span class="mark">{_said("resolved", interface)} ({who})</span>'
        elif resolvable(each):
            href = escape(address("resolve_comment", comment=each.identity))
            link = (
                f'<a class="btn btn-sm btn-outline-secondary" href="{href}">'
                f"{_said('resolve', interface)}"
                f'<span class="visually-hidden"> {escape(each.text[:60])}</span></a>'
            )
        lines = "<br>".join(escape(line) for line in each.text.splitlines())
        items.append(
            f'<li{anchor} class="{"resolved" if done else "open"}"><strong>{place}</strong> '
            f"{_person(each.who, interface)}, {_when(each.when, interface, zone)}"
            f"<blockquote>{lines}</blockquote>{link}</li>"
        )
    number = sum(not each.resolved_by for each in comments)
    heading = escape(say("desk.comments", interface, number=number))
    return neutral_markup(
        f'<section class="comments"><h2>{heading}</h2><ul>{"".join(items)}</ul></section>'
    )


def clause_anchor(clause: str) -> str:
    """Return what the row of a clause in the review's map is linked by."""
    return escape(f"clause-{clause}", quote=True)


def comments_anchor(clause: str) -> str:
    """Return what the first open comment on a clause is linked by."""
    return escape(f"comments-{clause}", quote=True)


def _when(when: datetime.datetime | None, interface: str, zone: datetime.tzinfo) -> str:
    if when is None:
        return ""
    words = escape(when_words(when, interface, zone))
    return f'<time datetime="{when.isoformat(timespec="seconds")}">{words}</time>'


def _person(who: str, interface: str) -> str:
    return escape(person_words(who, interface))


def _draft_row(
    draft: DraftRecord, interface: str, address: Address, zone: datetime.tzinfo, author: bool
) -> str:
    heading = escape(draft_heading(draft, interface))
    links = "".join(
        f'<a class="btn btn-sm btn-link" href="{escape(address(name, draft=draft.identity))}"'
        f"{_DOWNLOAD if name == 'export' else ''}>"
        f"{_said(name, interface)}"
        f'<span class="visually-hidden">: {heading}</span></a>'
        for name in _ACTIONS[draft.level]
        if author or name not in _TAKES_AUTHOR
    )
    party = escape(state_of(draft.counterpart, interface) or say("interview.open", interface))
    if draft.name:
        number = escape(say("desk.number", interface, number=draft.number))
        party = f"{party}<br>{number}"
    access = _said(f"level_{draft.level}", interface)
    if draft.level != "own":
        access = f"{access}<br>{escape(say('desk.of', interface, who=draft.owner))}"
    return (
        f'<tr data-draft="{draft.identity}"><th scope="row">'
        f'<a href="{escape(address("open_draft", draft=draft.identity))}">{heading}</a></th>'
        f"<td>{party}</td><td>{_when(draft.changed, interface, zone)}<br>"
        f"{_person(draft.changed_by, interface)}</td><td>{access}</td><td>{links}</td></tr>"
    )


def _said(name: str, interface: str) -> str:
    return escape(say(f"desk.{name}", interface))
