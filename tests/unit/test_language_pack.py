"""A language that a ministry adds with one file: Italian, in `tests/data/italian`."""

import datetime
import shutil
from pathlib import Path

import pytest
from docx import Document

from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.cli import main
from docassemble.ocragreement.demonyms import join_demonyms, load_demonyms
from docassemble.ocragreement.grammar import load_grammar
from docassemble.ocragreement.language_pack import using_house
from docassemble.ocragreement.languages import find_language
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.plain_text import to_text
from docassemble.ocragreement.problems import ProblemsError
from docassemble.ocragreement.states import find_state

PACK = Path(__file__).parents[1] / "data" / "italian" / "language-it.yml"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A house library that holds the Italian pack and nothing else."""
    house = tmp_path / "house"
    house.mkdir()
    shutil.copy(PACK, house)
    monkeypatch.setenv("OCRAGREEMENT_LIBRARY", str(house))
    return house


def change(folder: Path, right: str, wrong: str) -> None:
    text = (folder / PACK.name).read_text(encoding="utf-8")
    assert right in text
    (folder / PACK.name).write_text(text.replace(right, wrong, 1), encoding="utf-8")


def draft(**answers: object) -> str:
    library = load_library()
    return to_text(assemble(read_answers(answers, library), library, "it"))


def test_an_italian_draft_is_italian(folder: Path) -> None:
    text = draft(
        counterpart={"state": "Repubblica Italiana"},
        languages={"authentic": ["es", "it"]},
        level="governments",
        place="Roma",
        date="2027-05-01",
    )
    assert "IL GOVERNO DELLA REPUBBLICA ARGENTINA" in text
    assert (
        "Il Governo della Repubblica Argentina e il Governo della Repubblica Italiana, di seguito "
        "denominati «le Parti»," in text
    )
    assert "Articolo 14" in text
    assert "La cooperazione di cui all’articolo precedente riguarda" in text
    assert "sui reati di cui alla lettera precedente;" in text
    assert (
        "Fatto a Roma, il giorno primo maggio duemilaventisette, in due esemplari originali in "
        "spagnolo e in italiano, entrambi i testi facenti ugualmente fede." in text
    )


@pytest.mark.parametrize(
    ("state", "place"),
    [
        ("IE", "nella Repubblica Argentina e nell’Irlanda"),
        ("ES", "nella Repubblica Argentina e nel Regno di Spagna"),
        ("AE", "nella Repubblica Argentina e negli Emirati Arabi Uniti"),
    ],
)
def test_articles_contract(state: str, place: str, folder: Path) -> None:
    assert f"vigenti {place}." in draft(counterpart={"state": state})


def test_the_names_of_parties_agree(folder: Path) -> None:
    assert "denominate «le Parti»" in draft(counterpart={"state": "IT"})
    assert "denominati «le Parti»" in draft(counterpart={"state": "ES"})


@pytest.mark.usefixtures("folder")
def test_conjunctions_numbers_and_dates() -> None:
    italian = load_grammar("it")
    assert italian.join(["spagnolo", "ebraico"]) == "spagnolo ed ebraico"
    assert italian.join(["inglese", "italiano"]) == "inglese e italiano"
    numbers = {3: "tre", 28: "ventotto", 33: "trentatré", 103: "centotré", 181: "centottantuno"}
    assert {number: italian.cardinal(number) for number in numbers} == numbers
    assert italian.date_in_words(datetime.date(2027, 8, 8)) == "otto agosto duemilaventisette"


@pytest.mark.usefixtures("folder")
def test_states_and_languages_are_found_by_their_new_names() -> None:
    assert find_state("Svizzera").code == "CH"
    assert find_language("inglese").code == "en"


def test_without_the_folder_there_is_no_italian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OCRAGREEMENT_LIBRARY", raising=False)
    with pytest.raises(ValueError, match="unknown language"):
        load_grammar("it")
    assert "it" not in load_library().languages


def test_the_pack_has_demonyms(folder: Path) -> None:
    with using_house(str(folder)):
        italian, spanish = load_demonyms("it"), load_demonyms("es")
        grammar = load_grammar("it")
        assert join_demonyms(italian["AR"], italian["IT"], grammar) == "argentino-italiana"
        assert join_demonyms(italian["IT"], italian["AR"], grammar) == "italo-argentina"
        assert join_demonyms(italian["IT"], italian.get("CL"), grammar) == ""
        assert spanish["IT"].first == "ítalo"


def test_a_state_without_an_italian_name_is_a_blank_that_says_what_to_answer(
    folder: Path,
) -> None:
    text = draft(counterpart={"state": "CL"})
    assert "LA REPUBBLICA ARGENTINA\n\nE\n\n....." in text
    named = draft(counterpart={"state": "CL", "name": {"it": "la Repubblica del Cile"}})
    assert "La Repubblica Argentina e la Repubblica del Cile, di seguito denominate" in named


def test_a_wording_without_an_italian_text_is_refused_by_name(folder: Path) -> None:
    answers = {"clauses": {"confidentiality": "classified_only"}, "documents": ["it"]}
    with pytest.raises(ProblemsError) as caught:
        read_answers(answers, load_library())
    assert str(caught.value) == (
        "clauses.confidentiality: the wording “classified_only” has no text in “it”. "
        "Write it there, or choose another."
    )


def test_word_and_html_are_italian(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = tmp_path / "answers.yml"
    answers.write_text("counterpart: {state: IT}\nlanguages: {authentic: [es, it]}")
    out = tmp_path / "out"
    assert main(["draft", str(answers), "-o", str(out)]) == 0
    (written,) = out.glob("*-it.docx")
    words = [paragraph.text for paragraph in Document(str(written)).paragraphs]
    assert "Hanno convenuto quanto segue:" in words
    capsys.readouterr()
    html = ["draft", str(answers), "--stdout", "--format", "html", "--language", "it"]
    assert main(html) == 0
    assert "nella Repubblica Argentina e nella Repubblica Italiana" in capsys.readouterr().out


def test_check_says_what_the_pack_does_not_have(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.delenv("OCRAGREEMENT_LIBRARY")
    assert main(["library", "check", str(folder)]) == 0
    sound, count, *missing, states = capsys.readouterr().out.splitlines()
    assert sound.startswith("The library is sound: ")
    assert count.startswith(f"it: {len(missing)} of ")
    only = "  confidentiality.classified_only: "
    assert sum(line.startswith(only) for line in missing) == 1
    assert not any(line.startswith("  confidentiality.model") for line in missing)
    assert states.startswith("it: 187 of 195 States have no name in it yet")
    show = ["library", "show", "cooperation", "--language", "it", "--library", str(folder)]
    assert main(show) == 0
    assert "le Parti si impegnano a cooperare" in capsys.readouterr().out


WRONG = {
    "another language's code": ("language: it", "language: fr", "language: “fr” is not known"),
    "a key that is none": ("\nhome_authority:", "\nauthority:", "authority: no such key."),
    "a clause that is none": ("  cooperation:", "  corporation:", "clauses.corporation: no such"),
    "an unknown name": (
        "{first.authority} e, per",
        "{first.minister} e, per",
        "clauses.authorities.variants.model.text.body[0]: {first.minister} names nothing.",
    ),
    "an unknown small word": (
        "{in first} {e} {in second}.",
        "{sotto first} {e} {in second}.",
        "the small word in {sotto first} is not in the grammar",
    ),
    "a reference to nothing": (
        "[[a cooperation|preceding]]",
        "[[a corporation]]",
        "clauses.offences.variants.model.text: [[a corporation]] refers to no article",
    ),
    "another shape": (
        "                - è commesso in più di uno Stato;\n",
        "",
        "paragraphs and items are not the same as in the other languages. Give it the same ones.",
    ),
    "a State that is none": ("  AR: {formal", "  QQ: {formal", "states.QQ: “QQ” is not the code"),
    "a demonym of no State": (
        "  CH: {first: svizzero",
        "  QQ: {first: svizzero",
        "demonyms.QQ: “QQ” is not the code",
    ),
    "a blank without words": ("    place: luogo della firma\n", "", "“place” is missing. Add it."),
    "a pattern that could hang": ('"h?[eèé]"', '"(e+)+$"', "the pattern may have up to eight “?”"),
    "a format that reads the program": (
        "Articolo {number}\n",
        "Articolo {number.__class__}\n",
        "wording.article_heading: of names in braces only {number} may stand here",
    ),
    "a number without end": (
        "1000000000: \"\"",
        "=2027: \"{number}\"",
        "grammar: the grammar does not work: the rules for 2027 call one another without end",
    ),
    "a number by nothing": (
        "      1000000000: \"\"",
        "      100000/0: \"{times}\"",
        "grammar: the grammar does not work: “100000/0” divides by nothing",
    ),
    "eleven months": (" dicembre]", "]", "months: 11 given, 12 needed"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_pack_is_one_line_with_its_place(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    right, wrong, expected = WRONG[name]
    shutil.copy(PACK, tmp_path)
    change(tmp_path, right, wrong)
    assert main(["library", "check", str(tmp_path)]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("language-it.yml, line ")
    assert expected in line
