"""Official words of a paper: the award, the agency's name in a head, its abbreviation in a symbol."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from thidua.core import terms
from thidua.core.plan.model import Award, Plan
from thidua.core.wording import fold

SAMPLE = "Số liệu mẫu: người và kết quả trong văn bản này không có thật."
"""The mark of every paper made from sample data."""
_SYMBOL = re.compile(r"/[^-/\s]+-(\S+)$")
_POSTS = {"department": "Giám đốc", "commune": "Chủ tịch", "district": "Chủ tịch", "province": "Chủ tịch"}


def post_of(plan: Plan) -> str:
    """Who signs for the issuer."""
    return _POSTS.get(str(plan.issuer.get("kind") or ""), "Thủ trưởng")


def authority_of(plan: Plan) -> str:
    """The words before the post where a committee signs (Decree 30/2020 annex I)."""
    kind = str(plan.issuer.get("kind") or "")
    return "TM. ỦY BAN NHÂN DÂN" if kind in ("commune", "district", "province") else ""


def symbol_of(plan: Plan) -> str:
    """The issuer's abbreviation: from the plan's own number, else from its name."""
    written = plan.front.get("number")
    printed = (written.get("value") or written.get("printed")) if isinstance(written, Mapping) else written
    found = _SYMBOL.search(str(printed or ""))
    return found.group(1) if found else initials(str(plan.issuer.get("name") or ""))


def movement_of(plan: Plan) -> str:
    """The movement's name as a sentence continues with it."""
    told: Any = plan.front.get("movement") or {}
    name = str(told.get("name") if isinstance(told, Mapping) else told) or plan.title
    starts = fold(name).startswith("phong trao")
    return name[:1].lower() + name[1:] if starts else f"phong trào thi đua “{name}”"


def form_words(award: Award) -> str:
    """An award's form in official words; who gives it stands in another column."""
    return terms.label("form", award.form).vi if award.form else "Hình thức theo văn bản cấp trên"


def capital(text: str) -> str:
    """The words at the start of a sentence."""
    return text[:1].upper() + text[1:]


def short_name(name: str, superior: str) -> str:
    """The issuer's name as a letterhead prints it: without the province its superior names."""
    for word in (" tỉnh ", " thành phố "):
        head, _, tail = name.partition(word)
        if tail and tail in superior:
            return head
    return name


def initials(name: str) -> str:
    """The abbreviation of an agency in a paper's symbol, where the plan gives none.

    >>> initials("Sở Xây dựng tỉnh Kiên Giang")
    'SXD'
    """
    head = name.partition(" tỉnh ")[0].partition(" thành phố ")[0]
    if fold(head).startswith(("uy ban nhan dan", "ubnd")):
        return "UBND"
    return "".join(word[0] for word in head.split() if word[:1].isalpha()).upper()
