"""Make `templates/treaty.docx`, the Word template that every agreement is written into.

    python tools/make_word_template.py            # writes templates/treaty.docx
    python tools/make_word_template.py -o OTHER   # writes somewhere else

The template is made by a program, not drawn in Word, so that each of its decisions stands here with
its reason and nothing comes in that nobody chose: no author, no revision numbers,
no unused styles. A ministry may put its own file in its place; the styles must keep their names.

The page is A4 with margins of 2.5 cm. The face is Times New Roman, which every office machine has
or replaces by a face of the same widths (Liberation Serif, Tinos), so that lines break alike
everywhere. Paragraphs are justified and not hyphenated: a treaty is compared, quoted and searched
word by word, and which words a machine can hyphenate depends on its dictionaries.
"""

import argparse
import io
import zipfile
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can hold
FACE = "Times New Roman"
FALLBACK_FACE = "Liberation Serif"

# Twentieths of a point, Word's unit (567 make a centimetre).
PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 11906, 16838, 1418
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN
FACT_INDENT = 2155  # where the statement behind a label begins
PAPER_LINES = ("top", "bottom", "insideH")
GUTTER = 340  # between the two signature blocks
COLUMN = (TEXT_WIDTH - GUTTER) // 2
LEFT_CENTRE, RIGHT_CENTRE = COLUMN // 2, TEXT_WIDTH - COLUMN // 2
HALF_RULE = 1701  # half of the line that the signature stands on: 3 cm
LEVELS = (
    (284, 567),
    (851, 567),
    (1418, 567),
)  # where a list's marker stands, how far its text hangs
# A numbered paragraph is set like any other, the number at the margin.
NUMBERED = '<w:tabs><w:tab w:val="num" w:pos="567"/></w:tabs><w:ind w:left="0" w:firstLine="0"/>'

COLOURS = {  # of the theme, for a lawyer who wants to mark a passage
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "1F3864",
    "lt2": "E7E6E6",
    "accent1": "1F4E79",
    "accent2": "C55A11",
    "accent3": "7F7F7F",
    "accent4": "BF9000",
    "accent5": "2E75B6",
    "accent6": "538135",
    "hlink": "0563C1",
    "folHlink": "954F72",
}
SIGNATURE_TABS = f"""<w:tabs>
      <w:tab w:val="center" w:pos="{LEFT_CENTRE}"/><w:tab w:val="center" w:pos="{RIGHT_CENTRE}"/>
    </w:tabs>"""
RULE_TABS = f"""<w:tabs>
      <w:tab w:val="left" w:pos="{LEFT_CENTRE - HALF_RULE}"/>
      <w:tab w:val="left" w:leader="underscore" w:pos="{LEFT_CENTRE + HALF_RULE}"/>
      <w:tab w:val="left" w:pos="{RIGHT_CENTRE - HALF_RULE}"/>
      <w:tab w:val="left" w:leader="underscore" w:pos="{RIGHT_CENTRE + HALF_RULE}"/>
    </w:tabs>"""


def style(name: str, based_on: str, paragraph: str, run: str = "", following: str = "") -> str:
    """Return one paragraph style, its properties already in the order that the schema wants."""
    return f"""
  <w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}">
    <w:name w:val="{name}"/>
    <w:basedOn w:val="{based_on}"/>
    <w:next w:val="{following or name}"/>
    <w:qFormat/>
    <w:pPr>{paragraph}</w:pPr>
    <w:rPr>{run}</w:rPr>
  </w:style>"""


def built_in(name: str, identity: str, paragraph: str, run: str = "") -> str:
    """Return a paragraph style that Word knows by name, with our looks."""
    return f"""
  <w:style w:type="paragraph" w:styleId="{identity}">
    <w:name w:val="{name}"/>
    <w:basedOn w:val="Normal"/>
    <w:qFormat/>
    <w:pPr>{paragraph}</w:pPr>
    <w:rPr>{run}</w:rPr>
  </w:style>"""


