"""What the librarian sees: files, problems, versions, and what a library changes.

Nothing here needs docassemble. Whatever a person typed is escaped.
"""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from .agreement import Clause
from .house_samples import Removed, Sample, sample
from .house_store import NONE, Activation, HouseVersion, Review
from .interface import labelled, say
from .interview_html import neutral_markup
from .interview_names import name_of_language
from .interview_words import person_words, when_words
from .library import Library
from .library_diff import ClauseChange, LineChange, VariantChange
from .preview import clause_html
from .problems import Problem

__all__ = [
    "VersionRow",
    "changes_html",
    "file_table",
    "problem_table",
    "version_table",
]

Address = Callable[..., str]


@dataclass(frozen=True)
class VersionRow:
    """A version as the table of versions shows it.

    Attributes:
        version: The version; None stands for none.
        state: Sentence of the interface that says how it stands ("current", "earlier" if it was
            that before, "submitted" if never); empty for none.
        activations: When it became the current one.
        reviews: What reviewers have said of it.
        actions: What its reader may do with it: sentences of the interface, by action.
    """

    version: HouseVersion | None
    state: str
    activations: Sequence[Activation]
    reviews: Sequence[Review]
    actions: Mapping[str, str]

    @property
    def number(self) -> int:
        """Its number; 0 for none."""
        return self.version.number if self.version else NONE


def file_table(states: Mapping[str, str], interface: str, address: Address) -> str:
    """Write the files that are being worked on.

    Args:
        states: What has happened to each since the current version ("new", "changed", "kept",
            "removed"), by name.
        interface: Language of the interface.
        address: Gives the address of an action with its arguments.

    Returns:
        HTML on one line.
    """
    rows = ""
    for name, state in states.items():
        shown = "take_back" if state == "removed" else "mend"
        links = _link(address(shown, file=name), shown, interface, name)
        if state != "removed":
            links += _link(address("remove", file=name), "remove", interface, name)
        rows += (
            f'<tr><th scope="row">{escape(name)}</th><td>{_said(f"file_{state}", interface)}</td>'
            f"<td>{links}</td></tr>"
        )
    return _table("files", ("file", "state", "actions"), rows, interface)


def problem_table(problems: Sequence[Problem], interface: str, address: Address) -> str:
    """Write what is wrong, each with a link to its line.

    Args:
        problems: The problems.
        interface: Language of the interface.
        address: Gives the address of an action with its arguments.

    Returns:
        HTML on one line.
    """
    lines = ""
    for each in problems:
        mend = ""
        if each.file:
            mend = _link(address("mend", file=each.file, line=each.line), "mend", interface,
                         each.file)  # fmt: skip
        lines += f"<li>{escape(each.say(interface))} {mend}</li>"
    return neutral_markup(f'<ul class="house-problems">{lines}</ul>')


def version_table(
    rows: Sequence[VersionRow], interface: str, address: Address, zone: datetime.tzinfo
) -> str:
    """Write the versions of the house library.

    Args:
        rows: The versions, the newest first, and last that there is none.
        interface: Language of the interface.
        address: Gives the address of an action with its arguments.
        zone: Where the reader's clock is.

    Returns:
        HTML on one line.
    """
    written = "".join(_version_row(each, interface, address, zone) for each in rows)
    return _table("versions", ("version", "when", "who", "note", "actions"), written, interface)


def _version_row(row: VersionRow, interface: str, address: Address, zone: datetime.tzinfo) -> str:
    """A version: when, by whom and why it was made, and what has become of it since."""
    number, made = row.number, row.version
    when, who, note = "", "", say("house_desk.none", interface)
    if made:
        when, note = when_words(made.made, interface, zone), made.note
        who = person_words(made.made_by, interface)
    links = "".join(
        _link(address(action, version=number), words, interface, number)
        for action, words in row.actions.items()
    )
    tag = "small" if row.state == "earlier" else "strong"
    mark = f" <{tag}>{_said(row.state, interface)}</{tag}>" if row.state else ""
    since = "".join(f"<br>{escape(each)}" for each in _what_became(row, interface, zone))
    return (
        f'<tr data-version="{number}"><th scope="row">{number}{mark}</th><td>{when}</td>'
        f"<td>{escape(who)}</td><td>{escape(note)}{since}</td><td>{links}</td></tr>"
    )


