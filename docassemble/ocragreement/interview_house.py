# pre-load
"""The house library on this server: where its versions are kept, and which one a request uses."""

from functools import cache
from pathlib import Path

from docassemble.base.config import daconfig
from flask import has_app_context
from sqlalchemy import Engine

from .house_store import NONE, HouseStore
from .house_versions import current_version
from .language_pack import set_house

__all__ = ["current_house", "house_store", "use_house"]

FOLDER = "ocragreement-house"
"""Folder of the versions among the files that docassemble keeps."""


def house_store() -> HouseStore:
    """Return where the versions are kept: docassemble's own database."""
    from docassemble.webapp.extensions import db

    return _opened(db.engine)


def current_house() -> int:
    """Return the version with which new drafts are made; 0 if there is none."""
    if not has_app_context():
        return NONE
    from docassemble.webapp.extensions import db

    house_store()  # makes tables that are missing
    # On the connection that this request has: opening another takes longer than the answer.
    return current_version(db.session.connection())


def use_house(number: int) -> None:
    """Take clauses from a version of the house library, until the next request says otherwise.

    Args:
        number: The version; 0 for the library as the server has it without one.

    Raises:
        ProblemsError: There is no such version.
    """
    if number == NONE:
        set_house(None)
    else:
        set_house(house_store().folder(number), number)


@cache
def _opened(engine: Engine) -> HouseStore:
    return HouseStore(
        engine,
        Path(daconfig.get("uploads", "/usr/share/docassemble/files")) / FOLDER,
        reviewed=bool(daconfig.get("house library reviewed")),
    )
