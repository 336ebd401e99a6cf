"""The documents of the measurement: where each comes from, how its file is made, what is true of it."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
from ruamel.yaml import YAML

from benchmarks.reading import layout, sources
from benchmarks.reading.alike import CLEAN, DAMAGED
from benchmarks.reading.damaged import damaged
from benchmarks.reading.made import made
from benchmarks.reading.typed import typed

HERE = Path(__file__).parent / "documents"
HELD = HERE / "held"
TRUTH = ".truth.yaml"
Truth = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Document:
    """One document: its group in the table, its truth, and how its file is put into a folder."""

    name: str
    group: str
    truth: Truth
    write: Callable[[Path], Path]
    tolerance: float = CLEAN


def load(path: Path) -> Truth:
    """A truth file as a dictionary."""
    told: Truth = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return told


def as_answers(truth: Any) -> Any:
    """A truth in the shape of answers: the first where several are true."""
    if isinstance(truth, dict):
        if "any_of" in truth:
            return truth["any_of"][0]
        return {k: as_answers(v) for k, v in truth.items()}
    return [as_answers(v) for v in truth] if isinstance(truth, list) else truth


def documents(folder: Path = HERE, group: str = "documents") -> Iterator[Document]:
    """The documents written for this, by name."""
    for told in sorted(folder.glob(f"*{TRUTH}")):
        name = told.name.removesuffix(TRUTH)
        yield Document(name, group, load(told), lambda to, n=name: _put(folder, n, to))


def _put(folder: Path, name: str, to: Path) -> Path:
    described = folder / f"{name}.layout"
    if described.is_file():
        return made(layout.read(described), to, name)
    ready = next(p for p in folder.glob(f"{name}.*") if not p.name.endswith(TRUTH))
    copy = to / ready.name
    copy.write_bytes(ready.read_bytes())
    return copy


def recognised(folder: Path = HERE, group: str = "documents, badly recognised") -> Iterator[Document]:
    """Those of them that were papers, as text that a poor recognition made of their print."""
    for one in documents(folder):
        described, text = folder / f"{one.name}.layout", folder / f"{one.name}.txt"
        if described.is_file():
            printed = typed(layout.read(described))
        elif text.is_file():
            printed = text.read_text(encoding="utf-8")
        else:
            continue
        misread = damaged(printed, one.name)
        yield Document(one.name, group, one.truth, lambda to, t=misread: _text(to, t), DAMAGED)


def received() -> Iterator[Document]:
    """The five sources as they came."""
    for code in sources.SOURCES:
        plan = sources.plan_of(code)
        damaged = code in sources.RECOGNISED
        group = "sources, badly recognised" if damaged else "sources, as text"
        text = plan.source_text
        yield Document(
            code,
            group,
            sources.truth_of(plan),
            lambda to, t=text: _text(to, t),
            DAMAGED if damaged else CLEAN,
        )


def retyped() -> Iterator[Document]:
    """The five plans typed again without a fault."""
    for code in sources.SOURCES:
        plan = sources.plan_of(code)
        text = typed(sources.retyped(plan))
        yield Document(code, "sources, typed again", sources.truth_of(plan), lambda to, t=text: _text(to, t))


def _text(to: Path, text: str) -> Path:
    path = to / "received.txt"
    path.write_text(text, encoding="utf-8")
    return path


def said(path: Path) -> str:
    """All words of a document, as plainly as can be: to look whether a truth stands in it."""
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as paper:
            return "\n".join(page.get_textpage().get_text_range() for page in paper)
    if path.suffix in (".docx", ".odt"):
        with zipfile.ZipFile(path) as packed:
            inside = "word/document.xml" if path.suffix == ".docx" else "content.xml"
            text = packed.read(inside).decode()
        text = re.sub(r"</(?:w:p|text:p|text:h)>|<w:br/>|<text:line-break/>", "\n", text)
    else:
        text = path.read_text(encoding="utf-8")
    return html.unescape(re.sub(r"<[^>]*>", "" if path.suffix == ".docx" else " ", text))
