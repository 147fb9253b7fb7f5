"""The Word template that drafts are written into: ours, unless a ministry sets its own."""

import os
from functools import cache
from importlib import resources
from pathlib import Path

from .word_template import WordTemplate, read_template

__all__ = ["HOUSE_TEMPLATE", "load_template", "own_template"]

HOUSE_TEMPLATE = "OCRAGREEMENT_TEMPLATE"
"""Environment variable that names a ministry's own Word template."""


def load_template() -> WordTemplate:
    """Load the template for drafts.

    Returns:
        The file that the environment variable OCRAGREEMENT_TEMPLATE names; ours if it is not set.

    Raises:
        ProblemsError: If the file cannot be read or lacks something.
    """
    house = os.environ.get(HOUSE_TEMPLATE, "")
    return read_template(Path(house) if house else own_template())


@cache
def own_template() -> Path:
    """Return the Word template that comes with the program.

    Returns:
        Its path.
    """
    source = resources.files(__package__) / "data" / "templates" / "treaty.docx"
    with resources.as_file(source) as path:
        return path
