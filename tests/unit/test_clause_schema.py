"""The JSON Schema of clause files: ours fit it, and it refuses what the loader refuses."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from docassemble.ocragreement.cli import main
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.library_schema import library_schema, schema_tables
from docassemble.ocragreement.problems import ProblemsError
from docassemble.ocragreement.safe_yaml import dump, parse

ROOT = Path(__file__).parents[2]
CLAUSE_FILES = sorted(
    path
    for path in (ROOT / "templates").glob("*.yml")
    if path.name not in ("wording.yml", "instruments.yml")
)
VALIDATOR = Draft202012Validator(library_schema())

RIGHT: dict[str, Any] = {
    "clause": "confidentiality",
    "default": "strict",
    "variants": {
        "strict": {
            "label": {"en": "Strict", "es": "Estricta"},
            "use": {"en": "Always.", "es": "Siempre."},
            "source": "House wording",
            "practice": [
                {
                    "count": 1,
                    "of": 2,
                    "counted": {"en": "are so", "es": "son así"},
                    "source": "Our files",
                }
            ],
            "requires": {"level": "states"},
            "remarks": [
                {
                    "severity": "notice",
                    "text": {"en": "strict", "es": "estricta"},
                    "remedy": {"en": "None.", "es": "Ninguno."},
                }
            ],
            "parameters": {
                "years": {
                    "type": "integer",
                    "label": {"en": "Years", "es": "Años"},
                    "minimum": 1,
                    "maximum": 9,
                    "default": 3,
                },
                "kinds": {
                    "type": "several",
                    "label": {"en": "Kinds", "es": "Clases"},
                    "default": ["data"],
                    "options": {
                        "data": {
                            "label": {"en": "Data", "es": "Datos"},
                            "text": {"en": "data", "es": "datos", "fr": "données", "pt": "dados"},
                        }
                    },
                },
            },
            "text": {
                "es": {
                    "wording": "ours",
                    "phrases": {
                        "each": {"each": "kinds", "separator": ", ", "last": " {y} "},
                        "so": {
                            "choose": [{"when": {"level": "states"}, "text": "a"}, {"text": ""}]
                        },
                    },
                    "body": [
                        "Durante {years} años, {each}{so}:",
                        {"items": ["uno", {"id": "two", "text": "dos", "bullets": ["tres"]}]},
                    ],
                }
            },
        }
    },
}

STRICT = ("variants", "strict")
TEXT = (*STRICT, "text", "es")
YEARS = (*STRICT, "parameters", "years")
KINDS = (*STRICT, "parameters", "kinds")
WRONG_FORMS: list[tuple[tuple[str | int, ...], Any, str]] = [
    (("colour",), "red", "colour: no such key. Known here: clause, default, variants."),
    (("clause",), None, "house.yml: “clause” is missing. Add it."),
    (("default",), 7, "default: a text is needed here."),
    (("default",), "Not A Name", "default: “Not A Name” is not a name."),
    (("variants",), ["strict"], "variants: a group of “name: value” lines is needed here."),
    (("variants", "../up"), {}, "variants.../up: “../up” is not a name."),
    ((*STRICT, "label"), "Strict", "label: a group of “name: value” lines is needed here."),
    ((*STRICT, "label"), {"en": "Strict"}, "label: “es” is missing. Add it."),
    ((*STRICT, "source"), "", "source: a text is needed here."),
    ((*STRICT, "note"), {"en": "a" * 5000, "es": "a"}, "the text is longer than 4000 characters"),
    ((*STRICT, "practice"), 5, "practice: a list is needed here"),
    ((*STRICT, "practice", 0, "count"), "many", "practice[0].count: a whole number is needed"),
    ((*STRICT, "practice", 0, "of"), 0, "of: write a number from 1 to 1000000."),
    ((*STRICT, "practice", 0, "count"), 2.5, "count: a whole number is needed here."),
    ((*STRICT, "practice", 0, "count"), True, "count: a whole number is needed here."),
    ((*STRICT, "requires"), {"level": ["states"]}, "requires.level: a text is needed here."),
    ((*STRICT, "remarks", 0, "severity"), "dreadful", "“dreadful” is not known. Write one of"),
    ((*STRICT, "remarks"), "careful", "remarks: a list is needed here"),
    ((*YEARS, "type"), "date", "“date” is not known. Write one of"),
    ((*YEARS, "maximum"), 10**15, "maximum: write a number from 0 to 999999."),
    ((*YEARS, "minimum"), "one", "minimum: a number is needed here."),
    ((*YEARS, "default"), "three", "default: a number is needed here."),
    ((*YEARS, "default"), 2.5, "default: a whole number is needed here."),
    ((*YEARS, "gender"), {"es": "neuter"}, "gender.es: “neuter” is not known."),
    ((*KINDS, "default"), "data", "default: a list is needed here"),
    ((*KINDS, "options"), {}, "options: a group of “name: value” lines is needed here."),
    ((*KINDS, "options", "data", "text"), None, "“text” is missing. Add it."),
    ((*STRICT, "text"), {}, "text: a group of “name: value” lines is needed here."),
    ((*STRICT, "text", "Spanish"), {}, "text.Spanish: “Spanish” is not the code of a language."),
    ((*TEXT, "wording"), "yours", "“yours” is not known. Write one of: model, ours, working_tran"),
    ((*TEXT, "body"), "One paragraph.", "body: a list is needed here"),
    ((*TEXT, "body"), [], "body: a list is needed here"),
    ((*TEXT, "body"), ["a"] * 201, "body: more than 200 here. Leave some out."),
    ((*TEXT, "body", 0), 12, "body[0]: a text is needed here."),
    ((*TEXT, "body", 1), {"bullets": ["one"], "items": ["a"]}, "body[1].items: no such key."),
    ((*TEXT, "body", 1), {"when": {"level": "states"}}, "body[1]: “items” is missing. Add it."),
    ((*TEXT, "body", 0), {"text": "a", "id": "b"}, "body[0].id: no such key. Known here: text, w"),
    ((*STRICT, "excludes"), ["level"], "excludes: a group of “name: value” lines is needed here."),
    ((*TEXT, "body", 1, "items", 1, "text"), None, "“text” is missing. Add it."),
    ((*TEXT, "phrases", "each", "last"), None, "“last” is missing. Add it."),
    ((*TEXT, "phrases", "so", "choose"), [], "choose: a list is needed here"),
    ((*TEXT, "phrases", "so", "choose", 0, "text"), ["a"], "text: a text is needed here."),
]


def changed(path: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    """A right file with one thing in it changed; None: the thing is not there."""
    data = copy.deepcopy(RIGHT)
    inner: Any = data
    for key in path[:-1]:
        inner = inner[key]
    if value is None:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return data


def refused(folder: Path, data: dict[str, Any]) -> list[str]:
    (folder / "house.yml").write_text(dump(data), encoding="utf-8")
    try:
        load_library(str(folder))
    except ProblemsError as error:
        return [problem.say("en") for problem in error.problems]
    return []


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(library_schema())


@pytest.mark.parametrize("path", CLAUSE_FILES, ids=lambda path: path.stem)
def test_our_own_clause_files_fit_the_schema(path: Path) -> None:
    errors = VALIDATOR.iter_errors(parse(path.read_bytes(), 2**20).data)
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


def test_a_right_house_file_fits_it_and_is_loaded(tmp_path: Path) -> None:
    assert VALIDATOR.is_valid(RIGHT)
    assert refused(tmp_path, RIGHT) == []


@pytest.mark.parametrize(("path", "value", "expected"), WRONG_FORMS)
def test_what_the_loader_refuses_for_its_form_the_schema_refuses_too(
    path: tuple[str | int, ...], value: Any, expected: str, tmp_path: Path
) -> None:
    data = changed(path, value)
    lines = refused(tmp_path, data)
    assert len(lines) == 1
    assert lines[0].startswith("house.yml")
    assert expected in lines[0]
    if path != ("clause",):  # Without its name the file is not known to lie over ours.
        assert not VALIDATOR.is_valid(data)


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    data = changed((*STRICT, "source"), 5)
    data["variants"]["strict"]["text"]["es"]["wording"] = "yours"
    lines = refused(tmp_path, data)
    assert ["source" in lines[0], "wording" in lines[1]] == [True, True]


def test_the_command_prints_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["library", "schema"]) == 0
    assert json.loads(capsys.readouterr().out) == library_schema()


def test_the_documentation_explains_every_key() -> None:
    docs = (ROOT / "docs" / "clause-library.md").read_text(encoding="utf-8")
    for _, keys in schema_tables():
        for key, description in keys.items():
            assert f"| `{key}` | {description} |" in docs
