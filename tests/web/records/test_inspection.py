"""What a file must be before it is kept: kind, size, name, and nothing hostile inside."""

import io
import time
import unicodedata
from pathlib import Path

import pytest
from PIL import Image

from tests.web.records.samples import (
    altered,
    document,
    packed,
    pdf,
    picture,
    put,
    workbook,
    written,
)
from thidua.core.errors import Refused
from thidua.records.inspection import Inspected, Kind, inspect, kinds
from thidua.records.inspection.names import clean_name, disposition

pytestmark = [pytest.mark.slow, pytest.mark.one_database]

RELS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
)
LINK = (
    b'<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" '
    b'Target="%s" TargetMode="External"/>'
)


def told(folder: Path, data: bytes, name: str) -> str:
    """What the sender reads when a file is refused."""
    with pytest.raises(Refused) as refused:
        inspect(put(folder, data), name)
    (reason,) = refused.value.reasons
    assert reason.vi.startswith("Chưa nhận tệp")
    assert reason.en
    assert reason.en != reason.vi
    return reason.vi


def taken(folder: Path, data: bytes, name: str) -> Inspected:
    return inspect(put(folder, data), name)


def test_a_printed_pdf_gives_pages_text_and_both_digests(tmp_path: Path) -> None:
    found = taken(tmp_path, written("Báo cáo thành tích của Phòng mẫu 02"), "Báo cáo.pdf")
    assert (found.kind, found.seen.pages) == (Kind.PDF, 2)
    assert "Báo cáo thành tích của Phòng mẫu 02" in found.seen.text
    assert len(found.sha256) == len(found.sha3_256) == 64
    assert found.size == (tmp_path / "upload").stat().st_size


def test_a_document_gives_its_text(tmp_path: Path) -> None:
    found = taken(tmp_path, document("Tờ trình", "Kính gửi: Sở mẫu"), "Tờ trình.docx")
    assert found.kind == Kind.DOCX
    assert found.seen.text == "Tờ trình\nKính gửi: Sở mẫu"


def test_a_workbook_gives_its_sheets(tmp_path: Path) -> None:
    found = taken(tmp_path, workbook(), "số liệu.xlsx")
    assert (found.kind, found.seen.pages) == (Kind.XLSX, 2)


def test_a_picture_is_drawn_again_upright_without_notes(tmp_path: Path) -> None:
    found = taken(tmp_path, picture("JPEG", (60, 40)), "ảnh.JPG")
    assert found.seen.content is not None
    kept = Image.open(io.BytesIO(found.seen.content))
    assert kept.size == (40, 60)
    assert not kept.getexif()
    assert found.size == len(found.seen.content)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "RGB"])
def test_pictures_of_every_sort_of_colour(tmp_path: Path, mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (8, 8)).save(out, "PNG")
    kept = taken(tmp_path, out.getvalue() + b"<script>", "a.png").seen.content
    assert kept is not None
    assert b"<script>" not in kept


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"", "a.pdf", "tệp rỗng"),
        (b"MZ\x90\x00", "a.pdf", "không phải"),
        (b"\n%PDF-1.7", "a.pdf", "không phải"),
        (picture("PNG"), "a.jpg", "không phải"),
        (workbook(), "a.docx", "bên trong không phải DOCX"),
        (document(), "a.xlsx", "bên trong không phải XLSX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.docx", "Office kiểu cũ hoặc có mật khẩu"),
        (b"PK\x03\x04 cut", "a.docx", "không phải tệp DOCX"),
        (b"<svg onload='x'/>", "a.svg", "không nhận tệp .svg"),
        (b"<html>", "a.html", "không nhận tệp .html"),
        (b"x", "a.doc", "Lưu thành .docx"),
        (b"x", "a.heic", "Lưu ảnh thành .jpg"),
        (b"x", "bao-cao", "thiếu đuôi"),
        (picture("JPEG")[:-400], "a.jpg", "không đọc được ảnh"),
        (b"%PDF-1.7\nrubbish", "a.pdf", "không đọc được PDF"),
    ],
)
def test_what_is_not_what_it_says(tmp_path: Path, data: bytes, name: str, why: str) -> None:
    assert why in told(tmp_path, data, name)


