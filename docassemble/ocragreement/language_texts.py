"""Lays the texts of a language that a house adds beside those of our own languages."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from .clause_reader import check_alike
from .library import ClauseDefinition, LanguageWording, Parameter, ParameterOption, Variant
from .library_file import LibraryFile, listed
from .text_reader import TextReader

__all__ = ["add_language"]


def add_language(
    pack: LibraryFile,
    clauses: Mapping[str, ClauseDefinition],
    wording: Mapping[str, LanguageWording],
) -> dict[str, ClauseDefinition]:
    """Add the texts of a language to the clauses.

    Args:
        pack: The language's file, its form checked.
        clauses: The clauses by identity, those of the house among them.
        wording: The words of every language.

    Returns:
        The clauses that the file knows, by identity, with the language's texts.

    Raises:
        ProblemsError: If a clause, variant or name is unknown, or a text is not like the others.
    """
    reader = _PackReader(pack, wording)
    return {
        identity: reader.clause(entry, reader.known(clauses, identity, "clauses"))
        for identity, entry in pack.data["clauses"].items()
    }


class _PackReader:
    """Reads the texts of one language."""

    def __init__(self, pack: LibraryFile, wording: Mapping[str, LanguageWording]) -> None:
        self.pack = pack
        self.language: str = pack.data["language"]
        self.no_break = wording[self.language].no_break

    def known[Thing](self, things: Mapping[str, Thing], identity: str, path: str) -> Thing:
        """The thing of that identity, which must be there."""
        if identity not in things:
            self.pack.fail(f"{path}.{identity}", "unknown_key", known=listed(things))
        return things[identity]

    def clause(self, entry: Any, clause: ClauseDefinition) -> ClauseDefinition:
        path = f"clauses.{clause.identity}.variants"
        read = {
            name: self._variant(each, self.known(clause.variants, name, path), f"{path}.{name}")
            for name, each in entry["variants"].items()
        }
        return replace(
            clause,
            title={**clause.title, self.language: entry["title"]},
            variants={**clause.variants, **read},
        )

    def _variant(self, entry: Any, variant: Variant, path: str) -> Variant:
        here = f"{path}.parameters"
        parameters = {**variant.parameters}
        for name, each in entry.get("parameters", {}).items():
            parameter = self.known(parameters, name, here)
            parameters[name] = self._parameter(each, parameter, f"{here}.{name}")
        if variant.title and "title" not in entry:
            self.pack.fail(path, "missing", key="title")
        text = TextReader(self.pack, f"{path}.text", self.language, self.no_break, parameters).read(
            entry["text"]
        )
        texts = {**variant.texts, self.language: text}
        check_alike(self.pack, dict.fromkeys(texts, f"{path}.text"), parameters, texts)
        title = {**variant.title, self.language: entry["title"]} if "title" in entry else {}
        return replace(variant, parameters=parameters, texts=texts, title=title or variant.title)

    def _parameter(self, entry: Any, parameter: Parameter, path: str) -> Parameter:
        options = {**parameter.options}
        for name, words in entry.get("options", {}).items():
            option: ParameterOption = self.known(options, name, f"{path}.options")
            said = self.pack.text(words, f"{path}.options.{name}", self.no_break)
            options[name] = replace(option, text={**option.text, self.language: said})
        given = {key: {self.language: entry[key]} for key in ("label", "gender") if key in entry}
        return replace(
            parameter,
            label={**parameter.label, **given.get("label", {})},
            gender={**parameter.gender, **given.get("gender", {})},
            options=options,
        )
