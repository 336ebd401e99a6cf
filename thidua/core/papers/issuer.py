"""How a plan heads and signs its papers: the issuer's name, symbol, who signs, who receives, its movement."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from thidua.core.papers.frame import LINE, Frame, Office, Signer
from thidua.core.plan.model import Plan, blank
from thidua.core.wording import fold

_SYMBOL = re.compile(r"/[^-/\s]+-(\S+)$")
_POSTS = {"department": "Giám đốc", "commune": "Chủ tịch", "district": "Chủ tịch", "province": "Chủ tịch"}
_COMMITTEES = ("commune", "district", "province")
_YEAR = re.compile(r"năm (\d{4})")
FILED = "Lưu:"
_COMMITTEE = re.compile(r"^(?:UBND|Ủy ban nhân dân)\s+", re.IGNORECASE)


def post_of(plan: Plan) -> str:
    """Who signs for the issuer."""
    return head_of(str(plan.issuer.get("kind") or ""))


def head_of(kind: str) -> str:
    """The post of who signs for an agency of a kind."""
    return _POSTS.get(kind, "Thủ trưởng")


def authority_of(plan: Plan) -> str:
    """The words before the post where a committee signs (Decree 30/2020 annex I)."""
    return right_of(str(plan.issuer.get("kind") or ""))


def right_of(kind: str) -> str:
    """The words before the post of who signs for an agency of a kind."""
    return "TM. ỦY BAN NHÂN DÂN" if kind in _COMMITTEES else ""


def office_of(plan: Plan) -> Office:
    """The plan's issuer as the head of a paper.

    A People's Committee has nobody over it in the head, and its place on a line of its own.
    """
    name, superior = str(plan.issuer.get("name") or ""), str(plan.issuer.get("superior") or "")
    place = str(plan.front.get("place") or "")
    if plan.issuer.get("kind") in _COMMITTEES and _COMMITTEE.match(name):
        stacked = _COMMITTEE.sub("Ủy ban nhân dân\n", name)
        return Office(stacked, symbol_of(plan), place, "", name)
    return Office(short_name(name, superior), symbol_of(plan), place, superior, name)


def frame_of(plan: Plan, notes: tuple[str, ...] = ()) -> Frame:
    """Head and foot of the plan as printed, from its front matter; what it leaves blank stays blank."""
    issued = blank(plan.front.get("issued"))
    recipients, filed = parted_recipients(_entries(plan, "recipients").get("names") or ())
    return Frame(
        office_of(plan),
        signer_of(plan),
        on=issued if isinstance(issued, date) else None,
        year=_printed_year(plan),
        recipients=recipients or (LINE,),
        filed=filed or "VT",
        notes=notes,
        written=plan.number or "",
    )


def signer_of(plan: Plan) -> Signer:
    """Who signed the plan; the usual post only where nobody is named, for a name may be a deputy's."""
    told = _entries(plan, "signatory")
    name = str(told.get("name") or "")
    post = str(told.get("post") or "") or (LINE if name else post_of(plan))
    return signing(Signer(post_of(plan), authority_of(plan), name), post)


def signing(head: Signer, post: str) -> Signer:
    """Who signs in the place of the head: a deputy signs for the head (KT.), under the committee where one signs.

    >>> signing(Signer("Chủ tịch", "TM. ỦY BAN NHÂN DÂN"), "Phó Chủ tịch").authority.splitlines()
    ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH']
    """
    if post.lower().startswith(f"phó {head.post.lower()}"):
        return replace(
            head, post=post, authority="\n".join(filter(None, (head.authority, f"KT. {head.post.upper()}")))
        )
    return replace(head, post=post)


def parted_recipients(names: Any) -> tuple[tuple[str, ...], str]:
    """Recipients without the line of the file copy, and that line.

    >>> parted_recipients(["Sở Nội vụ;", "Lưu: VT, htthang."])
    (('Sở Nội vụ',), 'VT, htthang')
    """
    bare = [str(name).strip(" -;.") for name in names]
    filed = [name.removeprefix(FILED).strip() for name in bare if name.startswith(FILED)]
    return tuple(name for name in bare if name and not name.startswith(FILED)), "".join(filed[:1])


def _entries(plan: Plan, key: str) -> Mapping[str, Any]:
    found = plan.front.get(key)
    return found if isinstance(found, Mapping) else {}


def _printed_year(plan: Plan) -> int | None:
    found = _YEAR.search(str(_entries(plan, "issued").get("printed") or ""))
    return int(found[1]) if found else None


def symbol_of(plan: Plan) -> str:
    """The issuer's abbreviation: from the plan's own number, else from its name."""
    written = plan.front.get("number")
    printed = (written.get("value") or written.get("printed")) if isinstance(written, Mapping) else written
    found = _SYMBOL.search(str(printed or ""))
    name, superior = str(plan.issuer.get("name") or ""), str(plan.issuer.get("superior") or "")
    return found.group(1) if found else initials(short_name(name, superior))


def movement_of(plan: Plan) -> str:
    """The movement's name as a sentence continues with it."""
    told: Any = plan.front.get("movement") or {}
    name = str(told.get("name") if isinstance(told, Mapping) else told) or plan.title
    starts = fold(name).startswith("phong trao")
    return name[:1].lower() + name[1:] if starts else f"phong trào thi đua “{name}”"


def short_name(name: str, superior: str) -> str:
    """The issuer's name as a letterhead prints it: without the province its superior names.

    >>> short_name("Sở Tư pháp An Giang", "UBND tỉnh An Giang")
    'Sở Tư pháp'
    """
    for word in (" tỉnh ", " thành phố "):
        tail = superior.partition(word)[2]
        for ending in (f"{word}{tail}", f" {tail}"):
            if tail and name.endswith(ending):
                return name.removesuffix(ending)
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
