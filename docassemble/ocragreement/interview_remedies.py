"""Remedies that are one choice: what each is called, and the answers once it is made.

Nothing here needs docassemble. The library writes such a choice as conditions that it makes hold:
"clauses.final_provisions: composed" chooses a wording, "entry: receipt" an option of the wording
that stands.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from .interface import labelled, strung
from .interview_clauses import settled, standing_variant, variant_of
from .library import OMITTED, ClauseDefinition, Library

__all__ = ["Choice", "is_remedy", "remedied", "remedy_label"]

Choice = Mapping[str, str]


def is_remedy(library: Library, clause: str, choice: Choice) -> bool:
    """Tell whether a choice is one that the library gives as a remedy.

    Args:
        library: The clause library.
        clause: The clause of which something was said.
        choice: The choice, perhaps from an address that anybody can write.

    Returns:
        Whether some remark on a wording of the clause has it.
    """
    known = library.clauses.get(clause)
    return known is not None and any(
        choice in remark.choices
        for variant in known.variants.values()
        for remark in variant.remarks
    )


def remedy_label(library: Library, clause: str, variant: str, choice: Choice, language: str) -> str:
    """Say a remedy in a few words.

    Args:
        library: The clause library.
        clause: The clause of which something was said.
        variant: The wording that stands there.
        choice: The remedy.
        language: Interface language.

    Returns:
        The label of the wording or option, with the title of its clause if that is another.
    """
    words = []
    for identity, parameter, asked in _parts(clause, choice):
        target = library.clauses[identity]
        label = _label(target, variant, parameter, asked, language)
        elsewhere = identity != clause
        words.append(labelled(target.title[language], label, language) if elsewhere else label)
    return strung(words, language)


def remedied(
    library: Library, chosen: Mapping[str, Any], clause: str, choice: Choice
) -> dict[str, Any]:
    """Make a remedy's choice; everything else stays as it was answered.

    Args:
        library: The clause library.
        chosen: What has been chosen so far, by clause, as an answer file has it.
        clause: The clause of which something was said.
        choice: The remedy.

    Returns:
        What is chosen then.
    """
    after = dict(chosen)
    for identity, parameter, asked in _parts(clause, choice):
        target = library.clauses[identity]
        answer = after.pop(identity, None)
        before: dict[str, Any] = dict(answer) if isinstance(answer, Mapping) else {}
        if parameter:
            variant = variant_of(target, answer)
            made = {**before, "variant": variant, parameter: asked}
            if asked == target.variants[variant].parameters[parameter].default:
                del made[parameter]
        else:
            # The reason was written for this clause; what filled in another wording was not.
            reason = {"reason": before["reason"]} if "reason" in before else {}
            variant = standing_variant(target) if asked == "present" else asked
            made = {"variant": variant, **reason}
        said = settled(target, made)
        if said is not None:
            after[identity] = said
    return after


def _parts(clause: str, choice: Choice) -> Iterator[tuple[str, str, str]]:
    """Clause, parameter or nothing, and what is chosen there."""
    for name, asked in choice.items():
        group, _, member = name.partition(".")
        if group == "clauses":
            identity, _, parameter = member.partition(".")
            yield identity, parameter, asked
        else:
            yield clause, name, asked


def _label(
    target: ClauseDefinition, variant: str, parameter: str, asked: str, language: str
) -> str:
    if parameter:
        return target.variants[variant].parameters[parameter].options[asked].label[language]
    if asked == OMITTED and target.omission:
        return target.omission.label[language]
    standing = standing_variant(target) if asked == "present" else asked
    return target.variants[standing].label[language]
