"""The agreement as Akoma Ntoso 3.0: the OASIS standard for legal texts in XML.

A treaty is `<act name="treaty">`, as public collections have it. An article has two
identities: `eId` by its number in this text ("art_2"), as the naming convention asks, and `wId` by
its clause ("offences"), which stays when articles are added or removed.

Source: OASIS, Akoma Ntoso Version 1.0 (2018), parts 1 and 2; Naming Convention Version 1.0 (2019).
"""

from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from .agreement import (
    Agreement,
    Blank,
    Block,
    Clause,
    Inline,
    Item,
    ItemList,
    Paragraph,
    Reference,
    Signature,
)
from .answers import Answers
from .home_party import load_home_party
from .lookup import fold
from .states import load_states

__all__ = ["NAMESPACE", "to_akoma_ntoso"]

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

_DEFAULT: dict[Any, str] = {None: NAMESPACE}
_UNDATED = "0001-01-01"  # the schema asks for a date, and a draft need not have one
_INLINE = ("docTitle", "placeholder", "ref", "signature")

Element = Any
"""An lxml element."""


def to_akoma_ntoso(agreement: Agreement, answers: Answers) -> bytes:
    """Write the agreement as an Akoma Ntoso document.

    Args:
        agreement: The tree of one language.
        answers: What it was made from: they name the Parties and the date.

    Returns:
        The XML file; the same tree and answers give the same bytes.

    Raises:
        ValueError: If words refer to what is not in the agreement.
    """
    root: Element = etree.Element(_tag("akomaNtoso"), nsmap=_DEFAULT)
    act = _below(root, "act", name="treaty", contains="originalVersion")
    _write_meta(_below(act, "meta"), agreement, answers)
    _Text(agreement).write(act)
    for element in root.iter():
        # A line for each element, never inside a sentence.
        if etree.QName(element).localname not in _INLINE:
            element.tail = "\n"
    xml: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return xml


def _write_meta(meta: Element, agreement: Agreement, answers: Answers) -> None:
    """Identify work, expression and manifestation; nothing of it depends on the clock."""
    home = load_home_party().state
    counterpart = answers.counterpart
    # A Party that is not in the list of States is identified by its short name.
    other = counterpart.state or fold(counterpart.short_name("en")).replace(" ", "-")
    parties = "-".join(code.lower() for code in (home, other) if code)
    date = answers.date or answers.draft.date
    day = date.isoformat() if date else "undated"
    work = f"/akn/{home.lower()}/act/treaty/{day}/{parties}"
    expression = f"{work}/{agreement.language}@"
    identification = _below(meta, "identification", source="#home")
    for name, uri, part in (
        ("FRBRWork", work, "/!main"),
        ("FRBRExpression", expression, "/!main"),
        ("FRBRManifestation", expression, "/!main.xml"),
    ):
        level = _below(identification, name)
        _below(level, "FRBRthis", value=uri + part)
        _below(level, "FRBRuri", value=uri + (".xml" if name == "FRBRManifestation" else ""))
        if name == "FRBRWork":
            _below(level, "FRBRalias", name="title", value=agreement.short_title)
        state = "signature" if answers.date else "draft" if date else "undated"
        _below(level, "FRBRdate", date=day if date else _UNDATED, name=state)
        _below(level, "FRBRauthor", href="#home")
        if name == "FRBRWork":
            _below(level, "FRBRcountry", value=home.lower())
            _below(level, "FRBRsubtype", value="treaty")
        if name == "FRBRExpression":
            _below(level, "FRBRauthoritative", value=str(agreement.authentic).lower())
            _below(level, "FRBRlanguage", language=agreement.language)
        if name == "FRBRManifestation":
            _below(level, "FRBRformat", value="application/akn+xml")
    references = _below(meta, "references", source="#home")
    names = load_states()[home].names
    # A translated text may be in a language in which no State has a name here.
    language = agreement.language if agreement.language in names else load_home_party().language
    ours = names[language]
    theirs = counterpart.phrase(language) or counterpart.short_name(language)
    for side, code, named in (("home", home, ours), ("counterpart", other, theirs)):
        if code:
            href = f"/akn/ontology/organization/{code.lower()}"
            _below(references, "TLCOrganization", eId=side, href=href, showAs=str(named))


