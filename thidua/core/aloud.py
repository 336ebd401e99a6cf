"""Text that is read aloud on a ward radio: how long it takes, what a reader stumbles over, how it is said in words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from thidua.core.papers.in_words import in_words
from thidua.core.wording import Say

PACE = 140
"""Syllables a minute of an unhurried reader; a reader's habit, no rule of law."""
LEAST, MOST = 260, 300
"""Syllables of a bulletin of two minutes."""
BREATH = 40
"""Syllables of the longest sentence that is read in one breath."""

SPELLED = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc",
    "MTTQ": "Mặt trận Tổ quốc",
    "CCHC": "cải cách hành chính",
    "TTHC": "thủ tục hành chính",
    "DVC": "dịch vụ công",
    "DVCTT": "dịch vụ công trực tuyến",
    "CBCC": "cán bộ, công chức",
    "CBCCVC": "cán bộ, công chức, viên chức",
    "CNTT": "công nghệ thông tin",
    "THCS": "trung học cơ sở",
    "THPT": "trung học phổ thông",
    "CCCD": "căn cước công dân",
    "BHYT": "bảo hiểm y tế",
    "BHXH": "bảo hiểm xã hội",
    "TĐKT": "thi đua, khen thưởng",
    "TP": "thành phố",
    "TX": "thị xã",
}
"""Abbreviations of offices whose words everybody knows."""

