"""How the server's pages look and what they are called: those that docassemble brings, too."""

from functools import cache
from html import escape
from importlib.resources import files

import yaml

__all__ = ["look"]

_STATIC = "docassemble.ocragreement:data/static"
_NAVY = "#143553"
_TITLED = ("login", "register", "start", "profile", "forgot password", "reset password",
           "change password", "404", "error")  # fmt: skip
"""Pages of docassemble's that would put what they are where the name of the server stands."""


def look(language: str, home: str) -> dict[str, object]:
    """Return docassemble's settings for the look of every page.

    Args:
        language: Language of the server, for what docassemble has in one language only.
        home: Where the pages that lead nowhere lead: the address of the server.

    Returns:
        Settings by name.
    """
    texts = _texts()
    name = texts["brandname"]
    pages = {
        setting: {code: words.format(home=escape(home)) for code, words in said.items()}
        for setting, said in texts.items()
        if setting != "brandname"
    }
    return {
        "appname": name[language],
        "brandname": name[language],
        "favicon": _STATIC,
        "favicon mask color": _NAVY,
        "favicon tile color": _NAVY,
        "favicon theme color": _NAVY,
        "global css": [f"{_STATIC}/theme.css"],
        # The text of an exception is for the log.
        "verbose error messages": False,
        **{f"{page} page title": name for page in _TITLED},
        **pages,
    }


@cache
def _texts() -> dict[str, dict[str, str]]:
    source = files("docassemble.ocragreement") / "data" / "sources" / "site-pages.yml"
    loaded: dict[str, dict[str, str]] = yaml.safe_load(source.read_text(encoding="utf-8"))
    return loaded
