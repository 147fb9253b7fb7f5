"""What the Documents screen shows and gives: every document of a draft, open answers, previews.

Nothing here needs docassemble.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from .answer_file import write_answer_file
from .answers import Answers
from .assembly import assemble
from .document_set import SetState
from .documents import file_name, make
from .dossier_documents import plan
from .draft_texts import DraftTexts
from .drafting_notes import drafting_notes
from .interface import say
from .interview_html import neutral_line, neutral_markup, neutral_part, tabs
from .interview_names import language_in_text, name_of_language
from .library_loader import load_library
from .preview import html_parts

__all__ = ["ANSWER_FILE", "Offer", "offers", "offers_html", "open_answers", "previews", "set_html"]

ANSWER_FILE = "answers.yml"

_FIRST = (
    *("draft", "original", "check_sheet", "bilingual", "redline", "memorandum"),
    *("comments", "translation"),
)

# Proper names, alike in every language
_FORMS = {"docx": "Word", "pdf": "PDF", "xlf": "XLIFF", "xml": "XML"}


@dataclass(frozen=True)
class Offer:
    """A document that the screen offers.

    Attributes:
        kind: What it is, such as "redline".
        name: Name of the file that is downloaded.
        words: What sets it apart, in the interface language.
        in_set: Name of the file in the set; empty if it is for colleagues only and not part of it.
        make: What makes its content.
    """

    kind: str
    name: str
    words: str
    in_set: str
    make: Callable[[], bytes]

    @property
    def form(self) -> str:
        """What kind of file it is: the ending of its name."""
        return self.name.rpartition(".")[2]


def previews(texts: DraftTexts, codes: Sequence[str], language: str) -> str:
    """Write the draft in each of its languages as HTML for a docassemble screen.

    Args:
        texts: The draft.
        codes: Languages of the draft.
        language: Interface language.

    Returns:
        HTML with a tab for each language if there are several.
    """
    panels = {
        code: (name_of_language(code, language), html_parts(texts.agreement(code)))
        for code in codes
    }
    return neutral_line(map(neutral_part, tabs(panels, say("interview.documents", language))))


def open_answers(texts: DraftTexts, codes: Sequence[str], language: str) -> list[str]:
    """Return what is a blank in at least one text of the draft.

    Args:
        texts: The draft.
        codes: Languages of the draft.
        language: Interface language.

    Returns:
        What each blank waits for, in the interface language, in order of appearance.
    """
    labels = texts.library.wording[language].blanks
    blanks = (blank for code in codes for blank in texts.agreement(code).blanks)
    return list(dict.fromkeys(labels[blank.answer] for blank in blanks))


def offers(answers: Answers, language: str) -> list[Offer]:
    """List every document that can be made of a draft on the spot.

    Args:
        answers: What the lawyer decided.
        language: Interface language.

    Returns:
        The documents, those that are asked for most first, and last the answers.
    """
    library = load_library()
    made = []
    for each in plan(answers, library, language, either_way=True):
        words = (
            each.about
            if each.kind == "original"
            else [language_in_text(code, language) for code in each.about]
        )
        if each.kind == "draft":
            name = file_name(answers, each.about[0], "docx")
        else:
            # "agreement-chile" without the language, then the name without its number.
            counterpart = file_name(answers, "", "docx").rpartition(".")[0]
            name = f"{counterpart}-{each.name.partition('-')[2]}"
        made.append(Offer(each.kind, name, " – ".join(words), each.name, each.make))
    made += [_with_comments(answers, code, language) for code in answers.text_languages(library)]
    made.sort(key=lambda offer: [*_FIRST, offer.kind].index(offer.kind))
    made.append(
        Offer(
            *("answers", ANSWER_FILE, "", ANSWER_FILE),
            lambda: write_answer_file(answers, library).encode(),
        )
    )
    return made


def offers_html(
    offered: Sequence[Offer],
    address: Callable[[str], str],
    pdf: Mapping[str, str],
    language: str,
    below: Mapping[str, str] | None = None,
) -> str:
    """Write the documents that are offered, group by group, for a docassemble screen.

    Args:
        offered: The documents.
        address: Gives the address of a document by its name.
        pdf: Addresses of the PDFs that have been made, by the name of the Word file in the set.
        language: Interface language.
        below: HTML that stands below the documents of a kind.

    Returns:
        HTML on one line.
    """
    below = below or {}
    parts = []
    for kind, group in groupby(offered, lambda offer: offer.kind):
        rows = []
        for _words, forms in groupby(group, lambda offer: offer.words):
            each = list(forms)
            links = [_link(offer.name, address(offer.name), offer, language) for offer in each]
            links += [
                _link(f"{offer.name.removesuffix('.docx')}.pdf", pdf[offer.in_set], offer, language)
                for offer in each
                if offer.in_set in pdf
            ]
            what = f'<span class="which">{escape(each[0].words)}</span> ' if each[0].words else ""
            rows.append(f"<li>{what}{' '.join(links)}</li>")
        parts.append(
            f'<section class="document-kind"><h2>{escape(say(f"documents.{kind}", language))}</h2>'
            f"<p>{escape(say(f'documents.about_{kind}', language))}</p>"
            f"<ul>{''.join(rows)}</ul>{below.get(kind, '')}</section>"
        )
    return neutral_markup(f'<div class="documents">{"".join(parts)}</div>')


def set_html(state: SetState, addresses: Mapping[str, str], stale: bool, language: str) -> str:
    """Write how far the set is, and what can be done about it.

    Args:
        state: How far it is.
        addresses: Addresses of the action that makes it ("make") and of its zip file ("zip").
        stale: Whether the answers have changed since.
        language: Interface language.

    Returns:
        HTML on one line; a browser finds the state at its outermost element.
    """
    lines = []
    button = "make"
    if state.state == "making":
        button = ""
        percent = round(100 * state.done / state.total) if state.total else 0
        words = escape(say("documents.making", language, percent=percent))
        lines.append(
            f'<p>{words}</p><progress max="100" value="{percent}" aria-label="{words}"></progress>'
        )
    elif state.state == "ready":
        button = "make_again" if stale else ""
        words = escape(say("documents.set_changed" if stale else "documents.set_ready", language))
        link = escape(say("documents.download_set", language))
        lines.append(
            f'<p>{words}</p><p><a class="btn btn-primary" href="{escape(addresses["zip"])}"'
            f' download="dossier.zip">{link}</a></p>'
        )
    elif state.state == "failed":
        button = "make_again"
        lines.append(f'<p role="alert">{escape(say("documents.set_failed", language))}</p>')
    else:
        lines.append(f"<p>{escape(say('documents.about_set', language))}</p>")
    lines += [f"<p>{escape(sentence)}</p>" for sentence in state.sentences]
    if button:
        words = escape(say(f"documents.{button}", language))
        lines.append(
            f'<p><a class="btn btn-secondary" href="{escape(addresses["make"])}">{words}</a></p>'
        )
    return neutral_markup(
        f'<div class="the-set" data-state="{state.state}" aria-live="polite">{"".join(lines)}</div>'
    )


def _with_comments(answers: Answers, code: str, language: str) -> Offer:
    """The draft in one of its languages, with notes in the margin."""

    def written() -> bytes:
        library = load_library()
        notes = drafting_notes(answers, library, language)
        return make(assemble(answers, library, code), "docx", answers, notes)

    name = file_name(answers, code, "docx", "comments")
    return Offer("comments", name, language_in_text(code, language), "", written)


def _link(name: str, address: str, offer: Offer, language: str) -> str:
    form = name.rpartition(".")[2]
    words = _FORMS.get(form) or say(f"documents.form_{form}", language)
    # Who hears the links one by one hears what each is of.
    title = " ".join([say(f"documents.{offer.kind}", language), offer.words, words])
    return (
        f'<a class="form-{escape(form)}" href="{escape(address)}" download="{escape(name)}"'
        f' aria-label="{escape(title)}">{escape(words)}</a>'
    )
