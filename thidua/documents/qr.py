"""QR codes: as lines in the PDF, as a picture in the DOCX."""

from __future__ import annotations

from io import BytesIO

import segno

DOTS_A_MODULE = 12


def qr_svg(link: str) -> str:
    """A QR code as SVG; the white of the paper is its border."""
    drawn = BytesIO()
    _made(link).save(drawn, kind="svg", border=0, xmldecl=False, svgclass=None, lineclass=None, omitsize=True)
    return drawn.getvalue().decode()


def qr_png(link: str) -> bytes:
    """A QR code as PNG."""
    drawn = BytesIO()
    _made(link).save(drawn, kind="png", border=0, scale=DOTS_A_MODULE)
    return drawn.getvalue()


def _made(link: str) -> segno.QRCode:
    # a quarter may be torn, stamped over or badly copied
    return segno.make(link, error="q", micro=False, boost_error=False)
