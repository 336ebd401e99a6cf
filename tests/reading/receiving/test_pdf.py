"""PDF by position: heads, tables, page numbers; layers of text that cannot be trusted."""

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from benchmarks.reading import layout
from benchmarks.reading.made_pdf import pdf
from tests.reading.receiving.making import cells, drawn, line, texts, written
from thidua.reading.receiving import page_image, receive
from thidua.reading.receiving.layers import GARBAGE, MISSING, NO_ACCENTS, OLD, doubt

DOCUMENTS = Path(layout.__file__).parent / "documents"
VIETNAMESE = "Kế hoạch phát động phong trào thi đua cải cách hành chính năm nay của tỉnh. " * 8


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    described = layout.read(DOCUMENTS / "bo-cai-cach-the-che-2025.layout")
    return written(tmp_path_factory.mktemp("pdf"), "a.pdf", pdf(described))


def test_head_table_signature_and_page_numbers(paper: Path) -> None:
    found = receive([paper])
    assert (found.kind, found.pages, found.remarks) == ("pdf", 4, ())
    assert texts(found)[:6] == [
        "BỘ QUẢN LÝ MẪU", "Số: 1450/KH-BQLM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "Hà Nội, ngày 09 tháng 5 năm 2025", "KẾ HOẠCH",
    ]  # fmt: skip
    told = cells(found)
    assert "Vụ, Cục, Thanh tra, Văn phòng Bộ" in told.values()
    assert "Trước ngày 15 tháng 02 hằng năm (năm 2025: trước ngày 15 tháng 6)" in told.values()
    assert [one.text for one in found.lines if one.text.isdigit() and not one.table] == ["2", "3", "4"]
    said = texts(found)
    assert said.index("- Lưu: VT, TCCB (60b).") < said.index("KT. BỘ TRƯỞNG") < said.index("Vũ Văn Mẫu")


def test_every_line_says_where_it_stands(paper: Path) -> None:
    found = receive([paper])
    title = line(found, "KẾ HOẠCH")
    assert title.bold
    assert title.centred
    assert title.box
    left, top, right, bottom = title.box
    assert 4_000 < left < 5_000 < right < 6_500
    assert 1_000 < top < bottom < 2_500
    assert all(one.box for one in found.lines if one.text)


def test_a_page_is_drawn_at_the_width_asked_for(paper: Path) -> None:
    with Image.open(io.BytesIO(page_image(paper, 2, 640))) as picture:
        assert (picture.format, picture.width) == ("WEBP", 640)
        assert 890 < picture.height < 920


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_drawn_turned_and_shown_upright_reads_the_same(paper: Path, tmp_path: Path, turn: int) -> None:
    wide, high = 595, 842
    shift = {90: (high, 0), 180: (wide, high), 270: (0, wide)}[turn]
    matrix = pypdfium2.PdfMatrix().rotate(turn, ccw=True).translate(*shift)
    with pypdfium2.PdfDocument(paper) as document:
        for page in document:
            for one in page.get_objects(max_depth=1):
                one.transform(matrix)
            page.set_mediabox(0, 0, *((high, wide) if turn != 180 else (wide, high)))
            page.set_cropbox(*page.get_mediabox())
            page.set_rotation(turn)
            page.gen_content()
        document.save(tmp_path / "b.pdf")
    assert texts(receive([tmp_path / "b.pdf"])) == texts(receive([paper]))


@pytest.mark.parametrize(
    ("text", "pictured", "why"),
    [
        (VIETNAMESE, 0.0, None),
        (VIETNAMESE, 1.0, None),
        ("", 1.0, MISSING),
        ("Trang 3", 0.9, MISSING),
        ("", 0.1, None),
        ("\ue001\ue002 kế hoạch\ufffd\ufffd " * 20, 0.0, GARBAGE),
        ("Xzqk wrtp bnmv lkjq pqrz " * 20, 0.0, GARBAGE),
        ("KÕ ho¹ch ph¸t ®éng phong trµo thi ®ua\n" * 8, 0.0, OLD),
        ("Ke hoach phat dong phong trao thi dua cai cach hanh chinh " * 8, 0.9, NO_ACCENTS),
        ("Ke hoach phat dong phong trao thi dua cai cach hanh chinh " * 8, 0.0, None),
    ],
)
def test_when_a_layer_of_text_is_in_doubt(text: str, pictured: float, why: object) -> None:
    assert doubt(text, pictured) is why or doubt(text, pictured) == why


def test_without_tesseract_a_scan_is_refused_with_the_packages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.reading.receiving.making import refused
    from thidua.reading.receiving import workers

    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(workers, "_pool", workers._Pool())  # children of another path
    path = tmp_path / "a.png"
    drawn(["KẾ HOẠCH"], (400, 300), 20).save(path)
    vi, _ = refused(path)
    assert "apt-get install tesseract-ocr tesseract-ocr-vie" in vi