def numbered(level: int, number: int = 1) -> str:
    """Return the link from a style to its level of a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def styles() -> str:
    """Return styles.xml: what each part of a treaty looks like."""
    bold = "<w:b/><w:bCs/>"
    centred = '<w:jc w:val="center"/>'
    return f"""<w:styles xmlns:w="{W}">
  <w:docDefaults>
    <w:rPrDefault><w:rPr>
      <w:rFonts w:ascii="{FACE}" w:hAnsi="{FACE}" w:eastAsia="{FACE}" w:cs="{FACE}"/>
      <w:sz w:val="24"/><w:szCs w:val="24"/>
      <w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>
    </w:rPr></w:rPrDefault>
    <w:pPrDefault><w:pPr>
      <w:widowControl/><w:spacing w:before="0" w:after="160" w:line="276" w:lineRule="auto"/>
    </w:pPr></w:pPrDefault>
  </w:docDefaults>
  <w:style w:type="paragraph" w:default="1" w:styleId="Normal">
    <w:name w:val="Normal"/><w:qFormat/>
  </w:style>
  <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
    <w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>
  </w:style>
  <w:style w:type="table" w:default="1" w:styleId="TableNormal">
    <w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>
    <w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>
      <w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>
      <w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>
    </w:tblCellMar></w:tblPr>
  </w:style>
  <w:style w:type="numbering" w:default="1" w:styleId="NoList">
    <w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/>
  </w:style>{
        built_in(
            "Title",
            "Title",
            '<w:keepNext/><w:keepLines/><w:spacing w:after="120" w:line="264" w:lineRule="auto"/>'
            f"{centred}",
            f'{bold}<w:sz w:val="26"/><w:szCs w:val="26"/>',
        )
    }{style("Paragraph", "Normal", '<w:jc w:val="both"/>')}{
        style("Opening", "Paragraph", '<w:spacing w:before="480"/>', following="Recital")
    }{style("Recital", "Paragraph", "")}{
        style("Agreed", "Paragraph", "<w:keepNext/>", following="ArticleHeading")
    }{
        style(
            "ArticleHeading",
            "Normal",
            f"<w:keepNext/><w:keepLines/>{numbered(0)}"
            f'<w:spacing w:before="320" w:after="120"/>{centred}<w:outlineLvl w:val="0"/>',
            bold,
            following="Paragraph",
        )
    }{
        style(
            "ArticleTitle",
            "Normal",
            f'<w:keepNext/><w:keepLines/><w:spacing w:after="120"/>{centred}',
            "<w:i/><w:iCs/>",
            following="Paragraph",
        )
    }{style("Numbered", "Paragraph", numbered(1))}{style("Item", "Paragraph", numbered(2))}{
        style("SubItem", "Paragraph", numbered(3))
    }{style("Bullet", "Paragraph", numbered(0, 2))}{
        # The last lines of the closing clause go over the page together with the signatures.
        style("Closing", "Paragraph", '<w:keepNext/><w:spacing w:before="320"/>')
    }{
        built_in(
            "Signature",
            "Signature",
            f"<w:keepNext/><w:keepLines/>{SIGNATURE_TABS}"
            '<w:spacing w:after="0" w:line="264" w:lineRule="auto"/>',
        )
    }{style("SignatureParty", "Signature", '<w:spacing w:before="360"/>')}{
        style(
            "SignatureRule",
            "Normal",
            f'<w:keepNext/>{RULE_TABS}<w:spacing w:before="720" w:after="60" w:line="240"/>',
        )
    }{
        style(
            "Notice",
            "Normal",
            f"<w:keepLines/><w:pBdr>{borders()}</w:pBdr>"
            f'<w:spacing w:after="360" w:line="240" w:lineRule="auto"/>'
            f'<w:ind w:left="113" w:right="113"/>{centred}',
            '<w:i/><w:iCs/><w:sz w:val="20"/><w:szCs w:val="20"/>',
        )
    }{
        built_in(
            "header",
            "Header",
            # The space below keeps a header of three lines off the text.
            '<w:spacing w:after="200" w:line="240" w:lineRule="auto"/>'
            f'<w:ind w:left="1134" w:right="1134"/><w:contextualSpacing/>{centred}',
            '<w:sz w:val="17"/><w:szCs w:val="17"/>',
        )
    }{
        built_in(
            "footer",
            "Footer",
            f'<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>{centred}',
            '<w:sz w:val="18"/><w:szCs w:val="18"/>',
        )
    }
{comments_and_tables()}{papers()}{facing_columns()}
  <w:style w:type="character" w:customStyle="1" w:styleId="Blank">
    <w:name w:val="Blank"/><w:qFormat/>
    <w:rPr><w:shd w:val="clear" w:color="auto" w:fill="FFF2CC"/></w:rPr>
  </w:style>
