"""Remembers what docassemble makes of the names of variables, which it makes again for each field.

A form bears the name of the variable of each of its fields in a coded form, and sends it back.
docassemble encodes and decodes every one of them several times a request, and parses it as Python
to see whether it is nothing but a name. All of that depends on the name alone.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any

__all__ = ["remember_names", "remembering"]

_NAMES = 4096
_LONGEST = 200

Maker = Callable[[str], Any]


def remember_names() -> None:
    """Let docassemble's functions of the name of a variable remember.

    Call this before anything else imports docassemble's web application: its modules take the
    functions by name.
    """
    from docassemble.base import parse, standardformatter
    from docassemble.webapp.utils import helpers

    for module, functions in (
        (helpers, ("illegal_variable_name", "safeid", "from_safeid", "myb64unquote")),
        (standardformatter, ("safeid", "from_safeid")),
        (parse, ("safeid", "from_safeid", "parse_var_name")),
    ):
        for name in functions:
            setattr(module, name, remembering(getattr(module, name)))


def remembering(make: Maker) -> Maker:
    """Make a function of a text remember what it gave.

    Args:
        make: The function; what it gives depends on the text alone, and nobody changes it.

    Returns:
        A function that gives the same; what raises an exception raises it again.
    """
    known = lru_cache(_NAMES)(make)

    @wraps(make)
    def made(text: str) -> Any:
        return known(text) if len(text) <= _LONGEST else make(text)

    return made
