"""Reads a draft as a careful colleague would, and says what is open, odd or different.

What can be said of one wording alone (that the Model gives no day of entry into force) is data of
the library; what can only be said of the whole draft is found here.
"""

from collections.abc import Iterator, Mapping

from .agreement import SIDES, Agreement, Block, Inline, Paragraph, Reference
from .answers import Answers, ClauseChoice
from .departures import departures
from .draft_texts import DraftTexts
from .findings import SEVERITIES, Finding, Severity
from .interface import INTERFACE_LANGUAGES, say
from .language_pack import OWN_LANGUAGES
from .language_practice import departures_from_practice
from .library import Library
from .selection import Selection
from .translation_texts import still_behind
from .typed_checks import check_originals, check_typed

__all__ = ["Finding", "Severity", "check", "check_texts"]

MONTHS_OF_YEAR = 12
# Term, renewal and denunciation with which a notice must end before a period does.
_NOTICE_WITHIN_A_PERIOD = (["years", "tacit", "end_of_term"], ["years", "none", "any_time"])


def check(answers: Answers, library: Library) -> tuple[Finding, ...]:
    """Check a draft.

    Args:
        answers: What the lawyer decided.
        library: The clause library.

    Returns:
        What was found, errors first; the same answers give the same findings.
    """
    return check_texts(DraftTexts(answers, library))


def check_texts(texts: DraftTexts) -> tuple[Finding, ...]:
    """Check a draft of which some texts may have been written already.

    Args:
        texts: The draft.

    Returns:
        What was found, as `check` returns it.
    """
    answers, library, languages = texts.answers, texts.library, texts.languages
    selections = [texts.selection(language) for language in languages]
    agreements = [texts.agreement(language) for language in languages]
    selection = selections[0]
    # What is open in each language, in order of appearance, each answer once.
    blanks = [list(dict.fromkeys(blank.answer for blank in each.blanks)) for each in agreements]
    findings = [
        *_same_name_twice(selections),
        *_not_concordant(agreements),
        *_typed_in_one_language(answers, languages),
        *_added_in_one_language(answers, languages),
        *check_typed(texts),
        *check_originals(texts),
        *_missing_in_one_language(dict(zip(languages, blanks, strict=True))),
        *_authority_of_one_party(blanks[0]),
        *_authorities_without_article(selections),
        *_remarks(selection),
        *_notice_outlasts_period(selection),
        *_open_answers(selection, blanks[0]),
        *_departures(selection, answers),
        *_departures_from_practice(answers),
        *_translations_behind(answers, library),
    ]
    return tuple(sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity)))


def _translations_behind(answers: Answers, library: Library) -> Iterator[Finding]:
    for language in answers.translations:
        lacks = still_behind(answers, library, language)
        if lacks.missing or lacks.stale:
            values = {
                "missing": len(lacks.missing),
                "stale": len(lacks.stale),
                "total": lacks.total,
            }
            yield Finding("warning", "translation_behind", f"translations.{language}", values)


def _same_name_twice(selections: list[Selection]) -> Iterator[Finding]:
    for selection in selections:
        home = selection.values.home.phrase
        if home.words == selection.values.counterpart.phrase.words:
            values = {"name": str(home), "language": selection.language}
            yield Finding("error", "same_name", "counterpart.name", values)


def _not_concordant(agreements: list[Agreement]) -> Iterator[Finding]:
    first = agreements[0]
    for other in agreements[1:]:
        for mine, theirs in zip(first.clauses, other.clauses, strict=True):
            if _shape(mine.blocks) != _shape(theirs.blocks):
                values = {"one": first.language, "other": other.language}
                yield Finding("error", "not_concordant", f"clauses.{mine.identity}", values)


def _typed_in_one_language(answers: Answers, languages: tuple[str, ...]) -> Iterator[Finding]:
    for identity, choice in answers.clauses.items():
        behind = [language for language in languages if language not in choice.typed]
        if choice.typed and behind:
            values = {"typed": ", ".join(choice.typed), "behind": ", ".join(behind)}
            yield Finding("warning", "not_followed", f"clauses.{identity}", values)


def _added_in_one_language(answers: Answers, languages: tuple[str, ...]) -> Iterator[Finding]:
    for identity, choice in answers.clauses.items():
        most = max((len(items) for items in choice.added.values()), default=0)
        behind = [each for each in languages if len(choice.added.get(each, ())) < most]
        if behind:
            values = {"typed": ", ".join(choice.added), "behind": ", ".join(behind)}
            yield Finding("error", "added_not_followed", f"clauses.{identity}", values)


