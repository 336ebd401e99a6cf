"""Scans made of clean text: set in the official layout, printed to pixels, turned, blurred, specked.

The same name and resolution give the same picture.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from zlib import crc32

import pypdfium2
from PIL import Image, ImageFilter

from benchmarks.reading import sources
from benchmarks.reading.alike import DAMAGED
from benchmarks.reading.made_pdf import pdf
from benchmarks.reading.truth import Document

RESOLUTIONS = (300, 200, 150)
TURN = 1.5
"""Degrees to either side."""
BLUR = 0.45
"""Of a letter at 300 dots an inch, in dots."""
SPECKS = 0.0006
"""Of all dots."""
NOISE = 18
"""How far a dot strays in brightness."""
QUALITY = 55
"""Of the JPEG that the scanner keeps."""
PAPER = 238


@dataclass(frozen=True)
class Wear:
    """How badly a page is scanned; 1 is as offices do it."""

    turn: float = TURN
    blur: float = BLUR
    specks: float = SPECKS
    noise: int = NOISE
    quality: int = QUALITY


def pages(file: bytes, dpi: int) -> list[Image.Image]:
    """The pages of a PDF in grey, as a perfect scanner sees them."""
    with pypdfium2.PdfDocument(file) as paper:
        return [page.render(scale=dpi / 72).to_pil().convert("L") for page in paper]


def worn(page: Image.Image, dpi: int, random: Random, wear: Wear = Wear()) -> Image.Image:  # it is frozen
    """The page as a scanner in an office gives it."""
    turned = page.rotate(random.uniform(-wear.turn, wear.turn), Image.Resampling.BICUBIC, fillcolor=255)
    blurred = turned.filter(ImageFilter.GaussianBlur(wear.blur * dpi / 300 + 0.25))
    toned = blurred.point(lambda v: 30 + v * (PAPER - 30) // 255)
    noise = Image.frombytes("L", toned.size, random.randbytes(toned.width * toned.height))
    strayed = Image.blend(toned, noise, wear.noise / 255)
    for _ in range(int(wear.specks * toned.width * toned.height / 4)):
        at = random.randrange(toned.width - 2), random.randrange(toned.height - 2)
        strayed.paste(random.choice((40, 250)), (*at, at[0] + 2, at[1] + 2))
    return _through_jpeg(strayed, wear.quality)


def _through_jpeg(page: Image.Image, quality: int) -> Image.Image:
    held = io.BytesIO()
    page.save(held, "JPEG", quality=quality)
    return Image.open(io.BytesIO(held.getvalue())).convert("L")


def scan(file: bytes, dpi: int, name: str) -> list[Image.Image]:
    """A PDF scanned badly; the name is the seed."""
    random = Random(crc32(f"{name} {dpi}".encode()))
    return [worn(page, dpi, random) for page in pages(file, dpi)]


def kept(images: Sequence[Image.Image], dpi: int, path: Path) -> Path:
    """The scan as a file of its ending: PDF of pictures, TIFF of many pages, PNG of the first."""
    first, *rest = (image.copy() for image in images)  # saving leaves traces in the image
    if path.suffix == ".png":
        first.save(path, dpi=(dpi, dpi))
    elif path.suffix == ".tiff":
        first.save(path, save_all=True, append_images=rest, dpi=(dpi, dpi), compression="tiff_lzw")
    else:
        first.save(path, save_all=True, append_images=rest, resolution=dpi)
    return path


def scanned(codes: Sequence[str] = sources.SOURCES) -> Iterator[Document]:
    """The sources typed again and scanned, as PDF of pictures and, the middle one, as TIFF."""
    for code in codes:
        plan = sources.plan_of(code)
        for dpi in RESOLUTIONS:
            yield Document(code, f"scans, {dpi} dpi", sources.truth_of(plan), _Scan(code, dpi), DAMAGED)


@dataclass(frozen=True)
class _Scan:
    """Makes the file of one scan when it is wanted."""

    code: str
    dpi: int

    def __call__(self, to: Path) -> Path:
        file = pdf(sources.retyped(sources.plan_of(self.code)))
        ending = "tiff" if self.dpi == RESOLUTIONS[1] else "pdf"
        return kept(scan(file, self.dpi, self.code), self.dpi, to / f"scan.{ending}")
