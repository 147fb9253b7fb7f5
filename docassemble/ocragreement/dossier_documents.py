"""The documents of a set, each under a name that sorts in the order in which they are used."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib import resources
from itertools import permutations

import yaml

from .agreement import SIDES, Agreement, Side
from .answers import Answers
from .assembly import assemble
from .bilingual import to_bilingual
from .check_sheet import to_check_sheet
from .documents import make, safe_name
from .home_party import load_home_party
from .library import Library
from .memorandum import to_memorandum
from .originals import to_original
from .redline import comments_on, model_of, to_redline
from .states import load_states
from .translation_texts import missing_languages, xliff_of
from .translators_sheet import translators_sheet
from .word_paper import paper_to_docx

__all__ = ["Document", "plan"]


@dataclass(frozen=True)
class Document:
    """A document that can be made of a draft.

    Attributes:
        kind: What it is: a key of `file-names.yml`, such as "redline".
        name: Name of its file.
        about: What sets it apart from others of its kind: codes of its languages, or the Party that
            keeps an original.
        make: What makes its content.
    """

    kind: str
    name: str
    about: tuple[str, ...]
    make: Callable[[], bytes]


def plan(
    answers: Answers, library: Library, language: str, either_way: bool = False
) -> tuple[Document, ...]:
    """List the documents that can be made of a draft, without making them.

    Args:
        answers: What the lawyer decided.
        library: The clause library.
        language: Interface language of names, papers and comments.
        either_way: Whether facing columns are offered with either language on the left.

    Returns:
        The documents, in the order in which they are used. Making one raises a ProblemsError if a
        variant of a house library has no text in a language that is needed.
    """

    def document(
        position: int, kind: str, about: Sequence[str], ending: str, make: Callable[[], bytes]
    ) -> Document:
        words = [_words(language)[kind], *about]
        if answers.draft.number is not None:
            number = str(answers.draft.number)
            words[1:1] = [number] if kind == "draft" else []
            words += [] if kind == "draft" else [_words(language)["draft"], number]
        name = f"{position:02}-{safe_name(' '.join(words))}.{ending}"
        return Document(kind, name, tuple(about), make)

    @cache
    def text(code: str) -> Agreement:
        return assemble(answers, library, code)

    def written(code: str, form: str) -> bytes:
        return make(text(code), form, answers)

    def facing(left: str, right: str) -> bytes:
        return to_bilingual(text(left), text(right), answers.layout.paper)

    def redline(code: str) -> bytes:
        model, comments = model_of(answers, library), comments_on(answers, library, language)
        return to_redline(
            *(assemble(model, library, code), text(code), comments),
            interface=language,
            paper=answers.layout.paper,
        )

    def sheet(code: str) -> bytes:
        return paper_to_docx(translators_sheet(answers, library, code, language))

    codes = answers.text_languages(library)
    pairs = permutations(codes, 2) if either_way else [(codes[0], each) for each in codes[1:]]
    return (
        *(
            document(
                *(number, "original", [_party(answers, keeper, language)], "docx"),
                partial(to_original, answers, library, keeper),
            )
            for number, keeper in enumerate(SIDES, start=1)
        ),
        document(3, "check_sheet", [], "docx", partial(to_check_sheet, answers, library, language)),
        *(document(4, "draft", [code], "docx", partial(written, code, "docx")) for code in codes),
        *(
            document(
                *(5, "bilingual", [left, right], "docx"),
                partial(facing, left, right),
            )
            for left, right in pairs
        ),
        *(
            document(6, "redline", [code], "docx", partial(redline, code))
            for code in answers.draft_languages(library)
        ),
        document(7, "memorandum", [], "docx", partial(to_memorandum, answers, library, language)),
        *(
            each
            for code in missing_languages(answers, library)
            for each in (
                document(8, "translation", [code], "docx", partial(sheet, code)),
                document(
                    *(8, "translation", [code], "xlf"),
                    partial(xliff_of, answers, library, code, language),
                ),
            )
        ),
        *(
            document(
                *(9, "akoma_ntoso", [code], "xml"),
                partial(written, code, "akn"),
            )
            for code in codes
        ),
    )


def _party(answers: Answers, side: Side, language: str) -> str:
    if side == "home":
        return load_states()[load_home_party().state].short_names[language]
    return answers.counterpart.short_name(language) or _words(language)["open"]


@cache
def _words(language: str) -> Mapping[str, str]:
    source = resources.files(__package__) / "data" / "sources" / "file-names.yml"
    words: Mapping[str, str] = yaml.safe_load(source.read_text(encoding="utf-8"))[language]
    return words
