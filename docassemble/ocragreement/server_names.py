"""Remembers what docassemble makes of the names of variables, which it makes again for each field.

A form bears the name of the variable of each of its fields in a coded form, and sends it back.
docassemble encodes and decodes every one of them several times a request, and parses it as Python
to see whether it is nothing but a name. All of that depends on the name alone. To look a variable
up, and to set it, docassemble compiles a line of Python, which is the same for the same choice.
"""

import re
import sys
from collections.abc import Callable
from functools import lru_cache, wraps
from types import CodeType
from typing import Any

__all__ = ["remember_lines", "remember_names", "remembering", "running"]

_NAMES = 4096
_LONGEST = 200
# A variable, or one that is set to one word, as choices are. Of what somebody typed nothing longer
# than a word is remembered, for that cannot be told from a choice.
_LINE = re.compile(r"[\w.\[\]':]+(?: = (?:'\w*'|True|False|None))?")

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


def remember_lines() -> None:
    """Let docassemble's web application remember the lines that it compiles for each field."""
    from docassemble.webapp.interview import helpers, views

    for module in (helpers, views):
        vars(module)["eval"] = running(eval, "eval")
        vars(module)["exec"] = running(exec, "exec")


def running(run: Callable[..., Any], mode: str) -> Callable[..., Any]:
    """Make `eval` or `exec` remember the code of lines that many screens have.

    Args:
        run: Which of the two.
        mode: Its name.

    Returns:
        A function that does the same.
    """

    @lru_cache(_NAMES)
    def compiled(line: str) -> CodeType:
        return compile(line, "<string>", mode)

    @wraps(run)
    def ran(line: Any, *names: Any) -> Any:
        if isinstance(line, str) and len(line) <= _LONGEST and _LINE.fullmatch(line):
            line = compiled(line)
        if not names:
            caller = sys._getframe(1)
            names = (caller.f_globals, caller.f_locals)
        return run(line, *names)

    return ran


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
