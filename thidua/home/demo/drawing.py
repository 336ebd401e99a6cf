"""A drawn sample picture: two people at a desk with a book between them. Nobody real is in it."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

WALL, FLOOR, DESK, BOOK = "#E8EEF5", "#C9D3DE", "#8A6A45", "#FFFFFF"
COATS = ("#17508C", "#1B6E3C")
SKIN, HAIR = "#E3B98F", "#2B2B2B"


def at_the_desk() -> bytes:
    """The picture as a JPEG, as somebody would upload it."""
    picture = Image.new("RGB", (1200, 800), WALL)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 620, 1200, 800), fill=FLOOR)
    draw.rectangle((470, 90, 730, 250), fill=BOOK, outline="#7A8798", width=6)
    for line in range(120, 230, 26):
        draw.line((500, line, 700, line), fill="#7A8798", width=6)
    for middle, coat in zip((300, 900), COATS, strict=True):
        draw.rounded_rectangle((middle - 110, 370, middle + 110, 640), 60, fill=coat)
        draw.ellipse((middle - 70, 230, middle + 70, 380), fill=SKIN)
        draw.chord((middle - 75, 215, middle + 75, 370), 180, 360, fill=HAIR)
    draw.rectangle((140, 540, 1060, 590), fill=DESK)
    draw.rectangle((180, 590, 220, 760), fill=DESK)
    draw.rectangle((980, 590, 1020, 760), fill=DESK)
    draw.polygon((480, 540, 600, 505, 720, 540), fill=BOOK, outline="#7A8798")
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=90)
    return out.getvalue()
