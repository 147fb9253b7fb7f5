"""Answers at random, for tests of what must hold whatever the lawyer decides."""

import random
from collections.abc import Iterator
from typing import Any

from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.answers import Answers
from docassemble.ocragreement.item_order import item_keys
from docassemble.ocragreement.library import OMITTED, ClauseDefinition, Library, Parameter
from docassemble.ocragreement.problems import ProblemsError

STATES = ["CL", "ES", "IE", "US", "CA", "SV", "FR", "IL", "MX", "TR", "AG", "NL"]
AUTHENTIC = [["es"], ["es", "en"], ["es", "fr", "en"], ["es", "nl", "fr", "de"]]


def answers_of(parameter: Parameter) -> Iterator[Any]:
    """Yield answers to a parameter of each kind that it takes."""
    if parameter.type == "choice":
        yield from parameter.options
    elif parameter.type == "several":
        yield from ([each] for each in parameter.options)
        yield list(parameter.options)
    elif parameter.type == "text":
        yield None
        yield "Lorem"
    elif parameter.type == "integer":
        yield from {int(parameter.minimum), 1, 6} & set(
            range(int(parameter.minimum), int(parameter.maximum) + 1)
        )
    else:
        yield parameter.maximum


def random_answers(seed: int, library: Library) -> Answers:
    """Return answers that nobody would give, but could; the same for the same seed."""
    chance = random.Random(seed)
    clauses = {
        clause.identity: _choice(chance, clause)
        for clause in library.clauses.values()
        if chance.random() < 0.5
    }
    data = {
        "counterpart": {"state": chance.choice(STATES)},
        "level": chance.choice(["states", "governments"]),
        "languages": {"authentic": chance.choice(AUTHENTIC)},
        "clauses": clauses,
        "documents": list(library.languages),
        "articles": {"order": _order(chance, library)},
        "layout": {"contents": chance.choice(["no", "yes"])},
    }
    while True:
        try:
            return read_answers(data, library)
        except ProblemsError as error:
            refused = {problem.path.removeprefix("clauses.") for problem in error.problems}
            # What is refused may be the Model's own wording, for what stands beside it.
            for identity in sorted(refused & clauses.keys()) or [chance.choice(sorted(clauses))]:
                del clauses[identity]


def _order(chance: random.Random, library: Library) -> list[str]:
    articles = [each.identity for each in library.clauses.values() if each.part == "article"]
    return chance.sample(articles, chance.randrange(len(articles)))


def _choice(chance: random.Random, clause: ClauseDefinition) -> Any:
    names = [*clause.variants, *([OMITTED] if clause.omission else [])]
    name = chance.choice(names)
    if name == OMITTED:
        return name
    choice: dict[str, Any] = {"variant": name, "reason": "so it was agreed"}
    for key, parameter in clause.variants[name].parameters.items():
        if chance.random() < 0.5:
            choice[key] = chance.choice(list(answers_of(parameter)))
    keys = list(set(item_keys(next(iter(clause.variants[name].texts.values()))).values()))
    choice["order"] = chance.sample(sorted(keys), chance.randrange(len(keys) + 1))
    return choice
