"""Who must do what in carrying the plan out, and what the movement is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from thidua.reading.meaning.context import Place
from thidua.reading.proposals import Proposal

_DOES = (
    ("propagate", r"tuyen truyen|quan triet|pho bien"),
    ("launch", r"phat dong|to chuc trien khai"),
    ("guide", r"huong dan"),
    ("inspect", r"kiem tra|don doc|giam sat|theo doi"),
    ("appraise", r"tham dinh|danh gia|tham muu xet"),
    ("synthesise", r"tong hop"),
    ("select", r"lua chon|binh xet|xet chon|binh chon"),
    ("propose", r"de nghi khen|de xuat khen|trinh khen|de xuat"),
    ("report", r"bao cao"),
    ("raise_difficulties", r"vuong mac|kho khan"),
    ("interim_review", r"so ket"),
    ("final_review", r"tong ket"),
    ("register", r"dang ky"),
    ("implement", r"thuc hien|trien khai"),
)
_ACTS = (
    ("propagate", r"tuyen truyen|quan triet|nang cao nhan thuc"),
    ("inspect", r"kiem tra|giam sat"),
    ("digitise", r"chuyen doi so|cong nghe thong tin|so hoa|chinh quyen (?:dien tu|so)"),
    ("innovate", r"sang kien|doi moi|sang tao|mo hinh"),
    ("mobilise", r"huy dong|van dong"),
    ("encourage", r"khuyen khich|dong vien"),
    ("lead", r"lanh dao|chi dao|nguoi dung dau"),
)
_ACTOR = re.compile(
    r"^\W*(?:giao |de nghi |yeu cau |phan cong )?((?:so|van phong|phong|ban|cac|ubnd|uy ban|thu truong|cong chuc|"
    r"bo phan|hoi dong|truong|lanh dao|mat tran|bao|dai|nguoi|lien doan)\b[^:;.]{2,90}?) (?:chu tri|"
    r"co trach nhiem|tham muu|phoi hop|tang cuong|to chuc|can cu|tiep tuc|kip thoi|thuc hien|:|theo doi|huong dan)"
)
_YEARLY = re.compile(r"hang nam|moi nam|cuoi nam")
_URGED = re.compile(r"phai|tang cuong|thuong xuyen")
_MOST = 6
"""So many things a duty names at most."""


def duties(places: Sequence[Place]) -> Iterator[Proposal]:
    """What each named actor must do; contents of the movement likewise."""
    for place in places:
        if place.piece.heading:
            continue
        urged = place.is_under("requirement") and _URGED.search(place.plain)
        if place.is_under("duty", "review"):
            yield from _duty(place)
        elif place.is_under("contents") or urged:
            act = next((code for code, pattern in _ACTS if re.search(pattern, place.plain)), "implement")
            told = place.proposes("content", {"act": act}, place.piece.words, 75)
            yield replace(told, who=None, round=None)


def _duty(place: Place) -> Iterator[Proposal]:
    does = [code for code, pattern in _DOES if re.search(pattern, place.plain)]
    if not does:
        return
    who = _actor(place)
    kept = does if len(does) < 3 else [code for code in does if code != "implement"]
    every = "year" if _YEARLY.search(place.plain) else "ongoing"
    body = {"who": who, "does": kept[:_MOST], "every": every, "when": None}
    told = place.proposes("duty", body, place.piece.words, 75 if who else 60)
    yield replace(told, who=None, round=None)


def _actor(place: Place) -> str | None:
    """The words that name who acts: those before the verb, else the heading."""
    first = _ACTOR.match(place.plain)
    if first:
        return place.words(*first.span(1))
    return place.chain[-1] if place.chain else None
