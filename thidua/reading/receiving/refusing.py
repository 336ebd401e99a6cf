"""How a file is refused: which, where in it, why, and what to do."""

from __future__ import annotations

from typing import NamedTuple

from thidua.core.errors import Refused
from thidua.core.wording import Say


class Trouble(NamedTuple):
    """Why a file cannot be read, and the cure."""

    why: Say
    cure: Say


def refusal(name: str, trouble: Trouble, page: int | None = None) -> Refused:
    """The refusal of one file, at one of its pages where that is known."""
    shown = name if len(name) <= 60 else name[:57] + "…"
    where = (
        Say(f"“{shown}”, trang {page}", f"“{shown}”, page {page}")
        if page
        else Say(f"“{shown}”", f"“{shown}”")
    )
    why, cure = trouble
    return Refused(
        Say(
            f"Chưa đọc được tệp {where.vi}: {why.vi}. {cure.vi}",
            f"{where.en} was not read: {why.en}. {cure.en}",
        )
    )


_AGAIN = Say(
    "Mở tệp bằng chương trình đã tạo ra nó rồi lưu lại.", "Open it in its program and save it again."
)
_PRINT = Say(
    "Mở tệp, chọn In → Lưu thành PDF, rồi gửi tệp mới.", "Open it, print it to a new PDF and send that."
)

EMPTY = Trouble(
    Say("tệp rỗng", "the file is empty"),
    Say(
        "Mở lại tệp gốc xem có nội dung không rồi gửi lại.", "Open the original, check it and send it again."
    ),
)
NO_WORDS = Trouble(
    Say("không có chữ nào đọc được", "no words can be read in it"),
    Say(
        "Kiểm tra đúng tệp chưa; nếu là bản quét thì quét lại rõ hơn, ở 300 dpi.",
        "Check that it is the right file; scan it again more clearly, at 300 dpi.",
    ),
)
LOCKED = Trouble(
    Say("PDF có mật khẩu hoặc bị khóa", "the PDF is locked or encrypted"),
    Say(
        "Mở bằng mật khẩu, chọn In → Lưu thành PDF, rồi gửi tệp mới.",
        "Open it with the password, print it to a new PDF and send that.",
    ),
)
BROKEN = Trouble(Say("tệp hỏng, không mở được", "the file is damaged and cannot be opened"), _AGAIN)
BROKEN_PDF = Trouble(Say("không đọc được PDF", "the PDF cannot be read"), _PRINT)
TOO_SLOW = Trouble(
    Say("đọc quá lâu hoặc tốn quá nhiều bộ nhớ", "reading it takes too much time or memory"),
    Say(
        "In tệp thành PDF mới, hoặc chia thành nhiều tệp nhỏ.",
        "Print it to a new PDF or split it into smaller files.",
    ),
)
NO_RECOGNISER = Trouble(
    Say(
        "đây là ảnh chụp văn bản mà máy chưa có chương trình nhận dạng chữ tesseract với tiếng Việt",
        "it is a picture of text, and tesseract with Vietnamese is not installed on this machine",
    ),
    Say(
        "Người quản trị cài hai gói: apt-get install tesseract-ocr tesseract-ocr-vie.",
        "The administrator installs two packages: apt-get install tesseract-ocr tesseract-ocr-vie.",
    ),
)


def too_large(size: int, most: int) -> Trouble:
    """A file of too many bytes."""
    told = f"{size / 1e6:.1f}".replace(".", ",")
    return Trouble(
        Say(
            f"tệp {told} MB, tối đa {most // 1_000_000} MB",
            f"{size / 1e6:.1f} MB, at most {most // 1_000_000} MB",
        ),
        Say(
            "Chia thành nhiều tệp; bản quét thì quét ở 200 dpi, đen trắng.",
            "Split it into several files; scan at 200 dpi in black and white.",
        ),
    )


def too_many_pages(pages: int, most: int) -> Trouble:
    """A document of too many pages."""
    return Trouble(
        Say(f"có {pages} trang, tối đa {most} trang", f"it has {pages} pages, at most {most} are read"),
        Say(
            "Chỉ giữ phần kế hoạch và phụ lục cần đọc.",
            "Keep only the plan and the annexes that are to be read.",
        ),
    )


def too_many_pictures(pages: int, most: int) -> Trouble:
    """A document of too many pages that have to be read from pictures."""
    return Trouble(
        Say(
            f"có {pages} trang phải nhận dạng chữ từ ảnh, tối đa {most} trang",
            f"{pages} pages have to be read from pictures, at most {most} are",
        ),
        Say(
            "Gửi bản Word hoặc PDF có chữ, hoặc chia nhỏ.",
            "Send the Word file or a PDF with text, or split it.",
        ),
    )


def too_many_points(width: int, height: int) -> Trouble:
    """A picture of too many points."""
    return Trouble(
        Say(
            f"ảnh {width} × {height} điểm là quá lớn", f"a picture of {width} × {height} points is too large"
        ),
        Say("Quét ở 300 dpi hoặc thu nhỏ ảnh.", "Scan at 300 dpi or make the picture smaller."),
    )
