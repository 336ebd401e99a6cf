"""Official words that papers and pages share: the form of an award, the mark of sample data."""

from __future__ import annotations

from thidua.core import terms
from thidua.core.plan.model import Award

SAMPLE = "Số liệu mẫu: người và kết quả trong văn bản này không có thật."
"""The mark of every paper made from sample data."""


def form_words(award: Award) -> str:
    """An award's form in official words; who gives it stands in another column."""
    return terms.label("form", award.form).vi if award.form else "Hình thức theo văn bản cấp trên"


def capital(text: str) -> str:
    """The words at the start of a sentence."""
    return text[:1].upper() + text[1:]
