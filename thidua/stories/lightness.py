"""A picture made light: drawn again small, so that a page with it opens on a slow line."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageOps

WIDEST, TALLEST = 720, 720
"""Points of the light copy; a column of text is no wider."""
HEAVIEST = 40_000
"""Bytes of the light copy: with everything else of a public page it stays under 100 kB."""
SMALL = (144, 108)
"""Points of the picture beside a title in a list: all alike, so that lines stand in order."""
SMALL_HEAVIEST = 2_500
"""Bytes of it: twenty on a page with everything else stay under 100 kB."""
QUALITIES = (80, 70, 60, 50, 40)
"""Tried one after the other before the picture is made smaller."""


@dataclass(frozen=True)
class Light:
    """A light JPEG and its size in points."""

    content: bytes
    width: int
    height: int


def light(path: Path) -> Light:
    """The light copy of a picture that was already looked into and drawn again (`records.inspection`)."""
    with Image.open(path, formats=["JPEG", "PNG"]) as picture:
        picture.draft("RGB", (2 * WIDEST, 2 * TALLEST))
        drawn = _on_white(picture)
    drawn.thumbnail((WIDEST, TALLEST), Image.Resampling.LANCZOS)
    while True:
        for quality in QUALITIES:
            content = _written(drawn, quality)
            if len(content) <= HEAVIEST:
                return Light(content, drawn.width, drawn.height)
        drawn = drawn.resize((max(1, drawn.width * 3 // 4), max(1, drawn.height * 3 // 4)))


@lru_cache(maxsize=100)
def small(content: bytes) -> bytes:
    """The light copy cut to the size of a list; what is above the middle is kept, where faces are.

    Many ask for the same few: each process keeps those of some pages, at most 5 MB.
    """
    with Image.open(io.BytesIO(content), formats=["JPEG"]) as picture:
        drawn = ImageOps.fit(picture.convert("RGB"), SMALL, Image.Resampling.LANCZOS, centering=(0.5, 0.35))
    tried = (_written(drawn, quality) for quality in (*QUALITIES, 25, 10))
    return next((found for found in tried if len(found) <= SMALL_HEAVIEST), _written(drawn, 5))


def _on_white(picture: Image.Image) -> Image.Image:
    """A picture without clear points: a JPEG has none."""
    if picture.mode not in ("RGBA", "LA", "PA", "P"):
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    white = Image.new("RGB", clear.size, "white")
    white.paste(clear, mask=clear.getchannel("A"))
    return white


def _written(picture: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
    return out.getvalue()
