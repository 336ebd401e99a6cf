"""The marker that opens a line: as it is printed, or as a poor scan left it, told by what must come next."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from thidua.reading.folding import bare

LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_PART = re.compile(
    r"^(?!V ?/ ?V\b)([IVXLHUl1|]{1,6})\s?(?:\./|[.,:)]|/(?=\s|[A-ZĐÀ-Ỹ]{2})|[-–](?=\s?[^\W\d_]))\s*(?=[^\sa-z])"
)
_CAPITAL = re.compile(r"^([A-IĐKLM])\s?(?:\./\s*|[.)/]\s+|[-–:]\s+)(?=[A-ZĐÀ-Ỹ“\"]|\d+ [A-ZĐÀ-Ỹ]{2})")
_AFTER = {"": "A", "A": "B", "B": "C", "C": "D", "D": "ĐE", "Đ": "E", "E": "FG", "F": "G", "G": "H"} | {
    "H": "KI",
    "I": "K",
    "K": "L",
    "L": "M",
}
"""Which capital letters may follow one: both alphabets are in use."""
_PART_BARE = re.compile(r"^([IVX]{1,4})\s+(?=[A-ZĐÀ-Ỹ]{2})")
"""A roman number with no sign behind it, before words in capitals."""
_PHRASE_PART = re.compile(
    r"^(phan|chuong|muc)\s+(?:(?:thu|thir|thi|thw|thtr)\s+)?([ivx]+|\d{1,2}|nhat|hai|ba|tu|bon|nam|sau|"
    r"[a-hk](?=\s?[-–.:]))\b[.:,]?\s*"
)
_QUESTION = re.compile(r"^c[aàd]u(?:\s+hoi)?(?:\s+so)?\s+(\d{1,2})\s*[.:)]\s*(?=\S)")
"""What opens a plan that asks and answers: `Câu 6. Hồ sơ có gì?`."""
_NAMES = frozenset("dDđĐpPcCmM")
"""The first letters of Điều, Phần, Chương, Câu, Mục, also where they were misread."""
_MISREAD = str.maketrans({"¢": "e", "€": "e", "£": "e", "&": "e"})
_ARTICLE = re.compile(r"^(dieu|dicu|dleu|d1eu|pieu|picu)\s+(\d{1,3})\s*[.:]\s*")
_COMPOSITE = re.compile(
    r"^(\d{1,2}(?:\.\d{1,2})+)(?:\s?[.,:]\s*|/(?=\s)\s*|\)\s*|\s?[-–]\s*(?=[^\W\d_])|\s+)(?=\S)"
)
_NUMBER = re.compile(
    r"^(\d{1,2})\s?(?:\./|/\)|[.,](?!\d)|\)|/(?!\d)|[-–](?=\s?[^\W\d_]|\s\d)|:(?=\s))\s*(?=\S)"
)
_CLAUSE = re.compile(r"^(?:Khoản|KHOẢN|Khoan|KHOAN)\s+(\d{1,2})\s?[.:]\s*(?=\S)")
_LETTER = re.compile(r"^\(?([a-zđ¢€@]|đ)\s?\)\s*(?=\S)")
_LETTER_DOT = re.compile(r"^([a-eđghik])\s?(?:[./]\s+|[-–:]\s+(?=[A-ZĐÀ-Ỹ\d]))(?=\S)")
_BRACKET = re.compile(r"^\((\d{1,2})\)\s*(?=\S)")
_STAR = re.compile(r"^[*✓✔☑❖➢➤►▶→⇒✦◆◇]\s*(?=[^\s*])")
_DASH = re.compile(r"^(?:\d\s)?[-–—−~•●○◦·■▪□_](?:\s+|(?=[^\W\d_a-z]))(?!(?:19|20)\d{2}\b)(?=\S)")
_PLUS = re.compile(r"^(?:\+\s*(?=\S)|o\s+(?=[a-zà-ỹđ]))")
"""A plus, or the hollow bullet of a word processor as text keeps it."""
_SPOKEN = re.compile(
    r"^(m[o6]t|hai|ba|b[o6]n|tu|n[ai]m|s[ad]u|b[adi]y|t[ad]m|ch[ij]n|m[uw][o6d]i) l[ad]\b[,:]?\s*"
)
_AS_MEANT = str.maketrans({"6": "o", "j": "i", "w": "u"})
_HEAD = 16
"""Within so many letters a counted sentence says which it is: `Một là,`."""
_COUNT = ("mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi")


@dataclass(frozen=True)
class Marker:
    """What opens a line: its sort, what it says in the plan's spelling, what was read, and the rest."""

    sort: str
    says: str
    read: str
    rest: str

    @property
    def repaired(self) -> bool:
        """Whether what it says is not what was read."""
        return re.sub(r"\s", "", self.read).rstrip(".,:)/") != re.sub(r"\s", "", self.says).rstrip(".,:)/")