</w:styles>"""


def comments_and_tables() -> str:
    """Return the styles that a treaty has no need of, and papers about it have."""
    small = '<w:sz w:val="20"/><w:szCs w:val="20"/>'
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    bold = "<w:b/><w:bCs/>"
    cell = '<w:spacing w:before="40" w:after="40" w:line="252" w:lineRule="auto"/>'
    return f"""{
        built_in(
            "heading 1",
            "Heading1",
            '<w:keepNext/><w:keepLines/><w:spacing w:before="320" w:after="120"/>'
            '<w:outlineLvl w:val="0"/>',
            f'{bold}<w:sz w:val="26"/><w:szCs w:val="26"/>',
        )
    }{
        built_in(
            "heading 2",
            "Heading2",
            '<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="80"/>'
            '<w:outlineLvl w:val="1"/>',
            bold,
        )
    }{
        built_in(
            "TOC Heading",
            "TOCHeading",
            '<w:keepNext/><w:spacing w:before="320" w:after="120"/><w:jc w:val="center"/>',
            bold,
        )
    }{built_in("toc 1", "TOC1", '<w:spacing w:after="60"/>')}{style("Cell", "Normal", cell, small)}{
        style("CellHeading", "Cell", "<w:keepNext/>", bold)
    }{built_in("annotation text", "CommentText", cell, small)}
  <w:style w:type="character" w:styleId="CommentReference">
    <w:name w:val="annotation reference"/>
    <w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr>
  </w:style>
  <w:style w:type="character" w:styleId="Strong">
    <w:name w:val="Strong"/><w:qFormat/><w:rPr>{bold}</w:rPr>
  </w:style>
  <w:style w:type="character" w:styleId="Emphasis">
    <w:name w:val="Emphasis"/><w:qFormat/><w:rPr><w:i/><w:iCs/></w:rPr>
  </w:style>
  <w:style w:type="table" w:styleId="TableGrid">
    <w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>
    <w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr>
  </w:style>"""


def papers() -> str:
    """Return the styles of what is written about a draft: memorandum, check sheet."""
    bold = "<w:b/><w:bCs/>"
    indent = f'<w:ind w:left="{FACT_INDENT}" w:hanging="{FACT_INDENT}"/>'
    tab = f'<w:tabs><w:tab w:val="left" w:pos="{FACT_INDENT}"/></w:tabs>'
    remark = '<w:spacing w:before="120" w:after="200"/><w:ind w:left="227"/>'
    return f"""{
        style(
            "PaperTitle",
            "Normal",
            '<w:keepNext/><w:spacing w:after="60" w:line="240" w:lineRule="auto"/>',
            f'{bold}<w:sz w:val="36"/><w:szCs w:val="36"/>',
            following="PaperSubject",
        )
    }{
        style(
            "PaperSubject",
            "Normal",
            f"<w:keepNext/><w:pBdr>{line('bottom', '1F3864', 8, 6)}</w:pBdr>"
            '<w:spacing w:after="240" w:line="252" w:lineRule="auto"/>',
            following="PaperText",
        )
    }{
        style(
            "PaperText",
            "Normal",
            '<w:spacing w:before="60" w:after="100" w:line="264" w:lineRule="auto"/>',
            '<w:sz w:val="22"/><w:szCs w:val="22"/>',
        )
    }{
        style(
            "PaperFact",
            "PaperText",
            f'<w:keepLines/>{tab}<w:spacing w:before="0" w:after="40"/>{indent}',
        )
    }{
        style(
            "PaperResult",
            "PaperText",
            f"<w:keepLines/><w:pBdr>{line('left', '538135', 24, 8)}</w:pBdr>{remark}",
            bold,
        )
    }{
        style(
            "PaperWarning",
            "PaperText",
            f"<w:keepLines/><w:pBdr>{line('left', 'C00000', 24, 8)}</w:pBdr>"
            f'<w:shd w:val="clear" w:color="auto" w:fill="FDECEA"/>{remark}',
            bold,
        )
    }{style("TableEnd", "Normal", '<w:spacing w:after="0" w:line="120" w:lineRule="exact"/>')}
  <w:style w:type="table" w:customStyle="1" w:styleId="PaperTable">
    <w:name w:val="PaperTable"/><w:basedOn w:val="TableNormal"/>
    <w:tblPr><w:tblBorders>{"".join(line(side, "A6A6A6", 4, 0) for side in PAPER_LINES)}
    </w:tblBorders></w:tblPr>
    <w:tblStylePr w:type="firstRow"><w:tcPr>
      <w:shd w:val="clear" w:color="auto" w:fill="E9EDF4"/>
    </w:tcPr></w:tblStylePr>
  </w:style>"""


def facing_columns() -> str:
    """Return the styles of two texts side by side: as those of a page, smaller and ragged."""
    small = '<w:sz w:val="20"/><w:szCs w:val="20"/>'
    centred = '<w:jc w:val="center"/>'
    return f"""{
        style(
            "FacingText",
            "Normal",
            '<w:spacing w:before="40" w:after="60" w:line="257" w:lineRule="auto"/>',
            small,
        )
    }{
        style(
            "FacingTitle",
            "FacingText",
            f'<w:keepNext/><w:spacing w:before="20" w:after="40"/>{centred}',
            '<w:b/><w:bCs/><w:sz w:val="21"/><w:szCs w:val="21"/>',
        )
    }{
        style(
            "FacingHeading",
            "FacingText",
            f'<w:keepLines/><w:spacing w:before="200" w:after="80"/>{centred}'
            '<w:outlineLvl w:val="0"/>',
            "<w:b/><w:bCs/>",
            following="FacingText",
        )
    }{
        style(
            "FacingLanguage",
            "FacingText",
            f'<w:keepNext/><w:spacing w:before="60" w:after="60"/>{centred}',
            "<w:b/><w:bCs/>",
        )
    }{
        style(
            "FacingParty",
            "FacingText",
            f'<w:keepNext/><w:keepLines/><w:spacing w:before="300" w:after="0"/>{centred}',
        )
    }{
        style(
            "FacingSignatory",
            "FacingText",
            # The line above the name is the one to sign on.
            f"<w:keepLines/><w:pBdr>{line('top', 'auto', 4, 4)}</w:pBdr>"
            '<w:spacing w:before="900" w:after="120"/><w:ind w:left="567" w:right="567"/>'
            f"{centred}",
        )
    }
  <w:style w:type="table" w:customStyle="1" w:styleId="FacingTable">
    <w:name w:val="FacingTable"/><w:basedOn w:val="TableNormal"/>
    <w:tblPr><w:tblBorders>{line("insideV", "BFBFBF", 4, 0)}</w:tblBorders>
      <w:tblCellMar>
        <w:left w:w="142" w:type="dxa"/><w:right w:w="142" w:type="dxa"/>
      </w:tblCellMar></w:tblPr>
    <w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>
      {line("bottom", "1F3864", 8, 0)}
    </w:tcBorders></w:tcPr></w:tblStylePr>
  </w:style>"""


def line(side: str, colour: str, eighths: int, space: int) -> str:
    """Return a line on one side of a paragraph or a table."""
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{colour}"/>'


def borders() -> str:
    """Return a thin line on each side of a paragraph."""
    line = 'w:val="single" w:sz="4" w:space="4" w:color="auto"'
    return "".join(f"<w:{side} {line}/>" for side in ("top", "left", "bottom", "right"))


def level(
    index: int, form: str, text: str, paragraph: str, linked: str = "", suffix: str = ""
) -> str:
    """Return one level of a list."""
    return f"""
    <w:lvl w:ilvl="{index}">
      <w:start w:val="1"/><w:numFmt w:val="{form}"/>
      {f'<w:pStyle w:val="{linked}"/>' if linked else ""}{suffix}
      <w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>
      <w:pPr>{paragraph}</w:pPr>
    </w:lvl>"""


def hanging(depth: int) -> str:
    """Return the indents of a list at some depth."""
    marker, hang = LEVELS[depth]
    return f'<w:ind w:left="{marker + hang}" w:hanging="{hang}"/>'


def numbering() -> str:
    """Return numbering.xml: one list for articles and items, one for bullets.

    The article's level shows nothing, it makes the numbers and letters below it start again. The
    number in an article's heading is a SEQ field and thereby text: Word and LibreOffice leave
    headings without text out of the navigation pane, tables of contents and PDF bookmarks, and
    LibreOffice cannot refer to "2" where the list says "Article 2".
    """
    no_indent = '<w:ind w:left="0" w:firstLine="0"/>'
    treaty = (
        level(0, "none", "", no_indent, "ArticleHeading", '<w:suff w:val="nothing"/>'),
        level(1, "decimal", "%2.", NUMBERED, "Numbered"),
        level(2, "lowerLetter", "%3.", hanging(0), "Item"),
        level(3, "lowerRoman", "%4.", hanging(1), "SubItem"),
    )
    bullets = (
        level(0, "bullet", "•", hanging(0), "Bullet"),
        level(1, "bullet", "•", hanging(1)),
        level(2, "bullet", "•", hanging(2)),
    )
    return f"""<w:numbering xmlns:w="{W}">
  <w:abstractNum w:abstractNumId="1">
    <w:nsid w:val="4F435231"/><w:multiLevelType w:val="multilevel"/>{"".join(treaty)}
  </w:abstractNum>
  <w:abstractNum w:abstractNumId="2">
    <w:nsid w:val="4F435232"/><w:multiLevelType w:val="multilevel"/>{"".join(bullets)}
  </w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
