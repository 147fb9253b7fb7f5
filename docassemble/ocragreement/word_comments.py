"""Comments in the margin of a Word document."""

from collections.abc import Iterable
from dataclasses import dataclass

from docx.oxml.ns import nsmap

from .word_markup import PLAIN, Look, Xml, joined, leaf, paragraph, run, runs

__all__ = ["AUTHOR", "Comment", "comment_anchor", "comments_part"]

AUTHOR = "ocragreement"
"""Whom comments and tracked changes name: the program, never a person."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in the margin.

    Its place in the text is marked by `comment_anchor`, once.

    Attributes:
        identity: A number that no other comment of the document has.
        paragraphs: Its text, plain.
        author: Whose it is.
        date: When it was made, as in "2027-01-15T00:00:00Z"; nothing is said if it is empty.
        look: How its text looks, such as the language that it is in.
    """

    identity: int
    paragraphs: tuple[str, ...]
    author: str = AUTHOR
    date: str = ""
    look: Look = PLAIN


def comment_anchor(identity: int, content: Iterable[Xml], style: str) -> list[Xml]:
    """Write content that a comment is about; a comment has one such place and no more.

    Args:
        identity: The number of the comment (`Comment.identity`).
        content: What stands in one paragraph.
        style: Identity of the character style of the mark that Word shows.

    Returns:
        The markup.
    """
    return [
        Xml(f'<w:commentRangeStart w:id="{identity}"/>'),
        *content,
        Xml(f'<w:commentRangeEnd w:id="{identity}"/>'),
        run(leaf("w:commentReference", id=str(identity)), Look(style)),
    ]


def comments_part(comments: Iterable[Comment], style: str, mark_style: str) -> bytes:
    """Write the part of the package that holds the comments.

    Args:
        comments: All comments of a document.
        style: Identity of the style of their paragraphs.
        mark_style: Identity of the character style of their marks.

    Returns:
        The part.
    """
    written = joined(_comment(comment, style, mark_style) for comment in comments)
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f'{declaration}\n<w:comments xmlns:w="{nsmap["w"]}">{written}</w:comments>'.encode()


def _comment(comment: Comment, style: str, mark_style: str) -> Xml:
    attributes = {"id": str(comment.identity), "author": comment.author}
    if comment.date:
        attributes["date"] = comment.date
    attributes["initials"] = "".join(word[0] for word in comment.author.split())
    mark = run(Xml("<w:annotationRef/>"), Look(mark_style))
    paragraphs = (
        paragraph(style, [*([] if number else [mark]), *runs(text, comment.look)])
        for number, text in enumerate(comment.paragraphs)
    )
    opening = leaf("w:comment", **attributes).removesuffix("/>")
    return Xml(f"{opening}>{joined(paragraphs)}</w:comment>")
