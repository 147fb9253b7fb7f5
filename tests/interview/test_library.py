"""The house library is closed to everybody but librarians, whatever address they try."""

import pytest
from interview.engine import Session

ACTIONS = (
    "upload", "mend", "remove", "take_back", "discard", "preview", "activate", "roll_back",
    "take_up", "export", "back_to_library",
)  # fmt: skip
SAYS = {
    "en": "Only a librarian decides what is in the house library.",
    "es": "Solo un bibliotecario decide qué contiene la biblioteca propia.",
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
