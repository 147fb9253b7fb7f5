"""What stands beside the screen on a clause: the clause as it will read.

Nothing here needs docassemble.
"""

import json
from collections.abc import Mapping
from html import escape
from typing import Any

from .agreement import Clause
from .answer_reader import read_answers
from .assembly import write_agreement
from .interface import say
from .interview_choices import name_of_language
from .library_loader import load_library
from .preview import clause_html
from .problems import ProblemsError
from .selection import Selection
from .typed_form import typed_form

__all__ = ["clause_preview", "preview_place"]


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
        `html`, a panel for each language and one for the Model's text; `typed`, the text in each
        language as one would begin to edit it; `problems`, what is wrong with the answers.
    """
    library = load_library()
    problems: list[str] = []
    try:
        answers = read_answers(data, library)
    except ProblemsError as error:
        problems = [problem.say(interface) for problem in error.problems]
        kept = {key: each for key, each in data.get("clauses", {}).items() if key != identity}
        try:
            answers = read_answers({**data, "clauses": kept}, library)
        except ProblemsError:
            return {"html": "", "typed": {}, "problems": problems}
    panels: dict[str, str] = {}
    typed: dict[str, str] = {}
    for language in languages:
        selection = Selection(answers, library, language, "home")
        agreement = write_agreement(selection)
        clause = next((each for each in agreement.clauses if each.identity == identity), None)
        panels[name_of_language(language, interface)] = _panel(clause, language, interface)
        if clause:
            typed[language] = typed_form(selection, identity)
    model = read_answers({**data, "clauses": {}}, library)
    agreement = write_agreement(Selection(model, library, languages[0], "home"))
    original = next((each for each in agreement.clauses if each.identity == identity), None)
    if original:
        words = say("interview.as_in_the_model", interface)
        panels[words] = _panel(original, languages[0], interface)
    return {"html": _tabbed(panels, problems, interface), "typed": typed, "problems": problems}


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


def _panel(clause: Clause | None, language: str, interface: str) -> str:
    if clause is None:
        return f'<p class="nothing">{escape(say("interview.not_in_the_draft", interface))}</p>'
    return (
        f'<article class="agreement" lang="{escape(language, quote=True)}">'
        f"{clause_html(clause, language)}</article>"
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
