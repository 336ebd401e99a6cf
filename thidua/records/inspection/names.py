"""Names of uploaded files: kept as their owner wrote them, without what could deceive a reader or a system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from urllib.parse import quote

from thidua.core.wording import Say, fold
from thidua.records.inspection.kinds import KINDS, ORDINARY, Kind, endings, refusal

LONGEST = 150
"""Most characters of a name; a longer stem is cut, the ending stays."""

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_DECEIVING = {"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"}
_RUNS = re.compile(
    r"\.(apk|app|aspx?|bat|chm|cmd|com|cpl|dll|docm|dotm|exe|hta|html?|jar|jse?|jsp|lnk|mht|mhtml|msc|msi|php"
    r"|pif|pptm|ps1|py|reg|scr|sh|s?html|svg|swf|url|vb|vbe|vbs|wsf|xhtml|xlsb|xlsm|xltm|xml)\s*(?=\.)",
    re.IGNORECASE,
)
_OLD = {"doc": ".docx", "rtf": ".docx", "odt": ".docx", "xls": ".xlsx", "ods": ".xlsx", "csv": ".xlsx"}
_PICTURES = {"heic", "heif", "webp", "bmp", "gif", "tif", "tiff"}
_RENAME = Say("Đổi tên tệp rồi tải lại.", "Rename the file and send it again.")


def clean_name(raw: str) -> str:
    """A name in one Unicode form, without folders, invisible marks and characters no system takes.

    >>> clean_name("C:\\\\Tài liệu\\\\Báo cáo  quý I.pdf")
    'Báo cáo quý I.pdf'

    Raises Refused where the name holds control or direction marks, or hides a program before its ending.
    """
    name = re.split(r"[\\/]", unicodedata.normalize("NFC", raw))[-1].translate(_INVISIBLE)
    if any(unicodedata.category(c) in _DECEIVING for c in name):
        seen = "".join("·" if unicodedata.category(c) in _DECEIVING else c for c in name)
        why = Say(
            "tên tệp có ký tự điều khiển hoặc đảo chiều chữ", "its name holds control or direction marks"
        )
        raise refusal(seen, why, _RENAME)
    name = re.sub(r'[<>:"|?*]', "-", name)
    name = re.sub(r"\s+", " ", name).strip(" .")
    stem, dot, last = name.rpartition(".")
    if hidden := _RUNS.search(name):
        why = Say(f"tên tệp có hai đuôi (.{hidden[1]})", f"its name has two endings (.{hidden[1]})")
        raise refusal(name, why, _RENAME)
    return stem[: LONGEST - len(last) - 1].rstrip() + dot + last if stem else name


def ending(name: str, kinds: Sequence[Kind] = ORDINARY) -> Kind:
    """The kind a name claims by its ending, among those that are taken.

    Raises Refused with the way to an accepted kind.
    """
    last = name.rpartition(".")[2].lower() if "." in name else ""
    for kind in kinds:
        if f".{last}" in KINDS[kind].endings:
            return kind
    told = Say(f"không nhận tệp .{last}", f".{last} is not taken") if last else Say("thiếu đuôi", "no ending")
    if last in _OLD:
        cure = Say(f"Lưu thành {_OLD[last]} hoặc .pdf.", f"Save it as {_OLD[last]} or .pdf.")
    elif last in _PICTURES:
        cure = Say("Lưu ảnh thành .jpg hoặc .png.", "Save the picture as .jpg or .png.")
    else:
        cure = Say(f"Chỉ nhận {endings(kinds)}.", f"Only {endings(kinds)} are taken.")
    raise refusal(name, told, cure)


def disposition(name: str) -> str:
    """The header that makes a browser save a file under its own name (RFC 6266, RFC 8187).

    >>> disposition("Tờ trình.pdf")
    'attachment; filename="to trinh.pdf"; filename*=UTF-8\\'\\'T%E1%BB%9D%20tr%C3%ACnh.pdf'
    """
    plain = re.sub(r"[^a-z0-9 ._()-]", "-", fold(name)) or "tep"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
