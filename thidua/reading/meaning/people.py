"""Who may take part, and who must do what in carrying the plan out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from thidua.core.wording import Say
from thidua.reading.meaning.context import Place, who_in
from thidua.reading.proposals import Proposal

_STAFF = (("can bo", "cadre"), ("cong chuc", "civil_servant"), ("vien chuc", "public_employee"), ("nguoi lao dong", "worker"))
_PERSON = re.compile(r"\b(ca nhan|can bo|cong chuc|vien chuc|nguoi lao dong|giao vien|nguoi dan|hoc sinh|doan vien|hoi vien|nhan vien|cong nhan)\b")
_BODY = re.compile(r"\b(tap the|cac so|cac phong|phong|don vi|co quan|ubnd|uy ban nhan dan|ban nganh|truong|doanh nghiep|thon|khu dan cu|khoa|to chuyen mon|nganh)\b")
_LABEL = re.compile(r"^\W*(?:doi voi |ve |voi )?(?:cac )?(?:tap the|ca nhan)(?: ?:| ?-) ")
_DOES = (
    ("propagate", r"tuyen truyen|quan triet|pho bien"), ("launch", r"phat dong|to chuc trien khai"), ("guide", r"huong dan"),
    ("inspect", r"kiem tra|don doc|giam sat|theo doi"), ("appraise", r"tham dinh|danh gia|tham muu xet"), ("synthesise", r"tong hop"),
    ("select", r"lua chon|binh xet|xet chon|binh chon"), ("propose", r"de nghi khen|de xuat khen|trinh khen|de xuat"),
    ("report", r"bao cao"), ("raise_difficulties", r"vuong mac|kho khan"), ("interim_review", r"so ket"), ("final_review", r"tong ket"),
    ("register", r"dang ky"), ("implement", r"thuc hien|trien khai"),
)  # fmt: skip
_ACTS = (
    ("propagate", r"tuyen truyen|quan triet|nang cao nhan thuc"), ("inspect", r"kiem tra|giam sat"), ("digitise", r"chuyen doi so|cong nghe thong tin|so hoa|chinh quyen (?:dien tu|so)"),
    ("innovate", r"sang kien|doi moi|sang tao|mo hinh"), ("mobilise", r"huy dong|van dong"), ("encourage", r"khuyen khich|dong vien"), ("lead", r"lanh dao|chi dao|nguoi dung dau"),
    ("implement", r""),
)  # fmt: skip


def eligible(places: Sequence[Place]) -> Iterator[Proposal]:
    """Who may take part: collectives and individuals, in the words of the clause."""
    for place in places:
        plain = place.plain
        if place.piece.heading or not place.is_under("eligible"):
            continue
        if plain.rstrip().endswith(":") and len(plain) < 60:
            continue
        label = _LABEL.match(plain)
        start = label.end() if label else _after_lead(plain)
        words = place.piece.folded.original(start, len(plain)).strip(" .;")
        for who in _whom(place, plain, label):
            body: dict[str, Any] = {"who": who, "units": None}
            if who == "individual":
                body["staff"] = [code for word, code in _STAFF if word in plain] or None
            asks = Say("Chọn các đơn vị thuộc diện này.", "Choose the units that this names.")
            yield Proposal("eligible", place.piece.id, body, words, place.piece.lines, 85 if label or place.who else 75, asks, who)


def _after_lead(plain: str) -> int:
    found = re.match(r"^\W*doi tuong[^.:]{0,60}?(?: la | : | gom (?:co )?:? ?)", plain) or re.match(r"^[-+*.] ", plain)
    return found.end() if found else 0


def _whom(place: Place, plain: str, label: re.Match[str] | None) -> list[str]:
    if label or place.who:
        own = who_in(label.group()) if label else None
        return [own or place.who or "collective"]
    bodies, persons = _BODY.search(plain), _PERSON.search(plain)
    if persons and bodies:
        joined = re.search(r"(?:va|;|,) (?:toan the )?(?:cac )?(?:ca nhan|can bo|cong chuc|vien chuc)", plain)
        if persons.start() < bodies.start() and not who_in(plain) == "collective":
            return ["individual"]
        return ["collective", "individual"] if joined else ["collective"]
    return ["individual"] if persons else ["collective"] if bodies else []


def duties(places: Sequence[Place]) -> Iterator[Proposal]:
    """What each named actor must do; contents of the movement likewise."""
    for place in places:
        if place.piece.heading:
            continue
        if place.is_under("duty", "review"):
            does = [code for code, pattern in _DOES if re.search(pattern, place.plain)]
            if does:
                who = _actor(place)
                every = "year" if re.search(r"hang nam|moi nam|cuoi nam", place.plain) else "ongoing"
                body = {"who": who, "does": does[:6] if len(does) < 3 else [d for d in does if d != "implement"][:6], "every": every, "when": None}
                yield Proposal("duty", place.piece.id, body, place.piece.words, place.piece.lines, 75 if who else 60)
        elif place.is_under("contents") or (place.topics[:1] == ("requirement",) and re.search(r"phai|tang cuong|thuong xuyen", place.plain)):
            act = next(code for code, pattern in _ACTS if re.search(pattern, place.plain))
            yield Proposal("content", place.piece.id, {"act": act}, place.piece.words, place.piece.lines, 75)


def _actor(place: Place) -> str | None:
    """The words that name who acts: the heading, or those before the verb."""
    first = re.match(
        r"^\W*(?:giao |de nghi |yeu cau |phan cong )?((?:so|van phong|phong|ban|cac|ubnd|uy ban|thu truong|cong chuc|bo phan|hoi dong|truong|lanh dao|mat tran|bao|dai|nguoi|lien doan)\b[^:;.]{2,90}?) (?:chu tri|co trach nhiem|tham muu|phoi hop|tang cuong|to chuc|can cu|tiep tuc|kip thoi|thuc hien|:|theo doi|huong dan)",
        place.plain,
    )
    if first:
        return place.piece.folded.original(first.start(1), first.end(1))
    return place.chain[-1] if place.chain else None