</w:numbering>"""


def settings() -> str:
    """Return settings.xml: Word 2013's layout rules or newer, no hyphenation, quiet fields."""
    return f"""<w:settings xmlns:w="{W}">
  <w:zoom w:percent="100"/>
  <w:defaultTabStop w:val="567"/>
  <w:autoHyphenation w:val="false"/>
  <w:characterSpacingControl w:val="doNotCompress"/>
  <w:compat>
    <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"
      w:val="15"/>
  </w:compat>
</w:settings>"""


def fonts() -> str:
    """Return fontTable.xml: which face stands in where Times New Roman is missing."""
    return f"""<w:fonts xmlns:w="{W}">
  <w:font w:name="{FACE}">
    <w:altName w:val="{FALLBACK_FACE}"/><w:panose1 w:val="02020603050405020304"/>
    <w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/>
  </w:font>
</w:fonts>"""


def theme() -> str:
    """Return theme1.xml, as small as one can be: checkers want one, the styles use none of it."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in COLOURS.items()
    )
    face = f'<a:latin typeface="{FACE}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return f"""<a:theme xmlns:a="{DRAWING}" name="Treaty">
  <a:themeElements>
    <a:clrScheme name="Treaty">{colours}</a:clrScheme>
    <a:fontScheme name="Treaty">
      <a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont>
    </a:fontScheme>
    <a:fmtScheme name="Treaty">
      <a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>
      <a:effectStyleLst>{effect * 3}</a:effectStyleLst>
      <a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>
    </a:fmtScheme>
  </a:themeElements>
