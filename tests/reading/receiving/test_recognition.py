"""Pages read from pictures: scans, photographs, PDF without text, many pages, turned pages."""

import io
from pathlib import Path
from random import Random

import pytest
from PIL import Image, ImageDraw, ImageFont

from benchmarks.reading import scans
from benchmarks.reading.timing import one_page
from tests.reading.receiving.making import FACE, cells, drawn, texts
from thidua.core.wording import Say, fold
from thidua.reading.received import Received
from thidua.reading.receiving import page_image, receive

pytestmark = pytest.mark.system
LINES = [
    "KẾ HOẠCH",
    "Phát động phong trào thi đua cải cách hành chính",
    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
    "- Nâng cao chất lượng phục vụ nhân dân và tổ chức",
    "- Khen thưởng kịp thời tập thể, cá nhân tiêu biểu",
]


def said(found: Received) -> str:
    return fold(" ".join(texts(found)))


def holds(found: Received, least: float = 0.9) -> bool:
    """Whether most of the words are there, accents aside."""
    words = fold(" ".join(LINES)).split()
    got = set(said(found).split())
    return sum(w in got for w in words) >= least * len(words)


@pytest.mark.parametrize("ending", ["png", "jpg", "tif", "pdf"])
def test_a_picture_of_each_kind(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a.{ending}"
    drawn(LINES).save(path, **({"resolution": 200} if ending == "pdf" else {"dpi": (200, 200)}))
    found = receive([path])
    assert holds(found), texts(found)
    assert (found.kind, found.pages) == ("scan", 1)
    assert found.leaves[0].recognised
    assert (found.leaves[0].sure or 0) > 80
    words = [w for one in found.lines for w in one.words]
    assert all(w.sure is not None and w.box for w in words)


def test_the_head_of_a_scan_comes_in_two_columns(tmp_path: Path) -> None:
    found = receive([one_page(tmp_path / "a.png")])
    told = [fold(text) for text in texts(found)][:6]
    right = next(at for at, text in enumerate(told) if "cong hoa xa hoi" in text)
    assert "ubnd" in told[0]
    assert "ubnd phuong" in told[1]
    assert right > 1
    assert "ubnd" not in told[right]


def test_a_page_on_its_side_is_turned_and_told(tmp_path: Path) -> None:
    drawn(LINES).rotate(90, expand=True, fillcolor=255).save(tmp_path / "a.png")
    found = receive([tmp_path / "a.png"])
    assert holds(found), texts(found)
    assert any("xoay" in remark.vi for remark in found.remarks)


def test_what_the_camera_noted_is_followed(tmp_path: Path) -> None:
    turned = drawn(LINES).rotate(90, expand=True, fillcolor=255)
    exif = Image.Exif()
    exif[0x0112] = 6  # turn a quarter to the right
    turned.save(tmp_path / "a.jpg", exif=exif)
    found = receive([tmp_path / "a.jpg"])
    assert holds(found)
    assert found.remarks == ()
    with Image.open(io.BytesIO(page_image(tmp_path / "a.jpg", 1, 300))) as picture:
        assert picture.height > picture.width


def test_a_shadow_and_a_slant_do_not_hide_words(tmp_path: Path) -> None:
    page = drawn(LINES)
    shade = Image.linear_gradient("L").resize(page.size).point(lambda v: 90 + v // 2)
    shadowed = Image.composite(
        shade, Image.new("L", page.size, 25), page.point(lambda v: 255 if v > 128 else 0)
    )
    shadowed.rotate(2.3, Image.Resampling.BICUBIC, fillcolor=120).save(tmp_path / "a.png")
    found = receive([tmp_path / "a.png"])
    assert holds(found), texts(found)


def test_boxes_lie_where_the_words_are_on_the_page_as_it_came(tmp_path: Path) -> None:
    page = Image.new("L", (1654, 2339), 255)
    page.paste(drawn(LINES[1:2], (1654, 300)), (0, 1800))
    page.paste(drawn(LINES[2:3], (1654, 300)), (0, 200))
    page.rotate(1.4, Image.Resampling.BICUBIC, fillcolor=255).save(tmp_path / "a.png")
    found = receive([tmp_path / "a.png"])
    last = next(one for one in found.lines if "phong trao" in fold(one.text))
    assert last.box
    with Image.open(tmp_path / "a.png") as held:
        wide, high = held.size
        box = tuple(round(v * s / 10_000) for v, s in zip(last.box, (wide, high, wide, high), strict=True))
        assert held.crop((box[0], box[1] - 6, box[2], box[3] + 6)).getextrema()[0] < 60
        assert held.crop((0, box[3] + 60, wide, high)).getextrema()[0] > 200


def test_pages_with_and_without_text_in_one_pdf(tmp_path: Path) -> None:
    import pypdfium2

    from benchmarks.reading.layout import Block, Layout
    from benchmarks.reading.made_pdf import pdf

    first = tmp_path / "chu.pdf"
    first.write_bytes(pdf(Layout((Block("line", ("Trang này có chữ thật, đọc thẳng từ tệp.",)),))))
    drawn(LINES).save(tmp_path / "anh.pdf", resolution=200)
    with pypdfium2.PdfDocument.new() as both:
        for one in (first, tmp_path / "anh.pdf"):
            with pypdfium2.PdfDocument(one) as held:
                both.import_pages(held)
        both.save(tmp_path / "b.pdf")
    told: list[tuple[int, int, Say]] = []
    found = receive([tmp_path / "b.pdf"], lambda *step: told.append(step))
    assert [leaf.recognised for leaf in found.leaves] == [False, True]
    assert "Trang này có chữ thật" in texts(found)[0]
    assert holds(found)
    assert "không có lớp chữ" in found.remarks[0].vi
    assert [(done, total) for done, total, _ in told] == [(1, 2), (2, 2)]


def test_a_tiff_of_two_pages_and_an_empty_one(tmp_path: Path) -> None:
    page, empty = drawn(LINES), drawn([])
    page.save(tmp_path / "a.tif", save_all=True, append_images=[empty, page])
    found = receive([tmp_path / "a.tif"])
    assert found.pages == 3
    assert {one.page for one in found.lines if one.text} == {1, 3}
    assert any("trang 2: không thấy chữ nào" in remark.vi for remark in found.remarks)


@pytest.mark.parametrize("dpi", [300, 150])
def test_a_worn_scan_keeps_most_words(tmp_path: Path, dpi: int) -> None:
    page = drawn(LINES, (2480 * dpi // 300, 3508 * dpi // 300), 70 * dpi // 300)
    scans.worn(page, dpi, Random(5)).save(tmp_path / "a.png", dpi=(dpi, dpi))
    found = receive([tmp_path / "a.png"])
    assert holds(found, 0.8), texts(found)


def test_a_ruled_table_of_a_scan_comes_in_cell_by_cell(tmp_path: Path) -> None:
    page = drawn([])
    draw, font = ImageDraw.Draw(page), ImageFont.truetype(str(FACE), 46)
    rows = [
        ("TT", "Nội dung", "Thời hạn"),
        ("1", "Đăng ký thi đua", "Trước ngày 15"),
        ("2", "Báo cáo năm", "Ngày 20"),
    ]
    edges = (160, 280, 900, 1480)
    for at, row in enumerate(rows):
        for left, text in zip(edges, row, strict=False):
            draw.text((left + 24, 420 + 110 * at), text, 0, font)
    for at in range(len(rows) + 1):
        draw.line((edges[0], 395 + 110 * at, edges[-1], 395 + 110 * at), 0, 3)
    for x in edges:
        draw.line((x, 395, x, 395 + 110 * len(rows)), 0, 3)
    page.rotate(1.2, Image.Resampling.BICUBIC, fillcolor=255).save(tmp_path / "a.png", dpi=(200, 200))
    told = {place: fold(text) for place, text in cells(receive([tmp_path / "a.png"])).items()}
    assert told[0, 0, 1] == "noi dung"
    assert told[0, 1, 1] == "dang ky thi dua"
    assert told[0, 1, 2] == "truoc ngay 15"
    assert told[0, 2, 2] == "ngay 20"
