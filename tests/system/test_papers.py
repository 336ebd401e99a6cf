"""Papers as other programs read them: the faces poppler finds, the pages LibreOffice lays out."""

import os
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from tests.documents.reading import pages
from tests.documents.stretching import longest
from tests.documents.test_blocks import CODE, LONG, Shown, chart, wide
from tests.system.once import once
from thidua.core.papers import Nominee, NomineeList, Office, Paper, PositionTest
from thidua.core.papers.certificates import overprint
from thidua.core.papers.charts import Kind
from thidua.core.papers.samples import FRAME, OCCASION, draft_decision, samples
from thidua.core.papers.samples_certificates import certificate
from thidua.documents import docx, pdf
from thidua.documents.face import FONTS

pytestmark = pytest.mark.system

COMMUNE = "Trung tâm Phục vụ hành chính công phường Văn Miếu - Quốc Tử Giám, thành phố Hà Nội (đơn vị mẫu)"
"""With the longest name of a commune that there is; such a line does not exist in truth."""
CHARTS: tuple[tuple[Kind, int], ...] = (("bars", 3), ("stacked", 4), ("dots", 2))
CONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{fonts}</dir><cachedir>{cache}</cachedir>
<alias binding="same"><family>Times New Roman</family><prefer><family>Tinos</family></prefer></alias>
</fontconfig>"""
"""A system whose only face is Tinos: it has the widths of the Times New Roman that a DOCX names."""


def many(rows: int, name: str) -> NomineeList:
    people = (Nominee(f"{name} {i:03d}", "individual", "Bằng khen", LONG) for i in range(1, rows + 1))
    return NomineeList(FRAME, OCCASION, tuple(people))


def hard() -> dict[str, Paper]:
    """Papers with the longest names and lists, and with every block that the samples may lack."""
    office = Office(LONG, "SM", "Tỉnh Mẫu", COMMUNE)
    decision = draft_decision()
    people = tuple(replace(decision.nominees[-1], name=f"{COMMUNE} {i:03d}", unit=LONG) for i in range(300))
    award = certificate(FRAME)
    return {
        "300-dong": many(300, "Cá nhân mẫu"),
        "300-ten-dai": many(300, COMMUNE),
        "quyet-dinh-300": replace(decision, nominees=people),
        "co-quan-ten-dai": replace(decision, frame=replace(FRAME, office=office, code=CODE)),
        "bieu-do": Shown(tuple(chart(kind, n, (LONG, COMMUNE)) for kind, n in CHARTS)),
        "phu-luc-ngang": Shown(wide()),
        "bang-khen-ten-dai": replace(award, recipient=LONG, unit=COMMUNE),
        "phoi-in-san": replace(award, recipient=LONG, sheet=overprint()),
    }


ALL: dict[str, Paper] = {
    **{paper.slug: paper for paper in samples()},
    **{f"{paper.slug}-ten-dai": longest(paper) for paper in samples()},
    **hard(),
}


@cache
def printed(name: str) -> bytes:
    """A paper as PDF, made once for all that is asked of it."""
    return pdf(ALL.get(name) or PositionTest(overprint()))


@pytest.mark.parametrize("name", [*ALL, "in-thu-vi-tri"])
def test_pdffonts_names_tinos_only(name: str, tmp_path: Path) -> None:
    made = tmp_path / f"{name}.pdf"
    made.write_bytes(printed(name))
    rows = fonts_of(made)
    assert rows
    assert all("Tinos" in row[0] for row in rows)
    assert all("yes" in row for row in rows)


def fonts_of(made: Path) -> list[list[str]]:
    told = subprocess.run(["pdffonts", made], capture_output=True, text=True, check=True).stdout
    return [line.split() for line in told.splitlines()[2:]]


@pytest.fixture(scope="module")
def laid(common: Path) -> Path:
    """Every paper as LibreOffice lays it out from its DOCX, with the shipped face."""
    return once(common / "laid", lay_out)


def lay_out(at: Path) -> None:
    config = at / "fonts.conf"
    config.write_text(CONFIG.format(fonts=FONTS, cache=at / "cache"), encoding="utf-8")
    for name, paper in ALL.items():
        (at / f"{name}.docx").write_bytes(docx(paper))
    profile = f"-env:UserInstallation={(at / 'profile').as_uri()}"
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
    seen = {**os.environ, "FONTCONFIG_FILE": str(config)}
    subprocess.run(command, capture_output=True, check=True, timeout=600, env=seen)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
@pytest.mark.parametrize("name", ALL)
def test_libreoffice_lays_out_as_many_pages_as_the_pdf(name: str, laid: Path) -> None:
    there = pypdfium2.PdfDocument(laid / f"{name}.pdf")
    here = pypdfium2.PdfDocument(printed(name))
    assert len(there) == len(here)
    for one, other in zip(there, here, strict=True):
        assert one.get_size() == pytest.approx(other.get_size(), abs=1)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
@pytest.mark.parametrize("name", ALL)
def test_libreoffice_misses_no_glyph(name: str, laid: Path) -> None:
    made = laid / f"{name}.pdf"
    assert all("Tinos" in row[0] for row in fonts_of(made))
    assert letters(made.read_bytes()) <= letters(printed(name))


def letters(made: bytes) -> set[str]:
    """Every letter that can be read; one without a glyph would be another than was written."""
    # the reader marks a hyphen at the end of a line in one of two ways
    return set("".join("".join(pages(made)).replace("\ufffe", "").replace("\x02", "-").split()))
