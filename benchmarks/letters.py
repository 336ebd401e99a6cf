"""Letters with a table as PDF: one compiler kept alive beside docxtpl and LibreOffice, the same 500 letters.

The DOCX template of the other side is our own letter with its names in double braces, so both print the
same words in the same layout; that is checked, letter by letter, before anything is told. Both run on one
core. LibreOffice converts the first 200 letters in one go, its fastest way; of 300 and more it has left some
unmade without a word, so its rate is taken from those.
"""

from __future__ import annotations

import os
import resource
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
from docxtpl import DocxTemplate

from thidua.core.papers import ResultLetter
from thidua.core.papers.samples import result_letter
from thidua.documents import docx, pdf
from thidua.documents.face import FONTS

LETTERS = 500
CONVERTED = 200
RESULTS = ("Đạt", "Không đạt", "Thiếu minh chứng")
CLAUSES = tuple(
    (f"III.2.b-{i}", f"Điều kiện mẫu thứ {i} của kế hoạch, viết dài hơn một dòng của ô để ô phải xuống dòng")
    for i in range(1, 7)
)
ROW = (
    ("{%tr for c in clauses %}", "", ""),
    ("{{ c[0] }}", "{{ c[1] }}", "{{ c[2] }}"),
    ("{%tr endfor %}", "", ""),
)
CONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{fonts}</dir><cachedir>{cache}</cachedir>
<alias binding="same"><family>Times New Roman</family><prefer><family>Tinos</family></prefer></alias>
</fontconfig>"""


def letters(count: int) -> list[ResultLetter]:
    """As many letters, no two alike."""
    said = result_letter()
    return [replace(said, to=f"ông/bà Cá nhân mẫu {n:04d}", clauses=_clauses(n)) for n in range(count)]


def _clauses(n: int) -> tuple[tuple[str, str, str], ...]:
    return tuple((*clause, RESULTS[(n + i) % 3]) for i, clause in enumerate(CLAUSES))


def measure(count: int = LETTERS, converted: int = CONVERTED) -> dict[str, float]:
    """Letters a second of each side, by the clock of one core and by processor time."""
    told = letters(count)
    with tempfile.TemporaryDirectory() as at, _one_core():
        pdf(told[0])  # both sides are warm: the faces are loaded, the profile of LibreOffice is there
        ours, our_clock, our_cpu = _timed(lambda: [pdf(letter) for letter in told])
        _office(Path(at) / "warm", told[:1])
        theirs, their_clock, their_cpu = _timed(lambda: _office(Path(at) / "all", told[:converted]))
    for n, (one, other) in enumerate(zip(ours[:converted], theirs, strict=True)):
        assert _words(one) == _words(other), f"letter {n} differs"
    return {
        "typst": count / our_clock,
        "docxtpl + LibreOffice": converted / their_clock,
        "ratio by the clock": count / our_clock / (converted / their_clock),
        "ratio by processor time": count / our_cpu / (converted / their_cpu),
    }


def _office(at: Path, told: list[ResultLetter]) -> list[bytes]:
    """The other way: a DOCX filled by docxtpl for each letter, all converted by LibreOffice."""
    at.mkdir()
    form = docx(replace(told[0], to="{{ to }}", clauses=ROW))
    for n, letter in enumerate(told):
        template = DocxTemplate(BytesIO(form))
        template.render({"to": letter.to, "clauses": letter.clauses})
        template.save(at / f"{n:04d}.docx")
    config = at.parent / "fonts.conf"
    config.write_text(CONFIG.format(fonts=FONTS, cache=at.parent / "cache"), encoding="utf-8")
    profile = f"-env:UserInstallation={(at.parent / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        at,
        *sorted(at.glob("*.docx")),
    ]
    env = {**os.environ, "FONTCONFIG_FILE": str(config)}
    subprocess.run(command, check=True, capture_output=True, env=env)
    return [made.read_bytes() for made in sorted(at.glob("*.pdf"))]


def _words(made: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(made)
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    return text.replace("\ufffe", "").split()


def _timed(work: Callable[[], list[bytes]]) -> tuple[list[bytes], float, float]:
    """What was made, the time by the clock and by the processor, children included, in seconds."""
    clock, cpu = time.perf_counter(), _cpu()
    made = work()
    return made, time.perf_counter() - clock, _cpu() - cpu


def _cpu() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(u.ru_utime + u.ru_stime for u in used)


@contextmanager
def _one_core() -> Iterator[None]:
    """Keep the process and its children on a single core."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
