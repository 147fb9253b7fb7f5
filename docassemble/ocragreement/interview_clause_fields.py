"""The fields of the screen on a clause: its wordings, their parameters, items, own text, reason.

Nothing here needs docassemble. Fields are called "clause:variant:parameter:language", so that the
fields of one screen are never taken for those of another.
"""

import marshal
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from .clause_text import BodyItem, BodyList, ClauseText
from .interface import say
from .interview_aside import filled_before
from .interview_clauses import any_text, variant_of
from .interview_order import extract, item_letters, item_order_html
from .languages import load_languages
from .library import OMITTED, ClauseDefinition, Library, Parameter, Variant
from .library_loader import load_library
from .memorandum_words import source_in
from .memory import Memory, exactly

__all__ = ["clause_fields"]

Field = dict[str, Any]

# A screen is shown, sent and often shown again with the same fields.
_KNOWN = Memory[tuple[Library, bytes]](256)


def clause_fields(
    identity: str,
    answer: Any,
    languages: Iterable[str],
    interface: str,
    aside: Iterable[Any] = (),
) -> list[Field]:
    """Return the fields of the screen on a clause.

    Args:
        identity: The clause.
        answer: What has been chosen for it so far, as an answer file has it.
        languages: Languages of the draft.
        interface: Language of the interface.
        aside: What was chosen for it before, likewise; the other wordings are filled in with it.

    Returns:
        Fields as a `code` entry among docassemble's `fields` gives them.
    """
    library = load_library()
    asked = (answer, list(languages), interface, list(aside))
    # What is remembered holds its library, so that no other has the same number meanwhile.
    key = (id(library), identity, exactly(asked))
    known = _KNOWN.get(key)
    if known is None:
        fields = _ClauseFields(library.clauses[identity], *asked).all()
        if not key[-1]:
            return fields
        known = (library, marshal.dumps(fields))
        _KNOWN.put(key, known)
    # Each time anew: docassemble adds to what it is given.
    made: list[Field] = marshal.loads(known[1])  # noqa: S302
    return made