@dataclass
class Sequence:
    """What numbers and letters stood above, so that the next one can be told."""

    part: int = 0
    numbers: dict[str, int] = field(default_factory=dict)
    letter: int = -1
    capital: str = ""
    over: bool = False
    """Whether capital letters number the parts, and roman numbers what stands under them."""
    noisy: bool = False

    def take(self, marker: Marker) -> None:
        """Note a marker that was accepted."""
        if marker.sort == "part":
            self.part = _value(marker.says)
            self.capital = self.capital if self.over else ""
            self.anew()
        elif marker.sort == "capital":
            self.over = self.over or not self.part
            self.capital, self.part = marker.says[0], 0 if self.over else self.part
            self.anew()
        elif marker.sort in ("number", "composite"):
            stem, _, last = marker.says.rstrip(".").rpartition(".")
            self.numbers = {k: v for k, v in self.numbers.items() if not k.startswith(marker.says)}
            self.numbers[stem], self.letter = int(last), -1
        elif marker.sort == "letter":
            self.letter = LETTERS.find(marker.says[0])

    def anew(self) -> None:
        """Numbers and letters begin again."""
        self.numbers, self.letter = {}, -1

    def under(self, sort: str) -> None:
        """A part or an article in words begins: what counts under it begins again."""
        self.anew()
        if sort in ("phan", "chuong"):
            self.capital, self.part, self.over = "", 0, False


def marker(text: str, before: Sequence) -> Marker | None:
    """The marker of a line, None where it has none.

    >>> marker("111. POI TUQNG", Sequence(part=2))
    Marker(sort='part', says='III.', read='111.', rest='POI TUQNG')
    >>> marker("¢) Trong năm", Sequence(letter=1)).says
    'c)'
    >>> marker("2025. Việc đăng ký", Sequence()) is None
    True
    """
    if text[:2].isalpha() and text[1:2].islower() and text[1] != "l" and not text.startswith("Kho"):
        return None  # a word: only Khoản is a marker, and l may be a misread I
    for look in (_part, _capital, _composite, _number, _letter, _signs):
        found = look(text, before)
        if found:
            return found
    return None


def spoken(text: str) -> tuple[int, str] | None:
    """`Một là …`: which one, and what it says.

    >>> spoken("Hai là, hoàn thành")
    (2, 'hoàn thành')
    """
    head = bare(text[:_HEAD])
    found = _SPOKEN.match(head)
    if not found or len(head) != len(text[:_HEAD]):
        return None
    word = found.group(1).translate(_AS_MEANT).replace("tu", "bon")
    named = next((n for n, one in enumerate(_COUNT, 1) if one[0] + one[-1] == word[0] + word[-1]), None)
    return (named, text[found.end() :]) if named else None


def heading_words(text: str) -> tuple[str, str, str] | None:
    """`Phần thứ nhất`, `Điều 2`: the sort, the number as written, and the rest.

    >>> heading_words("Điều 2. Đối tượng")
    ('dieu', '2', 'Đối tượng')
    >>> heading_words("Phần thứ nhất MỤC ĐÍCH")[0]
    'phan'
    """
    if text[:1] not in _NAMES:
        return None
    plain = bare(text[:24].translate(_MISREAD)) + text[24:]
    if len(plain) != len(text):
        return None
    if found := _ARTICLE.match(plain):
        return "dieu", found.group(2), text[found.end() :]
    if (found := _QUESTION.match(plain)) and text[0].isupper():
        return "cau", found.group(1), text[found.end() :]
    if (found := _PHRASE_PART.match(plain)) and text[0].isupper():
        return found.group(1), found.group(2), text[found.end() :]
    return None


