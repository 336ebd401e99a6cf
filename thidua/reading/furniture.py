"""What stands on a page beside the document: page numbers, stamps, running heads, the site around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from thidua.core.wording import Say
from thidua.reading.folding import bare, is_syllable
from thidua.reading.received import Line

PAGE_NUMBER = Say("số trang", "page number")
RUNNING = Say("dòng lặp lại ở nhiều trang", "a line repeated on many pages")
SITE = Say("phần của trang mạng, không thuộc văn bản", "part of the web site, not of the document")
SPECK = Say("vết trên giấy hay nét không thành chữ", "a speck or strokes that make no word")
EDGE = Say("đầu trang, chân trang hay chú thích", "head, foot or note of a page")
STATE = Say("Quốc hiệu, tiêu ngữ", "the country's name and motto")

_OF_SITE = (
    "in bai|gui email|luot truy cap|dang truy cap|dang online|tong luot|so luot xem|tin tuc gan day|tin lien quan|"
    "tin moi nhat|bai viet lien quan|tin video|thong ke truy cap|thay doi do tuong phan|copyright|hop thu cong tac|"
    "nguon anh :|tin nhiem mang|lien ket web|so do cong|thu muc tin|xem tiep|ve dau trang|duong day nong :|"
    "giay phep so|thiet ke boi|luot xem"
)
_OWNED = "co quan quan ly|chiu trach nhiem|ban quyen"
_SITE = re.compile(rf"\b(?:{_OF_SITE})\b|\b(?:{_OWNED}) ?:")
_SITE_WORDS = (*_OF_SITE.split("|"), *_OWNED.split("|"))
"""One of these stands in every line that the pattern finds, and looking for them is quicker."""
_SITE_ALONE = re.compile(
    r"^\W*(trang chu|chia se|tin khac|tin moi|co chu|nguon ?:|so dien thoai ?:|dien thoai ?:|dia chi ?:|"
    r"email ?:|e-mail ?:|fax ?:|website ?:|facebook|zalo|youtube|binh luan|dang nhap|ban doc|"
    r"rss|cap nhat ?:|quay lai|tac gia ?:|"
    r"ngay dang|hom nay ?:|hom qua ?:|thong ke|menu|tim kiem|english|tieng viet|sitemap|gop y|hoi dap)\b"
)
_PLACES: dict[str, Say] = {"header": EDGE, "footer": EDGE, "footnote": EDGE, "site": SITE}
_ALONE = 70
"""So many letters a line has at most that only names a part of a site."""
_NUMBER_ONLY = re.compile(r"^\W*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?\W*$", re.I)
_PAGE_OF = re.compile(r"\s{3,}(?:trang|page)\s*\d{1,3}\s*/\s*\d{1,3}\W*$", re.I)
"""A foot that names the document and the page: `Kế hoạch thi đua      Trang 2/5`."""
_READABLE, _DIGIT = re.compile(r"[a-z0-9]"), re.compile(r"[0-9]")
_STATE = re.compile(r"cong (hoa|h0a) xa (hoi|hqi|hol) chu nghia|doc lap\W+tu do|hanh phuc\W*$")


def set_aside(lines: Sequence[Line], *, noisy: bool) -> dict[int, Say]:
    """The numbers of the lines that are no part of the document, each with why."""
    found: dict[int, Say] = {}
    repeated = _repeated(lines)
    for line in lines:
        text = line.text.strip()
        plain = " ".join(bare(text).split())
        if not text or line.table is not None:
            continue
        if line.place in _PLACES:
            found[line.number] = _PLACES[line.place]
        elif (_NUMBER_ONLY.match(text) and not re.search(r"\d{4}", text)) or _PAGE_OF.search(text):
            found[line.number] = PAGE_NUMBER
        elif plain in repeated:
            found[line.number] = RUNNING
        elif _is_site(plain) and not re.match(r"^\W*[-–+]", text):
            found[line.number] = SITE
        elif _is_speck(plain, noisy):
            found[line.number] = SPECK
    return found


def _is_site(plain: str) -> bool:
    """Whether a line is navigation, a counter or an address; sentences that speak of such things are none."""
    if len(plain) < _ALONE and _SITE_ALONE.search(plain):
        return not plain.endswith((".", ";"))
    return len(plain) < 160 and any(map(plain.__contains__, _SITE_WORDS)) and bool(_SITE.search(plain))


def is_state(text: str) -> bool:
    """Whether a line is the country's name or its motto, alone."""
    return bool(_STATE.search(" ".join(bare(text).split())))


def _repeated(lines: Sequence[Line]) -> set[str]:
    """Heads and feet: the same words at the edge of three pages or more."""
    edges: Counter[str] = Counter()
    by_page: dict[int, list[str]] = {}
    for line in lines:
        plain = " ".join(bare(line.text).split())
        if plain:
            by_page.setdefault(line.page, []).append(plain)
    for texts in by_page.values():
        edges.update({*texts[:2], *texts[-2:]})
    return {text for text, times in edges.items() if times >= 3 and len(text) > 3}


def _is_speck(plain: str, noisy: bool) -> bool:
    if not _READABLE.search(plain):
        return True
    if not noisy or _DIGIT.search(plain):
        return False
    words = re.findall(r"[a-z]+", plain)
    return sum(map(len, words)) <= 4 and not any(len(w) > 1 and is_syllable(w) for w in words)