class _ClauseFields:
    """Writes the fields of one clause."""

    def __init__(
        self,
        clause: ClauseDefinition,
        answer: Any,
        languages: list[str],
        interface: str,
        aside: list[Any],
    ) -> None:
        self.clause = clause
        self.answer: Mapping[str, Any] = answer if isinstance(answer, Mapping) else {}
        self.chosen = variant_of(clause, answer)
        self.aside = aside
        self.filled = filled_before(clause, answer, aside)
        self.languages = languages
        self.interface = interface
        self.prefix = clause.identity

    def all(self) -> list[Field]:
        fields = [self._variants()] if len(self._choices()) > 1 else []
        for variant in self.clause.variants.values():
            fields += self._of_variant(variant)
        return [*fields, *self._by_hand(), self._reason()]

    def _choices(self) -> list[dict[str, str]]:
        choices = [
            {
                "value": each.identity,
                "label": f"**{each.label[self.interface]}.** {each.use[self.interface]}"
                f'<span class="note">{each.note[self.interface] if each.note else ""}</span>'
                f'<span class="source">{self._source(each)}</span>',
            }
            for each in self.clause.variants.values()
        ]
        omission = self.clause.omission
        if omission:
            label = f"**{omission.label[self.interface]}.** {omission.use[self.interface]}"
            choices.append({"value": OMITTED, "label": label})
        return choices

    def _source(self, variant: Variant) -> str:
        counted = (
            say(
                "command.library_practice",
                self.interface,
                count=each.count,
                of=each.of,
                counted=each.counted[self.interface],
            )
            for each in variant.practice
        )
        return " · ".join((source_in(self.interface, variant.source), *counted))

    def _variants(self) -> Field:
        return {
            "label": say("interview.wording", self.interface),
            "field": self._name("variant"),
            "input type": "radio",
            "choices": self._choices(),
            "default": self.chosen,
        }

    def _of_variant(self, variant: Variant) -> list[Field]:
        fields = [
            field
            for parameter in variant.parameters.values()
            for field in self._parameter(variant, parameter)
        ]
        fields += self._items(variant)
        if len(self._choices()) > 1:
            shown = {"variable": self._name("variant"), "is": variant.identity}
            fields = [{**field, "show if": shown} for field in fields]
        return fields

    def _parameter(self, variant: Variant, parameter: Parameter) -> list[Field]:
        name = f"{variant.identity}:{parameter.identity}"
        label = parameter.label[self.interface]
        answers = self.filled.get(variant.identity, {})
        value = answers.get(parameter.identity, parameter.default)
        if parameter.type in ("choice", "several"):
            several = parameter.type == "several"
            return [
                {
                    "label": label,
                    "field": self._name(name),
                    "choices": [
                        {"value": key, "label": option.label[self.interface]}
                        for key, option in parameter.options.items()
                    ],
                    "default": value,
                    **(
                        {"datatype": "checkboxes", "none of the above": False, "required": False}
                        if several
                        else {"input type": "radio"}
                    ),
                }
            ]
        if parameter.type == "text":
            texts = value if isinstance(value, Mapping) else dict.fromkeys(self.languages, value)
            return [
                self._text(f"{name}:{code}", self._in(label, code), texts.get(code) or "")
                for code in self.languages
            ]
        bounds = say(
            "interview.bounds",
            self.interface,
            least=f"{parameter.minimum:g}",
            most=f"{parameter.maximum:g}",
        )
        shown = "" if value is None else f"{value:g}"
        return [{**self._text(name, label, shown), "hint": bounds}]

    def _items(self, variant: Variant) -> list[Field]:
        text = any_text(variant, self.interface)
        letters = [
            block for block in text.body if isinstance(block, BodyList) and block.style == "letters"
        ]
        if not letters:
            return []
        answers = self.filled.get(variant.identity, {})
        dropped = answers.get("drop", ())
        named = [item for item in _items_of(letters) if item.identity]
        fields: list[Field] = []
        if named:
            fields.append(
                {
                    "label": say("interview.items", self.interface),
                    "field": self._name(f"{variant.identity}:items"),
                    "datatype": "checkboxes",
                    "none of the above": False,
                    "required": False,
                    "choices": [{"value": item.identity, "label": extract(item)} for item in named],
                    "default": [each.identity for each in named if each.identity not in dropped],
                }
            )
        added = answers.get("add", {})
        for code in self.languages:
            label = self._in(say("interview.add_items", self.interface), code)
            lines = "\n".join(added.get(code, ()))
            fields.append(self._area(f"{variant.identity}:add:{code}", label, lines, rows=2))
        return [*fields, *self._order(variant, text, answers)]

    def _order(self, variant: Variant, text: ClauseText, answers: Mapping[str, Any]) -> list[Field]:
        usual, ordered = item_letters(text, answers)
        if len(usual) < 2:
            return []
        added = next(iter(answers.get("add", {}).values()), ())
        name = f"{variant.identity}:order"
        html = item_order_html(text, ordered, added, f"{self.prefix}:{name}", self.interface)
        label = say("interview.item_order", self.interface)
        field = self._text(name, label, ", ".join(ordered))
        return [field, {"note": html}]

    def _by_hand(self) -> list[Field]:
        typed = self._typed()
        shown = {"variable": self._name("by_hand"), "is": True}
        again = escape(say("interview.begin_again", self.interface))
        fields: list[Field] = [
            {
                "label": say("interview.by_hand", self.interface),
                "field": self._name("by_hand"),
                "datatype": "yesno",
                "default": bool(typed),
            },
            {
                "note": '<button type="button" class="btn btn-sm btn-outline-secondary'
                f' begin-again">{again}</button>',
                "show if": shown,
            },
        ]
        for code in self.languages:
            label = self._in(say("interview.own_text", self.interface), code)
            area = self._area(f"text:{code}", label, typed.get(code, ""), rows=10)
            fields.append({**area, "show if": shown})
        return fields

    def _typed(self) -> Mapping[str, str]:
        """The text by hand; that of a clause that is left out is for when it stands again."""
        last = self.answer
        if self.chosen == OMITTED:
            stood = [each for each in self.aside if variant_of(self.clause, each) != OMITTED]
            last = stood[-1] if stood and isinstance(stood[-1], Mapping) else {}
        typed: Mapping[str, str] = last.get("text", {})
        return typed

    def _reason(self) -> Field:
        label = say("interview.reason", self.interface)
        area = self._area("reason", label, self.answer.get("reason", ""), rows=2)
        return {**area, "help": say("interview.reason_help", self.interface)}

    def _in(self, label: str, language: str) -> str:
        if len(self.languages) == 1:
            return label
        return f"{label} ({load_languages()[language].names[self.interface]})"

    def _text(self, name: str, label: str, value: str) -> Field:
        return {
            "label": label,
            "field": self._name(name),
            "datatype": "raw",
            "required": False,
            "default": value,
        }

    def _area(self, name: str, label: str, value: str, rows: int) -> Field:
        return {**self._text(name, label, value), "input type": "area", "rows": rows}

    def _name(self, name: str) -> str:
        return f"draft.field['{self.prefix}:{name}']"


def _items_of(blocks: Iterable[BodyList]) -> Iterable[BodyItem]:
    for block in blocks:
        for item in block.items:
            yield item
            yield from _items_of(item.lists)
