"""How the answer for a clause looks: a variant, its figures, and what the lawyer wrote by hand."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from .answers import ClauseChoice
from .clause_text import BodyList, ClauseText
from .item_order import COUNTED, item_keys
from .items import item_names, without_items
from .library import OMITTED, ClauseDefinition, Library
from .parameters import parameter_shape
from .problems import Problem
from .shapes import Choice, ListOf, Record, Shape, Text
from .template_text import Part
from .typed_text import MAXIMUM_TYPED, TypedTextError, read_typed_item, read_typed_text

__all__ = ["ClauseShape"]

OWN_ANSWERS = ("variant", "reason", "drop", "add", "order", "text")
MAXIMUM_ITEMS = 26


class ClauseShape:
    """A variant's name, or a mapping with the variant and its figures."""

    def __init__(
        self, clause: ClauseDefinition, omissible: tuple[str, ...], library: Library
    ) -> None:
        """Take the clause.

        Args:
            clause: Its definition.
            omissible: The clauses that may be omitted, for the message.
            library: The library that knows the languages, and what typed text refers to.
        """
        self.clause = clause
        self.omissible = omissible
        self.library = library

    def read(self, value: Any, path: str, problems: list[Problem]) -> ClauseChoice | None:
        """Read the choice."""
        figures: dict[str, Any] = {}
        own: dict[str, Any] = {}
        variant: Any = value
        if isinstance(value, Mapping):
            figures = {key: each for key, each in value.items() if key not in OWN_ANSWERS}
            standing = [self.clause.default, *self.clause.variants]
            variant = value.get("variant", next(each for each in standing if each != OMITTED))
            path_of_variant = f"{path}.variant" if "variant" in value else path
            given = {key: each for key, each in value.items() if key in self._own()}
            own = Record(self._own()).read(given, path, problems) or {}
        else:
            path_of_variant = path
        if variant == OMITTED and self.clause.omission is None:
            known = ", ".join(self.omissible)
            problems.append(Problem("problem.not_omissible", path_of_variant, {"known": known}))
            return None
        names = [*self.clause.variants, *([OMITTED] if self.clause.omission else [])]
        if not isinstance(variant, str) or variant not in names:
            values = {"value": str(variant)[:60], "known": ", ".join(names)}
            problems.append(Problem("problem.unknown_variant", path_of_variant, values))
            return None
        read = self._read_figures(variant, figures, path, problems)
        answered = {key: each for key, each in read.items() if each is not None}
        return self._with_own(ClauseChoice(variant, answered), own, path, problems)

    def _read_figures(
        self, variant: str, figures: Mapping[str, Any], path: str, problems: list[Problem]
    ) -> dict[str, Any]:
        """The parameters of a variant; what is none may be one of another, or a slip."""
        known = {"variant": Text(), **self._figures(variant), **self._own()}
        given = dict(figures)
        for name in [each for each in figures if each not in known]:
            others = [each for each in self.clause.variants if name in self._figures(each)]
            if others:
                values = {"variant": variant, "others": ", ".join(others)}
                problems.append(Problem("problem.of_another_variant", f"{path}.{name}", values))
                del given[name]
        return Record(known).read(given, path, problems) or {}

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of the choice, whatever the variant."""
        names = [*self.clause.variants, *([OMITTED] if self.clause.omission else [])]
        figures: dict[str, Shape] = {"variant": Choice(names), **self._own()}
        for variant in self.clause.variants:
            figures |= self._figures(variant)
        return {"anyOf": [Choice(names).schema(), Record(figures).schema()]}

    def _own(self) -> dict[str, Shape]:
        """What every clause can be given, whatever its variant."""
        languages = self.library.languages
        long_text = Text(MAXIMUM_TYPED, lines=True)
        items = ListOf(Text(), MAXIMUM_ITEMS)
        return {
            "reason": Text(),
            "drop": ListOf(Text(), MAXIMUM_ITEMS),
            "add": Record(dict.fromkeys(languages, items)),
            "order": ListOf(Text(), MAXIMUM_ITEMS),
            "text": Record(dict.fromkeys(languages, long_text)),
        }

    def _with_own(
        self,
        choice: ClauseChoice,
        own: Mapping[str, Any],
        path: str,
        problems: list[Problem],
    ) -> ClauseChoice:
        """The choice with what the lawyer wrote: the reason, items dropped or added, the text."""
        dropped = tuple(own.get("drop") or ())
        added = {key: tuple(each) for key, each in (own.get("add") or {}).items() if each}
        typed = {key: each for key, each in (own.get("text") or {}).items() if each}
        texts: dict[str, ClauseText] = {}
        further: dict[str, tuple[tuple[Part, ...], ...]] = {}
        for language, text in typed.items():
            with _naming(f"{path}.text.{language}", problems):
                texts[language] = read_typed_text(text, language, self.library)
        for language, items in added.items():
            with _naming(f"{path}.add.{language}", problems):
                further[language] = tuple(
                    read_typed_item(item, language, self.library) for item in items
                )
        order: tuple[str, ...] = ()
        if (dropped or added or own.get("order")) and choice.variant != OMITTED:
            keys = item_keys(next(iter(self.clause.variants[choice.variant].texts.values())))
            dropped = tuple(keys.get(each, each) for each in dropped)
            self._check_items(choice.variant, dropped, path, problems)
            most = max(map(len, added.values()), default=0)
            order = self._order(choice.variant, own.get("order") or (), most, path, problems)
        return replace(
            choice,
            reason=own.get("reason") or "",
            dropped=dropped,
            added=added,
            further=further,
            order=order,
            typed=typed,
            texts=texts,
        )

    def _check_items(
        self, variant: str, dropped: tuple[str, ...], path: str, problems: list[Problem]
    ) -> None:
        text = next(iter(self.clause.variants[variant].texts.values()))
        if not any(isinstance(block, BodyList) and block.style in COUNTED for block in text.body):
            problems.append(Problem("problem.no_items", path))
            return
        names = item_names(text)
        for index, name in enumerate(dropped):
            if name not in names:
                values = {"value": name, "known": ", ".join(names)}
                problems.append(Problem("problem.unknown_item", f"{path}.drop[{index}]", values))
        if len(without_items(text, dropped).body) < len(text.body):
            problems.append(Problem("problem.no_item_left", f"{path}.drop"))

    def _order(
        self,
        variant: str,
        asked: Sequence[str],
        added: int,
        path: str,
        problems: list[Problem],
    ) -> tuple[str, ...]:
        """The items in the order asked for, by name where they have one."""
        keys = item_keys(next(iter(self.clause.variants[variant].texts.values())), added)
        order: list[str] = []
        for index, each in enumerate(asked if keys else ()):
            here = f"{path}.order[{index}]"
            if any(problem.path == here for problem in problems):
                continue
            if each not in keys:
                values = {"value": each, "known": ", ".join(keys)}
                problems.append(Problem("problem.unknown_item", here, values))
            elif keys[each] in order:
                problems.append(Problem("problem.twice", here, {"value": each}))
            else:
                order.append(keys[each])
        return tuple(order)

    def _figures(self, variant: str) -> dict[str, Shape]:
        if variant == OMITTED:
            return {}
        return {
            name: parameter_shape(parameter, self.library.languages)
            for name, parameter in self.clause.variants[variant].parameters.items()
        }


@contextmanager
def _naming(path: str, problems: list[Problem]) -> Iterator[None]:
    """Add what is wrong with a typed text to the problems, under the answer's path."""
    try:
        yield
    except TypedTextError as error:
        problems.append(Problem(f"problem.{error.key}", path, error.values))
