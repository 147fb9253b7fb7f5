"""What the checks say, as the review shows it: where, what, and remedies to choose at once.

Nothing here needs docassemble.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from html import escape
from typing import Any

from .checks import Finding
from .interface import say
from .interview_clauses import variant_of
from .interview_html import action_link
from .interview_preview import preview_place
from .interview_remedies import Choice, remedy_label
from .interview_screens import screen_of
from .library_loader import load_library

__all__ = ["clause_of", "findings_html"]


def clause_of(finding: Finding) -> str:
    """Return the clause that a finding is about; empty if it is about another answer."""
    group, _, rest = finding.place.partition(".")
    return rest.partition(".")[0] if group == "clauses" else ""


def findings_html(
    findings: Iterable[Finding],
    chosen: Mapping[str, Any],
    numbers: Mapping[str, int],
    interface: str,
    address: Callable[..., str],
) -> str:
    """Write what the checks have found, the notices folded behind the rest.

    Args:
        findings: The findings, errors first.
        chosen: What was chosen for the clauses, as an answer file has it.
        numbers: Numbers of the articles, by clause.
        interface: Language of the interface.
        address: Gives the address of an action with its arguments.

    Returns:
        HTML, every word of it escaped.
    """
    writer = _Findings(chosen, numbers, interface, address)
    grave = [writer.item(each) for each in findings if each.severity != "notice"]
    notices = [writer.item(each) for each in findings if each.severity == "notice"]
    heading = escape(say("interview.findings", interface))
    parts = [f'<section class="findings" aria-label="{heading}"><h2>{heading}</h2>']
    if grave:
        parts.append(f"<ul>{''.join(grave)}</ul>")
    else:
        parts.append(f"<p>{escape(say('interview.nothing_grave', interface))}</p>")
    if notices:
        words = escape(say("interview.notices", interface, count=len(notices)))
        parts.append(f"<details><summary>{words}</summary><ul>{''.join(notices)}</ul></details>")
    return "".join([*parts, "</section>"])


class _Findings:
    """Writes findings one by one."""

    def __init__(
        self,
        chosen: Mapping[str, Any],
        numbers: Mapping[str, int],
        interface: str,
        address: Callable[..., str],
    ) -> None:
        self.library = load_library()
        self.chosen = chosen
        self.numbers = numbers
        self.interface = interface
        self.address = address

    def item(self, finding: Finding) -> str:
        words = finding.words(self.interface)
        severity = say(f"check.{finding.severity}", self.interface)
        clause = clause_of(finding)
        answer = self.chosen.get(clause)
        typed = isinstance(answer, Mapping) and answer.get("text")
        choices = () if typed else finding.choices
        remedies = "".join(self._remedy(clause, answer, choice) for choice in choices)
        return (
            f'<li class="{finding.severity}"><span class="severity">{escape(_capital(severity))}'
            f"</span> {self._place(finding, clause)} <span>{escape(_capital(words))}</span>"
            f"{remedies}</li>"
        )

    def _place(self, finding: Finding, clause: str) -> str:
        if clause:
            title = self.library.clauses[clause].title[self.interface]
            number = self.numbers.get(clause)
            if number:
                title = say("interview.article_titled", self.interface, number=number, title=title)
            return _link(self.address, title, "edit_clause", clause)
        screen = screen_of(finding.place)
        if screen:
            blanks = self.library.wording[self.interface].blanks
            words = blanks.get(finding.place) or say("interview.change", self.interface)
            return _link(self.address, _capital(words), f"draft.{screen}_answered")
        return ""

    def _remedy(self, clause: str, answer: Any, choice: Choice) -> str:
        variant = variant_of(self.library.clauses[clause], answer)
        label = remedy_label(self.library, clause, variant, choice, self.interface)
        see = say("interview.see_remedy", self.interface)
        return _remedy_html(self.address, label, see, clause, json.dumps(dict(choice)))


# The same things are found in most drafts.
@lru_cache(maxsize=512)
def _link(address: Callable[..., str], words: str, action: str, clause: str = "") -> str:
    return action_link(address, words, action, **({"clause": clause} if clause else {}))


@lru_cache(maxsize=512)
def _remedy_html(
    address: Callable[..., str], label: str, see: str, clause: str, choice_as_json: str
) -> str:
    """A button that makes the choice, and a place that shows the clause with it."""
    choice = json.loads(choice_as_json)
    css = "btn btn-sm btn-primary"
    button = action_link(address, label, "apply_remedy", css, clause=clause, choice=choice)
    return f'<div class="remedy">{button}{preview_place(see, clause, choice)}</div>'


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
