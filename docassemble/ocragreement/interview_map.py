"""The whole agreement as a table for the review: what stands where, and what a colleague would say.

Nothing here needs docassemble.
"""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from .answers import Answers
from .assembly import assemble
from .checks import Finding, check
from .interface import say
from .interview_clauses import clause_shown, clauses_asked, variant_of
from .interview_html import neutral_markup
from .library import OMITTED, ClauseDefinition
from .library_loader import load_library

__all__ = ["clause_map"]


def clause_map(
    answers: Answers, chosen: Mapping[str, Any], interface: str, address: Callable[[str], str]
) -> str:
    """Write the agreement as a table, and below it what the checks have found.

    Args:
        answers: What the lawyer decided.
        chosen: What was chosen for the clauses, as an answer file has it.
        interface: Language of the interface.
        address: Gives the address of the screen on a clause.

    Returns:
        HTML on one line, safe on a docassemble screen.
    """
    library = load_library()
    language = answers.draft_languages(library)[0]
    agreement = assemble(answers, library, language)
    numbers = {clause.identity: clause.number for clause in agreement.articles}
    blanks = _blanks(agreement.to_data()["clauses"])
    omitted = [
        each.identity
        for each in library.clauses.values()
        if each.identity in chosen and variant_of(each, chosen[each.identity]) == OMITTED
    ]
    shown = {*clauses_asked(chosen), *chosen, *omitted}
    rows = "".join(
        _row(
            clause,
            numbers.get(clause.identity, 0),
            chosen.get(clause.identity),
            blanks.get(clause.identity, 0),
            interface,
            address(clause.identity),
        )
        for clause in library.clauses.values()
        if clause.identity in shown
    )
    heads = "".join(
        f'<th scope="col">{escape(say(f"interview.map_{name}", interface))}</th>'
        for name in ("number", "clause", "wording", "open")
    )
    caption = escape(say("interview.map", interface))
    table = (
        f'<table class="map"><caption>{caption}</caption><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )
    return neutral_markup(table + _findings(check(answers, library), interface))


def _row(
    clause: ClauseDefinition,
    number: int,
    answer: Any,
    blanks: int,
    interface: str,
    address: str,
) -> str:
    mark = _mark(clause, answer)
    said = escape(say(f"interview.mark_{mark}", interface))
    wording = escape(clause_shown(clause.identity, answer, interface))
    title = escape(clause.title[interface])
    reason = answer.get("reason") if isinstance(answer, Mapping) else ""
    said_why = f'<span class="reason">{escape(reason)}</span>' if reason else ""
    return (
        f'<tr class="{mark}"><td>{number or ""}</td>'
        f'<th scope="row"><a href="{escape(address)}" data-clause="{clause.identity}">'
        f"{title}</a></th>"
        f'<td>{wording} <span class="mark">{said}</span>{said_why}</td><td>{blanks or ""}</td></tr>'
    )


def _mark(clause: ClauseDefinition, answer: Any) -> str:
    """How a clause stands to the Model: one word."""
    variant = variant_of(clause, answer)
    if variant == OMITTED:
        return "omitted"
    if isinstance(answer, Mapping) and any(answer.get(key) for key in ("text", "drop", "add")):
        return "edited"
    return "model" if variant == "model" else "variant"


def _blanks(clauses: list[Any]) -> dict[str, int]:
    """How many blanks each clause has."""
    return {clause["identity"]: _count(clause["blocks"]) for clause in clauses}


def _count(node: Any) -> int:
    if isinstance(node, Mapping):
        return (node.get("kind") == "blank") + sum(_count(each) for each in node.values())
    if isinstance(node, list | tuple):
        return sum(_count(each) for each in node)
    return 0


def _findings(findings: tuple[Finding, ...], interface: str) -> str:
    grave = [each for each in findings if each.severity != "notice"]
    if not grave:
        return ""
    heading = escape(say("interview.findings", interface))
    lines = "".join(
        f'<li class="{each.severity}">{escape(each.say(interface))}</li>' for each in grave
    )
    return f'<h2>{heading}</h2><ul class="findings">{lines}</ul>'
