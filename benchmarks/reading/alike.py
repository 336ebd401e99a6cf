"""When two readings say the same: words without accents and signs, figures without their dress."""

from __future__ import annotations

import re
from typing import Any

from rapidfuzz import fuzz

from thidua.core.wording import fold

CLEAN, DAMAGED = 0.85, 0.70
"""How like the words must be, by letters: of text, and of what was recognised from a picture."""
SHORTEST = 0.25
"""A part stands for the whole from this share of its letters on."""
KIND_WORDS = re.compile(r"^(?:(?:ke hoach|quyet dinh|huong dan|cong van|loi|ve viec|v v|ban hanh|ve) )+")
GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+")


def plain(text: Any) -> str:
    """Words in small letters without accents, signs and double spaces.

    >>> plain("Sở Nội vụ (b/c);")
    'so noi vu b c'
    """
    return " ".join(re.sub(r"[\W_]+", " ", fold(str(text or ""))).split())


def same_words(one: Any, other: Any, tolerance: float = CLEAN) -> bool:
    """Two short texts say the same.

    >>> same_words("Các phòng, đơn vị thuộc Sở", "Cac phong don vi thuoc so.")
    True
    """
    return fuzz.ratio(plain(one), plain(other)) >= 100 * tolerance


def same_title(one: Any, other: Any, tolerance: float = CLEAN) -> bool:
    """Two titles say the same; the kind of paper before them does not count.

    >>> same_title("Kế hoạch phát động thi đua", "Phát động thi đua")
    True
    """
    return same_words(KIND_WORDS.sub("", plain(one)), KIND_WORDS.sub("", plain(other)), tolerance)


def part_of(one: Any, other: Any, tolerance: float = CLEAN) -> bool:
    """One text holds the other, or a fair part of it.

    >>> part_of("không có cá nhân bị kỷ luật", "nội bộ đoàn kết, không có cá nhân bị kỷ luật")
    True
    """
    short, long = sorted((plain(one), plain(other)), key=len)
    if not short or len(short) < SHORTEST * len(long):
        return False
    return fuzz.partial_ratio(short, long) >= 100 * tolerance


def same_number(one: Any, other: Any) -> bool:
    """Two numbers of documents are one: spaces, accents and leading noughts do not count.

    >>> same_number("05/KH – UBND", "5/KH-UBND")
    True
    """
    return _number(one) == _number(other)


def _number(text: Any) -> str:
    joined = re.sub(r"\s", "", fold(str(text or ""))).replace("–", "-")
    return re.sub(r"(?<!\d)0+(?=\d)", "", joined)


def figure(text: Any) -> str:
    """A figure without its dress.

    >>> figure("05"), figure("89,5%"), figure("1.000"), figure("80.0")
    ('5', '89.5', '1000', '80')
    """
    bare = str(text).strip().removesuffix("%").strip()
    bare = bare.replace(".", "") if GROUPS.fullmatch(bare) else bare.replace(",", ".")
    if re.fullmatch(r"\d+(?:\.\d+)?", bare):
        whole, _, part = bare.partition(".")
        part = part.rstrip("0")
        return str(int(whole)) + (f".{part}" if part else "")
    return bare.casefold()


def figures(values: Any) -> list[str]:
    """Figures in one order, however they were listed."""
    return sorted(figure(v) for v in values or ())
