"""Steps through the interview that several tests take."""

import io
from typing import Any

import yaml
from docx import Document
from interview.engine import Session

CHILE = {"state": "CL"}


def go(session: Session, to: str, **answers: dict[str, Any]) -> Session:
    """Go on to a screen, with answers by screen; what is not given stays as proposed."""
    for _ in range(60):
        if session.screen == to:
            return session
        screen = session.screen.replace(" ", "_")
        refused = session.send(answers.get(screen, {}))
        assert not refused, f"{session.screen}: {refused}"
    raise AssertionError(f"never came to “{to}”")


def clause(session: Session, identity: str, **answers: Any) -> str:
    """Open the screen on a clause, answer it by the fields' names after the clause's, send it."""
    session.follow(f"draft.clause_answered['{identity}']")
    assert session.screen == "clause"
    fields = {name.replace("__", ":"): each for name, each in answers.items()}
    return session.send({f"field['{identity}:{name}']": each for name, each in fields.items()})


def exported(session: Session) -> dict[str, Any]:
    with session.request():
        return yaml.safe_load(session.answers["draft"].document("answers.yml"))


def words(docx: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(docx)).paragraphs)
