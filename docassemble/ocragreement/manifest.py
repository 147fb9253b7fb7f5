"""What a set of files holds and what it was made from, so that it can be verified years later."""

import hashlib
from collections.abc import Iterable, Mapping
from importlib import resources
from typing import Any

from . import __version__
from .answers import Answers
from .checks import Finding
from .interface import say
from .language_pack import house_files, house_folder, house_version
from .library import Library
from .safe_yaml import dump

__all__ = ["library_fingerprint", "to_manifest"]


def to_manifest(
    answers: Answers,
    library: Library,
    files: Mapping[str, bytes],
    findings: Iterable[Finding],
    notes: Iterable[str],
    language: str,
) -> bytes:
    """List the files of a set with their hashes.

    Args:
        answers: What the files were made from.
        library: The clause library that they were made with.
        files: Their contents by name.
        findings: What the checks say of the draft.
        notes: What a reader must know of the set (that it has no PDF), in his language.
        language: Interface language of notes and findings.

    Returns:
        YAML; nothing in it depends on the clock or the machine.
    """
    lines = [finding.say(language) for finding in findings]
    data: dict[str, Any] = {
        "package": f"docassemble.ocragreement {__version__}",
        "library": {
            "sha256": library_fingerprint(),
            **({"house_version": house_version()} if house_version() else {}),
        },
        "languages": list(answers.text_languages(library)),
        "notes": list(notes) or None,
        "checks": lines or [say("dossier.nothing_found", language)],
        "files": [
            {
                "name": name,
                "bytes": len(content),
                "sha256": hashlib.sha256(content).hexdigest(),
            }
            for name, content in files.items()
        ],
    }
    return dump({key: value for key, value in data.items() if value is not None}).encode()


def library_fingerprint() -> str:
    """Return what tells one clause library from another.

    Returns:
        The SHA-256 hash of all clause files, the package's and the ministry's own, as a number of
        64 digits.
    """
    digest = hashlib.sha256()
    ours = (resources.files(__package__) / "data" / "templates").iterdir()
    files = sorted(
        (each for each in ours if each.name.endswith(".yml")), key=lambda each: each.name
    )
    for entry in [*files, *house_files(house_folder())]:
        content = entry.read_bytes()
        digest.update(f"{entry.name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()
