"""Word, HTML, Akoma Ntoso and plain text say the same, paragraph by paragraph."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from docx_text import read_docx_text
from lxml import etree

from docassemble.ocragreement.agreement import Agreement
from docassemble.ocragreement.akoma_ntoso import NAMESPACE
from docassemble.ocragreement.answer_file import read_answer_file
from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.answers import Answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.documents import make
from docassemble.ocragreement.dossier import make_dossier
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.plain_text import to_lines
from docassemble.ocragreement.problems import ProblemsError

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yml"))
HOSTILE = [
    "&<>\"' &amp; &#x41; ]]>",
    "{{ 7*7 }} {% raw %} {counterpart} [[offences]]",
    "${ 7*7 } % for x in y: <%page/>",
    "</w:t></w:r></w:p><w:p/> <script>alert(1)</script> <ref href='#x'>",
    'HYPERLINK "http://example.org" { REF x \\h } \\* MERGEFORMAT',
    "\u2067عربى\u2069 \u200fعربى",
    "emoji 🎌👩🏽\u200d⚖️ İıŞş \u00a0nbsp e\u0301",
    "=cmd|'/c calc'!A1 --- !!python/object: &a *a",
]


class _Page(HTMLParser):
    """The paragraphs of a page, an item's marker before its words."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("p", "li", "h1", "h2", "br"):
            self.lines.append("")
            self.open = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("p", "h1", "h2"):
            self.open = False

    def handle_data(self, data: str) -> None:
        if self.open:
            self.lines[-1] += data


def even(lines: list[str]) -> list[str]:
    """One space between words, no empty lines: what layout may change."""
    shown = (re.sub(r"[ \t\n]+", " ", line).strip() for line in lines)
    return [line for line in shown if line]


def html_lines(content: bytes) -> list[str]:
    page = _Page()
    page.feed(content.decode().split("<body>")[1])
    return page.lines


def akn_lines(content: bytes) -> list[str]:
    lines, marker = [], ""
    for element in etree.fromstring(content).iter(
        *(f"{{{NAMESPACE}}}{name}" for name in ("p", "num", "heading"))
    ):
        text = "".join(element.itertext())
        if element.tag.endswith("}num") and not element.getparent().tag.endswith("}article"):
            marker = f"{text} "
        else:
            lines.append(marker + text)
            marker = ""
    return lines


def with_signatures_joined(lines: list[str], agreement: Agreement) -> list[str]:
    """Name and office share a paragraph in Word."""
    count = 3 * len(agreement.signatures)
    text, blocks = lines[:-count], lines[-count:]
    for first in range(0, count, 3):
        party, name, office = blocks[first : first + 3]
        text += [party, f"{name} {office}"]
    return text


def assert_same_everywhere(answers: Answers, agreement: Agreement) -> None:
    lines = to_lines(agreement)
    assert even(html_lines(make(agreement, "html", answers))) == even(lines)
    assert even(akn_lines(make(agreement, "akn", answers))) == even(lines)
    word = read_docx_text(make(agreement, "docx", answers))
    assert even(word) == even(with_signatures_joined(even(lines), agreement))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_every_example_reads_alike_in_every_format(path: Path, language: str) -> None:
    library = load_library()
    answers = read_answer_file(path.read_bytes(), library)
    for keeper in ("home", "counterpart"):
        assert_same_everywhere(answers, assemble(answers, library, language, keeper))


def answers_with(words: str) -> dict:
    return {
        "counterpart": {"state": "CL", "name": {"es": f"el {words}", "en": f"the {words}"}},
        "languages": {"authentic": ["es", "tr"]},
        "documents": ["es", "en"],
        "authorities": {"counterpart": words},
        "place": words,
        "signatories": {"home": {"name": words, "title": words}},
        "clauses": {"commission": {"reason": words}},
    }


@pytest.mark.parametrize("words", HOSTILE)
def test_what_was_typed_stands_in_every_document_as_typed(words: str) -> None:
    library = load_library()
    answers = read_answers(answers_with(words), library)
    for language in ("es", "en"):
        agreement = assemble(answers, library, language)
        assert_same_everywhere(answers, agreement)
        assert words in to_lines(agreement)
    assert make_dossier(answers, library, "es", pdf=False).files


@pytest.mark.parametrize("words", HOSTILE)
def test_what_was_typed_comes_back_out_of_the_set(words: str) -> None:
    library = load_library()
    answers = read_answers(answers_with(words), library)
    files = make_dossier(answers, library, "en", pdf=False).files
    assert read_answer_file(files["answers.yml"], library) == answers


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("a\x00b", "U+0000"),
        ("a\x1b[31mb", "U+001B"),
        ("a\u2028b", "U+2028"),
        ("a\ufffeb", "U+FFFE"),
        ("a\ud800b", "U+D800"),
        ("x" * 10_000, "longer than 1000"),
    ],
    ids=["nul", "escape", "line separator", "not a character", "half a pair", "10,000 characters"],
)
def test_what_no_document_can_hold_is_refused_in_one_line(words: str, says: str) -> None:
    with pytest.raises(ProblemsError) as caught:
        read_answers({"place": words}, load_library())
    (problem,) = caught.value.problems
    for interface in ("en", "es"):
        line = problem.say(interface)
        assert says.removeprefix("longer than ") in line
        assert "\n" not in line
        assert "\x1b" not in line
