"""Whatever is typed into a field of any screen is text: shown as typed, or refused in one line."""

import html
import pickle
import re
from typing import Any

import pytest
from hostile import HOSTILE
from interview.engine import Session, spoken

from docassemble.ocragreement.answer_writer import write_answers
from docassemble.ocragreement.library_loader import load_library

RAW = ("raw", "text")
# What stands in the draft only if something else is chosen with it.
CHOICES = {
    "closing:with_testimonium:second_date:es": {
        "field['closing:with_testimonium:calendars']": "two"
    }
}
LABELS = re.compile(r"<[^>]+>")


def fields(session: Session) -> list[str]:
    """The fields of the screen that take text, as `Session.send` names them."""
    return [
        session._variable(field).removeprefix("draft.")
        for field in session._fields()
        if getattr(field, "datatype", None) in RAW and not hasattr(field, "choicetype")
    ]


# What the wordings of the Model have no place for
ONLY_KEPT = ("short_name", "demonym")


def with_what_shows_it(name: str, text: str) -> dict[str, Any]:
    """The text in its field, and the choices that bring the field onto the screen."""
    given: dict[str, Any] = {name: text}
    key = re.fullmatch(r"field\['(.+)'\]", name)
    if key:
        clause, *rest = key[1].split(":")
        if rest[0] == "text":
            given[f"field['{clause}:by_hand']"] = True
        elif len(rest) > 1:
            given[f"field['{clause}:variant']"] = rest[0]
            given |= CHOICES.get(key[1], {})
    return given


def fresh(session: Session, stored: bytes) -> None:
    session.answers = pickle.loads(stored)
    session._show()


def shown(session: Session) -> str:
    """The words of the draft as a browser shows them."""
    with session.request():
        previews = session.answers["draft"].previews()
    return " ".join(html.unescape(LABELS.sub(" ", previews)).split())


def kept(session: Session) -> str:
    """Everything that the answer file would keep."""
    with session.request():
        written = write_answers(session.answers["draft"].answers(), load_library())
    return "\n".join(texts(written))


def texts(data: Any) -> list[str]:
    if isinstance(data, dict | list):
        return [text for each in (data.values() if isinstance(data, dict) else data)
                for text in texts(each)]  # fmt: skip
    return [str(data)]


def walk() -> list[tuple[str, bytes, list[str]]]:
    session = Session("en")
    session.send({"way": "full"})
    found = []
    while session.screen not in ("review", "draft"):
        found.append((f"{session.screen} {session.question}", session._stored(), fields(session)))
        given = {"state": "CL"} if session.screen == "party" else {}
        assert session.send(given) == ""
    return found


SCREENS = walk()


def test_the_walk_comes_to_every_field_that_takes_text() -> None:
    assert len(SCREENS) > 20
    assert sum(len(names) for _title, _stored, names in SCREENS) > 60


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize(
    ("stored", "names"),
    [pytest.param(stored, names, id=title) for title, stored, names in SCREENS if names],
)
def test_every_field_takes_text_as_text_or_refuses_it_in_one_line(
    stored: bytes, names: list[str], kind: str
) -> None:
    text = HOSTILE[kind]
    session = Session("en")
    for name in names:
        fresh(session, stored)
        screen, question = session.screen, session.question
        refused = session.send(with_what_shows_it(name, text))
        if refused:
            assert (session.screen, session.question) == (screen, question), "nothing is lost"
            said = spoken(refused)
            assert len(said.splitlines()) == 1, name
            assert len(said) < 400, f"{name}: {said}"
            assert "<" not in refused, f"{name}: the refusal has markup: {refused}"
            assert "Traceback" not in said, name
        elif name.endswith(":order']"):
            assert text not in kept(session), f"{name} is read as letters of items and nothing else"
        else:
            assert kind not in ("control", "direction"), name
            assert text.strip() in kept(session), name
            if not name.startswith(ONLY_KEPT) and not name.endswith(":reason']"):
                assert " ".join(text.split()) in shown(session), name


@pytest.mark.parametrize("kind", HOSTILE)
def test_an_answer_file_takes_text_as_text_too(kind: str) -> None:
    text = HOSTILE[kind]
    quoted = "".join(f"\\U{ord(c):08x}" for c in text)
    session = Session("en")
    refused = session.send({
        "beginning": "file",
        "pasted": f'counterpart: {{state: CL}}\nplace: "{quoted}"\n'
        f'signatories: {{home: {{name: "{quoted}"}}}}\n',
    })  # fmt: skip
    if refused:
        assert kind in ("control", "direction", "length")
        assert session.screen == "beginning"
        assert "place" in spoken(refused)
    else:
        assert session.screen == "review"
        assert text in spoken(session.text)
        assert text in kept(session)
