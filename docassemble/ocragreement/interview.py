# pre-load
"""The bridge between the interview and the core: what the blocks in `interviews/` call.

A draft's answers are plain strings, numbers and dictionaries of one object, so that docassemble can
store them encrypted and the core gets plain data from them.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml
from docassemble.base.functions import language_from_browser, package_data_filename, set_save_status
from docassemble.base.language.words import word_collection
from docassemble.base.util import (
    DADict,
    DAFile,
    DAObject,
    get_language,
    set_language,
    validation_error,
)
from flask import has_request_context, session

from . import interview_answers, interview_choices
from .answer_file import read_answer_file, write_answer_file
from .answers import Answers, read_answers
from .assembly import assemble
from .documents import file_name, make
from .interface import INTERFACE_LANGUAGES, say
from .interview_answers import BY_LANGUAGE, FURTHER_LANGUAGES, NO_LANGUAGE
from .interview_choices import language_choices, language_in_text, name_of_language
from .interview_html import links, literal, neutral_markup, problem_list, tabs
from .library_loader import load_library
from .preview import to_html
from .problems import Problem, ProblemsError
from .safe_yaml import MAXIMUM_BYTES
from .states import State

__all__ = ["Draft", "label"]

ANSWER_FILE = "answers.yml"

SCREENS = (
    "party",
    "languages",
    "texts",
    "names",
    "authorities",
    "instruments",
    "asset_sharing",
    "signature",
)
"""The screens in order; each sets an answer of that name with "_answered" behind it."""

FIELDS: Mapping[str, str] = {
    "counterpart.state": "state",
    "counterpart.name": "formal_name",
    "instruments": "instruments",
    "languages.authentic[1]": "language_2",
    "languages": "language_3",
    "documents": "documents",
    "authorities.home": "home_authority",
    "authorities.counterpart": "counterpart_authority",
    "clauses.asset_sharing.share": "asset_share",
    "place": "place",
    "date": "date",
    "signatories.home.name": "home_signatory",
    "signatories.home.title": "home_title",
    "signatories.counterpart.name": "counterpart_signatory",
    "signatories.counterpart.title": "counterpart_title",
}
"""Field in the interview of each answer of the core, by the beginning of its path."""


class Draft(DAObject):  # type: ignore[misc]  # docassemble has no types
    """One draft in the interview: its answers, and what is made of them."""

    def init(self, *pargs: Any, **kwargs: Any) -> None:
        """Make the answers by language; all others come with their screens."""
        super().init(*pargs, **kwargs)
        for name in BY_LANGUAGE:
            self.initializeAttribute(name, DADict.using(auto_gather=False, gathered=True))

    def speak(self, url_args: Mapping[str, str]) -> None:
        """Set the language of the interface for this request.

        It is what the address asks for if that is new ("&lang=es"), else the language of the page
        before, else that of the browser.

        Args:
            url_args: What the addresses of this session have asked for.
        """
        asked = url_args.get("lang", "")
        # docassemble keeps the language of the last page with the visitor, not with the answers, so
        # that it stays when the visitor goes back to a step before a switch.
        before = session.get("language") if has_request_context() else asked
        if asked != self.__dict__.get("asked_language", ""):
            self.asked_language = before = asked
            # Switching the language is no step that the back button should take back.
            set_save_status("overwrite")
        language = interview_choices.interface_language(
            before or language_from_browser(*INTERFACE_LANGUAGES)
        )
        if has_request_context():
            session["language"] = language
        self.language = language
        set_language(language)

    def values(self) -> dict[str, Any]:
        """Return the answers of the screens as plain values; looking never asks a question."""
        return {
            name: each.elements if isinstance(each, DADict) else each
            for name, each in self.__dict__.items()
        }

    def answers(self) -> Answers:
        """Return the answers as the core's model.

        Raises:
            ProblemsError: If they do not fit together.
        """
        return read_answers(interview_answers.to_data(self.values()), load_library())

    def counterpart(self) -> State | None:
        """Return the counterpart State, None while it is open."""
        return interview_answers.counterpart(self.values())

    def authentic(self) -> list[str | None]:
        """Return the authentic languages, the home Party's first; None is a blank."""
        return interview_answers.authentic(self.values())

    def document_languages(self) -> list[str]:
        """Return the languages of the draft."""
        return interview_answers.document_languages(self.values())

    # What the screens offer and propose

    def proposed_second_language(self) -> str:
        """Return what to propose as the language of the counterpart's text."""
        return interview_choices.proposed_second_language(self.counterpart())

    def fields(self, *names: str) -> list[dict[str, Any]]:
        """Return the fields of answers that are given in each language of the draft.

        Args:
            *names: Some of `BY_LANGUAGE`.

        Returns:
            Fields as a `code` entry among docassemble's `fields` gives them.
        """
        return [
            {
                "label": self._label_in(name, code),
                "field": f"draft.{name}['{code}']",
                "datatype": "raw",
                "required": False,
                "default": interview_choices.proposed_text(name, self.counterpart(), code),
            }
            for name in names
            for code in self.document_languages()
        ]

    def further_language_fields(self, first: Iterable[tuple[str, Any]]) -> list[dict[str, Any]]:
        """Return fields for the languages beyond the third that an answer file has brought.

        Args:
            first: Values and labels that stand before the languages in each list.

        Returns:
            Fields, as above; mostly none.
        """
        return [
            {
                "label": label("language_3"),
                "field": f"draft.{name}",
                "choices": language_choices(first, get_language()),
                "input type": "dropdown",
            }
            for name in FURTHER_LANGUAGES[2:]
            if interview_answers.given(self.values(), name, NO_LANGUAGE) != NO_LANGUAGE
        ]

    def label(self, name: str) -> str:
        """Return the label of an answer in the interface language."""
        ui = get_language()
        home = interview_choices.home_name(ui)
        other = interview_choices.name_of_state(self.counterpart(), ui)
        party = home if name.startswith("home") else other or label("other_party")
        return say(f"interview.{name}", ui, party=party)

    # What happens when a screen is sent

    def begin(self) -> None:
        """Take the answers from a file or an example if the lawyer wants to begin so.

        Raises:
            DAValidationError: With every problem of the file; then nothing is taken.
        """
        set_language(self.language)
        if self.beginning == "new":
            return
        try:
            answers = read_answer_file(self._begun_with(), load_library())
        except ProblemsError as error:
            lines = [problem.say(get_language()) for problem in error.problems]
            validation_error(problem_list(label("file_problems"), lines))
        for name, taken in interview_answers.to_values(answers).items():
            self._set(name, taken)
        for screen in SCREENS:
            setattr(self, f"{screen}_answered", True)
        self._remember()

    def check(self) -> None:
        """Check the answers together; ask again what an answer that has changed puts in question.

        Raises:
            DAValidationError: With the first problem and what would be right, at its field.
        """
        # docassemble checks a screen before the interview has said which language it speaks.
        set_language(self.language)
        try:
            answers = self.answers()
        except ProblemsError as error:
            self._report(error.problems[0])
            return
        self.state = answers.state or ""
        if answers.date:
            self.date = answers.date.isoformat()
        self._follow_changes()

    def review_again(self) -> None:
        """Take back that the answers have been reviewed."""
        self._forget("reviewed")

    # What is made of the answers

    def previews(self) -> str:
        """Return the draft in each of its languages as HTML for a docassemble screen."""
        answers = self.answers()
        panels = {}
        for code in self.document_languages():
            agreement = assemble(answers, load_library(), code)
            panels[code] = (
                name_of_language(code, get_language()),
                neutral_markup(to_html(agreement)),
            )
        return tabs(panels, label("documents"))

    def open_answers(self) -> list[str]:
        """Return what is a blank in at least one text of the draft, in the interface language."""
        library = load_library()
        labels = library.wording[get_language()].blanks
        answers = self.answers()
        return list(
            dict.fromkeys(
                labels[blank.answer]
                for code in self.document_languages()
                for blank in assemble(answers, library, code).blanks
            )
        )

    def downloads(self) -> str:
        """Return links to the Word files, one per language, and to the answer file."""
        addresses = {}
        for name, file in self.files().items():
            words = label("answer_file")
            if name != ANSWER_FILE:
                language = name.removesuffix(".docx").rpartition("-")[2]
                words = f"{label('word_file')} ({language_in_text(language, get_language())})"
            addresses[name] = (words, file.url_for(attachment=True))
        return links(addresses)

    def files(self) -> dict[str, DAFile]:
        """Return the Word files and the answer file by name, made anew if an answer has changed."""
        library = load_library()
        answers = self.answers()
        written = write_answer_file(answers, library)
        if self.__dict__.get("made_from") != written:
            contents = {
                file_name(answers, code, "docx"): make(assemble(answers, library, code), "docx")
                for code in answers.draft_languages(library)
            }
            contents[ANSWER_FILE] = written.encode()
            self.made = {name: _file(name, content) for name, content in contents.items()}
            self.made_from = written
        return dict(self.made)

    # Inside

    def _label_in(self, name: str, language: str) -> str:
        """The label of an answer, with the language of the draft if there are several."""
        if name not in BY_LANGUAGE or len(self.document_languages()) == 1:
            return self.label(name)
        return f"{self.label(name)} ({language_in_text(language, get_language())})"

    def _report(self, problem: Problem) -> None:
        for path, name in FIELDS.items():
            if problem.path.startswith(path):
                language = problem.path.removeprefix(path).removeprefix(".")
                field = f"draft.{name}['{language}']" if name in BY_LANGUAGE else f"draft.{name}"
                sentence = say(problem.key, get_language(), **problem.values)
                message = f"{self._label_in(name, language)}: {sentence}"
                validation_error(literal(message), field=field)
        validation_error(literal(problem.say(get_language())))

    def _begun_with(self) -> bytes | str:
        if self.beginning == "example":
            return interview_choices.example_content(self.example)
        uploaded = self.__dict__.get("file")
        if uploaded:
            with Path(uploaded[0].path()).open("rb") as file:
                # One byte more than is allowed is enough for the core to see that it is too much.
                return file.read(MAXIMUM_BYTES + 1)
        return str(interview_answers.given(self.values(), "pasted", ""))

    def _set(self, name: str, taken: Any) -> None:
        if name in BY_LANGUAGE:
            self.__dict__[name].elements = dict(taken)
        elif name in ("documents", "instruments"):
            boxes = DADict(f"{self.instanceName}.{name}", auto_gather=False, gathered=True)
            boxes.elements = dict(taken)
            setattr(self, name, boxes)
        else:
            setattr(self, name, taken)

    def _remember(self) -> None:
        self.followed = {
            "state": self.state,
            "authentic": self.authentic(),
            "documents": self.document_languages(),
        }

    def _follow_changes(self) -> None:
        """Propose anew what rested on an answer that has changed, and ask those screens again."""
        before = self.__dict__.get("followed")
        if before is not None and before["state"] != self.state:
            self._forget(*FURTHER_LANGUAGES, "prevailing", "documents")
            for name in ("formal_name", "counterpart_authority"):
                self.__dict__[name].elements.clear()
            self._ask_again("languages", "texts", "names", "authorities")
        elif before is not None and before["authentic"] != self.authentic():
            self._forget("documents")
            self._ask_again("texts")
        if before is not None and set(self.document_languages()) - set(before["documents"]):
            self._ask_again("names", "authorities", "signature")
        self._remember()

    def _forget(self, *names: str) -> None:
        for name in names:
            self.__dict__.pop(name, None)

    def _ask_again(self, *screens: str) -> None:
        self._forget(*(f"{screen}_answered" for screen in screens))


def label(name: str) -> str:
    """Return a label of the screens in the interface language.

    Args:
        name: Its name in the group "interview" of the interface's sentences.

    Returns:
        The words.
    """
    return say(f"interview.{name}", get_language())


def _file(name: str, content: bytes) -> DAFile:
    file = DAFile()
    file.set_random_instance_name()
    file.initialize(filename=name)
    file.write(content, binary=True)
    file.commit()
    return file


def _load_words() -> None:
    """Give docassemble its own Spanish words where the server's configuration names none."""
    path = package_data_filename("docassemble.base:data/sources/es-words.yml")
    words = yaml.safe_load(Path(path).read_text(encoding="utf-8"))["es"]
    known = word_collection.setdefault("es", {})
    for word, translation in words.items():
        known.setdefault(word, translation)


_load_words()
