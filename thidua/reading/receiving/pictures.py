"""Pictures of pages: how many a file holds, one of them upright, and one drawn for the screen. In the child process."""

from __future__ import annotations

import base64
import io
from pathlib import Path

from PIL import Image, ImageOps

from thidua.reading.receiving import refusing
from thidua.reading.receiving.limits import LIMITS
from thidua.reading.receiving.pdf import pdf_picture
from thidua.reading.receiving.refusing import refusal

_BROKEN = (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError)
Image.MAX_IMAGE_PIXELS = None  # _check_points refuses by the size that the head of the file tells


def picture_pages(path: Path, kind: str) -> int:
    """How many pages a picture file holds; no page of it is decoded.

    Raises Refused when one of them is too large, or there are too many.
    """
    try:
        with Image.open(path, formats=[kind.upper()]) as picture:
            pages = getattr(picture, "n_frames", 1) if kind == "tiff" else 1
            if pages > LIMITS.recognised_pages:
                raise refusal(path.name, refusing.too_many_pages(pages, LIMITS.recognised_pages))
            for at in range(pages):
                picture.seek(at)
                _check_points(path, picture, at + 1 if pages > 1 else None)
    except _BROKEN:
        raise refusal(path.name, refusing.BROKEN) from None
    return pages


def _check_points(path: Path, picture: Image.Image, page: int | None) -> None:
    wide, high = picture.size
    if max(wide, high) > LIMITS.side or wide * high > LIMITS.points:
        raise refusal(path.name, refusing.too_many_points(wide, high), page)


def picture_of(path: Path, kind: str, page: int) -> Image.Image:
    """One page as it came, turned as the camera noted.

    Raises Refused when it is too large or cannot be read.
    """
    if kind == "pdf":
        return pdf_picture(path, page)
    try:
        with Image.open(path, formats=[kind.upper()]) as picture:
            picture.seek(page - 1)
            _check_points(path, picture, page)
            picture.load()
            return _on_white(ImageOps.exif_transpose(picture))
    except _BROKEN:
        raise refusal(path.name, refusing.BROKEN, page) from None


def _on_white(picture: Image.Image) -> Image.Image:
    """What is clear becomes white paper."""
    if picture.mode in ("1", "L", "RGB"):
        return picture
    if picture.mode in ("I;16", "I;16B", "I", "F"):
        return picture.point(lambda v: v / 257).convert("L")
    if picture.mode in ("LA", "RGBA", "PA") or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear).convert("RGB")
    return picture.convert("RGB")


def page_image(path: Path, kind: str, page: int, width: int) -> str:
    """A page as WebP of a width in points, in base64."""
    if kind == "pdf":
        picture = pdf_picture(path, page, width=width)
    else:
        picture = picture_of(path, kind, page).convert("RGB")
        picture = picture.resize(
            (width, max(1, round(picture.height * width / picture.width))), Image.Resampling.LANCZOS
        )
    held = io.BytesIO()
    picture.convert("RGB").save(held, "WEBP", quality=80, method=2)
    return base64.b64encode(held.getvalue()).decode()
