"""Letters with a table as PDF: one compiler kept alive beside docxtpl and LibreOffice, the same 500 letters.

The DOCX template of the other side is our own letter with its names in double braces, so both print the
same words in the same layout; that is checked, letter by letter, before anything is told. Both run on one
core, by turns, a hundred letters at a time: LibreOffice converts a hundred in one go, its fastest safe way
(of 300 and more it has left some unmade without a word); what it leaves is given to it again and counts.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from pathlib import Path

import pypdfium2
from docxtpl import DocxTemplate

from thidua.core.papers import ResultLetter
from thidua.core.papers.samples import result_letter
from thidua.documents import docx, pdf
from thidua.documents.face import FONTS

LETTERS = 500
AT_ONCE = 100
TRIES = 3
"""How often LibreOffice is given what it left unmade."""
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


@dataclass(frozen=True)
class Taken:
    """What some letters took, in seconds."""

    clock: float
    user: float


def letters(count: int) -> list[ResultLetter]:
    """As many letters, no two alike."""
    said = result_letter()
    return [replace(said, to=f"ông/bà Cá nhân mẫu {n:04d}", clauses=_clauses(n)) for n in range(count)]


def _clauses(n: int) -> tuple[tuple[str, str, str], ...]:
    return tuple((*clause, RESULTS[(n + i) % 3]) for i, clause in enumerate(CLAUSES))


def measure(count: int = LETTERS, at_once: int = AT_ONCE) -> dict[str, float]:
    """Letters a second of each side, of one core's user time and by the clock."""
    told = letters(count)
    ours, theirs = list[Taken](), list[Taken]()
    with tempfile.TemporaryDirectory() as at, _one_core():
        pdf(told[0])  # both sides are warm: the faces are loaded, the profile of LibreOffice is there
        _office(Path(at) / "warm", told[:1])
        for start in range(0, count, at_once):
            some = told[start : start + at_once]
            made, taken = _timed(partial(list, map(pdf, some)))
            ours.append(taken)
            other, taken = _timed(partial(_office, Path(at) / str(start), some))
            theirs.append(taken)
            for n, (one, two) in enumerate(zip(made, other, strict=True), start):
                assert _words(one) == _words(two), f"letter {n} differs"
    return {
        "typst, user time": count / sum(t.user for t in ours),
        "docxtpl + LibreOffice, user time": count / sum(t.user for t in theirs),
        "ratio by user time": _ratio([t.user for t in theirs], [t.user for t in ours]),
        "typst, clock": count / sum(t.clock for t in ours),
        "docxtpl + LibreOffice, clock": count / sum(t.clock for t in theirs),
        "ratio by the clock": _ratio([t.clock for t in theirs], [t.clock for t in ours]),
    }


def _ratio(theirs: list[float], ours: list[float]) -> float:
    """The middle one of the turns: what else the machine does falls on both sides of a turn."""
    return statistics.median(their / our for their, our in zip(theirs, ours, strict=True))


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
    for _ in range(TRIES):
        left = [docx_ for docx_ in sorted(at.glob("*.docx")) if not docx_.with_suffix(".pdf").exists()]
        if left:
            _convert(left, at, config)
    return [docx_.with_suffix(".pdf").read_bytes() for docx_ in sorted(at.glob("*.docx"))]


def _convert(files: list[Path], at: Path, config: Path) -> None:
    """One run of LibreOffice; what it did not make is seen by who asked, whether it ended well or not."""
    profile = f"-env:UserInstallation={(at.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", at, *files]
    env = {**os.environ, "FONTCONFIG_FILE": str(config)}
    subprocess.run(command, check=False, capture_output=True, env=env)


def _words(made: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(made)
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    return text.replace("\ufffe", "").split()


def _timed(work: Callable[[], list[bytes]]) -> tuple[list[bytes], Taken]:
    """What was made, and what it took, children included."""
    clock, user = time.perf_counter(), _user()
    made = work()
    return made, Taken(time.perf_counter() - clock, _user() - user)


def _user() -> float:
    """Seconds of a processor spent in the programs themselves, which other work on the machine lengthens least."""
    return sum(resource.getrusage(who).ru_utime for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


@contextmanager
def _one_core() -> Iterator[None]:
    """Keep the process and its children on a single core."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
