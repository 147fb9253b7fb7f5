"""What the documentation shows can be typed as it stands."""

import re
from pathlib import Path

import pytest
from spaces import plain

from docassemble.ocragreement.answer_file import read_answer_file
from docassemble.ocragreement.answer_reader import answer_schema
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.cli import main
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.plain_text import to_text

ROOT = Path(__file__).parents[2]
ANSWER_FILES = (ROOT / "docs" / "answer-files.md").read_text(encoding="utf-8")
FREE = ("clauses", "translations")  # what stands below is named by the library, and by languages
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(text: str, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("block", blocks(ANSWER_FILES, "yaml"))
def test_the_answer_files_shown_are_read_and_drafted(block: str) -> None:
    library = load_library()
    answers = read_answer_file(block, library)
    for language in ("es", "en"):
        assert to_text(assemble(answers, library, language))


def test_the_clauses_shown_by_hand_become_items_and_references() -> None:
    library = load_library()
    (shown,) = [block for block in blocks(ANSWER_FILES, "yaml") if "refusal:" in block]
    answers = read_answer_file(shown, library)
    text = plain(to_text(assemble(answers, library, "es")))
    assert "a. si afecta su soberanía;" in text
    assert "b. si es contraria al artículo 9." in text


def test_the_table_names_every_answer() -> None:
    for name, schema in answer_schema(load_library(), "en")["properties"].items():
        inner = schema.get("properties", {}) if name not in FREE else {}
        for path in [f"{name}.{each}" for each in inner] or [name]:
            assert f"`{path}`" in ANSWER_FILES, path


@pytest.mark.parametrize(
    "command", [line for line in blocks(README, "")[1].splitlines() if line.strip()]
)
def test_the_commands_of_the_readme_run(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    name, *arguments = command.split()
    assert name == "ocragreement"
    assert main(arguments) == 0


PAGES = [*sorted((ROOT / "docs").glob("*.md")), *sorted(ROOT.glob("*.md"))]


def anchors(page: Path) -> set[str]:
    """What a link can lead to on a page: its headings, as GitHub writes them in an address."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    said = ("".join(c for c in each.lower() if c.isalnum() or c in " -_") for each in headings)
    return {each.replace(" ", "-") for each in said}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\((?!https?:)([^)\s]+)\)", page.read_text(encoding="utf-8")):
        file, _, anchor = link.partition("#")
        target = page.parent / file if file else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link
