"""The docs as pages of the program: offices without a network read them where they work."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from django.urls import reverse
from markdown_it import MarkdownIt
from markdown_it.token import Token

from thidua.core.wording import Say

DOCS = Path(__file__).parents[2] / "docs"
PICTURES = DOCS / "img"
ENGLISH = re.compile(r"^## (?:In )?English\s*$", re.MULTILINE)
_POINTER = re.compile(r"^\*(?:English below\.|\[In English\].*?|\[Bản tiếng Việt\].*?)\*\.?\s*", re.MULTILINE)
_LISTED = re.compile(r"^\| (?P<vi>.+?) · (?P<en>.+?) \| .*?\((?P<page>[\w./-]+)\.md\)", re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """One page of the docs: its name is its place below docs/ without the ending."""

    name: str
    say: Say
    both: bool
    """Whether its English stands by itself; a page made from the code has both languages side by side."""

    @property
    def url(self) -> str:
        """Where the program shows it."""
        return reverse("home:help_page", args=[self.name])


@cache
def pages() -> dict[str, Page]:
    """Every page of the docs by its name; none where the program was put in place without them."""
    found = {}
    for path in sorted([*DOCS.glob("*.md"), *DOCS.glob("*/*.md")]):
        name = str(path.relative_to(DOCS).with_suffix(""))
        if not name.endswith((".en", "README")):
            text = path.read_text("utf-8")
            both = path.with_suffix(".en.md").exists() or bool(ENGLISH.search(text))
            found[name] = Page(name, Say(_title(text), _english_title(name) or _title(text)), both)
    return found


def told(name: str, lang: str) -> str:
    """A page as HTML in a language, below the heading that carries its title.

    Raises KeyError where there is no such page.
    """
    page = pages()[name]
    tokens = _reader().parse(_text(page, lang))
    _lead(tokens, page.name)
    return str(_reader().renderer.render(tokens, _reader().options, {}))


def _text(page: Page, lang: str) -> str:
    """The Markdown of a page in a language, without its title and the pointers to the other language."""
    path = DOCS / f"{page.name}.md"
    own = path.with_suffix(".en.md")
    text = (own if lang == "en" and own.exists() else path).read_text("utf-8")
    parts = ENGLISH.split(text, maxsplit=1)
    if len(parts) == 2:
        # headings below "In English" stand a level deeper than those of the Vietnamese
        text = re.sub(r"^##(#+ )", r"#\1", parts[1], flags=re.MULTILINE) if lang == "en" else parts[0]
    return _POINTER.sub("", re.sub(r"\A\s*# .*\n", "", text))


def _title(text: str) -> str:
    return text.partition("\n")[0].removeprefix("# ").strip()


def _english_title(name: str) -> str:
    own = DOCS / f"{name}.en.md"
    if own.exists():
        return _title(own.read_text("utf-8"))
    found = next((m["en"] for m in _LISTED.finditer(_index()) if m["page"] == name), "")
    return found[:1].upper() + found[1:]


@cache
def _index() -> str:
    path = DOCS / "README.md"
    return path.read_text("utf-8") if path.exists() else ""


@cache
def _reader() -> MarkdownIt:
    """What reads Markdown: as on GitHub, without HTML of the page's own; what is wide can be scrolled by keys."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    reader.add_render_rule("table_open", _table)
    reader.add_render_rule("table_close", lambda *_: "</table></div>")
    reader.add_render_rule("fence", _fence)
    return reader


def _table(_renderer: Any, _tokens: Sequence[Token], at: int, _options: Any, _env: Any) -> str:
    return f'<div class="scroll" role="region" tabindex="0" aria-label="{at}"><table class="table">'


def _fence(renderer: Any, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    shown = renderer.__class__.fence(renderer, tokens, at, options, env)
    return str(shown).replace("<pre>", '<pre tabindex="0">', 1)


def _lead(tokens: Sequence[Token], name: str) -> None:
    """Links and pictures lead to where the program shows them; what it does not show is no link."""
    for token in (t for block in tokens for t in block.children or ()):
        if token.type == "image":
            token.attrSet("src", _picture(str(token.attrGet("src") or "")))
            token.attrSet("loading", "lazy")
        elif token.type == "link_open":
            to = _leads(str(token.attrGet("href") or ""), name)
            token.attrs = {"href": to} if to else {}


def _picture(src: str) -> str:
    return reverse("home:help_picture", args=[src.partition("img/")[2] or "none.png"])


def _leads(href: str, name: str) -> str:
    if href.startswith(("http:", "https:", "mailto:", "#")):
        return href
    target = href.partition("#")[0].removesuffix(".md").removesuffix(".en")
    parts: list[str] = []
    for part in PurePosixPath(name).parent.joinpath(target).parts:
        parts = parts[:-1] if part == ".." else [*parts, part]
    found = "/".join(parts)
    if found.endswith("README"):
        return reverse("home:help")
    return pages()[found].url if found in pages() else ""
