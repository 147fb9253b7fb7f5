"""The documents of a set, each under a name that sorts in the order in which they are used."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

import yaml

from .agreement import Side
from .answers import Answers
from .assembly import assemble
from .bilingual import to_bilingual
from .check_sheet import to_check_sheet
from .documents import make
from .home_party import load_home_party
from .library import Library
from .memorandum import to_memorandum
from .originals import to_original
from .redline import comments_on, model_of, to_redline
from .states import load_states
from .translation_texts import missing_languages, xliff_of
from .translators_sheet import translators_sheet
from .word_paper import paper_to_docx

__all__ = ["documents_of"]

_KEEPERS: tuple[Side, Side] = ("home", "counterpart")


def documents_of(answers: Answers, library: Library, language: str) -> Iterator[tuple[str, bytes]]:
    """Make every document of a draft but the PDFs.

    Args:
        answers: What the lawyer decided.
        library: The clause library.
        language: Interface language of names, papers and comments, "en" or "es".

    Yields:
        Name and content of each file.

    Raises:
        ProblemsError: If a variant of a house library has no text in a language that is needed.
    """

    def name(position: int, kind: str, *more: str) -> str:
        words = [_words(language)[kind], *more]
        if answers.draft.number is not None:
            number = str(answers.draft.number)
            words[1:1] = [number] if kind == "draft" else []
            words += [] if kind == "draft" else [_words(language)["draft"], number]
        return f"{position:02}-{_safe(' '.join(words))}"

    for number, keeper in enumerate(_KEEPERS, start=1):
        original = name(number, "original", _party(answers, keeper, language))
        yield f"{original}.docx", to_original(answers, library, keeper)
    yield f"{name(3, 'check_sheet')}.docx", to_check_sheet(answers, library, language)
    texts = {code: assemble(answers, library, code) for code in answers.text_languages(library)}
    for code, agreement in texts.items():
        yield f"{name(4, 'draft', code)}.docx", make(agreement, "docx", answers)
        yield f"{name(9, 'akoma_ntoso', code)}.xml", make(agreement, "akn", answers)
    first, *others = texts.values()
    for other in others:
        facing = name(5, "bilingual", first.language, other.language)
        yield f"{facing}.docx", to_bilingual(first, other)
    model, comments = model_of(answers, library), comments_on(answers, library, language)
    for code in answers.draft_languages(library):
        before = assemble(model, library, code)
        changes = to_redline(before, texts[code], comments, interface=language)
        yield f"{name(6, 'redline', code)}.docx", changes
    yield f"{name(7, 'memorandum')}.docx", to_memorandum(answers, library, language)
    for code in missing_languages(answers, library):
        sheet = paper_to_docx(translators_sheet(answers, library, code, language))
        yield f"{name(8, 'translation', code)}.docx", sheet
        yield f"{name(8, 'translation', code)}.xlf", xliff_of(answers, library, code, language)


def _party(answers: Answers, side: Side, language: str) -> str:
    if side == "home":
        return load_states()[load_home_party().state].short_names[language]
    return answers.counterpart.short_name(language) or _words(language)["open"]


@cache
def _words(language: str) -> Mapping[str, str]:
    source = resources.files(__package__) / "data" / "sources" / "file-names.yml"
    words: Mapping[str, str] = yaml.safe_load(source.read_text(encoding="utf-8"))[language]
    return words


def _safe(text: str) -> str:
    """Return words as a part of a file name that every system takes."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-")[:60]
