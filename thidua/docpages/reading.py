"""The page of documents that are read: which kinds, what of them is kept, and how much may be asked of the machine."""

from __future__ import annotations

from dataclasses import fields

from thidua.core.wording import Say
from thidua.docpages.markdown import codes, opening, table
from thidua.reading.receiving.limits import LIMITS
from thidua.reading.receiving.sniffing import ENDINGS

_KEPT = {
    "txt": Say(
        "từng dòng; chữ UTF-8, UTF-16, UTF-32 (TCVN3, VNI: báo cách chuyển mã)",
        "its lines; UTF-8, UTF-16, UTF-32 (TCVN3, VNI: refused with the way to convert)",
    ),
    "md": Say("đề mục, danh sách, bảng", "headings, lists, tables"),
    "html": Say(
        "đoạn, đề mục, danh sách, bảng; phần khung của trang mạng để riêng; không tải gì từ mạng",
        "paragraphs, headings, lists, tables; the site around it apart; nothing is fetched",
    ),
    "docx": Say(
        "đoạn với số thứ tự Word tự đánh, bảng, khung chữ, chú thích, đầu trang, chân trang; "
        "chỗ sửa đang theo dõi coi như đã chấp nhận, và báo",
        "paragraphs with the numbers Word counts, tables, boxes, notes, heads, feet; "
        "tracked changes as accepted, and told",
    ),
    "odt": Say("như DOCX", "as DOCX"),
    "pdf": Say(
        "chữ theo vị trí, cột để riêng, bảng có kẻ; "
        "trang không có lớp chữ hoặc lớp chữ hỏng thì nhận dạng từ ảnh, và báo",
        "words by position, columns apart, ruled tables; "
        "a page without text, or with garbage, from its picture, and told",
    ),
    "png": Say("nhận dạng chữ; giữ độ chắc của từng chữ", "recognised; how sure each word is, is kept"),
    "jpeg": Say("như PNG, xoay theo máy ảnh ghi", "as PNG, turned as the camera noted"),
    "tiff": Say("như PNG, nhiều trang", "as PNG, many pages"),
}
_LIMITS = {
    "files": Say("số tệp của một văn bản", "files of one document"),
    "text_bytes": Say("cỡ tệp TXT, Markdown, HTML", "size of TXT, Markdown, HTML"),
    "office_bytes": Say("cỡ tệp DOCX, ODT", "size of DOCX, ODT"),
    "pdf_bytes": Say("cỡ tệp PDF", "size of PDF"),
    "picture_bytes": Say("cỡ tệp ảnh", "size of a picture"),
    "all_bytes": Say("cỡ mọi tệp cộng lại", "size of all files together"),
    "pages": Say("số trang", "pages"),
    "recognised_pages": Say("số trang phải nhận dạng chữ", "pages read from pictures"),
    "lines": Say("số dòng", "lines"),
    "side": Say("cạnh dài của ảnh, điểm", "longer side of a picture, points"),
    "points": Say("số điểm của ảnh", "points of a picture"),
    "page_seconds": Say(
        "thời gian nhận dạng hay vẽ một trang, giây", "time to recognise or draw a page, seconds"
    ),
    "text_seconds": Say("thời gian đọc chữ của một tệp, giây", "time to read the text of a file, seconds"),
    "memory": Say("bộ nhớ của một tiến trình đọc", "memory of a process that reads"),
    "processes": Say("số trang nhận dạng cùng lúc", "pages recognised side by side"),
}
_UNPACKED = Say(
    "Tệp DOCX, ODT bung ra quá 200 MB hay quá 100 lần, có macro, mật khẩu, tệp nhúng, XML khai báo thực thể, "
    "nội dung lấy từ nơi khác; PDF có mật khẩu hay hỏng; tệp rỗng; tên không khớp nội dung: không đọc, "
    "và nói vì sao, sửa thế nào.",
    "A DOCX or ODT that unpacks beyond 200 MB or 100 times, holds macros, a password, embedded files, XML entities "
    "or content from elsewhere; a locked or broken PDF; an empty file; a name that deceives: refused, with the reason "
    "and the cure.",
)


def reading() -> list[str]:
    """What documents are read, and the limits of reading."""
    page = opening(
        Say("Tài liệu gửi đến", "Documents that come in"),
        "Tệp nào đọc được, giữ lại gì, tới cỡ nào. Mỗi tệp được đọc trong tiến trình riêng, ít bộ nhớ, ít thời gian, "
        "không được ghi; tệp xấu không làm máy chủ dừng.",
        "What is read, what of it is kept, up to what size. Each file is read in a process of its own with little "
        "memory and time that may not write; a bad file does not stop the server.",
    )
    rows = [[codes(e for e, k in ENDINGS.items() if k == kind), *said] for kind, said in _KEPT.items()]
    page += table(("đuôi · ending", "giữ lại", "kept"), rows)
    limits = [[_LIMITS[one.name].vi, _LIMITS[one.name].en, _shown(one.name)] for one in fields(LIMITS)]
    page += table(("giới hạn", "limit", "nhiều nhất · most"), limits)
    return [*page, _UNPACKED.vi, "", f"*{_UNPACKED.en}*"]


def _shown(name: str) -> str:
    value = getattr(LIMITS, name)
    return (
        f"{value // 1_000_000} MB"
        if name.endswith("_bytes") or name == "memory"
        else f"{value:,}".replace(",", " ")
    )
