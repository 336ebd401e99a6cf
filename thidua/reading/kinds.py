"""What kinds of document there are, as the line under the head names them."""

from __future__ import annotations

import re

from thidua.reading.paragraphs import Paragraph
from thidua.reading.parts import Document

KINDS = frozenset(
    [
        "ke hoach",
        "quyet dinh",
        "huong dan",
        "cong van",
        "thong bao",
        "chuong trinh",
        "phat dong",
        "loi phat dong",
        "chi thi",
        "de an",
        "nghi quyet",
        "phuong an",
        "quy che",
        "quy dinh",
        "to trinh",
        "the le",
        "giao uoc thi dua",
        "phong trao thi dua",
        "ke hoach thi dua",
        "ke hoach phat dong thi dua",
        "huong dan thi dua",
        "chuong trinh thi dua",
        "quyet dinh phat dong thi dua",
    ]
)


_JOINT = re.compile(
    r"^(ke hoach|chuong trinh|huong dan|quyet dinh) (lien tich|phoi hop|lien nganh|hanh dong)$"
)


def is_kind(paragraph: Paragraph, found: Document) -> bool:
    """Whether a line names a kind of document and nothing else."""
    plain = found.fold(paragraph.text).plain.strip(" .:")
    return plain in KINDS or (paragraph.shouted and bool(_JOINT.match(plain)))
