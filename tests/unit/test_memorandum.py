"""The explanatory memorandum says what the draft does, where it departs from the Model, and why."""

import re
import string
from pathlib import Path
from typing import Any

import pytest

from docassemble.ocragreement.answer_file import read_answer_file
from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.interface import INTERFACE_LANGUAGES
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.memorandum import memorandum
from docassemble.ocragreement.memorandum_words import source_in
from docassemble.ocragreement.paper import Fact, Heading, Paper, Table, phrases

LIBRARY = load_library()
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yml"))


def paper(data: dict[str, Any], language: str = "en") -> Paper:
    return memorandum(read_answers(data, LIBRARY), LIBRARY, language)


def lines(written: Paper) -> list[str]:
    """The paper as a reader reads it, a line for a paragraph or a row."""
    read = []
    for block in written.blocks:
        if isinstance(block, Table):
            rows = [block.header, *([cell.text for cell in row] for row in block.rows)]
            read += [" | ".join(row).replace("\n", " ") for row in rows]
        elif isinstance(block, Fact):
            read.append(f"{block.label}: {block.text}")
        else:
            read.append(block.text)
    return read


def section(written: Paper, heading: str) -> list[str]:
    """The lines below a heading, until the next of its level or above."""
    places = [
        (index, block) for index, block in enumerate(written.blocks) if isinstance(block, Heading)
    ]
    start, found = next((index, block) for index, block in places if block.text == heading)
    ends = (index for index, block in places if index > start and block.level <= found.level)
    end = next(ends, len(written.blocks))
    part = Paper(written.language, written.title, written.subject, written.blocks[start + 1 : end])
    return lines(part)


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_every_article_of_every_example_is_explained(example: Path, language: str) -> None:
    answers = read_answer_file(example.read_bytes(), LIBRARY)
    written = memorandum(answers, LIBRARY, language)
    headings = [block.text for block in written.blocks if isinstance(block, Heading)]
    for article in assemble(answers, LIBRARY, language).articles:
        assert any(heading.startswith(f"{article.heading}. ") for heading in headings)
    assert not re.search(r"[{}\[\]]|\.\.", "\n".join(lines(written)))


def test_a_departure_is_told_with_its_source_and_reason() -> None:
    choice = {"variant": "fund_contribution", "share": 10, "reason": "Brazil shares by treaty."}
    written = paper({"counterpart": {"state": "BR"}, "clauses": {"asset_sharing": choice}})
    assert section(written, "Article 6. Asset sharing") == [
        (
            "Specific agreements may provide for a contribution to a fund; nothing is shared"
            " between the Parties."
        ),
        (
            "The specific agreement names the fund; the Convention means the account of its"
            " article 30(2)(c)."
        ),
        "Wording: Only the fund contribution",
        "Choices: Share for the fund (per cent): 10 per cent",
        "Source: Model, art. 6(a); Convention, art. 14(3)(a)",
        (
            "Cost: No outlay: what is confiscated, or a share of it, goes to the fund instead of to"
            " the treasury, under each specific agreement."
        ),
        "Departure: Another wording than the Model’s",
        "Reason given: Brazil shares by treaty.",
    ]
    assert section(written, "Departures from the Model") == [
        "Provision | In the Model | In the draft | Reason",
        (
            "Article 6. Asset sharing | Model, art. 6; Convention, art. 14(3) Specific agreements"
            " may provide for a contribution to a fund and for case-by-case sharing. | Only the"
            " fund contribution | Brazil shares by treaty."
        ),
    ]


def test_an_omitted_article_stays_in_its_place_among_the_others() -> None:
    written = paper({"counterpart": {"state": "CA"}, "clauses": {"asset_sharing": "omitted"}}, "es")
    headings = [block.text for block in written.blocks if isinstance(block, Heading)]
    at = headings.index("Repartición de bienes (omitido)")
    assert headings[at - 1] == "Artículo 5. Decomiso"
    assert headings[at + 1] == "Artículo 6. Comisión Mixta"
    assert "Motivo indicado: No se ha anotado ninguno" in section(written, headings[at])


def test_text_written_by_hand_and_items_changed_are_departures() -> None:
    clauses = {
        "technical_cooperation": {"drop": ["training"], "reason": "Budget."},
        "applicable_law": {"text": {"es": "Rige la ley de cada Parte."}},
    }
    written = paper({"counterpart": {"state": "CL"}, "clauses": clauses})
    told = section(written, "Departures from the Model")
    assert len(told) == 3
    assert "Without item a" in told[1]
    assert told[1].endswith("| Budget.")
    assert "Written by hand in Spanish" in told[2]


def test_the_model_as_it_is_has_no_departures_and_gives_no_reasons() -> None:
    written = paper({"counterpart": {"state": "CL"}})
    assert section(written, "Departures from the Model") == [
        "The draft does not depart from the Model."
    ]
    assert not any(line.startswith("Reason") for line in lines(written))


def test_findings_costs_and_open_points_have_sections_of_their_own() -> None:
    data = {
        "counterpart": {"state": "CL"},
        "clauses": {"liaison_officers": "appointed", "costs": "meetings"},
    }
    written = paper(data)
    findings = section(written, "Findings of the checks")
    assert any(
        line.startswith("Warning | ") and "no day on which it enters into force" in line
        for line in findings
    )
    costs = section(written, "Costs")
    assert "Who bears them: Of meetings only" in costs
    officers = [line for line in costs if "Liaison officers |" in line]
    assert officers
    assert "a post abroad" in officers[0]
    open_points = section(written, "What remains open")
    assert "Date of signature | Closing clause" in open_points
    assert "Name of the signatory | Signature: the Republic of Chile" in open_points


def test_practice_is_told_where_it_was_counted() -> None:
    clauses = {"final_provisions": "unlimited_with_denunciation"}
    written = paper({"counterpart": {"state": "CL"}, "clauses": clauses})
    told = "Practice (Argentina): 105 of 411 terms are unlimited"
    assert told in section(written, "Article 14. Final provisions")


def test_each_language_has_the_same_sentences_with_the_same_gaps() -> None:
    def gaps(language: str) -> dict[str, set[str]]:
        return {
            key: {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
            for key, sentence in phrases("memorandum", language).items()
        }

    assert all(gaps(language) == gaps("en") for language in INTERFACE_LANGUAGES)


def test_every_source_of_the_library_can_be_cited_in_each_language() -> None:
    english = r"\b(and|of|the|art\. \d+\(|Model|Charter|recital|line{})\b"
    for clause in LIBRARY.clauses.values():
        for variant in clause.variants.values():
            for language in INTERFACE_LANGUAGES[1:]:
                wrong = english.format("" if language == "fr" else "|Convention")
                assert not re.search(wrong, source_in(language, variant.source)), variant.source
    assert source_in("es", "Convention, art. 13(9) and 27(2)") == "Convención, art. 13.9 y 27.2"