_LETTERS = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[^.!?…\n]+(?:\.\d[^.!?…\n]*)*[.!?…]*")
_BRACKETS = re.compile(r"[(\[{][^)\]}]*[)\]}]")
_FIGURE = re.compile(r"\d[\d.,/–-]*\d%?|\d%?")
_DOTTED = re.compile(r"\b(?:Tp|Tx|P|Q|H|v\.v)\.(?=\s|$|\w)")
_SIGN = re.compile(r"[/&+=*#@<>°•→]")
_DATE = re.compile(r"(?:ngày )?\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_MONTH = re.compile(r"(?:tháng )?\b(\d{1,2})/(\d{4})\b")
_THOUSANDS = re.compile(r"\b\d{1,3}(?:\.\d{3})+\b")
_DECIMAL = re.compile(r"\b(\d+),(\d+)\b")
_BETWEEN = re.compile(r"(?<=\d)\s*[–-]\s*(?=\d)")


@dataclass(frozen=True)
class Stumble:
    """A place where a reader stumbles: what stands there, and what to do."""

    found: str
    cure: Say


def spoken(text: str) -> str:
    """The text with known abbreviations, numbers and dates in words and without brackets.

    >>> spoken("UBND phường trả 1.250 hồ sơ (98,5%).")
    'Ủy ban nhân dân phường trả một nghìn hai trăm năm mươi hồ sơ, chín mươi tám phẩy năm phần trăm.'
    >>> spoken("Từ 5/2025 còn 2-3 ngày")
    'Từ tháng năm năm hai nghìn không trăm hai mươi lăm còn hai đến ba ngày'
    """
    whole = re.sub(r"\b(TP|TX)\.", r"\1", unicodedata.normalize("NFC", text))
    found = re.sub(r"\s*[(\[{]([^)\]}]*)[)\]}]", r", \1,", whole)
    found = _DATE.sub(lambda m: f"ngày {_said(m[1])} tháng {_said(m[2])} năm {_said(m[3])}", found)
    found = _MONTH.sub(lambda m: f"tháng {_said(m[1])} năm {_said(m[2])}", found)
    found = _THOUSANDS.sub(lambda m: m[0].replace(".", ""), found)
    found = _DECIMAL.sub(lambda m: f"{_said(m[1])} phẩy {_said(m[2])}", _BETWEEN.sub(" đến ", found))
    found = re.sub(r"\b\d+\b", lambda m: _said(m[0]), found).replace("%", " phần trăm")
    found = re.sub(r"\b\w+\b", lambda m: SPELLED.get(m[0], m[0]), found)
    found = re.sub(r",+\s*([,.;:!?])", r"\1", re.sub(r"[ \t]+", " ", found))
    return re.sub(r"(^|[.!?]|\n)\s*,", r"\1", found).strip()


def _said(digits: str) -> str:
    """A number in words; one that begins with noughts, such as a telephone number, digit by digit."""
    if len(digits) > 15 or (len(digits) > 2 and digits[0] == "0"):
        return " ".join(in_words(int(d)) for d in digits)
    return in_words(int(digits))


def syllables(text: str) -> int:
    """How many syllables are said; a Vietnamese word written apart is one syllable, a figure is its words.

    >>> syllables("Trả 12 hồ sơ."), syllables("UBND xã")
    (5, 5)
    """
    return len(_LETTERS.findall(spoken(text)))


def duration(count: int) -> Say:
    """How long so many syllables take.

    >>> duration(280).vi, duration(150).en
    ('2 phút', '1 minute 5 seconds')
    """
    minutes, seconds = divmod(round(count * 60 / PACE / 5) * 5, 60)
    vi = [f"{minutes} phút"] * (minutes > 0) + [f"{seconds} giây"] * (seconds > 0 or not minutes)
    en = [f"{minutes} minute{'s'[: minutes > 1]}"] * (minutes > 0)
    en += [f"{seconds} seconds"] * (seconds > 0 or not minutes)
    return Say(" ".join(vi), " ".join(en))


def stumbles(text: str) -> list[Stumble]:
    """Everything that cannot be read aloud as it stands, each once, in the order of its kind."""
    found: dict[str, Say] = {}
    for told, cure in _found(text):
        found.setdefault(told, cure)
    return [Stumble(told, cure) for told, cure in found.items()]


def _found(text: str) -> Iterator[tuple[str, Say]]:
    for part in _BRACKETS.findall(text):
        yield part, Say("bỏ ngoặc, đặt giữa hai dấu phẩy", "take the brackets off, use commas")
    for figure in _FIGURE.findall(text):
        yield figure, Say(f"viết thành chữ: {spoken(figure)}", f"write in words: {spoken(figure)}")
    yield from _abbreviations(text)
    for sign in _SIGN.findall(re.sub(_FIGURE, " ", text)):
        yield sign, Say("bỏ dấu này hoặc viết thành chữ", "leave it out or write it in words")
    for sentence in _SENTENCE.findall(text):
        count = syllables(sentence)
        if count > BREATH:
            start = f"{' '.join(sentence.split()[:6])} …"
            yield (
                start,
                Say(f"câu dài {count} tiếng, chia thành hai câu", f"{count} syllables long: make it two"),
            )


def _abbreviations(text: str) -> Iterator[tuple[str, Say]]:
    for word in _LETTERS.findall(text):
        if sum(letter.isupper() for letter in word) < 2:
            continue
        if full := SPELLED.get(word):
            yield word, Say(f"viết đầy đủ: {full}", f"write in full: {full}")
        elif set(word) <= set("IVXLC"):
            yield word, Say("số La Mã, viết thành chữ", "a roman number: write it in words")
        else:
            yield word, Say("chữ viết tắt, viết đầy đủ", "an abbreviation: write it in full")
    for word in _DOTTED.findall(text):
        yield word, Say("chữ viết tắt, viết đầy đủ", "an abbreviation: write it in full")


def shortened(text: str, most: int = MOST) -> str:
    """The first whole sentences, said in words, that fit into so many syllables; the paragraphs are kept.

    >>> shortened("Một hai ba. Bốn năm sáu. Bảy tám.", 6)
    'Một hai ba. Bốn năm sáu.'
    """
    kept: list[str] = []
    left = most
    for paragraph in spoken(text).splitlines():
        line = []
        for sentence in _SENTENCE.findall(paragraph):
            left -= syllables(sentence)
            if left < 0:
                break
            line.append(sentence.strip())
        if line:
            kept.append(" ".join(line))
        if left < 0:
            break
    return "\n".join(kept)
