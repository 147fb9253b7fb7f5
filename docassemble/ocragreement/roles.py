"""What people may be on a server: docassemble's privileges that this package knows."""

__all__ = ["ADMIN", "AUTHOR", "LIBRARIAN", "LIBRARIANS", "REVIEWER", "REVIEWERS", "ROLES"]

AUTHOR = "author"
"""Makes and changes drafts."""

REVIEWER = "reviewer"
"""Reads what is shared, comments on it, and approves wordings."""

LIBRARIAN = "librarian"
"""Keeps the house library."""

ADMIN = "admin"
"""docassemble's own: may all of this, and administers the server."""

LIBRARIANS = frozenset({LIBRARIAN, ADMIN})
"""Those who decide what is in the house library."""

REVIEWERS = frozenset({REVIEWER, ADMIN})
"""Those who say whether wordings will do."""

ROLES = (AUTHOR, REVIEWER, LIBRARIAN)
"""The privileges that docassemble does not have by itself."""
