"""Pictures: drawn again from their points alone, so that nothing hidden in the file is kept."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageOps

from thidua.core.wording import Say
from thidua.records.inspection.kinds import PAGE_LIMIT, Seen, refusal

MOST_POINTS = 60_000_000
"""Most points of a picture; the sharpest ordinary telephone takes 50 million."""
_SMALLER = Say("Chụp ở cỡ thường hoặc thu nhỏ ảnh.", "Take it at ordinary size or make it smaller.")
_AGAIN = Say("Mở ảnh rồi lưu lại thành .jpg hoặc .png.", "Open the picture and save it again.")


def redrawn(path: Path, name: str, form: str) -> Seen:
    """A picture as one page, turned upright, without place, camera and other notes.

    Raises Refused when it has too many points or cannot be read to its end.
    """
    try:
        with Image.open(path, formats=[form]) as picture:
            if picture.width * picture.height > MOST_POINTS:
                points = f"{picture.width} × {picture.height}"
                why = Say(f"ảnh {points} điểm là quá lớn", f"{points} points are too many")
                raise refusal(name, why, _SMALLER)
            picture.load()
            return Seen(pages=1, content=_drawn(ImageOps.exif_transpose(picture), form))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        raise refusal(name, Say("ảnh quá lớn", "the picture is too large"), _SMALLER) from None
    except (OSError, SyntaxError, ValueError):
        raise refusal(name, Say("không đọc được ảnh", "the picture cannot be read"), _AGAIN) from None


def pages_of(path: Path, name: str) -> Seen:
    """The pages of a TIFF, every one of which is read to its end; its bytes stay as they are.

    Raises Refused as `redrawn` does, and for more pages than a PDF may have.
    """
    try:
        with Image.open(path, formats=["TIFF"]) as picture:
            pages = getattr(picture, "n_frames", 1)
            if pages > PAGE_LIMIT:
                why = Say(
                    f"ảnh có {pages} trang, tối đa {PAGE_LIMIT}", f"{pages} pages, at most {PAGE_LIMIT}"
                )
                raise refusal(name, why, Say("Chia thành nhiều tệp.", "Split it into several files."))
            for page in range(pages):
                picture.seek(page)
                if picture.width * picture.height > MOST_POINTS:
                    why = Say(f"trang {page + 1} quá lớn", f"page {page + 1} is too large")
                    raise refusal(name, why, _SMALLER)
                picture.load()
            return Seen(pages=pages)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        raise refusal(name, Say("ảnh quá lớn", "the picture is too large"), _SMALLER) from None
    except (OSError, SyntaxError, ValueError):
        raise refusal(name, Say("không đọc được ảnh", "the picture cannot be read"), _AGAIN) from None


def _drawn(picture: Image.Image, form: str) -> bytes:
    clear = form == "PNG" and (picture.mode in ("LA", "RGBA", "PA") or "transparency" in picture.info)
    grey = picture.mode in ("1", "L") and not clear
    plain = picture.convert("RGBA" if clear else "L" if grey else "RGB")
    bare = Image.frombytes(plain.mode, plain.size, plain.tobytes())
    out = io.BytesIO()
    bare.save(out, form, **({"quality": 90} if form == "JPEG" else {}))
    return out.getvalue()
