"""Checks of clauses written by hand against the rest of the draft.

Only what words can decide: a regular expression of `data/sources/typed-slips.yml` that fits says so
much of the text as is needed, and nothing is said where none does.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .agreement import Agreement
from .answers import Answers
from .findings import Finding
from .languages import load_languages

__all__ = ["check_against_draft"]


def check_against_draft(
    answers: Answers, agreement: Agreement, texts: Mapping[str, str], patterns: Mapping[str, Any]
) -> Iterator[Finding]:
    """Check what was written by hand in one language against the clauses that stand.

    Args:
        answers: What the lawyer decided.
        agreement: The draft in the language.
        texts: The clauses written by hand, by identity.
        patterns: What to look for in the language.

    Yields:
        What was found.
    """
    language = agreement.language
    standing = {clause.identity for clause in agreement.clauses}

    def says(identity: str, what: str) -> str:
        found = re.search(patterns[what], texts.get(identity, ""), re.IGNORECASE)
        return found[0] if found else ""

    final = "clauses.final_provisions"
    at_signature = says("final_provisions", "entry_at_signature")
    if at_signature and "provisional_application" in standing:
        values = {"words": at_signature, "language": language}
        yield Finding("warning", "provisional_for_nothing", final, values)
    unlimited, renewal = (says("final_provisions", each) for each in ("unlimited", "renewal"))
    if unlimited and renewal:
        values = {"words": unlimited, "renewal": renewal, "language": language}
        yield Finding("warning", "unlimited_renewed", final, values)
    amended = says("final_provisions", "amendment")
    if amended and "amendments" in standing:
        yield Finding("warning", "amended_twice", final, {"words": amended, "language": language})
    if not standing & {"commission", "commission_meetings"}:
        for identity in texts:
            commission = says(identity, "commission")
            if commission:
                values = {"words": commission, "language": language}
                yield Finding("warning", "no_such_commission", f"clauses.{identity}", values)
    if "closing" in texts:
        yield from _languages(answers, language, texts["closing"])
        prevails = says("closing", "prevails")
        if bool(prevails) != bool(answers.prevailing):
            key = "prevails_by_hand" if prevails else "prevailing_not_said"
            values = {
                "words": prevails,
                "prevailing": answers.prevailing or "",
                "language": language,
            }
            yield Finding("error", key, "clauses.closing", values)


def _languages(answers: Answers, language: str, text: str) -> Iterator[Finding]:
    """Authentic languages that a closing clause does not name, and others that it does."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    authentic = [code for code in answers.authentic if code]
    if len(authentic) < len(answers.authentic):
        return  # One is still a blank.
    named = [
        code
        for code, each in load_languages().items()
        if any(_stands(name, words) for name in _names(each.names, each.other_names, language))
    ]
    # A closing clause may name none: "in both languages of the Parties".
    if named and set(named) != set(authentic):
        odd = sorted(set(named) ^ set(authentic))
        values = {"languages": ", ".join(odd), "language": language}
        yield Finding("error", "closing_languages", "clauses.closing", values)


def _names(
    names: Mapping[str, str], others: Mapping[str, Sequence[str]], language: str
) -> Iterator[str]:
    yield from [names[language]] if language in names else []
    yield from others.get(language, ())


def _stands(name: str, words: Sequence[str]) -> bool:
    wanted = re.findall(r"[^\W\d_]+", name.casefold())
    return any(
        list(words[place : place + len(wanted)]) == wanted
        for place in range(len(words) - len(wanted) + 1)
    )
