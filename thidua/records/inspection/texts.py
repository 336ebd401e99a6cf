"""Plain text and web pages: words in a known encoding, nothing that a program would take for its own."""

from __future__ import annotations

from pathlib import Path

from thidua.core.wording import Say
from thidua.records.inspection.kinds import TEXT_LIMIT, Seen, refusal

_AGAIN = Say(
    "Mở bằng trình soạn thảo, chọn Lưu thành… với bảng mã UTF-8.",
    "Open it in an editor and save it as UTF-8.",
)


def inside_text(path: Path, name: str) -> Seen:
    """The words of a text file.

    Raises Refused where it is not in UTF-8 or UTF-16, or holds signs that no text has.
    """
    raw = path.read_bytes()
    encoding = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        words = raw.decode(encoding)
    except UnicodeDecodeError:
        why = Say("chữ không theo bảng mã UTF-8 hay UTF-16", "its letters are not in UTF-8 or UTF-16")
        raise refusal(name, why, _AGAIN) from None
    if "\x00" in words:
        raise refusal(name, Say("không phải tệp chữ", "it is no text"), _AGAIN)
    return Seen(None, words[:TEXT_LIMIT])
