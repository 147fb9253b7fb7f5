"""A language file to be filled in: every text of the library as a blank beside the reference text.

The reference stands above its blank in lines that begin with `#|`, written as the translation
should be. `language_blanks.py` knows which blanks are still to be filled.
"""

import re
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

from .demonyms import load_demonyms
from .home_party import load_home_party
from .interface import say
from .language_blanks import is_kept
from .languages import load_languages
from .library_file import LibraryFile
from .library_loader import library_files, load_library
from .states import load_states
from .yaml_words import flow, quoted, text_lines

__all__ = ["language_skeleton"]

OPTIONAL_WORDING = ("first_article", "no_break")

SOURCES = resources.files(__package__) / "data" / "sources"

_TOP_LEVEL = re.compile(r"^(?=[^\s#])", re.MULTILINE)


def language_skeleton(language: str, reference: str, interface: str) -> str:
    """Write a language file of which every text is a blank.

    Args:
        language: ISO 639 code of the language to be added.
        reference: Code of the language of the reference texts, one of ours.
        interface: Interface language of the explanations.

    Returns:
        The file, in the form that the loader reads once it is filled in.

    Raises:
        ProblemsError: If a file of the house library is wrong.
    """

    def explained(key: str) -> list[str]:
        return [f"# {line}" for line in say(f"skeleton.{key}", interface).splitlines()]

    names = [] if language in load_languages() else ["names:", "  en:", "  es:", ""]
    files = library_files()
    lines = [
        *explained("top"),
        "",
        f"language: {language}",
        *names,
        "",
        *explained("grammar"),
        "grammar:",
        *_grammar(),
        "",
        *explained("wording"),
        "wording:",
        *_wording(files["wording"][0].data[reference]),
        "",
        *explained("home_authority"),
        *_reference("home_authority:", load_home_party().authority.get(reference, ""), ""),
        "home_authority:",
        "",
        *explained("language_names"),
        "language_names:",
        *_language_names(language, reference),
        "",
        *explained("states"),
        "states:",
        *_states(reference),
        "",
        *explained("demonyms"),
        "demonyms:",
        *_demonyms(reference),
        "",
        *explained("instruments"),
        "instruments:",
        *_tree(
            {
                name: entry["forms"][reference]
                for name, entry in files["instruments"][0].data.items()
            },
            "  ",
        ),
        "",
        *explained("clauses"),
        "clauses:",
        *_clauses(files["clauses"], reference, interface),
    ]
    return "\n".join(lines) + "\n"


def _reference(opener: str, text: str, indent: str) -> Iterator[str]:
    if text:
        yield from (f"{indent}#| {line}" for line in text_lines(opener, text))


def _blank(opener: str, text: str, indent: str) -> Iterator[str]:
    """A text to be translated; what is empty in the reference is empty in each language."""
    yield from _reference(opener, text, indent)
    yield f"{indent}{opener}" if text else f'{indent}{opener} ""'


def _tree(data: Mapping[str, Any], indent: str) -> Iterator[str]:
    """Everything in a mapping, its texts as blanks; what decides stands before what is said."""
    for key, value in sorted(data.items(), key=lambda entry: not is_kept(*entry)):
        if is_kept(key, value):
            yield f"{indent}{key}: {flow(value)}"
        elif isinstance(value, str):
            yield from _blank(f"{key}:", value, indent)
        else:
            yield f"{indent}{key}:"
            inner = f"{indent}  "
            yield from _list(value, inner) if isinstance(value, list) else _tree(value, inner)


def _list(data: list[Any], indent: str) -> Iterator[str]:
    for each in data:
        if isinstance(each, str):
            yield from _blank("-", each, indent)
            continue
        first, *others = _tree(each, f"{indent}  ")
        opened = first.strip().startswith("#|")
        yield from ([f"{indent}-", first] if opened else [f"{indent}- {first.strip()}"])
        yield from others


