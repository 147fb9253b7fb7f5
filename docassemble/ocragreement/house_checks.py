"""What a house library says when it is read together with ours: what is wrong, what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass

from .language_pack import using_house
from .library import Library
from .library_loader import load_library
from .problems import Problem, ProblemsError

__all__ = ["HouseReport", "check_house"]


@dataclass(frozen=True)
class HouseReport:
    """The result of a check.

    Attributes:
        problems: What is wrong; with one of them nothing is drafted.
        library: Our library with the house library laid over it; None if something is wrong.
        unwritten: Wordings without a text, as "clause.variant", by language.
    """

    problems: tuple[Problem, ...]
    library: Library | None
    unwritten: Mapping[str, tuple[str, ...]]

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def check_house(house: str) -> HouseReport:
    """Check a house library together with ours.

    Args:
        house: Its folder, or its only file; empty for our library alone.

    Returns:
        All that was found.
    """
    with using_house(house):
        try:
            library = load_library()
        except ProblemsError as error:
            return HouseReport(error.problems, None, {})
    unwritten = {
        language: tuple(
            f"{clause.identity}.{name}"
            for clause in library.clauses.values()
            for name, variant in clause.variants.items()
            if language not in variant.texts
        )
        for language in library.languages
    }
    return HouseReport((), library, {code: each for code, each in unwritten.items() if each})
