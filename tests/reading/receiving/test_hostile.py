"""Files that deceive, swell, hang or are no documents: each refused with what, where, why and the cure."""

import io
import os
import signal
import time
import zlib
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from tests.reading.receiving.making import docx, odt, refused, repacked, texts, written
from thidua.reading import receiving
from thidua.reading.receiving import LIMITS, Limits, page_image, receive, workers

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def pdf(pages: int = 1, side: float = 595) -> bytes:
    """A PDF of empty pages."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(side, 842)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def locked(user: str) -> bytes:
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(pdf())))
    writer.encrypt("owner", user)
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


@pytest.mark.parametrize("user", ["mật khẩu", ""])
def test_an_encrypted_pdf(tmp_path: Path, user: str) -> None:
    vi, en = refused(written(tmp_path, "a.pdf", locked(user)))
    assert vi == (
        "Chưa đọc được tệp “a.pdf”: PDF có mật khẩu hoặc bị khóa. "
        "Mở bằng mật khẩu, chọn In → Lưu thành PDF, rồi gửi tệp mới."
    )
    assert "locked or encrypted" in en


def test_a_pdf_of_five_hundred_pages(tmp_path: Path) -> None:
    vi, _ = refused(written(tmp_path, "a.pdf", pdf(500)))
    assert "có 500 trang, tối đa 300 trang" in vi


def test_pages_of_several_files_are_counted_together(tmp_path: Path) -> None:
    vi, _ = refused(*(written(tmp_path, f"{n}.pdf", pdf(200)) for n in range(2)))
    assert "có 400 trang" in vi


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n" + b"1 0 obj<<>>endobj\n" * 9, pdf()[:-300]])
def test_a_broken_pdf(tmp_path: Path, data: bytes) -> None:
    assert "Chưa đọc được" in refused(written(tmp_path, "a.pdf", data))[0]


def png(wide: int, high: int) -> bytes:
    """A picture that says it has so many points and holds next to nothing."""
    head = wide.to_bytes(4, "big") + high.to_bytes(4, "big") + b"\x08\x00\x00\x00\x00"

    def chunk(name: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")

    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(("wide", "high"), [(30_000, 100), (100, 30_000), (30_000, 30_000), (9_000, 9_000)])
def test_a_picture_of_too_many_points_is_never_decoded(tmp_path: Path, wide: int, high: int) -> None:
    vi, en = refused(written(tmp_path, "a.png", png(wide, high)))
    assert f"ảnh {wide} × {high} điểm là quá lớn" in vi
    assert "300 dpi" in en


def test_every_page_of_a_tiff_is_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    small, wide = Image.new("1", (10, 10)), Image.new("1", (20_001, 2))
    small.save(path, save_all=True, append_images=[wide])
    assert "“a.tif”, trang 2: ảnh 20001 × 2 điểm" in refused(path)[0]


def test_a_picture_cut_off(tmp_path: Path) -> None:
    held = io.BytesIO()
    Image.effect_noise((300, 300), 90).save(held, "JPEG")
    assert "tệp hỏng" in refused(written(tmp_path, "a.jpg", held.getvalue()[:3000]))[0]


BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "/etc/passwd">]><x>&a;</x>'
FETCHED = (
    f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    f'Type="{RELATION}/image" Target="http://example.org/a.png" TargetMode="External"/></Relationships>'
).encode()


@pytest.mark.parametrize(
    ("part", "data", "why"),
    [
        ("word/media/a.bmp", b"0" * 30_000_000, "bung ra quá lớn"),
        ("word/vbaProject.bin", b"x", "có macro"),
        ("word/more.xml", BOMB, "khai báo lạ"),
        ("word/document.xml", OUTSIDE, "khai báo lạ"),
        ("word/_rels/document.xml.rels", FETCHED, "liên kết từ nơi khác"),
        ("word/embeddings/a.zip", b"PK", "phần lạ"),
        ("../../a.xml", b"<x/>", "phần lạ"),
        ("word/document.xml", b"<w:document", "hỏng"),
        ("word/document.xml", b"<a>" * 200_000 + b"</a>" * 200_000, ""),
    ],
)
def test_a_docx_with_what_does_not_belong(tmp_path: Path, part: str, data: bytes, why: str) -> None:
    sound = docx(tmp_path, "<w:p/>", "sound.docx")
    assert why in refused(repacked(sound, tmp_path / "a.docx", {part: data}))[0]


def test_a_field_that_fetches(tmp_path: Path) -> None:
    field = '<w:p><w:r><w:instrText>INCLUDEPICTURE "http://x/a.png"</w:instrText></w:r></w:p>'
    assert "trường lấy nội dung" in refused(docx(tmp_path, field))[0]


def test_an_odt_that_swells(tmp_path: Path) -> None:
    assert "bung ra quá lớn" in refused(odt(tmp_path, "", **{"Pictures__a": b"0" * 30_000_000}))[0]


def test_a_macro_document_by_its_name(tmp_path: Path) -> None:
    assert "có macro" in refused(docx(tmp_path, "<w:p/>", "a.docm"))[0]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_a_text_of_fifty_megabytes_is_not_read(tmp_path: Path, name: str) -> None:
    vi, _ = refused(written(tmp_path, name, b"thi dua khen thuong\n" * 2_500_000))
    assert "tệp 50,0 MB, tối đa 5 MB" in vi


def test_many_lines_are_refused(tmp_path: Path) -> None:
    assert "có 70000 dòng" in refused(written(tmp_path, "a.txt", "a\n" * 70_000))[0]


@pytest.mark.parametrize("data", [b"", b"\n\n  \n", b"\0" * 5_000])
def test_an_empty_file(tmp_path: Path, data: bytes) -> None:
    assert "tệp rỗng" in refused(written(tmp_path, "a.txt", data))[0]


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.pdf", b"Not a PDF at all", "tên nói là PDF nhưng nội dung không phải"),
        ("a.docx", b"%PDF-1.7 x", "tên nói là DOCX nhưng nội dung là PDF"),
        ("a.txt", png(5, 5), "tên nói là TXT nhưng nội dung là PNG"),
        ("a.png", b"\xff\xd8\xff\xe0 x", "tên nói là PNG nhưng nội dung là JPEG"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "tệp Office kiểu cũ hoặc có mật khẩu"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "tệp Office kiểu cũ hoặc có mật khẩu"),
        ("a.txt", b"MZ\x90\x00" + b"\x01" * 99, "nội dung là chương trình (EXE)"),
        ("a.exe", b"MZ\x90\x00", "không đọc tệp .exe"),
        ("a", b"abc", "thiếu đuôi"),
        ("a.rtf", b"{\\rtf1 x}", "không đọc tệp .rtf"),
        ("a.docx", b"PK\x03\x04 broken", "tên nói là DOCX nhưng nội dung là ZIP"),
    ],
)
def test_a_name_that_deceives(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    assert why in refused(written(tmp_path, name, data))[0]


def test_a_web_page_that_takes_for_ever_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "LIMITS", Limits(text_seconds=1))
    assert "đọc quá lâu" in refused(written(tmp_path, "a.html", "<a b='" * 800_000))[0]


def test_a_child_that_dies_leaves_the_server_up(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", "chữ")
    workers._pool.take().end()
    assert texts(receive([path])) == ["chữ"]
    with pytest.raises(receiving.Refused, match="quá lâu"):
        workers.call("read", path, "txt", seconds=0)
    assert texts(receive([path])) == ["chữ"]


def test_a_fork_that_dies_while_it_waits_takes_no_job_with_it(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", "chữ")
    assert texts(receive([path])) == ["chữ"]
    waiting = workers._pool.take()
    mother = waiting._process
    forks = Path(f"/proc/{mother.pid}/task/{mother.pid}/children")
    while not (fork := forks.read_text(encoding="ascii").strip()):
        time.sleep(0.01)
    os.kill(int(fork), signal.SIGKILL)
    mother.wait(10)
    workers._pool.give_back(waiting)
    assert texts(receive([path])) == ["chữ"]


def test_memory_of_a_child_is_bounded(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", "chữ")
    assert workers.call("measure", path, seconds=10) == {
        "memory": LIMITS.memory,
        "seconds": 10,
        "written": 0,
    }


def test_only_pages_can_be_drawn(tmp_path: Path) -> None:
    with pytest.raises(receiving.Refused, match="không có ảnh trang"):
        page_image(written(tmp_path, "a.txt", "chữ"), 1)
    with pytest.raises(receiving.Refused, match="trang 9"):
        page_image(written(tmp_path, "a.pdf", pdf()), 9)


def test_no_file_at_all() -> None:
    with pytest.raises(receiving.Refused, match="Chưa chọn tệp nào"):
        receive([])


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    refused(written(tmp_path, "a.pdf", locked("x")))
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]