def _what_became(row: VersionRow, interface: str, zone: datetime.tzinfo) -> list[str]:
    """What was said of a version and done with it after it was made, in order."""
    happened: list[tuple[str, Review | Activation]] = [
        ("approved_by" if each.approved else "sent_back_by", each) for each in row.reviews
    ]
    happened += [
        ("made_current" if each.before == NONE else "in_place_of", each)
        for each in row.activations
        # Of one that was activated when it was made the row says so already.
        if row.version is None or each.moment != row.version.made
    ]
    return [
        say(
            f"house_desk.{key}",
            interface,
            when=when_words(each.moment, interface, zone),
            who=person_words(each.who, interface),
            note=each.note,
            before=each.before if isinstance(each, Activation) else NONE,
        )
        for key, each in sorted(happened, key=lambda event: event[1].moment)
    ]


def changes_html(
    library: Library,
    changes: Sequence[ClauseChange],
    removed: Sequence[Removed],
    interface: str,
) -> str:
    """Write what a library changes, each wording as it reads in every language, side by side.

    Args:
        library: The library, that of the house in use.
        changes: What is new or has changed.
        removed: What is gone.
        interface: Language of the interface.

    Returns:
        HTML on one line.
    """
    parts = [_clause_change(library, each, interface) for each in changes]
    if removed:
        lines = "".join(
            f"<li>{escape(labelled(title, each.variant.label[interface], interface))}</li>"
            for each in removed
            for title in [each.clause.title[interface]]
        )
        parts.append(f"<h2>{_said('removed', interface)}</h2><ul>{lines}</ul>")
    if not parts:
        parts.append(f"<p>{_said('nothing_changes', interface)}</p>")
    return neutral_markup("".join(parts))


def _clause_change(library: Library, change: ClauseChange, interface: str) -> str:
    clause = change.clause
    new = f" <small>{_said('new_clause', interface)}</small>" if change.is_new else ""
    html = f"<h2>{escape(clause.title[interface])}{new}</h2>"
    if change.default:
        names = {
            name: clause.variants[name].label[interface]
            for name in (change.default, clause.default)
            if name in clause.variants
        }
        omitted = say("house_desk.omitted", interface)
        values = {
            "old": names.get(change.default, omitted),
            "new": names.get(clause.default, omitted),
        }
        html += f"<p>{escape(say('house_desk.default', interface, **values))}</p>"
    for each in change.variants:
        shown = sample(library, clause.identity, each.variant.identity)
        html += _variant_change(clause.default, each, shown, interface)
    return html


def _variant_change(default: str, change: VariantChange, shown: Sample, interface: str) -> str:
    variant = change.variant
    marks = [_said("new_variant" if change.is_new else "changed_variant", interface)]
    if variant.identity == default:
        marks.append(_said("is_default", interface))
    html = f"<h3>{escape(variant.label[interface])} <small>{', '.join(marks)}</small></h3>"
    html += f"<p>{escape(variant.use[interface])}</p>"
    if shown.problems:
        lines = "".join(f"<li>{escape(each.say(interface))}</li>" for each in shown.problems)
        html += f'<ul class="house-problems">{lines}</ul>'
    columns = "".join(_column(code, text, interface) for code, text in shown.texts.items())
    html += f'<div class="side-by-side">{columns}</div>'
    if change.lines and not change.is_new:
        html += f"<details><summary>{_said('what_changed', interface)}</summary>"
        for language, changed in change.lines.items():
            if language:
                html += (
                    f'<p class="language-name">{escape(name_of_language(language, interface))}</p>'
                )
            html += "".join(_line(each, language) for each in changed)
        html += "</details>"
    return html


def _column(language: str, text: Clause | None, interface: str) -> str:
    heading = f'<p class="language-name">{escape(name_of_language(language, interface))}</p>'
    if text is None:
        return f"<div>{heading}<p>{_said('unwritten', interface)}</p></div>"
    return (
        f'<div>{heading}<article class="agreement" lang="{escape(language)}">'
        f"{clause_html(text, language)}</article></div>"
    )


def _line(change: LineChange, language: str) -> str:
    tag = "del" if change.mark == "-" else "ins"
    lang = f' lang="{escape(language)}"' if language else ""
    return f'<p class="line-change"{lang}><{tag}>{escape(change.text)}</{tag}></p>'


def _table(kind: str, columns: Sequence[str], rows: str, interface: str) -> str:
    heads = "".join(
        f'<th scope="col">{_said(f"column_{name}", interface)}</th>' for name in columns
    )
    caption = _said(kind, interface)
    return neutral_markup(
        f'<table class="table house-{kind}"><caption class="visually-hidden">{caption}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _link(address: str, name: str, interface: str, about: object) -> str:
    words = _said(name, interface)
    label = escape(labelled(say(f"house_desk.{name}", interface), about, interface), quote=True)
    return (
        f'<a class="btn btn-sm btn-outline-secondary" href="{escape(address, quote=True)}"'
        f' aria-label="{label}">{words}</a> '
    )


def _said(name: str, interface: str) -> str:
    return escape(say(f"house_desk.{name}", interface))
