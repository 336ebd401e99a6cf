"""What is taken as a document to be read, and nowhere else: words, pages of a site, ODT, many-paged scans."""

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from tests.web.records.samples import picture, put
from thidua.core.errors import Refused
from thidua.records.fields import PAPERS
from thidua.records.inspection import Inspected, Kind, inspect
from thidua.records.inspection.kinds import DOCUMENTS

pytestmark = [pytest.mark.slow, pytest.mark.one_database]

MANIFEST = (
    "<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'>"
    "%s</manifest:manifest>"
)
CONTENT = (
    "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
    "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'>"
    "<text:h>KẾ HOẠCH</text:h><text:p>Phát động <text:span>thi đua</text:span></text:p></office:document-content>"
)


def odt(mimetype: str = "application/vnd.oasis.opendocument.text", inside: str = "", more: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", mimetype)
        archive.writestr("content.xml", CONTENT)
        archive.writestr("META-INF/manifest.xml", MANIFEST % inside)
        if more:
            archive.writestr(more, "x")
    return out.getvalue()


def tiff(*sizes: tuple[int, int]) -> bytes:
    pages = [Image.new("1", size) for size in sizes]
    out = io.BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], compression="group4")
    return out.getvalue()


def taken(folder: Path, data: bytes, name: str) -> Inspected:
    return inspect(put(folder, data), name, DOCUMENTS)


def told(folder: Path, data: bytes, name: str) -> str:
    with pytest.raises(Refused) as refused:
        taken(folder, data, name)
    (reason,) = refused.value.reasons
    assert reason.en != reason.vi
    return reason.vi


def test_words_are_taken_in_utf_8_and_utf_16(tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        found = taken(tmp_path, "Kế hoạch thi đua".encode(encoding), "Kế hoạch.txt")
        assert (found.kind, found.seen.text) == (Kind.TXT, "Kế hoạch thi đua")
    assert taken(tmp_path, "<p>Kế hoạch</p>".encode(), "trang.html").kind == Kind.HTML
    assert taken(tmp_path, "# Kế hoạch".encode(), "ke-hoach.md").kind == Kind.TXT


def test_an_open_document_gives_its_words(tmp_path: Path) -> None:
    found = taken(tmp_path, odt(), "Kế hoạch.odt")
    assert (found.kind, found.seen.text) == (Kind.ODT, "KẾ HOẠCH\nPhát động thi đua")


def test_a_scan_of_many_pages_stays_as_it_is(tmp_path: Path) -> None:
    data = tiff((20, 30), (20, 30), (20, 30))
    found = taken(tmp_path, data, "quét.tif")
    assert (found.kind, found.seen.pages, found.size) == (Kind.TIFF, 3, len(data))


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"K\xea ho\xe1ch", "a.txt", "không theo bảng mã UTF-8"),
        (b"Ke\x00hoach", "a.txt", "không phải tệp chữ"),
        (picture(), "a.txt", "tên nói là TXT nhưng nội dung không phải"),
        (b"Ke hoach", "a.odt", "tên nói là ODT nhưng nội dung không phải"),
        (odt("application/vnd.oasis.opendocument.spreadsheet"), "a.odt", "bên trong không phải ODT"),
        (odt(inside="<manifest:encryption-data/>"), "a.odt", "tệp có mật khẩu"),
        (odt(more="Basic/Standard/a.xml"), "a.odt", "tệp có macro"),
        (tiff((20, 30))[:40], "a.tif", "không đọc được ảnh"),
        (tiff((9000, 9000)), "a.tif", "quá lớn"),
        (b"x" * 5_000_001, "a.txt", "tối đa 5 MB"),
        (
            b"PK",
            "a.xlsx",
            "Chỉ nhận .pdf, .docx, .odt, .txt, .md, .html, .htm, .png, .jpg, .jpeg, .tif, .tiff",
        ),
    ],
)
def test_what_is_no_document_is_refused_with_the_way_out(
    tmp_path: Path, data: bytes, name: str, words: str
) -> None:
    assert words in told(tmp_path, data, name)


def test_a_case_takes_no_such_file(tmp_path: Path) -> None:
    for data, name in ((b"Ke hoach", "a.txt"), (odt(), "a.odt"), (tiff((20, 30)), "a.tif")):
        with pytest.raises(Refused, match="không nhận tệp"):
            inspect(put(tmp_path, data), name)


def test_the_form_offers_the_camera_of_a_telephone() -> None:
    assert PAPERS == ".pdf,.docx,.odt,.txt,.md,.html,.htm,image/png,image/jpeg,image/tiff"
