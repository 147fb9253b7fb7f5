# pre-load
"""What the draft does on the Documents screen."""

import secrets

from docassemble.base.functions import get_config, set_save_status
from docassemble.base.hooks import get_server_redis_user
from docassemble.base.util import (
    background_action,
    background_response,
    get_language,
    json_response,
    set_language,
)

from . import __version__
from .answer_file import write_answer_file
from .document_set import DocumentSets, SetState
from .dossier import make_dossier
from .interface import say
from .interview_addresses import address, addresses
from .interview_answer import give, refuse
from .interview_documents import offers, offers_html, open_answers, previews, set_html
from .interview_draft_house import DraftHouse
from .interview_translations import translations_html
from .library_loader import load_library
from .problems import ProblemsError

__all__ = ["DocumentScreens", "document_sets"]


class DocumentScreens(DraftHouse):
    """The part of a draft that the Documents screen needs."""

    set_token: str
    set_of: str

    def previews(self) -> str:
        """Return the draft in each of its languages as HTML for a docassemble screen."""
        texts = self.texts()
        languages = texts.answers.text_languages(texts.library)
        return previews(texts, languages, get_language())

    def open_answers(self) -> list[str]:
        """Return what is a blank in at least one text of the draft, in the interface language."""
        return open_answers(self.texts(), self.document_languages(), get_language())

    def documents_offered(self) -> str:
        """Return links to every document as HTML for a docassemble screen."""
        state = self._set_state()
        address = addresses()
        pdf = {
            f"{name.removesuffix('.pdf')}.docx": address("set_file", name=name)
            for name in state.names
            if name.endswith(".pdf") and not self._stale()
        }
        answers, language = self.answers(), get_language()
        return offers_html(
            offers(answers, language),
            lambda name: address("document", name=name),
            pdf,
            language,
            {"translation": translations_html(answers, address, language)},
        )

    def document(self, name: str) -> bytes:
        """Make a document of the draft.

        Args:
            name: Name of its file, as the screen offers it.

        Returns:
            Its content.

        Raises:
            KeyError: If there is none of this name.
            ProblemsError: If it cannot be made.
        """
        makers = {each.name: each.make for each in offers(self.answers(), get_language())}
        return makers[name]()

    def give_document(self, name: object) -> None:
        """Answer the browser with a document of the draft, made on the spot; nothing is saved.

        Args:
            name: Name of its file.
        """
        set_save_status("ignore")
        try:
            give(str(name), self.document(str(name)))
        except KeyError:
            refuse([say("documents.no_document", get_language(), name=name)], 404)
        except ProblemsError as error:
            refuse([problem.say(get_language()) for problem in error.problems], 409)

    # The set, which takes long enough to be made in the background

    def the_set(self) -> str:
        """Return how far the set is, as HTML for a docassemble screen."""
        actions = {"make": address("make_set"), "zip": address("set_file", name="")}
        return set_html(self._set_state(), actions, self._stale(), get_language())

    def make_set(self) -> None:
        """Let the set be made in the background, unless that is being done."""
        if self._set_state().state == "making" and not self._stale():
            return
        self.set_token = secrets.token_urlsafe()
        self.set_of = self.made_from()
        document_sets().begin(self.set_token)
        background_action("set_made", None, token=self.set_token, language=get_language())

    def write_set(self, token: str, language: str) -> None:
        """Make the set; runs in the background.

        Args:
            token: Name under which it is kept.
            language: Interface language of its names and papers.
        """
        set_language(language)
        self.use_house()
        document_sets().make(
            token,
            lambda progress: make_dossier(
                self.answers(), load_library(), language, progress=progress
            ),
            lambda error: [problem.say(language) for problem in error.problems],
        )
        background_response()

    def tell_set(self) -> None:
        """Answer the browser's question how far the set is; nothing is saved."""
        set_save_status("ignore")
        state = self._set_state().state
        shown = self.documents_offered() if state == "ready" else ""
        shown_too = self.versions_kept() if state == "ready" else ""
        json_response(
            {"state": state, "html": self.the_set(), "documents": shown, "versions": shown_too}
        )

    def give_set_file(self, name: object) -> None:
        """Answer the browser with a file of the set; nothing is saved.

        Args:
            name: Name of the file; empty for all of them in a zip file.
        """
        set_save_status("ignore")
        token = self.__dict__.get("set_token", "")
        content = document_sets().file(token, str(name)) if name else document_sets().archive(token)
        if content is None:
            refuse([say("documents.no_document", get_language(), name=name)], 404)
        else:
            give(str(name) or "dossier.zip", content)

    def versions_kept(self) -> str:
        """Return the versions as HTML for a docassemble screen."""
        raise NotImplementedError

    # Inside

    def _set_state(self) -> SetState:
        token = self.__dict__.get("set_token", "")
        return document_sets().state(token) if token else SetState("none")

    def made_from(self) -> str:
        """Return what the set is made from, to see whether it has changed."""
        answers = write_answer_file(self.answers(), load_library())
        return f"{__version__} {self.made_with()} {get_language()}\n{answers}"

    def _stale(self) -> bool:
        made_from = self.__dict__.get("set_of", "")
        return bool(made_from) and made_from != self.made_from()


def document_sets() -> DocumentSets:
    """Return the sets that are being made on this server, or have been made."""
    return DocumentSets(get_server_redis_user(), str(get_config("secretkey")))
