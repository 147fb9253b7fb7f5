"""The Spanish texts of the interview: compares them with the English ones, or writes the gaps.

    python tests/interview/translations.py

puts every phrase of the interview, in its order, into agreement-es.xlf: translated ones keep their
translation, new ones have none until somebody writes it, those that are gone are dropped.
"""

import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).parents[1]))

PATH = Path(__file__).parents[2] / "docassemble/ocragreement/data/sources/agreement-es.xlf"
NAMESPACE = {"x": "urn:oasis:names:tc:xliff:document:1.2"}
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!-- The interview in Spanish. "source" repeats the English text of the interview letter by letter;
     write only in "target". tests/interview/translations.py renews this file. -->
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
<file original="agreement.yml" source-language="en" target-language="es" datatype="plaintext">
<body>
"""
TAIL = "</body>\n</file>\n</xliff>\n"


def phrases() -> dict[str, str]:
    """Every phrase that docassemble can translate, and the id of the block it is first in."""
    from interview import engine

    found: dict[str, str] = {}
    for question in engine.load_interview(translating=True).all_questions:
        for phrase in filter(_has_words, getattr(question, "translations", ())):
            found.setdefault(phrase, getattr(question, "id", question.name))
    return found


def _has_words(phrase: str) -> bool:
    """Whether there is something to translate: more than code, a name of a value, or markup."""
    words = re.sub(r"\$\{.*?\}|^%.*$|<[^>]*>", "", phrase, flags=re.MULTILINE)
    return bool(re.search(r"[^\W\d_]", words)) and not re.fullmatch(r"[a-z_-]+", phrase)


def translations() -> dict[str, str]:
    """The translations that the file has, by English text."""
    if not PATH.exists():
        return {}
    units = ET.parse(PATH).getroot().iterfind(".//x:trans-unit", NAMESPACE)
    return {
        unit.findtext("x:source", "", NAMESPACE): unit.findtext("x:target", "", NAMESPACE)
        for unit in units
    }


def render(found: dict[str, str], known: dict[str, str]) -> str:
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
    return HEAD + "".join(units) + TAIL


if __name__ == "__main__":
    if not PATH.exists():
        PATH.write_text(HEAD + TAIL, encoding="utf-8")
    PATH.write_text(render(phrases(), translations()), encoding="utf-8")
    missing = [phrase for phrase, target in translations().items() if not target]
    print(f"{PATH.name}: {len(missing)} of {len(translations())} phrases without a translation")