</a:theme>"""


def field(instruction: str, shown: str, look: str = "") -> str:
    """Return a field with what it shows until Word works it out."""
    run = f"<w:r><w:rPr>{look}</w:rPr><w:t>{shown}</w:t></w:r>"
    return f'<w:fldSimple w:instr=" {instruction} ">{run}</w:fldSimple>'


def header(*paragraphs: str) -> str:
    """Return a header; a paragraph whose field has nothing to show is left out of a document."""
    written = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{content}</w:p>' for content in paragraphs
    )
    return f'<w:hdr xmlns:w="{W}">{written}</w:hdr>'


def footer() -> str:
    """Return the footer; in a document "page 1 of 7" in its language takes the control's place."""
    slash = '<w:r><w:t xml:space="preserve"> / </w:t></w:r>'
    pages = f"{field('PAGE', '1')}{slash}{field('NUMPAGES', '1')}"
    return f"""<w:ftr xmlns:w="{W}">
  <w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:sdt>
    <w:sdtPr><w:tag w:val="page_of_pages"/><w:id w:val="1"/></w:sdtPr>
    <w:sdtContent>{pages}</w:sdtContent>
  </w:sdt></w:p>
</w:ftr>"""


def document() -> str:
    """Return document.xml: no text, the page alone. The first page shows no header."""
    return f"""<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body><w:sectPr>
  <w:headerReference w:type="default" r:id="rId5"/><w:headerReference w:type="first" r:id="rId6"/>
  <w:footerReference w:type="default" r:id="rId7"/><w:footerReference w:type="first" r:id="rId8"/>
  <w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>
  <w:pgMar w:top="{MARGIN}" w:right="{MARGIN}" w:bottom="{MARGIN}" w:left="{MARGIN}"
    w:header="709" w:footer="709" w:gutter="0"/>
  <w:titlePg/>
</w:sectPr></w:body></w:document>"""


