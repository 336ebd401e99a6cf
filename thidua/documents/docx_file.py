"""Papers as DOCX, so that an office can edit them in Word: the same blocks, named paragraph styles.

The file names Times New Roman, which the decree asks for and every office has; Tinos, in the
PDF, has the same widths.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from types import MappingProxyType
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Package
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from thidua.core.papers.frame import Paper
from thidua.documents.docx_blocks import Body
from thidua.documents.docx_markup import page_field, paragraph_style, text_defaults
from thidua.documents.layout import Layout, layout_on
from thidua.documents.tree import tree

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The oldest time that a ZIP can hold: the same paper gives the same bytes."""
TITLE = "{title}"
BODY = "word/document.xml"
PROPERTIES = "docProps/core.xml"
UNSAID = {"created", "modified", "lastModifiedBy", "revision"}
UNUSED = {
    "stylesWithEffects",
    "thumbnail",
    "customXml",
    "numbering",
    "fontTable",
    "webSettings",
    "extended-properties",
}
KEPT_STYLES = {"Normal", "DefaultParagraphFont", "TableNormal", "NoList"}


def docx(paper: Paper, layout: Layout | None = None) -> bytes:
    """The paper as a DOCX, in the layout of its day; the same paper gives the same bytes.

    Raises Faults when a letter cannot be printed by the face of the PDF.
    """
    layout = layout or layout_on(paper.issued_on)
    made = tree(paper, layout)
    parts = dict(_blank(layout))
    header = parts.pop("header").decode()
    body = Body(layout, header)
    parts[BODY] = body.document(made["sections"]).encode()
    body.pictures.into(parts)
    parts[PROPERTIES] = parts[PROPERTIES].replace(TITLE.encode(), escape(made["title"]).encode())
    return _zipped(parts)


@lru_cache(maxsize=4)
def _blank(layout: Layout) -> MappingProxyType[str, bytes]:
    """The parts of an empty paper with styles and page number, and the id of its header."""
    package = Document()
    _strip(package)
    _set_styles(package.styles.element, layout)
    section = package.sections[0]
    section.header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]._p
    paragraph.getparent().replace(paragraph, parse_xml(page_field()))
    header = section._sectPr.xpath("w:headerReference/@r:id")[0]
    saved = BytesIO()
    package.save(saved)
    with ZipFile(saved) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return MappingProxyType({**parts, "header": header.encode()})


def _strip(package: Package) -> None:
    """Take out what the library's own template brings: its dates, author, picture and side files."""
    properties = package.core_properties
    properties.title, properties.author, properties.comments = TITLE, "", ""
    for element in list(properties._element):
        if element.tag.rpartition("}")[2] in UNSAID:
            properties._element.remove(element)
    for rels in (package.part.rels, package.part.package.rels):
        for key in [k for k, rel in rels.items() if rel.reltype.rpartition("/")[2] in UNUSED]:
            del rels[key]
    mode = package.settings.element.xpath("//w:compatSetting[@w:name='compatibilityMode']")[0]
    mode.set(qn("w:val"), "15")  # Word 2013 and later: tables begin at the margin


def _set_styles(root: Any, layout: Layout) -> None:
    """Only the styles of a paper: an office that edits sees its components, not Word's hundred."""
    for style in root.xpath("w:style"):
        if style.styleId not in KEPT_STYLES:
            root.remove(style)
    root.replace(root.xpath("w:docDefaults")[0], parse_xml(text_defaults()))
    for name, style in layout.styles.items():
        root.append(parse_xml(paragraph_style(name, style)))


def _zipped(parts: dict[str, bytes]) -> bytes:
    made = BytesIO()
    # Word looks for the content types first.
    names = sorted(parts, key=lambda name: (name != "[Content_Types].xml", name))
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(ZipInfo(name, EPOCH), parts[name], ZIP_DEFLATED)
    return made.getvalue()
