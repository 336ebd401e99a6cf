"""How things are said: text in two languages, folded keys, and Vietnamese figures and dates."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

LANGUAGES = ("vi", "en")
FRACTION_DIGITS = 6
"""Most digits a figure may have after the comma: engines keep figures as whole millionths."""


class Say(NamedTuple):
    """One sentence in both languages, side by side so that neither is forgotten."""

    vi: str
    en: str

    def of(self, lang: str) -> str:
        """The sentence in `lang` (`vi` or `en`)."""
        return self.en if lang == "en" else self.vi


NOTHING = Say("", "")
"""No words."""


def both(text: str) -> Say:
    """Text that is the same in both languages, such as a name or a number."""
    return Say(text, text)


def several(count: int, noun: str) -> str:
    """A count with its English noun.

    >>> several(1, "place"), several(3, "place"), several(2, "duty"), several(2, "day"), several(0, "person")
    ('1 place', '3 places', '2 duties', '2 days', '0 people')
    """
    many = {"person": "people"}.get(noun) or re.sub(r"(?<![aeou])y$", "ie", noun) + "s"
    return f"{count} {noun if count == 1 else many}"


def join(parts: list[Say], sep: str = "; ") -> Say:
    """Several sentences as one."""
    return Say(sep.join(p.vi for p in parts), sep.join(p.en for p in parts))


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """The key by which words are matched: no accents, no case, đ as d, single spaces.

    >>> fold("  Xuất  SẮC ")
    'xuat sac'
    >>> fold("Hòa") == fold("Hoà")
    True
    """
    return fold_once(text)


def fold_once(text: str) -> str:
    """The same of text that is hardly met again: nothing is remembered."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[\s_]+", " ", bare).strip()


def figure(value: Decimal | int) -> str:
    """A figure as printed in Vietnam: comma decimals, precision kept.

    >>> figure(Decimal("89.90"))
    '89,90'
    """
    return str(value).replace(".", ",")


def figures(value: Decimal | int) -> Say:
    """A figure in both languages."""
    return Say(figure(value), str(value))


def day(value: date) -> str:
    """A date as printed in Vietnam.

    >>> day(date(2025, 1, 5))
    '05/01/2025'
    """
    return f"{value.day:02d}/{value.month:02d}/{value.year}"


def days(value: date) -> Say:
    """A date in both languages."""
    return Say(day(value), f"{value.day} {value:%b} {value.year}")


_TONES = str.maketrans({"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"})
_LETTERS = {"ă": "a1", "â": "a2", "đ": "d1", "ê": "e1", "ô": "o1", "ơ": "o2", "ư": "u1"}


def _letter(char: str) -> tuple[str, str]:
    parts = unicodedata.normalize("NFD", char)
    tone = "".join(c for c in parts if c in "\u0300\u0309\u0303\u0301\u0323")
    base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in tone))
    return _LETTERS.get(base, base + "0"), tone.translate(_TONES) or "0"


def _alphabetical(word: str) -> tuple[str, str]:
    letters = [_letter(c) for c in unicodedata.normalize("NFC", word.lower())]
    return "".join(a for a, _ in letters), "".join(b for _, b in letters)


def name_key(name: str) -> tuple[tuple[str, str], ...]:
    """Sort key of a person's name: given name first, then family and middle names.

    Letters follow a ă â … d đ …; tones follow ngang huyền hỏi ngã sắc nặng.

    >>> sorted(["Trần Văn Đức", "Lê Thị Dung"], key=name_key)
    ['Lê Thị Dung', 'Trần Văn Đức']
    """
    words = name.split()
    return tuple(_alphabetical(w) for w in words[-1:] + words[:-1])
