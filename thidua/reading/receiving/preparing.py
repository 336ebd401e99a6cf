"""A picture of a page made ready to be recognised: grey, evenly lit, upright, large enough. In the child process."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from thidua.reading.receiving.grids import Rule
from thidua.reading.receiving.ruling import ruled

LEAST_WIDTH, WIDE = 1_900, 2_480
"""Points: a page narrower than the first is enlarged to the second, as if scanned at 300 dpi."""
_MOST = 5_000
_LOOK, _MOST_TURN, _STEP, _FINE = 560, 4.0, 0.5, 0.1
"""Skew: width at which it is looked for, and angles in degrees."""
_STRAIGHT, _THICK = 0.15, 3
_SORTING = (
    (1, 2), (4, 5), (7, 8), (0, 1), (3, 4), (6, 7), (1, 2), (4, 5), (7, 8), (0, 3), (5, 8), (4, 7), (3, 6), (1, 4),
    (2, 5), (4, 7), (4, 2), (6, 4), (4, 2),
)  # fmt: skip
"""Exchanges that bring the median of nine to the fourth place."""
_DARKEST, _FAINT, _AROUND, _ALONE = 0.01, 0.3, 0.0048, 0.05
"""Share of points that are ink for sure; how far from paper to ink faint ink begins; how far around a point is looked,
in widths of the page; the share of ink there below which it stands alone."""
_FINE_SCALE = 1.6
"""A page that is enlarged no more (about 190 dpi) loses its specks before, another after: its accents are as small."""


class Prepared(NamedTuple):
    """A picture ready to be recognised: by how many degrees it was turned, how much enlarged, its ruled lines."""

    picture: Image.Image
    turn: float
    scale: float
    rules: tuple[Rule, ...] = ()


def prepared(picture: Image.Image) -> Prepared:
    """The picture in grey, without specks, upright, evenly lit, in a size at which letters are read well."""
    grey = picture.convert("L")
    scale = _scale(grey)
    fine = scale <= _FINE_SCALE
    if fine:
        grey = speckless(grey)
    if scale != 1:
        grey = grey.resize((round(grey.width * scale), round(grey.height * scale)), Image.Resampling.LANCZOS)
    turn = skew(grey)
    if abs(turn) >= _STRAIGHT:
        grey = grey.rotate(turn, Image.Resampling.BILINEAR, fillcolor=_paper(grey))
    grey = cleared(even(grey))
    rules = ruled(grey, ink_edge(grey))
    grey = without(grey if fine else speckless(grey), rules)
    return Prepared(grey, turn if abs(turn) >= _STRAIGHT else 0.0, scale, tuple(rules))


def without(grey: Image.Image, rules: Sequence[Rule]) -> Image.Image:
    """The picture with the lines that run down painted over: they are taken for letters, those across are not."""
    clean, paper = grey.copy(), _paper(grey)
    draw = ImageDraw.Draw(clean)
    for rule in rules:
        if not rule.lies:
            draw.rectangle((rule.left - _THICK, rule.top, rule.right + _THICK, rule.bottom), fill=paper)
    return clean


def speckless(grey: Image.Image) -> Image.Image:
    """Each point as the median of itself and its eight neighbours; whole pictures are compared, which is fast."""
    wide, high = grey.size
    near = [grey.crop((x, y, wide + x, high + y)) for y in (-1, 0, 1) for x in (-1, 0, 1)]
    for one, other in _SORTING:
        near[one], near[other] = (
            ImageChops.darker(near[one], near[other]),
            ImageChops.lighter(near[one], near[other]),
        )
    return near[4]


def cleared(grey: Image.Image) -> Image.Image:
    """The picture with plain paper wherever hardly any ink stands around: specks far from letters go."""
    half = grey.reduce(2)
    paper, edge = _paper(half), ink_edge(half)
    ink = half.point([255 if tone < edge else 0 for tone in range(256)])
    around = ink.filter(ImageFilter.BoxBlur(max(3, round(half.width * _AROUND))))
    alone = around.point([255 if tone < _ALONE * 255 else 0 for tone in range(256)]).resize(grey.size)
    clean = grey.copy()
    clean.paste(paper, mask=alone)
    return clean


def ink_edge(grey: Image.Image) -> float:
    """The tone between paper and faint ink."""
    paper = _paper(grey)
    return paper - _FAINT * (paper - _tone(grey, _DARKEST))


def _tone(grey: Image.Image, share: float) -> int:
    """The tone than which a share of the points is no brighter."""
    left = share * grey.width * grey.height
    for tone, many in enumerate(grey.histogram()):
        left -= many
        if left <= 0:
            return tone
    return 255


def _scale(grey: Image.Image) -> float:
    short, long = sorted(grey.size)
    if short < LEAST_WIDTH:
        return min(WIDE / max(short, 1), _MOST / max(long, 1), 4.0)
    return min(1.0, _MOST / long)


def _paper(grey: Image.Image) -> int:
    """The commonest bright tone."""
    tones = grey.histogram()[128:]
    return 128 + tones.index(max(tones))


def even(grey: Image.Image) -> Image.Image:
    """The picture with shadows of its paper taken away, where it has any."""
    small = grey.resize((max(1, grey.width // 24), max(1, grey.height // 24)), Image.Resampling.BOX)
    paper = small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(3))
    tones = [tone for tone, many in enumerate(paper.histogram()) if many]
    if tones[-1] - tones[0] < 40:
        return grey
    shade = paper.resize(grey.size, Image.Resampling.BILINEAR)
    return ImageChops.invert(ImageChops.subtract(shade, grey))


def skew(grey: Image.Image) -> float:
    """By how many degrees a page has to be turned (against the clock) so that its lines lie level."""
    small, large = (_ink(grey, wide) for wide in (_LOOK // 2, _LOOK))
    turns = [n * _STEP for n in range(-round(_MOST_TURN / _STEP), round(_MOST_TURN / _STEP) + 1)]
    rough = max(turns, key=lambda t: _levelness(small, t))
    near = [rough + n * _FINE for n in range(-4, 5)]
    best: float = max(near, key=lambda t: _levelness(large, t))
    return round(best, 2)


def _ink(grey: Image.Image, wide: int) -> Image.Image:
    """The page in small, dark and bright exchanged."""
    return ImageChops.invert(
        grey.resize((wide, max(1, round(grey.height * wide / grey.width))), Image.Resampling.BOX)
    )


def _levelness(ink: Image.Image, turn: float) -> float:
    """How sharply lines and the room between them part when the page is turned."""
    turned = ink.rotate(turn, Image.Resampling.BILINEAR) if turn else ink
    rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
    return float(sum((a - b) ** 2 for a, b in pairwise(rows)))


def place_before(box: tuple[float, float, float, float], made: Prepared) -> tuple[float, float, float, float]:
    """Where a box of the prepared picture lies on the picture as it came."""
    wide, high = made.picture.width / 2, made.picture.height / 2
    angle = math.radians(made.turn)
    x, y = (box[0] + box[2]) / 2 - wide, (box[1] + box[3]) / 2 - high
    at = x * math.cos(angle) - y * math.sin(angle) + wide, x * math.sin(angle) + y * math.cos(angle) + high
    half = (box[2] - box[0]) / 2, (box[3] - box[1]) / 2
    left, top, right, bottom = at[0] - half[0], at[1] - half[1], at[0] + half[0], at[1] + half[1]
    return left / made.scale, top / made.scale, right / made.scale, bottom / made.scale