def _grammar() -> Iterator[str]:
    """Each key of the Spanish grammar, the one that explains itself."""
    text = (SOURCES / "grammar-es.yml").read_text(encoding="utf-8")
    comments: list[str] = []
    for block in _TOP_LEVEL.split(text):
        lines = block.rstrip().splitlines()
        # What is not indented behind a key's lines explains the next key.
        end = next((n for n, line in enumerate(lines) if line.startswith("#")), len(lines))
        own = "\n".join(lines[:end]).rstrip().splitlines()
        key = own[0].partition(":")[0] if own else ""
        if key and key != "language":
            yield ""
            yield from (f"  {line}" for line in comments)
            yield from (f"  #| {line}" for line in own)
            yield f"  {key}:"
        comments = [line for line in lines[end:] if line]


def _wording(data: Mapping[str, Any]) -> Iterator[str]:
    for key, value in data.items():
        if key not in OPTIONAL_WORDING:
            yield from _tree({key: value}, "  ")
        elif isinstance(value, str):
            yield from _reference(f"{key}:", value, "  ")
        else:
            yield f"  #| {key}: [{', '.join(map(quoted, value))}]"


def _language_names(language: str, reference: str) -> Iterator[str]:
    for code, each in load_languages().items():
        if reference in each.names:
            yield f"  {code}: #| {quoted(each.names[reference])}"
    if language not in load_languages():
        yield f"  {language}:"


def _states(reference: str) -> Iterator[str]:
    for code, state in load_states().items():
        phrase = state.names[reference]
        shown = {
            "formal": str(phrase),
            "gender": phrase.gender,
            "number": phrase.number,
            "short": state.short_names[reference],
            "capital": state.capitals[reference],
        }
        given = ", ".join(
            f"{key}: {each if key in ('gender', 'number') else quoted(each)}"
            for key, each in shown.items()
            if each
        )
        yield f"  {code}: #| {{{given}}}"


def _demonyms(reference: str) -> Iterator[str]:
    for code, each in load_demonyms(reference).items():
        if each.first and each.second:
            yield f"  {code}: #| {{first: {quoted(each.first)}, second: {quoted(each.second)}}}"


def _clauses(files: list[LibraryFile], reference: str, interface: str) -> Iterator[str]:
    """Every clause of which a variant has a text in the reference language."""
    titles: dict[str, str] = {}
    variants: dict[str, dict[str, Any]] = {}
    for file in files:
        clause = file.data["clause"]
        titles.setdefault(clause, file.data.get("title", {}).get(reference, ""))
        for name, entry in file.data.get("variants", {}).items():
            variants.setdefault(clause, {})[name] = entry
    for clause in load_library().clauses:
        entries = variants.get(clause, {})
        written = {name: each for name, each in entries.items() if reference in each["text"]}
        if not written:
            continue
        yield ""
        yield f"  {clause}:"
        yield from _blank("title:", titles[clause], "    ")
        yield "    variants:"
        for name, entry in written.items():
            yield f"      {name}: # {' '.join(entry['label'][interface].split())}"
            yield from _tree(_variant(entry, reference), "        ")


def _variant(entry: Mapping[str, Any], reference: str) -> dict[str, Any]:
    text = entry["text"][reference]
    wording = "ours" if text["wording"] == "ours" else "working_translation"
    found: dict[str, Any] = {}
    if reference in entry.get("title", {}):
        found["title"] = entry["title"][reference]
    parameters = {
        name: read
        for name, each in entry.get("parameters", {}).items()
        if (read := _parameter(each, reference))
    }
    if parameters:
        found["parameters"] = parameters
    return {**found, "text": {**text, "wording": wording}}


def _parameter(entry: Mapping[str, Any], reference: str) -> dict[str, Any]:
    options = {
        name: each["text"][reference]
        for name, each in entry.get("options", {}).items()
        if reference in each.get("text", {})
    }
    found: dict[str, Any] = {"options": options} if options else {}
    if entry["type"] == "integer":
        found["gender"] = entry.get("gender", {}).get(reference, "m")
    return found
