"""A clause as one begins to edit it by hand: every wording can be, and reads as it was."""

from typing import Any

import pytest

from docassemble.ocragreement.agreement import Block, Paragraph
from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.assembly import write_agreement
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.selection import Selection
from docassemble.ocragreement.typed_form import typed_form

LIBRARY = load_library()
WORDINGS = [
    (clause.identity, variant)
    for clause in LIBRARY.clauses.values()
    for variant in clause.variants
    if clause.part in ("article", "recital")
]


def selected(clauses: dict[str, Any], language: str) -> Selection:
    data = {"counterpart": {"state": "BR"}, "languages": {"authentic": ["es", "pt"]}}
    return Selection(read_answers({**data, "clauses": clauses}, LIBRARY), LIBRARY, language, "home")


def shape(blocks: tuple[Block, ...]) -> list[Any]:
    return [
        "paragraph"
        if isinstance(block, Paragraph)
        else [block.style, *(shape(item.lists) for item in block.items)]
        for block in blocks
    ]


def written(selection: Selection, identity: str) -> list[Any]:
    clauses = write_agreement(selection).clauses
    return shape(next(each for each in clauses if each.identity == identity).blocks)


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize(("identity", "variant"), WORDINGS)
def test_every_wording_is_understood_again(identity: str, variant: str, language: str) -> None:
    needed = {
        name.split(".")[1]: next(iter(LIBRARY.clauses[name.split(".")[1]].variants))
        if asked == "present"
        else asked
        for name, asked in LIBRARY.clauses[identity].variants[variant].requires.items()
        if name.startswith("clauses.")
    }
    before = selected({**needed, identity: variant}, language)
    typed = typed_form(before, identity)
    after = selected(
        {**needed, identity: {"variant": variant, "text": {language: typed}}}, language
    )
    assert written(after, identity) == written(before, identity)


def test_a_reference_to_an_item_is_said_in_words() -> None:
    typed = typed_form(selected({}, "en"), "technical_cooperation")
    assert "[[technical_cooperation" not in typed
    assert "mentioned in paragraph a; " in typed
