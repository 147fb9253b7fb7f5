"""What a treaty lawyer would correct in each language: terms, capitals, one word each."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from docassemble.ocragreement.agreement import Blank
from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.safe_yaml import parse

PACKAGE = Path(__file__).parents[2] / "docassemble" / "ocragreement" / "data"
TEMPLATES = sorted((PACKAGE / "templates").glob("*.yml"))
SCREENS = [*sorted((PACKAGE / "sources").glob("*-es.*")), PACKAGE / "questions" / "glossary.yml"]


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)


def in_language(value: Any, language: str) -> Iterator[str]:
    """Yield every text that a file of the library has in a language."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from strings(each) if key == language else in_language(each, language)
    elif isinstance(value, list):
        for each in value:
            yield from in_language(each, language)


LIBRARY = {
    language: [
        (path.name, text)
        for path in TEMPLATES
        for text in in_language(parse(path.read_bytes()).data, language)
    ]
    for language in ("en", "es", "fr", "pt")
}


@pytest.mark.parametrize(
    ("language", "wrong", "right"),
    [
        # The authentic Spanish of the Convention, and its Portuguese as Brazil promulgated it.
        ("es", r"\b(?:confiscaci|confiscad)", "decomiso"),
        ("es", r"\bcri(?:men|minalidad) organizad", "delincuencia organizada"),
        ("es", r"\bproductos del delito", "producto del delito"),
        ("es", r"\brequirient|Parte solicitante", "Parte requirente"),
        ("es", r"Estados Partes", "Estados Parte"),
        ("es", r"\blavado de", "blanqueo de dinero"),
        ("es", r"flora y fauna", "fauna y flora silvestres, as CITES"),
        ("es", r"\binciso [a-z]\)|\bincisos\b|último inciso", "apartado"),
        ("pt", r"\bdecomiso|\bcriminalidade organizada", "confisco, crime organizado"),
        ("pt", r"investigação e o julgamento", "a investigação, a instrução e o julgamento"),
        # The authentic English and French of the Convention.
        ("en", r"consignments (?:leave|enter)", "consignments to pass out of, through or into"),
        ("en", r"specialis|recognis", "-ize, as the Convention"),
        ("fr", r"organisée transnationale", "criminalité transnationale organisée"),
        ("fr", r"\bofficiers? de liaison", "agents de liaison"),
        ("fr", r"\bproduits du crime", "produit du crime"),
        ("fr", r"droits du prévenu", "droits du défendeur (art. 24)"),
        ("fr", r"mesure de ses moyens", "dans la limite de ses moyens (art. 24 and 25)"),
        ("fr", r"\bdépist", "localisation du produit du crime (art. 12)"),
        ("fr", r"recueil de preuves", "rassemblement d’éléments de preuve (art. 29)"),
        ("fr", r"marchés publics", "procédures publiques d’appel d’offres (art. 31)"),
        # Words of an office, and the same preposition twice.
        ("fr", r"en présentiel", "sur place"),
        ("fr", r"par échange de notes par", "au moyen d’un échange de notes par"),
        # What Portuguese takes over from Spanish, or from a document of another name.
        ("pt", r"abaixo-assinado", "os abaixo assinados: who signs, not what is signed"),
        ("pt", r"\barcad[oa]s?\b", "suportados: “arcar com” has no passive"),
        ("pt", r"\btramitad", "processadas"),
        ("pt", r"antecedência ao?\b", "antecedência em relação ao"),
        ("pt", r"\bde conformidade\b", "em conformidade"),
        ("pt", r"\buma vez que as Partes", "assim que as Partes tiverem: “uma vez que” is because"),
        ("pt", r"data em que (?:\w+ )*surta", "surtir: what is still to come is in the future"),
        ("pt", r"\bartigos? (?:\d|precedente)|\b(?:presente|[dn]?este) artigo\b", "Artigo"),
    ],
)
def test_the_library_uses_the_right_words(language: str, wrong: str, right: str) -> None:
    found = [(file, text) for file, text in LIBRARY[language] if re.search(wrong, text)]
    assert not found, f"write {right}"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (r"\bborrador", "proyecto"),
        (r"\bel conjunto no tiene|zip para el conjunto|de este conjunto", "legajo"),
        (r"\b[Nn]ota explicativa", "memorando explicativo"),
        (r"\bsólo\b", "solo"),
        (r"\bañad", "agregar"),
        (r"\bjurista", "quien redacta"),
        (r"[Cc]láusula final\b", "cláusula de cierre: final clauses are those of article 14"),
        (r"frase inicial", "encabezamiento"),
        (r"[Ll]os controles|las verificaciones", "las comprobaciones"),
        (r"conserva el ejemplar|de quién es el ejemplar|en su ejemplar", "original"),
    ],
)
def test_the_screens_have_one_word_for_one_thing(wrong: str, right: str) -> None:
    said = [(path.name, path.read_text(encoding="utf-8")) for path in SCREENS]
    found = [
        (file, match.group())
        for file, text in said + LIBRARY["es"]
        for match in re.finditer(wrong, text)
    ]
    assert not found, f"write {right}"


def test_a_source_with_several_articles_says_so() -> None:
    several = re.compile(r"\bart\. \d[\w().-]*(?:,| and) (?:\d)")
    sources = [
        variant.source
        for clause in load_library().clauses.values()
        for variant in clause.variants.values()
    ]
    assert not [source for source in sources if several.search(source)], "write arts."


def blanks(value: Any) -> Iterator[Blank]:
    if isinstance(value, Blank):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from blanks(each)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from blanks(getattr(value, name))


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_a_blank_says_in_the_language_of_the_draft_what_belongs_there(language: str) -> None:
    library = load_library()
    for clause in library.clauses.values():
        for variant in clause.variants.values():
            for key, parameter in variant.parameters.items():
                if parameter.type in ("integer", "percentage", "text"):
                    assert language in parameter.label, (
                        f"{clause.identity}, {variant.identity}: {key}"
                    )
    answers = read_answers({"clauses": {"technical_cooperation": "agreement_in_force"}}, library)
    said = {each.label for each in blanks(assemble(answers, library, language))}
    start = {
        "en": "The treaties in force, with article",
        "es": "Los tratados en vigor, con artículo",
        "fr": "Les traités en vigueur, avec article",
        "pt": "Os tratados em vigor, com artigo",
    }
    assert any(label.startswith(start[language]) for label in said)
