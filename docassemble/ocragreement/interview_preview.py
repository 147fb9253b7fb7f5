"""What stands beside the screen on a clause: the clause as it will read.

Nothing here needs docassemble.
"""

import json
from collections.abc import Mapping
from html import escape
from typing import Any

from .agreement import Clause
from .answer_reader import read_answers
from .answers import Answers
from .assembly import write_clause
from .departure_marks import mark_departures
from .departures import MODEL
from .interface import say
from .interview_insertions import insertions
from .interview_names import name_of_language
from .interview_typed import understood_texts, without_text, without_unchanged
from .library_loader import load_library
from .preview import clause_html
from .problems import ProblemsError
from .selection import Selection
from .typed_form import typed_form

__all__ = ["clause_preview", "preview_place", "typed_forms"]


def clause_preview(
    data: Mapping[str, Any], identity: str, languages: list[str], interface: str
) -> dict[str, Any]:
    """Write a clause as it will stand in the draft.

    Args:
        data: The answers as an answer file has them, the clause's own among them.
        identity: The clause.
        languages: Languages of the draft.
        interface: Language of the interface.

    Returns:
        `html`, a panel for each language; `typed`, the text of the wording in each language as one
        would begin to edit it; `texts`, what was understood of each text written by hand, and
        which have not followed; `insertions`, what can be put into one from a list; `problems`,
        what is wrong with the answers.
    """
    answers, problems = _readable(data, identity, interface)
    if answers is None:
        return {"html": "", "typed": {}, "texts": {}, "insertions": {}, "problems": problems}
    library = load_library()
    model = read_answers({**data, "clauses": _as_in_the_model(identity)}, library)
    panels: dict[str, str] = {}
    for language in languages:
        clause, original = (
            write_clause(Selection(each, library, language, "home"), identity)
            for each in (answers, model)
        )
        panels[name_of_language(language, interface)] = _panel(
            clause, original, language, interface
        )
    typed = typed_forms(data, identity, languages)
    answer = data.get("clauses", {}).get(identity)
    own = without_unchanged(library.clauses[identity], answer, typed)
    texts = own.get("text", {}) if isinstance(own, Mapping) else {}
    return {
        "html": _tabbed(panels, problems, interface),
        "typed": typed,
        "read_as": say("interview.understood", interface),
        "texts": understood_texts(texts, languages, interface),
        "insertions": insertions(answers, identity, languages, interface),
        "problems": problems,
    }


def typed_forms(data: Mapping[str, Any], identity: str, languages: list[str]) -> dict[str, str]:
    """Write a clause as one would begin to edit it by hand.

    Args:
        data: The answers as an answer file has them.
        identity: The clause.
        languages: Languages of the draft.

    Returns:
        The text of the wording that was chosen, by language; nothing if it does not stand.
    """
    library = load_library()
    clauses = data.get("clauses", {})
    try:
        answers = read_answers(
            {**data, "clauses": {**clauses, identity: without_text(clauses.get(identity))}},
            library,
        )
    except ProblemsError:
        return {}
    selections = {code: Selection(answers, library, code, "home") for code in languages}
    return {
        code: typed_form(selection, identity)
        for code, selection in selections.items()
        if identity in selection.chosen
    }


def _readable(
    data: Mapping[str, Any], identity: str, interface: str
) -> tuple[Answers | None, list[str]]:
    """The answers, without what is wrong in those of the clause, and what that is."""
    library = load_library()
    clauses = data.get("clauses", {})
    others = {key: each for key, each in clauses.items() if key != identity}
    tries = [clauses, {**others, identity: without_text(clauses.get(identity))}, others]
    problems: list[str] = []
    for tried in tries:
        try:
            return read_answers({**data, "clauses": tried}, library), problems
        except ProblemsError as error:
            # What is wrong with a text by hand is said below its field.
            problems = problems or [
                problem.say(interface)
                for problem in error.problems
                if not problem.path.startswith(f"clauses.{identity}.text.")
            ]
    return None, problems


def _as_in_the_model(identity: str) -> dict[str, str]:
    return {identity: MODEL} if MODEL in load_library().clauses[identity].variants else {}


def preview_place(
    words: str, identity: str, choice: Mapping[str, str], opened: bool = False
) -> str:
    """Write a place to fold open, where the browser shows a clause as it will stand.

    Args:
        words: What stands on it.
        identity: The clause.
        choice: A remedy to be tried on it; empty for the clause as it stands.
        opened: Whether it is open from the start.

    Returns:
        HTML.
    """
    arguments = escape(json.dumps({"clause": identity, "choice": dict(choice)}), quote=True)
    return (
        f'<details data-preview="{arguments}"{" open" if opened else ""}>'
        f'<summary>{escape(words)}</summary><div class="beside" aria-live="polite"></div></details>'
    )


def _panel(clause: Clause | None, model: Clause | None, language: str, interface: str) -> str:
    """A clause with what is not the Model's marked, and the Model's text to fold open."""

    def article(each: Clause) -> str:
        return (
            f'<article class="agreement" lang="{escape(language, quote=True)}">'
            f"{clause_html(each, language)}</article>"
        )

    def line(key: str, css: str) -> str:
        return f'<p class="{css}">{escape(say(f"interview.{key}", interface))}</p>'

    if clause is None:
        stands = line("not_in_the_draft", "nothing")
    elif model is None:
        stands = article(clause) + line("not_in_the_model", "to-model")
    else:
        marked = mark_departures(clause, model)
        if marked == (clause, model):
            return article(clause) + line("just_as_in_the_model", "to-model")
        clause, model = marked
        stands = article(clause) + line("departures_marked", "to-model")
    if model is None:
        return stands
    words = escape(say("interview.as_in_the_model", interface))
    return (
        f'{stands}<details class="the-model"><summary>{words}</summary>{article(model)}</details>'
    )


def _tabbed(panels: Mapping[str, str], problems: list[str], interface: str) -> str:
    """The panels behind tabs; without ids, as docassemble shows the right-hand side twice."""
    buttons = []
    contents = []
    for index, (words, html) in enumerate(panels.items()):
        shown = index == 0
        buttons.append(
            f'<button type="button" role="tab" class="nav-link{" active" if shown else ""}"'
            f' aria-selected="{str(shown).lower()}">{escape(words)}</button>'
        )
        contents.append(
            f'<div role="tabpanel" aria-label="{escape(words)}" tabindex="0"'
            f"{'' if shown else ' hidden'}>{html}</div>"
        )
    heading = escape(say("interview.as_it_will_stand", interface))
    lines = "".join(f"<li>{escape(line)}</li>" for line in problems)
    alert = f'<ul class="problems" role="alert">{lines}</ul>' if problems else ""
    return (
        f'<h2 class="beside-heading">{heading}</h2>{alert}'
        f'<div class="nav nav-tabs" role="tablist" aria-label="{heading}">{"".join(buttons)}</div>'
        f"{''.join(contents)}"
    )
