# pre-load
"""Who sits before the screen, what they may do on this server, and where their drafts are kept."""

import datetime
from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo

from docassemble.base.config import daconfig
from docassemble.base.thread_context import this_thread
from docassemble.base.util import get_default_timezone, interview_url
from sqlalchemy import Engine, func, select

from .draft_store import DraftStore
from .roles import ADMIN, AUTHOR, LIBRARIANS, REVIEWERS, ROLES

__all__ = [
    "Account",
    "account",
    "account_exists",
    "agreement_url",
    "clock",
    "desk_url",
    "draft_store",
    "library_url",
]

LOCAL = "local"
"""The only user of a server on one computer, where nobody signs in."""

_INTERVIEWS = "docassemble.ocragreement:data/questions/"


@dataclass(frozen=True)
class Account:
    """Who sits before the screen.

    Attributes:
        who: E-mail of the account; "local" on a server for one person; empty for a visitor.
        roles: Their privileges.
    """

    who: str
    roles: frozenset[str]

    @property
    def author(self) -> bool:
        """Whether they make and change drafts."""
        return bool(self.roles & {AUTHOR, ADMIN})

    @property
    def reviewer(self) -> bool:
        """Whether they approve wordings; the only user of a server has nobody to do it for."""
        return self.who != LOCAL and bool(self.roles & REVIEWERS)

    @property
    def librarian(self) -> bool:
        """Whether they decide what is in the house library."""
        return bool(self.roles & LIBRARIANS)

    @property
    def sees_library(self) -> bool:
        """Whether they decide or review what is in the house library."""
        return self.librarian or self.reviewer

    @property
    def works_here(self) -> bool:
        """Whether they have any business with drafts."""
        return self.author or bool(self.roles & set(ROLES))


def account() -> Account:
    """Return who sits before the screen."""
    user = this_thread.current_info.get("user") or {}
    if user.get("is_authenticated") and user.get("email"):
        return Account(str(user["email"]).strip().lower(), frozenset(user.get("roles") or ()))
    settings = daconfig.get("ocragreement")
    if isinstance(settings, dict) and settings.get("local user") is True:
        return Account(LOCAL, frozenset({*ROLES, ADMIN}))
    return Account("", frozenset())


def account_exists(email: str) -> bool:
    """Tell whether somebody can sign in to this server with an e-mail address."""
    from docassemble.webapp.extensions import db
    from docassemble.webapp.users.models import UserModel

    wanted = email.strip().lower()
    found = select(func.count()).where(
        func.lower(UserModel.email) == wanted, UserModel.active.is_(True)
    )
    return bool(db.session.scalar(found))


def draft_store() -> DraftStore:
    """Return where the drafts of this server are kept: docassemble's own database."""
    from docassemble.webapp.extensions import db

    return _opened(db.engine)


def clock() -> datetime.tzinfo:
    """Return the time zone of this server."""
    return ZoneInfo(get_default_timezone())


def desk_url() -> str:
    """Return the address of the list of drafts."""
    return str(interview_url(i=f"{_INTERVIEWS}drafts.yml", reset=1))


def library_url() -> str:
    """Return the address of the house library."""
    return str(interview_url(i=f"{_INTERVIEWS}library.yml"))


def agreement_url(identity: str = "", **arguments: str) -> str:
    """Return the address at which a draft is worked on.

    Args:
        identity: The draft; empty for one that is not kept.
        **arguments: What else the address says.

    Returns:
        The address.
    """
    if identity:
        arguments["draft"] = identity
    return str(interview_url(i=f"{_INTERVIEWS}agreement.yml", new_session=1, **arguments))


@cache
def _opened(engine: Engine) -> DraftStore:
    return DraftStore(engine, str(daconfig["secretkey"]))
