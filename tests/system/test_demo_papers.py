"""The papers of the demo: real ones, in the shipped face, opened by the programs offices have."""

import subprocess
from pathlib import Path

import pypdfium2
import pytest

pytestmark = pytest.mark.system


def test_every_pdf_uses_the_shipped_face_only(demo: Path) -> None:
    papers = sorted(demo.glob("*/*.pdf"))
    assert papers
    for paper in papers:
        told = subprocess.run(["pdffonts", paper], capture_output=True, text=True, check=True).stdout
        assert {line.split()[0].split("+")[-1].split("-")[0] for line in told.splitlines()[2:]} == {
            "Tinos"
        }, paper


def test_every_explanation_is_a_paper(demo: Path) -> None:
    for paper in demo.glob("mau--2024/giai-trinh/*.pdf"):
        text = pypdfium2.PdfDocument(paper)[0].get_textpage().get_text_range()
        assert "SỞ MẪU" in text.upper()


def test_libreoffice_opens_every_docx(demo: Path, tmp_path: Path) -> None:
    papers = sorted(demo.glob("mau--2024/*.docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *papers]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    assert {p.stem for p in tmp_path.glob("*.pdf")} == {p.stem for p in papers}
    assert all(len(pypdfium2.PdfDocument(p)) >= 1 for p in tmp_path.glob("*.pdf"))
