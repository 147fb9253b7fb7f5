"""Writes answers as plain data, from which they can be read again."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from .answers import Answers, ArticleStyle, ClauseChoice, Layout
from .authorities import Authority, authorities_data
from .counterpart_answers import counterpart_data
from .home_party import load_home_party
from .library import Library

__all__ = ["write_answers"]


def write_answers(answers: Answers, library: Library) -> dict[str, Any]:
    """Write answers as plain data.

    Args:
        answers: The answers.
        library: The clause library, which knows the languages.

    Returns:
        Data that `read_answers` reads back as the same answers; what is open is left out, except
        where leaving it out would mean a default.
    """
    home = load_home_party()
    data: dict[str, Any] = {}

    def texts(by_language: Mapping[str, str]) -> Any:
        one = set(by_language.values())
        return (
            one.pop()
            if len(one) == 1 and set(by_language) == set(library.languages)
            else dict(by_language)
        )

    _put(data, "counterpart", counterpart_data(answers.counterpart))
    data["level"] = answers.level
    data["instruments"] = list(answers.instruments)
    data["languages"] = {"authentic": list(answers.authentic)}
    _put(data["languages"], "prevailing", answers.prevailing)
    _put(data["languages"], "portuguese", answers.portuguese)
    authorities: dict[str, Any] = {}
    if answers.home_authorities != (Authority(home.authority),):
        authorities["home"] = authorities_data(answers.home_authorities, texts) or None
    _put(authorities, "counterpart", authorities_data(answers.counterpart_authorities, texts))
    _put(data, "authorities", authorities)
    _put(
        data,
        "clauses",
        {clause: _choice_data(choice) for clause, choice in answers.clauses.items()},
    )
    _put(data, "place", texts(answers.place))
    _put(data, "date", answers.date.isoformat() if answers.date else None)
    signatories: dict[str, Any] = {}
    for side, signatory in (
        ("home", answers.home_signatory),
        ("counterpart", answers.counterpart_signatory),
    ):
        entry: dict[str, Any] = {}
        _put(entry, "name", signatory.name)
        _put(entry, "title", texts(signatory.title))
        _put(signatories, side, entry)
    _put(data, "signatories", signatories)
    _put(data, "documents", list(answers.documents) if answers.documents is not None else None)
    decided = asdict(answers.articles).items() - asdict(ArticleStyle()).items()
    articles = dict(sorted(decided))
    if answers.articles.order:
        articles["order"] = list(answers.articles.order)
    _put(data, "articles", articles)
    draft: dict[str, Any] = {}
    _put(draft, "number", answers.draft.number)
    _put(draft, "date", answers.draft.date.isoformat() if answers.draft.date else None)
    _put(data, "draft", draft)
    laid_out = asdict(answers.layout).items() - asdict(Layout()).items()
    _put(data, "layout", dict(sorted(laid_out)))
    translations = {
        language: {
            "source": each.source,
            "units": {key: asdict(unit) for key, unit in each.units.items()},
        }
        for language, each in answers.translations.items()
    }
    _put(data, "translations", translations)
    return data


def _put(data: dict[str, Any], key: str, value: Any) -> None:
    if value:
        data[key] = value


def _choice_data(choice: ClauseChoice) -> Any:
    if choice == ClauseChoice(choice.variant):
        return choice.variant
    data = {"variant": choice.variant, **choice.parameters}
    _put(data, "reason", choice.reason)
    _put(data, "drop", list(choice.dropped))
    _put(data, "add", {language: list(items) for language, items in choice.added.items()})
    _put(data, "order", list(choice.order))
    _put(data, "text", dict(choice.typed))
    return data
