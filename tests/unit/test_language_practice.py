"""What earlier treaties with a State did is told with its counts, and never imposed."""

from pathlib import Path

import pytest

from docassemble.ocragreement import home_party
from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.checks import check
from docassemble.ocragreement.cli import main
from docassemble.ocragreement.language_practice import practice_with, say_practice
from docassemble.ocragreement.library_loader import load_library


def findings(**answers: object) -> list[str]:
    library = load_library()
    found = check(read_answers(answers, library), library)
    return [each.say("en") for each in found if "earlier treaties" in each.say("en")]


def test_the_practice_with_one_state_in_both_interface_languages() -> None:
    practice = practice_with("TR")
    assert practice is not None
    assert say_practice(practice, "en") == (
        "8 of 8 earlier treaties with the Republic of Türkiye: in Spanish, Turkish and English.",
        "8 of 8 earlier treaties with the Republic of Türkiye: English prevails.",
    )
    assert say_practice(practice, "es")[0].endswith(": en español, turco e inglés.")
    assert say_practice(practice, "es")[1].endswith(": prevalece el inglés.")


def test_a_varied_practice_has_a_count_for_each_way() -> None:
    practice = practice_with("VN")
    assert practice is not None
    assert practice.prevailing == (("en", 5), (None, 1))
    assert sum(count for _codes, count in practice.languages) == practice.treaties == 6


def test_no_treaty_no_practice() -> None:
    assert practice_with("TV") is None


def test_the_record_is_that_of_the_argentine_republic_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "home.yml"
    own.write_text("state: CL\nlanguage: es\nauthority: {es: el Ministerio}\n", encoding="utf-8")
    monkeypatch.setenv(home_party.HOME_PARTY, str(own))
    assert practice_with("TR") is None


TURKISH = ["es", "tr", "en"]


@pytest.mark.parametrize(
    ("answers", "places"),
    [
        ({"authentic": TURKISH, "prevailing": "en"}, []),
        ({"authentic": TURKISH}, ["languages.prevailing"]),
        ({"authentic": ["es", "tr"]}, ["languages.authentic", "languages.prevailing"]),
        ({"authentic": ["es", None]}, []),
    ],
)
def test_a_draft_that_departs_from_every_earlier_treaty_is_told_so(
    answers: dict[str, object], places: list[str]
) -> None:
    found = findings(counterpart={"state": "TR"}, languages=answers)
    assert [each.split(":")[0] for each in found] == [f"notice, {place}" for place in places]


def test_where_practice_varies_or_is_too_little_nothing_is_said() -> None:
    for state, languages in (("VN", ["es", "vi"]), ("LT", ["es", "lt"])):
        assert findings(counterpart={"state": state}, languages={"authentic": languages}) == []


def test_the_command_tells_what_is_known_of_a_state(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert main(["states", "Turquía"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "TR Türkiye"
    assert "Official languages: Turkish." in told
    assert "pt: short name Turquia; capital Ancara; adjective turca; languages turco." in told
    assert told[-1].endswith("English prevails.")
    assert main(["states", "Chlie"]) == 2
    assert "Chile (CL)?" in capsys.readouterr().err
