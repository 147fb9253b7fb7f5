"""The server says the same in each language."""

from __future__ import annotations

import re

import pytest
import yaml
from running_server import ROOT

from docassemble.ocragreement.interface import INTERFACE_LANGUAGES

SOURCES = ROOT / "docassemble/ocragreement/data/sources"


def messages(language: str) -> dict[str, str]:
    """Return the server's messages in one language."""
    loaded: dict[str, str] = yaml.safe_load(
        (SOURCES / f"server-messages-{language}.yml").read_text(encoding="utf-8")
    )
    return loaded


@pytest.mark.parametrize(
    "key", sorted({key for code in INTERFACE_LANGUAGES for key in messages(code)})
)
def test_a_message_names_the_same_facts_in_each_language(key: str) -> None:
    facts = {
        language: sorted(re.findall(r"{(\w+)}", messages(language)[key]))
        for language in INTERFACE_LANGUAGES
    }
    assert all(named == facts["en"] for named in facts.values())


def test_every_message_is_said_somewhere() -> None:
    program = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "docassemble/ocragreement").glob("server*.py")
    )
    said = set(messages("en")) - {key for key in messages("en") if key.startswith("help_")}
    indirect = {"database_unreachable", "redis_unreachable"}
    assert {key for key in said if f'"{key}"' not in program} == indirect