def _missing_in_one_language(blanks: Mapping[str, list[str]]) -> Iterator[Finding]:
    open_in: dict[str, list[str]] = {}
    for language, answers in blanks.items():
        for answer in answers:
            open_in.setdefault(answer, []).append(language)
    for answer, languages in open_in.items():
        if len(languages) < len(blanks):
            yield Finding("warning", "one_language_open", answer, {"open": ", ".join(languages)})


def _authority_of_one_party(blanks: list[str]) -> Iterator[Finding]:
    sides = [f"authorities.{side}" for side in SIDES]
    still_open = [answer for answer in blanks if answer in sides]
    if len(still_open) == 1:
        yield Finding("warning", "one_authority", still_open[0])


def _authorities_without_article(selections: list[Selection]) -> Iterator[Finding]:
    """Names typed as they stand in a list and not in a sentence; a few take no article."""
    for selection in selections:
        for side in SIDES if selection.language in OWN_LANGUAGES else ():
            for name, _role in selection.values.authorities(side):
                if not name.is_open and not name.phrase.article:
                    values = {"name": name.phrase.words, "language": selection.language}
                    yield Finding("notice", "no_article", f"authorities.{side}", values)


def _remarks(selection: Selection) -> Iterator[Finding]:
    """What the library has to say of the wordings chosen."""
    for identity, chosen in selection.chosen.items():
        for remark in chosen.variant.remarks:
            if all(
                selection.clause_fact(chosen, name, asked) == asked
                for name, asked in remark.when.items()
            ):
                yield Finding(
                    remark.severity,
                    "",
                    f"clauses.{identity}",
                    sentences=remark.text,
                    remedies=remark.remedy,
                    choices=remark.choices,
                )


def _notice_outlasts_period(selection: Selection) -> Iterator[Finding]:
    """A notice for which the only period, or the first of several, has no room."""
    chosen = selection.chosen.get("final_provisions")
    if chosen is None or chosen.text.wording == "typed":
        return
    asked = [chosen.answers.get(name) for name in ("term", "renewal", "denunciation")]
    months, years = (chosen.answers.get(name) or 0 for name in ("months", "years"))
    if asked in _NOTICE_WITHIN_A_PERIOD and months >= MONTHS_OF_YEAR * years:
        values = {"months": months, "period": MONTHS_OF_YEAR * years}
        yield Finding("error", "notice_outlasts_period", "clauses.final_provisions", values)


def _open_answers(selection: Selection, blanks: list[str]) -> Iterator[Finding]:
    for answer in blanks:
        yield Finding("notice", "open", answer, {"label": _label(selection, answer)})


def _label(selection: Selection, answer: str) -> Mapping[str, str]:
    """What belongs in a blank, by interface language."""
    if answer.startswith("clauses."):
        _group, clause, parameter = answer.split(".")
        return selection.chosen[clause].variant.parameters[parameter].label
    wording = selection.library.wording
    return {language: wording[language].blanks[answer] for language in INTERFACE_LANGUAGES}


def _departures(selection: Selection, answers: Answers) -> Iterator[Finding]:
    for identity, choice in answers.clauses.items():
        default = selection.library.clauses[identity].default
        if choice == ClauseChoice(default):
            continue
        key = "departure_with_reason" if choice.reason else "departure"
        values = {"variant": _called(selection, identity, choice), "reason": choice.reason}
        yield Finding("notice", key, f"clauses.{identity}", values)
    for departure in departures(answers, selection.library):
        place = f"clauses.{departure.clause.identity}"
        if departure.variant and departure.reordered:
            items = ", ".join(departure.reordered)
            values = {"variant": departure.variant.label, "items": items}
            yield Finding("notice", "reordered", place, values)
        if departure.moved:
            yield Finding("notice", "moved", place)


def _called(selection: Selection, identity: str, choice: ClauseChoice) -> Mapping[str, str]:
    """What a choice is called, by interface language."""
    clause = selection.library.clauses[identity]
    if choice.typed:
        return {
            language: say("interview.wording_by_hand", language) for language in INTERFACE_LANGUAGES
        }
    if choice.variant in clause.variants:
        return clause.variants[choice.variant].label
    return clause.omission.label if clause.omission else {}


def _departures_from_practice(answers: Answers) -> Iterator[Finding]:
    for departure in departures_from_practice(answers):
        values = {"practice": departure.practice}
        yield Finding("notice", "practice", departure.place, values)


def _shape(blocks: tuple[Block, ...]) -> list[object]:
    """What must be alike in each language: paragraphs, items, and what is referred to."""
    shape: list[object] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            shape.append(_targets(block.content))
        else:
            shape.append(
                [
                    (item.marker, _targets(item.content), item.lists and _shape(item.lists))
                    for item in block.items
                ]
            )
    return shape


def _targets(content: tuple[Inline, ...]) -> list[str]:
    return sorted([inline.target for inline in content if isinstance(inline, Reference)])
