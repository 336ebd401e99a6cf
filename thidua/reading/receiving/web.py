"""HTML: words, headings, lists and tables of a page; nothing is fetched, nothing runs.

Menus, heads and feet of the site are kept as lines of the place `site`, so that they can be set aside and shown.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from thidua.reading.received import Place
from thidua.reading.receiving.counting import shown
from thidua.reading.receiving.lines import Row
from thidua.reading.receiving.plain import decoded
from thidua.reading.receiving.spans import Standing

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "option",
        "select",
        "button",
        "label",
        "title",
    ]  # a list of forty strings is longer and no clearer
)
_UNSEEN = {
    "script",
    "style",
    "template",
    "noscript",
    "head",
    "svg",
    "math",
    "iframe",
    "object",
    "canvas",
    "select",
}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_SITE = {"nav", "header", "footer", "aside"}
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_OWN_MARK = re.compile(r"^\W|^\(?(?:\d+|[A-Za-zđĐ]|[IVX]+)[.)/]")
DEEPEST = 400
"""Tags within tags; deeper ones are read as if they stood side by side."""


def web_rows(data: bytes, name: str) -> list[Row]:
    """The lines of a web page.

    Raises Refused when its letters are in an unknown code table.
    """
    page = _Page()
    page.feed(_text(data, name))
    page.close()
    page.end_line()
    return page.rows


def _text(data: bytes, name: str) -> str:
    """The text, in the code table that the page names where it is not plainly Unicode."""
    told = _CHARSET.search(data[:4096])
    table = told[1].decode("ascii").lower() if told else ""
    if table in ("utf-16", "utf-8", "utf8", ""):
        return decoded(data, name)
    if table in ("windows-1258", "cp1258", "windows-1252", "iso-8859-1", "us-ascii"):
        try:
            return decoded(data.decode(table).encode(), name)
        except UnicodeDecodeError:
            pass
    return decoded(data, name)


class _Page(HTMLParser):
    """Walks the tags of a page and keeps its lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[Row] = []
        self._open: list[str] = []
        self._text: list[str] = []
        self._bold: list[bool] = []
        self._lists: list[tuple[str, int]] = []
        self._marker = ""
        self._tables: list[Standing] = []
        self._count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS or tag == "br":
            self.end_line()
        if tag in _VOID:
            return
        if len(self._open) < DEEPEST:
            self._open.append(tag)
        told = dict(attrs)
        if tag in ("ol", "ul"):
            start = told.get("start") or "1"
            self._lists.append(
                (
                    told.get("type") or "1" if tag == "ol" else "-",
                    int(start) if start.isdecimal() and len(start) < 9 else 1,
                )
            )
        elif tag == "li":
            self._marker = self._next_marker()
        elif tag == "table":
            self._tables.append(Standing(self._count))
            self._count += 1
        elif tag == "tr" and self._tables:
            self._tables[-1].next_row()
        elif tag in ("td", "th") and self._tables:
            self._tables[-1].next_cell(told)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_line()
        if tag in self._open:
            while self._open and self._open.pop() != tag:
                pass
        if tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        elif tag == "table" and self._tables:
            self._tables.pop()

    def handle_data(self, data: str) -> None:
        if _UNSEEN & set(self._open):
            return
        if "pre" in self._open:
            first, *rest = data.split("\n")
            self._add(first)
            for line in rest:
                self.end_line()
                self._add(line)
        else:
            self._add(data)

    def _add(self, text: str) -> None:
        self._text.append(text)
        if text.strip():
            set_bold = {"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"}
            self._bold.append(bool(set_bold & set(self._open)))

    def _next_marker(self) -> str:
        if not self._lists:
            return ""
        kind, number = self._lists[-1]
        self._lists[-1] = kind, number + 1
        return "- " if kind == "-" else f"{shown(number, kind)}. "

    def end_line(self) -> None:
        """Close the line that is being read."""
        text = " ".join("".join(self._text).split())
        bold, self._text, self._bold = bool(self._bold) and all(self._bold), [], []
        if not text:
            return
        if self._marker and not _OWN_MARK.match(text):
            text = self._marker + text
        self._marker = ""
        table = self._tables[-1].at if self._tables else None
        self.rows.append(
            Row(text, bold=bold, centred="center" in self._open, table=table, place=self._place())
        )

    def _place(self) -> Place:
        within = "article" in self._open or "main" in self._open
        return "site" if _SITE & set(self._open) and not within else ""
