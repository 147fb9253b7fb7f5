"""The numbered versions of a draft on the Documents screen, and what two of them differ in.

Nothing here needs docassemble.
"""

import datetime
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

from .answer_reader import read_answers
from .answers import Answers
from .assembly import assemble
from .draft_changes import changes_between
from .draft_record import Version
from .interface import heading, say
from .interview_html import neutral_markup
from .interview_names import language_in_text
from .interview_words import answer_label, answer_words
from .library_loader import load_library
from .redline import to_redline

__all__ = ["compared_html", "redline_between", "shared_languages", "versions_html"]

Address = Callable[..., str]


def versions_html(
    versions: Sequence[Version], address: Address, zone: datetime.tzinfo, language: str
) -> str:
    """Write the versions of a draft as a table for a docassemble screen.

    Args:
        versions: The versions, the newest first.
        address: Gives the address of an action with its arguments.
        zone: Time zone of the server.
        language: Interface language.

    Returns:
        HTML on one line.
    """
    if not versions:
        return neutral_markup(f"<p>{_said('no_versions', language)}</p>")
    columns = ("version", "version_date", "version_by", "version_note", "version_files")
    head = "".join(f'<th scope="col">{_said(each, language)}</th>' for each in columns)
    rows = []
    for each in versions:
        whole = _link(
            address("version_set", number=each.number),
            say("documents.download_set", language),
            f"draft-{each.number}.zip",
        )
        files = "".join(
            f"<li>{_link(address('version_file', number=each.number, name=name), name, name)}</li>"
            for name in each.files
        )
        rows.append(
            f'<tr><th scope="row">{each.number}</th>'
            f"<td>{each.made.astimezone(zone):%Y-%m-%d %H:%M}</td>"
            f"<td>{escape(each.made_by)}</td><td>{escape(each.note)}</td>"
            f"<td>{whole}<details><summary>{_said('version_each', language)}</summary>"
            f"<ul>{files}</ul></details></td></tr>"
        )
    return neutral_markup(
        f'<div class="table-responsive"><table class="table versions">'
        f"<thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def compared_html(
    old: Mapping[str, Any], new: Mapping[str, Any], links: Mapping[str, str], language: str
) -> str:
    """Write what two versions differ in.

    Args:
        old: Answers of the older one, as an answer file has them.
        new: Answers of the newer one.
        links: Address of the redline by code of its language.
        language: Interface language.

    Returns:
        HTML on one line: the answers that have changed, and the redlines.
    """
    changes = [
        f"<li><strong>{escape(heading(answer_label(each.path, language), language))}</strong> "
        f"<del>{escape(answer_words(each.path, each.before, language))}</del> "
        f"<ins>{escape(answer_words(each.path, each.after, language))}</ins></li>"
        for each in changes_between(old, new)
        if not each.path.startswith("draft")
    ]
    body = f"<ul>{''.join(changes)}</ul>" if changes else f"<p>{_said('no_changes', language)}</p>"
    redlines = " ".join(
        _link(
            address,
            say("documents.redline_in", language, language=language_in_text(code, language)),
            f"changes-{code}.docx",
        )
        for code, address in links.items()
    )
    return neutral_markup(f'<div class="compared">{body}<p>{redlines}</p></div>')


def shared_languages(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """Return the languages in which two versions can be compared.

    Args:
        old: Answers of the older one, as an answer file has them.
        new: Answers of the newer one.

    Returns:
        Codes of the languages that both are drafted in.

    Raises:
        ProblemsError: If the answers no longer fit the clause library.
    """
    library = load_library()
    first, second = (read_answers(each, library).text_languages(library) for each in (old, new))
    return [code for code in second if code in first]


def redline_between(
    old: Mapping[str, Any], new: Mapping[str, Any], code: str, language: str
) -> bytes:
    """Make a Word file with what has changed between two versions as tracked changes.

    Args:
        old: Answers of the older one, as an answer file has them.
        new: Answers of the newer one.
        code: Language of the text.
        language: Interface language.

    Returns:
        A .docx file: accept all changes for the newer one, reject all for the older.

    Raises:
        ProblemsError: If the answers no longer fit the clause library.
    """
    library = load_library()
    answers: list[Answers] = [read_answers(each, library) for each in (old, new)]
    before, after = (assemble(each, library, code) for each in answers)
    return to_redline(before, after, {}, interface=language, paper=answers[1].layout.paper)


def _said(name: str, language: str) -> str:
    return escape(say(f"documents.{name}", language))


def _link(address: str, words: str, name: str) -> str:
    return f'<a href="{escape(address)}" download="{escape(name)}">{escape(words)}</a>'
