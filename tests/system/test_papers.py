"""Papers as other programs read them: the faces poppler finds, the pages LibreOffice lays out."""

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from thidua.core.papers import Paper
from thidua.core.papers.samples import samples
from thidua.documents import docx, pdf

pytestmark = pytest.mark.system


@pytest.mark.parametrize("paper", samples(), ids=lambda p: p.slug)
def test_pdffonts_names_tinos_only(paper: Paper, tmp_path: Path) -> None:
    made = tmp_path / f"{paper.slug}.pdf"
    made.write_bytes(pdf(paper))
    told = subprocess.run(["pdffonts", made], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in told.splitlines()[2:]]
    assert rows
    assert all("Tinos" in row[0] for row in rows)
    assert all("yes" in row for row in rows)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
def test_libreoffice_lays_out_as_many_pages_as_the_pdf(tmp_path: Path) -> None:
    papers = samples()
    for paper in papers:
        (tmp_path / f"{paper.slug}.docx").write_bytes(docx(paper))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path]
    subprocess.run([*command, *sorted(tmp_path.glob("*.docx"))], capture_output=True, check=True, timeout=120)
    for paper in papers:
        laid = pypdfium2.PdfDocument(tmp_path / f"{paper.slug}.pdf")
        assert len(laid) == len(pypdfium2.PdfDocument(pdf(paper))), paper.slug
