"""What the interview makes of text written by hand: what was read, what is wrong, what is behind.

Nothing here needs docassemble.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from .grammar import load_grammar
from .interface import say
from .interview_clauses import settled
from .languages import load_languages
from .library import ClauseDefinition
from .library_loader import load_library
from .typed_text import TypedTextError
from .understood import show_understood

__all__ = ["understood_texts", "without_text", "without_unchanged"]


def without_text(answer: Any) -> Any:
    """Return what was answered for a clause without the text written by hand.

    Args:
        answer: A name, a mapping or None, as an answer file has it.

    Returns:
        The same without its text.
    """
    if not isinstance(answer, Mapping):
        return answer
    return {key: each for key, each in answer.items() if key != "text"} or None


def without_unchanged(clause: ClauseDefinition, answer: Any, typed: Mapping[str, str]) -> Any:
    """Return what was answered for a clause without texts that are still those of its wording.

    Editing begins with the text of the wording in every language; a language in which it was left
    alone has not been written by hand, and so is known to be behind.

    Args:
        clause: The clause.
        answer: A name, a mapping or None, as an answer file has it.
        typed: The text of the wording as one would begin to edit it, by language.

    Returns:
        The answer, in its shortest form.
    """
    if not isinstance(answer, Mapping) or not answer.get("text"):
        return answer
    changed = {
        code: text
        for code, text in answer["text"].items()
        if text.split() != typed.get(code, "").split()
    }
    return settled(clause, {**answer, "text": changed})


def understood_texts(
    texts: Mapping[str, str], languages: Iterable[str], interface: str
) -> dict[str, dict[str, str]]:
    """Tell what was understood of each text written by hand.

    Args:
        texts: The texts that were changed, by language.
        languages: Languages of the draft.
        interface: Language of the interface.

    Returns:
        By language, `understood` line by line, `problem` if it was not, and `behind` if another
        language was changed and this one was not.
    """
    library = load_library()
    names = load_languages()
    changed = load_grammar(interface).join([names[code].names[interface] for code in texts])
    told = {}
    for code in languages:
        said = {"understood": "", "problem": "", "behind": ""}
        if code in texts:
            try:
                said["understood"] = show_understood(texts[code], code, library, interface)
            except TypedTextError as error:
                said["problem"] = say(f"problem.{error.key}", interface, **error.values)
        elif texts:
            said["behind"] = say("interview.behind", interface, languages=changed)
        told[code] = said
    return told
