"""The Spanish texts of the interviews: compares them with the English ones, or writes the gaps.

    python tests/interview/translations.py

puts every phrase of an interview, in its order, into its file (agreement.yml: agreement-es.xlf):
translated ones keep their translation, new ones have none until somebody writes it, those that are
gone are dropped.
"""

import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).parents[1]))

INTERVIEWS = Path(__file__).parents[2] / "interviews"
SOURCES = Path(__file__).parents[2] / "docassemble/ocragreement/data/sources"
NAMES = sorted(
    path.stem for path in INTERVIEWS.glob("*.yml") if "\nmetadata:" in path.read_text("utf-8")
)
"""The interviews; other files are parts of one."""

NAMESPACE = {"x": "urn:oasis:names:tc:xliff:document:1.2"}
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!-- The interview NAME.yml in Spanish. "source" repeats the English text of the interview letter by
     letter; write only in "target". tests/interview/translations.py renews this file. -->
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
<file original="NAME.yml" source-language="en" target-language="es" datatype="plaintext">
<body>
"""
TAIL = "</body>\n</file>\n</xliff>\n"


def path_of(name: str) -> Path:
    """The file with the Spanish texts of an interview."""
    return SOURCES / f"{name}-es.xlf"


def phrases(name: str) -> dict[str, str]:
    """Every phrase that docassemble can translate, and the id of the block it is first in."""
    from interview import engine

    found: dict[str, str] = {}
    for question in engine.load_interview(translating=True, file=f"{name}.yml").all_questions:
        if question.language != "*":
            continue  # written in each language, as the glossary is
        for phrase in filter(_has_words, getattr(question, "translations", ())):
            found.setdefault(phrase, getattr(question, "id", question.name))
    return found


def _has_words(phrase: str) -> bool:
    """Whether there is something to translate: more than code, a name of a value, or markup."""
    words = re.sub(r"\$\{.*?\}|^%.*$|<[^>]*>", "", phrase, flags=re.MULTILINE)
    return bool(re.search(r"[^\W\d_]", words)) and not re.fullmatch(r"[a-z_-]+", phrase)


def translations(name: str) -> dict[str, str]:
    """The translations that an interview's file has, by English text."""
    if not path_of(name).exists():
        return {}
    units = ET.parse(path_of(name)).getroot().iterfind(".//x:trans-unit", NAMESPACE)
    return {
        unit.findtext("x:source", "", NAMESPACE): unit.findtext("x:target", "", NAMESPACE)
        for unit in units
    }


def all_translations() -> dict[str, str]:
    """The translations of all interviews, by English text."""
    return {english: spanish for name in NAMES for english, spanish in translations(name).items()}


def render(name: str, found: dict[str, str], known: dict[str, str]) -> str:
    """The whole file."""
    units = []
    numbers: dict[str, int] = {}
    for phrase, block in found.items():
        numbers[block] = numbers.get(block, 0) + 1
        identity = f"{block.replace(' ', '-')}-{numbers[block]}"
        units.append(
            f'<trans-unit id="{identity}" xml:space="preserve">\n'
            f"<source>{escape(phrase)}</source>\n"
            f"<target>{escape(known.get(phrase, ''))}</target>\n"
            "</trans-unit>\n"
        )
    return HEAD.replace("NAME", name) + "".join(units) + TAIL


if __name__ == "__main__":
    for each in NAMES:
        path = path_of(each)
        if not path.exists():
            path.write_text(render(each, {}, {}), encoding="utf-8")
        path.write_text(render(each, phrases(each), translations(each)), encoding="utf-8")
        missing = [phrase for phrase, target in translations(each).items() if not target]
        print(f"{path.name}: {len(missing)} of {len(translations(each))} phrases untranslated")
