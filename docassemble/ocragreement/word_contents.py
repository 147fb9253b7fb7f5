"""The table of articles in a Word file: a field that Word can write anew, with its present lines.

It has no numbers of pages: those are Word's to know, and a wrong one is worse than none.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from .agreement import Agreement
from .word_markup import Xml, bookmark, field, hyperlink, paragraph, runs
from .word_package import WordPackage

__all__ = ["Around", "around_clauses"]

Around = Mapping[str, Sequence[Xml]]
"""What stands before or behind a clause, by its identity."""


def around_clauses(
    package: WordPackage,
    agreement: Agreement,
    name: Callable[[str], str],
    suffix: str,
    identities: Iterator[int],
) -> tuple[Around, Around]:
    """Write the table, and in a file of several texts the marks that keep it to its own.

    Args:
        package: The file that it is for.
        agreement: The tree.
        name: Gives the name of a bookmark by the identity of the article that it is on.
        suffix: What the bookmarks of this text end with in a file of several texts; empty if there
            is but one.
        identities: Numbers for bookmarks.

    Returns:
        What stands before a clause, and what behind it.
    """
    before: dict[str, Sequence[Xml]] = {}
    behind: dict[str, Sequence[Xml]] = {}
    marked = f"_articles{suffix}" if suffix else ""  # no clause's name begins with a line
    if marked:
        start, end = bookmark(next(identities), marked, [])
        before[agreement.articles[0].identity] = [start]
        behind[agreement.articles[-1].identity] = [end]
    title = next(clause for clause in agreement.clauses if clause.part == "title")
    behind[title.identity] = list(_table(package, agreement, name, marked))
    return before, behind


def _table(
    package: WordPackage, agreement: Agreement, name: Callable[[str], str], marked: str
) -> Iterator[Xml]:
    look = package.look(agreement.language)
    heading, entry = (package.style(style) for style in ("TOC Heading", "toc 1"))
    yield paragraph(heading, runs(agreement.contents, look), look=look)
    # By outline level: a list of styles would need the separator that Windows is set to.
    within = rf"\b {marked} " if marked else ""
    *opening, closing = field(rf"TOC {within}\n \h \u", [], look)
    for article in agreement.articles:
        words = runs(" ".join(filter(None, (article.heading, article.title))), look)
        line = hyperlink(name(article.identity), words)
        after = [closing] if article is agreement.articles[-1] else []
        yield paragraph(entry, [*opening, line, *after], look=look)
        opening = []
