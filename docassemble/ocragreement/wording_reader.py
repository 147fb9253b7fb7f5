"""Reads what belongs to no clause: the words of each language, and the names of the instruments."""

from collections.abc import Mapping
from typing import Any

from .library import Instrument, LanguageWording
from .library_file import LibraryFile
from .library_schema import check_form
from .template_text import Part
from .typography import with_no_breaks

__all__ = ["read_instruments", "read_wording"]

GROUPS = ("draft", "references", "notices", "blanks", "proposals")


def read_wording(file: LibraryFile, packs: Mapping[str, LibraryFile]) -> dict[str, LanguageWording]:
    """Read the words of each language that belong to no clause.

    Args:
        file: `wording.yml`.
        packs: Files of the languages that a house adds, by code.

    Returns:
        The words by language, our own languages first.

    Raises:
        ProblemsError: If something is missing or unknown.
    """
    check_form(file, "wordings")
    wording = {
        language: _language_wording(file, language, entry, added=False)
        for language, entry in file.data.items()
    }
    own = next(iter(file.data.values()))
    for language, pack in packs.items():
        entry = pack.data["wording"]
        for group in GROUPS:
            pack.only(entry[group], f"wording.{group}", own[group])
            pack.need(entry[group], f"wording.{group}", *own[group])
        wording[language] = _language_wording(pack, "wording", entry, added=True)
    return wording


def _language_wording(
    file: LibraryFile, path: str, entry: Mapping[str, Any], added: bool
) -> LanguageWording:
    joint = entry["list"]
    no_break = tuple(entry.get("no_break", ()))
    return LanguageWording(
        separator=file.text(joint["separator"], f"{path}.list.separator"),
        last=file.text(joint["last"], f"{path}.list.last"),
        article_heading=entry["article_heading"],
        article_heading_with_title=entry["article_heading_with_title"],
        first_article=entry.get("first_article", ""),
        references=entry["references"],
        authority_with_role=file.text(entry["authority_with_role"], f"{path}.authority_with_role"),
        percentage=entry["percentage"],
        decimal_mark=entry["decimal_mark"],
        short_title=file.text(entry["short_title"], f"{path}.short_title"),
        signature=file.text(entry["signature"], f"{path}.signature"),
        notices=entry["notices"],
        draft={key: with_no_breaks(text, no_break) for key, text in entry["draft"].items()},
        contents=entry["contents"],
        blanks=entry["blanks"],
        proposals=entry["proposals"],
        no_break=no_break,
        added=added,
    )


def read_instruments(
    file: LibraryFile, packs: Mapping[str, LibraryFile], wording: Mapping[str, LanguageWording]
) -> dict[str, Instrument]:
    """Read the instruments.

    Args:
        file: `instruments.yml`.
        packs: Files of the languages that a house adds, by code.
        wording: The words of every language.

    Returns:
        The instruments by identity, in the order in which texts name them.

    Raises:
        ProblemsError: If something is missing or unknown.
    """
    own = [language for language, words in wording.items() if not words.added]
    instruments: dict[str, Instrument] = {}
    for identity, entry in file.data.items():
        label, protocol, forms = file.need(entry, identity, "label", "protocol", "forms")
        file.need(forms, f"{identity}.forms", *own)
        texts = {
            language: _forms(
                file, forms[language], f"{identity}.forms.{language}", wording[language].no_break
            )
            for language in own
        }
        for language, pack in packs.items():
            (added,) = pack.need(pack.data["instruments"], "instruments", identity)
            no_break = wording[language].no_break
            texts[language] = _forms(pack, added, f"instruments.{identity}", no_break)
        instruments[identity] = Instrument(identity, label, protocol, texts)
    return instruments


def _forms(
    file: LibraryFile, forms: Mapping[str, str], path: str, no_break: tuple[str, ...]
) -> dict[str, tuple[Part, ...]]:
    return {form: file.text(text, f"{path}.{form}", no_break) for form, text in forms.items()}
