"""House files from anywhere: each is refused with one clear line, and nothing in it is executed."""

import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.cli import main
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.problems import ProblemsError
from docassemble.ocragreement.word import to_docx

SOUND = """
clause: confidentiality
default: strict
variants:
  strict:
    label: {en: Strict, es: Estricta}
    use: {en: Always., es: Siempre.}
    source: House wording
    parameters:
      years: {type: integer, label: {en: Years, es: Años}, minimum: 1, maximum: 50, default: 21}
    text:
      es:
        wording: ours
        phrases:
          how:
            choose:
              - {when: {years: one}, text: " durante un año"}
              - {text: " durante {years} años"}
        body:
          - "Cada Parte guardará secreto{how}:"
          - items:
              - {id: data, text: "los datos, según [[offences]];"}
              - los demás.
"""


def variant(**changes: str) -> str:
    text = SOUND
    for old, new in changes.items():
        text = text.replace({"label": "en: Strict", "body": "Cada Parte"}[old], new)
    return text


def unfolding() -> str:
    """Thirty phrases, each of which says the next one twice."""
    phrases = "".join(
        f'          p{n}: {{choose: [{{text: "{{p{n + 1}}}{{p{n + 1}}}"}}]}}\n' for n in range(30)
    )
    last = "          p30: {choose: [{text: x}]}\n"
    return SOUND.replace("        phrases:\n", f"        phrases:\n{phrases}{last}").replace(
        "{how}:", "{p0}:"
    )


HOSTILE = {
    "too large": ("#" * 3_000_000, "larger than 1024 KB"),
    "too large, and words": (SOUND + f"# {'x ' * 1_000_000}", "larger than 1024 KB"),
    "deep in brackets": ("clause: " + "[" * 100_000, "line 1: more than 20 levels"),
    "deep in braces": ("clause: " + "{a: " * 100_000, "line 1: more than 20 levels"),
    "deep in dashes": ("clause:\n" + "- " * 5_000 + "x", "line 2: more than 20 levels"),
    "items in items": (
        SOUND.replace("- los demás.", "- " + "{text: x, items: [" * 12 + "x" + "]}" * 12),
        "more than 20 levels",
    ),
    "aliases that unfold": (
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nclause: [*c, *c]\n",
        "anchors and aliases",
    ),
    "a merged key": ("base: &base {clause: x}\nother: {<<: *base}\n", "anchors and aliases"),
    "phrases that unfold": (unfolding(), "the text is longer than 200000 characters"),
    "a tag of Python": (
        "clause: !!python/object/apply:os.system ['touch {touched}']\n",
        "tags (“!”) are not read",
    ),
    "a tag of Python on a module": ("clause: !!python/module:this\n", "tags (“!”) are not read"),
    "a tag of ours": ("clause: !include /etc/passwd\n", "tags (“!”) are not read"),
    "binary": ("clause: !!binary aGVsbG8=\n", "tags (“!”) are not read"),
    "two documents": (f"{SOUND}---\n{SOUND}", "a second document begins here"),
    "a key that is a list": ("? [a, b]\n: c\n", "the name of an answer must be a word"),
    "not text": ("\x00\x01", "the character U+0000 does not belong in a text"),
    "a list": ("- a\n- b\n", "is not a group"),
    "a screen that is wiped": (
        variant(label='en: "\\e[2JStrict"'),
        "variants.strict.label.en: the character U+001B cannot stand in a document",
    ),
    "half a character": (
        variant(body="\\uFFFECada Parte"),
        "the character U+FFFE cannot stand in a document",
    ),
    "a template of Jinja2": (variant(body="{{ cycler.__init__ }}"), "do not form a name"),
    "a template of Mako": (variant(body="${{x}}"), "do not form a name"),
    "an attribute": (variant(body="{first.__class__.__mro__}"), "names nothing"),
    "twenty thousand variants": (
        SOUND.split("  strict:")[0] + "".join(f"  v{n}: {{}}\n" for n in range(20_000)),
        "more than 100 here",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_one_line(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    content, expected = HOSTILE[name]
    touched = tmp_path / "touched"
    house = tmp_path / "house"
    house.mkdir()
    (house / "house.yml").write_text(content.replace("{touched}", str(touched)), encoding="utf-8")
    assert main(["library", "check", str(house)]) == 2
    said = capsys.readouterr()
    assert not said.out
    first = said.err.splitlines()[0]
    assert first.startswith("house.yml")
    assert expected in said.err
    assert len(first) < 1000
    assert said.err.count("\n") == 1
    assert not touched.exists()


def test_the_file_that_the_others_are_made_from_is_sound(tmp_path: Path) -> None:
    (tmp_path / "house.yml").write_text(SOUND, encoding="utf-8")
    assert "strict" in load_library(str(tmp_path)).clauses["confidentiality"].variants


def test_what_is_no_file_is_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "folder.yml").mkdir()
    os.mkfifo(tmp_path / "pipe.yml")
    assert main(["library", "check", str(tmp_path)]) == 0
    capsys.readouterr()
    other = tmp_path / "other"
    other.mkdir()
    (other / "broken.yml").symlink_to(tmp_path / "gone")
    assert main(["library", "check", str(other)]) == 2
    assert capsys.readouterr().err.startswith("broken.yml: ")


ODD = (
    *(None, 0, -1, 10**30, 1.5, True, "", "x", " ", [], {}, [[]], {"a": {}}, {"text": []}),
    *("{", "[[", "[[x]]", "a\nb", ["a", None], "{first}", "{years}", "y" * 5000),
)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    if isinstance(value, dict | list):
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        for key, each in inner:
            yield from places(each, (*path, key))


def changed(text: str, path: tuple[Any, ...], odd: Any) -> Any:
    data: Any = yaml.safe_load(text)
    if not path:
        return odd
    group = data
    for key in path[:-1]:
        group = group[key]
    group[path[-1]] = odd
    return data


@pytest.mark.parametrize("seed", range(12))
def test_an_odd_value_anywhere_is_refused_or_drafted(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    path = chance.choice(list(places(yaml.safe_load(SOUND))))
    data = changed(SOUND, path, chance.choice(ODD))
    (tmp_path / "house.yml").write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    said: list[str] = []
    try:
        library = load_library(str(tmp_path))
        answers = read_answers({"counterpart": {"state": "ES"}}, library)
        to_docx(assemble(answers, library, "es"))
    except ProblemsError as error:
        said = [problem.say("en") for problem in error.problems]
    assert not any("\n" in line for line in said)
