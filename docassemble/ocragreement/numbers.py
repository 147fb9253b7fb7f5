"""Numbers in words, by rules that are data, and roman numerals.

The rules are a small form of rule-based number formatting as the Unicode project describes it
(https://unicode-org.github.io/icu/userguide/format_parse/numbers/rbnf.html). A set of rules maps
a number to the pattern for it and all numbers up to the next key:

    20: twenty[-{rest}]
    100: "{times} hundred[ and {rest}]"
    1000: ""

`{times}` and `{rest}` are quotient and remainder by the highest power of ten in the key, or by
the divisor that the key names (`60/20`); `{number}` is the number itself. Each is written by the
same set, or by another (`{times:masculine}`). `[a|b]` gives `a` when there is a remainder and `b`
when there is none. A key with an equals sign (`=21`) holds for that number alone;
an empty pattern ends the numbers that the set can write.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

__all__ = ["NumberRules", "roman"]

# A language's rules call one another six times at most, with a quotient and a remainder each.
DEEPEST = 12
MOST_PLACES = 2

_KEY = re.compile(r"(=?)(\d+)(?:/(\d+))?")
_OPTION = re.compile(r"\[([^\[\]|]*)(?:\|([^\[\]|]*))?\]")
_PLACE = re.compile(r"\{(times|rest|number)(?::(\w+))?\}")
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


@dataclass(frozen=True)
class _Rule:
    base: int
    divisor: int
    exact: bool
    pattern: str

    @classmethod
    def read(cls, key: str, pattern: str) -> Self:
        match = _KEY.fullmatch(key)
        if match is None:
            raise ValueError(f"“{key}” is not a number such as 20, 60/20 or =21")
        base = int(match[2])
        divisor = int(match[3]) if match[3] else 10 ** (len(match[2]) - 1)
        if divisor == 0:
            raise ValueError(f"“{key}” divides by nothing")
        if len(_PLACE.findall(pattern)) > MOST_PLACES:
            raise ValueError(f"“{key}” has more than {MOST_PLACES} places: {pattern[:60]}")
        return cls(base, divisor, bool(match[1]), pattern)


class NumberRules:
    """The sets of rules by which one language writes numbers in words."""

    def __init__(self, sets: Mapping[str, Mapping[str, str]]) -> None:
        """Read the sets.

        Args:
            sets: For each set its rules; `like` in a set names the set that it amends.
                A rule without text ends the numbers that the set can write.

        Raises:
            ValueError: A key is malformed, or a set is named that does not exist.
        """
        self._rules = {name: self._read(name, sets) for name in sets}
        for name, rules in self._rules.items():
            for rule in rules:
                for place in _PLACE.finditer(rule.pattern):
                    if place[2] and place[2] not in sets:
                        raise ValueError(f"set “{name}”, {rule.base}: no set “{place[2]}”")

    def _read(self, name: str, sets: Mapping[str, Mapping[str, str]]) -> list[_Rule]:
        if name not in sets:
            raise ValueError(f"no set “{name}”")
        own = [_Rule.read(str(k), v) for k, v in sets[name].items() if k != "like"]
        merged = {(rule.base, rule.exact): rule for rule in own}
        if "like" in sets[name]:
            for rule in self._read(sets[name]["like"], sets):
                merged.setdefault((rule.base, rule.exact), rule)
        # Exact rules come first, then the highest base: the first that fits is the right one.
        return sorted(merged.values(), key=lambda rule: (not rule.exact, -rule.base))

    def __contains__(self, name: object) -> bool:
        """Tell whether there is a set of that name."""
        return name in self._rules

    def spell(self, number: int, name: str, depth: int = 0) -> str:
        """Write a number by one of the sets.

        Args:
            number: A whole number, not negative.
            name: The set.
            depth: How many rules have called one another to come here.

        Returns:
            The number in words.

        Raises:
            ValueError: The rules do not go as far as the number.
        """
        if depth > DEEPEST:
            raise ValueError(f"the rules for {number} call one another without end ({name})")
        for rule in self._rules[name]:
            if rule.pattern and (rule.base == number or (rule.base < number and not rule.exact)):
                return self._apply(rule, number, name, depth)
            if rule.base <= number and not rule.exact:
                break
        raise ValueError(f"cannot write {number} in words ({name})")

    def _apply(self, rule: _Rule, number: int, name: str, depth: int) -> str:
        times, rest = divmod(number, rule.divisor)
        parts = {"times": times, "rest": rest, "number": number}
        pattern = _OPTION.sub(lambda m: m[1] if rest else m[2] or "", rule.pattern)
        return _PLACE.sub(lambda m: self.spell(parts[m[1]], m[2] or name, depth + 1), pattern)


def roman(number: int) -> str:
    """Write a number as a roman numeral.

    Args:
        number: From 1 to 3999.

    Returns:
        The numeral in capitals (“XIV”).

    Raises:
        ValueError: The number has no roman numeral.
    """
    if not 1 <= number <= 3999:
        raise ValueError(f"no roman numeral for {number}: from 1 to 3999")
    numeral = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral
