"""What a house library changes of ours: clauses, variants, what stands by default, languages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from .clause_text import BodyList, BodyParagraph, Choice, ClauseText, Condition, Phrase
from .item_markers import item_marker
from .library import ClauseDefinition, Library, Variant
from .template_text import Literally, Part

__all__ = ["ClauseChange", "LanguageAdded", "LineChange", "VariantChange", "library_changes"]


@dataclass(frozen=True)
class LineChange:
    """A line that is taken out ("-") or put in ("+")."""

    mark: str
    text: str


@dataclass(frozen=True)
class VariantChange:
    """A variant that is new or has changed.

    Attributes:
        variant: As it stands in the house library.
        is_new: Whether ours has no variant of that name.
        lines: What changed: of its text by language, of the rest under the key "".
    """

    variant: Variant
    is_new: bool
    lines: Mapping[str, tuple[LineChange, ...]]


@dataclass(frozen=True)
class ClauseChange:
    """A clause that is new or has changed.

    Attributes:
        clause: As it stands in the house library.
        is_new: Whether ours has no such clause.
        default: What stood unless the lawyer decided, where that has changed; else empty.
        variants: The variants that are new or have changed.
    """

    clause: ClauseDefinition
    is_new: bool
    default: str
    variants: tuple[VariantChange, ...]


@dataclass(frozen=True)
class LanguageAdded:
    """A language that the house library adds.

    Attributes:
        language: Its code.
        wordings: How many wordings have a text in it.
        total: How many there are.
    """

    language: str
    wordings: int
    total: int


def library_changes(
    ours: Library, house: Library
) -> tuple[tuple[ClauseChange, ...], tuple[LanguageAdded, ...]]:
    """Compare our library with the one that has a ministry's own laid over it.

    Args:
        ours: Our library.
        house: The same with the house library laid over it.

    Returns:
        The clauses that are new or have changed, in the order of the agreement, and the languages
        that are added. The texts in an added language are counted and not shown.
    """
    changes = tuple(
        change
        for identity, clause in house.clauses.items()
        if (change := _clause(ours.clauses.get(identity), clause, ours.languages))
    )
    variants = [each for clause in house.clauses.values() for each in clause.variants.values()]
    added = tuple(
        LanguageAdded(code, sum(code in each.texts for each in variants), len(variants))
        for code in house.languages
        if code not in ours.languages
    )
    return changes, added


def _clause(
    ours: ClauseDefinition | None, house: ClauseDefinition, languages: Sequence[str]
) -> ClauseChange | None:
    known = ours.variants if ours else {}
    variants = tuple(
        change
        for identity, variant in house.variants.items()
        if (change := _variant(known.get(identity), variant, languages))
    )
    default = ours.default if ours and ours.default != house.default else ""
    if ours and not variants and not default:
        return None
    return ClauseChange(house, ours is None, default, variants)


def _variant(
    ours: Variant | None, house: Variant, languages: Sequence[str]
) -> VariantChange | None:
    lines = {
        "": _changed(_facts(ours) if ours else [], _facts(house)),
        **{
            language: _changed(
                _text(ours.texts.get(language)) if ours else [], _text(house.texts.get(language))
            )
            for language in languages
        },
    }
    lines = {key: each for key, each in lines.items() if each}
    return VariantChange(house, ours is None, lines) if lines else None


def _changed(old: list[str], new: list[str]) -> tuple[LineChange, ...]:
    found: list[LineChange] = []
    for tag, old_from, old_to, new_from, new_to in SequenceMatcher(
        a=old, b=new, autojunk=False
    ).get_opcodes():
        if tag != "equal":
            found += (LineChange("-", line) for line in old[old_from:old_to])
            found += (LineChange("+", line) for line in new[new_from:new_to])
    return tuple(found)


def _facts(variant: Variant) -> list[str]:
    """Everything about a variant but its texts, a line each, by the keys of the clause file."""
    lines = [f"source: {variant.source}"]
    for key in ("label", "use", "note", "cost", "title"):
        said: Mapping[str, str] = getattr(variant, key)
        lines += (f"{key}.{language}: {words}" for language, words in said.items())
    for key in ("requires", "excludes"):
        conditions: Condition = getattr(variant, key)
        lines += (f"{key}: {name}: {asked}" for name, asked in conditions.items())
    lines += (
        f"practice: {each.count} / {each.of}, {each.counted['en']} [{each.source}]"
        for each in variant.practice
    )
    lines += (f"remarks: {each.severity}: {each.text['en']}" for each in variant.remarks)
    for name, parameter in variant.parameters.items():
        bounds = f" {parameter.minimum}-{parameter.maximum}" if parameter.maximum else ""
        default = "" if parameter.default is None else f", default: {parameter.default}"
        lines.append(f"parameters.{name}: {parameter.type}{bounds}{default}")
        lines += (f"parameters.{name}.options: {option}" for option in parameter.options)
    return lines


def _text(text: ClauseText | None) -> list[str]:
    """A text, a line for each option of a phrase, paragraph and item."""
    if text is None:
        return []
    phrases = (line for name, each in text.phrases.items() for line in _phrase(name, each))
    return [*phrases, *_blocks(text.body, "")]


def _phrase(name: str, phrase: Phrase) -> Iterator[str]:
    if isinstance(phrase, Choice):
        for option in phrase.options:
            yield f"{{{name}}}{_when(option.when)} = “{_words(option.text)}”"
    else:
        form = f" ({phrase.form})" if phrase.form else ""
        joints = f"“{_words(phrase.separator)}”, “{_words(phrase.last)}”"
        yield f"{{{name}}} = {phrase.each}{form}, {joints}"


def _blocks(blocks: Sequence[BodyParagraph | BodyList], indent: str) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, BodyParagraph):
            yield f"{indent}{_words(block.text)}{_when(block.when)}"
            continue
        for index, item in enumerate(block.items):
            marker = item_marker(block.style, index)
            conditions = _when({**block.when, **item.when})
            yield f"{indent}{marker} {_words(item.text)}{conditions}"
            yield from _blocks(item.lists, f"{indent}  ")


def _when(when: Condition) -> str:
    return f" [{', '.join(f'{name}: {asked}' for name, asked in when.items())}]" if when else ""


def _words(parts: Sequence[Part]) -> str:
    return "".join(part.text if isinstance(part, Literally) else part.written for part in parts)