def _part(text: str, before: Sequence) -> Marker | None:
    found = _PART.match(text) or _PART_BARE.match(text)
    if not found:
        return None
    if found.re is _PART_BARE and found.group(1) != _ROMANS[min(before.part, len(_ROMANS) - 1)]:
        return None
    rest = text[found.end() :]
    letters = [c for c in rest if c.isalpha()]
    shouted = bool(letters) and sum(c.isupper() for c in letters) >= len(letters) * 0.7
    read = found.group(1)
    if read in _AFTER.get(before.capital, "") and (before.over or read == "H") and shouted:
        return None
    plain = read.replace("l", "I").replace("1", "I").replace("|", "I").replace("H", "II").replace("U", "II")
    certain = read in _ROMANS and not read.isdigit()
    if not (certain or (shouted and len(letters) > 5)):
        return None
    if read in ("1", "l", "|") and not (shouted and before.noisy):
        return None
    value = _value(plain) if plain in _ROMANS else before.part + 1
    if not certain and read.isdigit() and len(read) == 1 and before.part >= 1:
        return None
    return Marker("part", f"{_ROMANS[min(value, 12) - 1]}.", found.group().strip(), rest)


def _capital(text: str, before: Sequence) -> Marker | None:
    """A. B. C. as parts: in their order, or before words in capitals."""
    found = _CAPITAL.match(text)
    if not found:
        return None
    rest = text[found.end() :]
    letters = [c for c in rest if c.isalpha()]
    shouted = sum(c.isupper() for c in letters) >= len(letters) * 0.7
    if not shouted and found.group(1) not in _AFTER.get(before.capital, ""):
        return None
    return Marker("capital", f"{found.group(1)}.", found.group().strip(), rest) if len(rest) < 160 else None


def _value(roman: str) -> int:
    return _ROMANS.index(roman.rstrip(".")) + 1


def _composite(text: str, before: Sequence) -> Marker | None:
    found = _COMPOSITE.match(text)
    if not found or re.match(r"^\d+\.\d{3}\b", text):
        return None
    return Marker("composite", f"{found.group(1)}.", found.group().strip(), text[found.end() :])


def _number(text: str, before: Sequence) -> Marker | None:
    found = _NUMBER.match(text) or _CLAUSE.match(text)
    if not found or int(found.group(1)) > max(before.numbers.get("", 0), 0) + 4:
        return None
    rest = text[found.end() :]
    counts_on = rest[0].isdigit() and int(found.group(1)) == before.numbers.get("", 0) + 1
    if counts_on and re.search(r"\d[-–]", found.group()):
        return Marker("number", f"{found.group(1)}.", found.group().strip(), rest)
    if not (rest[0].isupper() or rest[0] in "“\"'(" or "." in found.group()):
        return None
    return Marker("number", f"{found.group(1)}.", found.group().strip(), rest)


def _letter(text: str, before: Sequence) -> Marker | None:
    found = _LETTER.match(text) or _LETTER_DOT.match(text)
    if not found:
        return None
    read = found.group(1)
    meant = {"¢": "c", "€": "e", "@": "a"}.get(read, read)
    if meant == "d" and before.letter == LETTERS.index("d"):
        meant = "đ"
    return Marker("letter", f"{meant})", found.group().strip(), text[found.end() :])


def _signs(text: str, before: Sequence) -> Marker | None:
    for sort, pattern, says in (
        ("bracket", _BRACKET, ""),
        ("star", _STAR, "*"),
        ("dash", _DASH, "-"),
        ("plus", _PLUS, "+"),
    ):
        found = pattern.match(text)
        if found:
            written = says or f"({found.group(1)})"
            return Marker(sort, written, found.group().strip(), text[found.end() :])
    return None
