# pre-load
"""The language that an interview speaks: that of the address, the page before, or the browser."""

from collections.abc import Mapping
from typing import Any

from docassemble.base.functions import language_from_browser, set_save_status
from docassemble.base.util import set_language
from flask import has_request_context, session

from . import interview_choices
from .interface import INTERFACE_LANGUAGES

__all__ = ["Speaking"]

LANGUAGE = "interface_language"
"""Key of the interface language among what the server keeps of a visitor."""


class Speaking:
    """The part of an interview's object that knows its language."""

    language: str

    def speak(self, url_args: Mapping[str, Any]) -> None:
        """Set the language of the interface for this request.

        It is what the address asks for if that is new ("&lang=es"), else the language of the page
        before, else that of the browser.

        Args:
            url_args: What the addresses of this session have asked for.
        """
        asked = str(url_args.get("lang", ""))
        # It is kept with the visitor, not with the answers, so that it stays when the visitor goes
        # back to a step before a switch; docassemble's own key speaks for actions, but a link with
        # the interview's name in it resets that.
        before = session.get(LANGUAGE) if has_request_context() else asked
        if asked != self.__dict__.get("asked_language", ""):
            self.asked_language = before = asked
            # Switching the language is no step that the back button should take back.
            set_save_status("overwrite")
        language = interview_choices.interface_language(
            before or language_from_browser(*INTERFACE_LANGUAGES)
        )
        if has_request_context():
            session[LANGUAGE] = session["language"] = language
        self.language = language
        set_language(language)
