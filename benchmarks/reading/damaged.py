"""Clean text as a poor recognition gives it back: accents lost or mistaken, specks, parts misnumbered.

The mistakes are of the sorts that three of the sources show. Figures stay: who types a number wrongly makes
another truth. The same name gives the same text.
"""

from __future__ import annotations

import re
import unicodedata
from random import Random
from zlib import crc32

MISREAD: dict[str, tuple[str, ...]] = {
    "ă": ("a", "i", "é"), "ắ": ("a", "é", "4"), "ằ": ("a", "i", "é"), "ẵ": ("a",), "ặ": ("a", "i"),
    "â": ("a", "d"), "ấ": ("a", "4"), "ầ": ("a", "d"), "ẩ": ("a", "d"), "ẫ": ("a",), "ậ": ("a", "4", "é"),
    "ế": ("é", "€", "e"), "ề": ("é", "¢", "e"), "ể": ("é", "e"), "ễ": ("é", "e"), "ệ": ("é", "¢", "e", "ê"),
    "ố": ("6", "b", "o", "d"), "ồ": ("6", "o"), "ổ": ("6", "o"), "ỗ": ("6", "o"), "ộ": ("6", "g", "o", "¢"),
    "ớ": ("6", "o", "d"), "ờ": ("o", "d", "ù"), "ở": ("&", "o", "6"), "ỡ": ("o",), "ợ": ("g", "o", "q"),
    "ư": ("u", "w"), "ứ": ("ir", "u", "tr"), "ừ": ("u", "ir"), "ử": ("u", "ir"), "ữ": ("it", "u"), "ự": ("u", "y"),
    "ủ": ("u", "ii", "ti"), "ũ": ("u",), "ụ": ("u", "y"), "ạ": ("a", "g"), "ả": ("a", "d", "é"), "ã": ("a", "3"),
    "á": ("a", "d"), "à": ("a",), "í": ("i",), "ì": ("i",), "ỉ": ("i",), "ị": ("i", "j"), "ó": ("6", "o"),
    "đ": ("d",), "Đ": ("D", "P", "Đ"), "Ư": ("U",), "Ấ": ("A",), "Ộ": ("O", "Q"), "Ứ": ("U", "TH"), "Ủ": ("U",),
    "Ố": ("O", "6"), "Ơ": ("O",), "Ợ": ("Q", "O"), "Ế": ("E",), "Ệ": ("E",), "Ạ": ("A",), "Ả": ("A",),
}  # fmt: skip
"""What stands for a letter; where it has no row its accents are lost."""
LOST = 0.53
"""How many accented letters lose their accents without another mistake; the rest are misread or kept."""
MISTAKEN = 0.42
SPECKS = ("_", "‘", "’", "~", "|", ".")
SPECKED = 0.02
"""Lines that begin with a speck of dirt."""
PARTS = {"II.": "I1.", "III.": "I11.", "VI.": "VL."}
FIGURES = re.compile(r"\S*\d\S*")


def damaged(text: str, name: str) -> str:
    """The text as it would be received."""
    random = Random(crc32(name.encode()))
    return "\n".join(_line(line, random) for line in text.split("\n"))


def _line(line: str, random: Random) -> str:
    words = unicodedata.normalize("NFC", line).split(" ")
    if words[0] in PARTS and random.random() < 0.6:
        words[0] = PARTS[words[0]]
    told = " ".join(_bare(w) if FIGURES.fullmatch(w) else _word(w, random) for w in words)
    return f"{random.choice(SPECKS)} {told}" if told.strip() and random.random() < SPECKED else told


def _word(word: str, random: Random) -> str:
    return "".join(_letter(letter, random) for letter in word)


def _letter(letter: str, random: Random) -> str:
    if letter.isascii():
        return letter
    chance = random.random()
    if chance < LOST:
        return _bare(letter)
    return random.choice(MISREAD.get(letter, (_bare(letter),))) if chance < LOST + MISTAKEN else letter


def _bare(word: str) -> str:
    """Without accents; Đ as D."""
    apart = unicodedata.normalize("NFD", word.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in apart if not unicodedata.combining(c))
