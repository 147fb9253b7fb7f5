"""The agreement as HTML, for the screen: a fragment, or a page of its own."""

from html import escape

from .agreement import Agreement, Blank, Block, Clause, Inline, Paragraph, Reference, Signature
from .departure_marks import Departing
from .languages import is_right_to_left

__all__ = ["clause_html", "html_parts", "to_html", "to_page"]


def to_html(agreement: Agreement) -> str:
    """Write the agreement as an HTML fragment.

    Args:
        agreement: The tree.

    Returns:
        An `article` element; every word in it is escaped. Blanks are `span.blank` whose title says
        what belongs there; references link to the article they refer to.
    """
    return "\n".join(html_parts(agreement))


def html_parts(agreement: Agreement) -> list[str]:
    """Write the agreement as an HTML fragment, in parts of which each clause is one.

    Args:
        agreement: The tree.

    Returns:
        What `to_html` writes, each part from one tag to another.
    """
    language = escape(agreement.language, quote=True)
    direction = ' dir="rtl"' if is_right_to_left(agreement.language) else ""
    parts = [f'<article class="agreement" lang="{language}"{direction}>']
    if agreement.notice:
        parts.append(f'<p class="notice">{escape(agreement.notice)}</p>')
    parts += [clause_html(clause, language) for clause in agreement.clauses]
    parts.append('<div class="signatures">')
    parts += [_signature(signature) for signature in agreement.signatures]
    parts.append("</div></article>")
    return parts


def to_page(agreement: Agreement) -> str:
    """Write the agreement as an HTML page that stands by itself.

    Args:
        agreement: The tree.

    Returns:
        A complete HTML document.
    """
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(agreement.language, quote=True)}">\n<head>\n'
        f'<meta charset="utf-8">\n<title>{escape(agreement.short_title)}</title>\n'
        f"</head>\n<body>\n{to_html(agreement)}\n</body>\n</html>\n"
    )


def clause_html(clause: Clause, language: str) -> str:
    """Write one clause as an HTML fragment.

    Args:
        clause: The clause.
        language: Code of the language of its text.

    Returns:
        A heading or a section; every word in it is escaped.
    """
    blocks = "\n".join(_block(block, language) for block in clause.blocks)
    kind = escape(clause.part, quote=True)
    if clause.part == "title":
        lines = "<br>".join(
            _inlines(block.content, language)
            for block in clause.blocks
            if isinstance(block, Paragraph)
        )
        return f'<h1 class="title">{lines}</h1>'
    if clause.part == "article":
        anchor = _anchor(clause.identity, language)
        title = f"<br>{escape(clause.title)}" if clause.title else ""
        heading = f"<h2>{escape(clause.heading)}{title}</h2>"
        return f'<section id="{anchor}">{heading}\n{blocks}</section>'
    return f'<div class="{kind}">{blocks}</div>'


def _block(block: Block, language: str) -> str:
    if isinstance(block, Paragraph):
        return f"<p>{_inlines(block.content, language)}</p>"
    rows = []
    for item in block.items:
        below = "".join(_block(each, language) for each in item.lists)
        anchor = f' id="{_anchor(item.identity, language)}"' if item.identity else ""
        words = _inlines(item.content, language)
        rows.append(
            f'<li{anchor}><span class="marker">{escape(item.marker)}</span> {words}{below}</li>'
        )
    return f'<ol class="{block.style}">{"".join(rows)}</ol>'


def _inlines(content: tuple[Inline, ...], language: str) -> str:
    return "".join(_inline(inline, language) for inline in content)


def _inline(inline: Inline, language: str) -> str:
    text = escape(inline.text)
    if isinstance(inline, Blank):
        return f'<span class="blank" title="{escape(inline.label, quote=True)}">{text}</span>'
    if isinstance(inline, Departing):
        return f"<mark>{text}</mark>"
    if isinstance(inline, Reference):
        return f'<a class="reference" href="#{_anchor(inline.target, language)}">{text}</a>'
    return text


def _anchor(identity: str, language: str) -> str:
    return escape(f"{language}-{identity}", quote=True)


def _signature(signature: Signature) -> str:
    lines = (
        f'<p class="party">{_inlines(signature.party, "")}</p>',
        '<p class="line"></p>',
        f"<p>{_inlines((signature.name,), '')}</p>",
        f"<p>{_inlines((signature.title,), '')}</p>",
    )
    return f'<div class="signature">{"".join(lines)}</div>'
