"""Vietnamese text that was typed in an old font (TCVN3, VNI) or lost its code on the way."""

from __future__ import annotations

import re

from thidua.core.wording import Say

_LETTER = r"[A-Za-zÀ-ÖØ-öø-ÿ]"
_TCVN3 = re.compile(
    rf"{_LETTER}[¨©ª¬µ¶·¸¹¼½¾×÷]"  # lµ, V¨n, x·: a vowel of the old table right after a letter
    rf"|{_LETTER}[«»]{_LETTER}"  # c«ng; guillemets at the edge of a word are only guillemets
    rf"|[®§¡¢£¤¥¦]{_LETTER}"  # ®Çu, §inh: the old đ and capitals
    r"|[a-z][À-Þ](?=[a-zß-ÿ]|\b)"  # NguyÔn: a capital in the middle of a small word
)
_VNI = re.compile(
    r"a[ùøûõïâáàåãäêéèúüë]|e[ùøûõïâáàåãä]|o[ùøûõïâåä]|u[ùøûõï]|ô[ùøûõï]|ö[ôùøûõï]|\bñ"  # Nguyeãn, Vaên, ñöôïc
)
_MOJIBAKE = re.compile("á»|áº|Ä[\u0090\u2018\u0192ƒ‘]|Æ[°¡]|Ã[\u0080-\u00bf]")
_LOST = re.compile(r"[A-Za-z]\?[a-z]|^\?[a-z]")
_LINK = re.compile(r"[/=]|www\.")

_CONVERT = Say(
    "Chuyển mã sang Unicode (UniKey: Ctrl+Shift+F6) rồi nhập lại.",
    "Convert to Unicode (UniKey: Ctrl+Shift+F6) and import again.",
)
_SAVE = Say(
    "Lưu lại từ tệp gốc bằng “CSV UTF-8” hoặc dùng XLSX.",
    "Save again from the original as “CSV UTF-8”, or use XLSX.",
)


def garbled(text: str) -> tuple[Say, Say] | None:
    """Why `text` cannot be Vietnamese as meant, with the cure; None when it is sound.

    >>> garbled("NguyÔn V¨n")[0].en
    'text in the old TCVN3 (ABC) font code'
    >>> garbled("Nguyễn Văn") is None
    True
    """
    if _MOJIBAKE.search(text):
        return Say("chữ bị đọc sai bảng mã", "text decoded with the wrong code table"), _SAVE
    if "\ufffd" in text or (_LOST.search(text) and not _LINK.search(text)):
        return Say("chữ đã mất dấu khi lưu", "letters were lost when it was saved"), _SAVE
    if _TCVN3.search(text):
        return Say("chữ theo bảng mã cũ TCVN3 (ABC)", "text in the old TCVN3 (ABC) font code"), _CONVERT
    if _VNI.search(text.lower()):
        return Say("chữ theo bảng mã cũ VNI", "text in the old VNI font code"), _CONVERT
    return None
