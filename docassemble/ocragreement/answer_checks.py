"""Finds what is wrong with answers together although each of them by itself is right."""

from collections.abc import Iterator

from .answers import ClauseChoice
from .counterpart_answers import check_counterpart
from .draft_texts import DraftTexts
from .home_party import load_home_party
from .problems import Problem, ProblemsError
from .selection import Chosen, Selection
from .template_text import Pointer

__all__ = ["together"]

CONVENTION = "convention"


def together(texts: DraftTexts) -> list[Problem]:
    """Find what is wrong although each answer by itself is right.

    Args:
        texts: The draft that the answers make.

    Returns:
        One problem for each thing that is wrong.
    """
    answers, library = texts.answers, texts.library
    problems: list[Problem] = []
    check_counterpart(answers.counterpart, answers.level, load_home_party().state, problems)
    if not answers.instruments:
        problems.append(Problem("problem.no_instrument", "instruments"))
    elif CONVENTION not in answers.instruments:
        values = {"value": answers.instruments[0]}
        problems.append(Problem("problem.convention", "instruments", values))
    if answers.prevailing is not None:
        known = [code for code in answers.authentic if code]
        if len(answers.authentic) == 1:
            problems.append(Problem("problem.one_language", "languages.prevailing"))
        elif answers.prevailing not in known:
            values = {"value": answers.prevailing, "known": ", ".join(known)}
            problems.append(Problem("problem.not_authentic", "languages.prevailing", values))
    possible = answers.possible_languages(library)
    for index, code in enumerate(answers.documents or ()):
        if code not in possible:
            values = {"value": code, "known": ", ".join(possible)}
            problems.append(Problem("problem.no_text", f"documents[{index}]", values))
    return problems or list(_of_clauses(texts))


def _of_clauses(texts: DraftTexts) -> Iterator[Problem]:
    """What is wrong with clauses that stand together, or with the languages of one."""
    try:
        # A house variant may be written in some languages only.
        selections = [texts.selection(language) for language in texts.languages]
    except ProblemsError as error:
        yield from error.problems
        return
    for identity, chosen in selections[0].chosen.items():
        yield from _conditions(selections[0], f"clauses.{identity}", chosen)
    for identity, choice in texts.answers.clauses.items():
        if identity in selections[0].chosen:
            yield from _typed_references(selections[0], f"clauses.{identity}", choice)


def _conditions(selection: Selection, path: str, chosen: Chosen) -> Iterator[Problem]:
    """What a variant requires and is not there, and what it excludes and is."""
    variant = chosen.variant
    for conditions, key, fits in (
        (variant.requires, "problem.requires", True),
        (variant.excludes, "problem.excludes", False),
    ):
        for name, asked in conditions.items():
            if selection.holds({name: asked}, chosen) != fits:
                values = {"variant": variant.identity, "condition": f"{name}: {asked}"}
                yield Problem(key, path, values)


def _typed_references(selection: Selection, path: str, choice: ClauseChoice) -> Iterator[Problem]:
    """References in typed words to articles that the draft does not have."""
    written = [
        *((f"{path}.text.{language}", text.parts()) for language, text in choice.texts.items()),
        *(
            (f"{path}.add.{language}[{index}]", iter(item))
            for language, items in choice.further.items()
            for index, item in enumerate(items)
        ),
    ]
    for place, parts in written:
        for part in parts:
            if isinstance(part, Pointer):
                for target in part.targets:
                    if target not in selection.chosen:
                        values = {"reference": part.written, "clause": target}
                        yield Problem("problem.reference_to_omitted", place, values)
