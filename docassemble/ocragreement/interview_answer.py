# pre-load
"""Answers the browser with a file or a refusal; docassemble answers by an exception."""

from docassemble.base.util import response

__all__ = ["give", "refuse"]

_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlf": "application/xliff+xml",
    "xml": "application/xml",
    "yml": "application/yaml; charset=utf-8",
    "zip": "application/zip",
}


def give(name: str, content: bytes) -> None:
    """Answer with a file.

    Args:
        name: Its name, whose ending says what it is.
        content: What it holds.
    """
    ending = name.rpartition(".")[2]
    response(binaryresponse=content, content_type=_TYPES.get(ending, "application/octet-stream"))


def refuse(sentences: list[str], code: int) -> None:
    """Answer that there is nothing to give.

    Args:
        sentences: Why.
        code: HTTP status.
    """
    text = "\n".join(sentences).encode()
    response(binaryresponse=text, content_type="text/plain; charset=utf-8", response_code=code)
