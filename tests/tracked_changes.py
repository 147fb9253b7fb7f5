"""Accept or reject every tracked change of a Word file, and update its fields as F9 does.

Written against the rules of the standard (ISO/IEC 29500-1, 17.13), not against our writer.
"""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

from docx.oxml.ns import nsmap
from docx_text import paragraph_number, read_docx_paragraphs
from lxml import etree

from docassemble.ocragreement.agreement import Agreement
from docassemble.ocragreement.redline import to_redline
from docassemble.ocragreement.word import to_docx

W = f"{{{nsmap['w']}}}"
RANGES = ("customXmlInsRange", "customXmlDelRange")


def accept_all(file: bytes) -> bytes:
    """Return the file with every change accepted."""
    return rewritten(file, lambda body: _resolve(body, kept="ins", dropped="del"))


def reject_all(file: bytes) -> bytes:
    """Return the file with every change rejected."""
    return rewritten(file, lambda body: _resolve(body, kept="del", dropped="ins"))


def rewritten(file: bytes, change: Callable[[Any], None]) -> bytes:
    """Return the file with a change made to its body."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(content)
                change(root[0])
                content = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
            archive.writestr(name, content)
    return target.getvalue()


def _resolve(body: Any, kept: str, dropped: str) -> None:
    for change in list(body.iter(W + "pPrChange")):
        properties = change.getparent()
        properties.remove(change)
        if kept == "del":
            mark = properties.find(W + "rPr")
            for child in list(properties):
                properties.remove(child)
            properties.extend(list(change[0]))
            if mark is not None:
                properties.append(mark)
    for row in list(body.iter(W + "tr")):
        if row.find(f"{W}trPr/{W}{dropped}") is not None:
            row.getparent().remove(row)
        for mark in row.findall(f"{W}trPr/{W}{kept}"):
            mark.getparent().remove(mark)
    for table in list(body.iter(W + "tbl")):
        if table.find(W + "tr") is None:
            table.getparent().remove(table)
    _resolve_controls(body, kept)
    for element in list(body.iter(W + dropped)):
        if element.getparent().tag != W + "rPr":
            element.getparent().remove(element)
    for element in list(body.iter(W + kept)):
        if element.getparent().tag != W + "rPr":
            _unwrap(element)
    for text in body.iter(W + "delText", W + "delInstrText"):
        text.tag = W + {"delText": "t", "delInstrText": "instrText"}[etree.QName(text).localname]
    for paragraph in list(body.iter(W + "p")):
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{dropped}") is not None:
            _merge_into_next(paragraph)
    for mark in list(body.iter(W + kept)):
        mark.getparent().remove(mark)


def _resolve_controls(body: Any, kept: str) -> None:
    """A control whose two ends lie in ranges of inserted (or deleted) markup goes or stays."""
    for prefix, stays in (
        ("customXmlInsRange", kept == "ins"),
        ("customXmlDelRange", kept == "del"),
    ):
        for start in list(body.iter(W + prefix + "Start")):
            control = start.getnext()
            if control is not None and control.tag == W + "sdt" and not stays:
                content = control.find(W + "sdtContent")
                control.addprevious(content)
                control.getparent().remove(control)
                _unwrap(content)
        for mark in list(body.iter(W + prefix + "Start", W + prefix + "End")):
            mark.getparent().remove(mark)


def _unwrap(element: Any) -> None:
    for child in list(element):
        element.addprevious(child)
    element.getparent().remove(element)


def _merge_into_next(paragraph: Any) -> None:
    following = paragraph.getnext()
    assert following is not None, "the last paragraph of a text cannot go"
    if not any(paragraph.iter(W + "r")):  # with the last of its text a bookmark goes too
        ends = {mark.get(W + "id"): mark for mark in paragraph.iter(W + "bookmarkEnd")}
        for start in list(paragraph.iter(W + "bookmarkStart")):
            for mark in (start, ends.get(start.get(W + "id"))):
                if mark is not None:
                    mark.getparent().remove(mark)
    rest = [child for child in paragraph if child.tag != W + "pPr"]
    if following.tag == W + "p":
        place = 1 if following.find(W + "pPr") is not None else 0
        following[place:place] = rest
    else:
        assert not any(child.iter(W + "t") for child in rest), "words run into a table"
    paragraph.getparent().remove(paragraph)


def fields_updated(file: bytes) -> bytes:
    """Return the file with SEQ and REF fields worked out anew."""
    return rewritten(file, lambda body: _update(body, file))


def _update(body: Any, file: bytes) -> None:
    marked: dict[str, Any] = {}
    for start in body.iter(W + "bookmarkStart"):
        marked[start.get(W + "name")] = start
    counters: dict[str, int] = {}
    fields = list(_fields(body))
    for code, shown in fields:
        name, *words = code.split()
        if name == "SEQ":
            restart = re.search(r"\\r (\d+)", code)
            counters[words[0]] = int(restart[1]) if restart else counters.get(words[0], 0) + 1
            _show(shown, _form(counters[words[0]], code))
    for code, shown in fields:
        name, *words = code.split()
        if name == "REF":
            start = marked[words[0]]
            if r"\n" in words:
                number = paragraph_number(file, body, start).rstrip(".")
            else:
                number = _between(start)
            _show(shown, number)


def _form(number: int, code: str) -> str:
    if "ROMAN" not in code:
        return str(number)
    roman = ""
    for value, letters in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        roman += letters * (number // value)
        number %= value
    return roman


def _fields(body: Any) -> Any:
    """Yield instruction and result runs of each field."""
    code: str | None = None
    shown: list[Any] = []
    result = False
    for run in body.iter(W + "r"):
        char = run.find(W + "fldChar")
        kind = None if char is None else char.get(W + "fldCharType")
        if kind == "begin":
            code, shown, result = "", [], False
        elif kind == "separate":
            result = True
        elif kind == "end":
            assert code is not None
            yield code, shown
            code = None
        elif code is not None and result:
            shown.append(run)
        elif code is not None:
            code += "".join(text.text for text in run.iter(W + "instrText"))


def _show(runs: list[Any], text: str) -> None:
    texts = [each for run in runs for each in run.iter(W + "t")]
    for each in texts:
        each.text = ""
    texts[0].text = text


def _between(start: Any) -> str:
    text = ""
    for element in start.itersiblings():
        if element.tag == W + "bookmarkEnd" and element.get(W + "id") == start.get(W + "id"):
            return text
        text += "".join(each.text or "" for each in element.iter(W + "t"))
    raise AssertionError(f"bookmark {start.get(W + 'name')} does not end in its paragraph")


def assert_redline(old: Agreement, new: Agreement, redline: bytes = b"") -> bytes:
    """Assert that a redline can be opened, accepted and rejected; return it.

    What must come out is a file with the same paragraphs in the same styles, numbers and words as
    the file that is written of the new agreement (all accepted) or of the old one (all rejected).
    """
    redline = redline or to_redline(old, new)
    assert flaws(redline) == []
    accepted, rejected = accept_all(redline), reject_all(redline)
    # A comment on an article that is deleted goes with it, as in Word.
    assert flaws(accepted, comments=False) == flaws(rejected, comments=False) == []
    assert text_of(accepted) == read_docx_paragraphs(to_docx(new))
    assert text_of(fields_updated(accepted)) == text_of(accepted)
    assert text_of(fields_updated(rejected)) == read_docx_paragraphs(to_docx(old))
    return redline


def text_of(redline: bytes) -> list[tuple[str, str, str]]:
    """Return the paragraphs without the empty one that a redline of ours ends with."""
    paragraphs = read_docx_paragraphs(redline)
    return paragraphs[:-1] if paragraphs[-1] == ("TableEnd", "", "") else paragraphs


def flaws(file: bytes, comments: bool = True) -> list[str]:
    """Return what Word would stumble over in the body of a file with tracked changes."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))[0]
        styles = etree.fromstring(archive.read("word/styles.xml"))
        numbering = etree.fromstring(archive.read("word/numbering.xml"))
        part = "word/comments.xml"
        said = etree.fromstring(archive.read(part)) if part in archive.namelist() else None
    found = []
    for deleted in body.iter(W + "del"):
        found += [f"{each.tag} in w:del" for each in deleted.iter(W + "t", W + "instrText")]
    for text in body.iter(W + "delText", W + "delInstrText"):
        if next(text.iterancestors(W + "del"), None) is None:
            found.append(f"{text.text!r} deleted outside of w:del")
    starts = [(mark.get(W + "id"), mark.get(W + "name")) for mark in body.iter(W + "bookmarkStart")]
    ends = [mark.get(W + "id") for mark in body.iter(W + "bookmarkEnd")]
    if sorted(number for number, _ in starts) != sorted(ends) or len(set(ends)) != len(ends):
        found.append("bookmarks are not paired")
    names = [name for _, name in starts]
    if len(set(names)) != len(names):
        found.append(f"bookmarks are there twice: {sorted(names)}")
    for kind in ("sdtPr", "ins", "del", "pPrChange"):
        paths = {"sdtPr": f".//{W}sdtPr/{W}id"}.get(kind, f".//{W}{kind}")
        key = W + "val" if kind == "sdtPr" else W + "id"
        numbers = [each.get(key) for each in body.findall(paths)]
        if len(set(numbers)) != len(numbers):
            found.append(f"numbers of {kind} are there twice")
    open_fields: list[str] = []
    for char in body.iter(W + "fldChar"):
        kind = char.get(W + "fldCharType")
        before = {"separate": "begin", "end": "separate"}.get(kind)
        if before and (open_fields.pop() if open_fields else "") != before:
            found.append(f"a field has its {kind} before its {before}")
        if kind != "end":
            open_fields.append(kind)
    if open_fields:
        found.append(f"fields do not end: {open_fields}")
    for code in body.iter(W + "instrText", W + "delInstrText"):
        words = (code.text or "").split()
        if words[0] == "REF" and words[1] not in names:
            found.append(f"{code.text} refers to no bookmark")
    defined = {style.get(W + "styleId") for style in styles.iter(W + "style")}
    for used in body.iter(W + "pStyle", W + "rStyle", W + "tblStyle"):
        if used.get(W + "val") not in defined:
            found.append(f"no style {used.get(W + 'val')}")
    lists = {number.get(W + "numId") for number in numbering.iter(W + "num")} | {"0"}
    for used in body.iter(W + "numId"):
        if used.get(W + "val") not in lists:
            found.append(f"no list {used.get(W + 'val')}")
    for cell in body.iter(W + "tc"):
        if cell[-1].tag != W + "p":
            found.append("a cell that does not end with a paragraph")
    for language in body.iter(W + "lang"):
        if "" in language.values():
            found.append("a language without a name")
    return found + (_flaws_of_comments(body, said) if comments else [])


def _flaws_of_comments(body: Any, comments: Any) -> list[str]:
    """Each comment has one place: where it starts, where it ends, and the mark that shows it."""
    there = [] if comments is None else [each.get(W + "id") for each in comments]
    marks = ("commentRangeStart", "commentRangeEnd", "commentReference")
    return [
        f"{mark} is not there once for each comment"
        for mark in marks
        if sorted(each.get(W + "id") for each in body.iter(W + mark)) != sorted(there)
    ]
