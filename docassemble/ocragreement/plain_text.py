"""The agreement as plain text: what a lawyer pastes into a message."""

from collections.abc import Iterator

from .agreement import Agreement, Block, Clause, Paragraph, Signature, plain

__all__ = ["to_lines", "to_text"]

INDENT = "   "


def to_text(agreement: Agreement) -> str:
    """Write the agreement as plain text.

    Args:
        agreement: The tree.

    Returns:
        Its text, a paragraph a line, with an empty line between paragraphs.
    """
    return "\n\n".join(to_lines(agreement)) + "\n"


def to_lines(agreement: Agreement) -> list[str]:
    """Write the agreement as lines, one for each paragraph, heading or item.

    Args:
        agreement: The tree.

    Returns:
        The lines; items are indented by their level and begin with their marker.
    """
    lines = [agreement.notice] if agreement.notice else []
    for clause in agreement.clauses:
        lines += _clause_lines(clause)
    for signature in agreement.signatures:
        lines += _signature_lines(signature)
    return lines


def _clause_lines(clause: Clause) -> Iterator[str]:
    if clause.heading:
        yield clause.heading
    if clause.title:
        yield clause.title
    for block in clause.blocks:
        yield from _block_lines(block, "")


def _block_lines(block: Block, indent: str) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield plain(block.content)
        return
    for item in block.items:
        yield f"{indent}{item.marker} {plain(item.content)}"
        for below in item.lists:
            yield from _block_lines(below, indent + INDENT)


def _signature_lines(signature: Signature) -> Iterator[str]:
    yield plain(signature.party)
    yield signature.name.text
    yield signature.title.text
