"""The texts of the interviews in other languages: compared with the English ones, or to be written.

    python tests/interview/translations.py

puts every phrase of an interview, in its order, into its files (agreement.yml: agreement-es.xlf):
translated ones keep their translation, new ones have none until somebody writes it, those that are
gone are dropped.
"""

import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).parents[1]))

from docassemble.ocragreement.interface import INTERFACE_LANGUAGES

INTERVIEWS = Path(__file__).parents[2] / "interviews"
SOURCES = Path(__file__).parents[2] / "docassemble/ocragreement/data/sources"
NAMES = sorted(
    path.stem for path in INTERVIEWS.glob("*.yml") if "\nmetadata:" in path.read_text("utf-8")
)
"""The interviews; other files are parts of one."""

NAMESPACE = {"x": "urn:oasis:names:tc:xliff:document:1.2"}
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!-- The interview NAME.yml in TONGUE. "source" repeats the English text of the interview letter by
     letter; write only in "target". tests/interview/translations.py renews this file. -->
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
<file original="NAME.yml" source-language="en" target-language="CODE" datatype="plaintext">
<body>
"""
TAIL = "</body>\n</file>\n</xliff>\n"


LANGUAGES = INTERFACE_LANGUAGES[1:]
TONGUES = {"es": "Spanish", "pt": "Portuguese", "fr": "French"}


def path_of(name: str, language: str) -> Path:
    """The file with the texts of an interview in a language."""
    return SOURCES / f"{name}-{language}.xlf"


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


def translations(name: str, language: str) -> dict[str, str]:
    """The translations that an interview's file has, by English text."""
    path = path_of(name, language)
    if not path.exists():
        return {}
    units = ET.parse(path).getroot().iterfind(".//x:trans-unit", NAMESPACE)
    return {
        unit.findtext("x:source", "", NAMESPACE): unit.findtext("x:target", "", NAMESPACE)
        for unit in units
    }


def all_translations(language: str) -> dict[str, str]:
    """The translations of all interviews, by English text."""
    return {text: said for name in NAMES for text, said in translations(name, language).items()}


def render(name: str, language: str, found: dict[str, str], known: dict[str, str]) -> str:
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
    head = HEAD.replace("NAME", name).replace("TONGUE", TONGUES[language])
    return head.replace("CODE", language) + "".join(units) + TAIL


if __name__ == "__main__":
    for each in NAMES:
        for code in LANGUAGES:
            path = path_of(each, code)
            if not path.exists():
                # docassemble wants to find it before it says what there is to translate.
                path.write_text(render(each, code, {}, {}), encoding="utf-8")
        for code in LANGUAGES:
            path = path_of(each, code)
            written = render(each, code, phrases(each), translations(each, code))
            path.write_text(written, encoding="utf-8")
            units = translations(each, code)
            missing = [phrase for phrase, target in units.items() if not target]
            print(f"{path.name}: {len(missing)} of {len(units)} phrases untranslated")
