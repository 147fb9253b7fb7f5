"""The house library is closed to everybody but librarians, whatever address they try."""

import pytest
from interview.engine import Session

ACTIONS = (
    "upload", "mend", "remove", "take_back", "discard", "preview", "activate", "make_current",
    "take_up", "export", "back_to_library", "submit", "see_version", "review",
)  # fmt: skip
SAYS = {
    "en": "Only a librarian decides what is in the house library, and only a reviewer",
    "es": "Solo un bibliotecario decide qué contiene la biblioteca propia, y solo un revisor",
}


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("action", ["", *ACTIONS])
def test_who_is_no_librarian_is_told_so_at_every_address(language: str, action: str) -> None:
    session = Session(browser=language, file="library.yml")
    if action:
        session.follow(action)
    assert session.screen == "refused"
    assert SAYS[language] in session.text
    assert session.answers["house"].files == {}
