"""Take a paragraph of a Word document apart into words, and write words as kept, new or struck.

A field, a content control or a picture is one token: Word can only take or leave it whole.
"""

import copy
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from .word_xml import Element, leaf, qn

__all__ = ["Change", "Revision", "Token", "paragraph_tokens", "written"]

Change = Literal["kept", "inserted", "deleted"]
TokenKind = Literal["text", "run", "field", "control", "link", "mark"]

# A word, a space, or a single sign; the scripts without spaces go letter by letter.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff"
_WORDS = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+(?:[’'-][^\W{_UNSPACED}]+)*|\s|.", re.S)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MARKS = {"bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"}
_TRANSPARENT = {"smartTag", "customXml", "dir", "bdo"}
_WITHOUT_TEXT = {"pPr", "smartTagPr", "customXmlPr", "proofErr", "permStart", "permEnd"}
_T, _R, _RPR, _TEXT = qn("w:t"), qn("w:r"), qn("w:rPr"), qn("w:instrText")


@dataclass(frozen=True, slots=True)
class Token:
    """What is compared as one thing.

    Attributes:
        kind: What it is.
        key: What makes it the same as another: the words of a text, the instruction of a field,
            the tag of a content control.
        text: What it shows; empty for marks.
        elements: Its elements in the document; none for a text.
        look: The run properties of a text.
    """

    kind: TokenKind
    key: str
    text: str = ""
    elements: tuple[Element, ...] = ()
    look: Element | None = None


class Revision:
    """Whose changes they are, and their numbers."""

    def __init__(self, author: str, date: str = "") -> None:
        """Begin with number 1.

        Args:
            author: Who is named as their author.
            date: When, as Word writes it ("2027-05-12T00:00:00Z"); empty for no date.
        """
        self._named = {"author": author, **({"date": date} if date else {})}
        self._last = 0

    def element(self, tag: str) -> Element:
        """Return an element that carries the next number and the author.

        Args:
            tag: Its name ("w:ins").

        Returns:
            The element.
        """
        self._last += 1
        return leaf(tag, id=str(self._last), **self._named)

    def end(self, tag: str, start: Element) -> Element:
        """Return the end of a range.

        Args:
            tag: Its name ("w:customXmlInsRangeEnd").
            start: Where the range begins.

        Returns:
            The element.
        """
        return leaf(tag, id=start.get(qn("w:id")))


def paragraph_tokens(paragraph: Element) -> list[Token]:
    """Take a paragraph apart.

    Args:
        paragraph: A `w:p`.

    Returns:
        Its tokens in order; properties of the paragraph are not among them.
    """
    tokens: list[Token] = []
    field: list[Element] = []
    depth = 0
    for child in _flat(paragraph):
        if child.tag == _R:
            marks = [each.get(qn("w:fldCharType")) for each in child.iterchildren(qn("w:fldChar"))]
            depth += marks.count("begin")
            if depth:
                field.append(child)
                depth -= marks.count("end")
                if not depth:
                    tokens.append(_field(field))
                    field = []
            else:
                tokens.extend(_run_tokens(child))
        elif depth:
            field.append(child)
        else:
            tokens.append(_other(child))
    for part in field:  # of one that ends in another paragraph
        tokens.extend(_run_tokens(part) if part.tag == _R else [_other(part)])
    return tokens


def written(tokens: Iterable[tuple[Change, Token]], revision: Revision) -> list[Element]:
    """Write tokens as the content of a paragraph.

    Args:
        tokens: Each with what has become of it.
        revision: Whose changes they are.

    Returns:
        The elements, with `w:ins` and `w:del` around what was changed. They are copies.
    """
    content: list[Element] = []
    wrapper: Element | None = None
    state: Change = "kept"
    waiting: list[Token] = []

    def flush() -> None:
        if waiting:
            run = _text_run(waiting, state)
            content.append(run) if wrapper is None else wrapper.append(run)
            waiting.clear()

    for change, token in tokens:
        if change != state or token.kind in ("mark", "control", "link"):
            flush()
            state, wrapper = change, None
        if token.kind == "mark":
            content.append(copy.copy(token.elements[0]))
            continue
        if token.kind in ("control", "link"):
            content.extend(_enclosing(token, change, revision))
            continue
        if change != "kept" and wrapper is None:
            wrapper = revision.element("w:ins" if change == "inserted" else "w:del")
            content.append(wrapper)
        if token.kind == "text":
            if waiting and not _same_look(waiting[-1].look, token.look):
                flush()
            waiting.append(token)
            continue
        flush()
        target = content if wrapper is None else wrapper
        target.extend(
            _struck(each) if change == "deleted" else copy.copy(each) for each in token.elements
        )
    flush()
    return content


def _flat(parent: Element) -> Iterator[Element]:
    """Yield the content of a paragraph without what only stands around runs."""
    for child in parent.iterchildren(etree.Element):
        name = etree.QName(child).localname
        if name in _TRANSPARENT:
            yield from _flat(child)
        elif name == "fldSimple":
            yield from _spelled_out(child)
        elif name not in _WITHOUT_TEXT:
            yield child


def _spelled_out(simple: Element) -> Iterator[Element]:
    """Yield a simple field as runs: tracked changes cannot hold the other form."""
    code = leaf("w:instrText")
    code.text = simple.get(qn("w:instr"), "")
    code.set(_SPACE, "preserve")
    yield _run_of(leaf("w:fldChar", fldCharType="begin"), None)
    yield _run_of(code, None)
    yield _run_of(leaf("w:fldChar", fldCharType="separate"), None)
    yield from simple.iterchildren(_R)
    yield _run_of(leaf("w:fldChar", fldCharType="end"), None)


def _run_tokens(run: Element) -> Iterator[Token]:
    look = run.find(_RPR)
    for child in run.iterchildren(etree.Element):
        if child.tag == _T:
            for word in _WORDS.findall(child.text or ""):
                yield Token("text", word, word, (), look)
        elif child.tag == qn("w:commentReference"):
            yield Token("mark", "comment", "", (_run_of(child, look),))
        elif child.tag not in (_RPR, qn("w:lastRenderedPageBreak")):
            shown = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n"}.get(child.tag, "")
            yield Token("run", _canonical(child), shown, (_run_of(child, look),))


def _field(runs: Sequence[Element]) -> Token:
    """A field is what its instruction says; what it shows for the moment follows from elsewhere."""
    code = "".join(code.text or "" for run in runs for code in run.iter(_TEXT))
    return Token("field", f"field:{' '.join(code.split())}", _text_of(runs), tuple(runs))


def _other(element: Element) -> Token:
    name = etree.QName(element).localname
    text = _text_of([element])
    if name in _MARKS:
        # Their numbers are given out anew in each file.
        return Token("mark", f"{name}:{element.get(qn('w:name'), '')}", "", (element,))
    if name == "sdt":
        tag = element.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
        known_by = "" if tag is None else tag.get(qn("w:val"), "")
        return Token("control", f"control:{known_by}:{text}", text, (element,))
    if name == "hyperlink":
        return Token("link", f"link:{text}", text, (element,))
    return Token("mark", _canonical(element), text, (element,))


def _enclosing(token: Token, change: Change, revision: Revision) -> list[Element]:
    """Write what runs stand in, the way Word itself tracks it: mark the ends, track the runs."""
    element = copy.deepcopy(token.elements[0])
    if change == "kept":
        return [element]
    inside = element.find(qn("w:sdtContent")) if token.kind == "control" else element
    held = paragraph_tokens(inside)
    for child in list(inside):
        inside.remove(child)
    inside.extend(written([(change, each) for each in held], revision))
    if token.kind == "link":
        # Where a link of the old file leads to outside of it, the new file does not know.
        return list(inside) if change == "deleted" and element.get(qn("r:id")) else [element]
    if change == "deleted":
        # Its words alone: LibreOffice has all that follows the mark of a struck control changed.
        return list(inside)
    opening, closing = (revision.element("w:customXmlInsRangeStart") for _ in range(2))
    inside.insert(0, revision.end("w:customXmlInsRangeEnd", opening))
    inside.append(closing)
    return [opening, element, revision.end("w:customXmlInsRangeEnd", closing)]


def _text_run(tokens: Sequence[Token], change: Change) -> Element:
    text = leaf("w:delText" if change == "deleted" else "w:t")
    text.text = "".join(token.text for token in tokens)
    if text.text != text.text.strip() or "  " in text.text:
        text.set(_SPACE, "preserve")
    return _run_of(text, tokens[0].look)


def _run_of(child: Element, look: Element | None) -> Element:
    run = leaf("w:r")
    if look is not None:
        run.append(copy.deepcopy(look))
    run.append(copy.deepcopy(child))
    return run


def _struck(run: Element) -> Element:
    """Return a run as it stands in deleted text, where texts have names of their own."""
    struck = copy.deepcopy(run)
    for text in struck.iter(_T, _TEXT):
        text.tag = qn("w:delText") if text.tag == _T else qn("w:delInstrText")
    return struck


def _same_look(one: Element | None, other: Element | None) -> bool:
    if one is other:
        return True
    if one is None or other is None:
        return one is None and other is None
    return _canonical(one) == _canonical(other)


def _canonical(element: Element) -> str:
    shown: bytes = etree.tostring(element, method="c14n", exclusive=True, with_tail=False)
    return shown.decode()


def _text_of(elements: Iterable[Element]) -> str:
    return "".join(text.text or "" for element in elements for text in element.iter(_T))
