"""Every variant of every clause, alone and with others, in every language: no slip of the pen."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations, product, zip_longest
from typing import Any

import pytest
from pairwise import pairwise_rows
from random_answers import STATES, answers_of

from docassemble.ocragreement.agreement import (
    BLANK_DOTS,
    Agreement,
    Block,
    ItemList,
    Paragraph,
    Reference,
    Side,
    plain,
)
from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.answers import Answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.library import OMITTED, ClauseDefinition
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.plain_text import to_lines

LIBRARY = load_library()

FLAWS = {
    "any": r"  | [,;.]|,,|;;|\.\.(?!\.)|None|[{}]|\[\[|\]\]|\uffff|\( | \)|“ | ”",
    # As in the Model, a numbered article has a capital, “this article” has none.
    "en": r"\ba [aeio]|\bthe the\b|\b(?:the|this|present) Article\b|\barticle\W\d|\bof of\b",
    "es": r"\bde el\b|\ba el\b|\by i|\by hi(?!e)|\bo o|\bdel el\b|\bla la\b|\bde de\b",
    "fr": r"\bde le\b|\bde les\b|\bà le\b|\bà les\b|\ble [AEÉIOU]|\bque il|\bde [aeiouéè]|’ ",
    "pt": r"\bde o\b|\bde a\b|\bem o\b|\bem a\b|\bpor o\b|\bpor a\b|\ba a\b|\bde os\b|\bem os\b",
}
PROPER = {
    # Where a capital follows, the article belongs to a name ("de El Salvador").
    "es": r"\b[da]e? El Salvador",
    # A preposition does not contract with the subject of an infinitive.
    "pt": r"antes de a remessa",
}


def flaws(text: str, language: str) -> list[str]:
    words = text.replace(BLANK_DOTS, "____").replace("\N{NO-BREAK SPACE}", "\N{PILCROW SIGN}")
    words = re.sub(PROPER.get(language, r"(?!)"), "____", words)
    found = re.findall(FLAWS["any"], words)
    return found + [match[0] for match in re.finditer(FLAWS[language], words)]


def choices(clause: ClauseDefinition) -> Iterator[dict[str, Any]]:
    """Every variant, and every answer to each of its parameters, the others as they are."""
    for name, variant in clause.variants.items():
        yield {"variant": name}
        for key, parameter in variant.parameters.items():
            for answer in answers_of(parameter):
                yield {"variant": name, key: answer}


CASES = [
    pytest.param(clause.identity, choice, id=f"{clause.identity}-{index}")
    for clause in LIBRARY.clauses.values()
    for index, choice in enumerate(choices(clause))
]


def with_what_it_requires(identity: str, choice: dict[str, Any]) -> dict[str, Any]:
    """The choice, and the other clauses as it wants them."""
    clauses: dict[str, Any] = {identity: choice}
    for name, asked in LIBRARY.clauses[identity].variants[choice["variant"]].requires.items():
        group, _, member = name.partition(".")
        if group == "clauses" and asked == "present":
            clauses[member] = next(iter(LIBRARY.clauses[member].variants))
        elif group == "clauses":
            clauses[member] = asked
    if clauses.get("commission", {}) == {"variant": "contact_points"}:
        clauses.setdefault("commission_meetings", OMITTED)
    return clauses


@pytest.mark.parametrize(("identity", "choice"), CASES)
def test_a_variant_reads_well_in_every_language(identity: str, choice: dict[str, Any]) -> None:
    data = {"counterpart": {"state": "ES"}, "clauses": with_what_it_requires(identity, choice)}
    answers = read_answers(data, LIBRARY)
    for language in LIBRARY.languages:
        agreement = assemble(answers, LIBRARY, language)
        for line in to_lines(agreement):
            assert flaws(line.strip(), language) == [], line


Level = tuple[str, str]
"""A factor ("closing", "state") and what is decided of it, as JSON."""


def levels(factor: str, decisions: Iterable[Any]) -> list[Level]:
    return [(factor, json.dumps(each)) for each in decisions]


def fewer_choices(clause: ClauseDefinition) -> Iterator[Any]:
    """As `choices` but for what reads alike: defaults, one option for another, many for many."""
    for name, variant in clause.variants.items():
        yield {"variant": name}
        for key, parameter in variant.parameters.items():
            options = list(parameter.options)
            alike = {
                "several": [options[:1], options],
                "integer": [1] if parameter.minimum <= 1 else [],
                "text": ["Lorem"],
            }
            for answer in alike.get(parameter.type, list(answers_of(parameter))):
                if answer != parameter.default:
                    yield {"variant": name, key: answer}
    if clause.omission:
        yield OMITTED


FACTORS = [
    levels("state", STATES),
    levels("level", ["states", "governments"]),
    levels("authentic", [["es"], ["es", "en"], ["es", "fr", "en"], ["es", "nl", "fr", "de"]]),
    levels("instruments", [None, ["convention"], ["convention", "smuggling"]]),
    levels("numbers", ["arabic", "roman"]),
    levels("titles", ["none", "below", "beside"]),
    *(levels(clause.identity, fewer_choices(clause)) for clause in LIBRARY.clauses.values()),
]


def fits(one: Level, other: Level) -> bool:
    return goes_with(one, other) and goes_with(other, one)


def goes_with(asking: Level, asked: Level) -> bool:
    """Whether what a wording requires and excludes allows for a decision of something else."""
    clause = LIBRARY.clauses.get(asking[0])
    choice = json.loads(asking[1])
    if clause is None or choice == OMITTED:
        return True
    variant = clause.variants[choice["variant"]]
    return all(holds(*each, asked) is not False for each in variant.requires.items()) and all(
        holds(*each, asked) is not True for each in variant.excludes.items()
    )


def holds(name: str, answer: str, asked: Level) -> bool | None:
    """Whether a decision makes a condition hold; None if it says nothing of it."""
    factor, decision = asked[0], json.loads(asked[1])
    if name == "languages" and factor == "authentic":
        return answer == ("one", "two", "several")[min(len(decision), 3) - 1]
    group, _, identity = name.partition(".")
    if group != "clauses" or identity != factor:
        return None
    standing = decision if decision == OMITTED else decision["variant"]
    return (standing != OMITTED) if answer == "present" else standing == answer


@cache
def rows() -> list[dict[str, Any]]:
    return [
        {factor: json.loads(decision) for factor, decision in row}
        for row in pairwise_rows(FACTORS, fits, seed=1)
    ]


def answers_of_row(row: dict[str, Any]) -> Answers:
    data = {
        "counterpart": {"state": row["state"]},
        "level": row["level"],
        "languages": {"authentic": row["authentic"]},
        "instruments": row["instruments"],
        "articles": {"numbers": row["numbers"], "titles": row["titles"]},
        "clauses": {identity: row[identity] for identity in LIBRARY.clauses},
        "documents": list(LIBRARY.languages),
    }
    return read_answers(data, LIBRARY)


def shape(blocks: Sequence[Block]) -> list[object]:
    """What is alike in each language: paragraphs, items, what they refer to."""
    return [
        sorted(each.target for each in block.content if isinstance(each, Reference))
        if isinstance(block, Paragraph)
        else [(item.marker, shape(item.lists)) for item in block.items]
        for block in blocks
    ]


def dangling(blocks: Sequence[Block]) -> list[str]:
    """Paragraphs that announce a list and have none behind them."""
    return [
        plain(block.content)
        for block, behind in zip_longest(blocks, blocks[1:])
        if isinstance(block, Paragraph)
        and plain(block.content).endswith(":")
        and not isinstance(behind, ItemList)
    ]


def lost_references(agreement: Agreement) -> list[str]:
    """References whose number is not that of what they refer to."""
    numbers = {article.identity: article.label for article in agreement.articles}
    return [
        each.text
        for clause in agreement.clauses
        for block in clause.blocks
        if isinstance(block, Paragraph)
        for each in block.content
        if isinstance(each, Reference) and each.number not in ("", numbers.get(each.target))
    ]


def test_the_rows_have_every_pair() -> None:
    """The promise of `pairwise_rows`, on a part of the factors."""
    few = FACTORS[-8:]
    made = [set(row) for row in pairwise_rows(few, fits, seed=1)]
    for one, other in combinations(few, 2):
        for pair in product(one, other):
            assert not fits(*pair) or any(set(pair) <= row for row in made), pair


BOTH = re.compile(r"both (texts|being)|ambos textos|les deux textes|ambos os textos")


@pytest.mark.parametrize("part", range(4))
def test_every_pair_of_options_reads_well_in_every_language(part: int) -> None:
    for index, row in enumerate(rows()[part::4]):
        answers = answers_of_row(row)
        keeper: Side = "counterpart" if index % 2 else "home"
        made = [assemble(answers, LIBRARY, language, keeper) for language in LIBRARY.languages]
        for agreement in made:
            numbers = [article.number for article in agreement.articles]
            assert numbers == list(range(1, len(numbers) + 1))
            assert lost_references(agreement) == []
            assert [shape(clause.blocks) for clause in agreement.clauses] == [
                shape(clause.blocks) for clause in made[0].clauses
            ]
            text = "\n".join(line.strip() for line in to_lines(agreement))
            assert [
                dangling(article.blocks)
                for article in agreement.articles
                if dangling(article.blocks)
            ] == []
            assert flaws(text, agreement.language) == [], row
            if len(row["authentic"]) > 2:
                assert not BOTH.search(text), row
