"""A draft that moves to another version of the house library; wordings as a librarian sees them."""

from pathlib import Path
from typing import Any

import pytest

from docassemble.ocragreement.agreement import Agreement
from docassemble.ocragreement.house_checks import check_house
from docassemble.ocragreement.house_move import move
from docassemble.ocragreement.house_samples import removed_wordings, sample
from docassemble.ocragreement.interview_house_html import changes_html
from docassemble.ocragreement.language_pack import using_house
from docassemble.ocragreement.library_diff import library_changes
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.plain_text import to_text
from docassemble.ocragreement.problems import ProblemsError

STRICT = """\
clause: confidentiality
default: strict
variants:
  strict:
    label: {en: "<b>Strict</b>", es: Estricta}
    use: {en: Always., es: Siempre.}
    source: ours
    requires: {clauses.commission: present}
    parameters:
      years: {type: integer, label: {en: Years, es: Años}, minimum: 1, maximum: 30, default: 10}
    text:
      es: {wording: ours, body: ["Cada Parte guardará secreto durante {years} años."]}
      en: {wording: ours, body: ["Each Party shall keep secrecy for {years} years."]}
"""
CHILE: dict[str, Any] = {"counterpart": {"state": "CL"}, "clauses": {"costs": "meetings"}}


@pytest.fixture
def strict(tmp_path: Path) -> str:
    folder = tmp_path / "strict"
    folder.mkdir()
    (folder / "confidentiality.yml").write_text(STRICT)
    return str(folder)


@pytest.fixture
def milder(tmp_path: Path) -> str:
    folder = tmp_path / "milder"
    folder.mkdir()
    text = STRICT.replace("  strict:", "  mild:").replace("default: strict", "default: mild")
    (folder / "confidentiality.yml").write_text(text.replace("secrecy", "silence"))
    return str(folder)


def test_what_reads_otherwise_is_shown_and_nothing_else(strict: str) -> None:
    found = move(CHILE, "", strict, ["es", "en"])
    assert [(each.title["en"], each.language) for each in found.changes] == [
        ("Confidentiality", "es"),
        ("Confidentiality", "en"),
    ]
    assert found.changes[1].after == "Each Party shall keep secrecy for ten years."
    assert "confidential" in found.changes[1].before
    assert (found.answers, dict(found.dropped)) == (CHILE, {})


def test_a_wording_that_is_gone_gives_way_and_all_else_stays(strict: str, milder: str) -> None:
    chosen = {"confidentiality": {"variant": "strict", "years": 5}, "costs": "meetings"}
    found = move({**CHILE, "clauses": chosen}, strict, milder, ["en"])
    assert found.answers == CHILE
    assert {name: each["es"] for name, each in found.dropped.items()} == {
        "confidentiality": "Confidencialidad"
    }
    assert [(each.before, each.after) for each in found.changes] == [
        (
            "Each Party shall keep secrecy for five years.",
            "Each Party shall keep silence for ten years.",
        )
    ]


def test_a_draft_that_cannot_be_made_at_all_keeps_its_version(tmp_path: Path, strict: str) -> None:
    italian = str(Path(__file__).parents[1] / "data" / "italian")
    data = {"counterpart": {"state": "IT"}, "languages": {"authentic": ["es", "it"]}}
    data |= {"documents": ["es", "it"]}
    with pytest.raises(ProblemsError, match="documents"):
        move(data, italian, strict, ["es", "it"])


def test_a_wording_is_shown_in_each_language_with_what_it_requires(strict: str) -> None:
    with using_house(strict):
        shown = sample(load_library(), "confidentiality", "strict")
        clause = shown.texts["es"]
        assert clause
        text = to_text(Agreement("es", True, "", "", (clause,), ()))
    assert "guardará secreto durante diez años" in text
    assert [code for code, each in shown.texts.items() if each] == ["en", "es"]
    assert set(shown.texts) == {"en", "es", "fr", "pt"}


def test_every_wording_of_ours_can_be_shown() -> None:
    library = load_library()
    for clause in library.clauses.values():
        for name in clause.variants:
            shown = sample(library, clause.identity, name)
            assert not shown.problems, f"{clause.identity}.{name}"
            assert all(shown.texts.values()), f"{clause.identity}.{name}"


def test_what_a_library_changes_is_shown_without_its_markup(strict: str, milder: str) -> None:
    before, after = check_house(strict).library, check_house(milder).library
    assert before
    assert after
    changes, _added = library_changes(before, after)
    removed = list(removed_wordings(before, after))
    with using_house(milder):
        html = changes_html(after, changes, removed, "en")
    assert "<b>" not in html
    assert "silence for ten years" in html
    assert "Wordings that are gone" in html
    assert len(removed) == 1