def properties() -> str:
    """Return core.xml without a word: an agreement fills it."""
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"/>'
    )


def relationships(targets: tuple[tuple[str, str], ...]) -> str:
    """Return a relationships part: type and target of each, numbered from rId1."""
    rows = "".join(
        f'\n  <Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}\n</Relationships>'


def content_types(parts: dict[str, str]) -> str:
    """Return [Content_Types].xml."""
    rows = "".join(
        f'\n  <Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts.items()
    )
    return f"""<Types xmlns="{PACKAGE}/content-types">
  <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
  <Default Extension="xml" ContentType="application/xml"/>{rows}
</Types>"""


def parts() -> dict[str, str]:
    """Return every part of the template, in the order of the zip."""
    header_type, footer_type = f"{WORD_TYPE}.header+xml", f"{WORD_TYPE}.footer+xml"
    types = {
        "word/document.xml": f"{WORD_TYPE}.document.main+xml",
        "word/styles.xml": f"{WORD_TYPE}.styles+xml",
        "word/numbering.xml": f"{WORD_TYPE}.numbering+xml",
        "word/settings.xml": f"{WORD_TYPE}.settings+xml",
        "word/fontTable.xml": f"{WORD_TYPE}.fontTable+xml",
        "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "word/header1.xml": header_type,
        "word/header2.xml": header_type,
        "word/footer1.xml": footer_type,
        "word/footer2.xml": footer_type,
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    package = (
        (f"{R}/officeDocument", "word/document.xml"),
        (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    )
    word = (
        (f"{R}/styles", "styles.xml"),
        (f"{R}/numbering", "numbering.xml"),
        (f"{R}/settings", "settings.xml"),
        (f"{R}/fontTable", "fontTable.xml"),
        (f"{R}/header", "header1.xml"),
        (f"{R}/header", "header2.xml"),
        (f"{R}/footer", "footer1.xml"),
        (f"{R}/footer", "footer2.xml"),
        (f"{R}/theme", "theme/theme1.xml"),
    )
    bodies = {
        "[Content_Types].xml": content_types(types),
        "_rels/.rels": relationships(package),
        "word/document.xml": document(),
        "word/_rels/document.xml.rels": relationships(word),
        "word/styles.xml": styles(),
        "word/numbering.xml": numbering(),
        "word/settings.xml": settings(),
        "word/fontTable.xml": fonts(),
        "word/theme/theme1.xml": theme(),
        "word/header1.xml": header(field("TITLE", ""), field("SUBJECT", ""), field("COMMENTS", "")),
        "word/header2.xml": header(field("SUBJECT", ""), ""),
        "word/footer1.xml": footer(),
        "word/footer2.xml": footer(),
        "docProps/core.xml": properties(),
    }
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return {name: declaration + body + "\n" for name, body in bodies.items()}


def template() -> bytes:
    """Return the template as a file, stored, not deflated: the same bytes on every machine."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, body in parts().items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), body)
    return target.getvalue()


def main() -> None:
    """Write the template where the command line says."""
    default = Path(__file__).resolve().parent.parent / "templates" / "treaty.docx"
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("-o", "--output", type=Path, default=default)
    output: Path = parser.parse_args().output
    output.write_bytes(template())


if __name__ == "__main__":
    main()
