"""Two requests of one browser at once: neither undoes what the other has changed."""

from typing import Any

import flask
import pytest
from docassemblekvsession import KVSessionExtension, KVSessionInterface
from simplekv.memory import DictStore

from docassemble.ocragreement.server_sessions import keep_what_others_changed

# docassemble's own module asks for the time as Python will not allow one day.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:docassemblekvsession")


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> flask.Flask:
    """An application whose sessions are docassemble's, saved as on the server."""
    for name in ("open_session", "save_session"):
        monkeypatch.setattr(KVSessionInterface, name, getattr(KVSessionInterface, name))
    keep_what_others_changed()
    made = flask.Flask("test")
    made.secret_key = "secret"
    KVSessionExtension(DictStore(), made)

    @made.post("/change")
    def change() -> str:
        """Change the session; while that goes on, let another request change it too."""
        asked: dict[str, Any] = flask.request.get_json()
        meanwhile = asked.pop("meanwhile", None)
        if meanwhile is not None:
            with made.test_client() as other:
                other.set_cookie("session", flask.request.cookies["session"])
                other.post("/change", json=meanwhile)
        for interview, session in asked.pop("sessions", {}).items():
            flask.session.setdefault("sessions", {})[interview] = session
        if asked.pop("ended", False):
            flask.session.destroy()  # type: ignore[attr-defined]
            return ""
        for name in asked.pop("gone", []):
            flask.session.pop(name, None)
        flask.session.update(asked)
        flask.session.modified = True
        return ""

    @made.get("/session")
    def session() -> dict[str, Any]:
        return dict(flask.session)

    return made


def test_a_list_of_drafts_that_is_opened_while_a_preview_is_fetched_stays_at_hand(
    app: flask.Flask,
) -> None:
    browser = app.test_client()
    browser.post("/change", json={"sessions": {"desk": "left", "draft": "one"}})
    reopened = {"sessions": {"desk": "new"}}
    browser.post("/change", json={"language": "es", "meanwhile": reopened})
    kept = browser.get("/session").get_json()
    assert kept == {"sessions": {"desk": "new", "draft": "one"}, "language": "es"}


def test_who_has_signed_out_meanwhile_stays_out(app: flask.Flask) -> None:
    browser = app.test_client()
    browser.post("/change", json={"_user_id": "7", "language": "en"})
    browser.post("/change", json={"language": "es", "meanwhile": {"gone": ["_user_id"]}})
    assert browser.get("/session").get_json() == {"language": "es"}


def test_what_a_request_changes_itself_is_as_it_has_it(app: flask.Flask) -> None:
    browser = app.test_client()
    browser.post("/change", json={"language": "en", "theme": "dark"})
    browser.post("/change", json={"language": "es", "gone": ["theme"], "meanwhile": {"a": 1}})
    assert browser.get("/session").get_json() == {"language": "es", "a": 1}


def test_a_session_that_has_been_ended_meanwhile_does_not_come_back(app: flask.Flask) -> None:
    browser = app.test_client()
    browser.post("/change", json={"_user_id": "7"})
    browser.post("/change", json={"language": "es", "meanwhile": {"ended": True}})
    assert browser.get("/session").get_json() == {}
