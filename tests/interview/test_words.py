"""docassemble's own words are in the language of the screen, where a user of ours meets them."""

import re
from importlib.resources import files

import pytest
import yaml

from docassemble.ocragreement.interface import INTERFACE_LANGUAGES

SOURCES = files("docassemble.ocragreement") / "data/sources"
LANGUAGES = INTERFACE_LANGUAGES[1:]
OURS = {
    code: yaml.safe_load((SOURCES / f"words-{code}.yml").read_text(encoding="utf-8"))[code]
    for code in LANGUAGES
}
# What the server switches off, or offers to nobody: messages by telephone, developers' tools.
NOT_MET = re.compile(
    r"Sign Your Name|mobile phone|Facebook|miniOrange|Playground|Projects|Register with|How this"
    r"|username|User profile|^History$|^Logs?$|variables and values|^Configuration$|^Monitor$"
    r"|Package|^Train$|^Utilities$|sign your name"
)
PAGES = [
    "base/parse.py",
    *(
        f"webapp/templates/flask_user/{name}.html"
        for name in ("login", "forgot_password", "reset_password", "change_password", "register")
    ),
    *(f"webapp/templates/pages/{name}.html" for name in ("404", "501")),
    "webapp/templates/base_templates/base.html",
    *(
        f"webapp/templates/flask_user/emails/{name}_{part}"
        for name in ("confirm_email", "forgot_password", "invite", "password_changed", "registered")
        for part in ("subject.txt", "message.txt", "message.html")
    ),
]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_docassemble_has_words_in_each_language(page: str) -> None:
    package, _, rest = page.partition("/")
    source = (files(f"docassemble.{package}") / rest).read_text(encoding="utf-8")
    said = {
        (one or other).replace("\\'", "'")
        for one, other in re.findall(
            r"""\bword\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")""", source
        )
    }
    assert said
    met = {each for each in said if not NOT_MET.search(each)}
    missing = {code: sorted(met - set(OURS[code])) for code in LANGUAGES}
    assert not any(missing.values()), "write these in words-es.yml and those beside it"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_word_fills_in_what_docassemble_fills_in(language: str) -> None:
    def gaps(text: str) -> list[str]:
        return sorted(re.findall(r"%\w|%\(\w+\)s|\{\d\}", text))

    assert OURS[language].keys() == OURS["es"].keys()
    for english, translated in OURS[language].items():
        assert isinstance(translated, str), english
        assert gaps(english) == gaps(translated), english
