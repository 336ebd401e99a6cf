"""Vietnamese words without their marks, so that what a scan misread can still be found; never data."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from thidua.reading.words import PAIRS, WORDS

_TOKEN = re.compile(r"\d+,\d+(?:/\d+(?![\d/]))?%?|[^\s“”\"«»()\[\];:,…?!]+|[;:,()]")
_ONSET = r"(?:b|ch|c|d|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|qu|r|s|th|tr|t|v|x)?"
_RIME = (
    r"(?:uyen|uyet|uye|uyn|uyt|uy|uong|uon|uoc|uot|uom|uop|uoi|uou|uo|ueng|uenh|uech|ue|uang|uan|uac|uat|uai|"
    r"uay|uau|ua|uenh|uynh|uych|uu|ung|un|uc|ut|um|up|ui|u|ieng|ien|iec|iet|iem|iep|ieu|ie|inh|ich|in|it|im|"
    r"ip|iu|ia|i|yen|yet|yem|yeu|y|oang|oan|oac|oat|oai|oay|oam|oanh|oach|oao|oa|oen|oet|oeo|oe|ong|on|oc|ot|"
    r"om|op|oi|o|ang|anh|ach|an|ac|at|am|ap|ai|ay|ao|au|a|enh|ech|eng|en|ec|et|em|ep|eo|eu|e)"
)
_SYLLABLE = re.compile(rf"^{_ONSET}{_RIME}$")
_MARKED = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")
# what a scanner often takes for what, on folded letters; tried in this order
_MISTAKEN = (
    ("ir", "u"), ("ii", "u"), ("tr", "u"), ("w", "u"), ("f", "t"), ("p", "d"), ("6", "o"), ("0", "o"),
    ("1", "i"), ("1", "l"), ("4", "a"), ("5", "o"), ("d", "o"), ("d", "c"), ("d", "a"),
    ("g", "o"), ("g", "a"), ("g", "q"), ("v", "u"),
    ("e", "a"), ("a", "e"), ("i", "a"), ("i", "e"), ("i", "u"), ("o", "a"), ("u", "o"), ("n", "u"), ("u", "n"),
    ("rn", "m"), ("c", "e"), ("e", "c"), ("b", "o"), ("y", "u"), ("m", "n"), ("h", "n"), ("j", "i"), ("z", "2"),
    ("l", "i"), ("k", "h"), ("s", "o"), ("x", "k"), ("cr", "u"), ("u", "w"), ("q", "g"), ("t", "l"),
)  # fmt: skip
_SPELT = re.compile(
    r"\b(?:ki(?= (?:luat|niem|cuong|thuat))|ti(?= (?:le|trong)\b)|li(?= (?:do|lich|luan)\b)|"
    r"qui(?= (?:dinh|che|trinh|mo|tac|hoach|uoc)\b))"
)
"""Words that may be spelt with i or y, brought to one spelling of the same length."""
_DASHES = frozenset("-–—−")
_SIGNS = {"¢": "e", "&": "o", "€": "e", "£": "e", "@": "a"}
_COMPARES = frozenset("≥≤<>=→")
_POINTS = ".;:,()"
_BARE = dict.fromkeys(range(768, 880)) | {ord("đ"): "d", ord("Đ"): "D"}
_ROMAN = re.compile(r"(?=[IVX]{2})X{0,2}(?:IX|IV|V?I{0,3})[.,;:]*")
"""A roman number of two letters or more: `quý IV`."""
_KEPT = re.compile(r"[/%]|^\W*[\d.,]+\W*$|\d{2}")


@lru_cache(maxsize=50_000)
def bare(text: str) -> str:
    """Letters without marks and case; everything else as it stands.

    >>> bare("Quyết định số 1862/QĐ-UBND")
    'quyet dinh so 1862/qd-ubnd'
    """
    flat = unicodedata.normalize("NFD", text)
    return flat.translate(_BARE).casefold()


@dataclass(frozen=True)
class Folded:
    """A text and its folded twin: words in the same order, so that a find points back at what was read."""

    text: str
    plain: str
    starts: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]

    def original(self, start: int, end: int) -> str:
        """The words as they stand under a stretch of the folded twin."""
        first, last = self.within(start, end)
        return self.text[first:last]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Where in the text that stretch stands."""
        inside = [s for at, s in zip(self.starts, self.spans, strict=True) if start <= at < end]
        return (inside[0][0], inside[-1][1]) if inside else (0, 0)

    def finds(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Every place of a pattern in the folded twin."""
        return pattern.finditer(self.plain)


@lru_cache(maxsize=5_000)
def folded(text: str, *, noisy: bool = False) -> Folded:
    """The folded twin; words of a noisy text are brought near the words of the field.

    >>> folded("Cén cir Quyét dinh s6 12/QD-UBND", noisy=True).plain
    'can cu quyet dinh so 12/qd-ubnd'
    >>> folded("bằng khen").plain
    'bang khen'
    """
    tokens = list(_TOKEN.finditer(text))
    words = [t.group() for t in tokens]
    parts = _brought_near(words) if noisy else [bare(w) for w in words]
    starts, at = [], 0
    for number, part in enumerate(parts):
        parts[number] = "-" if words[number] in _DASHES else part.strip("‘’'`*_~|") or "."
        starts.append(at)
        at += len(parts[number]) + 1
    plain = _SPELT.sub(lambda found: f"{found.group()[:-1]}y", " ".join(parts))
    return Folded(text, plain, tuple(starts), tuple(t.span() for t in tokens))


def _brought_near(words: list[str]) -> list[str]:
    """Each word as the field would have it; between several, the one that its neighbours call for."""
    choices = [_near(word) for word in words]
    chosen: list[str] = []
    for at, choice in enumerate(choices):
        before = chosen[-1] if chosen else ""
        after = choices[at + 1] if at + 1 < len(choices) else ("",)
        chosen.append(_fitting(choice, before, after))
    return chosen


def _fitting(choice: tuple[str, ...], before: str, after: tuple[str, ...]) -> str:
    """The first spelling that makes a pair with both neighbours, with one, else the likeliest."""
    if len(choice) == 1:
        return choice[0]
    left = [w for w in choice if (before, w.strip(_POINTS)) in PAIRS]
    right = [w for w in choice if any((w, a.strip(_POINTS)) in PAIRS for a in after[:4])]
    return next((w for w in left if w in right), left[0] if left else right[0] if right else choice[0])


def is_noisy(text: str) -> bool:
    """Whether a text has lost its marks on the way, as a poor scan does: too many words that are none.

    >>> is_noisy("Phat dong phong trao thi dua ddy manh cai cich hanh chinh cia S& Tw phap")
    True
    >>> is_noisy("Phát động phong trào thi đua đẩy mạnh cải cách hành chính của Sở Tư pháp")
    False
    """
    words = [w for w in re.findall(r"[^\W\d_]{2,}", text) if w.upper() != w]
    if not words:
        return False
    counted = Counter(words).items()
    odd = sum(many for w, many in counted if not is_syllable(bare(w)))
    marked = sum(many for w, many in counted if _MARKED.search(unicodedata.normalize("NFC", w)))
    return odd > len(words) * 0.06 or marked < len(words) * 0.4


@lru_cache(maxsize=64)  # a line is looked at again while its neighbours are
def is_capitals(text: str, share: float = 0.75) -> bool:
    """Whether a text is set in capitals: of more than three letters at least this share.

    >>> is_capitals("KẾ HOẠCH phát động"), is_capitals("PHẦN I")
    (False, True)
    """
    capitals = sum(map(str.isupper, text))
    if capitals <= 3 * share:  # so few are no share of more than three letters
        return False
    letters = sum(map(str.isalpha, text))
    return letters > 3 and capitals >= letters * share


@lru_cache(maxsize=20000)
def is_syllable(word: str) -> bool:
    """Whether folded letters can be a Vietnamese syllable."""
    return bool(_SYLLABLE.match(word))


@lru_cache(maxsize=50000)
def _near(token: str) -> tuple[str, ...]:
    """The spellings that a misread word may stand for, likeliest first."""
    plain = bare(token)
    if _KEPT.search(token) or _ROMAN.fullmatch(token) or token in _COMPARES:
        return (plain,)
    letters = re.sub(r"[^a-z0-9.;:,()]", lambda m: _SIGNS.get(m[0], ""), plain)
    core = letters.strip(_POINTS)
    if len(core) < 2:
        return (letters,)
    found = dict.fromkeys([core] if core in WORDS else [])
    if "¢" in plain and (round_ := plain.replace("¢", "o").strip(_POINTS)) in WORDS:
        found[round_] = None
    found |= dict.fromkeys(w for w in _spellings(core) if w in WORDS)
    if not found or not is_syllable(core):
        found |= dict.fromkeys(w for w in _loose(core) if w in WORDS)
    return tuple(letters.replace(core, w) for w in found) or (letters,)


def _spellings(word: str) -> Iterator[str]:
    """One usual mistake of scanning undone, then two."""
    once = list(_undone(word))
    yield from once
    if not is_syllable(word):
        for other in once:
            yield from _undone(other)


def _undone(word: str) -> Iterator[str]:
    for seen, meant in _MISTAKEN:
        at = word.find(seen)
        while at >= 0:
            yield word[:at] + meant + word[at + len(seen) :]
            at = word.find(seen, at + 1)


def _loose(word: str) -> Iterator[str]:
    """A letter too many, a letter missing or another letter."""
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
    for other in _by_length().get(len(word), ()) + _by_length().get(len(word) + 1, ()):
        if _one_apart(word, other):
            yield other


@cache
def _by_length() -> dict[int, tuple[str, ...]]:
    known: dict[int, list[str]] = {}
    for word in sorted(WORDS):
        known.setdefault(len(word), []).append(word)
    return {length: tuple(words) for length, words in known.items() if length > 2}


def _one_apart(word: str, other: str) -> bool:
    if len(word) == len(other):
        return sum(a != b for a, b in zip(word, other, strict=True)) == 1
    return any(other[:at] + other[at + 1 :] == word for at in range(len(other)))
