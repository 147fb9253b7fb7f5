"""YAML in and out, as data and nothing else.

Answer files and house libraries come from outside, so that only mappings, lists and plain values
are read: no tags, no aliases (a few lines of them can unfold to gigabytes), no second meaning for
a word (`no` is Norwegian, not false; `2027-05-12` stays what was written until it is read as a
date).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from .interface import INTERFACE_LANGUAGES, ForTheLawyer, say

__all__ = ["MAXIMUM_BYTES", "SafeYamlError", "Source", "dump", "nearest_line", "parse"]

MAXIMUM_BYTES = 256 * 1024
MAXIMUM_DEPTH = 20
_REASONS = {
    "cannot start any token": "character",
    "mapping values are not allowed": "colon",
    "unexpected end of stream": "quotation",
}
"""What the parser says, in part, and the sentence that says it in our words."""

# The parser in C is several times faster; a PyYAML built without it reads the same.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_PLAIN_TYPES: dict[re.Pattern[str], Callable[[str], Any]] = {
    re.compile(r"(?:null|Null|NULL|~|)"): lambda _text: None,
    re.compile(r"(?:true|True|TRUE)"): lambda _text: True,
    re.compile(r"(?:false|False|FALSE)"): lambda _text: False,
    re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})"): int,
    re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{1,18}"): float,
}


class SafeYamlError(ValueError):
    """A file that cannot be read as plain data.

    Attributes:
        key: Key of the sentence that says why ("file.too_large").
        values: What goes into the sentence's gaps.
    """

    def __init__(self, key: str, /, **values: object) -> None:
        """Keep the sentence's key and values; `interface.say` makes the line."""
        super().__init__(key)
        self.key = key
        self.values = values


@dataclass(frozen=True)
class Source:
    """What a file says, and on which line.

    Attributes:
        data: Mappings, lists, strings, numbers, true, false and None.
        lines: Line of each value by its path ("languages.authentic[1]"), counted from 1.
    """

    data: Any
    lines: dict[str, int] = field(default_factory=dict)


def parse(text: str | bytes, maximum: int = MAXIMUM_BYTES) -> Source:
    """Read a file whose top level is a mapping.

    Args:
        text: The content of the file; bytes are read as UTF-8.
        maximum: How many bytes it may have.

    Returns:
        Its data and the line of each value.

    Raises:
        SafeYamlError: If it is too large, not text, not YAML, too deep, or has tags, aliases or
            a key twice.

    Example:
        >>> parse("counterpart: {state: NO}").data
        {'counterpart': {'state': 'NO'}}
    """
    raw = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    if len(raw) > maximum:
        raise SafeYamlError("file.too_large", maximum=maximum // 1024)
    try:
        decoded = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SafeYamlError("file.not_text") from error
    lines: dict[str, int] = {}
    try:
        _refuse_tricks(decoded)
        root = yaml.compose(decoded, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise SafeYamlError("file.not_yaml", line=line, reason=_reason(error, decoded)) from error
    except yaml.reader.ReaderError as error:
        # The parser in C counts bytes; the first of these characters is the one that it has met.
        before = decoded[: decoded.index(chr(error.character))]
        line, code = before.count("\n") + 1, f"U+{error.character:04X}"
        raise SafeYamlError("file.character", line=line, code=code) from error
    except yaml.YAMLError as error:
        raise SafeYamlError("file.not_text") from error
    data = None if root is None else _value(root, "", lines)
    if data is not None and not isinstance(data, dict):
        raise SafeYamlError("file.not_a_mapping")
    return Source({} if data is None else data, lines)


def nearest_line(lines: Mapping[str, int], path: str) -> int:
    """Return the line of a value, or of what holds it.

    Args:
        lines: Lines by path, as `parse` gives them.
        path: Path of the value ("languages.authentic[1]").

    Returns:
        The line; 0 if nothing on the way to the value has one.
    """
    while path and path not in lines:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return lines[path] if path else 0


def dump(data: dict[str, Any]) -> str:
    """Write plain data as a file that a person can read.

    Args:
        data: Mappings, lists, strings, numbers, true, false and None.

    Returns:
        YAML that `parse` reads back as the same data.
    """
    return yaml.dump(
        data,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=100,
        default_flow_style=False,
    )


def _reason(error: yaml.MarkedYAMLError, text: str) -> ForTheLawyer:
    """Why a line is not YAML, in words of ours; the parser has its own in English only."""
    said, mark = error.problem or "", error.problem_mark
    key = next((key for words, key in _REASONS.items() if words in said), "layout")
    if key == "character" and mark and text.splitlines()[mark.line][mark.column] == "\t":
        key = "tab"
    return ForTheLawyer({each: say(f"yaml.{key}", each) for each in INTERFACE_LANGUAGES})


def _refuse_tricks(text: str) -> None:
    depth = 0
    documents = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise SafeYamlError("file.two_documents", line=line)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise SafeYamlError("file.alias", line=line)
        if getattr(event, "tag", None):
            raise SafeYamlError("file.tag", line=line)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAXIMUM_DEPTH:
                raise SafeYamlError("file.too_deep", line=line, maximum=MAXIMUM_DEPTH)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _value(node: yaml.Node, path: str, lines: dict[str, int]) -> Any:
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                raise SafeYamlError("file.key", line=line)
            key = key_node.value
            if key in mapping:
                raise SafeYamlError("file.twice", line=line, key=key)
            inner = f"{path}.{key}" if path else key
            mapping[key] = _value(value_node, inner, lines)
            lines[inner] = line
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return [_value(each, f"{path}[{index}]", lines) for index, each in enumerate(node.value)]
    plain_text = str(node.value)
    if isinstance(node, yaml.ScalarNode) and not node.style:
        for pattern, convert in _PLAIN_TYPES.items():
            if pattern.fullmatch(plain_text):
                return convert(plain_text)
    return plain_text


class _Dumper(yaml.SafeDumper):
    """Writes dates without quotes, as a lawyer would, since `parse` reads them as text."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        """Write every value out in full: `parse` refuses aliases."""
        return True


def _represent_number(dumper: yaml.SafeDumper, number: float) -> yaml.ScalarNode:
    if number.is_integer():
        return dumper.represent_int(int(number))
    return dumper.represent_float(number)


_Dumper.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
}
_Dumper.add_representer(float, _represent_number)
