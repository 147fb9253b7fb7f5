"""What Docxodus, the engine of python-redlines, says of a redline: a second opinion.

Docxodus accepts every tracked change of a file before it compares it. That it finds nothing between
a redline and the draft means that accepting every change gives the draft by its reading of the
standard, to the character and the kind of space. It has no command to reject; a redline that is
turned around, insertions for deletions, is accepted instead.

Two things that we do not claim are taken out of both files. Docxodus counts them, and they were all
that it found in drafts 160 to 199 of `make proof`:

- Bookmarks. Docxodus leaves those of a deleted article behind, empty, in the next paragraph that
  stays, and counts that paragraph as another one. And an article that has moved is in a redline
  twice; a name may be there once, so that its old place is called `NAME_old`, and so does the REF
  field that comes back when the change is rejected.
- Numbers that fields show. In a redline they are those of the draft until the fields are updated.

What bookmarks and fields come to is for our own resolver, which updates them: `assert_redline`.
"""

import re
import tempfile
from functools import cache
from typing import Any

from lxml import etree
from python_redlines.engines import DocxodusEngine
from tracked_changes import W, rewritten

__all__ = ["differences", "objections"]

TURNED = {"ins": "del", "del": "ins"}
TURNED |= {
    f"customXml{one}Range{end}": f"customXml{other}Range{end}"
    for one, other in (("Ins", "Del"), ("Del", "Ins"))
    for end in ("Start", "End")
}
DELETED = {"t": "delText", "instrText": "delInstrText"}
KEPT = {deleted: kept for kept, deleted in DELETED.items()}


def objections(redline: bytes, old: bytes, new: bytes) -> list[str]:
    """Return what the engine objects to in a redline of two Word files."""
    found = []
    if differences(_compared(redline), _compared(new)):
        found.append("Docxodus: accepting all changes does not give the new text")
    if differences(_compared(turned(redline)), _compared(old)):
        found.append("Docxodus: rejecting all changes does not give the old text")
    return found


def differences(one: bytes, other: bytes) -> int:
    """Return how many differences the engine finds between two Word files."""
    _, said, _ = _engine().run_redline(
        "Draft", one, other, detect_format_changes=False, conflate_spaces=False
    )
    return int((said or "").split("Redline complete: ")[1].split()[0])


def turned(redline: bytes) -> bytes:
    """Return a redline with insertions as deletions and deletions as insertions."""
    return rewritten(redline, _turn)


@cache
def _engine() -> DocxodusEngine:
    return DocxodusEngine(target_path=tempfile.mkdtemp(prefix="docxodus-"))


def _turn(body: Any) -> None:
    for element in list(body.iter(*(W + name for name in TURNED))):
        element.tag = W + TURNED[etree.QName(element).localname]
    for text in body.iter(*(W + name for name in (*DELETED, *KEPT))):
        name = etree.QName(text).localname
        kept = KEPT.get(name, name)
        deleted = next(text.iterancestors(W + "del"), None) is not None
        text.tag = W + (DELETED[kept] if deleted else kept)
    for change in list(body.iter(W + "pPrChange")):
        properties, before = change.getparent(), change[0]
        mark = properties.findall(W + "rPr")
        now = [each for each in properties if each not in (change, *mark)]
        properties[:] = [*before, *mark, change]
        before[:] = now


def _compared(file: bytes) -> bytes:
    """Return a file without what is not compared."""
    return rewritten(file, _strip)


def _strip(body: Any) -> None:
    for mark in list(body.iter(W + "bookmarkStart", W + "bookmarkEnd")):
        mark.getparent().remove(mark)
    for identity in list(body.iterfind(f".//{W}sdtPr/{W}id")):  # a number that means nothing
        identity.getparent().remove(identity)
    for code in body.iter(W + "instrText", W + "delInstrText"):
        code.text = re.sub(r"_old\b", "", code.text)
    shown = False
    for run in body.iter(W + "r"):
        char = run.find(W + "fldChar")
        if char is not None:
            shown = char.get(W + "fldCharType") == "separate"
        elif shown:
            for text in run.iter(W + "t", W + "delText"):
                text.text = "0"
