"""Akoma Ntoso: valid for the OASIS schema, the same text as everywhere, references that lead on."""

from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from docassemble.ocragreement.agreement import Agreement, Clause, Paragraph, Provenance, Reference
from docassemble.ocragreement.akoma_ntoso import NAMESPACE, to_akoma_ntoso
from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.plain_text import to_lines
from docassemble.ocragreement.safe_yaml import parse

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.yml"))
LINES = ("p", "num", "heading")


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(file=ROOT / "tests" / "data" / "schemas" / "akomantoso30.xsd")


def written(data: dict, language: str, keeper: str = "home") -> tuple[etree._Element, Agreement]:
    library = load_library()
    answers = read_answers(data, library)
    agreement = assemble(answers, library, language, keeper)
    root = etree.fromstring(to_akoma_ntoso(agreement, answers))
    schema().assertValid(root)
    return root, agreement


def lines_of(root: etree._Element) -> list[str]:
    """Every paragraph, number and heading in order, an item's number before its words."""
    lines: list[str] = []
    marker = ""
    for element in root.iter(*(f"{{{NAMESPACE}}}{name}" for name in LINES)):
        text = "".join(element.itertext())
        parent = etree.QName(element.getparent()).localname
        if parent in ("point", "item") and etree.QName(element).localname == "num":
            marker = f"{text} "
            continue
        lines.append(marker + text)
        marker = ""
    return lines


def dangling(root: etree._Element) -> list[str]:
    identities = {element.get("eId") for element in root.iter()}
    return [
        element.get("href")
        for element in root.iter(f"{{{NAMESPACE}}}ref")
        if element.get("href")[1:] not in identities
    ]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_every_example_is_valid_and_reads_as_the_plain_text(path: Path, language: str) -> None:
    data = parse(path.read_bytes()).data
    data.pop("documents", None)
    for keeper in ("home", "counterpart"):
        root, agreement = written(data, language, keeper)
        assert lines_of(root) == [line.strip() for line in to_lines(agreement)]
        assert dangling(root) == []
        identities = [element.get("eId") for element in root.iter() if element.get("eId")]
        assert len(identities) == len(set(identities))


def test_an_article_keeps_its_identity_when_its_number_changes() -> None:
    for choice, number in (("model", "art_7"), ("omitted", "art_6")):
        root, _ = written({"clauses": {"asset_sharing": choice}}, "en")
        article = root.find(f".//{{{NAMESPACE}}}article[@eId='{number}']")
        assert article.get("wId") == "commission"


def test_roman_numbers_and_titles_stand_in_the_headings() -> None:
    data = {"articles": {"numbers": "roman", "titles": "below", "capitals": "yes"}}
    root, _ = written(data, "es")
    article = root.find(f".//{{{NAMESPACE}}}article[@eId='art_2']")
    assert article.findtext(f"{{{NAMESPACE}}}num") == "ARTÍCULO II"
    assert article.findtext(f"{{{NAMESPACE}}}heading")


def test_work_and_expression_are_identified_without_a_clock() -> None:
    root, _ = written({"counterpart": {"state": "CL"}, "date": "2027-05-12"}, "es")
    uris = [element.get("value") for element in root.iter(f"{{{NAMESPACE}}}FRBRuri")]
    work = "/akn/ar/act/treaty/2027-05-12/ar-cl"
    assert uris == [work, f"{work}/es@", f"{work}/es@.xml"]
    assert root.find(f".//{{{NAMESPACE}}}FRBRlanguage").get("language") == "es"


def test_a_draft_is_dated_by_its_round_until_it_is_signed() -> None:
    root, _ = written({"draft": {"number": 2, "date": "2027-01-15"}}, "es")
    date = root.find(f".//{{{NAMESPACE}}}FRBRdate")
    assert (date.get("date"), date.get("name")) == ("2027-01-15", "draft")


def test_a_reference_that_leads_nowhere_is_refused() -> None:
    lost = (Paragraph((Reference("nothing", "article 99", "99"),)),)
    clause = Clause("offences", "article", lost, Provenance("model", "", "model"), 1, "Article 1")
    agreement = Agreement("en", True, "A treaty", "", (clause,), ())
    with pytest.raises(ValueError, match="'nothing', which is not in the agreement"):
        to_akoma_ntoso(agreement, read_answers({}, load_library()))
