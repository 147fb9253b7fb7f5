"""The few WordprocessingML elements that a document of ours is made of, each as one function.

They are written as text: a treaty has some thousand of them, and objects for them would take longer
than all the rest. The type `Xml` keeps what is markup apart from what is plain text; only this
module turns the one into the other.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NewType

__all__ = [
    "PLAIN",
    "Look",
    "Xml",
    "bookmark",
    "control",
    "field",
    "hyperlink",
    "joined",
    "leaf",
    "paragraph",
    "run",
    "runs",
]

Xml = NewType("Xml", str)
"""Well-formed WordprocessingML whose names begin with `w:`."""

# What XML 1.0 cannot hold, in any spelling.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKUP = re.compile('[&<>"\t\n\r]')
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_PIECES = re.compile("([\t\n])")
_BREAKS = {"\n": Xml("<w:br/>"), "\t": Xml("<w:tab/>")}
_SPACE_TO_KEEP = re.compile("^ | $|  ")
_LONGEST_NAME = 64  # of a content control, in Word


@dataclass(frozen=True, slots=True)
class Look:
    """How runs look, where their paragraph does not say so.

    Attributes:
        style: Identity of a character style.
        language: Tag of the language that they are spelt in ("pt-BR"); empty if it is the
            document's own.
        east_asian: Whether that language is set in the East Asian face.
        right_to_left: Whether they are written so.
    """

    style: str = ""
    language: str = ""
    east_asian: bool = False
    right_to_left: bool = False


PLAIN = Look()
"""As the paragraph."""


def joined(parts: Iterable[Xml]) -> Xml:
    """Join markup.

    Args:
        parts: What stands one behind the other.

    Returns:
        All of it.
    """
    return Xml("".join(parts))


def leaf(tag: str, **attributes: str) -> Xml:
    """Write an element without children.

    Args:
        tag: Its name ("w:tab").
        **attributes: Its attributes in the namespace of Word ("val").

    Returns:
        The element.

    Example:
        >>> leaf("w:ilvl", val="0")
        '<w:ilvl w:val="0"/>'
    """
    written = "".join(f' w:{name}="{_attribute(value)}"' for name, value in attributes.items())
    return Xml(f"<{tag}{written}/>")


def paragraph(
    style: str,
    content: Iterable[Xml],
    *,
    keep_with_next: bool | None = None,
    level: tuple[int, str] | None = None,
    indent: Xml | None = None,
    look: Look = PLAIN,
) -> Xml:
    """Write a paragraph.

    Args:
        style: Identity of its style; empty for the document's default.
        content: What stands in it, in order.
        keep_with_next: Whether it must share a page with the next one; None leaves it to the style.
        level: Level and list that it is numbered by, where the style does not say so.
        indent: Its `w:ind`, where the style does not say so.
        look: Of the paragraph's end, and whether it is written from right to left.

    Returns:
        The `w:p`.

    Example:
        >>> paragraph("Note", runs("A & B"))
        '<w:p><w:pPr><w:pStyle w:val="Note"/></w:pPr><w:r><w:t>A &amp; B</w:t></w:r></w:p>'
    """
    properties = f'<w:pStyle w:val="{_attribute(style)}"/>' if style else ""
    if keep_with_next is not None:
        properties += f'<w:keepNext w:val="{int(keep_with_next)}"/>'
    if level:
        properties += (
            f'<w:numPr><w:ilvl w:val="{level[0]}"/><w:numId w:val="{level[1]}"/></w:numPr>'
        )
    if look.right_to_left:
        properties += "<w:bidi/>"
    if indent is not None:
        properties += indent
    if look.language:
        properties += _run_properties(Look("", look.language, look.east_asian, look.right_to_left))
    return Xml(f"<w:p><w:pPr>{properties}</w:pPr>{''.join(content)}</w:p>")


def run(child: Xml, look: Look = PLAIN) -> Xml:
    """Write a run.

    Args:
        child: The one thing in it.
        look: How it looks.

    Returns:
        The `w:r`.
    """
    properties = _run_properties(look) if look is not PLAIN else ""
    return Xml(f"<w:r>{properties}{child}</w:r>")


def runs(text: str, look: Look = PLAIN) -> list[Xml]:
    """Write runs that show a text exactly as it is.

    Args:
        text: Plain text; a line feed breaks the line, a tab goes to the next tab stop.
        look: How they look.

    Returns:
        The `w:r` elements; none for no text.

    Raises:
        ValueError: If the text holds a character that XML cannot hold.
    """
    unfit = _NOT_XML.search(text)
    if unfit:
        raise ValueError(
            f"{text!r} holds the control character U+{ord(unfit[0]):04X}, which no Word document"
            " can hold: remove it"
        )
    if not _MARKUP.search(text):
        return [run(_text(text), look)] if text else []
    return [
        run(_BREAKS[piece] if piece in _BREAKS else _text(_escaped(piece)), look)
        for piece in _PIECES.split(text.replace("\r\n", "\n").replace("\r", "\n"))
        if piece
    ]


def field(instruction: str, shown: Iterable[Xml], look: Look = PLAIN) -> list[Xml]:
    r"""Write a field together with its present result.

    Args:
        instruction: What Word works it out from ("REF offences \\h").
        shown: The runs of its result, so that a reader sees it before Word has worked it out.
        look: How the text around it looks.

    Returns:
        The runs of the field: several ones rather than a `w:fldSimple`, which tracked changes
        cannot hold.
    """
    begin, separate, end = _field_characters(look)
    code = f'<w:instrText xml:space="preserve"> {_escaped(instruction)} </w:instrText>'
    return [begin, run(Xml(code), look), separate, *shown, end]


def hyperlink(name: str, content: Iterable[Xml]) -> Xml:
    """Write content that leads to a bookmark.

    Args:
        name: Name of the bookmark.
        content: What a reader sees.

    Returns:
        The `w:hyperlink`.
    """
    return Xml(f'<w:hyperlink w:anchor="{_attribute(name)}">{joined(content)}</w:hyperlink>')


def bookmark(identity: int, name: str, content: Iterable[Xml]) -> list[Xml]:
    """Write content with a bookmark around it.

    Args:
        identity: A number that no other bookmark of the document has.
        name: A name that no other bookmark of the document has.
        content: What is marked; may be nothing.

    Returns:
        The markup, the start and the end of the bookmark first and last.
    """
    return [
        Xml(f'<w:bookmarkStart w:id="{identity}" w:name="{_attribute(name)}"/>'),
        *content,
        Xml(f'<w:bookmarkEnd w:id="{identity}"/>'),
    ]


def control(identity: int, tag: str, label: str, shown: Iterable[Xml]) -> Xml:
    """Write a content control that waits to be filled in.

    Args:
        identity: A number that no other content control of the document has.
        tag: What programs know it by: the path of the answer.
        label: What a reader sees when it is selected.
        shown: The runs that stand in it until then; the first key typed replaces them.

    Returns:
        The `w:sdt`.
    """
    # Without w:text it is a control for formatted text: LibreOffice 7.4 reads the other kind as a
    # field of its own, which loses the look of what stands in it.
    return Xml(
        f'<w:sdt><w:sdtPr><w:alias w:val="{_attribute(label[:_LONGEST_NAME])}"/>'
        f'<w:tag w:val="{_attribute(tag[:_LONGEST_NAME])}"/><w:id w:val="{identity}"/>'
        f"<w:showingPlcHdr/></w:sdtPr><w:sdtContent>{''.join(shown)}</w:sdtContent></w:sdt>"
    )


@cache
def _run_properties(look: Look) -> str:
    written = f'<w:rStyle w:val="{_attribute(look.style)}"/>' if look.style else ""
    if look.right_to_left:
        written += "<w:rtl/>"
    if look.language:
        tag = _attribute(look.language)
        east_asian = f' w:eastAsia="{tag}"' if look.east_asian else ""
        bidirectional = f' w:bidi="{tag}"' if look.right_to_left else ""
        written += f'<w:lang w:val="{tag}"{east_asian}{bidirectional}/>'
    return f"<w:rPr>{written}</w:rPr>" if written else ""


@cache
def _field_characters(look: Look) -> tuple[Xml, Xml, Xml]:
    begin, separate, end = (
        run(leaf("w:fldChar", fldCharType=kind), look) for kind in ("begin", "separate", "end")
    )
    return begin, separate, end


def _text(escaped: str) -> Xml:
    space = ' xml:space="preserve"' if _SPACE_TO_KEEP.search(escaped) else ""
    return Xml(f"<w:t{space}>{escaped}</w:t>")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _attribute(text: str) -> str:
    return _MARKUP.sub(lambda found: _ESCAPES.get(found[0], f"&#{ord(found[0])};"), text)
