"""Answer files: what is written is read back as the same answers, and nothing is evaluated."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docassemble.ocragreement.answer_file import read_answer_file, write_answer_file
from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.plain_text import to_text
from docassemble.ocragreement.preview import to_html
from docassemble.ocragreement.safe_yaml import dump, parse

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yml"))
HOSTILE = "<script>alert(1)</script> & {first} [[offences]] ${1/0} {{ 7*7 }} “q” 'q' 🕊 \u200fabc"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_written_answers_are_read_back(example: Path) -> None:
    library = load_library()
    answers = read_answer_file(example.read_bytes(), library)
    assert read_answer_file(write_answer_file(answers, library), library) == answers


def test_open_answers_stay_open_when_written_and_read() -> None:
    library = load_library()
    answers = read_answers({"authorities": {"home": None}}, library)
    again = read_answer_file(write_answer_file(answers, library), library)
    assert again == answers
    assert dict(again.home_authority) == {}


scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), max_size=30),
    st.sampled_from(["no", "yes", "on", "null", "~", "1", "1.5", "2027-05-12", "0x1f", "1e3", "="]),
)
data = st.dictionaries(
    st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8),
    st.recursive(scalars, lambda inner: st.lists(inner, max_size=4), max_leaves=10),
    max_size=6,
)


@given(data)
def test_what_is_dumped_is_parsed_back(value: dict[str, object]) -> None:
    assert parse(dump(value)).data == value


def test_norway_is_a_state() -> None:
    answers = read_answer_file(
        "counterpart: {state: NO}\nlanguages: {authentic: [es, no]}", load_library()
    )
    assert answers.state == "NO"
    assert answers.authentic == ("es", "no")


def test_what_the_lawyer_types_stays_text() -> None:
    library = load_library()
    answers = read_answers(
        {
            "place": HOSTILE,
            "counterpart": {"name": {"en": HOSTILE}},
            "authorities": {"home": HOSTILE},
        },
        library,
    )
    agreement = assemble(answers, library, "en")
    text = to_text(agreement)
    assert f"Done in {HOSTILE}, the" in text
    assert f"for the Argentine Republic, {HOSTILE}, and" in text
    html = to_html(agreement)
    assert "<script>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; {first} [[offences]] ${1/0}" in html
