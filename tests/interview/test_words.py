"""docassemble's own words are Spanish on a Spanish screen, where a user of ours can meet them."""

import re
from importlib.resources import files

import pytest
import yaml

OURS = yaml.safe_load(
    (files("docassemble.ocragreement") / "data/sources/words-es.yml").read_text(encoding="utf-8")
)["es"]
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
def test_a_page_of_docassemble_has_spanish_words(page: str) -> None:
    package, _, rest = page.partition("/")
    source = (files(f"docassemble.{package}") / rest).read_text(encoding="utf-8")
    said = {
        (one or other).replace("\\'", "'")
        for one, other in re.findall(
            r"""\bword\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")""", source
        )
    }
    assert said
    missing = sorted(each for each in said if each not in OURS and not NOT_MET.search(each))
    assert not missing, "write these in words-es.yml"


def test_each_word_fills_in_what_docassemble_fills_in() -> None:
    def gaps(text: str) -> list[str]:
        return sorted(re.findall(r"%\w|%\(\w+\)s|\{\d\}", text))

    for english, spanish in OURS.items():
        assert isinstance(spanish, str), english
        assert gaps(english) == gaps(spanish), english
