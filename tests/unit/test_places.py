"""The place of signature, with the article that its name takes in each language."""

import pytest

from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.plain_text import to_lines
from docassemble.ocragreement.states import load_states


@pytest.mark.parametrize(
    ("language", "place", "said"),
    [
        ("es", "El Cairo", "Hecho en El Cairo, "),
        ("es", "la Ciudad de México", "Hecho en la Ciudad de México, "),
        ("es", "Buenos Aires", "Hecho en Buenos Aires, "),
        ("fr", "Le Caire", "Fait au Caire, "),
        ("fr", "le Caire", "Fait au Caire, "),
        ("fr", "La Haye", "Fait à La Haye, "),
        ("fr", "Les Abymes", "Fait aux Abymes, "),
        ("fr", "L’Isle-Adam", "Fait à L’Isle-Adam, "),
        ("fr", "Lagos", "Fait à Lagos, "),
        ("pt", "o Rio de Janeiro", "Feito no Rio de Janeiro, "),
        ("pt", "Rio de Janeiro", "Feito no Rio de Janeiro, "),
        ("pt", "HAIA", "Feito na HAIA, "),
        ("pt", "O Cairo", "Feito no Cairo, "),
        ("pt", "a Cidade do México", "Feito na Cidade do México, "),
        ("pt", "Brasília", "Feito em Brasília, "),
        ("en", "The Hague", "Done in The Hague, "),
        ("en", "Cairo", "Done in Cairo, "),
    ],
)
@pytest.mark.parametrize("variant", ["model", "with_testimonium"])
def test_done_at(language: str, place: str, said: str, variant: str) -> None:
    library = load_library()
    answers = {"place": {language: place}, "clauses": {"closing": variant}}
    lines = to_lines(assemble(read_answers(answers, library), library, language))
    assert [line for line in lines if line.startswith(said)]


def test_a_capital_that_is_proposed_has_the_article_that_portuguese_wants() -> None:
    library = load_library()
    place = {"pt": load_states()["EG"].capitals["pt"]}
    draft = assemble(read_answers({"place": place}, library), library, "pt")
    assert any(line.startswith("Feito no Cairo, ") for line in to_lines(draft))
