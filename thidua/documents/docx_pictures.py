"""Pictures inside a DOCX: how they stand in the text, and the parts and relations of the package they need."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

RELATIONS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_DRAWN = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
EMU = 36000
"""Units of a drawing in a millimetre."""


class Pictures:
    """The pictures of one paper, in order."""

    def __init__(self) -> None:
        self.made: list[bytes] = []

    def run(self, png: bytes, wide: float, high: float, says: str) -> str:
        """A picture as part of a paragraph, mm; `says` is read to those who cannot see it."""
        self.made.append(png)
        number = len(self.made)
        extent = f'cx="{round(wide * EMU)}" cy="{round(high * EMU)}"'
        told = f'id="{number}" name="Hình {number}" descr={quoteattr(says)}'
        fill = f'<pic:blipFill><a:blip r:embed="picture{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        shape = (
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        )
        return (
            f'<w:r><w:drawing {_DRAWN}><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
            f'<wp:docPr {told}/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
            f"<pic:pic><pic:nvPicPr><pic:cNvPr {told}/><pic:cNvPicPr/></pic:nvPicPr>{fill}{shape}</pic:pic>"
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )

    def into(self, parts: dict[str, bytes]) -> None:
        """Put the pictures into a package."""
        if not self.made:
            return
        names = [f"picture{i}.png" for i in range(1, len(self.made) + 1)]
        told = "".join(
            f'<Relationship Id="{name[:-4]}" Type="{_IMAGE}" Target="media/{escape(name)}"/>'
            for name in names
        )
        parts[RELATIONS] = parts[RELATIONS].replace(b"</Relationships>", f"{told}</Relationships>".encode())
        if b'Extension="png"' not in parts[TYPES]:
            png = b'<Default Extension="png" ContentType="image/png"/></Types>'
            parts[TYPES] = parts[TYPES].replace(b"</Types>", png)
        parts |= {f"word/media/{name}": png for name, png in zip(names, self.made, strict=True)}


def png_size(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG in pixels."""
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
