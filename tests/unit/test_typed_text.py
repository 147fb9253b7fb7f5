"""Text that a lawyer types or pastes: what is understood, and what is refused."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spaces import plain_lines

from docassemble.ocragreement.agreement import Agreement, ItemList, plain
from docassemble.ocragreement.answer_file import read_answer_file, write_answer_file
from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.checks import check
from docassemble.ocragreement.item_markers import item_marker
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.plain_text import to_lines
from docassemble.ocragreement.problems import ProblemsError
from docassemble.ocragreement.typed_lists import TypedList, typed_blocks
from docassemble.ocragreement.typed_text import TypedTextError, read_typed_text

UNDERSTOOD = {
    "paragraphs": ("One.\nTwo.\n\n\nThree.", ["One.", "Two.", "Three."]),
    "letters": ("Only:\na) this;\nb) that.", ["Only:", "a. this;", "b. that."]),
    "letters in brackets": ("(a) this;\n(b) that.", ["a. this;", "b. that."]),
    "letters with a stop": ("a. this;\n\nb. that.", ["a. this;", "b. that."]),
    "numerals below letters": (
        "a) this:\n   i) one;\n   (ii) two;\nb) that.",
        ["a. this:", "   i. one;", "   ii. two;", "b. that."],
    ),
    "the letter i after h": (
        "\n".join(f"{letter}) {letter.upper()}x" for letter in "abcdefghij"),
        [f"{letter}. {letter.upper()}x" for letter in "abcdefghij"],
    ),
    "bullets": ("• one;\n– two;\n* three.", ["• one;", "• two;", "• three."]),
    "bullets below letters": ("a) this:\n- one;\n- two.", ["a. this:", "   • one;", "   • two."]),
    "numbered paragraphs": (
        "1. One.\n\n2) Two:\n\ta)\tthis;\n\tb)\tthat:\n\t\ti) x;\n\t\tii) y.\n\n(3) Three.",
        [
            "1. One.",
            "2. Two:",
            "   a. this;",
            "   b. that:",
            "      i. x;",
            "      ii. y.",
            "3. Three.",
        ],
    ),
    "numbers as Spanish secretaries type them": ("1.- Una.\n2.- Dos.", ["1. Una.", "2. Dos."]),
    "parts of a numbered paragraph": (
        "1. One:\n1.1 this;\n1.2. that.\n2. Two.\n2.1) so.",
        ["1. One:", "   a. this;", "   b. that.", "2. Two.", "   a. so."],
    ),
    "letters that begin again in the next number": (
        "1. One:\na) x;\nb) y.\n2. Two:\na) z.",
        ["1. One:", "   a. x;", "   b. y.", "2. Two:", "   a. z."],
    ),
    "numerals below the letter h": (
        "\n".join([*(f"{letter}) {letter}x" for letter in "abcdefgh"), "i) one", "ii) two"]),
        [*(f"{letter}. {letter}x" for letter in "abcdefgh"), "   i. one", "   ii. two"],
    ),
    "numerals without letters": ("(i) one;\n(ii) two.", ["a. one;", "b. two."]),
    "items parted by empty lines": ("a) one;\n\n\nb) two.", ["a. one;", "b. two."]),
    "a line that a letter programme has broken": (
        "The Parties shall\ncooperate:\na) in training\nof officers;\nb) in\nmore.",
        ["The Parties shall cooperate:", "a. in training of officers;", "b. in more."],
    ),
    "abbreviations": ("a. m. hours apply.\ni. e. this.", ["a. m. hours apply.", "i. e. this."]),
    "numbers that are none": ("2005. A year.\n3. Third.", ["2005. A year.", "3. Third."]),
    "a letter that goes on with nothing": ("c) third.", ["c) third."]),
    "what Word hides": ("co\u00adop\u200berate\ufeff.\nNext.", ["cooperate.", "Next."]),
    "a paragraph after a list": ("a) this.\nAnd so on.", ["a. this.", "And so on."]),
    "Word's marks": ("“So” — he said…\u00a0now.", ["“So” — he said… now."]),
    "Word's line ends": ("One.\r\n\r\nTwo.", ["One.", "Two."]),
    "a word that only looks like a marker": ("e.g. this.\nI. Smith.", ["e.g. this.", "I. Smith."]),
    "a reference and a name": (
        "Under [[offences]], for {counterpart} {and home}.",
        ["Under Article 2, for the Republic of Chile and the Argentine Republic."],
    ),
}

REFUSED = {
    "an unknown name": ("for {chile}", "clauses.refusal.text.en: {chile} names nothing. Names: "),
    "an unknown reference": ("see [[article2]]", "[[article2]] refers to nothing. Articles: "),
    "a brace alone": ("for {counterpart", "braces or brackets do not form a name near"),
    "an expression": ("{counterpart.__class__}", "{counterpart.__class__} names nothing."),
    "a template": ("{{ 7*7 }}", "braces or brackets do not form a name near"),
}


def draft(data: dict[str, Any], language: str = "en") -> Agreement:
    library = load_library()
    return assemble(read_answers(data, library), library, language)


def refusal(text: str) -> dict[str, Any]:
    return {"counterpart": {"state": "CL"}, "clauses": {"refusal": {"text": {"en": text}}}}


def lines_of_article(agreement: Agreement, identity: str) -> list[str]:
    clause = next(clause for clause in agreement.clauses if clause.identity == identity)
    return plain_lines(to_lines(Agreement("en", True, "", "", (clause,), ()))[1:])


@pytest.mark.parametrize("name", UNDERSTOOD)
def test_typed_text_is_understood(name: str) -> None:
    typed, expected = UNDERSTOOD[name]
    assert lines_of_article(draft(refusal(typed)), "refusal") == expected


@pytest.mark.parametrize("name", REFUSED)
def test_what_names_nothing_is_refused(name: str) -> None:
    typed, expected = REFUSED[name]
    with pytest.raises(ProblemsError) as caught:
        draft(refusal(typed))
    assert expected in str(caught.value)


def test_typed_text_is_numbered_and_referred_to_like_any_other() -> None:
    data = refusal("See [[authorities]].")
    data["clauses"]["asset_sharing"] = "omitted"
    agreement = draft(data)
    assert lines_of_article(agreement, "refusal") == ["See Article 12."]
    provenance = next(c.provenance for c in agreement.clauses if c.identity == "refusal")
    assert provenance.wording == "typed"


def test_the_other_language_keeps_the_library_text_and_is_said_to_be_behind() -> None:
    library = load_library()
    data = {**refusal("Only this."), "documents": ["es", "en"]}
    answers = read_answers(data, library)
    assert "denegar, en todo o en parte" in "\n".join(to_lines(assemble(answers, library, "es")))
    found = next(each for each in check(answers, library) if each.key == "not_followed")
    assert "was written by hand in English, and the text in Spanish has not" in found.say("en")
    assert "se escribió a mano en inglés, y el texto en español no lo siguió" in found.say("es")


def test_typed_text_travels_in_the_answer_file() -> None:
    library = load_library()
    answers = read_answers(refusal("a) this;\nb) {counterpart}."), library)
    assert read_answer_file(write_answer_file(answers, library), library) == answers


def shape(blocks: Any) -> list[Any]:
    return [
        [block.style, [(plain(item.content), shape(item.lists)) for item in block.items]]
        if isinstance(block, ItemList)
        else plain(block.content)
        for block in blocks
    ]


TEXTS = [
    pytest.param(clause.identity, name, language, id=f"{clause.identity}-{name}-{language}")
    for clause in load_library().clauses.values()
    if clause.part == "article"
    for name, variant in clause.variants.items()
    if not variant.requires
    for language in variant.texts
]


@pytest.mark.parametrize(("identity", "variant", "language"), TEXTS)
def test_typing_what_was_printed_gives_the_same_tree(
    identity: str, variant: str, language: str
) -> None:
    data: dict[str, Any] = {"counterpart": {"state": "CL"}, "clauses": {identity: variant}}
    printed = draft(data, language)
    typed = "\n".join(lines_of_article(printed, identity))
    again = draft(
        {**data, "clauses": {identity: {"variant": variant, "text": {language: typed}}}}, language
    )
    first, second = (
        next(clause for clause in each.clauses if clause.identity == identity)
        for each in (printed, again)
    )
    assert shape(second.blocks) == shape(first.blocks)


WORDS = st.from_regex(r"[A-Z][a-z]{2,8}( [a-z]{2,8}){0,4}", fullmatch=True)
STYLES = ("numbers", "letters", "roman")


def typed_lists(level: int) -> st.SearchStrategy[Any]:
    """Lists as one can type them: numbers, letters, numerals, each below the other."""
    below = st.just([]) if level == 2 else st.lists(typed_lists(level + 1), max_size=1)
    items = st.lists(st.tuples(WORDS, below), min_size=1, max_size=12)
    return st.tuples(st.just(STYLES[level]), items)


def typing(blocks: Any, depth: int = 0) -> list[str]:
    lines = []
    for style, items in blocks:
        for index, (words, below) in enumerate(items):
            lines.append("   " * depth + f"{item_marker(style, index)} {words}.")
            lines += typing(below, depth + 1)
    return lines


@given(typed_lists(0) | typed_lists(1))
def test_lists_of_any_depth_come_back_as_they_were_typed(block: Any) -> None:
    typed = "\n".join(typing([block]))
    (read,) = typed_blocks(typed)
    assert isinstance(read, TypedList)

    def again(each: TypedList) -> Any:
        return (each.style, [(i.text.rstrip("."), [again(b) for b in i.lists]) for i in each.items])

    assert again(read) == block


@given(st.text(max_size=200))
def test_every_text_is_either_understood_or_refused(text: str) -> None:
    with suppress(TypedTextError):
        assert read_typed_text(text, "es", load_library()).body


@given(
    st.lists(st.text(st.characters(categories=["Ll", "Lu"]), min_size=3), min_size=1, max_size=6)
)
def test_plain_paragraphs_come_out_as_they_were_typed(paragraphs: list[str]) -> None:
    typed = read_typed_text("\n\n".join(paragraphs), "es", load_library())
    assert len(typed.body) == len(paragraphs)