class _Text:
    """The text of one agreement, and where its references lead."""

    def __init__(self, agreement: Agreement) -> None:
        self.agreement = agreement
        self.places = dict(_places(agreement))

    def write(self, act: Element) -> None:
        preface, preamble = _below(act, "preface"), _below(act, "preamble")
        body, conclusions = _below(act, "body"), _below(act, "conclusions")
        if self.agreement.notice:
            _below(preface, "p", {"class": "notice"}).text = self.agreement.notice
        for clause in self.agreement.clauses:
            if clause.part == "title":
                self._title(_below(preface, "longTitle"), clause)
            elif clause.part == "recital":
                self._loose(_below(_recitals(preamble), "recital"), clause.blocks)
            elif clause.part == "agreed":
                self._loose(_below(preamble, "formula", name="agreement"), clause.blocks)
            elif clause.part == "article":
                self._article(body, clause)
            else:
                self._loose(preamble if clause.part == "opening" else conclusions, clause.blocks)
        for signature in self.agreement.signatures:
            self._signature(conclusions, signature)
        for part in (preface, preamble, conclusions):
            if not len(part):
                act.remove(part)

    def _title(self, parent: Element, clause: Clause) -> None:
        for line in clause.blocks:
            if isinstance(line, Paragraph):
                title = _below(_below(parent, "p"), "docTitle")
                self._words(title, line.content)

    def _article(self, body: Element, clause: Clause) -> None:
        place = self.places[clause.identity]
        article = _below(body, "article", eId=place, wId=clause.identity)
        _below(article, "num").text = clause.heading
        if clause.title:
            _below(article, "heading").text = clause.title
        for number, (words, lists) in enumerate(_paragraphs(clause.blocks), start=1):
            here = f"{place}__para_{number}"
            self._provision(_below(article, "paragraph", eId=here), here, words, lists)

    def _provision(
        self, parent: Element, here: str, words: tuple[Inline, ...], lists: Iterable[ItemList]
    ) -> None:
        """Write words, and the lists below them as the hierarchy that they are."""
        lists = tuple(lists)
        if not lists:
            self._words(_below(_below(parent, "content"), "p"), words)
            return
        for number, block in enumerate(lists, start=1):
            place = f"{here}__list_{number}"
            written = _below(parent, "list", eId=place)
            if number == 1 and words:
                self._words(_below(_below(written, "intro"), "p"), words)
            for index, item in enumerate(block.items):
                inner = _point(place, item, index)
                point = _below(written, "point", eId=inner)
                if item.identity:
                    point.set("wId", item.identity)
                _below(point, "num").text = item.marker
                self._provision(point, inner, item.content, item.lists)

    def _loose(self, parent: Element, blocks: Iterable[Block]) -> None:
        """Write blocks outside the articles, where the standard has no hierarchy."""
        for block in blocks:
            if isinstance(block, Paragraph):
                self._words(_below(parent, "p"), block.content)
                continue
            written = _below(parent, "blockList")
            for item in block.items:
                element = _below(written, "item")
                _below(element, "num").text = item.marker
                self._loose(element, [Paragraph(item.content), *item.lists])

    def _signature(self, parent: Element, signature: Signature) -> None:
        for content in (signature.party, (signature.name,), (signature.title,)):
            self._words(_below(_below(parent, "p"), "signature"), content)

    def _words(self, parent: Element, content: Iterable[Inline]) -> None:
        last = None
        for inline in content:
            if isinstance(inline, Reference):
                if inline.target not in self.places:
                    raise ValueError(
                        f"{inline.text!r} refers to {inline.target!r}, which is not in the"
                        " agreement"
                    )
                last = _below(parent, "ref", href=f"#{self.places[inline.target]}")
                last.text = inline.text
            elif isinstance(inline, Blank):
                last = _below(parent, "placeholder", originalText=inline.label)
                last.text = inline.text
            elif last is None:
                parent.text = (parent.text or "") + inline.text
            else:
                last.tail = (last.tail or "") + inline.text


def _places(agreement: Agreement) -> Iterator[tuple[str, str]]:
    """Yield the `eId` of each article, and of each item that others may refer to."""
    for clause in agreement.articles:
        article = f"art_{clause.number}"
        yield clause.identity, article
        for number, (_words, lists) in enumerate(_paragraphs(clause.blocks), start=1):
            yield from _points(f"{article}__para_{number}", lists)


def _points(here: str, lists: Iterable[ItemList]) -> Iterator[tuple[str, str]]:
    for number, block in enumerate(lists, start=1):
        for index, item in enumerate(block.items):
            place = _point(f"{here}__list_{number}", item, index)
            if item.identity:
                yield item.identity, place
            yield from _points(place, item.lists)


def _point(place: str, item: Item, index: int) -> str:
    name = "".join(character for character in item.marker if character.isalnum())
    return f"{place}__point_{name or index + 1}"


def _paragraphs(blocks: Iterable[Block]) -> list[tuple[tuple[Inline, ...], list[ItemList]]]:
    """Return the paragraphs of an article, each with the lists that it introduces."""
    paragraphs: list[tuple[tuple[Inline, ...], list[ItemList]]] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            paragraphs.append((block.content, []))
        elif paragraphs:
            paragraphs[-1][1].append(block)
        else:
            paragraphs.append(((), [block]))
    return paragraphs


def _recitals(preamble: Element) -> Element:
    """Return the recitals that are being written, or new ones."""
    if len(preamble) and preamble[-1].tag == _tag("recitals"):
        return preamble[-1]
    return _below(preamble, "recitals")


def _below(
    parent: Element, tag: str, fixed: dict[str, str] | None = None, **attributes: str
) -> Element:
    return etree.SubElement(parent, _tag(tag), {**(fixed or {}), **attributes})


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
