"""What the server says to whoever starts it, in the language of the environment."""

from functools import cache
from importlib.resources import files

import yaml

from .interface import environment_language, filled


class ServerProblem(Exception):
    """Something that keeps the server from running, told in one line."""

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(message(key, **facts))


def message(key: str, **facts: object) -> str:
    """Return a message with its facts filled in.

    Args:
        key: Which message, as in data/sources/server-messages-en.yml.
        facts: What stands in its braces.

    Returns:
        The message in one line.
    """
    language = environment_language()
    return " ".join(filled(_messages(language)[key], language, facts).split())


@cache
def _messages(spoken: str) -> dict[str, str]:
    source = (
        files("docassemble.ocragreement") / "data" / "sources" / f"server-messages-{spoken}.yml"
    )
    loaded: dict[str, str] = yaml.safe_load(source.read_text(encoding="utf-8"))
    return loaded