SCRIPT = b"<< /S /JavaScript /JS (app.alert(1)) >>"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (pdf(SCRIPT), "mã chạy"),
        (pdf(b"<< /S /J#61vaScript /JS (x) >>"), "mã chạy"),
        (pdf(packed(b"11 0 " + SCRIPT)), "mã chạy"),
        (pdf(packed(b"11 0 << /S /#4Aava#53cript >>")), "mã chạy"),
        (pdf(packed(b"11 0 " + SCRIPT).replace(b"/ObjStm", b"/Obj#53tm")), "mã chạy"),
        (pdf(packed(b"11 0 " + SCRIPT).replace(b"/Type /ObjStm", b"")), "mã chạy"),
        (pdf(packed(SCRIPT, b"/DecodeParms << /Predictor 12 >> ")), "phần lạ"),
        (pdf(packed(SCRIPT).replace(b"/FlateDecode", b"[/ASCII85Decode /FlateDecode]")), "phần lạ"),
        (pdf(packed(b"0" * 101_000_000)), "phần lạ"),
        (pdf(b"<< /S /Launch /F (cmd.exe) >>"), "mã chạy"),
        (pdf(b"<< /Names [(a) 11 0 R] /EmbeddedFiles 12 0 R >>"), "mã chạy"),
        (pdf(b"<< /S /SubmitForm >>"), "mã chạy"),
        (pdf(pages=501), "quá 500 trang"),
        (pdf() + workbook(), "phần lạ"),
        (
            pdf(
                b"<< /Filter /Standard /V 1 /R 2 /O <" + b"00" * 32 + b"> /U <" + b"00" * 32 + b"> /P -4 >>",
                trailer=b"/Encrypt 10 0 R /ID [<00><00>]",
            ),
            "có mật khẩu",
        ),
    ],
)
def test_a_pdf_with_something_active(tmp_path: Path, data: bytes, why: str) -> None:
    assert why in told(tmp_path, data, "bao-cao.pdf")


def test_object_streams_and_links_of_ordinary_pdfs_are_fine(tmp_path: Path) -> None:
    outline = b"<< /Type /Outlines /First 11 0 R /Last 11 0 R /Count 1 >>"
    link = b"<< /Type /Annot /A << /S /URI /URI (https://example.org) >> >>"
    assert taken(tmp_path, pdf(packed(b"11 0 << /Title (a) >>"), outline, link), "a.pdf").seen.pages == 1


def test_a_pdf_on_which_reading_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thidua.records.inspection.pdfs.SECONDS", 0.001)
    assert "không đọc được PDF" in told(tmp_path, pdf(), "a.pdf")


def test_a_pdf_of_many_streams_is_read_in_linear_time(tmp_path: Path) -> None:
    data = pdf(*[packed(b"11 0 << >>")] * 19) + b"\n<< /First 5 /FlateDecode >> stream\n" * 40_000
    before = time.monotonic()
    told(tmp_path, data, "a.pdf")
    assert time.monotonic() - before < 5


