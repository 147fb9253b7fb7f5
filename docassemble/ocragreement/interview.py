# pre-load
"""The bridge between the interview and the core: what the blocks in `interviews/` call.

A draft's answers are plain strings, numbers and dictionaries of one object, so that docassemble can
store them encrypted and the core gets plain data from them.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from docassemble.base.functions import package_data_filename
from docassemble.base.language.words import word_collection
from docassemble.base.thread_context import this_thread
from docassemble.base.util import (
    DADict,
    DAObject,
    get_language,
    set_language,
    validation_error,
)

from . import interview_answers, interview_choices
from .answer_file import read_answer_file
from .interface import INTERFACE_LANGUAGES, heading, labelled, say
from .interview_answered import Answered
from .interview_answers import BY_KEY, BY_LANGUAGE
from .interview_clause_screens import ClauseScreens
from .interview_house import current_house
from .interview_html import literal, problem_list, shortened
from .interview_language import Speaking
from .interview_party_screens import PartyScreens
from .interview_review_screens import ReviewScreens
from .interview_screens import CLAUSE, SCREENS, consequences, field_of, flag_before, foundations
from .interview_translation_screens import TranslationScreens
from .interview_uploads import uploaded
from .interview_values import given
from .interview_version_screens import VersionScreens
from .library_loader import load_library
from .problems import Problem, ProblemsError
from .safe_yaml import MAXIMUM_BYTES

__all__ = ["Draft", "heading", "label"]

_THEIR_WORDS = {"es": "es-words.yml", "fr": "fr-words.yml", "pt": "pt-br-words.yml"}
"""What docassemble brings of its own words, by interface language."""


class Draft(
    Speaking,
    ClauseScreens,
    PartyScreens,
    ReviewScreens,
    VersionScreens,
    TranslationScreens,
    DAObject,  # type: ignore[misc]  # docassemble has no types
):
    """One draft in the interview: its answers, and what is made of them."""

    def init(self, *pargs: Any, **kwargs: Any) -> None:
        """Make the answers by language; all others come with their screens."""
        super().init(*pargs, **kwargs)
        self.house_version = current_house()
        self.chosen: dict[str, Any] = {}
        for name in (*BY_KEY, "field", "clause_answered", "stands"):
            kind = Answered if name == "clause_answered" else DADict
            self.initializeAttribute(name, kind.using(auto_gather=False, gathered=True))

    # What happens when a screen is sent

    def begin(self) -> None:
        """Take the answers from a file or an example if the lawyer wants to begin so.

        Raises:
            DAValidationError: With every problem of the file; then nothing is taken.
        """
        self.use_house()
        set_language(self.language)
        if self.beginning == "new":
            return
        try:
            answers = read_answer_file(self._begun_with(), load_library())
        except ProblemsError as error:
            lines = shortened([each.say(get_language()) for each in error.problems], get_language())
            field = "draft.file" if self.__dict__.get("file") else "draft.pasted"
            validation_error(problem_list(label("file_problems"), lines), field=field)
        for name in ("file", "pasted"):
            self.__dict__.pop(name, None)
        for name, taken in interview_answers.to_values(answers).items():
            self._set(name, taken)
        for screen in SCREENS:
            setattr(self, f"{screen}_answered", True)
        self.followed = foundations(self.values())

    def check(self) -> None:
        """Check the answers together; ask again what an answer that has changed puts in question.

        Raises:
            DAValidationError: With the first problem and what would be right, at its field.
        """
        # docassemble checks a screen before the interview has said which language it speaks, and
        # which version of the house library it uses.
        set_language(self.language)
        self.use_house()
        try:
            answers = self.answers()
        except ProblemsError as error:
            self._report(error.problems[0])
            return
        self.state = answers.state or ""
        if answers.date:
            self.date = answers.date.isoformat()
        self.follow_authorities()
        self._follow_changes()
        self.keep_now()

    def review_again(self) -> None:
        """Take back that the answers have been reviewed."""
        self.__dict__.pop("reviewed", None)

    def step_back(self) -> None:
        """Ask the screen before this one again; every answer stays as it is.

        docassemble's own step back takes back the answers too, of every screen gone over. On a
        screen that was opened from the review or a section, this leads back there, and from the
        first screen of a draft that is kept to the list of drafts.
        """
        visitor = this_thread.current_info["user"]["session_uid"]
        opened = this_thread.internal["event_stack"].get(visitor, [])
        if any(each["action"] != "step_back" for each in opened):
            opened.clear()
            return
        before = flag_before(self.values())
        if before.startswith(CLAUSE):
            self.clause_answered.elements.pop(before.removeprefix(CLAUSE))
        elif before == "begun" and self.identity:
            self.leave()
        elif before:
            self.__dict__.pop(before)

    # Inside

    def _report(self, problem: Problem) -> None:
        name, language = field_of(problem.path)
        if not name:
            validation_error(literal(problem.say(get_language())))
        sentence = say(problem.key, get_language(), **problem.values)
        validation_error(
            labelled(self.label_in(name, language), literal(sentence), get_language()),
            field=f"draft.{name}['{language}']" if name in BY_LANGUAGE else f"draft.{name}",
        )

    def _begun_with(self) -> bytes | str:
        if self.beginning == "example":
            return interview_choices.example_content(self.example)
        files = uploaded(self.__dict__.get("file"), MAXIMUM_BYTES)
        return files[0][1] if files else str(given(self.values(), "pasted", ""))

    def _follow_changes(self) -> None:
        """Propose anew what rested on an answer that has changed, and ask those screens again."""
        now = foundations(self.values())
        before = self.__dict__.get("followed", now)
        changed = consequences(before, now)
        for name in changed.forget:
            if name in BY_KEY:
                self.__dict__[name].elements.clear()
            else:
                self.__dict__.pop(name, None)
        for screen in changed.ask_again:
            self.__dict__.pop(f"{screen}_answered", None)
        # Until the languages of the draft are answered again, those that were answered count.
        documents = before.documents if "documents" in changed.forget else now.documents
        self.followed = replace(now, documents=documents)


def label(name: str) -> str:
    """Return a label of the screens in the interface language.

    Args:
        name: Its name in the group "interview" of the interface's sentences.

    Returns:
        The words.
    """
    return say(f"interview.{name}", get_language())


def _load_words() -> None:
    """Give docassemble its own words in our languages where the configuration names none."""
    for language in INTERFACE_LANGUAGES[1:]:
        known = word_collection.setdefault(language, {})
        for file in (
            f"docassemble.ocragreement:data/sources/words-{language}.yml",
            f"docassemble.base:data/sources/{_THEIR_WORDS[language]}",
        ):
            words = yaml.safe_load(Path(package_data_filename(file)).read_text(encoding="utf-8"))
            for word, translation in words[language].items():
                known.setdefault(word, translation)


_load_words()
