"""The process that reads what comes from outside: little memory, little time, no right to write.

Jobs come on its input, one a line as JSON; each is taken and done by a fork of it that can die without harm.
The answer is one line of JSON, then a line that says how the fork ended.
"""

from __future__ import annotations

import gc
import json
import mmap
import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2

from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.exchange.grid import Stopped
from thidua.reading.receiving import refusing
from thidua.reading.receiving.limits import LIMITS
from thidua.reading.receiving.lines import Row
from thidua.reading.receiving.odt import odt_rows
from thidua.reading.receiving.pdf import pdf_text, text_of
from thidua.reading.receiving.pictures import page_image, picture_pages
from thidua.reading.receiving.plain import check_font, markdown_rows, text_rows
from thidua.reading.receiving.recognition import recognised
from thidua.reading.receiving.refusing import Trouble, refusal
from thidua.reading.receiving.web import web_rows
from thidua.reading.receiving.word import word_rows

Told = dict[str, Any]


def read(path: Path, kind: str) -> Told:
    """The rows of a document that carries its text, its pages, what to remark, and pages to be recognised."""
    if kind == "pdf":
        found = pdf_text(path)
        return {"rows": _plain(found.rows), "pages": found.pages, "doubts": found.doubts}
    if kind in ("png", "jpeg", "tiff"):
        pages = picture_pages(path, kind)
        return {"rows": [], "pages": pages, "pictures": True}
    rows, remarks = _text(path, kind)
    check_font(rows, path.name)
    pages = max((row.page for row in rows), default=1)
    return {"rows": _plain(rows), "pages": pages, "remarks": remarks}


def _text(path: Path, kind: str) -> tuple[list[Row], list[Say]]:
    if kind == "docx":
        return word_rows(path)
    if kind == "odt":
        return odt_rows(path)
    reader = {"txt": text_rows, "md": markdown_rows, "html": web_rows}[kind]
    return reader(path.read_bytes(), path.name), []


def _plain(rows: list[Row]) -> list[Any]:
    return [
        (r.text, r.page, r.words, r.bold, r.italic, r.centred, r.indent, r.table, r.place, r.box)
        for r in rows
    ]


def recognise(path: Path, kind: str, page: int) -> Told:
    """The rows of one page by its picture, and how sure they are."""
    found = recognised(path, kind, page)
    return {"rows": _plain(found.rows), "sure": found.sure, "turned": found.turned}


def draw(path: Path, kind: str, page: int, width: int) -> Told:
    """A page as a picture, in letters that JSON can hold."""
    return {"image": page_image(path, kind, page, width)}


def measure(path: Path) -> Told:
    """The limits under which a job runs, so that a test can see that they hold."""
    asked = {"memory": resource.RLIMIT_AS, "seconds": resource.RLIMIT_CPU, "written": resource.RLIMIT_FSIZE}
    return {name: resource.getrlimit(limit)[0] for name, limit in asked.items()}


JOBS: dict[str, Callable[..., Told]] = {
    "read": read,
    "recognise": recognise,
    "draw": draw,
    "measure": measure,
}


def confine(seconds: int) -> None:
    """Take away what reading does not need."""
    for limit, most in (
        (resource.RLIMIT_AS, LIMITS.memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))


def done(job: str, path: str, told: list[Any]) -> Told:
    """What a job gives, or the reasons why it was refused."""
    name = Path(path).name
    try:
        return JOBS[job](Path(path), *told)
    except Refused as refused:
        return {"refused": refused.reasons}
    except Stopped as stopped:
        fault = stopped.fault
        why = Say(*(w.rstrip(".")[:1].lower() + w.rstrip(".")[1:] for w in fault.what))
        return {"refused": refusal(name, Trouble(why, fault.cure)).reasons}
    except (RecursionError, MemoryError):
        return {"refused": refusal(name, refusing.TOO_SLOW).reasons}
    except Exception as error:  # whatever a broken file brings about, the asker gets an answer
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return {"refused": refusal(name, refusing.BROKEN).reasons}


_SMALL_PAGE = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj "
    b"4 0 obj<</Length 63>>stream\nBT /F 14 Tf 70 700 Td (Cong van) Tj 0 -20 Td (so 12 - KH) Tj ET   \nendstream "
    b"endobj 5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>endobj trailer<</Root 1 0 R>>"
)


def warm() -> None:
    """Read a page of our own, so that what a fork copies on first use is copied before a job comes."""
    with pypdfium2.PdfDocument(_SMALL_PAGE) as document:
        text_of(document)


def serve() -> None:
    """Do jobs until the input ends; the fork for the next one is ready before it comes."""
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    gc.freeze()  # what is loaded is shared with the forks; looking through it would copy it
    gc.disable()
    taken = mmap.mmap(-1, 1)
    while True:
        taken[0] = 0
        fork = os.fork()
        if fork == 0:
            warm()
            line = sys.stdin.buffer.readline()
            if not line:
                os._exit(0)
            taken[0] = 1
            asked = json.loads(line)
            confine(asked["seconds"])
            told = done(asked["job"], asked["path"], asked["told"])
            answers.write(json.dumps(told).encode() + b"\n")
            os._exit(0)
        _, status = os.waitpid(fork, 0)
        if not taken[0]:  # there are no more jobs, or it died while it waited: whoever asks starts another
            return
        answers.write(json.dumps({"ended": status}).encode() + b"\n")


if __name__ == "__main__":
    serve()