@pytest.mark.parametrize(
    ("part", "content", "why"),
    [
        ("word/vbaProject.bin", b"x", "có macro"),
        ("word/embeddings/oleObject1.bin", b"x", "đối tượng nhúng"),
        ("word/activeX/activeX1.xml", b"<x/>", "đối tượng nhúng"),
        ("word/embeddings/a.xlsx", b"PK", "phần lạ"),
        ("/etc/passwd", b"x", "phần lạ"),
        ("../../a.xml", b"<x/>", "phần lạ"),
        ("word\\..\\a.xml", b"<x/>", "phần lạ"),
        ("WORD/document.xml", b"<x/>", "phần lạ"),
        ("word/media/a.png", b"0" * 30_000_000, "bung ra quá lớn"),
        ("word/document.xml", b"<w:document", "hỏng"),
        ("word/document.xml", None, "hỏng"),
        ("word/a.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "khai báo lạ"),
        ("word/_rels/settings.xml.rels", RELS % LINK % (b"attachedTemplate", b"http://x/a.dotm"), "liên kết"),
        ("word/_rels/more.xml.rels", RELS % LINK % (b"hyperlink", b"smb://c/a.exe"), "liên kết"),
        ("word/_rels/more.xml.rels", RELS % LINK % (b"image", b"http://tracker/a.png"), "liên kết"),
    ],
)
def test_a_document_with_parts_that_do_not_belong(
    tmp_path: Path, part: str, content: bytes | None, why: str
) -> None:
    assert why in told(tmp_path, altered(document("Tờ trình"), {part: content}), "a.docx")


def test_a_document_that_declares_macros(tmp_path: Path) -> None:
    types = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override ' + (
        b'PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'
        b"</Types>"
    )
    assert "macro" in told(tmp_path, altered(document(), {"[Content_Types].xml": types}), "a.docx")


def test_a_field_that_fetches(tmp_path: Path) -> None:
    body = (
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>'
        b"<w:r><w:instrText>DDEAUTO cmd</w:instrText></w:r></w:p></w:body></w:document>"
    )
    assert "lấy nội dung" in told(tmp_path, altered(document(), {"word/document.xml": body}), "a.docx")


def test_a_link_that_a_reader_clicks_is_fine(tmp_path: Path) -> None:
    link = RELS % LINK % (b"hyperlink", b"https://example.org")
    assert taken(tmp_path, altered(document("a"), {"word/_rels/footer.xml.rels": link}), "a.docx")


@pytest.mark.parametrize("formula", ["=cmd|'/c calc'!A0", '=WEBSERVICE("http://x/")'])
def test_a_formula_that_calls_outside(tmp_path: Path, formula: str) -> None:
    assert "công thức" in told(tmp_path, workbook(formula), "a.xlsx")


def test_too_large_and_too_many_points(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, b"%PDF-1.7")
    with path.open("r+b") as file:
        file.truncate(kinds.KINDS[Kind.PDF].most_bytes + 1)
    with pytest.raises(Refused, match=r"tệp 50,0 MB, tối đa 50 MB"):
        inspect(path, "a.pdf")
    out = io.BytesIO()
    Image.new("1", (9_000, 7_000)).save(out, "PNG")
    assert "9000 × 7000 điểm là quá lớn" in told(tmp_path, out.getvalue(), "a.png")


@pytest.mark.parametrize(
    "name",
    ["a\u202efdp.exe.pdf", "a\x00.pdf", "a\r\nSet-Cookie: b.pdf", "a.exe.pdf", "a.html .pdf", "a.docm.pdf"],
)
def test_names_that_deceive(tmp_path: Path, name: str) -> None:
    assert "Đổi tên tệp" in told(tmp_path, pdf(), name)


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        (unicodedata.normalize("NFD", "Quyết định số 12.pdf"), "Quyết định số 12.pdf"),
        ("/etc/../Tờ trình.signed.pdf", "Tờ trình.signed.pdf"),
        ("C:\\fakepath\\QĐ 12.2024.docx.pdf", "QĐ 12.2024.docx.pdf"),
        ("Báo\u00a0cáo\u200b .pdf", "Báo cáo.pdf"),
        ("12/QĐ: <a>|b?.pdf", "QĐ- -a--b-.pdf"),
        ("." + "ả" * 400 + ".pdf", "ả" * 146 + ".pdf"),
    ],
)
def test_names_are_kept_as_their_owner_wrote_them(raw: str, kept: str) -> None:
    assert clean_name(raw) == kept


def test_a_name_cannot_break_out_of_the_header() -> None:
    header = disposition('Đề nghị "a"; filename=b.exe.pdf')
    assert header.isascii()
    assert header.count('"') == 2
    assert "filename*=UTF-8''%C4%90%E1%BB%81%20ngh%E1%BB%8B%20%22a%22%3B" in header
